"""Far behind the last name of a story a text speaks of others: nothing is read there, and what is told says why."""

from __future__ import annotations

from datetime import date

import pytest

from facts.reader import explain, read
from facts.story import Story
from tests.facts.stories import bakery

DAY = date(2026, 5, 12)
CUTS = "It will cut 700 jobs, he said."
NAMED = "Kornblum will cut 300 jobs, the company said."
OTHERS = " ".join(
    f"In {town} the mayor, {mayor}, was glad of the rain."
    for town, mayor in zip(
        ("Lauterbach", "Quellbrunn", "Aschdorf", "Tannach", "Weidental", "Vardas", "Corvexa", "Brunnmayr", "Halvar"),
        (
            "Ada Lorne",
            "Ben Marsh",
            "Cleo Nash",
            "Dan Orwell",
            "Eve Pond",
            "Finn Quill",
            "Gus Rowe",
            "Ida Stone",
            "Jo Tate",
        ),
        strict=True,
    )
)


def jobs(text: str, story: Story) -> list[tuple[str, bool]]:
    """The words of each figure of jobs, and whether it is certain."""
    return [
        (claim.evidence.words, claim.uncertain is None)
        for claim in read(text, story, language="en", published=DAY).claims
        if claim.fact == "jobs"
    ]


def test_what_stands_far_behind_the_last_name_is_not_taken_for_the_subjects() -> None:
    assert jobs(f"{NAMED} {OTHERS} {CUTS}", bakery()) == [("300 jobs", True)]


def test_right_behind_a_name_it_is() -> None:
    assert jobs(f"Kornblum met the press. {CUTS} {OTHERS}", bakery()) == [("700 jobs", True)]


@pytest.mark.parametrize("between", ["", "It had rained. ", "It had rained. They laughed. "])
def test_where_the_text_comes_back_to_the_subject_it_is_read_again(between: str) -> None:
    assert ("300 jobs", True) in jobs(f"Kornblum met the press. {OTHERS} {OTHERS} {between}{NAMED}", bakery())


def test_a_text_that_names_nobody_else_goes_on_speaking_of_the_subject() -> None:
    small_talk = "It had rained all day, and the streets were wet. " * 12
    assert jobs(f"Kornblum met the press. {small_talk}The company will cut 700 jobs.", bakery()) == [("700 jobs", True)]


def test_the_explanation_tells_of_the_silence() -> None:
    rows = explain(f"{NAMED} {OTHERS} {CUTS}", bakery(), language="en", published=DAY)
    assert [(row.fact, row.reason) for row in rows if row.words == "700 jobs"] == [
        (None, "the last name of the story stands far before it")
    ]
