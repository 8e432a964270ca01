"""Who took part in a vote is no share of the votes, and who was sacked no part of the workforce."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

VOTED = bakery(facts=[{"id": "turnout", "kind": "turnout"}, {"id": "vote", "kind": "vote_share"}])

TURNOUTS = [
    ("en", "At Kornblum 93% were in favour, on a turnout of 71%.", [("vote", "93"), ("turnout", "71")]),
    ("en", "At Kornblum 71% of members cast their ballots.", [("turnout", "71")]),
    ("de", "Bei Kornblum stimmten 93 Prozent dafür, die Beteiligung lag bei 71 Prozent.",
     [("vote", "93"), ("turnout", "71")]),
    ("de", "Kornblum hält eine Beteiligung von 30 Prozent an Backhaus.", []),
    ("fr", "Chez Kornblum, la participation a atteint 71 %.", [("turnout", "71")]),
    ("de", "Zur Urne gingen bei Kornblum 71 Prozent der Berechtigten.", [("turnout", "71")]),
    ("fr", "Chez Kornblum, 71 % des inscrits se sont rendus aux urnes.", [("turnout", "71")]),
    ("de", "Eine Umfrage, die Kornblum 21 Prozent zuschrieb, ist erfunden.", [("vote", "21")]),
    ("de", "An der Urne bekam Kornblum 71 Prozent der Stimmen.", [("vote", "71")]),
]  # fmt: skip


PLACES = [
    ("en", "At Kornblum turnout was 71%. It was highest in Brest, at 84%, and lowest in Lille, at 55%.", ["71"]),
    ("de", "Bei Kornblum lag die Beteiligung bei 71 Prozent. Am höchsten war die Beteiligung in Wien mit 84 Prozent.",
     ["71"]),
    ("fr", "Chez Kornblum, la participation a atteint 71 %. La participation a été la plus forte à Brest, avec 84 %.",
     ["71"]),
    ("de", "Am höchsten war die Beteiligung bei Kornblum mit 84 Prozent.", ["84"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "values"), PLACES)
def test_where_a_turnout_was_highest_is_a_part(language: str, text: str, values: list[str]) -> None:
    assert [value for fact, value, _ in said(text, VOTED, language) if fact == "turnout"] == values


def test_the_share_of_those_who_voted_and_who_is_against() -> None:
    text = "Bei Kornblum haben 52 Prozent der Stimmenden den Vertrag angenommen, 48 Prozent waren dagegen."
    assert said(text, VOTED, "de") == [("vote", "52", "confirmed")]
    text = "Laut einer Umfrage würden 61 Prozent für den Vertrag von Kornblum stimmen, 39 Prozent dagegen."
    assert [value for _, value, _ in said(text, VOTED, "de")] == ["61"]


@pytest.mark.parametrize(("language", "text", "expected"), TURNOUTS)
def test_who_took_part_is_no_share_of_the_votes(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(fact, value) for fact, value, _ in said(text, VOTED, language)] == expected


SACKED = bakery(facts=[{"id": "jobs", "kind": "job_cuts"}, {"id": "staff", "kind": "headcount"}])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kornblum must pay 1,820 sacked workers."),
        ("en", "Kornblum was fined for illegally sacking 1,820 bakers."),
        ("de", "Kornblum muss 1.820 entlassene Beschäftigte entschädigen."),
        ("fr", "Kornblum doit indemniser 1 820 salariés licenciés."),
    ],
)
def test_those_who_were_sacked_are_no_workforce(language: str, text: str) -> None:
    assert [fact for fact, _, _ in said(text, SACKED, language)] == ["jobs"]
