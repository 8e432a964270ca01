"""What others do to the subject is its matter; what they do elsewhere, or did before, is not."""

from __future__ import annotations

from typing import Any

import pytest

from facts.story import Story
from tests.facts.stories import bakery, telescope
from tests.facts.test_reader import said


def ferry(**changes: Any) -> Story:
    body: dict[str, Any] = {
        "title": "Norvent buys Castella",
        "match": "Castella",
        "since": "2026-01-01",
        "subject": {"name": "Castella"},
        "others": {"organisations": ["Norvent", "Backhaus"]},
        "facts": [
            {"id": "price", "kind": "acquisition_price"},
            {"id": "status", "kind": "status"},
            {"id": "jobs", "kind": "job_cuts"},
            {"id": "cost", "kind": "investment"},
        ],
    }
    return Story.model_validate(body | changes)


def collapse(**changes: Any) -> Story:
    body: dict[str, Any] = {
        "title": "The collapse at Harwick",
        "match": "Harwick",
        "since": "2026-01-01",
        "subject": {"name": "Harwick bridge", "aliases": ["Harwick"], "type": "event"},
        "facts": [{"id": "deaths", "kind": "deaths"}, {"id": "hurt", "kind": "injured"}, {"id": "s", "kind": "status"}],
    }
    return Story.model_validate(body | changes)


SENTENCES = [
    ("en", "Brussels on Thursday blocked Norvent's purchase of Castella.", [("status", "blocked", "confirmed")]),
    ("en", "Castella is for sale. Backhaus paid 2 billion euros for the Dutch operator Vozal.", []),
    ("en", "Castella to invest $5bn in Oslo.", [("cost", "USD 5000m", "planned")]),
    ("en", "Castella to shed jobs: shares dropped 14 percent.", []),
    ("en", "Castella will cut 300 jobs, not 200.", [("jobs", "300", "planned"), ("jobs", "200", "former")]),
    ("en", "By comparison, a price of 40 million euros was paid.", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_a_deal_is_the_subjects_where_it_is_about_it(
    language: str, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert said(f"Castella has 80 ships. {text}", ferry(), language) == expected


EVENTS = [
    ("fr", "Le pont Harwick s'est effondré. En 2018, un drame avait tué 43 personnes.", []),
    ("en", "The Harwick bridge fell. Seven people died, and not four. Some 310 operations were called off.",
     [("deaths", "7", "confirmed"), ("deaths", "4", "former")]),
    ("de", "Am Harwick starben neun Menschen, 19 wurden verletzt.",
     [("deaths", "9", "confirmed"), ("hurt", "19", "confirmed")]),
    ("fr", "Au pont Harwick, deux fois plus grave, neuf personnes sont mortes.", [("deaths", "9", "confirmed")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), EVENTS)
def test_figures_of_other_events_and_things_are_not_the_events(
    language: str, text: str, expected: list[tuple[str, str, str]]
) -> None:
    assert said(text, collapse(), language) == expected


def test_a_sequel_with_another_number_is_another_thing() -> None:
    story = telescope(subject={"name": "Vela-2", "aliases": ["Vela"], "type": "product"})
    assert said("Vela-2 cost 500 million euros to build. Vela-3 would cost 600 million euros.", story, "en") == [
        ("cost", "EUR 500m", "confirmed")
    ]


SHOPS = [
    ("Kornblum sold its town shops to Marlow Capital.", [("buyer", "Marlow Capital", "confirmed")]),
    ("Kornblum was sold. Marlow Capital bought the business for €40m and hired advisers at Kymi.",
     [("price", "EUR 40m", "confirmed"), ("buyer", "Marlow Capital", "confirmed")]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SHOPS)
def test_neither_a_pronoun_nor_who_stands_behind_the_price_is_sold(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    facts = [{"id": "price", "kind": "acquisition_price"}, {"id": "buyer", "kind": "buyer"}]
    assert sorted(said(text, bakery(facts=facts), "en")) == sorted(expected)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Castella accepted a takeover offer worth €40 million from Backhaus."),
        ("de", "Castella hat ein Übernahmeangebot über 40 Millionen Euro von Backhaus angenommen."),
        ("fr", "Castella a accepté une offre de rachat de 40 millions d'euros de Backhaus."),
    ],
)
def test_what_a_buyer_offers_is_the_price_of_who_accepts_it(language: str, text: str) -> None:
    story = ferry(facts=[{"id": "price", "kind": "acquisition_price"}])
    assert [value for _, value, _ in said(text, story, language)] == ["EUR 40m"]


@pytest.mark.parametrize("name", ["Loaf & Co", "Tarvik", "the baker Tarvik"])
def test_what_another_paid_for_another_is_no_price_of_the_subject(name: str) -> None:
    text = f"Kornblum is for sale. Backhaus has the synergies. Backhaus paid £780m for {name} in 2022."
    facts = [{"id": "price", "kind": "acquisition_price"}]
    assert said(text, bakery(facts=facts, others={"organisations": ["Backhaus"]}), "en") == []


def test_what_a_firm_manages_is_no_price() -> None:
    text = "Backhaus, which manages $64 billion, said it hoped to wrap up the deal with Kornblum by September."
    assert said(text, bakery(facts=[{"id": "price", "kind": "acquisition_price"}]), "en") == []
