"""The words that a story wants near a value may be those of a name; the market of a clause goes before others."""

from __future__ import annotations

from typing import Any

import pytest

from facts.story import Story
from tests.facts.stories import bakery, telescope
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


IN_THE_SENTENCE_BEFORE = [
    ("en", "Esrange sells a bracket for Vela. The price is €99.", ["99"]),
    ("de", "Esrange verkauft Vela mit einer Halterung. Der Preis beträgt 99 Euro.", ["99"]),
    ("en", "Esrange sells Vela. The price is €99.", []),
    ("en", "Esrange sells a bracket for Vela. In shops, people pay a price of €99 for it.", []),  # of something else
]


@pytest.mark.parametrize(("language", "text", "values"), IN_THE_SENTENCE_BEFORE)
def test_a_word_wanted_near_can_stand_in_the_sentence_before(language: str, text: str, values: list[str]) -> None:
    found = [value for _, value, _ in said(text, priced(near=["Halterung", "bracket"]), language)]
    assert found == [f"EUR {int(value) / 1e6}m" for value in values]


def test_a_fact_that_wants_no_word_goes_before_one_whose_word_stood_in_the_sentence_before() -> None:
    story = telescope(facts=[{"id": "price", "kind": "price"}, {"id": "own", "kind": "price", "near": ["bracket"]}])
    text = "Esrange sells a bracket for Vela. The price is €99."
    assert [fact for fact, _, _ in said(text, story, "en")] == ["price"]


VERSIONS = telescope(
    facts=[
        {"id": "base", "kind": "price", "not_near": ["long version"]},
        {"id": "long", "kind": "price", "near": ["long version"]},
    ]
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Vela is priced at €900 (with tax), the long version at €1,100.", [("base", 900), ("long", 1100)]),
        ("A long version of Vela that shows forty moons in a single night is available at €1,100.", [("long", 1100)]),
    ],
)
def test_of_two_prices_each_has_the_words_of_its_part(text: str, expected: list[tuple[str, int]]) -> None:
    found = [(fact, value) for fact, value, _ in said(text, VERSIONS, "en")]
    assert found == [(fact, f"EUR {amount / 1e6:g}m") for fact, amount in expected]


def test_what_a_story_keeps_from_a_word_is_left_to_the_next_kind() -> None:
    own = {"type": "money", "description": "What the owners get", "cues": {"en": ["compensation"]}}
    facts = [{"id": "fine", "kind": "fine", "not_near": ["compensation"]}, {"id": "own", "kind": "own"}]
    text = "The makers of Vela agreed last May to pay €12 million in compensation to the owners."
    assert [fact for fact, _, _ in said(text, telescope(facts=facts, kinds={"own": own}), "en")] == ["own"]


TAXES = bakery(
    facts=[{"id": "state", "kind": "levy", "near": ["government"]}, {"id": "town", "kind": "levy", "near": ["town"]}],
    kinds={"levy": {"type": "money", "description": "Tax on each loaf", "cues": {"en": ["loaf tax"]}}},
)


def test_what_goes_on_is_of_the_fact_whose_words_stand_near_it() -> None:
    text = "Kornblum has to pay a loaf tax. It is €40 million for the town."
    assert [fact for fact, _, _ in said(text, TAXES, "en")] == ["town"]
