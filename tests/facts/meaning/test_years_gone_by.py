"""What was cut or bought in a year long gone is not what is cut or bought now; last year's result is not old."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2020 Kornblum laid off 420 workers when orders collapsed."),
        ("en", "Kornblum, which cut 420 jobs in 2020, is growing."),
        ("de", "Kornblum hatte 2020 rund 420 Stellen gestrichen."),
        ("fr", "Kornblum avait supprimé 420 postes en 2020."),
    ],
)
def test_what_was_cut_in_a_year_before_the_last_one_is_not_cut_now(language: str, text: str) -> None:
    story = bakery(facts=[{"id": "jobs", "kind": "job_cuts"}])
    assert [how for _, _, how in said(text, story, language)] == ["former"]


@pytest.mark.parametrize(
    "text",
    [
        "Marlow bought its stake in Kornblum in 2015 for €40 million.",
        "Marlow, which bought Kornblum for €40 million in 2014, wants to sell it.",
    ],
)
def test_what_was_paid_in_a_year_before_the_last_one_is_of_another_deal(text: str) -> None:
    assert said(text, bakery(facts=[{"id": "price", "kind": "acquisition_price"}]), "en") == []


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        ("Since 2020 Kornblum has cut 420 jobs.", [("jobs", "420", "confirmed")]),
        ("Marlow is to buy Kornblum, founded in 2014, for €40 million.", [("price", "EUR 40m", "planned")]),
    ],
)
def test_a_year_of_something_else_or_since_which_something_happens_dates_nothing(
    text: str, claims: list[tuple[str, str, str]]
) -> None:
    story = bakery(facts=[{"id": "jobs", "kind": "job_cuts"}, {"id": "price", "kind": "acquisition_price"}])
    assert said(text, story, "en") == claims


def test_the_result_of_last_year_is_not_old_beside_what_is_expected_of_this_one() -> None:
    text = (
        "Kornblum verliert Geld. Im vergangenen Jahr lag das Defizit bei 14 Millionen Euro, nach 9 Millionen Euro im"
        " Jahr davor. Für das laufende Jahr rechnet Kornblum mit einem Minus von zwölf Millionen Euro."
    )
    assert said(text, bakery(facts=[{"id": "loss", "kind": "profit"}]), "de") == [
        ("loss", "EUR 14m", "confirmed"),
        ("loss", "EUR 9m", "former"),
        ("loss", "EUR 12m", "planned"),
    ]
