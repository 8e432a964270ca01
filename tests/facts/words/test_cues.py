"""Cues: phrases found in the words of a sentence."""

import pytest

from facts.words.cues import cues_of, index_of, tokens

PHRASES = ["valu*", "valued at #", "*bewertung", "raise|raised|rais* .. round", "start-up", "*invest*", "of the"]


def found(sentence: str) -> list[tuple[str, int, int]]:
    hits = index_of(cues_of("cue", PHRASES)).find(tokens(sentence))
    return [(hit.cue.phrase, hit.first, hit.last) for hit in hits]


def test_what_follows_a_first_word_decides_which_of_its_cues_are_there() -> None:
    assert found("valued by many") == [("valu*", 0, 0)]
    assert found("valued at nine") == [("valued at", 0, 1), ("valu*", 0, 0)]
    assert found("part of a whole") == []
    assert found("of the") == [("of the", 0, 1)]


def test_a_gap_reaches_over_six_words_and_not_beyond() -> None:
    assert found("raise a b c d e f round") == [("raise|raised|rais* .. round", 0, 7)] * 2
    assert found("raise a b c d e f g round") == []


def test_beginnings_ends_and_middles_of_words_fit() -> None:
    assert found("Firmenbewertung") == [("*bewertung", 0, 0)]
    assert found("Großinvestoren") == [("*invest*", 0, 0)]
    assert found("a start-up") == [("start-up", 1, 2)]


def test_a_word_shorter_than_a_beginning_does_not_fit_it() -> None:
    assert found("val v") == []


def test_a_cue_that_is_added_after_reading_is_found() -> None:
    index = index_of(cues_of("cue", ["merger"]))
    index.find(tokens("the merger"))
    for cue in cues_of("cue", ["merger of"]):
        index.add(cue)
    assert [hit.cue.phrase for hit in index.find(tokens("merger of equals"))] == ["merger", "merger of"]


def test_words_keep_their_places_where_small_letters_are_longer() -> None:
    assert [(word.word, word.start, word.end) for word in tokens("İş at 3")][1:] == [("at", 3, 5), ("3", 6, 7)]


@pytest.mark.parametrize(
    ("phrase", "text", "there"),
    [
        ("s'offre|s'empare de", "le groupe s'empare de Kornblum", True),
        ("prêt dès|d'ici", "prêt d'ici mai", True),
        ("prêt dès|d'ici", "prêt dès mai", True),
        ("d'aide|argent", "d'argent", True),
        ("prêt dès|d'ici", "prêt d'un ami", False),
        ("äußerte", "sie äusserte sich", True),
    ],
)
def test_a_choice_of_words_with_apostrophes_and_the_swiss_spelling(phrase: str, text: str, there: bool) -> None:
    assert bool(index_of(cues_of("cue", [phrase])).find(tokens(text))) is there


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("um 1,8 Prozent, dann", ["um", "1", "8", "prozent", ",", "dann"]),
        ("12,000 loaves", ["12", "000", "loaves"]),
        ("in 2025, 300 loaves", ["in", "2025", ",", "300", "loaves"]),
    ],
)
def test_a_comma_inside_a_figure_is_no_mark(text: str, words: list[str]) -> None:
    assert [token.word for token in tokens(text)] == words
