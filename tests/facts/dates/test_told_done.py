"""A participle beside a date tells of what was done on it. All are of 13 October 2026 (a Tuesday)."""

from __future__ import annotations

from datetime import date

import pytest

from facts.dates.dates import find_dates
from facts.values import DateSpan

DAY = date(2026, 10, 13)


def printed(text: str, language: str) -> list[str]:
    dates = find_dates(text, language, published=DAY)
    return [mention.value.edtf for mention in dates if isinstance(mention.value, DateSpan)]


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "The inquest, begun in late December, will go on.", "2025-12-21/2025-12-31"),
        ("en", "Opened in November, the ward will be enlarged.", "2025-11"),
        ("de", "Die Verhandlung, begonnen Ende Dezember, wird dauern.", "2025-12-21/2025-12-31"),
        ("de", "Der im November begonnene Umbau wird teurer.", "2025-11"),
        ("fr", "Le chantier, lancé en novembre, devrait durer deux ans.", "2025-11"),
        ("fr", "Inaugurée en décembre, la ligne sera prolongée.", "2025-12"),
        ("fr", "La pièce (mise en scène à Lyon en novembre) sera reprise.", "2025-11"),
        (
            "fr",
            "La ville a entrepris vendredi des travaux, où les voies seront coupées.",
            "2026-10-09",
        ),
    ],
)
def test_what_was_done_on_a_day_is_over(language: str, sentence: str, expected: str) -> None:
    assert printed(sentence, language) == [expected]


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "The play, expected in late December, will tour.", "2026-12-21/2026-12-31"),
        ("de", "Der im November geplante Umbau wird teurer.", "2026-11"),
        ("de", "Der Umbau, der im November beginnen soll, wird teurer.", "2026-11"),
        ("fr", "La pièce, attendue fin décembre, sera jouée à Lyon.", "2026-12-21/2026-12-31"),
        ("fr", "Reportée en novembre, la pièce sera jouée à Lyon.", "2026-11"),
        ("fr", "La troupe, qui jouera en novembre, sera fêtée.", "2026-11"),
    ],
)
def test_what_is_planned_for_a_day_is_not(language: str, sentence: str, expected: str) -> None:
    assert printed(sentence, language) == [expected]
