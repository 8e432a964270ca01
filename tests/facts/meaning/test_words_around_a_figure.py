"""Words that go around a figure ("puts # into") are those of that figure, not of another one beside them."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

STORY = bakery(
    facts=[{"id": "ovens", "kind": "ovens"}],
    kinds={
        "ovens": {
            "type": "money",
            "description": "Money for ovens",
            "cues": {"en": ["pours # into"], "de": ["steckt # in"]},
        }
    },
)


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Kornblum pours €2 million into ovens near a bridge of €42 million.", ["EUR 2m"]),
        ("de", "Kornblum steckt 2 Millionen Euro in Öfen nahe einer Brücke für 42 Millionen Euro.", ["EUR 2m"]),
        ("en", "Kornblum pours €2 million into ovens, up from €1 million.", ["EUR 2m", "EUR 1m"]),
    ],
)
def test_words_around_a_figure_are_its_own(language: str, text: str, values: list[str]) -> None:
    assert [value for _, value, _ in said(text, STORY, language)] == values
