"""Organisations that stand in a list mean the same, and none of them owns another."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

STORY = bakery(facts=[{"id": "investor", "kind": "investor"}])
BOTH = [("investor", "Backhaus", "confirmed"), ("investor", "Brotmann", "confirmed")]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Kornblum is backed by Backhaus and Brotmann.", BOTH),
        ("de", "Kornblum hat neue Geldgeber. Die Runde wurde angeführt von Backhaus und Miller's.",
         [BOTH[0], ("investor", "Miller's", "confirmed")]),
        ("en", "Kornblum is backed by Backhaus. Brotmann sells bread.", BOTH[:1]),
    ],
)  # fmt: skip
def test_all_of_a_list_are_what_one_of_them_is(language: str, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text, STORY, language) == expected


@pytest.mark.parametrize("name", ["Werner Ott", "Anne Voss", "Karl-Heinz Ott"])
def test_a_given_name_that_ends_as_an_adjective_opens_a_sentence(name: str) -> None:
    assert [value for _, value, _ in said(f"{name} leitet künftig Kornblum.", bakery(), "de")] == [name]


def test_a_name_that_ends_in_a_hiss_has_a_longer_genitive() -> None:
    body = {"name": "Filmpreis", "type": "event"}
    story = bakery(subject=body, match="Filmpreis", facts=[{"id": "ceo", "kind": "chief_executive"}])
    text = "Die Leitung des Filmpreises übernimmt Ida Brandt."
    assert [value for _, value, _ in said(text, story, "de")] == ["Ida Brandt"]


def test_a_participle_that_opens_a_sentence_is_no_name() -> None:
    story = bakery(facts=[{"id": "funding", "kind": "funding"}])
    text = "Kornblum sucht Geld. Verhandelt wird über eine Finanzierungsrunde von 90 Millionen Euro."
    assert [value for _, value, _ in said(text, story, "de")] == ["EUR 90m"]
