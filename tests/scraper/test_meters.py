"""Meters that have not run out."""

from __future__ import annotations

import pytest

from scraper.meters import is_left

LEFT = [
    "3 free articles left",
    "2 of 5 free articles read",
    "Artikel 4/5 in diesem Monat",
    "Encore 2 articles offerts",
    "One free story remaining",
]
NOT = [
    "0 free articles left",
    "5 von 5 Artikeln in diesem Monat gelesen",
    "Il vous reste 72 % de cet article",
    "Noch 4 Minuten frei",
    "Article 2 of the treaty",
    "Aucun article gratuit ne vous reste avant le 1er mai",
]


@pytest.mark.parametrize("text", LEFT)
def test_something_is_left(text: str) -> None:
    assert is_left(text)


@pytest.mark.parametrize("text", NOT)
def test_nothing_is_counted_or_left(text: str) -> None:
    assert not is_left(text)
