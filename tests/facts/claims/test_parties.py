"""What the other side of a deal has many of is its own, where a text says how many the subject has."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

OVENS = {"ovens": {"type": "count", "description": "Ovens in use", "cues": {"en": ["ovens"], "de": ["Öfen"]}}}
FOLLOWED = [{"id": "ovens", "kind": "ovens"}, {"id": "staff", "kind": "headcount"}]
BOUGHT = "Backhaus is to buy Kornblum. "


@pytest.mark.parametrize(
    ("language", "text", "claims"),
    [
        ("en", f"{BOUGHT}Kornblum has 412 ovens. Backhaus runs 7,800 ovens in ten countries.", [("ovens", "412")]),
        ("en", f"{BOUGHT}Backhaus runs 7,800 ovens in ten countries.", [("ovens", "7800")]),
        (
            "de",
            "Kornblum mit seinen 412 Öfen und rund 1.150 Beschäftigten schreibt rote Zahlen.",
            [("ovens", "412"), ("staff", "approx 1150")],
        ),
        (
            "en",
            "Kornblum, with its 412 ovens and 1,150 employees, is losing money.",
            [("ovens", "412"), ("staff", "1150")],
        ),
    ],
    ids=["both are told", "only the buyer's", "each count has its noun", "each count has its noun, in English"],
)
def test_a_count_is_of_whom_and_of_what_the_text_says(language: str, text: str, claims: list[tuple[str, str]]) -> None:
    story = bakery(facts=FOLLOWED, kinds=OVENS)

    assert [(fact, value) for fact, value, _ in said(text, story, language)] == claims
