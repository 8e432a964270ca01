"""Who only says a figure does not own it, and neither does a pronoun that stands for them."""

from __future__ import annotations

from typing import Any

import pytest

from facts.story import Story
from tests.facts.test_reader import said


def story(*facts: str, subject_type: str = "organisation", **changes: Any) -> Story:
    body = {
        "title": "Norvent",
        "match": "Norvent",
        "subject": {"name": "Norvent", "type": subject_type},
        "others": {"organisations": ["Castella", "Orlim"], "people": ["Ida Brandt"]},
        "facts": [{"id": fact, "kind": fact} for fact in facts],
    }
    return Story.model_validate(body | changes)


DEAL = story("job_cuts", "savings", "acquisition_price")
FIRE = story("deaths", subject_type="event")
BUYS = "Castella wants to buy Norvent. "

SENTENCES = [
    ("en", DEAL, BUYS + "Then 1,600 posts are to go, Castella has said, although it hopes to keep many.", ["1600"]),
    ("en", DEAL, BUYS + "Then 1,600 jobs will go, chief executive Ida Brandt said, though he will hire.", ["1600"]),
    ("en", DEAL, BUYS + "Castella expects savings of 40 million dollars a year.", ["USD 40m"]),
    ("en", DEAL, BUYS + "Unlike Norvent, Orlim will cut 1,600 jobs.", []),
    ("de", DEAL, "Castella will Norvent kaufen. Nach Rechnung von Castella fallen 1600 Stellen weg.", ["1600"]),
    ("en", DEAL, "Norvent turned down a £3.3bn approach from its larger rival Castella.", ["GBP 3300m"]),
    (
        "en",
        DEAL,
        "Castella has won the auction for Orlim's logistics arm Norvent, agreeing to pay £3.3bn.",
        ["GBP 3300m"],
    ),
    ("en", FIRE, 'The Norvent burned. Castella built it. "We have recovered 14 bodies," an officer told us.', ["14"]),
    ("en", FIRE, 'The Norvent burned. Castella said: "We have lost 14 people in all our mines."', []),
]


@pytest.mark.parametrize(("code", "followed", "text", "expected"), SENTENCES)
def test_who_says_it_owns_nothing(code: str, followed: Story, text: str, expected: list[str]) -> None:
    assert [value for _, value, _ in said(text, followed, code)] == expected
