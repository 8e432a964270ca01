"""Verbs that only say how much: what is put at a figure says what that is, not who "beziffert" or "schätzt" it."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said


def read(text: str, *kinds: str) -> list[tuple[str, str]]:
    story = bakery(facts=[{"id": kind, "kind": kind} for kind in kinds])
    return [(fact, value) for fact, value, _ in said(text, story, "de")]


@pytest.mark.parametrize(
    "text",
    [
        "Den Verlust des vergangenen Jahres bezifferte Kornblum auf 11 Millionen Euro.",
        "Kornblum bezifferte den Umsatz der Filialen auf 11 Millionen Euro.",
        "Den Schaden durch den Brand bei Kornblum bezifferte die Polizei auf 11 Millionen Euro.",
    ],
)
def test_what_is_put_at_a_figure_is_no_cost_of_a_project(text: str) -> None:
    assert read(text, "project_cost") == []


def test_the_object_stands_near_whatever_is_between() -> None:
    text = "Den Verlust des vergangenen Jahres bezifferte die Bäckereikette Kornblum auf 11 Millionen Euro."
    assert read(text, "project_cost", "profit") == [("profit", "EUR 11m")]


@pytest.mark.parametrize(
    "text",
    [
        "Den Neubau in Ulm bezifferte Kornblum auf 11 Millionen Euro.",
        "Die Kosten der Backstube bezifferte Kornblum auf 11 Millionen Euro.",
    ],
)
def test_a_project_put_at_a_figure_has_its_cost(text: str) -> None:
    assert read(text, "project_cost") == [("project_cost", "EUR 11m")]
