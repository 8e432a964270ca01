"""Whose the figures of a list are: so many at one firm, so many at the next; for invented texts."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

STORY = bakery(facts=[{"id": "staff", "kind": "headcount"}])


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "At Kornblum 5,200 people work, at Backhaus 3,000.", ["5200"]),
        ("en", "Kornblum employs 5,200 people, Backhaus 3,000.", ["5200"]),
        ("de", "Bei Kornblum arbeiten 5200 Menschen, bei Backhaus 3000.", ["5200"]),
        ("de", "Bei Backhaus arbeiten 3000 Menschen, bei Kornblum 5200.", ["5200"]),
        ("fr", "Chez Kornblum travaillent 5 200 personnes, chez Backhaus 3 000.", ["5200"]),
        ("fr", "Kornblum emploie 5 200 personnes, Backhaus 3 000.", ["5200"]),
    ],
)
def test_who_stands_right_before_a_figure_owns_it_and_none_before(language: str, text: str, values: list[str]) -> None:
    assert [value for _, value, _ in said(text, STORY, language)] == values
