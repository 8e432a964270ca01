"""Whose figure it is: names that are only passed by, sources, lists of places, parts of a sentence about others."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

FUNDING = [("funding", "EUR 40m", "confirmed")]
REVENUE = [("revenue", "EUR 80m", "confirmed")]

SENTENCES = [
    # a clause behind the figure speaks of others
    ("en", "Kornblum grows. Revenue came to €80 million, whereas that of Brotmann was €90 million.", REVENUE),
    ("fr", "Kornblum est cotée. Les ventes atteignent 80 millions d'euros, quand celles d'Auber baissent.", REVENUE),
    # a name of the sentence before, which nobody goes on with
    ("en", "Kornblum supplies hotels. Backhaus, for one, was sold in May. Revenue reached €80 million.", REVENUE),
    ("de", "Kornblum wächst. Auch Backhaus hat zugelegt. Der Umsatz betrug 80 Millionen Euro.", REVENUE),
    ("fr", "Kornblum grandit. Backhaus a fermé. Le chiffre d'affaires a atteint 80 millions d'euros.", REVENUE),
    ("en", "Kornblum supplies hotels. Backhaus is bigger. Its revenue reached €80 million.", []),
    # a union named by its word is not whom the text goes on speaking of
    ("fr", "Kornblum négocie. Le syndicat Backhaus dit non. L'entreprise avait réalisé 80 millions d'euros de ventes.",
     REVENUE),
    # what stands between two commas is not who acts behind them
    ("fr", "Kornblum vend. La chaîne, propriété de Backhaus, a 83 fours, contre 9, et vend pour 80 millions d'euros.",
     REVENUE),
    # who has an age is a person, and owns no figure of the firm
    ("de", "Kornblum wächst. Wendelin Brandt (51) ist Chef. Brandt kündigte an, 300 Stellen zu streichen.",
     [("ceo", "Wendelin Brandt", "confirmed"), ("jobs", "300", "planned")]),
    ("fr", "Kornblum change. Le nouveau directeur général, Yves Le Floch, arrive de Brest.",
     [("ceo", "Yves Le Floch", "confirmed")]),
    ("fr", "Kornblum change. Wendelin Brandt, 46 ans, est le nouveau directeur général.",
     [("ceo", "Wendelin Brandt", "confirmed")]),
    # newspapers, unions and those who give the money
    ("en", "Kornblum grows. The daily Landbote puts revenue at €80 million.", REVENUE),
    ("fr", "Kornblum lève 40 millions d'euros auprès de Panetier.", FUNDING),
    ("en", "The baker Kornblum raised €40 million from Brotmann Mills.", FUNDING),
    ("fr", "Kornblum souffre. Le syndicat Fournil dénonce la suppression de 300 postes.", [("jobs", "300", "planned")]),
    # what two commas set apart are parts of the thing before, and a list of places is where
    ("en", "Kornblum shrinks. Two shops, Harwick and Colmore, will be closed.", [("shops", "2", "planned")]),
    ("fr", "Kornblum se replie. Deux magasins, Harvic et Colmont, seront fermés.", [("shops", "2", "planned")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_a_figure_goes_to_whom_it_belongs(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text, bakery(), language) == expected


FEE = {"type": "money", "description": "Transfer fee", "cues": {"en": ["fee", "pays"], "de": ["ablöse"]}}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("For the Kornblum mill Backhaus pays €40 million to the town.", [("fee", "EUR 40m", "confirmed")]),
        ("Kornblum is for sale. For another mill Backhaus pays €40 million to the town.", []),
    ],
)
def test_what_another_does_to_the_subject_is_of_a_kind_that_the_story_describes(
    text: str, expected: list[tuple[str, str, str]]
) -> None:
    story = bakery(facts=[{"id": "fee", "kind": "fee"}], kinds={"fee": FEE})
    assert said(text, story, "en") == expected


def test_the_day_of_a_matter_is_not_that_of_a_party_named_before() -> None:
    story = bakery(facts=[{"id": "deadline", "kind": "deadline"}])
    text = "Kornblum is for sale. Backhaus is interested. Bids have to be in by 14 March 2027."
    assert said(text, story, "en") == [("deadline", "2027-03-14", "planned")]


DIFFERENCES = [
    ("en", "Kornblum had revenue of €80 million, five million below its plan.", REVENUE),
    ("en", "Kornblum wants to knock €5 million off the valuation.", []),
    ("de", "Der Umsatz von Kornblum lag bei 80 Millionen Euro, sechs Millionen unter dem des Vorjahrs.", REVENUE),
    ("fr", "Les ventes de Kornblum ont atteint 80 millions d'euros, soit 3 millions d'euros de plus.", REVENUE),
    ("fr", "Les ventes de Kornblum augmentent de 3 millions d'euros, à 80 millions d'euros.", REVENUE),
]


@pytest.mark.parametrize(("language", "text", "expected"), DIFFERENCES)
def test_what_compares_two_figures_is_no_figure(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text, bakery(), language) == expected


def test_what_another_has_is_not_the_subjects_where_the_subject_only_follows() -> None:
    fleet: dict[str, Any] = {"type": "count", "cues": {"de": ["flotte"]}, "nouns": {"de": ["transporter"]}}
    story = bakery(facts=[{"id": "fleet", "kind": "fleet"}], kinds={"fleet": fleet})
    assert said("Backhaus hat eine Flotte von 120 Transportern, Kornblum hat weniger.", story, "de") == []
    assert [v for _, v, _ in said("Backhaus verkauft Kornblum eine Flotte von 120 Transportern.", story, "de")] == [
        "120"
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Paul Riton, CEO of Backhaus, praised the work of Kornblum."),
        ("fr", "Paul Riton, DG de Backhaus, salue le travail de Kornblum."),
    ],
)
def test_who_leads_another_firm_by_a_short_word_does_not_lead_the_subject(language: str, text: str) -> None:
    story = bakery(facts=[{"id": "head", "kind": "chief_executive"}])
    assert said(text, story, language) == []
