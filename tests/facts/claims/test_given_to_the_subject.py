"""What seems to be another's is the subject's where a report on it has no other value of the fact."""

from __future__ import annotations

from typing import Any

import pytest

from facts.reader import explain, read
from facts.story import Story
from tests.facts.test_reader import DAY

TITLE = "Norvent strike enters its third week"


def story(kind: str) -> Story:
    body: dict[str, Any] = {
        "title": "Strike at Norvent",
        "match": "Norvent",
        "subject": {"name": "Norvent"},
        "others": {"organisations": ["Union of Drivers", "Nordbeam"]},
        "facts": [{"id": "value", "kind": kind}],
    }
    if kind == "strikers":
        cues = {"en": ["walked out", "on strike"]}
        body["kinds"] = {"strikers": {"type": "count", "description": "People on strike", "cues": cues}}
    return Story.model_validate(body)


def read_of(text: str, of: Story, title: str | None = TITLE) -> list[str]:
    """The words of each certain claim."""
    claims = read(text, of, language="en", published=DAY, title=title).claims
    return [claim.evidence.words for claim in claims if claim.uncertain is None]


NORVENT = "Norvent runs trains in the valley of the Elm."
STRIKE = f"Castella's 450 drivers have walked out. {NORVENT}"


@pytest.mark.parametrize("who", ["Castella", "Nordbeam"], ids=["unknown", "listed as another"])
def test_the_only_value_of_a_kind_of_the_story_s_own_is_the_subject_s(who: str) -> None:
    assert read_of(STRIKE.replace("Castella", who), story("strikers")) == ["450 drivers"]


def test_but_of_the_kinds_that_ship_everybody_has_one() -> None:
    assert read_of(f"Castella was fined 40 million euros. {NORVENT}", story("fine")) == []


def test_explain_says_why() -> None:
    rows = {row.words: row.reason for row in explain(STRIKE, story("strikers"), language="en", title=TITLE)}
    assert rows["450 drivers"].endswith("the text has no other")


@pytest.mark.parametrize("title", [None, "Drivers walk out"], ids=["no title", "a title of something else"])
def test_not_where_the_title_does_not_name_it(title: str | None) -> None:
    assert read_of(STRIKE, story("strikers"), title) == []


def test_not_beside_a_value_of_its_own() -> None:
    assert read_of(f"At Norvent 300 people are on strike. {STRIKE}", story("strikers")) == ["300 people"]


def test_not_at_the_end_of_a_report() -> None:
    text = "Norvent runs trains in the valley of the Elm, and has done so for ninety years. " * 3
    assert read_of(f"{text}Castella's 450 drivers have walked out.", story("strikers")) == []
