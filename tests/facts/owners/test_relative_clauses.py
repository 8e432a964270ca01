"""What commas and brackets set apart: whose figures stand there, and who does not act outside."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

STORY = bakery(
    facts=[
        {"id": "jobs", "kind": "job_cuts"},
        {"id": "valuation", "kind": "valuation"},
        {"id": "revenue", "kind": "revenue"},
    ]
)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Backhaus, Kornblum's biggest rival, cut 900 jobs."),
        ("de", "Backhaus, der größte Konkurrent von Kornblum, streicht 900 Stellen."),
        ("fr", "Backhaus, le grand rival de Kornblum, supprime 900 postes."),
        ("en", "Rosa Kornblum used to work for Backhaus, which is worth €9 billion."),
        ("de", "Rosa Kornblum kam von Backhaus, dessen Umsatz bei 300 Millionen Euro liegt."),
        ("fr", "Kornblum a recruté chez Backhaus, dont le chiffre d'affaires atteint 300 millions d'euros."),
    ],
)
def test_what_is_said_of_another_is_the_others(language: str, text: str) -> None:
    assert said(text, STORY, language) == []


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Rosa Kornblum, Backhaus's harshest critic, will cut 300 jobs at Kornblum.", ("jobs", "300", "planned")),
        ("Backhaus buys from Kornblum, which is worth €3 billion.", ("valuation", "EUR 3000m", "confirmed")),
        ("Kornblum, Backhaus's biggest rival, will cut 300 jobs.", ("jobs", "300", "planned")),
    ],
)
def test_the_subjects_own_stays_its_own(text: str, claim: tuple[str, str, str]) -> None:
    assert claim in said(text, STORY, "en")


def test_smaller_numbers_in_brackets_are_parts() -> None:
    text = "Kornblum will cut 300 jobs (200 in Freiburg, 100 in Nancy)."
    assert said(text, STORY, "en") == [("jobs", "300", "planned")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Kornblum grows. The rival Miller's Bakeries, in which Backhaus holds a stake of 6.5%, does not.", []),
        ("de", "Kornblum wächst. Miller's Bakeries, an der Backhaus einen Anteil von 6,5 Prozent hält, nicht.", []),
        ("en", "Backhaus holds a stake of 6.5% in Kornblum, and another in Panetier.", ["6.5"]),
        ("en", "Kornblum, in which Backhaus holds a stake of 6.5%, grows.", ["6.5"]),
    ],
)
def test_what_is_held_in_another_is_no_stake_in_the_subject(language: str, text: str, expected: list[str]) -> None:
    held = bakery(facts=[{"id": "stake", "kind": "stake", "holder": "Backhaus"}])
    assert [value for _, value, _ in said(text, held, language)] == expected
