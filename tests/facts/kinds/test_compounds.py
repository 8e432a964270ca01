"""A compound in a story's own cues is found where a text says it in several words."""

from __future__ import annotations

from typing import Any

import pytest

from facts.kinds.compounds import taken_apart
from facts.story import Story
from tests.facts.stories import bakery
from tests.facts.test_reader import said


def ovens(**kind: Any) -> Story:
    own = {"type": "money", "description": "Was der Ausbau kostet", "cues": {"de": ["ofenausbau"]}} | kind
    return bakery(facts=[{"id": "own", "kind": "own"}], kinds={"own": own})


@pytest.mark.parametrize(
    "text",
    [
        "Kornblum steckt 40 Millionen Euro in den Ausbau der Steinofenlinie.",
        "Für den Ausbau seiner Öfen und der Ofenhallen braucht Kornblum 40 Millionen Euro.",
        "Kornblum will seine Ofenhallen für 40 Millionen Euro ausbauen.",
    ],
)
def test_what_a_compound_says_is_said_in_several_words(text: str) -> None:
    assert [value for _, value, _ in said(text, ovens(), "de")] == ["EUR 40m"]


@pytest.mark.parametrize("phrase", ["ausbau", "rückkauf", "ofenrohr", "ausbau des netzes", "netzausbau*"])
def test_words_that_are_no_such_compound_stay(phrase: str) -> None:
    assert taken_apart([phrase], "de") == []


@pytest.mark.parametrize("code", ["en", "fr", "xx"])
def test_languages_without_compounds_take_nothing_apart(code: str) -> None:
    assert taken_apart(["Netzausbau"], code) == []
