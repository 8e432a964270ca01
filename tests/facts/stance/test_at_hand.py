"""What a firm has already, beside what is to come."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

HAS = [
    ("en", "Marlow will buy Kornblum, which employs 312 people."),
    ("en", "Marlow may buy Kornblum, which employs 312 people."),
    ("de", "Marlow wird Kornblum übernehmen, das 312 Menschen beschäftigt."),
    ("de", "Kornblum (312 Mitarbeiter) wird ein Werk schließen."),
    ("fr", "Marlow va racheter Kornblum, qui emploie 312 personnes."),
    ("fr", "Kornblum, 312 salariés, va fermer un site."),
]
WILL_HAVE = [
    ("en", "Marlow plans to buy Kornblum, which will employ 312 people."),
    ("fr", "Kornblum veut ouvrir une usine, qui emploiera 312 personnes."),
]


@pytest.mark.parametrize(("language", "text"), HAS)
def test_what_stands_apart_behind_a_name_is_so_already(language: str, text: str) -> None:
    assert _states(text, language) == ["confirmed"]


@pytest.mark.parametrize(("language", "text"), WILL_HAVE)
def test_what_a_clause_says_is_to_come_is_not(language: str, text: str) -> None:
    assert _states(text, language) == ["planned"]


def _states(text: str, language: str) -> list[str]:
    story = bakery(facts=[{"id": "staff", "kind": "headcount"}])
    return [modality for _, _, modality in said(text, story, language)]
