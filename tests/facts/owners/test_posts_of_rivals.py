"""Whose post it is where a rival stands behind the word for it, and who is said to follow whom."""

from __future__ import annotations

import pytest

from facts.story import Story
from tests.facts.stories import bakery
from tests.facts.test_reader import said

SENTENCES = [
    ("en", "Ida Brandt, chief executive of rival Tarvik, criticised Kornblum.", []),
    ("en", "Rosa Kornblum will report to Backhaus chief executive Ida Brandt, Kornblum said.", []),
    ("en", "Rosa Kornblum will report to Tarvik's chief executive Ida Brandt, Kornblum said.", []),
    ("de", "Kornblum-Chef Otto Krahl geht. Ihm folgt die bisherige Vertriebschefin Ida Brandt.",
     ["Otto Krahl", "Ida Brandt"]),
    ("de", "An der Spitze von Kornblum löst Ida Brandt zum 1. Mai Jan Wendt ab.", ["Ida Brandt", "Jan Wendt"]),
    ("fr", "Kornblum a nommé Ida Brandt directrice générale, en remplacement d'Otto Krahl.",
     ["Ida Brandt", "Otto Krahl"]),
]  # fmt: skip

ROLES = [
    ("en", "Rosa Kornblum, chief technology officer of the chain, said on Monday.", ["chief technology officer"]),
    ("de", "Technikchefin von Kornblum wird Rosa Kornblum.", ["chief technology officer"]),
    ("en", "Rosa Kornblum is stepping down as chief executive but will stay on as an adviser.",
     ["chief executive", "adviser"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), SENTENCES)
def test_who_has_the_post(language: str, text: str, expected: list[str]) -> None:
    story = bakery(facts=[{"id": "ceo", "kind": "chief_executive"}])
    assert [name for _, name, _ in said(text, story, language)] == expected


def test_who_headed_something_else_is_no_former_holder_of_the_post_spoken_of_before() -> None:
    text = "Kornblum-Chef Otto Krahl geht. Nachfolgerin wird die bisherige Vertriebschefin Ida Brandt."
    story = bakery(facts=[{"id": "ceo", "kind": "chief_executive"}])
    assert said(text, story, "de")[-1] == ("ceo", "Ida Brandt", "planned")


@pytest.mark.parametrize(("language", "text", "expected"), ROLES)
def test_a_role_is_given_by_apposition_or_a_verb_on_either_side(language: str, text: str, expected: list[str]) -> None:
    assert [role for _, role, _ in said(text, roles(), language)] == expected


def roles() -> Story:
    """The bakery, of which only the founder's role is asked."""
    return bakery(facts=[{"id": "role", "kind": "role", "person": "Rosa Kornblum"}])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Former Backhaus boss Dana Cruz is the favourite to take over as chief executive of Kornblum.",
         {("Dana Cruz", "rumoured")}),
        ("Former Backhaus boss Dana Cruz is among the candidates to succeed Chief Executive Gordon Vale at Kornblum.",
         {("Dana Cruz", "rumoured"), ("Gordon Vale", "confirmed")}),
        ("Kornblum is in trouble. Former Backhaus boss Dana Cruz said so.", set()),
    ],
)  # fmt: skip
def test_a_post_once_held_elsewhere_hides_no_post_of_now(text: str, expected: set[tuple[str, str]]) -> None:
    found = said(text, bakery(facts=[{"id": "head", "kind": "chief_executive"}]), "en")
    assert {(name, state) for _, name, state in found} == expected
