"""In which state a value is told: done, still to come, wanted, only talked of, denied or given up."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

_KINDS = (
    "acquisition_price",
    "investment",
    "hires",
    "job_cuts",
    "stake",
    "headcount",
    "price",
    "pay",
    "launch_date",
    "chief_executive",
    "headquarters",
    "buyer",
)
_MODALITIES = [
    # a plain statement of what is to be put in or made, and the deed
    ("en", "investment", "Kornblum has invested €300 million in Spain.", "confirmed"),
    ("de", "investment", "Kornblum investierte 300 Millionen Euro in das Werk.", "confirmed"),
    ("fr", "investment", "Kornblum a investi 300 millions d'euros dans l'usine.", "confirmed"),
    ("de", "hires", "An den 1900 neuen Stellen bei Kornblum ändere sich nichts.", "planned"),
    ("de", "acquisition_price", "Der Kaufpreis für Kornblum lag bei 40 Millionen Euro.", "confirmed"),
    (
        "de",
        "acquisition_price",
        "Backhaus ließ sich den Kauf von Kornblum 40 Millionen Euro kosten.",
        "confirmed",
    ),
    ("en", "acquisition_price", "The purchase price of Kornblum came to €40 million.", "confirmed"),
    # from a day to come on
    ("en", "price", "From July 2027, a Kornblum bread box will cost €12.", "planned"),
    # what others only hear or reckon
    ("de", "pay", "Kornblum-Chefin Rosa Kornblum soll vier Millionen Euro im Jahr verdienen.", "rumoured"),
    ("de", "acquisition_price", "Der Kaufpreis für Kornblum soll bei 40 Millionen Euro liegen.", "rumoured"),
    ("de", "acquisition_price", "Analysten schätzten den Kaufpreis für Kornblum auf 40 Millionen Euro.", "rumoured"),
    ("de", "job_cuts", "Bei Kornblum sollen 400 Stellen wegfallen.", "planned"),
    # who says that it will be so
    ("fr", "job_cuts", "Kornblum va supprimer 400 postes, selon la préfecture.", "planned"),
    ("fr", "job_cuts", "Kornblum va supprimer 400 postes, selon la CGT.", "rumoured"),
    ("en", "stake", "Under the deal, Kornblum's owners would hold a stake of 62 per cent.", "planned"),
    ("en", "stake", "Kornblum's owners would hold a stake of 62 per cent.", "rumoured"),
    ("en", "chief_executive", "Kornblum has named Li Wei as its next chief executive.", "planned"),
    ("en", "launch_date", "Kornblum's Vela now opens in October 2027, mayor Ann Lee told reporters.", "planned"),
    (
        "en",
        "launch_date",
        "Mayor Ann Lee said the plan stood and that Kornblum's Vela would open in October 2027.",
        "planned",
    ),
    # what is known already, whatever is planned or feared
    ("en", "stake", "Marlow Capital could sell its 80 per cent stake in Kornblum.", "confirmed"),
    ("de", "stake", "Marlow könnte bald an den 80 Prozent rütteln, die es an Kornblum hält.", "confirmed"),
    ("de", "job_cuts", "Bei Kornblum könnte der Abbau der angekündigten 400 Stellen nicht reichen.", "planned"),
    ("de", "headcount", "Im Mai erst hatte Kornblum 12.000 Beschäftigte.", "confirmed"),
    # what is denied, and what only stands beside a denial
    ("de", "launch_date", "Berichte, der Laden von Kornblum werde erst 2030 eröffnet, wies Brandt zurück.", "denied"),
    ("en", "headquarters", "Kornblum laughed off talk of moving its headquarters to Lyon.", "denied"),
    ("fr", "headcount", "Kornblum emploie 12 000 salariés et ne souhaite pas vendre.", "confirmed"),
    ("en", "headcount", "Kornblum, which employs 12,000 people, ruled out a sale.", "confirmed"),
    ("de", "chief_executive", "Dass Kornblum pleite sei, bestritt Vorstandschef Tom Reyes entschieden.", "confirmed"),
    ("fr", "launch_date", "Kornblum a repoussé au 28 décembre 2027 le lancement de son pain.", "planned"),
    # who gives up, who leaves, what belongs to others
    ("en", "buyer", "Marlow Capital has withdrawn its offer for Kornblum.", "former"),
    ("de", "chief_executive", "Tom Reyes hat den Chefsessel von Kornblum geräumt.", "former"),
    (
        "de",
        "acquisition_price",
        "Den Kaufpreis von 40 Millionen Euro überwies Marlow an die bisherigen Eigner von Kornblum.",
        "confirmed",
    ),
]


@pytest.mark.parametrize(("language", "kind", "sentence", "modality"), _MODALITIES)
def test_a_value_is_in_the_state_that_its_sentence_tells(
    language: str, kind: str, sentence: str, modality: str
) -> None:
    story = bakery(facts=[{"id": name, "kind": name} for name in _KINDS])
    assert [claim[2] for claim in said(sentence, story, language) if claim[0] == kind] == [modality]


def test_of_a_figure_that_is_not_it_but_another_the_other_holds() -> None:
    story = bakery(facts=[{"id": "price", "kind": "acquisition_price"}])
    text = "Kornblum n'a pas été rachetée 9 milliards de dollars, mais 6,4 milliards."
    assert [claim[2] for claim in said(text, story, "fr")][-1] != "denied"


def test_what_was_so_until_a_day_is_the_old_value() -> None:
    story = bakery(facts=[{"id": "price", "kind": "price"}])
    text = "Der Preis der Brotbox von Kornblum liegt bei 12 Euro. Bis April 2020 lag der Preis bei 10 Euro."
    assert [claim[2] for claim in said(text, story, "de")] == ["confirmed", "former"]


def test_what_a_bidder_offers_is_still_to_be_paid() -> None:
    own = {"bid": {"type": "money", "description": "What a bidder pays for one share", "cues": {"en": ["per share"]}}}
    story = bakery(facts=[{"id": "bid", "kind": "bid"}], kinds=own)
    assert [claim[2] for claim in said("Kornblum's owners get €12 per share.", story, "en")] == ["planned"]


def test_what_a_union_demands_is_wanted() -> None:
    own = {"wage_demand": {"type": "percent", "cues": {"en": ["more pay"]}}}
    story = bakery(facts=[{"id": "demand", "kind": "wage_demand"}], kinds=own)
    assert [claim[2] for claim in said("It is about 8 per cent more pay at Kornblum.", story, "en")] == ["targeted"]


AT_FIRST = [
    ("de", "job_cuts", "Kornblum streicht 620 Stellen, zunächst waren es 450.", ["confirmed", "former"]),
    ("en", "headcount", "Kornblum employs 620 people, previously it had 450.", ["confirmed", "former"]),
]


@pytest.mark.parametrize(("language", "kind", "text", "states"), AT_FIRST)
def test_a_word_of_recall_that_opens_a_clause_speaks_of_the_figure_in_it(
    language: str, kind: str, text: str, states: list[str]
) -> None:
    story = bakery(facts=[{"id": "fact", "kind": kind}])
    found = [modality for _, _, modality in said(text, story, language)]
    assert ["former" if state == "former" else "confirmed" for state in found] == states


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The takeover of Kornblum costs 60 million euros, above the agreed price of 40 million euros."),
        (
            "de",
            "Der Kaufpreis für Kornblum beträgt 60 Millionen Euro, mehr als die 40 Millionen, die genannt waren.",
        ),
    ],
)
def test_what_a_value_is_set_beside_was_there_before_it(language: str, text: str) -> None:
    story = bakery(facts=[{"id": "acquisition_price", "kind": "acquisition_price"}])
    assert [claim[2] for claim in said(text, story, language)][1:] == ["former"]
