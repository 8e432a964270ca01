"""A clause behind a name and its comma is about that name, and so is what the name is said to be there."""

from __future__ import annotations

from facts.meaning.classify import Meaning
from facts.names.geography import known_place
from facts.names.subject_words import SubjectWords
from facts.story import FIGURES, Story
from facts.words.sentence import OTHERS, OWN, Entity, Found, Sentence, Who
from facts.words.small_words import small_words


def relative_owner(sentence: Sentence, low: int, language: SubjectWords) -> Entity | None:
    """``flour from Miller's, which has sales of 40 million``: whom the clause that begins before ``low`` is about.

    None where no name stands right before its comma, or a person or a place whose figures nobody follows.
    """
    found = None
    for entity in sentence.entities:
        comma = entity.last + 1
        if comma + 1 >= low or sentence.words[comma].word != ",":
            continue
        if sentence.words[comma + 1].word not in language.relatives and not _says_what_it_is(sentence, entity, comma):
            continue
        inside = sentence.words[comma + 2 : low]
        if _can_be_spoken_of(entity) and not any(word.mark for word in inside):
            found = entity
    return found


def of_its_clause(
    sentence: Sentence, found: Found, meaning: Meaning, story: Story, language: SubjectWords
) -> Entity | None:
    """Whom the clause that begins before a value is about; a date is another's where the story lists that one."""
    opening = relative_owner(sentence, min(found.first, meaning.cue.first), language)
    if found.type in FIGURES and meaning.kind.id not in story.kinds:
        return opening or relative_owner(sentence, found.first, language)
    dated = found.type == "date" and meaning.kind.whose == "subject"
    return opening if dated and opening is not None and opening.who is Who.OTHER else None


def held_in_another(sentence: Sentence, found: Found, language: SubjectWords) -> str | None:
    """``its rival Castella, in which the fund holds 6%``: the other in whose relative clause a value stands."""
    words = sentence.words
    for entity in sentence.entities:
        at = entity.last + 1
        if entity.who in OTHERS and not entity.human and at + 2 < found.first and words[at].word == ",":
            led = words[at + 1].word in language.leading and words[at + 2].word in language.relatives
            if led and not any(word.mark for word in words[at + 1 : found.first]):
                return entity.name
    return None


def _says_what_it_is(sentence: Sentence, entity: Entity, comma: int) -> bool:
    """``Hart ran Backhaus, a company with 9,000 staff``: an article and a word for an organisation behind a name."""
    if entity.who in OWN or sentence.words[comma + 1].word not in small_words("apposed"):
        return False
    return any(hit.cue.label == "organisation" and comma + 1 < hit.first <= comma + 3 for hit in sentence.subjects)


def _can_be_spoken_of(entity: Entity) -> bool:
    if entity.who in OWN:
        return True
    organisation = entity.who in OTHERS and not entity.human
    return organisation and not entity.genitive and known_place(entity.name) is None
