"""A name is found in the cases that German gives to the words in it, and a person's name has none."""

from __future__ import annotations

import re

import pytest

from facts.names.names import name_pattern, sought


@pytest.mark.parametrize(
    ("name", "printed"),
    [
        ("Klinikum Rodenau", "des Klinikums Rodenau"),
        ("Stadtwerke Ardingen", "bei den Stadtwerken Ardingen"),
        ("Lindenhöfe", "in den Lindenhöfen"),
        ("Norddeutscher Rundfunk", "beim Norddeutschen Rundfunk"),
    ],
)
def test_a_name_is_found_in_its_cases(name: str, printed: str) -> None:
    assert sought(name, declined=True).found_in(printed, printed.lower())
    assert not sought(name).found_in(printed, printed.lower())


@pytest.mark.parametrize(("name", "printed"), [("Hanse", "Hansen"), ("Kornblum", "Kornblumen"), ("Vela 2", "Velan 2")])
def test_short_words_and_other_endings_are_no_cases(name: str, printed: str) -> None:
    assert re.search(name_pattern(name, declined=True), printed, re.IGNORECASE) is None
