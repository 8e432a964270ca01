"""Beside a date, "six times" says how often something happens then, and not when it does."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said


@pytest.mark.parametrize(
    ("language", "text", "days"),
    [
        ("en", "Kornblum wants to launch six times next year and 12 times in 2028.", []),
        ("en", "Kornblum launched twice in 2025.", []),
        ("de", "Kornblum ist zweimal 2025 gestartet.", []),
        ("en", "The launch of Kornblum was postponed three times until 2028.", ["2028"]),
        ("fr", "Kornblum lance sa brioche pour la première fois en 2028.", ["2028"]),
    ],
)
def test_how_often_is_not_when(language: str, text: str, days: list[str]) -> None:
    story = bakery(facts=[{"id": "day", "kind": "launch_date"}])
    assert [value for _, value, _ in said(text, story, language)] == days
