"""The small words of grammar are data of each language."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import facts
from facts.languages import language_codes, load_language
from facts.words.small_words import small_words, word_edges, word_pairs

ROOT = Path(facts.__file__).parent
CODE = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py"))
ROLES = load_language("en").table("small_words")


@pytest.mark.parametrize("code", language_codes())
def test_every_language_has_a_list_for_every_role(code: str) -> None:
    assert load_language(code).table("small_words").keys() == ROLES.keys()


@pytest.mark.parametrize("role", ROLES)
def test_every_role_is_asked_for_in_the_code(role: str) -> None:
    assert re.search(rf'"{role}"', CODE)


def test_words_of_all_languages_stand_in_one_role() -> None:
    assert small_words("since") == {"since", "seit", "depuis"}


def test_pairs_stand_around_something() -> None:
    assert ("von", "nach") in word_pairs("routes")


def test_edges_can_be_asked_for_at_once() -> None:
    assert "installés".endswith(word_edges("participle_ends"))


def test_a_role_that_no_language_has_is_an_error() -> None:
    with pytest.raises(KeyError, match="no_such_role"):
        small_words("no_such_role")
