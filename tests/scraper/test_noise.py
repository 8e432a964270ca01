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
    assert NOISE.new_islands(before, after) == frozenset()


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
    assert NOISE.new_islands(before, after) == frozenset({mark(ISLAND)})


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
    assert NOISE.new_islands(before, after) is None


def test_a_paragraph_from_which_a_fact_was_read_does_not_go_unseen() -> None:
    """ "He will leave in spring" has no figure and no name."""
    told = Noise(NOISE.named, islands=NOISE.islands, told=frozenset({mark(TWO)}))
    assert NOISE.new_islands(text(ONE, TWO, THREE), text(ONE, ISLAND, THREE)) == frozenset({mark(ISLAND)})
    assert told.new_islands(text(ONE, TWO, THREE), text(ONE, ISLAND, THREE)) is None


_PARAGRAPHS = st.lists(st.sampled_from([ONE, TWO, THREE, NAMED, FIGURE]), max_size=6)


@given(before=_PARAGRAPHS, after=_PARAGRAPHS)
def test_without_furniture_and_islands_only_equal_texts_are_one(before: list[str], after: list[str]) -> None:
    none = Noise(NOISE.named)
    assert (none.new_islands(text(*before), text(*after)) is not None) == (before == after)
