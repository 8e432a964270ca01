"""What somebody wants and what somebody gives: two kinds of a story that one figure of a dispute could be."""

from __future__ import annotations

from dataclasses import replace

from facts.kinds import Kind
from facts.meaning.classify import Meaning
from facts.meaning.going_on import CARRIED
from facts.meaning.kind_cues import KindWords
from facts.model import Modality
from facts.stance.offers import is_wanted
from facts.words.cues import Cue, Hit
from facts.words.sentence import Found, Sentence

_DISPUTED = frozenset({"money", "percent"})


def leave_to_demands(sentence: Sentence, ranked: dict[int, list[Meaning]], kinds: KindWords) -> None:
    """``The union wants a rise of 9%``: where a story asks what is demanded and what is offered, "wants" decides.

    The words of both kinds are often the same ("rise of"). A figure that means the same by the same words goes along:
    ``wants pay to rise by 9%; last week it was 12%``.
    """
    moved: list[Meaning] = []
    for found in sorted(sentence.found, key=lambda one: one.first):
        options = ranked[id(found)]
        if found.type not in _DISPUTED or (options and options[0].kind.id not in kinds.own):
            continue
        demanded = [
            kind
            for name in kinds.own
            if (kind := kinds.kinds[name]).type == found.type and kind.stated is Modality.TARGETED
        ]
        if len(demanded) != 1:
            continue
        if not options:
            ranked[id(found)] = _wanted_alone(sentence, found, demanded[0])
            continue
        said = options[0]
        if said.kind.stated is Modality.TARGETED:
            continue
        if any(one.cue == said.cue for one in moved) or is_wanted(sentence, found):
            moved.append(said)
            ranked[id(found)] = [replace(said, kind=demanded[0])]


def _wanted_alone(sentence: Sentence, found: Found, demanded: Kind) -> list[Meaning]:
    """``The union insists on 9%``: what nothing else is said of is what the story asks who demands."""
    if not is_wanted(sentence, found):
        return []
    return [Meaning(demanded, Hit(Cue("carried", "what is demanded", CARRIED), found.first, found.first), CARRIED)]
