"""Figures that are somebody's age: "zwei Männer im Alter von 56 und 67 Jahren", "a student of 24"."""

from __future__ import annotations

import re
from functools import cache

from facts.amounts.numerals import Figure
from facts.languages import load_language
from facts.words.small_words import small_words

_OLDEST = 120
_WINDOW = 60  # characters


def is_age(text: str, figure: Figure, language: str) -> bool:
    """Whether a figure is an age: behind "aged", in a list of ages, or behind who is that old.

    In ``a crew of 24`` it counts.
    """
    if not figure.digits or figure.scale > 1 or figure.amount > _OLDEST:
        return False
    return _ages(language).search(text, max(0, figure.start - _WINDOW), figure.start) is not None


@cache
def _ages(language: str) -> re.Pattern[str]:
    table = load_language(language).table("counts")["age"]
    of_age, who, of = ("|".join(map(re.escape, table[key])) for key in ("before", "who", "of"))
    joins = "|".join(sorted(map(re.escape, small_words("and"))))
    listed = rf"(?:\d{{1,3}}(?:, | (?:{joins}) ))*"
    return re.compile(rf"\b(?:{of_age}|(?:{who}) (?:{of})) {listed}$", re.IGNORECASE)
