"""Words that announce the same as the cues of a story's own kind."""

from __future__ import annotations

from typing import Any

import pytest

from facts.kinds.phrase_parts import parts_of
from tests.facts.stories import bakery
from tests.facts.test_reader import said

OWN: dict[str, Any] = {
    "fee": {"type": "money", "description": "Fee for the recipe", "cues": {"fr": ["indemnité de licence"]}},
    "back": {"type": "date", "description": "Reopening", "cues": {"fr": ["réouverture"]}},
    "rent": {"type": "money", "description": "Rent of the shop", "cues": {"fr": ["loyer"]}},
    "years": {
        "type": "count",
        "description": "Years the oven lasts",
        "cues": {"fr": ["durée de vie"]},
        "nouns": {"fr": ["an", "ans"]},
    },
}

WORDINGS = [
    ("fee", "Kornblum réclame une indemnité de 3 millions d'euros.", ["EUR 3m"]),
    ("fee", "L'indemnité que Kornblum verse pour la licence atteint 3 millions d'euros.", ["EUR 3m"]),
    ("back", "La boulangerie Kornblum rouvrira le 3 mai 2026.", ["2026-05-03"]),
    ("back", "La boulangerie Kornblum restera fermée jusqu'au 3 mai 2026.", ["2026-05-03"]),
    ("years", "Le four de Kornblum doit tenir douze ans.", ["12"]),
    # what is something else
    ("years", "Rosa Kornblum, âgée de 58 ans, aime son four.", []),
    ("rent", "Kornblum verse une indemnité de 3 millions d'euros.", []),
]


@pytest.mark.parametrize(("kind", "text", "values"), WORDINGS)
def test_a_kind_with_one_cue_is_found_by_words_of_the_same_family(kind: str, text: str, values: list[str]) -> None:
    story = bakery(facts=[{"id": kind, "kind": kind}], kinds={kind: OWN[kind]})
    assert [value for _, value, _ in said(text, story, "fr")] == values


def test_single_words_and_gaps_are_made_of_phrases() -> None:
    made = parts_of(["sous contrat jusqu'en"], "fr")
    assert any(phrase.startswith("contrat") and ".." not in phrase for phrase in made)
    assert "contrat .. jusqu'en" in made


def test_a_language_without_idle_words_has_no_parts() -> None:
    assert parts_of(["signs until"], "en") == parts_of(["firma hasta"], "es") == []
