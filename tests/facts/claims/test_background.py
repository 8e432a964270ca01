"""A report ends with its background: another value of a fact that stands there without the subject is in doubt."""

from __future__ import annotations

import pytest

from facts.reader import read
from facts.story import Story
from tests.facts.test_reader import DAY

STORY = Story.model_validate(
    {
        "title": "Norvent closes its mill",
        "match": "Norvent",
        "subject": {"name": "Norvent"},
        "facts": [{"id": "jobs", "kind": "job_cuts"}],
    }
)
NEWS = (
    "Norvent is to cut 400 jobs at its mill on the Elm, the company said on Tuesday. The mill has made paper for a"
    " hundred years, and its chimney can be seen from three valleys. Nobody in the village had expected the end to come"
    " so soon, said the mayor, whose father had run one of the machines until he retired."
)


def read_of(text: str) -> list[tuple[str, bool]]:
    """(its words, whether it is certain) of each claim."""
    claims = read(text, STORY, language="en", published=DAY).claims
    return [(claim.evidence.words, claim.uncertain is None) for claim in claims]


def test_a_second_value_at_the_end_that_names_nobody_is_in_doubt() -> None:
    assert read_of(f"{NEWS} Along the river another 90 jobs are to be cut.") == [("400 jobs", True), ("90 jobs", False)]


@pytest.mark.parametrize(
    ("end", "words"),
    [
        ("Norvent is to cut 90 jobs in the offices.", "90 jobs"),
        ("The 400 jobs are to be cut by the summer.", "400 jobs"),
        ("At first 300 jobs were to be cut.", "300 jobs"),
    ],
    ids=["the subject named", "the same value", "an earlier plan"],
)
def test_but_not(end: str, words: str) -> None:
    assert (words, True) in read_of(f"{NEWS} {end}")


def test_a_brief_has_no_background() -> None:
    assert ("90 jobs", True) in read_of("Norvent is to cut 400 jobs at its mill. In the offices 90 jobs are to be cut.")
