"""A clause behind a name and its comma is about that name."""

from __future__ import annotations

from facts.names.entities import SubjectWords
from facts.names.geography import known_place
from facts.words.sentence import OWN, Entity, Sentence, Who


def relative_owner(sentence: Sentence, low: int, language: SubjectWords) -> Entity | None:
    """``flour from Miller's, which has sales of 40 million``: whom the clause that begins before ``low`` is about.

    None where no name stands right before its comma, or a person or a place whose figures nobody follows.
    """
    found = None
    for entity in sentence.entities:
        comma = entity.last + 1
        if comma + 1 >= low or sentence.words[comma].word != ",":
            continue
        if sentence.words[comma + 1].word not in language.relatives:
            continue
        inside = sentence.words[comma + 2 : low]
        if _can_be_spoken_of(entity) and not any(word.mark for word in inside):
            found = entity
    return found


def _can_be_spoken_of(entity: Entity) -> bool:
    if entity.who in OWN:
        return True
    organisation = entity.who in {Who.OTHER, Who.UNKNOWN} and not entity.human
    return organisation and not entity.genitive and known_place(entity.name) is None
