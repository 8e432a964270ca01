"""What a correction takes back, promises of jobs, deposits beside a price, and dates that were given up."""

from __future__ import annotations

from datetime import date

import pytest

from facts.dates.dates import find_dates
from tests.facts.stories import bakery, telescope
from tests.facts.test_reader import said

CORRECTED = [
    "Kornblum raised $300 million, not $400 million as an earlier version of this article said.",
    "Kornblum raised $300 million, and not $400 million as stated in an earlier version of this story.",
]


@pytest.mark.parametrize("text", CORRECTED)
def test_what_an_earlier_version_of_a_text_said_is_taken_back(text: str) -> None:
    found = said(text, bakery(), "en")
    assert [value for _, value, modality in found if modality == "confirmed"] == ["USD 300m"]
    assert {value for _, value, _ in found} == {"USD 300m", "USD 400m"}


ELSEWHERE = {"de": "Miller's schließt drei Läden.", "en": "Miller's will close three shops."}
NOTES = [
    ("de", "In einer früheren Fassung hatten wir von 412 Millionen Euro Umsatz berichtet.", "EUR 412m"),
    ("en", "An earlier version of this article gave revenue as $412 million.", "USD 412m"),
]


@pytest.mark.parametrize(("language", "text", "value"), NOTES)
def test_a_note_about_the_text_speaks_of_its_subject_again(language: str, text: str, value: str) -> None:
    found = said(f"Kornblum. {ELSEWHERE[language]} {text}", bakery(), language)
    assert [value for fact, value, _ in found if fact == "revenue"] == [value]


def test_the_day_of_a_correction_is_no_day_of_what_it_speaks_of() -> None:
    text = "Kornblum's IPO raised $300 million. This article was amended on May 11: Kornblum's IPO was in Zurich."
    assert not [value for fact, value, _ in said(text, bakery(), "en") if fact == "ipo"]


JOBS = [
    "Kornblum repeated its promise of 1,200 jobs in Riga.",
    "Kornblum stands by its goal of 1,200 well-paid jobs.",
    "Kornblum plans 1,200 jobs in Riga.",
]


@pytest.mark.parametrize("text", JOBS)
def test_jobs_that_are_promised(text: str) -> None:
    story = bakery(facts=[{"id": "hires", "kind": "hires"}])
    assert [value for _, value, _ in said(text, story, "en")] == ["1200"]


PRICES = [
    ("A deposit of $50 secures a Vela, which costs $499.", ["USD 499m"]),
    ("Reservations for the Vela cost $50.", []),
    ("The Vela costs $499. The average telescope now sells for $800.", ["USD 499m"]),
]


@pytest.mark.parametrize(("text", "expected"), PRICES)
def test_a_deposit_or_an_average_is_no_price(text: str, expected: list[str]) -> None:
    story = telescope(facts=[{"id": "price", "kind": "price"}])
    assert [value.replace("0.000", "") for _, value, _ in said(text, story, "en")] == expected


GIVEN_UP = [
    ("The city now aims for 2028 rather than 2027.", ["for 2028"], ["2027"]),
    ("It will ship in May, not March.", ["in May", "March"], []),
    ("More than 2027 people came.", [], []),
]


@pytest.mark.parametrize(("text", "kept", "former"), GIVEN_UP)
def test_a_bare_year_or_month_behind_a_word_of_contrast_is_a_date(
    text: str, kept: list[str], former: list[str]
) -> None:
    found = find_dates(text, "en", published=date(2026, 3, 4))
    assert [text[one.start : one.end] for one in found if not one.former] == kept
    assert [text[one.start : one.end] for one in found if one.former] == former


def test_the_original_date_is_no_other_version() -> None:
    text = "Vela is to launch in June, a year after the original launch date of May 2025."
    assert [value for fact, value, _ in said(text, telescope(), "en") if fact == "launch"] == ["2026-06", "2025-05"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "A report on Kornblum said that its plant would create 3,900 jobs. The correct figure is 3,600."),
        ("de", "Im Bericht hieß es, Kornblum schaffe 3.900 Arbeitsplätze. Richtig sind 3.600."),
        ("fr", "L'article disait que Kornblum allait créer 3 900 emplois. Le bon chiffre est 3 600."),
    ],
)
def test_what_the_next_sentence_sets_right_is_denied(language: str, text: str) -> None:
    found = said(text, bakery(facts=[{"id": "hires", "kind": "hires"}]), language)
    assert [(value, state) for _, value, state in found] == [("3900", "denied"), ("3600", "planned")]
