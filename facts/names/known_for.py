"""What a firm is known for: of "the maker of Tallow Run" the name says who is meant, and owns nothing."""

from __future__ import annotations

from itertools import pairwise

from facts.names.subject_words import SubjectWords
from facts.words.sentence import Entity, Sentence, Who
from facts.words.small_words import small_words

_MADE = 4  # words from who makes something to its name


def known_for(sentence: Sentence, entity: Entity, language: SubjectWords) -> bool:
    """``the maker of "Tallow Run"``: what a firm is known for, a name of no list behind the word for who makes it."""
    before = [word.word for word in sentence.words[max(0, entity.first - _MADE) : entity.first]]
    made = any(one in small_words("makers") and two in language.belongs for one, two in pairwise(before))
    return entity.who is Who.UNKNOWN and made
