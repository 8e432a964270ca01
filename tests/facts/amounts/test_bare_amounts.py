"""Amounts without their currency, and those that are marked as American ones."""

from __future__ import annotations

import pytest

from facts.amounts.bare_amounts import bare_amounts
from facts.values import Money

SAID = [
    ("fr", "La perte se chiffrait à 33,9 millions US.", "CAD", ["USD"]),
    ("fr", "La perte était de 33,9 millions l'an dernier.", "CAD", ["CAD"]),
    ("en", "A loss of 33.9 million was feared.", "CAD", ["CAD"]),
    ("fr", "La perte est de 33,9 % aux US.", "CAD", []),
]


@pytest.mark.parametrize(("language", "text", "before", "currencies"), SAID)
def test_an_amount_without_its_currency_is_in_the_last_one(
    language: str, text: str, before: str, currencies: list[str]
) -> None:
    found = bare_amounts(text, language, before, whole=text, country=None, crowns=None)
    assert [mention.value.currency for mention in found if isinstance(mention.value, Money)] == currencies
