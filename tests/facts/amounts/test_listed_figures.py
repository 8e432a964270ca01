"""What the figures of a list count that has its noun behind the last of them."""

from __future__ import annotations

import pytest

from facts.amounts.counts import find_counts


def nouns(text: str, language: str) -> list[tuple[str, str | None]]:
    return [(text[mention.start : mention.end], mention.noun) for mention in find_counts(text, language)]


@pytest.mark.parametrize(
    ("language", "text", "counted"),
    [
        ("de", "mit 116, 135 und 211 Betten", [("116", "betten"), ("135", "betten"), ("211 Betten", "betten")]),
        ("en", "counted 45 and 60 strikers", [("45", "strikers"), ("60 strikers", "strikers")]),
        ("en", "the toll is nine and 43 cases are open", [("nine", None), ("43 cases", "cases")]),
        ("fr", "en 2024, 340 postes", [("340 postes", "postes")]),
    ],
)
def test_the_figures_of_a_list_count_what_the_last_of_them_counts(
    language: str, text: str, counted: list[tuple[str, str]]
) -> None:
    assert nouns(text, language) == counted
