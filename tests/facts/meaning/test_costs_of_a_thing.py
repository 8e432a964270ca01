"""An amount that stands right before the name of a thing is what the thing costs."""

from __future__ import annotations

import pytest

from facts.reader import read
from facts.story import Story


def amounts(text: str, kind: str) -> list[str]:
    body = {
        "title": "The Harrow tunnel",
        "match": "Harrow",
        "subject": {"name": "Harrow Tunnel", "type": "place"},
        "facts": [{"id": "own", "kind": kind}],
        "kinds": {
            "building_cost": {"type": "money", "description": "What it costs", "cues": {"en": ["cost"]}},
            "ransom": {"type": "money", "description": "A ransom", "cues": {"en": ["ransom"]}},
        },
    }
    return [claim.evidence.words for claim in read(text, Story.model_validate(body), language="en").claims]


@pytest.mark.parametrize("kind", ["project_cost", "price", "building_cost"])
def test_an_amount_before_the_name(kind: str) -> None:
    assert amounts("The 800-million-euro Harrow Tunnel is late.", kind) == ["800-million-euro"]


@pytest.mark.parametrize("kind", ["revenue", "ransom"])
def test_only_where_the_story_follows_a_cost(kind: str) -> None:
    assert amounts("The 800-million-euro Harrow Tunnel is late.", kind) == []


def test_an_amount_before_another_name_is_not_the_storys() -> None:
    assert amounts("The 800-million-euro Lowick Bridge leads to the Harrow Tunnel.", "project_cost") == []
