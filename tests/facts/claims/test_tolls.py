"""The dead, the injured and the missing: parts of a toll, what it rose by, and who only tells it."""

from __future__ import annotations

from datetime import date

import pytest

from facts.story import Story
from tests.facts.stories import bakery
from tests.facts.test_reader import said

CRASH = Story.model_validate(
    {
        "title": "Harrow rail crash",
        "match": "Harrow",
        "subject": {"name": "Harrow crash", "type": "event", "aliases": ["Unglück von Harrow", "accident de Harrow"]},
        "others": {"people": ["Paul Merrow"]},
        "facts": [
            {"id": "dead", "kind": "deaths"},
            {"id": "hurt", "kind": "injured"},
            {"id": "day", "kind": "event_date"},
        ],
    }
)

PARTS = [
    ("en", "The Harrow crash killed 16 people. Five of the dead are French and two are Danes."),
    ("en", "Of the 16 dead of the Harrow crash, nine were children."),
    ("en", "The toll of the Harrow crash rose to 16 after two people died in hospital."),
    ("en", "The Harrow crash has claimed 16 lives, after two passengers succumbed to their burns."),
    ("de", "Das Unglück von Harrow forderte 16 Tote. Fünf der Toten sind Franzosen."),
    ("fr", "L'accident de Harrow a fait 16 morts. Cinq des morts sont suisses."),
]


@pytest.mark.parametrize(("language", "text"), PARTS)
def test_a_part_of_a_toll_and_what_it_rose_by_are_no_toll(language: str, text: str) -> None:
    assert [(fact, value) for fact, value, _ in said(text, CRASH, language)] == [("dead", "16")]


def test_a_toll_since_a_day_is_the_whole_of_it() -> None:
    text = "L'accident de Harrow inquiète. Le virus venu du convoi a tué six personnes depuis janvier."
    assert [(fact, value) for fact, value, _ in said(text, CRASH, "fr")] == [("dead", "6")]


def test_the_subjects_name_with_an_earlier_year_is_another_event() -> None:
    story = CRASH.model_copy(update={"since": date(2026, 1, 1)})
    assert said("L'accident de Harrow de 1998 avait fait 40 morts.", story, "fr") == []
    assert said("L'accident de Harrow a fait 40 morts.", story, "fr") == [("dead", "40", "confirmed")]


def test_of_those_hurt_a_first_figure_may_come_on_top_of_the_dead() -> None:
    text = "The toll of the Harrow crash rose to 17 after two people died of their injuries. Another 21 were hurt."
    assert [(fact, value) for fact, value, _ in said(text, CRASH, "en")] == [("dead", "17"), ("hurt", "21")]


@pytest.mark.parametrize("said_of", ["had lost their lives", "lost their lives"])
def test_those_who_are_counted_own_what_is_said_of_them(said_of: str) -> None:
    text = f"The Harrow crash came at noon. Governor Paul Merrow said on Tuesday that nine people {said_of}."
    assert ("dead", "9", "confirmed") in said(text, CRASH, "en")


DAYS = [
    ("A broken rail was found at the scene of Monday's derailment near Harrow.", ["2026-05-11"]),
    ("Sixteen people died on 3 May when two trains collided at Harrow.", ["2026-05-03"]),
    ("The Harrow train left the tracks on Sunday morning. The crash killed four.", ["2026-05-10"]),
    ("The Harrow crash killed four. The bus plunged off a bridge last Saturday.", ["2026-05-09"]),
    ("The Harrow crash death toll rose to 19 on Monday after one man died.", []),
    ("The Harrow crash killed four. A victim of the crash died in hospital on Monday.", []),
]


@pytest.mark.parametrize(("text", "expected"), DAYS)
def test_the_day_of_a_disaster(text: str, expected: list[str]) -> None:
    assert [value for fact, value, _ in said(text, CRASH, "en") if fact == "day"] == expected


BOUNDS = [
    ("en", "The Harrow crash killed at least two people. The Harrow crash claimed 16 lives.", ["2", "16"]),
    ("de", "Das Unglück von Harrow hat mindestens zwei Tote gefordert. Es forderte 16 Tote.", ["2", "16"]),
    ("en", "The Harrow crash killed at least 16 people. The Harrow crash has claimed 16 lives.", ["16", "16"]),
    ("en", "The Harrow crash killed at least 150 people. The Harrow crash has claimed 152 lives.", ["152"]),
]


@pytest.mark.parametrize(("language", "text", "values"), BOUNDS)
def test_a_bound_is_repeated_only_by_a_figure_near_it(language: str, text: str, values: list[str]) -> None:
    found = [value.rpartition(" ")[2] for _, value, _ in said(text, CRASH, language)]
    assert found == values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Two of the six injured of the Harrow crash are badly hurt."),
        ("de", "Beim Unglück von Harrow wurden zwei der insgesamt sechs Verletzten schwer verletzt."),
        ("fr", "Deux des six blessés de l'accident de Harrow sont grièvement atteints."),
    ],
)
def test_all_who_are_called_injured_are_the_toll(language: str, text: str) -> None:
    assert [(fact, value) for fact, value, _ in said(text, CRASH, language)] == [("hurt", "6")]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "In 2018, a fire at the mill had cost 400 jobs at Kornblum."),
        ("de", "2018 hatte Kornblum schon einmal 400 Stellen gestrichen."),
        ("fr", "En 2018, Kornblum avait déjà supprimé 400 postes."),
    ],
)
def test_jobs_cut_before_the_story_began_are_of_another_plan(language: str, text: str) -> None:
    follows = bakery(since="2025-01-01", facts=[{"id": "cuts", "kind": "job_cuts"}], languages=[language])
    assert said(text, follows, language) == []
    assert said(text.replace("2018", "2025"), follows, language) != []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kornblum, which was founded in 1987 and is based in Riga, has cut 400 jobs since the spring."),
        ("de", "Kornblum, das 1987 gegründet wurde und in Riga sitzt, hat seit dem Frühjahr 400 Stellen gestrichen."),
        ("fr", "Kornblum, qui a été fondé en 1987 et siège à Riga, a supprimé 400 postes depuis le printemps."),
    ],
)
def test_the_year_in_which_a_firm_was_founded_is_not_that_of_its_cuts(language: str, text: str) -> None:
    follows = bakery(facts=[{"id": "cuts", "kind": "job_cuts"}], languages=[language])
    assert said(text, follows, language) == [("cuts", "400", "confirmed")]


def test_the_dead_of_an_attack_years_ago_are_of_another_one() -> None:
    follows = CRASH.model_copy(update={"since": date(2025, 1, 1)})
    text = "Beim Unglück von Harrow auf der Strecke nach Medway vor acht Jahren waren 13 Menschen gestorben."
    assert not any(fact == "dead" for fact, _, _ in said(text, follows, "de"))


def test_the_years_of_a_date_count_nothing() -> None:
    follows = bakery(facts=[{"id": "own", "kind": "users"}], languages=["fr"])
    text = "Kornblum revendique 26 millions d'abonnés, contre 20 millions il y a cinq ans."
    assert [value for _, value, _ in said(text, follows, "fr")] == ["26000000", "20000000"]
