"""To whom a text speaks: quotations are not its own words, and sentences of a report speak to nobody."""

from __future__ import annotations

import time

import pytest

from scraper.speech import names_or_counts, told, unquoted, we_and_you


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("„Alle akzeptieren“ steht auf dem Knopf", "steht auf dem Knopf"),
        ("»Kein Roboter«, sagt er", ", sagt er"),
        ("« Tout accepter », dit le bouton", ", dit le bouton"),
        ("The button says “Accept all” in green", "The button says in green"),
        ('A "page not found" is no news', "A is no news"),
        ('("page not found")', "( )"),
        ("The 'accept all' button isn't theirs", "The button isn't theirs"),
    ],
)
def test_what_is_cited_is_not_the_texts_own_word(text: str, left: str) -> None:
    assert " ".join(unquoted(text).split()) == left


@pytest.mark.parametrize(
    "text",
    ['Accept "all of it and go on', "You're in; we don't ask. It's theirs", "„Ohne Ende\nund „weiter", 'a 5" pipe'],
)
def test_marks_that_open_and_never_close_take_nothing(text: str) -> None:
    assert unquoted(text) == text


@pytest.mark.parametrize("piece", ['"', "„", "«a", "»", "'a ", ' "a', " 'a", "'a'a"])
def test_marks_without_end_cost_no_more_than_their_number(piece: str) -> None:
    started = time.perf_counter()
    unquoted(piece * (400_000 // len(piece)))
    assert time.perf_counter() - started < 5


def test_a_report_speaks_to_nobody() -> None:
    text = 'The council sold the mill for a pound on Friday. You can read more. It says "we are glad of it".'
    assert list(told(text)) == ["The council sold the mill for a pound on Friday."]


def test_the_german_polite_form_is_told_from_she_and_they() -> None:
    assert list(told("Sie verkaufte die Mühle am Freitag für einen Euro."))
    assert not list(told("Am Freitag verkaufen wir Ihnen die Mühle für einen Euro."))


def test_names_and_figures_mark_a_report() -> None:
    assert names_or_counts("the mill was sold by Ada Thornby on Friday")
    assert names_or_counts("the mill was sold for 1,200 pounds")
    assert not names_or_counts("This takes a moment and happens by itself")


def test_an_outlet_speaks_as_we_to_you_and_no_letter_with_an_i_does() -> None:
    notice = "Tell us what you think. We print your letter, our paper is for you, and we thank you. Write to us."
    assert we_and_you(notice)
    assert not we_and_you(f"{notice} I mean it.")
    assert not we_and_you("You know it. You see your neighbour, and your neighbour sees you.")
