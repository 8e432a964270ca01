"""A list of figures of several names: each belongs to the name in its own part of the sentence."""

from __future__ import annotations

from facts.meaning.classify import Meaning
from facts.names.clauses import is_bystander, is_source
from facts.names.subject_words import SubjectWords
from facts.story import FIGURES
from facts.words.sentence import OTHERS, OWN, Entity, Found, Sentence
from facts.words.small_words import small_words

_ITS_OWN = 2  # words from a name to its figure


def named_in_its_part(sentence: Sentence, found: Found, meaning: Meaning, language: SubjectWords) -> Entity | None:
    """``Velora has 12 million users, Nordbeam 14 million``: who stands between a mark and a figure that goes on.

    An "and" parts as well as a mark does.
    """
    if found.type in FIGURES and (joined := _joined(sentence, found)) is not None and joined.who in OTHERS:
        return joined
    start = sentence.part_begins(found.first)
    if start == 0 or found.type not in FIGURES or not (found.mention.elided or meaning.cue.last < start):
        return None
    inside = [entity for entity in sentence.entities if start <= entity.first and entity.last < found.first]
    if not inside and found.mention.noun is None:  # "3,000 at Nordbeam"
        inside = [
            entity
            for entity in sentence.entities
            if entity.first == found.last + 2 and sentence.words[found.last + 1].word in language.places_at
        ]
    if not inside or inside[0].who not in OTHERS or any(entity.who in OWN for entity in inside):
        return None
    tells = is_bystander(sentence, inside[0], language) or is_source(sentence, inside[0], language)
    return None if tells or inside[0].human else inside[0]


def _joined(sentence: Sentence, found: Found) -> Entity | None:
    """``had 36.2% and the National Union 33.9%``: the name between an "and" and a figure, one of its type before it."""
    name = next((entity for entity in sentence.entities if entity.last == found.first - 1), None)
    if name is None or not any(other.type == found.type and other.last < name.first for other in sentence.found):
        return None
    at = name.first - 1
    while at > 0 and sentence.words[at].word in small_words("articles"):
        at -= 1
    return name if sentence.words[at].word in small_words("and") else None


def without_later_parts(sentence: Sentence, found: Found) -> Sentence:
    """``At Velora 5,200 people work, at Nordbeam 3,000``: who stands right before the next figure owns that one.

    Nor has a name behind a figure that is only set against another: ``in 2031, not in 2029 as the Nordbeam deal says``.

    Where nobody else is named, the sentence stays as it is.
    """
    later = [other for other in sentence.found if other.type == found.type and other.first > found.last]
    kept = [
        entity
        for entity in sentence.entities
        if not any(
            found.last < entity.first <= entity.last < other.first <= entity.last + _ITS_OWN
            and any(word.mark or word.word in small_words("and") for word in sentence.between(found.last, entity.first))
            for other in later
        )
        and not (entity.first > found.last and sentence.words[found.first - 1].word in small_words("set_against"))
    ]
    return sentence._replace(entities=kept) if any(entity.last < found.first for entity in kept) else sentence
