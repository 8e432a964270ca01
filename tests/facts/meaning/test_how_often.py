"""Beside a date, "six times" says how often something happens then, and not when it does."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery, telescope
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


@pytest.mark.parametrize(
    ("text", "launches"),
    [
        ("Esrange Optics aims to launch four Velas in 2027 and twelve in 2028.", []),
        ("Esrange Optics aims to launch Vela in 2027.", ["2027"]),
        ("Esrange Optics has moved the launch of Vela back six months to November 2027.", ["2027-11"]),
    ],
)
def test_how_many_of_a_product_there_are_to_be_is_not_when_it_starts(text: str, launches: list[str]) -> None:
    assert [value for fact, value, _ in said(text, telescope(), "en") if fact == "launch"] == launches
