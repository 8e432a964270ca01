"""Until when something is in force, and the day on which that was agreed."""

from __future__ import annotations

import pytest

from facts.story import Story
from tests.facts.test_reader import said

STORY = Story.model_validate(
    {
        "title": "The coach of Kornblum",
        "match": "Kornblum",
        "subject": {"name": "Kornblum"},
        "facts": [{"id": "end", "kind": "end"}],
        "kinds": {
            "end": {
                "type": "date",
                "description": "Fin du contrat",
                "cues": {"fr": ["contrat"], "de": ["vertrag"], "en": ["contract"]},
            }
        },
    }
)
ENDS = [
    ("fr", "Kornblum a prolongé hier jusqu'en juin 2030 le contrat de son entraîneur.", ["2030-06"]),
    ("de", "Kornblum hat gestern den Vertrag mit dem Trainer bis Juni 2030 verlängert.", ["2030-06"]),
    ("en", "Yesterday the contract of Kornblum's coach was extended until June 2030.", ["2030-06"]),
]


@pytest.mark.parametrize(("language", "text", "days"), ENDS)
def test_a_contract_does_not_end_on_the_day_it_is_signed(language: str, text: str, days: list[str]) -> None:
    assert [value for _, value, _ in said(text, STORY, language)] == days
