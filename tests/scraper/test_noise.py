"""Two texts that differ in what stands between the paragraphs are one; those that differ in anything else are not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.noise import Noise
from storage.texts import mark

BOX = "Our evening letter explains the day in a few minutes, and costs nothing for the first weeks."
OTHER = "Many thousands of readers have the application of this newspaper on their telephones now."
ISLAND = "You have read this far, so you seem to like what our newsroom does: become a friend."
LAST = "Readers who support us pay for reporters who go and look for themselves, on Sundays too."
NAMED = "Nimbus Robotics is an example, and this outlet belongs to the people who have founded it."
FIGURE = "It will cut 400 jobs, which is more than anybody in the town had expected before Friday."
ONE, TWO, THREE = (f"What happened in the {word} town was told by nobody else." for word in ("first", "next", "last"))

NOISE = Noise(
    lambda text: "Nimbus" in text,
    furniture=frozenset(map(mark, (BOX, OTHER, NAMED))),
    islands=frozenset(map(mark, (ISLAND, LAST, NAMED, FIGURE))),
)


def text(*paragraphs: str) -> str:
    return "\n".join(paragraphs)


BEFORE = text("A title", "", ONE, TWO, THREE)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BEFORE, BEFORE),
        (BEFORE, text("A title", ONE, BOX, TWO, f"  {OTHER}", THREE)),
        (text(ONE, BOX, TWO), text(ONE, TWO)),
        (text(ONE, BOX, TWO), text(ONE, TWO, OTHER)),
    ],
)
def test_furniture_may_come_change_and_go(before: str, after: str) -> None:
    assert NOISE.what_came(before, after) == frozenset()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (BEFORE, text("A title", ONE, ISLAND, TWO, THREE)),
        (BEFORE, text("A title", ONE, TWO, THREE, ISLAND)),
        (text(ONE, LAST, TWO), text(ONE, ISLAND, TWO)),
        (text(ONE, "Any paragraph that was there.", TWO), text(ONE, ISLAND, TWO)),
        (text(ONE, TWO, "The last paragraph that was there."), text(ONE, TWO, BOX, ISLAND)),
    ],
)
def test_an_island_may_come_and_take_the_place_of_a_paragraph(before: str, after: str) -> None:
    assert NOISE.what_came(before, after) == frozenset({mark(ISLAND)})


LIKE_BOX = "Our evening letter is written by people who live here, and ends with the first weeks."
INSIDE = Noise(NOISE.named, furniture=NOISE.furniture | {mark(LIKE_BOX)}, told=frozenset({mark(f"{ONE} {BOX} {TWO}")}))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{ONE} {BOX} {TWO}", f"{ONE} {OTHER} {TWO}"),
        (f"{ONE} {BOX} {TWO}", f"{ONE} {TWO}"),
        (f"{ONE} {TWO}", f"{ONE} {TWO} {OTHER}"),
        (f"{ONE} {BOX}", f"{ONE} {LIKE_BOX}"),
        (f"{LIKE_BOX} {ONE}", f"{BOX} {ONE}"),
    ],
)
def test_furniture_may_stand_inside_a_longer_line(before: str, after: str) -> None:
    assert INSIDE.what_came(before, after) == frozenset()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f"{ONE} {BOX} {TWO}", f"{ONE} {OTHER} {THREE}"),
        (f"{ONE} {BOX} {TWO}", f"{THREE} {OTHER} {TWO}"),
        (f"{ONE} {BOX} {TWO}", f"{ONE} Readers write to us. {TWO}"),
        (f"{ONE} {BOX} {TWO}", f"{ONE} {NAMED} {TWO}"),
        (f"{ONE} {TWO}", f"{ONE} {FIGURE} {TWO}"),
        (f"{ONE} {TWO}", f"{ONE} {BOX.replace('evening', 'morning')} {TWO}"),
        (f"{ONE} {BOX} {TWO}", f"{ONE} {BOX.replace('nothing', 'little')} {TWO}"),
    ],
)
def test_what_else_differs_in_such_a_line_is_an_edit(before: str, after: str) -> None:
    assert INSIDE.what_came(before, after) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (text(ONE, TWO), text(ONE, "A new paragraph that is no island at all.", TWO)),
        (text(ONE, TWO), text(ONE, NAMED, TWO)),
        (text(ONE, TWO), text(ONE, FIGURE, TWO)),
        (text(ONE, NAMED, TWO), text(ONE, TWO)),
        (text(ONE, NAMED, TWO), text(ONE, ISLAND, TWO)),
        (text(ONE, FIGURE, TWO), text(ONE, ISLAND, TWO)),
        (text(ONE, TWO, THREE), text(ONE, THREE)),
        (text(ONE, TWO, THREE), text(ONE, TWO)),
        (text(ONE, TWO, THREE, "The end."), text(ONE, ISLAND, "The end.")),
        (text(ONE, TWO, THREE), text(ONE, ISLAND)),
        (text(ONE, TWO), text(ISLAND, TWO, ONE)),
    ],
)
def test_any_other_difference_is_an_edit(before: str, after: str) -> None:
    assert NOISE.what_came(before, after) is None


@pytest.mark.parametrize("line", ["Page built at {}", "Stand: {} Uhr", "{}", "Updated {} – {}"])
def test_a_short_line_may_tell_another_time_of_day(line: str) -> None:
    shown = [text(ONE, line.format(time, time), TWO) for time in ("9:05", "17:40:12")]
    assert NOISE.what_came(*shown) == frozenset({mark(line.format("17:40:12", "17:40:12"))})


def test_a_box_and_a_time_may_change_one_behind_the_other() -> None:
    before, after = text(ONE, "What stood in the box.", "Built at 9:05"), text(ONE, ISLAND, "Built at 9:06")
    assert NOISE.what_came(before, after) == frozenset({mark(ISLAND), mark("Built at 9:06")})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Places: 70", "Places: 90"),
        ("It ended 2:1", "It ended 3:1"),
        ("It ended 98:87", "It ended 98:90"),
        ("From 9:05 to 10:00", "From 9:05 to 10:00 and on"),
        (f"At 9:05 {ONE}", f"At 9:06 {ONE}"),
    ],
)
def test_other_figures_and_times_in_sentences_are_edits(old: str, new: str) -> None:
    assert NOISE.what_came(text(ONE, old, TWO), text(ONE, new, TWO)) is None


def test_a_time_that_was_read_as_a_fact_does_not_change_unseen() -> None:
    told = Noise(NOISE.named, told=frozenset({mark("Start: 9:05")}))
    assert told.what_came("Start: 9:05", "Start: 9:10") is None


def test_a_paragraph_from_which_a_fact_was_read_does_not_go_unseen() -> None:
    """It may have neither a figure nor a name: he will leave in spring."""
    told = Noise(NOISE.named, islands=NOISE.islands, told=frozenset({mark(TWO)}))
    assert NOISE.what_came(text(ONE, TWO, THREE), text(ONE, ISLAND, THREE)) == frozenset({mark(ISLAND)})
    assert told.what_came(text(ONE, TWO, THREE), text(ONE, ISLAND, THREE)) is None


_PARAGRAPHS = st.lists(st.sampled_from([ONE, TWO, THREE, NAMED, FIGURE]), max_size=6)


@given(before=_PARAGRAPHS, after=_PARAGRAPHS)
def test_without_furniture_and_islands_only_equal_texts_are_one(before: list[str], after: list[str]) -> None:
    none = Noise(NOISE.named)
    assert (none.what_came(text(*before), text(*after)) is not None) == (before == after)
