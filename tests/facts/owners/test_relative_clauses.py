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
