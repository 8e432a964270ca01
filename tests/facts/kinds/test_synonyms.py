"""A story's own cues are found in the other words that a language has for the same, and in no others."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from facts.kinds.synonyms import synonyms
from facts.reader import read
from facts.story import Story
from facts.values import Count, DateSpan, Money, Value, to_json


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
    assert any(phrase.startswith("ausstand") for phrase in synonyms(["Streiks"], "count", "de"))
    assert synonyms(["streichholz"], "count", "de") == []


def test_an_unknown_language_has_no_synonyms() -> None:
    assert synonyms(["strike"], "count", "xx") == []


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
    assert synonyms(["strike"], "count", "en")
    assert synonyms(["strike"], "money", "en") == []


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


def test_a_kind_we_ship_lends_its_words_only_to_values_of_its_type() -> None:
    pay = {"type": "money", "cues": {"de": ["gehalt"]}}
    days = {"type": "count", "cues": {"de": ["gehalt"]}, "nouns": {"de": ["monatsgehälter"]}}
    text = "Die Vergütung bei Rosental sank auf 2,8 Millionen Euro."
    assert said(text, clinic(pay)).keys() == {"own"}
    assert said("Bei Rosental liegt die Vergütung bei 13.", clinic(days)) == {}


def test_a_word_for_people_alone_does_not_say_what_is_counted() -> None:
    story = harbour("count", ["evacuated"], ["people", "cranes"])
    assert values("Selby harbour drew 11,000 people on Sunday.", story) == []
    assert [value.amount for value in values("Selby harbour has 14 cranes.", story) if isinstance(value, Count)] == [14]


def test_of_two_keys_the_longer_one_says_what_is_meant() -> None:
    assert "liquidity" not in synonyms(["cash burn"], "money", "en")
    assert "liquidity" in synonyms(["cash"], "money", "en")
