"""Words of plans and hearsay in German indirect speech: what somebody "wolle" is no more done than what he "will"."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

STORY = bakery()


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("Kornblum wolle 100 Millionen Euro aufnehmen, sagte Rosa Kornblum.", ("funding", "EUR 100m", "targeted")),
        (
            "Kornblum strebe eine Bewertung von 800 Millionen Euro an, sagten drei Personen.",
            ("valuation", "EUR 800m", "targeted"),
        ),
        ("Kornblum peile einen Umsatz von 80 Millionen Euro an, hieß es.", ("revenue", "EUR 80m", "targeted")),
        ("Kornblum hoffe auf einen Umsatz von 80 Millionen Euro, hieß es.", ("revenue", "EUR 80m", "targeted")),
        ("Kornblum erwäge, 300 Stellen zu streichen, hieß es.", ("job_cuts", "300", "rumoured")),
    ],
)
def test_a_plan_told_is_a_plan(sentence: str, claim: tuple[str, str, str]) -> None:
    story = bakery(facts=[{"id": claim[0], "kind": claim[0]}])
    assert said(sentence, story, "de") == [claim]


def test_a_noun_is_no_form_of_its_verb() -> None:
    assert said("Nach langer Suche ist Anna Berg Chefin von Kornblum.", STORY, "de") == [
        ("ceo", "Anna Berg", "confirmed")
    ]
