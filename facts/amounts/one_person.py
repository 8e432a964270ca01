"""One said of people without a numeral: "eine Person wurde verletzt", "un homme de 50 ans est porté disparu".

An article is no number: a man is only counted where the words say that he is missing, "a person" wherever a kind of
the story has its word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from facts.languages import load_language
from facts.values import Count
from facts.words.mentions import Mention

_FAR = 48  # characters between a man and the word that says that he is missing


@cache
def _pattern(code: str) -> re.Pattern[str]:
    table = load_language(code).table("counts")["one"]

    def one_of(key: str) -> str:
        return "|".join(re.escape(phrase) for phrase in sorted(table[key], key=len, reverse=True))

    told = rf"(?:{one_of('who')})(?=\b[^,;.:?!\"»“]{{0,{_FAR}}} (?:{one_of('states')})\b)"
    return re.compile(rf"\b(?:{told}|(?:{one_of('person')})\b)" if table["person"] else rf"\b{told}", re.IGNORECASE)


def find_one_person(text: str, language: str) -> Iterator[Mention]:
    """The counts of one that an article and a word for somebody give, in order; their noun is a word for people."""
    noun = load_language(language).table("counts")["nobody"]["noun"]
    for match in _pattern(language).finditer(text):
        yield Mention(match.start(), match.end(), Count(Decimal(1), Decimal(1)), noun=noun)


@cache
def somebody(language: str) -> frozenset[str]:
    """The words without which a sentence has no such count, in small letters."""
    table = load_language(language).table("counts")["one"]
    return frozenset(phrase.split()[-1] for phrase in (*table["who"], *table["person"]))
