"""Who does something stands behind "by" as well as how much something changed."""

from __future__ import annotations

import pytest

from facts.amounts.counts import find_counts


@pytest.mark.parametrize(
    "text",
    [
        "The festival was attended by 90,000 people.",
        "The app is used by more than 90,000 people.",
        "The petition was signed by 90,000 residents.",
    ],
)
def test_behind_the_participle_of_a_deed_stand_those_who_did_it(text: str) -> None:
    assert [found.delta for found in find_counts(text, "en")] == [False]


@pytest.mark.parametrize("text", ["The staff grew by 900 people.", "Membership was reduced by 900 people."])
def test_behind_a_word_of_change_stands_how_much(text: str) -> None:
    assert [found.delta for found in find_counts(text, "en")] == [True]
