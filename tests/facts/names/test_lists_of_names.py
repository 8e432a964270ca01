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


INVESTORS = ["Tarvik", "Solvent", "Marlow", "Castella"]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("en", "Kornblum has closed its round. Tarvik, Solvent, Marlow and Castella also took part.", INVESTORS),
        ("fr", "Kornblum boucle sa levée. Tarvik, Solvent, Marlow et Castella ont participé au tour.", INVESTORS),
        # an adverb before a comma opens no list
        ("en", "Kornblum has closed its round. Yesterday, Tarvik and Solvent took part.", ["Tarvik", "Solvent"]),
    ],
)
def test_a_list_of_names_that_nobody_knows_opens_a_sentence(language: str, text: str, names: list[str]) -> None:
    assert [value for _, value, _ in said(text, STORY, language)] == names


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kornblum raised 60 million euros in a round led by Brotmann, the firm of Backhaus founder Otto Krahl."),
        ("de", "Kornblum sammelt Geld ein. Die Runde wurde angeführt von Brotmann Kapital, der Firma von Backhaus."),
        ("fr", "Kornblum a levé des fonds, un tour mené par Brotmann, la société de Backhaus."),
    ],
)
def test_what_only_says_who_an_investor_is_is_none(language: str, text: str) -> None:
    assert [value for fact, value, _ in said(text, STORY, language) if fact == "investor" and value == "Backhaus"] == []


def test_who_leads_is_not_of_the_name_that_says_who_it_is() -> None:
    text = (
        "Kornblum, the chain, has raised money in a round led by Brot Materia, the investment firm of Backhaus founder."
    )
    assert said(text, STORY, "en") == [("investor", "Brot Materia", "confirmed")]


@pytest.mark.parametrize(
    ("text", "investors"),
    [
        ("Auch Tarvik und Marlow Capital steigen bei Kornblum ein.", ["Tarvik", "Marlow Capital"]),
        ("Tarvik, Brotmann und Marlow Capital steigen bei Kornblum ein.", ["Tarvik", "Brotmann", "Marlow Capital"]),
        ("Regierung und Marlow Capital steigen bei Kornblum ein.", ["Marlow Capital"]),
    ],
)
def test_in_german_a_word_listed_with_a_name_is_one(text: str, investors: list[str]) -> None:
    assert [value for _, value, _ in said(text, STORY, "de")] == investors


@pytest.mark.parametrize("name", ["New Enterprise Holmgren", "Ostland Venture Partners", "Thrive Capital"])
def test_a_name_can_hold_a_word_for_firms_or_the_name_of_a_paper(name: str) -> None:
    assert [value for _, value, _ in said(f"Kornblum is backed by {name}.", STORY, "en")] == [name]


def test_who_stands_right_behind_a_firm_is_no_part_of_its_name() -> None:
    story = bakery(facts=[{"id": "ceo", "kind": "chief_executive"}])
    text = "Auf Rosa Kornblum folgt an der Spitze von Kornblum Anna Lehmann."
    assert ("ceo", "Anna Lehmann", "confirmed") in said(text, story, "de")
