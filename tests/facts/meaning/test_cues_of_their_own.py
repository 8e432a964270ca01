"""Which of two readings fits: a post by its function, a round beside its valuation, the unit of a story's own kind."""

from __future__ import annotations

from typing import Any

import pytest

from facts.story import Story
from tests.facts.stories import bakery, telescope
from tests.facts.test_reader import said

POSTS = [
    ("A memo by Kornblum's production chief Vera Lund says so.", []),
    ("Kornblum's wealth chief Vera Lund will leave.", []),
    ("Kornblum chief Vera Lund says so.", ["Vera Lund"]),
]


@pytest.mark.parametrize(("text", "expected"), POSTS)
def test_who_heads_one_function_does_not_head_the_firm(text: str, expected: list[str]) -> None:
    assert [value for fact, value, _ in said(text, bakery(), "en") if fact == "ceo"] == expected


def own_kind(name: str, **kind: Any) -> Story:
    return bakery(facts=[{"id": name, "kind": name}], kinds={name: kind})


def test_a_part_of_the_id_of_a_role_announces_no_one() -> None:
    story = own_kind(
        "technology_chief",
        type="person",
        description="Who heads technology",
        cues={"en": ["CTO", "technology chief"]},
    )
    assert said("Kornblum's research chief Vera Lund says so.", story, "en") == []
    assert [value for _, value, _ in said("Kornblum's CTO Vera Lund says so.", story, "en")] == ["Vera Lund"]


def test_the_unit_of_an_amount_can_be_the_cue_of_a_storys_own_kind() -> None:
    story = own_kind(
        "issue_price", type="money", description="What a new share costs", cues={"en": ["# apiece", "# a share"]}
    )
    found = said("Kornblum wants to sell 30 million shares at $35 to $37 apiece.", story, "en")
    assert [fact for fact, _, _ in found] == ["issue_price"]


ROUNDS = [
    "Kornblum had been looking for about $300 million at a $2 billion valuation.",
    "Kornblum is looking for $300 million at a $2 billion valuation.",
]


@pytest.mark.parametrize("text", ROUNDS)
def test_an_amount_right_before_the_valuation_is_the_round(text: str) -> None:
    assert {fact for fact, _, _ in said(text, bakery(), "en")} == {"funding", "valuation"}


def test_a_start_up_starts_nothing() -> None:
    text = "Until Thursday the start-up's website spoke of the Vela."
    assert said(text, telescope(), "en") == []


def test_net_income_is_no_proceeds() -> None:
    story = bakery(facts=[{"id": "proceeds", "kind": "ipo_proceeds"}])
    assert said("Kornblum made a net profit of $21 million last year.", story, "en") == []


@pytest.mark.parametrize(
    ("language", "cue", "text"),
    [
        ("en", "until #", "Kornblum has its mill on loan until July 2027."),
        ("fr", "jusqu'en #", "Kornblum garde le vieux moulin jusqu'en juillet 2027."),
    ],
)
def test_the_first_words_of_a_date_can_be_the_cue_of_a_storys_own_kind(language: str, cue: str, text: str) -> None:
    story = own_kind("loan_end", type="date", description="End of the loan", cues={language: [cue]})
    assert said(text, story, language) == [("loan_end", "2027-07", "planned")]


def test_but_what_another_word_says_of_the_date_goes_before_it() -> None:
    days = [{"id": "day", "kind": "event_date", "near": ["strike"]}, {"id": "loan_end", "kind": "loan_end"}]
    kind = {"type": "date", "description": "End of the loan", "cues": {"en": ["until #"]}}
    story = bakery(facts=days, kinds={"loan_end": kind})
    text = "The strike at Kornblum goes on until July 2027."
    assert [fact for fact, _, _ in said(text, story, "en")] == ["day"]


def test_a_phrase_that_begins_with_what_is_taken_for_the_noun_says_what_is_counted() -> None:
    story = own_kind(
        "accused",
        type="count",
        description="People under investigation",
        cues={"fr": ["mis en cause"]},
        nouns={"fr": ["prévenu*"]},
    )
    text = "Le dossier Kornblum compte désormais sept mis en cause."
    assert [value for _, value, _ in said(text, story, "fr")] == ["7"]


def test_what_begins_in_autumn_is_no_listing_without_a_market() -> None:
    story = bakery(facts=[{"id": "ipo", "kind": "ipo_date"}])
    assert said("Le nouveau cours de Kornblum doit débuter en octobre.", story, "fr") == []
    assert [fact for fact, _, _ in said("Kornblum débute en bourse en octobre.", story, "fr")] == ["ipo"]


def test_a_word_for_another_kind_behind_a_comma_closes_no_cue_with_a_gap() -> None:
    story = bakery(facts=[{"id": "loss", "kind": "profit"}])
    text = "Kornblum lost €40 million in 2025, its third annual loss in a row, on revenue of €310 million."
    assert [(fact, value) for fact, value, _ in said(text, story, "en")] == [("loss", "EUR 40m")]


def test_what_a_story_counts_as_overstated_is_a_difference_by_nature() -> None:
    story = own_kind("errors", type="money", cues={"en": ["overstat*"]})
    text = "Kornblum had overstated its profits by about €30 million."
    assert [value for _, value, _ in said(text, story, "en")] == ["EUR 30m"]


def test_what_is_done_with_shares_is_no_price_of_one() -> None:
    story = own_kind("buyback", type="money", description="Size of a share buyback", cues={"en": ["buyback"]})
    found = said("Kornblum's owners get a $2 billion buyback.", story, "en")
    assert [fact for fact, _, _ in found] == ["buyback"]


@pytest.mark.parametrize(
    "text",
    [
        "Kornblum hat 110 Millionen Euro erhalten und wird nun mit 750 Millionen Euro bewertet.",
        "Kornblum hatte im Januar 110 Millionen Euro bekommen und wird mit 750 Millionen Euro bewertet.",
    ],
)
def test_a_cue_around_one_figure_is_of_none_before_it(text: str) -> None:
    assert said(text, bakery(), "de") == [
        ("funding", "EUR 110m", "confirmed"),
        ("valuation", "EUR 750m", "confirmed"),
    ]
