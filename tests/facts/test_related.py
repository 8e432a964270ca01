"""A story's own cues are found in other words of one meaning; who writes "strike" means those who downed tools."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from facts.reader import read
from facts.related import related
from facts.story import Story
from facts.values import Count, DateSpan, Money, Value


def harbour(kind: str, cues: list[str], nouns: list[str] | None = None) -> Story:
    own: dict[str, Any] = {"type": kind, "cues": {"en": cues}} | ({"nouns": {"en": nouns}} if nouns else {})
    return Story.model_validate(
        {
            "title": "The harbour of Selby",
            "match": "Selby",
            "subject": {"name": "Selby harbour", "aliases": ["Selby"], "type": "place"},
            "facts": [{"id": "own", "kind": "own"}],
            "kinds": {"own": own},
        }
    )


def values(text: str, story: Story) -> list[Value]:
    return [claim.value for claim in read(text, story, language="en", published=date(2026, 11, 16)).claims]


@pytest.mark.parametrize(
    "text",
    [
        "At Selby harbour 900 dockers downed tools.",
        "Some 900 workers at Selby harbour stopped work on Monday.",
        "At Selby 900 people have joined the walkout.",
    ],
)
def test_words_of_one_meaning_announce_the_figure(text: str) -> None:
    story = harbour("count", ["strike"], ["workers", "dockers", "people"])
    found = values(text, story)
    assert [value.amount for value in found if isinstance(value, Count)] == [900]


def test_words_of_another_meaning_do_not() -> None:
    story = harbour("count", ["strike"], ["workers", "people"])
    assert values("Selby harbour employs 900 people.", story) == []


def test_words_belong_to_the_type_of_the_value() -> None:
    assert "walk|walks|walked|walked out" not in related(("strike",), "money", "en")
    assert related(("strike",), "count", "en")


def test_a_language_without_such_words_has_none() -> None:
    assert related(("strike",), "count", "xx") == ()


def test_a_longer_cue_around_one_of_the_storys_own_stands_for_it() -> None:
    story = harbour("date", ["verdict"])
    assert values("A verdict on Selby harbour is expected on 4 December.", story) == [DateSpan("2026-12-04")]


def test_what_the_story_counts_tells_its_figure_from_a_span_of_time() -> None:
    story = harbour("count", ["warranty"], ["years"])
    text = "The cranes at Selby harbour are guaranteed for 8 years."
    assert [value.amount for value in values(text, story) if isinstance(value, Count)] == [8]
    assert values("Selby harbour has belonged to the city for 8 years.", story) == []


def test_verbs_of_the_same_deed_announce_its_cost() -> None:
    story = harbour("money", ["clean-up"])
    found = values("To repair the quay, Selby harbour is spending 65 million dollars.", story)
    assert [value.amount for value in found if isinstance(value, Money)] == [65_000_000]
