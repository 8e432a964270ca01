"""Votes of two sides: what the first side has is a level, and the other share is only told where it says whose."""

from __future__ import annotations

import pytest

from facts.amounts.percents import find_percents


@pytest.mark.parametrize(
    ("language", "text", "shares"),
    [
        ("en", "Kornblum is ahead by 62% to 38%.", [62]),
        ("en", "They threw the offer out by 83 per cent to 17.", [83]),
        ("en", "She took 51% of the vote on Sunday to 49% for Ida Brandt.", [51, 49]),
        ("de", "Angenommen wurde es mit 62 zu 38 Prozent.", [62]),
        ("fr", "Le texte passe par 62 % contre 38 %.", [62]),
        ("fr", "Élu avec 50,9 % des voix, contre 49,1 % à Ida Brandt.", [50.9, 49.1]),
    ],
)
def test_shares_of_two_sides(language: str, text: str, shares: list[float]) -> None:
    found = find_percents(text, language)
    assert [float(one.value.amount) for one in found if hasattr(one.value, "amount")] == shares
    assert not any(one.delta or one.former for one in found)


def test_what_fell_by_so_much_to_a_level_has_no_sides() -> None:
    found = find_percents("The share fell by 60% to 40%.", "en")
    assert [one.delta for one in found] == [True, False]
