"""What commas set apart speaks of the name before it: relative clauses, and words in apposition."""

from __future__ import annotations

from facts.entities import SubjectWords
from facts.geography import known_place
from facts.sentence import OWN, Entity, Sentence, Who

_APPOSED = 9  # words between two commas


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


def in_apposition(sentence: Sentence, entity: Entity, low: int) -> bool:
    """``Backhaus, Kornblum's biggest rival, cut 900 jobs``: a name in what is said of another does nothing itself."""
    words = sentence.words
    opens = entity.first
    while opens >= 0 and not words[opens].mark:
        opens -= 1
    closes = entity.last
    while closes < len(words) and not words[closes].mark:
        closes += 1
    if opens < 1 or closes >= low or words[opens].word != "," or words[closes].word != ",":
        return False
    listed = closes - opens - 1 == entity.last - entity.first + 1
    if listed or closes - opens > _APPOSED:
        return False
    return any(
        lead.last == opens - 1 and lead.who in {Who.OTHER, Who.UNKNOWN} and _can_be_spoken_of(lead)
        for lead in sentence.entities
    )


def _can_be_spoken_of(entity: Entity) -> bool:
    if entity.who in OWN:
        return True
    organisation = entity.who in {Who.OTHER, Who.UNKNOWN} and not entity.human
    return organisation and not entity.genitive and known_place(entity.name) is None
