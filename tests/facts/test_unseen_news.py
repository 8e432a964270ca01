"""What news of the last years taught: names with a prefix, players and clubs, conditions, apposed roles, old days."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from facts.dates.dates import find_dates
from facts.reader import read
from facts.story import Story
from tests.facts.stories import bakery, telescope
from tests.facts.test_reader import said

DAY = date(2026, 3, 11)
FUNDING = [("funding", "EUR 40m", "confirmed")]
NAMES = [
    # a prefix with a hyphen, a people, a title are no names
    ("Riga: Fast-growing chain Kornblum has raised €40 million.", FUNDING),
    ("Kornblum grows. Americans who love bread were told that it has raised €40 million.", FUNDING),
    ("Kornblum has raised €40 million, Gov. Tom Miller announced.", FUNDING),
    # a name with a hyphen, of which one word is also a role
    ("Kornblum grows. Pioneer-Holmgren has raised €40 million.", []),
    # a country owns nothing
    ("Australia's largest bakery, Kornblum, grows. It has raised €40 million.", FUNDING),
]


@pytest.mark.parametrize(("text", "expected"), NAMES)
def test_what_is_a_name_and_what_is_none(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text, bakery(), "en") == expected


def test_a_name_holds_initials_and_owners() -> None:
    story = bakery(facts=[{"id": "investor", "kind": "investor"}])
    text = "The Ostland Teachers' Pension Fund led the round in Kornblum. The round was led by Y Holmgren as well."
    assert [value for _, value, _ in said(text, story, "en")] == ["Ostland Teachers' Pension Fund", "Y Holmgren"]


def test_a_figure_in_a_name_counts_nothing() -> None:
    story = bakery(subject={"name": "Oven 2.0", "type": "product"}, facts=[{"id": "cost", "kind": "project_cost"}])
    assert said("Oven 2.0 costs €40 million to build.", story, "en") == [("cost", "EUR 40m", "planned")]


def test_a_product_is_counted_by_its_name_in_the_plural() -> None:
    story = telescope(
        subject={"name": "Vela Mirror", "type": "product", "makers": ["Esrange Optics"]},
        facts=[{"id": "sold", "kind": "units_sold"}],
    )
    assert said("Esrange Optics has sold 20,000 Vela Mirrors.", story, "en") == [("sold", "20000", "confirmed")]


PLAYER: dict[str, Any] = {
    "title": "Where Emil Sandvik goes",
    "match": "Sandvik",
    "since": date(2026, 1, 1),
    "subject": {"name": "Emil Sandvik", "aliases": ["Sandvik"], "type": "person"},
    "others": {"organisations": ["Corvil", "Marston", "Harwick"], "people": ["Per Holm"]},
    "facts": [
        {"id": "fee", "kind": "fee"},
        {"id": "club", "kind": "buyer"},
        {"id": "contract", "kind": "contract_until"},
    ],
    "kinds": {
        "fee": {"type": "money", "cues": {"en": ["transfer fee", "bid", "offer"]}},
        "contract_until": {"type": "date", "cues": {"en": ["contract until", "signs until"]}},
    },
}
CLUBS = [
    ("Corvil have completed the signing of Emil Sandvik.", [("club", "Corvil", "confirmed")]),
    ("Emil Sandvik leaves Marston for Corvil.", [("club", "Corvil", "confirmed")]),
    # a day before that of the contract is another's
    ("Emil Sandvik flies in on Friday and is to sign until 2031.", [("contract", "2031", "planned")]),
    # what was paid before the story began
    ("Marston once sold Emil Sandvik for a transfer fee of €9 million in 2022.", []),
    # a person behind a comma
    (
        "Marston held out for a transfer fee of €50 million for Sandvik, and softened once Per Holm arrived.",
        [("fee", "EUR 50m", "confirmed")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CLUBS)
def test_the_club_that_signs_a_player_is_who_buys_him(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text, Story.model_validate(PLAYER), "en") == expected


ROLES = [
    ("Rosa Kornblum, the chain's chief executive, blamed Tom Miller for the losses.", ["Rosa Kornblum"]),
    ("At Tom Miller's request she stays on as chief executive of Kornblum.", []),
]


@pytest.mark.parametrize(("text", "names"), ROLES)
def test_a_role_is_of_whom_its_place_says(text: str, names: list[str]) -> None:
    assert [value for fact, value, _ in said(text, bakery(), "en") if fact == "ceo"] == names


def test_a_title_before_a_name_tells_no_change() -> None:
    text = "Kornblum chief Rosa Kornblum said on Tuesday that the listing is planned for May."
    assert ("ceo", "Rosa Kornblum", "confirmed") in said(text, bakery(), "en")


MODALITIES = [
    # behind the clause of a condition something is stated
    ("If the banks agree, Kornblum will cut 300 jobs.", [("jobs", "300", "planned")]),
    ("If Kornblum cut 300 jobs, nobody would bake.", []),
    # in a relative clause the words outside it say nothing
    ("Miller would help Kornblum, which employs 300 people, she said.", []),
    # what holds now
    (
        "Kornblum's revenue is to grow from €40 million now to €80 million.",
        [("revenue", "EUR 40m", "confirmed"), ("revenue", "EUR 80m", "planned")],
    ),
    # more money is a round of its own
    ("Kornblum is in talks to raise €40 million more.", [("funding", "EUR 40m", "in_talks")]),
    # what two people say of one value
    (
        "The deal would value Kornblum at €300 million, one banker said; another put it nearer €450 million.",
        [("valuation", "EUR 300m", "rumoured"), ("valuation", "EUR 450m", "confirmed")],
    ),
    # what is not enough any more
    ("Kornblum wants to raise money. It says that €40 million won't be enough.", [("funding", "EUR 40m", "former")]),
]


@pytest.mark.parametrize(("text", "expected"), MODALITIES)
def test_what_is_stated_and_how(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text, bakery(), "en") == expected


EXIT_FEE: dict[str, Any] = {"type": "money", "cues": {"en": ["exit fee"]}}
FEES = [
    ("What Backhaus owes Kornblum if it walks away", "Kornblum waits. Backhaus owes an exit fee of €5 million."),
    ("An exit fee", "Backhaus, Kornblum call off merger. Backhaus owes an exit fee of as much as €5 million."),
]


@pytest.mark.parametrize(("description", "text"), FEES)
def test_a_party_owes_what_the_story_follows(description: str, text: str) -> None:
    kinds = {"fee": EXIT_FEE | {"description": description}}
    story = bakery(facts=[{"id": "fee", "kind": "fee"}], kinds=kinds)
    assert [fact for fact, _, _ in said(text, story, "en")] == ["fee"]


def test_those_who_are_counted_stand_behind_their_pronoun() -> None:
    text = "Kornblum closes shops. Backhaus buys the rest. A first batch goes today, costing 300 bakers their jobs."
    assert ("jobs", "300", "planned") in said(text, bakery(), "en")


def test_a_price_paid_for_another_target_is_not_the_subjects() -> None:
    story = bakery(facts=[{"id": "price", "kind": "acquisition_price"}])
    text = "Kornblum is for sale. Backhaus once paid €5 million for the pleasure of not buying Holmgren Foods."
    assert said(text, story, "en") == []


def test_the_day_of_a_dateline_is_that_of_the_report() -> None:
    text = "RIGA, March 11 - Kornblum is to list in May, it said."
    assert [value for fact, value, _ in said(text, bakery(), "en") if fact == "ipo"] == ["2026-05"]


@pytest.mark.parametrize(
    "text",
    ["The opening was put back to 18 October from 18 July.", "They moved the deadline until October from July."],
)
def test_the_old_day_may_stand_behind_the_new_one(text: str) -> None:
    assert [mention.former for mention in find_dates(text, "en", published=DAY)] == [False, True]


def test_a_day_to_come_is_no_event_gone_by() -> None:
    story = telescope(
        facts=[{"id": "light", "kind": "first_light"}],
        kinds={"first_light": {"type": "date", "cues": {"en": ["first light", "first image"]}}},
    )
    claims = read(
        "Vela's first photon will arrive in the second half of 2027.", story, language="en", published=DAY
    ).claims
    assert [claim.fact for claim in claims] == ["light"]


def test_a_word_that_announces_a_kind_can_be_a_part_of_a_name() -> None:
    story = bakery(facts=[{"id": "investor", "kind": "investor"}, {"id": "hq", "kind": "headquarters"}])
    text = "The California Teachers' Retirement Fund led the round in Riga-based Kornblum."
    assert [value for _, value, _ in said(text, story, "en")] == ["California Teachers' Retirement Fund", "Riga"]
