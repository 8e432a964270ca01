"""People hired or laid off are no headcount, though a story follows that and not them."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

STORY = bakery(facts=[{"id": "staff", "kind": "headcount"}])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Rund 50 Mitarbeiter sollen bei Kornblum neu eingestellt werden."),
        ("de", "Kornblum hat 650 Mitarbeiter eingestellt."),
        ("de", "650 Beschäftigte sind bei Kornblum hinzugekommen."),
        ("de", "50 Mitarbeiter von Kornblum werden entlassen."),
        ("en", "Kornblum hired 650 employees."),
        ("en", "Kornblum laid off 50 employees."),
        ("fr", "Kornblum a embauché 650 salariés."),
    ],
)
def test_who_comes_or_goes_is_not_all_the_staff(language: str, text: str) -> None:
    assert said(text, STORY, language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Kornblum hat 1200 Mitarbeiter, 50 wurden entlassen."),
        ("de", "Bei Kornblum arbeiten 1200 Menschen."),
        ("en", "Kornblum has 1,200 employees, 50 were laid off."),
    ],
)
def test_who_works_there_is(language: str, text: str) -> None:
    assert said(text, STORY, language) == [("staff", "1200", "confirmed")]
