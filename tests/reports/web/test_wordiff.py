"""Two texts by word: what was taken out, what was put in, and that nothing gets lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.web.wordiff import Kind, Piece, compare_texts


def shown(before: str, after: str) -> str:
    """The comparison with [-what was taken out-] and {+what was put in+}."""
    marks = {Kind.SAME: "{}", Kind.OUT: "[-{}-]", Kind.IN: "{{+{}+}}"}
    return "\n".join("".join(marks[one.kind].format(one.text) for one in line) for line in compare_texts(before, after))


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("It costs 3.5 billion.", "It costs 3.7 billion.", "It costs [-3.5-]{+3.7+} billion."),
        (
            "It costs 400 million euros now.",
            "It costs 350 million euros.",
            "It costs [-400-]{+350+} million euros[- now-].",
        ),
        ("The red old ship sails.", "The blue new ship sails.", "The [-red old-]{+blue new+} ship sails."),
        ("Same.\n\nGone.", "Same.", "Same.\n[-Gone.-]"),
        ("Same.", "New one here.\n\nSame.", "{+New one here.+}\nSame."),
        ("C’est fini en l’année.", "C’est fini en l’été.", "C’est fini en [-l’année-]{+l’été+}."),
        ("Same.", "Same.", "Same."),
    ],
)
def test_edits_are_told_by_word(before: str, after: str, expected: str) -> None:
    assert shown(before, after) == expected


WORDS = st.lists(st.sampled_from("ship ferry 3.5 billion , . Kiel 2027 l’été".split()), max_size=12).map(" ".join)
TEXTS = st.lists(WORDS, max_size=5).map("\n\n".join)


@given(TEXTS, TEXTS)
def test_what_stayed_and_was_put_in_is_the_later_text(before: str, after: str) -> None:
    paragraphs = [
        "".join(one.text for one in line if one.kind is not Kind.OUT) for line in compare_texts(before, after)
    ]
    words = " ".join(paragraphs).split()
    assert "".join(words) == "".join(after.split())


@given(TEXTS, TEXTS)
def test_what_stayed_and_was_taken_out_is_the_earlier_text(before: str, after: str) -> None:
    pieces = [one for line in compare_texts(before, after) for one in (*line, Piece(Kind.SAME, " "))]
    kept = "".join("".join(one.text for one in pieces if one.kind is not Kind.IN).split())
    assert sorted(kept) == sorted("".join(before.split()))


def test_paragraphs_too_long_to_compare_by_words_are_shown_whole() -> None:
    before = " ".join(f"word{number}" for number in range(6000))
    after = " ".join(f"word{number}" for number in range(6000, 0, -1))
    assert {one.kind for line in compare_texts(before, after) for one in line} == {Kind.OUT, Kind.IN}
