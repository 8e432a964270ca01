"""One person without a numeral: counted where the words say so, and not wherever somebody is spoken of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from facts.amounts.counts import find_counts
from facts.values import Count


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("en", "A man from the village is still missing.", "A man"),
        ("de", "Eine Person wird vermisst.", "Eine Person"),
        ("de", "Ein Mann aus dem Dorf wird noch vermisst.", "Ein Mann"),
        ("fr", "Un homme de la vallée est toutefois porté disparu.", "Un homme"),
        ("fr", "Une personne a été blessée.", "Une personne"),
    ],
)
def test_one_person_is_counted(language: str, text: str, words: str) -> None:
    found = [(text[one.start : one.end], one.value) for one in find_counts(text, language)]
    assert found == [(words, Count(Decimal(1), Decimal(1)))]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A man saw the slide. His dog is missing."),
        ("de", "Ein Mann sah den Hang rutschen, sein Hund wird vermisst."),
        ("fr", "Un homme a vu la pente glisser."),
        ("fr", "Aucune personne n'a été blessée."),
    ],
)
def test_a_man_who_is_not_missing_is_not(language: str, text: str) -> None:
    assert Count(Decimal(1), Decimal(1)) not in [one.value for one in find_counts(text, language)]
