"""Sentences without a verb: figures before their words, answers behind their questions."""

from __future__ import annotations

import pytest

from facts.claims.fragments import with_figures
from facts.words.text import sentences
from tests.facts.stories import bakery, telescope
from tests.facts.test_reader import said


def _pieces(text: str) -> list[str]:
    return [text[span.start : span.end] for span in with_figures(text, sentences(text))]


@pytest.mark.parametrize(
    "text",
    [
        "€80m. Revenue fell.",
        "2. €80m to €90m. The revenue that was hoped for.",
        "27 Prozent. So hoch ist der Anteil.",
        "40 millions d'euros. La somme promise.",
    ],
)
def test_a_figure_that_stands_alone_is_read_with_what_follows(text: str) -> None:
    assert _pieces(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "€80m.\nRevenue fell.",
        "How much? €80m. Revenue fell.",
        "Revenue fell. It rose.",
        "80 bakers of Freiburg went home in the rain.",
    ],
)
def test_other_sentences_stay_apart(text: str) -> None:
    assert len(_pieces(text)) == len(sentences(text))


def test_it_is_a_claim_with_both_sentences_as_its_evidence() -> None:
    assert said("€80m. That is Kornblum's revenue. A year ago it was €70m.", bakery(), "en") == [
        ("revenue", "EUR 80m", "confirmed"),
        ("revenue", "EUR 70m", "former"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "When will the Vela be launched? On 9 September 2026, says Esrange Optics."),
        ("de", "Wann startet die Vela? Am 9. September 2026."),
        ("fr", "Quand Vela sera-t-il lancé ? Le 9 septembre 2026."),
    ],
)
def test_a_short_answer_says_what_was_asked(language: str, text: str) -> None:
    assert said(text, telescope(), language) == [("launch", "2026-09-09", "planned")]


def test_years_that_somebody_promised_and_aims_at_are_dates() -> None:
    text = "Quand Vela sera-t-il lancé ? On promettait 2027, puis 2028. Esrange Optics vise désormais 2029."
    assert said(text, telescope(), "fr") == [
        ("launch", "2027", "former"),
        ("launch", "2028", "planned"),
        ("launch", "2029", "targeted"),
    ]


def test_what_follows_the_answer_does_not() -> None:
    text = "When will the Vela be launched? Not soon. Hubble had its birthday party on 24 April 2026."
    assert said(text, telescope(), "en") == []
