"""Names in an aside, in what somebody says, or of a newspaper own nothing of what the sentence tells."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery, telescope
from tests.facts.test_reader import said

MONEY = bakery(facts=[{"id": "revenue", "kind": "revenue"}, {"id": "staff", "kind": "headcount"}])
ASIDES = [
    ("en", "Kornblum grows. The group, founded by former Backhaus bakers, employs 300 people.", [("staff", "300")]),
    ("en", "Kornblum grows. The group, founded by two Backhaus men, said it employs 300 people.", [("staff", "300")]),
    ("fr", "Kornblum grandit. Le groupe, propriété de l'allemand Backhaus depuis 2014, emploie 300 personnes.",
     [("staff", "300")]),
    ("de", "Kornblum wächst. Der Konzern, Eigentum der Firma Backhaus, beschäftigt 300 Menschen.", [("staff", "300")]),
    ("en", "Kornblum grows. Backhaus, founded by two bakers, employs 300 people.", []),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), ASIDES)
def test_a_name_in_an_aside_about_the_group_owns_nothing(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(fact, value) for fact, value, _ in said(text, MONEY, language)] == expected


HEAD = bakery(subject={"name": "Kornblum", "people": ["Rosa Brandt"]}, facts=[{"id": "ceo", "kind": "chief_executive"}])
SAYERS = [
    ("Kornblum grows. Chief executive Rosa Brandt said Backhaus had found nothing in its books.", ["Rosa Brandt"]),
    ("Kornblum grows. Chief executive Rosa Brandt said the Harrow plant had sold its first loaf.", ["Rosa Brandt"]),
]


@pytest.mark.parametrize(("text", "expected"), SAYERS)
def test_whom_somebody_with_a_title_speaks_of_has_not_the_post(text: str, expected: list[str]) -> None:
    assert [value for _, value, _ in said(text, HEAD, "en")] == expected


SOURCES = [
    ("de", 'Kornblum schweigt; der "Ulmer Stadt-Anzeiger" nennt einen Umsatz von 5 Millionen Euro.', ["EUR 5m"]),
    ("en", "Kornblum keeps silent. The Harrow Gazette puts revenue at €5m.", ["EUR 5m"]),
    ("de", "Kornblum wächst. Andere Medien sprechen von einem Umsatz von 5 Millionen Euro.", ["EUR 5m"]),
    ("en", "Kornblum grows. Other games have revenue of €5m.", []),
    ("fr", "Kornblum grandit. Le marché applaudit : le chiffre d'affaires atteint 5 millions d'euros.", ["EUR 5m"]),
    ("fr", "Kornblum grandit. Le marché pèse 5 millions d'euros de chiffre d'affaires.", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), SOURCES)
def test_newspapers_and_a_market_that_is_only_pleased_own_no_figures(
    language: str, text: str, expected: list[str]
) -> None:
    assert [value for _, value, _ in said(text, MONEY, language)] == expected


def test_a_given_name_in_a_pair_is_that_of_a_person_with_the_surname() -> None:
    story = bakery(
        subject={"name": "Kornblum", "people": ["Rosa Kern", "Tom Kern"]}, facts=[{"id": "jobs", "kind": "job_cuts"}]
    )
    assert said("Rosa and Tom Kern, who own it, will cut 90 jobs.", story, "en") == [("jobs", "90", "planned")]


def test_the_device_that_its_maker_sells_is_its_own_behind_a_rival() -> None:
    story = telescope(facts=[{"id": "price", "kind": "price"}])
    text = "Hubble kostet 90 Euro. In den USA will Esrange Optics das Gerät für 70 Euro anbieten."
    assert [value for _, value, _ in said("Vela kommt. " + text, story, "de")] == ["EUR 7e-05m"]
