"""What somebody said that somebody "would" do: a plan where those tell it who decide, a rumour where others do."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

_MODALITIES = [
    # who tells it stands before an aside
    ("en", "job_cuts", "Kornblum, which runs 40 bakeries, said it would cut 400 jobs.", "planned"),
    ("en", "job_cuts", "One of them, who did not give a name, said it would cut 400 jobs at Kornblum.", "rumoured"),
    # a word that only those use who decide, whoever they are
    (
        "fr",
        "subsidy",
        "Le ministre Paul Sorel a confirmé que l'État apporterait une aide de 5 millions d'euros à Kornblum.",
        "planned",
    ),
    (
        "en",
        "subsidy",
        "The minister Jane Rowe confirmed the state would grant Kornblum a subsidy of €5 million.",
        "planned",
    ),
    ("en", "subsidy", "Jane Rowe estimated the state would grant Kornblum a subsidy of €5 million.", "rumoured"),
    # a capital that stands for its government
    ("en", "subsidy", "Ottawa said in May it would grant Kornblum a subsidy of €5 million.", "planned"),
    ("en", "subsidy", "Sources said it would grant Kornblum a subsidy of €5 million.", "rumoured"),
]


@pytest.mark.parametrize(("language", "kind", "text", "modality"), _MODALITIES)
def test_who_decides_tells_a_plan(language: str, kind: str, text: str, modality: str) -> None:
    story = bakery(facts=[{"id": kind, "kind": kind}])
    assert [stance for _, _, stance in said(text, story, language)] == [modality], said(text, story, language)


_AT_PRESENT = [
    ("en", "headcount", "Kornblum could shrink its headcount from 620 employees at present.", "confirmed"),
    ("fr", "headcount", "Kornblum pourrait perdre des emplois, sur 700 salariés aujourd'hui.", "confirmed"),
    ("de", "headcount", "Kornblum könnte die Zahl der derzeit 700 Beschäftigten senken.", "confirmed"),
    ("de", "headcount", "Kornblum könnte 2030 noch 700 Beschäftigte haben.", "rumoured"),
    # a day that somebody reckons with, and one that no longer holds
    ("de", "launch_date", "Kornblum sagt, man rechne weiter mit einem Start von Vela im Oktober 2027.", "targeted"),
]


@pytest.mark.parametrize(("language", "kind", "text", "modality"), _AT_PRESENT)
def test_what_is_there_now_and_what_is_reckoned_with(language: str, kind: str, text: str, modality: str) -> None:
    story = bakery(facts=[{"id": kind, "kind": kind}])
    assert [stance for _, _, stance in said(text, story, language)] == [modality], said(text, story, language)


def test_money_that_was_to_come_has_flowed() -> None:
    bail = {"type": "money", "description": "Zugesagte Hilfe der Eigner", "cues": {"de": ["hilfe"]}}
    story = bakery(facts=[{"id": "bail", "kind": "bail"}], kinds={"bail": bail})
    assert [one[2] for one in said("Kornblum braucht 40 Millionen Euro Hilfe.", story, "de")] == ["planned"]
    late = "40 Millionen Euro Hilfe sind Kornblum in den vergangenen sieben Monaten geflossen."
    assert [one[2] for one in said(late, story, "de")] == ["confirmed"]
    assert [one[2] for one in said("Nach der Wahl flossen Kornblum 40 Millionen Euro Hilfe zu.", story, "de")] == [
        "confirmed"
    ]


def test_what_somebody_says_in_passing_is_a_plan_and_the_day_of_saying_it_no_release() -> None:
    text = (
        "Kornblum has pushed back the release of its cake book by four months, saying on Tuesday that the long-awaited "
        "book of recipes would now arrive on 26 May 2027 rather than in April."
    )
    told = said(text, bakery(facts=[{"id": "day", "kind": "release_date"}]), "en")
    assert [(value, stance) for _, value, stance in told] == [("2027-05-26", "planned"), ("2027-04", "former")]
