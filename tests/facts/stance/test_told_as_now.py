"""Plans told in the past or in the passive, and offers; for invented texts."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Kornblum said on Monday it was targeting a valuation of €40 million.", "targeted"),
        ("Kornblum was targeting a valuation of €40 million.", "former"),
        ("Kornblum said, when it was targeting a valuation of €40 million, that bread sells.", "former"),
    ],
)
def test_behind_a_verb_of_saying_the_past_tells_of_now(text: str, modality: str) -> None:
    assert said(text, bakery(), "en") == [("valuation", "EUR 40m", modality)]


@pytest.mark.parametrize(
    ("language", "text", "modality"),
    [
        ("en", "Kornblum has had a bid from Backhaus.", "targeted"),
        ("en", "Kornblum has been bought by Backhaus.", "confirmed"),
        ("de", "Backhaus hat ein nicht bindendes Angebot für Kornblum vorgelegt.", "targeted"),
        ("fr", "Backhaus a déposé une offre non contraignante sur Kornblum.", "targeted"),
    ],
)
def test_who_only_makes_an_offer_has_bought_nothing_yet(language: str, text: str, modality: str) -> None:
    story = bakery(facts=[{"id": "buyer", "kind": "buyer"}])
    assert said(text, story, language) == [("buyer", "Backhaus", modality)]


def test_a_german_passive_of_the_present_is_no_plan() -> None:
    text = "Bewertet wird Kornblum mit 40 Millionen Euro."
    assert said(text, bakery(), "de") == [("valuation", "EUR 40m", "confirmed")]


@pytest.mark.parametrize(
    "text",
    [
        "Les syndicats craignent le pire pour les 7 800 salariés de Kornblum.",
        "Une note interne de Kornblum appelle les 7 800 salariés au calme.",
    ],
)
def test_who_is_there_already_is_no_rumour(text: str) -> None:
    story = bakery(facts=[{"id": "staff", "kind": "headcount"}])
    assert said(text, story, "fr") == [("staff", "7800", "confirmed")]


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("L'enquête vise à ce jour quatorze boulangers de Kornblum.", "confirmed"),
        ("Kornblum vise quatorze boulangers.", "targeted"),
    ],
)
def test_whom_an_inquiry_is_about_nobody_aims_at(text: str, modality: str) -> None:
    kind = {
        "type": "count",
        "description": "Bakers",
        "cues": {"fr": ["boulanger*"]},
        "nouns": {"fr": ["boulanger*"]},
    }
    story = bakery(facts=[{"id": "bakers", "kind": "bakers"}], kinds={"bakers": kind})
    assert said(text, story, "fr") == [("bakers", "14", modality)]


def test_an_amount_that_is_upheld_is_in_force() -> None:
    kind = {"type": "money", "description": "Bail", "cues": {"fr": ["caution"]}}
    story = bakery(facts=[{"id": "bail", "kind": "bail"}], kinds={"bail": kind})
    text = "La caution de Kornblum est maintenue à 3 millions d'euros."
    assert said(text, story, "fr") == [("bail", "EUR 3m", "confirmed")]
