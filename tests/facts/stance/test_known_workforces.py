"""A workforce that is spoken of as known is there, whatever is denied of it."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said


@pytest.mark.parametrize(
    ("language", "text", "state"),
    [
        ("en", "Kornblum said it had no plans for job cuts among its 9,200 staff.", "confirmed"),
        ("fr", "Kornblum dément tout licenciement parmi ses 9 200 salariés.", "confirmed"),
        ("en", "Kornblum denied that it has 9,200 staff.", "denied"),
    ],
)
def test_what_is_denied_of_a_workforce_denies_not_the_workforce(language: str, text: str, state: str) -> None:
    found = said(text, bakery(facts=[{"id": "staff", "kind": "headcount"}]), language)
    assert [(value, stance) for _, value, stance in found] == [("9200", state)]
