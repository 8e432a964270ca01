"""Whose a post is where a name behind its holder, a town or people of a firm stand in the sentence as well."""

from __future__ import annotations

from typing import Any

import pytest

from facts.names.person_names import looks_like_a_person
from tests.facts.stories import bakery
from tests.facts.test_reader import said

COACHES: dict[str, Any] = {
    "subject": {"name": "Kornblum", "aliases": ["FC Kornblum"]},
    "facts": [{"id": "coach", "kind": "head_coach"}],
}


def _heads(text: str, language: str) -> list[str]:
    return [name for fact, name, _ in said(text, bakery(), language) if fact == "ceo"]


def _coaches(text: str, language: str) -> list[tuple[str, str]]:
    return [(name, how) for _, name, how in said(text, bakery(**COACHES), language)]


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        ("Kornblum sells less. Chief executive Ida Brandt said Backhaus had seen the books.", ["Ida Brandt"]),
        ("Kornblum sells less. Chief executive Rosa Kornblum said Backhaus had seen the books.", ["Rosa Kornblum"]),
        ("Kornblum sells less. Managing director Ida Brandt said the Tarvik project was on time.", ["Ida Brandt"]),
        ("Kornblum sells less. Backhaus chief executive Ida Brandt has seen the books.", []),
    ],
)
def test_who_is_named_behind_a_titled_person_does_not_have_the_post(text: str, heads: list[str]) -> None:
    assert _heads(text, "en") == heads


@pytest.mark.parametrize(
    ("language", "text", "coaches"),
    [
        ("de", "Kornblum gewann mit 2:1. Leipzigs Trainer Anna Brandt war enttäuscht.", []),
        ("de", "Kornblum gewann mit 2:1. Leipzigs neue Trainerin Anna Brandt war enttäuscht.", []),
        ("de", "Kornblum gewann mit 2:1. Trainerin Anna Brandt war zufrieden.", [("Anna Brandt", "confirmed")]),
        ("en", "Kornblum won 2-1. Leicester manager Anna Brandt was unhappy.", []),
        ("en", "Kornblum won 2-1. Leicester's coach Anna Brandt was unhappy.", []),
        ("en", "Kornblum won 2-1. In Leicester manager Anna Brandt was happy.", [("Anna Brandt", "confirmed")]),
        ("fr", "Kornblum a gagné. L'entraîneur de Rennes, Anna Brandt, était déçu.", []),
    ],
)
def test_the_post_of_a_town_is_another_s(language: str, text: str, coaches: list[tuple[str, str]]) -> None:
    assert _coaches(text, language) == coaches


def test_the_town_of_the_subject_is_its_own() -> None:
    body = COACHES | {"subject": {"name": "VfB Leipzig"}}
    text = "VfB Leipzig gewann mit 2:1. Leipzigs Trainerin Anna Brandt war zufrieden."
    assert said(text, bakery(**body), "de") == [("coach", "Anna Brandt", "confirmed")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Kornblum stellt sich neu auf. Co-Trainerin Anna Brandt geht."),
        ("en", "Kornblum changes its staff. Goalkeeping coach Anna Brandt is leaving."),
    ],
)
def test_who_assists_is_not_the_coach(language: str, text: str) -> None:
    assert _coaches(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Kornblum hat Geschäftsführerin Emma ten Brink entlassen.", "Emma ten Brink"),
        ("en", "Kornblum named Peter van der Heuvel as chief executive.", "Peter van der Heuvel"),
        ("fr", "Kornblum a nommé Anna de Brielle directrice générale.", "Anna de Brielle"),
        ("de", "Ursula von der Tann ist neue Chefin von Kornblum.", "Ursula von der Tann"),
    ],
)
def test_small_words_are_a_part_of_a_name(language: str, text: str, name: str) -> None:
    assert looks_like_a_person(name)
    assert _heads(text, language) == [name]


@pytest.mark.parametrize(
    ("language", "text", "name"),
    [
        ("de", "Vorstandschefin Anna Brandt von Kornblum tritt an.", "Anna Brandt"),
        ("en", "Kornblum named Anna Brandt of Tarvik as chief executive.", "Anna Brandt"),
    ],
)
def test_a_word_of_belonging_is_none(language: str, text: str, name: str) -> None:
    assert _heads(text, language) == [name]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kornblum, founded by former Spindle and Quill researchers, raised €40 million, led by Tarvik Capital."),
        ("fr", "Kornblum, fondée par d'anciens ingénieurs de Spindle, a levé 40 millions auprès de Tarvik."),
    ],
)
def test_where_people_worked_is_no_investor(language: str, text: str) -> None:
    story = bakery(facts=[{"id": "investor", "kind": "investor"}])
    assert [name.split()[0] for _, name, _ in said(text, story, language)] == ["Tarvik"]


def test_who_runs_a_division_is_not_the_head() -> None:
    text = "Kornblum seeks a head. Anna Brandt, who runs the frozen bread division, is happy there."
    assert _heads(text, "en") == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Kornblum sucht einen Trainer. Gehandelt werden dort vor allem Anna Brandt und Peter Tann."),
        ("de", "Kornblum sucht einen Trainer. Anna Brandt und Peter Tann sollen auf der Liste stehen."),
        ("de", "Kornblum sucht einen Trainer. Als Favoriten gelten Anna Brandt und Peter Tann."),
        ("en", "Kornblum seeks a head coach. Anna Brandt and Peter Tann are among the favourites."),
        ("en", "Kornblum seeks a head coach. The shortlist includes Anna Brandt and Peter Tann."),
        ("fr", "Kornblum cherche un entraîneur. Anna Brandt et Pierre Tann tiennent la corde."),
    ],
)
def test_candidates_for_the_role_spoken_of_before(language: str, text: str) -> None:
    assert [how for _, how in _coaches(text, language)] == ["rumoured", "rumoured"]


FORMERLY_ELSEWHERE = [
    ("en", "Kornblum have made contact with former Switzerland coach Urs Brandt."),
    ("de", "Kornblum spricht mit dem früheren Marlow-Trainer Urs Brandt."),
    ("de", "Kornblum spricht mit dem früheren Schweizer Nationaltrainer Urs Brandt."),
    ("fr", "Kornblum aurait pris contact avec l'ancien sélectionneur suisse Urs Brandt."),
]


@pytest.mark.parametrize(("language", "text"), FORMERLY_ELSEWHERE)
def test_who_once_had_a_post_with_another_is_no_former_holder_of_this_one(language: str, text: str) -> None:
    assert said(text, bakery(facts=[{"id": "coach", "kind": "head_coach"}]), language) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kornblum are in talks with former Marlow coach Urs Brandt."),
        ("en", "Kornblum is in talks to hire Urs Brandt as head coach."),
        ("de", "Kornblum verhandelt mit Urs Brandt als neuem Trainer."),
        ("fr", "Kornblum est en discussions avec Urs Brandt pour le poste d'entraîneur."),
    ],
)
def test_with_whom_there_are_talks_has_no_post_yet(language: str, text: str) -> None:
    assert _coaches(text, language) == [("Urs Brandt", "in_talks")]


def test_who_once_had_the_post_is_a_former_holder() -> None:
    story = bakery(facts=[{"id": "coach", "kind": "head_coach"}])
    for language, text in [
        ("en", "Former Kornblum coach Urs Brandt has died."),
        ("de", "Der frühere Kornblum-Trainer Urs Brandt ist tot."),
    ]:
        assert [modality for _, _, modality in said(text, story, language)] == ["former"]
