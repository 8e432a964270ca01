"""By how much a workforce shrinks, what is left of it, and what it was the year before; for invented texts."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

STORY = bakery(facts=[{"id": "staff", "kind": "headcount"}, {"id": "jobs", "kind": "job_cuts"}])


@pytest.mark.parametrize(
    ("language", "text", "staff", "jobs"),
    [
        ("en", "Kornblum's workforce will shrink by 400 to 4,800.", {"4800"}, {"400"}),
        ("en", "Kornblum's workforce will shrink from 5,200 to 4,800.", {"5200", "4800"}, set()),
        ("en", "400 of Kornblum's 5,200 jobs are to go.", {"5200"}, {"400"}),
        ("de", "Die Belegschaft von Kornblum schrumpft um 400 auf 4.800.", {"4800"}, {"400"}),
        ("de", "Von den 5.200 Stellen bei Kornblum fallen 400 weg.", {"5200"}, {"400"}),
        ("de", "400 der 5.200 Mitarbeiter von Kornblum müssen gehen.", {"5200"}, {"400"}),
        ("fr", "Sur les 5 200 postes de Kornblum, 400 seront supprimés.", {"5200"}, {"400"}),
    ],
)
def test_what_is_cut_and_what_is_left_are_two_facts(language: str, text: str, staff: set[str], jobs: set[str]) -> None:
    found = said(text, STORY, language)

    assert {value for fact, value, _ in found if fact == "staff"} == staff
    assert {value for fact, value, _ in found if fact == "jobs"} == jobs


@pytest.mark.parametrize(
    ("text", "staff", "jobs"),
    [
        ("Kornblum will have 4,800 employees in May, against 5,200 twelve months earlier.", {"4800", "5200"}, set()),
        ("Kornblum's workforce has shrunk by a tenth to 4,800 since 2023.", {"4800"}, set()),
        ("Kornblum filed a notice listing 400 employees who will lose their jobs.", set(), {"400"}),
        ("Under the programme some 400 Kornblum jobs have gone.", set(), {"approx 400"}),
    ],
)
def test_what_a_workforce_was_and_who_has_to_go(text: str, staff: set[str], jobs: set[str]) -> None:
    found = said(text, STORY, "en")

    assert {value for fact, value, _ in found if fact == "staff"} == staff
    assert {value for fact, value, _ in found if fact == "jobs"} == jobs


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kornblum employs 5,200 people (2024: 4,800)."),
        ("en", "Kornblum employs 5,200 people (previous year: 4,800)."),
        ("de", "Kornblum beschäftigt 5.200 Menschen (Vorjahr: 4.800)."),
        ("fr", "Kornblum emploie 5 200 personnes (4 800 un an plus tôt)."),
    ],
)
def test_what_stands_in_brackets_with_its_time_is_a_level_of_then(language: str, text: str) -> None:
    assert {value for _, value, _ in said(text, STORY, language)} == {"5200", "4800"}


def test_what_stands_in_brackets_without_one_is_a_part() -> None:
    assert [value for _, value, _ in said("Kornblum employs 5,200 people (4,800 in Riga).", STORY, "en")] == ["5200"]


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("de", "Kornblum schrumpft: 2024 waren wir 5500, heute sind es 3000.", ["5500", "3000"]),
        ("en", "At Kornblum the headcount had been 420.", ["420"]),
        ("en", "There are 420 of us, says Rosa Kornblum.", ["420"]),
        ("fr", "Nous étions 1 200, dit Rosa Kornblum.", ["1200"]),
    ],
)
def test_people_are_counted_without_a_word_for_them(language: str, text: str, values: list[str]) -> None:
    assert [value for fact, value, _ in said(text, STORY, language) if fact == "staff"] == values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Of the 290 affected employees at Kornblum, 212 have been dismissed."),
        ("de", "Von den 290 betroffenen Beschäftigten bei Kornblum wurden 212 entlassen."),
        ("fr", "Sur les 290 salariés concernés chez Kornblum, 212 ont été licenciés."),
        ("fr", "Kornblum prévoit 298 suppressions de postes, et non plus 312, dix salariés ayant accepté de partir."),
    ],
)
def test_whom_a_programme_is_about_is_not_the_workforce(language: str, text: str) -> None:
    assert not [value for fact, value, _ in said(text, STORY, language) if fact == "staff"]
