"""The words that a language has: its own are always found, and what is none is a name if it has a capital."""

from __future__ import annotations

import pytest

from facts.languages import language_codes, load_language
from facts.names.strange_names import is_strange_name
from facts.names.subject_words import subject_words
from facts.words.lexicon import is_compound, is_word


@pytest.mark.parametrize("code", language_codes())
def test_each_word_of_our_own_tables_is_one(code: str) -> None:
    words = [
        word for role in load_language(code).table("small_words").values() for word in role if isinstance(word, str)
    ]
    plain = {word for word in words if word.isalpha() and len(word) > 1}
    assert len(plain) > 500
    assert {word for word in plain if not is_word(word, code)} == set()


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("de", ["Umsatz", "umsatz", "Gewerkschaften", "streicht", "vorläufige"]),
        ("en", ["demand", "Revenue", "shareholders", "announced"]),
        ("fr", ["chiffre", "Licenciements", "annoncé", "bénéfices"]),
    ],
)
def test_ordinary_words_are_found_whatever_their_capitals(code: str, words: list[str]) -> None:
    assert [word for word in words if not is_word(word, code)] == []


@pytest.mark.parametrize("code", language_codes())
def test_few_invented_words_are_taken_for_words(code: str) -> None:
    syllables = ["zor", "vel", "bru", "kast", "nim", "dra", "pol", "wex"]
    invented = [f"{a}{b}{c}q" for a in syllables for b in syllables for c in syllables]
    assert sum(is_word(word, code) for word in invented) < 0.03 * len(invented)


@pytest.mark.parametrize("word", ["Wärmepumpenhersteller", "Biotechbranche", "Sammlerbox", "Tarifkommission"])
def test_german_words_are_put_together(word: str) -> None:
    assert is_compound(word, "de")


@pytest.mark.parametrize("name", ["Zorbeck", "Norvane", "Castrel"])
def test_a_name_is_no_word(name: str) -> None:
    assert not any(is_word(name, code) for code in language_codes())
    assert not is_compound(name, "de")


def test_there_is_no_lexicon_of_an_unknown_language() -> None:
    with pytest.raises(FileNotFoundError):
        is_word("palabra", "xx")


@pytest.mark.parametrize("code", language_codes())
def test_a_word_of_a_page_s_length_is_no_name_and_costs_nothing(code: str) -> None:
    assert not is_strange_name("Z" + "ab" * 500_000, subject_words(code))
    assert is_strange_name("Zorbeck", subject_words(code))
