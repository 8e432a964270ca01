"""The words that a story wants near a value may be those of a name; the market of a clause goes before others."""

from __future__ import annotations

from typing import Any

import pytest

from facts.story import Story
from tests.facts.stories import telescope
from tests.facts.test_reader import said


def priced(**narrowing: Any) -> Story:
    return telescope(facts=[{"id": "price", "kind": "price"} | narrowing])


def test_a_name_with_a_word_that_the_story_wants_is_its_own() -> None:
    text = "Esrange zeigt Vela. Die neue Orion Halterung gibt es einzeln für 99 Euro."
    assert said(text, priced(near=["Halterung"]), "de") == [("price", "EUR 9.9e-05m", "confirmed")]
    assert said(text, priced(), "de") == []


@pytest.mark.parametrize(
    ("market", "dates"),
    [("DE", ["2026-06-04"]), ("US", [])],
)
def test_a_country_in_the_next_clause_is_no_market_where_the_clause_names_one(market: str, dates: list[str]) -> None:
    story = telescope(facts=[{"id": "launch", "kind": "launch_date", "market": market}])
    text = "Nach Deutschland kommt Vela am 4. Juni, teilte ein Sprecher des US-Konzerns mit."
    assert [value for _, value, _ in said(text, story, "de")] == dates
