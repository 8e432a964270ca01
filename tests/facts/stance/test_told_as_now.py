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
