"""Values that stand ahead of the word that says what they are: ``C'est 4 milliards que``, ``À 28 euros, l'offre``."""

from __future__ import annotations

from facts.story import FIGURES
from facts.words.cues import Hit
from facts.words.sentence import Found, Sentence
from facts.words.small_words import small_words

_FRONTED = 3  # words from the comma behind an amount that opens a sentence to the word that says what it is


def set_ahead(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``C'est 4 milliards que ...``, ``À 28 euros, l'offre``: whether a value stands before its word."""
    return _cleft(sentence, found) or _fronted(sentence, hit, found)


def _cleft(sentence: Sentence, found: Found) -> bool:
    """``C'est 4 milliards que Nordbeam paiera``, ``it is 4 billion that it pays``: what is said of it stands behind."""
    behind_it = sentence.words[found.last + 1].word if found.last + 1 < len(sentence.words) else ""
    opening = {word.word for word in sentence.words[max(0, found.first - 2) : found.first]}
    return behind_it in small_words("cleft_joins") and not opening.isdisjoint(small_words("cleft_opens"))


def _fronted(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``À 12 euros, le prix surprend``: a preposition and an amount that open a sentence, and what has it."""
    comma = found.last + 1
    return (
        found.type in FIGURES
        and found.first == 1
        and sentence.words[0].word in small_words("at_level")
        and comma < hit.first <= comma + _FRONTED
        and sentence.words[comma].word == ","
    )
