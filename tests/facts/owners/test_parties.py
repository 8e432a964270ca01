"""Whose figure it is where others deal with the subject, and where a name is none or only a part of one."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

REVENUE = [("revenue", "EUR 80m", "confirmed")]
FUNDING = [("funding", "EUR 40m", "confirmed")]
FEE: dict[str, Any] = {"type": "money", "cues": {"en": ["exit fee"]}}

PARTIES = [
    # a sentence that names nobody goes on with the subject where the one named before deals with it
    ("Backhaus wants to buy Kornblum. Revenue of the chain reached €80 million.", REVENUE),
    ("Backhaus has shops in Riga. Backhaus is bigger. Its revenue reached €80 million.", []),
]


@pytest.mark.parametrize(("text", "expected"), PARTIES)
def test_a_party_to_the_subjects_matter(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text, bakery(), "en") == expected


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Backhaus wants to buy Kornblum. If it walks away, Backhaus owes an exit fee of €5 million.", ["EUR 5m"]),
        ("Kornblum grows. Backhaus paid an exit fee of €5 million to its chairman.", []),
    ],
)
def test_what_a_party_does_is_of_a_kind_that_the_story_describes(text: str, figures: list[str]) -> None:
    story = bakery(facts=[{"id": "fee", "kind": "fee"}], kinds={"fee": FEE})
    assert [value for _, value, _ in said(text, story, "en")] == figures


NAMES = [
    ("de", "Der Rigaer Großbäcker Kornblum hat 40 Millionen Euro eingesammelt.", FUNDING),
    ("en", "Reviving Riga's Kornblum has raised €40 million.", FUNDING),
    ("en", "Kornblum grows. Kornblum Bakeries raised €40 million.", FUNDING),
    ("de", "Kornblum wächst. Das Rigaer-Backwunder erzielte einen Umsatz von 80 Millionen Euro.", REVENUE),
    # the first word of a name of the story stands for all of it
    ("en", "Kornblum grows. Holmgren raised €40 million.", []),
    # an ordinary word that opens a sentence, a word behind an article
    ("en", "Kornblum grows. Revenue came to €80 million, the Treasury said.", REVENUE),
    # who acts in the main clause does not own what a clause behind a preposition tells
    (
        "en",
        "Kornblum grows. The Riga Evening Board visited the bakery, in which 300 jobs will be cut.",
        [("jobs", "300", "planned")],
    ),
]


@pytest.mark.parametrize(("language", "text", "expected"), NAMES)
def test_names_in_part(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    story = bakery(others={"organisations": ["Holmgren Mills"]})
    assert said(text, story, language) == expected


def test_others_inside_an_insertion_do_not_part_a_buyer_from_its_words() -> None:
    story = bakery(facts=[{"id": "buyer", "kind": "buyer"}])
    text = "Backhaus, the vehicle of funds including Ostheim, wants to buy Kornblum."
    assert ("buyer", "Backhaus", "targeted") in said(text, story, "en")


VENUE: dict[str, Any] = {
    "type": "place",
    "cues": {"en": ["fair", "venue"], "de": ["messe"], "fr": ["foire"]},
}


@pytest.mark.parametrize(
    ("language", "text", "places"),
    [
        ("en", "The fair of Kornblum will be held in Corvil, said the mayor.", ["Corvil"]),
        ("en", "Kornblum has picked Harrowgate as the venue.", ["Harrowgate"]),
        ("de", "Kornblum lädt zur Messe in Brunnau.", ["Brunnau"]),
        ("de", "Die Messe von Kornblum ist in Planung und in Betrieb.", []),
        ("fr", "La foire de Kornblum aura lieu à Corvil.", ["Corvil"]),
    ],
)
def test_towns_that_nobody_knows(language: str, text: str, places: list[str]) -> None:
    story = bakery(facts=[{"id": "venue", "kind": "venue"}], kinds={"venue": VENUE})
    assert [value for _, value, _ in said(text, story, language)] == places


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Kornblum has agreed on an exit fee. Add-ons apart, €40 million change hands.", ["EUR 40m"]),
        ("Kornblum has agreed on an exit fee. Strasbourg got €12 million.", []),
        ("Kornblum has agreed on an exit fee. Backhaus moved €12 million.", []),
        ("Kornblum has agreed on an exit fee. The town got €3 million on Monday and €4 million on Friday.", []),
    ],
)
def test_the_only_figure_that_can_be_meant(text: str, figures: list[str]) -> None:
    story = bakery(facts=[{"id": "fee", "kind": "fee"}], kinds={"fee": FEE})
    assert [value for _, value, _ in said(text, story, "en")] == figures


def test_the_id_of_a_kind_announces_it() -> None:
    dowry: dict[str, Any] = {"type": "money", "cues": {"en": ["worth"]}}
    story = bakery(facts=[{"id": "it", "kind": "dowry"}], kinds={"dowry": dowry})
    assert said("Kornblum's dowry of €40 million is gone.", story, "en") == [("it", "EUR 40m", "confirmed")]


@pytest.mark.parametrize(
    "text",
    [
        "Backhaus, die Stadt Ulm und Kornblum haben sich geeinigt. Der Umsatz erreichte 80 Millionen Euro.",
        "Backhaus und Kornblum bauen gemeinsam. Der Umsatz erreichte 80 Millionen Euro.",
    ],
)
def test_a_list_with_the_subject_speaks_of_the_subject(text: str) -> None:
    assert said(text, bakery(), "de") == REVENUE
