"""What somebody wants and what somebody gives: two kinds of a story that one figure of a dispute could be."""

from __future__ import annotations

from dataclasses import replace

from facts.meaning.classify import Meaning
from facts.meaning.kind_cues import KindWords
from facts.model import Modality
from facts.stance.offers import is_wanted
from facts.words.sentence import Sentence

_DISPUTED = frozenset({"money", "percent"})


def leave_to_demands(sentence: Sentence, ranked: dict[int, list[Meaning]], kinds: KindWords) -> None:
    """``The union wants a rise of 9%``: where a story asks what is demanded and what is offered, "wants" decides.

    The words of both kinds are often the same ("rise of"). A figure that means the same by the same words goes along:
    ``wants pay to rise by 9%; last week it was 12%``.
    """
    moved: list[Meaning] = []
    for found in sorted(sentence.found, key=lambda one: one.first):
        options = ranked[id(found)]
        if not options or found.type not in _DISPUTED or options[0].kind.id not in kinds.own:
            continue
        said = options[0]
        demanded = [
            kind
            for name in kinds.own
            if (kind := kinds.kinds[name]).type == found.type and kind.stated is Modality.TARGETED
        ]
        if len(demanded) != 1 or said.kind.stated is Modality.TARGETED:
            continue
        if any(one.cue == said.cue for one in moved) or is_wanted(sentence, found):
            moved.append(said)
            ranked[id(found)] = [replace(said, kind=demanded[0])]
