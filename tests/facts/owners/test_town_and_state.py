"""A town with its state behind a comma is one place; in a list each town is one."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Kornblum will build its plant in Warsaw, Indiana, where rents are low.", ["Warsaw"]),
        ("Kornblum builds the ovens in a factory in Ridgeway, Ohio.", ["Ridgeway"]),
        ("Kornblum will build a plant in Berlin, Paris, and Rome.", ["Berlin", "Paris", "Rome"]),
    ],
)
def test_a_state_behind_its_town_is_no_place_of_its_own(text: str, places: list[str]) -> None:
    story = bakery(facts=[{"id": "plant", "kind": "site_location"}])
    assert [value for _, value, _ in said(text, story, "en")] == places
