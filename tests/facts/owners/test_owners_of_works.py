"""What works cost and when they end is of the place where they are done, whoever does them."""

from __future__ import annotations

from datetime import date
from typing import Any

from facts.reader import read
from facts.story import Story


def words(text: str, kind: str, **subject: Any) -> list[str]:
    body: dict[str, Any] = {
        "title": "The bridge at Harwick",
        "match": "Harwick",
        "subject": {"name": "Harwick bridge", "aliases": ["Harwick"], "type": "place"} | subject,
        "others": {"organisations": ["Norvent", "Backhaus"], "products": ["Lowick bridge"]},
        "facts": [{"id": "own", "kind": kind}],
    }
    story = Story.model_validate(body)
    return [claim.evidence.words for claim in read(text, story, language="en", published=date(2026, 5, 1)).claims]


def test_what_a_builder_asks_is_the_cost_of_the_works() -> None:
    text = "Two groups want to rebuild the Harwick bridge. Norvent has offered to do the job for 79 million euros."
    assert words(text, "project_cost") == ["79 million euros"]


def test_what_an_insurer_reckons_is_the_damage_of_the_event() -> None:
    text = "The Harwick bridge fell in March. Backhaus puts the damage at 30 million euros."
    assert words(text, "damage", type="event") == ["30 million euros"]


def test_another_thing_of_the_same_builder_keeps_its_cost() -> None:
    text = (
        "The Harwick bridge is built by Norvent. Norvent also builds the Lowick bridge, which costs 310 million euros."
    )
    assert words(text, "project_cost") == []


def test_an_organisation_has_costs_of_its_own() -> None:
    text = "Harwick is for sale. Norvent has built a plant that cost 79 million euros."
    assert words(text, "project_cost", type="organisation") == []
