"""Ratios are percents; a number of things out of a larger one is none."""

from __future__ import annotations

from decimal import Decimal

import pytest

from facts.amounts.counts import find_counts
from facts.amounts.percents import find_percents
from facts.values import Count, Percent


def percents(text: str, language: str) -> list[Decimal]:
    return [mention.value.amount for mention in find_percents(text, language) if isinstance(mention.value, Percent)]


def counts(text: str, language: str) -> list[Decimal]:
    return [mention.value.amount for mention in find_counts(text, language) if isinstance(mention.value, Count)]


@pytest.mark.parametrize(
    ("language", "text", "percent"),
    [
        ("en", "It will cut one in ten jobs.", "10"),
        ("en", "One in every five shops is to close.", "20"),
        ("en", "Nine out of ten workers said no.", "90"),
        ("en", "1 in 3 patients was helped.", "33.3"),
        ("de", "Jede zehnte Stelle fällt weg.", "10"),
        ("de", "Jeder fünfte Beschäftigte muss gehen.", "20"),
        ("de", "Neun von zehn stimmten zu.", "90"),
        ("de", "Sie hält eine zehnprozentige Beteiligung.", "10"),
        ("fr", "Un emploi sur dix disparaît.", "10"),
        ("fr", "Neuf salariés sur dix ont voté non.", "90"),
        ("fr", "1 magasin sur 5 va fermer.", "20"),
    ],
)
def test_a_ratio_is_a_percent_and_counts_nothing(language: str, text: str, percent: str) -> None:
    assert percents(text, language) == [Decimal(percent)]
    assert counts(text, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It will close 12 of the 80 shops."),
        ("en", "She opened one in 12 hours."),
        ("en", "One in 2027 would be enough."),
        ("en", "Velora will float in the second half of 2027."),
        ("en", "In the first quarter of the year it lost money."),
        ("de", "Zwei von 14 Werken schließen."),
        ("de", "Das Werk ist von 7 bis 10 Uhr offen."),
        ("fr", "300 postes sur 1 200 sont menacés."),
        ("fr", "Le tunnel fait un mètre sur 12 étages."),
    ],
)
def test_a_number_of_things_is_no_ratio(language: str, text: str) -> None:
    assert percents(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "It has 35 000 employees.", ["35000"]),
        ("en", "On 3 May 3 500 people came.", ["500"]),
        ("de", "Zwischen 1500 und 2000 Stellen fallen weg.", ["1500"]),
        ("de", "Es fallen 1500 bis 2000 Stellen weg.", ["1500"]),
        ("de", "Mehrere hundert Stellen fallen weg.", []),
        ("fr", "Deux douzaines de personnes sont venues.", ["24"]),
    ],
)
def test_numbers_of_things_are_counted_as_they_are_printed(language: str, text: str, expected: list[str]) -> None:
    assert counts(text, language) == [Decimal(number) for number in expected]
