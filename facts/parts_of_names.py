"""Names that a text gives in part, or with more beside them than the story does: "Norvent" for "Norvent Shipping"."""

from __future__ import annotations

from collections.abc import Sequence

from facts.cues import Token
from facts.sentence import Entity, Who
from facts.story_names import StoryNames


def beside_known(text: str, words: Sequence[Token], entity: Entity, known: Sequence[Entity]) -> bool:
    """``Bahnbauer Norvent``, ``Norvent Pharma``: capitals right beside a name of the story are a part of it."""
    return any(
        _adjoin(text, words, entity, other) or (_adjoin(text, words, other, entity) and not other.genitive)
        for other in known
        if not other.human and other.who is not Who.MEDIUM
    )


def in_full(entity: Entity, names: StoryNames) -> Entity:
    """``Norvent`` for ``Norvent Shipping``: the first word of a name of the story stands for all of it."""
    known = names.shortened.get(entity.name)
    if known is None or entity.human:
        return entity
    return entity._replace(who=known.who, name=known.name)


def _adjoin(text: str, words: Sequence[Token], one: Entity, other: Entity) -> bool:
    """Whether a name stands right before another, with no mark between: ``Norvent Pharma``, ``Riga's Norvent``."""
    between = text[words[one.last].end : words[other.first].start]
    return one.last < other.first and between == ("'s " if one.genitive else " ")
