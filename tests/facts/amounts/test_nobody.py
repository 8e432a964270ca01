"""Nobody is missing: a count of zero, where the words say so at once."""

from __future__ import annotations

import pytest

from facts.amounts.counts import find_counts
from facts.values import Count


@pytest.mark.parametrize(
    ("language", "text", "words", "noun"),
    [
        ("en", "Nobody is missing any more.", "Nobody", "people"),
        ("en", "By Friday no one was reported missing.", "no one", "people"),
        ("en", "21 dead, nobody missing.", "nobody", "people"),
        ("en", "Nobody was hurt.", "Nobody", "people"),
        ("de", "Dort wird niemand mehr vermisst.", "niemand", "menschen"),
        ("de", "Vermisst wird niemand.", "niemand", "menschen"),
        ("fr", "Plus personne n'est porté disparu.", "Plus personne", "personnes"),
        ("fr", "Personne ne manque à l'appel.", "Personne", "personnes"),
    ],
)
def test_a_word_for_nobody_with_its_state_is_a_count_of_zero(language: str, text: str, words: str, noun: str) -> None:
    found = [one for one in find_counts(text, language) if isinstance(one.value, Count) and one.value.amount == 0]
    assert [(text[one.start : one.end], one.noun) for one in found] == [(words, noun)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Nobody knows how many are missing."),
        ("en", "Nobody else is missing."),
        ("en", "Nobody was told of the missing."),
        ("de", "Niemand weiß, wer vermisst wird."),
        ("fr", "Une personne est portée disparue."),
        ("fr", "Plus personne ne sait qui a disparu."),
    ],
)
def test_a_word_for_nobody_alone_counts_nothing(language: str, text: str) -> None:
    found = [one.value for one in find_counts(text, language)]
    assert not [value for value in found if isinstance(value, Count) and value.amount == 0]
