"""Figures that are an age count nobody."""

from __future__ import annotations

import pytest

from facts.amounts.counts import find_counts

AGES = [
    ("de", "Zwei Männer im Alter von 51 und 63 kamen um", ["Zwei Männer"]),
    ("de", "Eine Frau von 34 und drei Kinder wurden verletzt", ["drei Kinder"]),
    ("en", "The two, a student of 23 and a boy of 9, were held", []),
    ("en", "Two men aged 38 and 39 and two women were held", ["Two men", "two women"]),
    ("fr", "Un homme de 52 ans et deux enfants âgés de 4 et 7 ans ont été blessés", ["deux enfants"]),
]


@pytest.mark.parametrize(("language", "text", "counted"), AGES)
def test_an_age_counts_nobody(language: str, text: str, counted: list[str]) -> None:
    assert [text[mention.start : mention.end] for mention in find_counts(text, language)] == counted


@pytest.mark.parametrize(
    ("language", "text", "counted"),
    [
        ("en", "A crew of 24 was lost", ["24"]),
        ("en", "They retire at the age of 67", ["67"]),
        ("de", "In Rente geht man im Alter von 67", ["67"]),
    ],
)
def test_a_group_and_a_legal_age_are_figures(language: str, text: str, counted: list[str]) -> None:
    assert [text[mention.start : mention.end] for mention in find_counts(text, language)] == counted
