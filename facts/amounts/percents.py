"""Percents in a sentence, with a sign, a word or as a fraction; percentage points are differences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from facts.amounts.count_words import MOST_TRIGGERS, CountWords, count_words, is_difference
from facts.amounts.numbers import find_figures
from facts.amounts.numerals import Figure, is_year
from facts.amounts.phrases import words_before
from facts.amounts.quantities import Part, hedge, join, outside, spans_of, tidy
from facts.amounts.ratios import find_ratios
from facts.values import Percent
from facts.words.mentions import Mention

_PERCENT_SIGN = re.compile(r" ?%(?P<points>-?(?:[Pp]unkte|points))?")
_FRACTION_UNIT = Decimal(5)


def find_percents(text: str, language: str) -> list[Mention]:
    """The percents in a sentence, also as fractions in words ("ein Drittel"); percentage points are ``delta``."""
    return list(_percents(text, language))


@lru_cache(maxsize=64)
def _percents(text: str, language: str) -> tuple[Mention, ...]:
    words = count_words(language)
    parts = [_percent_part(text, figure, words) for figure in find_figures(text, language) if not figure.glued]
    mentions = []
    if any(part.kind is not None for part in parts):
        for part in parts:
            hedge(part, text, language)
        kept = [part for part in join(parts, text, language, _percents_mergeable) if part.kind is not None]
        mentions = [_percent(part, text, words, language) for part in kept]
    mentions += outside(find_ratios(text, language), spans_of(mentions))
    mentions += outside(_fractions(text, language, words), spans_of(mentions))
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _percent_part(text: str, figure: Figure, words: CountWords) -> Part:
    part = Part(figure.start, figure.end, figure.amount, figure.unit, figure.scale, figure)
    if (sign := _PERCENT_SIGN.match(text, figure.end)) is not None:
        part.kind, part.end = "points" if sign["points"] else "%", sign.end()
    elif (found := words.percent.match(text, figure.end)) is not None:
        part.kind, part.end = "points" if found["points"] else "%", found.end()
    return part


def _percents_mergeable(first: Part, second: Part) -> bool:
    if first.kind is None and (second.kind is None or is_year(first.figure) or first.amount > 1000):
        return False
    return second.kind is not None


def _percent(part: Part, text: str, words: CountWords, language: str) -> Mention:
    value = Percent(
        tidy(part.amount), tidy(part.unit), None if part.maximum is None else tidy(part.maximum), part.hedge
    )
    plain = part.former or part.versus
    delta = part.delta or part.kind == "points" or (not plain and is_difference(part, text, words, language))
    return Mention(part.hedged_start, part.end, value, former=part.former, delta=delta)


def _fractions(text: str, language: str, words: CountWords) -> Iterator[Mention]:
    for match in islice(words.triggers.finditer(text), MOST_TRIGGERS):
        printed = words.fractions.get(match.group().lower())
        if printed is None or re.match(
            r" (?:an? )?(?:d'heure|hour|mile|million|billion|milliard|Million)", text[match.end() : match.end() + 14]
        ):
            continue
        if (before := words_before(text, match.start())) and before[-1][0] in words.ordinals:
            continue  # "in the second half of 2027"
        amount = Decimal(printed)
        figure = Figure(match.start(), match.end(), amount, _FRACTION_UNIT)
        part = Part(match.start(), match.end(), amount, _FRACTION_UNIT, Decimal(1), figure)
        hedge(part, text, language)
        delta = is_difference(part, text, words, language)
        yield Mention(part.hedged_start, match.end(), Percent(amount, _FRACTION_UNIT, None, part.hedge), delta=delta)
