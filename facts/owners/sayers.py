"""Words behind a figure that stand for who only says it: they own nothing of what was said before them."""

from __future__ import annotations

from facts.story import FIGURES
from facts.words.sentence import OTHERS, Entity, Found, Sentence, Who

_SAYS = 5  # words from a word for a person to its verb of saying
_NAMED = 2  # words from a name to its verb of saying


def of_who_says_so(sentence: Sentence, entity: Entity, last: int, others: bool) -> bool:
    """``Six bays will close, Backhaus has said, although it hopes``: whether a word stands for who says it.

    It stands behind a mark and the ``last`` word of the figure and its cue. A word for a person ("the secretary's
    office said") counts where the text spoke of ``others``.
    """
    if entity.first <= last:
        return False
    if entity.who is Who.GENERIC and entity.human:
        return others and _marked(sentence, last, entity) and _says(sentence, entity, _SAYS)
    if entity.who is not Who.PRONOUN:
        return False
    named = (e for e in sentence.entities if last < e.first and e.last < entity.first)
    told = next((e for e in named if e.who not in {Who.GENERIC, Who.PRONOUN}), None)
    if told is None or told.who not in OTHERS:
        return False
    return _marked(sentence, last, told) and _says(sentence, told, _NAMED)


def _marked(sentence: Sentence, last: int, entity: Entity) -> bool:
    return any(word.mark for word in sentence.words[last + 1 : entity.first])


def _says(sentence: Sentence, entity: Entity, reach: int) -> bool:
    """Whether a word of saying stands right before a name, or within some words behind it."""
    return any(
        hit.cue.label == "attribution"
        and (-reach <= entity.first - hit.last <= 1 or 0 < hit.first - entity.last <= reach)
        for hit in sentence.stances
    )


def only_says(sentence: Sentence, name: str, found: Found) -> bool:
    """``Nordbeam said the toll stood at seven``: a word of saying stands right behind a name, before the figure."""
    said = [hit for hit in sentence.stances if hit.cue.label == "attribution"]
    return found.type in FIGURES and any(
        entity.name == name and any(hit.first == entity.last + 1 and hit.last < found.first for hit in said)
        for entity in sentence.entities
    )
