"""What an organisation brings out is its own, though it has a name that no story lists."""

from __future__ import annotations

from facts.classify import Meaning
from facts.sentence import OWN, Sentence, Who
from facts.subject import Owner

_LAUNCHES = frozenset({"launch_date", "release_date"})
_NEAR = 2  # words from who acts to the verb, and from the verb to the name


def brought_out(sentence: Sentence, owner: Owner, meaning: Meaning) -> bool:
    """``the company released Tinkler on 1 October``: whether the story's own acts, and the owner is what comes out."""
    cue = meaning.cue
    if meaning.kind.id not in _LAUNCHES or owner.who is not Who.UNKNOWN:
        return False
    acts = any(
        0 < cue.first - entity.last <= _NEAR and entity.who in {*OWN, Who.GENERIC, Who.PRONOUN}
        for entity in sentence.entities
    ) or any(hit.cue.label == "organisation" and hit.last == cue.first - 1 for hit in sentence.subjects)
    return acts and any(
        cue.first < entity.first <= cue.last + _NEAR and entity.name == owner.name for entity in sentence.entities
    )
