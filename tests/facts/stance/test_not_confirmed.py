"""What nobody would confirm is a rumour, who has resigned no longer holds the post, and what is so today is not old."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

JOBS = [{"id": "jobs", "kind": "job_cuts"}]
STAFF = [{"id": "staff", "kind": "headcount"}]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kornblum did not confirm that it had cut 400 jobs."),
        ("en", "There was no confirmation of reports that Kornblum had cut 400 jobs."),
        ("de", "Kornblum bestätigte den Abbau von 400 Stellen zunächst nicht."),
        ("de", "Kornblum bestätigte nicht, dass 400 Stellen gestrichen wurden."),
        ("fr", "Kornblum n'a pas confirmé la suppression de 400 emplois."),
    ],
)
def test_what_is_not_confirmed_is_a_rumour(language: str, text: str) -> None:
    assert said(text, bakery(facts=JOBS), language) == [("jobs", "400", "rumoured")]


@pytest.mark.parametrize(
    "text",
    [
        "Kornblum chief executive Ida Brandt resigned on Thursday.",
        "Kornblum chief executive Ida Brandt quit after 17 years.",
    ],
)
def test_who_resigned_was_chief(text: str) -> None:
    assert [claim[::2] for claim in said(text, bakery(), "en")] == [("ceo", "former")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kornblum wants to employ 300 people, down from 620 today."),
        ("fr", "Kornblum veut employer 300 salariés, contre 620 aujourd'hui."),
    ],
)
def test_what_is_so_today_is_not_the_old_value(language: str, text: str) -> None:
    assert ("staff", "620", "confirmed") in said(text, bakery(facts=STAFF), language)
    assert ("staff", "300", "targeted") in said(text, bakery(facts=STAFF), language)


def test_a_corrected_toll_is_the_old_one() -> None:
    text = "The fire service corrected the death toll of the blast at Kornblum from 124 to 122."
    assert said(text, bakery(facts=[{"id": "dead", "kind": "deaths"}]), "en") == [
        ("dead", "124", "former"),
        ("dead", "122", "confirmed"),
    ]
