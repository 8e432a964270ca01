"""Names that a text gives in part, or with more beside them than the story does: "Norvent" for "Norvent Shipping"."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from facts.names.story_names import StoryNames
from facts.words.cues import Hit, Token
from facts.words.sentence import Entity, Who
from facts.words.small_words import small_words, word_edges

_SHORT_FORM = re.compile(r" ?\((?:[A-Z][\w ]{1,20}: ?)?[A-Z0-9][A-Z0-9.:/ -]{0,30}\)")
"""A ticker, number or abbreviation in brackets: "(TLND.OL)", "(NASDAQ: TLND)", "(WKN 716460)", "(DB)"."""


def beside_known(text: str, words: Sequence[Token], entity: Entity, known: Sequence[Entity]) -> bool:
    """``Bahnbauer Norvent``, ``Norvent Pharma``: capitals right beside a name of the story are a part of it.

    Not so a person: ``folgt bei Norvent Anna Lehmann``.
    """
    return not entity.human and any(
        _adjoin(text, words, entity, other) or (_adjoin(text, words, other, entity) and not other.genitive)
        for other in known
        if not other.human and other.who is not Who.MEDIUM
    )


def short_for_known(text: str, words: Sequence[Token], entity: Entity, known: Sequence[Entity]) -> bool:
    """``Norvent (NRV.OL) raised``, ``Deutsche Bahn (DB)``: what stands in brackets right behind a name is no other."""
    start = words[entity.first].start
    return any(
        short is not None and short.start() < start < short.end()
        for other in known
        if other.last < entity.first
        for short in [_SHORT_FORM.match(text, words[other.last].end)]
    )


def in_full(entity: Entity, names: StoryNames) -> Entity:
    """``Norvent`` for ``Norvent Shipping``: the first word of a name of the story stands for all of it."""
    known = names.shortened.get(entity.name)
    if known is None or entity.human:
        return entity
    return entity._replace(who=known.who, name=known.name)


def as_known(entity: Entity, names: StoryNames, surnames: Collection[str]) -> Entity:
    """A name as the story or the text has it in full: a person's by the surname, another by its first word."""
    return in_full(entity._replace(human=True) if entity.name in surnames else entity, names)


def by_given_name(words: Sequence[Token], entity: Entity, known: Sequence[Entity], names: StoryNames) -> Entity:
    """``Ida and Tom Brandt``: a given name in a pair whose second one has the surname of a person of the story."""
    at = entity.last + 1
    if entity.first != entity.last or at >= len(words) or words[at].word not in small_words("and"):
        return entity
    second = next((other for other in known if other.first == at + 1 and other.human and other.last > at + 1), None)
    if second is None:
        return entity
    for meant in names.by_first_word.get(words[entity.first].word, ()):
        if meant.human and meant.name.split()[-1] == second.name.split()[-1]:
            return entity._replace(who=meant.who, name=meant.name, human=True)
    return entity


def as_medium(words: Sequence[Token], entity: Entity) -> Entity:
    """``Harrow Gazette``, ``Ulmer Stadt-Anzeiger``: a name that ends as those of newspapers do."""
    medium = (
        entity.who is Who.UNKNOWN and not entity.human and words[entity.last].word.endswith(word_edges("medium_ends"))
    )
    return entity._replace(who=Who.MEDIUM) if medium else entity


def without_old_places(
    words: Sequence[Token], hits: list[Hit], entities: Sequence[Entity], label: str, places_at: frozenset[str]
) -> list[Hit]:
    """The hits without those of a label in ``in the old Palais de Justice``: what is old is where, by its own name."""
    named = {entity.first for entity in entities if entity.who is Who.UNKNOWN and not entity.human}
    return [
        hit
        for hit in hits
        if hit.cue.label != label
        or hit.last + 1 not in named
        or hit.first == 0
        or words[hit.first - 1].word not in places_at
    ]


def _adjoin(text: str, words: Sequence[Token], one: Entity, other: Entity) -> bool:
    """Whether a name stands right before another, with no mark between: ``Norvent Pharma``, ``Riga's Norvent``."""
    between = text[words[one.last].end : words[other.first].start]
    return one.last < other.first and between == ("'s " if one.genitive else " ")
