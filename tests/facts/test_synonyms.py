"""A story's own cues are found in the other words that a language has for the same, and in no others."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from facts.reader import read
from facts.story import Story
from facts.synonyms import akin
from facts.values import Count, to_json


def clinic(kind: dict[str, Any], **others: dict[str, Any]) -> Story:
    kinds = {"own": kind, **others}
    return Story.model_validate(
        {
            "title": "Strike at a clinic",
            "match": "Rosental",
            "subject": {"name": "Rosental-Kliniken", "aliases": ["Rosental"]},
            "facts": [{"id": name, "kind": name} for name in kinds],
            "kinds": kinds,
        }
    )


def said(text: str, story: Story) -> dict[str, Any]:
    reading = read(text, story, language="de", published=date(2026, 10, 14))
    return {claim.fact: to_json(claim.value) for claim in reading.claims}


STRIKERS = {"type": "count", "cues": {"de": ["streik*"]}, "nouns": {"de": ["beschäftigte"]}}


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Bei Rosental sind 2.400 Beschäftigte in den Ausstand getreten.", 2400),
        ("Bei Rosental haben 1.800 Pflegekräfte die Arbeit niedergelegt.", 1800),
        ("Am Streik bei Rosental beteiligten sich 1.200 Menschen.", 1200),
    ],
)
def test_a_word_for_the_same_thing_is_a_cue_as_well(text: str, count: int) -> None:
    reading = read(text, clinic(STRIKERS), language="de", published=date(2026, 10, 14))
    assert [claim.value.amount for claim in reading.claims if isinstance(claim.value, Count)] == [count]


def test_what_is_counted_says_nothing_by_a_word_that_the_story_does_not_give() -> None:
    assert said("Die Rosental-Kliniken zählen 9.000 Mitarbeiter.", clinic(STRIKERS)) == {}


def test_a_word_that_another_kind_of_the_story_has_is_left_to_that_one() -> None:
    demand = {"type": "percent", "cues": {"de": ["forderung"]}}
    asked = {"type": "percent", "cues": {"de": ["verlangt"]}}
    text = "Für die Rosental-Kliniken verlangt die Gewerkschaft 8,5 Prozent."
    assert said(text, clinic(demand)).keys() == {"own"}
    assert said(text, clinic(demand, asked=asked)).keys() == {"asked"}


def test_the_words_of_a_kind_we_ship_announce_an_own_kind_that_means_the_same() -> None:
    takings = {"type": "money", "cues": {"de": ["kinokasse*"]}}
    assert "own" in said("Rosental nahm am Wochenende 33 Millionen Euro ein.", clinic(takings))


def test_words_are_compared_without_their_endings() -> None:
    assert any(phrase.startswith("ausstand") for phrase in akin(["Streiks"], "de", "cues"))
    assert akin(["streichholz"], "de", "cues") == []


def test_an_unknown_language_has_no_synonyms() -> None:
    assert akin(["strike"], "xx", "cues") == []
