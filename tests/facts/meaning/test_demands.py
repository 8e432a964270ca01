"""What a side of a dispute wants, and what the other side gives, where a story follows both."""

from __future__ import annotations

from typing import Any

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

KINDS: dict[str, Any] = {
    "claim": {
        "type": "percent",
        "description": "What the union demands",
        "cues": {"en": ["pay claim"], "de": ["lohnforderung"], "fr": ["revendication"]},
    },
    "offer": {
        "type": "percent",
        "description": "What the firm has put on the table",
        "cues": {"en": ["rise of #"], "de": ["plus von #"], "fr": ["hausse de #"]},
    },
}
DISPUTE = bakery(facts=[{"id": "claim", "kind": "claim"}, {"id": "offer", "kind": "offer"}], kinds=KINDS)

SAID = [
    ("en", "Kornblum's bakers want a rise of 9%. Kornblum has offered a rise of 4%.", [("claim", "9"), ("offer", "4")]),
    ("en", "Kornblum's bakers ask for a rise of 9%; until last week their figure was 12%.",
     [("claim", "9"), ("claim", "12")]),
    ("en", "Kornblum has offered a rise of 4%, more than the 3% for bakers elsewhere.", [("offer", "4")]),
    ("de", "Die Bäcker von Kornblum verlangen ein Plus von 9 Prozent.", [("claim", "9")]),
    ("de", "Kornblum bietet ein Plus von 4 Prozent.", [("offer", "4")]),
    ("fr", "Les boulangers de Kornblum veulent une hausse de 9 %.", [("claim", "9")]),
    ("fr", "Kornblum propose une hausse de 4 %.", [("offer", "4")]),
    ("en", "Kornblum's bakers insist on 9%.", [("claim", "9")]),
    ("de", "Die Bäcker von Kornblum beharren auf 9 Prozent.", [("claim", "9")]),
    ("de", "Die Bäcker von Kornblum wollen 9 Prozent durchsetzen.", [("claim", "9")]),
    ("de", "Kornblum legt 9 Prozent nach.", []),
    ("fr", "Les boulangers de Kornblum campent sur 9 %.", [("claim", "9")]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), SAID)
def test_the_verb_of_wanting_decides(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert [(fact, value) for fact, value, _ in said(text, DISPUTE, language)] == expected
