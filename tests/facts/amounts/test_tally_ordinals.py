"""Ordinals that count the dead, or the days that something has gone on."""

from __future__ import annotations

import pytest

from facts.amounts.counts import find_counts
from facts.values import Count

ORDINALS = [
    ("en", "Officials in Vessac report a fourth death.", [4]),
    ("en", "The strike is in its fifteenth day.", [15]),
    ("de", "In Hallbach gibt es ein viertes Todesopfer.", [4]),
    ("de", "Der Streik geht in den fünften Tag.", [5]),
    ("fr", "Vessac : un quatrième décès.", [4]),
    ("fr", "Le conflit entre dans son quinzième jour.", [15]),
    # the third of several counts nothing
    ("en", "A fourth shop and the third day.", []),
    ("de", "Das vierte Werk schließt am dritten Tag.", []),
    ("fr", "La quatrième usine ferme le troisième jour.", []),
]


@pytest.mark.parametrize(("language", "text", "numbers"), ORDINALS)
def test_an_ordinal_counts_the_dead_and_the_days(language: str, text: str, numbers: list[int]) -> None:
    found = [mention.value for mention in find_counts(text, language)]
    assert [int(value.amount) for value in found if isinstance(value, Count)] == numbers
