"""Of two values of one fact, what a mere synonym announces is in doubt beside what the kind's own words say."""

from __future__ import annotations

import pytest

from facts.reader import explain, read
from facts.story import Story
from tests.facts.test_reader import DAY

TRANSFER = Story.model_validate(
    {
        "title": "Li Wei joins Norvent United",
        "match": "Norvent",
        "subject": {"name": "Li Wei", "type": "person", "aliases": ["Norvent United"]},
        "facts": [{"id": "fee", "kind": "fee"}],
        "kinds": {"fee": {"type": "money", "description": "Transfer fee", "cues": {"en": ["transfer fee", "fee of"]}}},
    }
)
PLAIN = "Norvent United pay a transfer fee of £40m for Li Wei."


def read_of(text: str) -> list[tuple[str, bool]]:
    """(its words, whether it is certain) of each claim."""
    claims = read(text, TRANSFER, language="en", published=DAY).claims
    return [(claim.evidence.words, claim.uncertain is None) for claim in claims]


ELSEWHERE = "Norvent United spent £3m on a roof for their stand."


def test_a_synonym_counts_where_nothing_else_is_said() -> None:
    assert read_of("Norvent United spent £40m on Li Wei.") == [("£40m", True)]


@pytest.mark.parametrize("text", [f"{PLAIN} {ELSEWHERE}", f"{ELSEWHERE} {PLAIN}"], ids=["behind", "before"])
def test_it_is_in_doubt_beside_the_words_that_the_kind_gives_itself(text: str) -> None:
    assert set(read_of(text)) == {("£40m", True), ("£3m", False)}


def test_it_is_in_doubt_behind_another_value_by_a_synonym() -> None:
    assert read_of(f"Norvent United spent £40m on Li Wei. {ELSEWHERE}") == [("£40m", True), ("£3m", False)]


def test_a_repetition_is_not() -> None:
    assert read_of(f"{PLAIN} Norvent United spent £40m on Li Wei.") == [("£40m", True)]


def test_explain_says_so() -> None:
    rows = {row.words: row.reason for row in explain(f"{PLAIN} {ELSEWHERE}", TRANSFER, language="en", published=DAY)}
    assert "uncertain: other words of the text say another value more plainly" in rows["£3m"]


def test_two_values_of_one_sentence_contradict_nothing() -> None:
    text = "Norvent United pay a transfer fee of £40m for Li Wei, and could end up spending £45m on him."
    assert set(read_of(text)) == {("£40m", True), ("£45m", True)}
