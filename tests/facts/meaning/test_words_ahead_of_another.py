"""Words behind one amount that lead up to the next one are the next one's."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

AHEAD = [
    ("en", "Kornblum raised $30 million in a round that valued the chain at $200 million."),
    ("en", "The round totals $30 million and gives Kornblum a pre-money valuation of $200 million."),
    ("en", "Kornblum has raised $30 million, valuing the bakery at $200 million."),
]


@pytest.mark.parametrize(("language", "text"), AHEAD)
def test_the_word_for_a_valuation_speaks_of_the_amount_that_it_leads_to(language: str, text: str) -> None:
    read = {fact: value for fact, value, _ in said(text, bakery(), language)}
    assert "30" in str(read["funding"])
    assert "200" in str(read["valuation"])


def test_the_unit_of_one_amount_says_nothing_of_a_far_larger_one() -> None:
    story = bakery(
        facts=[{"id": "bid", "kind": "bid"}],
        kinds={"bid": {"type": "money", "description": "The bid", "cues": {"de": ["pro Aktie"]}}},
    )
    read = said("Backhaus bezahlt für Kornblum 62 Euro pro Aktie, insgesamt zwei Milliarden Euro.", story, "de")
    assert [value for _, value, _ in read] == ["EUR 6.2e-05m"]
