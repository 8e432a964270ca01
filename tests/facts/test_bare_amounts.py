"""Amounts in texts that name no currency at all."""

from __future__ import annotations

import pytest

from facts.bare_amounts import bare_amounts
from facts.values import Money

SILENT = [
    ("fr", None, "Kornblum creuse ses pertes, à 57 millions.", "EUR"),
    ("fr", None, "Coût du chantier : 41 millions, contre 28 millions.", "EUR"),
    ("de", None, "Die Bäckerei sammelt 80 Millionen ein.", "EUR"),
    ("de", "AT", "Die Bäckerei sammelt 80 Millionen ein.", "EUR"),
    ("de", "CH", "Die Bäckerei sammelt 80 Millionen ein.", None),
    ("fr", "CA", "Kornblum creuse ses pertes, à 57 millions.", None),
    ("en", None, "The bakery raises 80 million.", None),
]


@pytest.mark.parametrize(("language", "country", "text", "currency"), SILENT)
def test_an_amount_of_a_silent_text_is_in_what_goes_without_saying(
    language: str, country: str | None, text: str, currency: str | None
) -> None:
    found = bare_amounts(text, language, None, whole=text, country=country)
    assert {mention.value.currency for mention in found if isinstance(mention.value, Money)} == (
        {currency} if currency else set()
    )


@pytest.mark.parametrize(
    ("language", "text"),
    [("de", "Die App zählt 80 Millionen Nutzer."), ("fr", "Kornblum a vendu 3 millions de pains, dans 28 boutiques.")],
)
def test_what_is_counted_is_no_amount(language: str, text: str) -> None:
    assert bare_amounts(text, language, None, whole=text, country=None) == []
