"""Ordinals that count: "a fourth death", "ein viertes Todesopfer", "entre dans son quinzième jour"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from facts.languages import load_language
from facts.values import Count
from facts.words.mentions import Mention
from facts.words.text import fold


def find_ordinals(text: str, language: str) -> Iterator[Mention]:
    """The counts that an ordinal gives of those who died, or of the days that something has gone on, in order."""
    for match in _pattern(language).finditer(text):
        number = _numbers(language)[(match["tally"] or match["span"]).lower()]
        noun = match["dead"] or match["days"]
        start = match.start("tally") if match["tally"] else match.start("span")
        yield Mention(start, match.end(), Count(Decimal(number), Decimal(1)), noun=fold(noun))


def ordinals(language: str) -> frozenset[str]:
    """The words without which a sentence has no such count, in small letters."""
    return frozenset(_numbers(language))


@cache
def _numbers(code: str) -> dict[str, int]:
    return dict(load_language(code).table("counts")["ordinals"]["numbers"])


@cache
def _pattern(code: str) -> re.Pattern[str]:
    table = load_language(code).table("counts")["ordinals"]

    def one_of(phrases: list[str]) -> str:
        return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))

    numbers = one_of(list(table["numbers"]))
    tally = rf"(?:{one_of(table['articles'])}) (?P<tally>{numbers}) (?P<dead>{one_of(table['dead'])})"
    days = rf"(?:{one_of(table['owners'])}) (?P<span>{numbers}) (?P<days>{one_of(table['spans'])})"
    return re.compile(rf"\b(?:{tally}|{days})\b", re.IGNORECASE)
