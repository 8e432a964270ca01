"""Plain characters with a way back, and sentences."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.words.text import fold, normalise, sentences
from tests.growth import is_linear


def split(text: str) -> list[str]:
    return [text[span.start : span.end] for span in sentences(text)]


@pytest.mark.parametrize(
    ("original", "plain"),
    [
        ("14\u202f300 Stellen", "14 300 Stellen"),
        ("3,5\u00a0Milliarden", "3,5 Milliarden"),
        ("Bun\u00addes\u200btag", "Bundestag"),
        ("„Ja“, «oui», “yes”, ‘no’", '"Ja", "oui", "yes", \'no\''),
        ("d’un milliard", "d'un milliard"),
        ("2024–2025", "2024-2025"),
        ("１２３ ％", "123 %"),
        ("500 â‚¬ fÃ¼r donâ€™t", "500 € für don't"),
        ("u\u0308ber", "über"),
        ("a\r\nb", "a\nb"),
        ("Ärger über Ö, Âge, île", "Ärger über Ö, Âge, île"),
    ],
)
def test_characters_become_plain(original: str, plain: str) -> None:
    assert normalise(original).text == plain


@pytest.mark.parametrize("disguise", ["\u00ad", "\u200b", "â‚¬", "fÃ¼r", "u\u0308", "\r\n", "’", "\u00a0"])
@given(before=st.integers(0, 5), after=st.integers(0, 5))
def test_an_unchanged_word_is_found_again_in_the_original(disguise: str, before: int, after: int) -> None:
    original = f"{disguise * before} Wort {disguise * after} Ende {disguise}"
    normalised = normalise(original)
    for word in ("Wort", "Ende"):
        start = normalised.text.index(word)
        first, last = normalised.original(start, start + len(word))
        assert original[first:last] == word


@given(st.text(alphabet="ab 1.€’“\u00a0\u200b\u00adÃ¼â‚¬u\u0308\r\n", max_size=40))
def test_offsets_stay_inside_the_original_and_in_order(original: str) -> None:
    normalised = normalise(original)
    spans = [normalised.original(index, index + 1) for index in range(len(normalised.text))]
    assert all(0 <= start <= end <= len(original) for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    assert normalise(normalised.text).text == normalise(normalise(normalised.text).text).text


def test_a_replaced_sequence_maps_back_as_a_whole() -> None:
    original = "für 500 â‚¬ mehr"
    normalised = normalise(original)
    start = normalised.text.index("€")
    first, last = normalised.original(start, start + 1)
    assert original[first:last] == "â‚¬"


@pytest.mark.parametrize(
    "text",
    [
        "Die Firma zahlt am 2. Mai rund 3,5 Mrd. Euro. | Das sagte J. Doe von Foo Inc. gestern.",
        "Im 1. Halbjahr stieg der Umsatz um 5. | Der Chef, Dr. Meier, freut sich, z. B. Siemens.",
        '"Kommt das?", fragte er. | Sie ging.',
        "It rose 3.5 percent to No. 5 in the U.S. | The end came with Acme Corp. shares.",
        "He said no. | Then Mr. Smith left!",
        "M. Dupont a levé 3 Mds d'euros. | Il part le 1er mai.",
        "Der 3. Quartalsbericht kam am 12. November. | Die Aktie fiel.",
        "Is it true? | Yes. | 35 people left.",
    ],
)
def test_sentences_end_where_a_reader_ends_them(text: str) -> None:
    expected = text.split(" | ")
    assert split(" ".join(expected)) == expected


def test_headlines_lists_and_table_rows_are_sentences_of_their_own() -> None:
    text = "Titel ohne Punkt\n\nErster Satz. Zweiter.\n- Punkt eins\n- Punkt zwei\n| a | 1 |\n| b | 2 |"
    expected = [
        "Titel ohne Punkt",
        "Erster Satz.",
        "Zweiter.",
        "- Punkt eins",
        "- Punkt zwei",
        "| a | 1 |",
        "| b | 2 |",
    ]
    assert split(text) == expected


def test_lines_broken_by_hand_are_joined() -> None:
    text = (
        "The company said on Monday that it would raise about three\nbillion dollars from "
        "investors in Paris, Berlin and\n"
        "London and open an office in the capital next year."
    )
    assert len(split(text)) == 1


@given(st.text(alphabet='aB .!?\n"1-', max_size=60))
def test_sentences_are_in_order_and_leave_out_nothing_but_space(text: str) -> None:
    spans = sentences(text)
    assert all(left.end <= right.start for left, right in pairwise(spans))
    assert "".join("".join(split(text)).split()) == "".join(text.split())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Das war auch im Mai so. Aktuell sind es 14.", 2),
        ("Was soll man da tun? Nichts do. Heute nicht.", 3),
        ("Geöffnet Sa. und So. Kornblum lädt ein.", 1),
    ],
)
def test_the_days_of_the_week_are_abbreviated_with_a_capital(text: str, count: int) -> None:
    assert len(split(text)) == count


def test_folding_drops_case_and_accents() -> None:
    assert fold("Büros É ß") == "buros e ss"


@pytest.mark.parametrize("piece", [".", "\n", ". ", "1.1.", "Ã", "a\u0301", " ", "-\n", '"', "Dr. "])
def test_splitting_is_linear_in_a_text_of_anything(piece: str) -> None:
    assert is_linear(lambda text: sentences(normalise(text).text), piece)
