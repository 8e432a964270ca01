"""In a story about a person, a sentence that begins with another one tells of that one."""

from __future__ import annotations

from facts.names.clauses import speaks
from facts.names.subject_words import SubjectWords
from facts.words.sentence import OTHERS, OWN, Entity, Found, Sentence, Who
from facts.words.small_words import small_words

_STANDS_FOR = frozenset({Who.GENERIC, Who.PRONOUN})


def another_person(sentence: Sentence, found: Found, language: SubjectWords) -> Entity | None:
    """``Ida Brandt, a former pilot, is serving 12 years``, ``Against Ida Brandt, they sought 12 years``: another's.

    Not so where the story's own is named, or where a word that may stand for them comes before the value.
    """
    first = sentence.entities[0] if sentence.entities else None
    if first is None or not first.human or first.who not in OTHERS or first.genitive or first.last >= found.first:
        return None
    if not (_opens(sentence, first) or _is_fronted(sentence, first)):
        return None
    aside = _aside(sentence, first)
    for entity in sentence.entities[1:]:
        if entity.who in OWN:
            return None
        inside = entity.first < aside or entity.name in language.relatives
        if entity.who in _STANDS_FOR and entity.first < found.first and not inside:
            return None
    return first


def _opens(sentence: Sentence, entity: Entity) -> bool:
    """Whether a full name is the first thing of a sentence, and not who says it."""
    return entity.first == 0 and entity.last > entity.first and not speaks(sentence, entity)


def _is_fronted(sentence: Sentence, entity: Entity) -> bool:
    """``Against Ida Brandt, ...``: whether a name stands behind the word of whom a sentence speaks."""
    return entity.first == 1 and sentence.words[0].word in small_words("speaks_of")


def _aside(sentence: Sentence, entity: Entity) -> int:
    """Where the aside that follows a name ends: ``Ida Brandt, his team-mate, moved``."""
    words, at = sentence.words, entity.last + 1
    if at >= len(words) or words[at].word != ",":
        return at
    return next((i for i in range(at + 1, len(words)) if words[i].word == ","), at)
