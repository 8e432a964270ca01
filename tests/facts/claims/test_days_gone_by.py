"""What is to come has not been yet, and what was before a story began is of something before it."""

from __future__ import annotations

import pytest

from facts.reader import explain, read
from facts.story import Story
from tests.facts.test_reader import DAY

_BRIDGE = {
    "title": "Marlow Bridge",
    "match": "Marlow",
    "subject": {"name": "Marlow Bridge", "type": "place"},
    "since": "2025-06-01",
    "facts": [{"id": "reopening", "kind": "launch_date"}],
}
BRIDGE = Story.model_validate(_BRIDGE)
COMING = "The Marlow Bridge is to reopen in 2028."
GONE = "The footpath of the Marlow Bridge was opened to the public on 4 May."


def read_of(text: str, story: Story = BRIDGE) -> list[tuple[str, bool]]:
    """(its value, whether it is certain) of each claim."""
    claims = read(text, story, language="en", published=DAY).claims
    return [(getattr(claim.value, "edtf", ""), claim.uncertain is None) for claim in claims]


def test_a_day_gone_by_counts_where_no_other_is_to_come() -> None:
    assert read_of(GONE) == [("2026-05-04", True)]


def test_behind_a_day_to_come_it_is_in_doubt() -> None:
    assert read_of(f"{COMING} {GONE}") == [("2028", True), ("2026-05-04", False)]


def test_before_one_in_words_as_strong_it_is_not() -> None:
    assert read_of(f"{GONE} {COMING}") == [("2026-05-04", True), ("2028", True)]


def test_it_is_where_the_day_to_come_has_stronger_words() -> None:
    text = "The Marlow Bridge was ready on 4 May. The Marlow Bridge is now to reopen in 2028."
    assert dict(read_of(text)).get("2026-05-04", False) is False


def test_what_was_planned_once_contradicts_nothing() -> None:
    text = f"The Marlow Bridge was originally to reopen in 2028. {GONE}"
    assert ("2026-05-04", True) in read_of(text)


@pytest.mark.parametrize(("year", "certain"), [("2019", False), ("2025-09", True)])
def test_a_day_before_the_story_began_is_in_doubt(year: str, certain: bool) -> None:
    day = {"2019": "in 2019", "2025-09": "in September 2025"}[year]
    assert read_of(f"The Marlow Bridge was opened to the public {day}.") == [(year, certain)]


def test_a_plan_from_before_it_is_not() -> None:
    text = "The Marlow Bridge was originally to be opened to the public in 2024."
    assert read_of(text) == [("2024", True)]


def test_what_led_to_an_event_was_before_it() -> None:
    fire = {
        "title": "Harrow fire",
        "match": "Harrow",
        "subject": {"name": "Harrow fire", "type": "event"},
        "since": "2026-04-01",
        "facts": [{"id": "inspection", "kind": "inspection"}],
        "kinds": {"inspection": {"type": "date", "description": "Last inspection", "cues": {"en": ["last inspected"]}}},
    }
    text = "Before the Harrow fire the hall was last inspected in 2021."
    assert read_of(text, Story.model_validate(fire)) == [("2021", True)]


def test_explain_says_why() -> None:
    rows = {row.words: row.reason for row in explain(f"{COMING} {GONE}", BRIDGE, language="en", published=DAY)}
    assert "uncertain: the text says that the day is still to come" in rows["on 4 May"]
