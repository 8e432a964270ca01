"""Who heads a group that buys, where a story describes that itself, and who buys in words without a purchase."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

LEAD: dict[str, Any] = {
    "facts": [{"id": "lead", "kind": "lead_buyer"}],
    "kinds": {
        "lead_buyer": {
            "type": "person",
            "description": "The person at the head of those who buy it",
            "cues": {"en": ["group led by #", "bidder"], "de": ["käufer"], "fr": ["repreneur"]},
        }
    },
}
BUYER: dict[str, Any] = {
    "facts": [{"id": "buyer", "kind": "buyer"}],
    "others": {"organisations": ["Nordbeam", "Castella"]},
}


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Kornblum is going to a consortium under Ida Brandt.", ["Ida Brandt"]),
        ("en", "Ida Brandt's consortium completed its acquisition of Kornblum.", ["Ida Brandt"]),
        ("de", "Kornblum geht an ein Konsortium unter Ida Brandt.", ["Ida Brandt"]),
        ("fr", "Kornblum passe à un attelage conduit par Ida Brandt.", ["Ida Brandt"]),
        ("en", "Ida Brandt, who heads basketball operations at Kornblum, called it a move.", []),
    ],
)
def test_who_heads_a_group_of_buyers(language: str, text: str, names: list[str]) -> None:
    assert [name for _, name, _ in said(text, bakery(**LEAD), language)] == names


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Kornblum, controlled by Nordbeam since the spring, employs 160 people.", ["Nordbeam"]),
        ("en", "Nordbeam had announced that it would snap up Kornblum.", ["Nordbeam"]),
        ("de", "Nordbeam rettet Kornblum.", ["Nordbeam"]),
        ("fr", "Nordbeam et des investisseurs locaux reprendront Kornblum.", ["Nordbeam"]),
        ("fr", "Kornblum a trouvé preneur : Nordbeam.", ["Nordbeam"]),
        ("fr", "Nordbeam a profité de la crise de Kornblum pour rafler 400 commandes.", []),
    ],
)
def test_who_buys_in_other_words(language: str, text: str, names: list[str]) -> None:
    assert [name for _, name, _ in said(text, bakery(**BUYER), language)] == names
