"""The first word of a name that a text gives in full stands for all of it, also where a sentence or a title opens."""

from __future__ import annotations

from datetime import date

from facts.reader import read
from facts.story import Story

STORY = Story.model_validate(
    {
        "title": "Norvent Rovers",
        "match": "Norvent",
        "subject": {"name": "Norvent Rovers"},
        "others": {"organisations": ["Harrow Town"]},
        "facts": [{"id": "manager", "kind": "head_coach"}, {"id": "staff", "kind": "headcount"}],
    }
)


def said(title: str, text: str) -> list[str]:
    reading = read(text, STORY, language="en", published=date(2027, 2, 8), title=title)
    return [claim.evidence.words for claim in reading.claims if claim.uncertain is None]


def test_a_title_with_a_part_of_another_s_name_is_about_that_one() -> None:
    text = "Harrow Town were without a manager on Monday after Ryan Hale resigned. They play Norvent Rovers next."
    assert said("Harrow in crisis as Hale walks out", text) == []


def test_a_sentence_that_opens_with_a_part_of_a_name_is_about_its_bearer() -> None:
    text = "Norvent Rovers play Harrow Town on Monday. Harrow, who had a good year, employ 300 people."
    assert said("Rovers look forward", text) == []
