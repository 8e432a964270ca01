"""A figure that another one is set beside, a share of another, a maker's other thing: whose they are stands by them."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery, telescope
from tests.facts.test_reader import said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The Vela costs 95 million euros, against 86 million for the Hubble."),
        ("en", "The cost of the Vela is 95 million euros, compared with 86 million for Hubble."),
        ("de", "Die Kosten der Vela betragen 95 Millionen Euro, gegenüber 86 Millionen für das Hubble."),
        ("fr", "Le coût de la Vela atteint 95 millions d'euros, contre 86 millions pour Hubble."),
    ],
)
def test_a_figure_beside_which_another_is_set(language: str, text: str) -> None:
    assert [claim[0] for claim in said(text, telescope(), language)] == ["cost"]
    assert "95" in str(said(text, telescope(), language))


def test_a_makers_other_thing_keeps_its_cost() -> None:
    story = telescope(facts=[{"id": "price", "kind": "price"}])
    assert said("The Vela will be dear. Esrange Optics' Hubble costs 390,000 euros.", story, "en") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Marlow holds 9.8% of Backhaus and 19.8% of Kornblum."),
        ("fr", "Marlow détient 9,8 % de Backhaus et 19,8 % de Kornblum."),
    ],
)
def test_a_share_of_a_holder_is_no_share_that_it_holds(language: str, text: str) -> None:
    assert said(text, bakery(), language) == []


def test_a_holder_that_is_held_may_hold_itself() -> None:
    text = "Marlow has 9.8% of Backhaus, which holds 19.8% of Kornblum."
    assert said(text, bakery(), "en") == [("stake", "19.8", "confirmed")]


def test_the_budget_of_another_organisation_is_its_own() -> None:
    story = bakery(
        subject={"name": "Kornblum Games", "aliases": ["Kornblum"], "type": "event"},
        facts=[{"id": "budget", "kind": "project_cost"}],
    )
    text = "Kornblum a adopté ses comptes. Le budget de Backhaus est passé de 1,3 à 1,7 milliard d'euros."
    assert said(text, story, "fr") == []


def test_a_figure_that_begins_a_name_counts_nothing() -> None:
    story = bakery(subject={"name": "Kornblum", "aliases": ["3-Twelve"]})
    assert said("3-Twelve is closing shops in Lyon.", story, "en") == []
