"""In a story about a person: what is said of another one, and what was paid for them before the story began."""

from __future__ import annotations

from typing import Any

import pytest

from facts.story import Story
from tests.facts.test_reader import said

KINDS: dict[str, Any] = {
    "fee": {
        "type": "money",
        "description": "Fee that a club offers for the player",
        "cues": {"en": ["fee", "spent", "bid"], "de": ["für"], "fr": ["transfert"]},
    },
    "minimum": {
        "type": "count",
        "description": "Minimum term in prison",
        "cues": {"en": ["minimum term"], "de": ["mindesthaft"], "fr": ["sûreté", "prison"]},
        "nouns": {"en": ["years"], "de": ["jahre*"], "fr": ["ans"]},
    },
}


def story(kind: str, **changes: Any) -> Story:
    body = {
        "title": "Nora Velde",
        "match": "Velde",
        "subject": {"name": "Nora Velde", "aliases": ["Velde"], "type": "person"},
        "others": {"people": ["Ida Brandt", "Mara Lindqvist"], "organisations": ["Torwick"]},
        "facts": [{"id": kind, "kind": kind}],
        "kinds": {kind: KINDS[kind]},
    }
    return Story.model_validate(body | changes)


FEE, TERM = story("fee"), story("minimum")
SINCE = story("fee", since="2025-06-01")

SENTENCES = [
    ("en", FEE, "Torwick want Nora Velde. They have already spent £40m on Ida Brandt and £12m on Mara Lindqvist.", []),
    ("en", FEE, "Torwick want Nora Velde. Their bid of £40m for her was turned down.", ["GBP 40m"]),
    ("en", FEE, "Torwick want Nora Velde. Ida Brandt of Harwell, the subject of a £30m bid, is nearly there.", []),
    ("en", FEE, "Torwick want Nora Velde. Ida Brandt, her team-mate at Harwell, came last month for a fee of £9m.", []),
    (
        "en",
        TERM,
        "Nora Velde got life. Greta Holm, a former pilot, who poisoned two, is serving a minimum term of 24 years.",
        [],
    ),
    (
        "en",
        TERM,
        "Nora Velde got life. Greta Holm, who sat in court, heard that Velde has a minimum term of 24 years.",
        ["24"],
    ),
    ("fr", TERM, "Nora Velde a été condamnée. Contre Ida Brandt, les procureurs ont demandé huit ans de prison.", []),
    ("fr", TERM, "Nora Velde a été condamnée. Contre elle, les procureurs ont demandé huit ans de prison.", ["8"]),
    ("de", SINCE, "Torwick will Nora Velde. Für Ida Brandt hatten sie 2023 rund 95 Millionen Euro bezahlt.", []),
]


@pytest.mark.parametrize(("code", "followed", "text", "expected"), SENTENCES)
def test_others_keep_their_own(code: str, followed: Story, text: str, expected: list[str]) -> None:
    assert [value for _, value, _ in said(text, followed, code)] == expected
