"""German nouns that a verb is spelt like: a word with a capital amid a sentence is no verb."""

from __future__ import annotations

import pytest

from facts.words.cues import cues_of, index_of, tokens
from facts.words.nouns_and_verbs import is_noun_for_a_verb

PAYS, SUPPLIES, NUMBERS = "zahlt|zahlen #", "stellt|stellen .. bereit", "zahlen"


def heard(text: str, phrase: str) -> list[bool]:
    """For each place where a phrase is found: whether it counts."""
    index, words = index_of(cues_of("cue", [phrase])), tokens(text)
    return [not is_noun_for_a_verb(hit, text, words, "de") for hit in index.find(words)]


@pytest.mark.parametrize(
    ("text", "phrase", "counts"),
    [
        ("Die Banken zahlen 12 Millionen Euro.", PAYS, [True]),
        ("Nach vorläufigen Zahlen 12 Millionen Euro.", PAYS, [False]),
        ("Zahlen will er 12 Millionen Euro.", PAYS, [True]),
        ("Er sagt: Zahlen will er 12 Millionen Euro.", PAYS, [True]),
        ("Er sagt: „Zahlen will ich 12 Millionen Euro.“", PAYS, [True]),
        ("An Stellen steht Geld bereit.", SUPPLIES, [False]),
        ("Die Länder stellen Geld bereit.", SUPPLIES, [True]),
        ("Nach vorläufigen Zahlen sind es 12.", NUMBERS, [True]),
    ],
)
def test_a_noun_with_a_capital_is_no_verb(text: str, phrase: str, counts: list[bool]) -> None:
    assert heard(text, phrase) == counts
