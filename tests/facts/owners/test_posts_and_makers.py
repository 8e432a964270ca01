"""Posts of the subject's own people, makers of an event, and names in part; for invented texts."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery, telescope
from tests.facts.test_reader import said

CRASH = bakery(
    match='"Esra Air" OR EA12',
    subject={"name": "Esra Air flight 12", "aliases": ["EA12"], "type": "event", "makers": ["Esra Air"]},
    facts=[{"id": "dead", "kind": "deaths"}, {"id": "damage", "kind": "damage"}],
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Backhaus is angry. It is a turning point for Rosa Kornblum, chief executive of the bakery."),
        ("fr", "Backhaus proteste. Pour Rosa Kornblum, patronne de la boulangerie, le virage est serré."),
        ("de", "Backhaus ist verärgert. Für Rosa Kornblum, Chefin der Bäckerei, ist es eine Wende."),
    ],
)
def test_a_post_of_the_subjects_own_people_is_with_it(language: str, text: str) -> None:
    claims = said(f"{text} Kornblum schweigt.", bakery(), language)
    assert [value for fact, value, _ in claims if fact == "ceo"] == ["Rosa Kornblum"]


def test_but_not_where_another_is_named_beside_it() -> None:
    assert said("Rosa Kornblum was chief executive at Backhaus. Kornblum is silent.", bakery(), "en") == []


def test_what_a_maker_says_of_an_event_is_the_events_though_it_begins_as_the_event_does() -> None:
    text = "EA12 came down on Monday. Esra Air put the dead at 31."
    assert said(text, CRASH, "en") == [("dead", "31", "confirmed")]


def test_the_last_word_of_a_long_name_stands_for_it() -> None:
    story = telescope(
        subject={"name": "Vela Deep Observer", "type": "product", "makers": ["Esrange Optics"]},
        match="Vela",
        facts=[{"id": "cost", "kind": "project_cost"}],
    )
    text = "Esrange Optics builds the Vela Deep Observer. Hubble is old. Observer will cost €40 million to build."
    assert said(text, story, "en") == [("cost", "EUR 40m", "planned")]


def test_each_entry_of_a_live_blog_speaks_of_the_subject_again() -> None:
    story = bakery(facts=[{"id": "jobs", "kind": "job_cuts"}])
    text = "14.52 Uhr - Kornblum tagt. Backhaus zögert noch.\n\n15.31 Uhr - Es sollen 400 Stellen wegfallen."
    assert said(text, story, "de") == [("jobs", "400", "planned")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Riga-based Kornblum has raised €40 million."),
        ("en", "Kornblum, a Riga-based bakery, has raised €40 million."),
        ("en", "The Felswik-based Kornblum has raised €40 million."),
    ],
)
def test_where_a_firm_is_based_owns_nothing(language: str, text: str) -> None:
    town = "Felswik" if "Felswik" in text else "Riga"
    assert sorted(said(text, bakery(), language)) == [
        ("funding", "EUR 40m", "confirmed"),
        ("hq", town, "confirmed"),
    ]
