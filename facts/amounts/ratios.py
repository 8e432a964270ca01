"""Percents that are printed as ratios: "one in ten jobs", "jede zehnte Stelle", "neuf salariés sur dix"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from facts.amounts.numbers import find_figures
from facts.amounts.numerals import numerals_of
from facts.amounts.quantities import tidy
from facts.languages import load_language
from facts.values import Percent
from facts.words.mentions import Mention

_UNIT = Decimal(5)
_HUNDRED = Decimal(100)
_ROUND = (Decimal(10), _HUNDRED)  # "nine of ten" is a share, "nine of twelve" a number of things


@dataclass(frozen=True, slots=True)
class _Ratios:
    pairs: re.Pattern[str] | None  # "one in ten", "neuf sur dix"
    joints: tuple[str, ...]  # what stands before the second number of a pair: a cheap test that spares most sentences
    every: re.Pattern[str] | None  # "jede zehnte"
    whole: re.Pattern[str] | None  # "zehnprozentig"
    numbers: dict[str, Decimal]
    ordinals: dict[str, int]


@cache
def _ratios(code: str) -> _Ratios:
    table = load_language(code).table("counts").get("ratios", {})
    words = numerals_of(code).words.items()
    numbers = {word: entry.value for word, entry in words if entry.kind in {"number", "article"} and entry.value <= 100}
    number = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
    ordinals: dict[str, int] = table.get("ordinals", {})

    def pattern(name: str) -> re.Pattern[str] | None:
        form = table.get(name)
        if form is None:
            return None
        form = form.replace("{number}", rf"(?:\d{{1,3}}|{number})").replace("{ordinal}", "|".join(ordinals))
        return re.compile(rf"(?<![\w.,]){form}(?![\w])(?![.,]\d)", re.IGNORECASE)

    joints = tuple(f"{word} " for word in table.get("joints", ()))
    return _Ratios(pattern("pairs"), joints, pattern("every"), pattern("whole"), numbers, ordinals)


def find_ratios(text: str, language: str) -> Iterator[Mention]:
    """The ratios of a sentence as percents, in no order. "12 of the 80 shops" are a number of shops, and none."""
    ratios = _ratios(language)
    behind = any(text.endswith(ratios.joints, 0, figure.start) for figure in find_figures(text, language))
    for match in ratios.pairs.finditer(text) if ratios.pairs is not None and behind else ():
        part, whole = _value(match["part"], ratios), _value(match["whole"], ratios)
        if 0 < part < whole and (whole in _ROUND or (part == 1 and whole < _HUNDRED)):
            yield _mention(match, part / whole * _HUNDRED)
    for match in ratios.every.finditer(text) if ratios.every is not None else ():
        yield _mention(match, _HUNDRED / ratios.ordinals[match["ordinal"].lower()])
    for match in ratios.whole.finditer(text) if ratios.whole is not None else ():
        yield _mention(match, _value(match["part"], ratios))


def _value(printed: str, ratios: _Ratios) -> Decimal:
    return Decimal(printed) if printed.isdecimal() else ratios.numbers[printed.lower()]


def _mention(match: re.Match[str], percent: Decimal) -> Mention:
    amount = percent.quantize(Decimal("0.1"))
    value = Percent(tidy(amount), _UNIT if amount % 1 else Decimal(1))
    return Mention(match.start(), match.end(), value, share=True)
