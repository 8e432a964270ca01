"""People counted under any name: who loses work, who finds it, who strikes, and "others" who are no other version."""

from __future__ import annotations

import pytest

from facts.story import Story
from tests.facts.stories import bakery
from tests.facts.test_reader import said

HIRING = bakery(facts=[{"id": "new", "kind": "hires"}])
FIRE = Story.model_validate(
    {
        "title": "Harrow fire",
        "match": "Harrow",
        "subject": {"name": "Harrow fire", "type": "event", "aliases": ["Harrow"]},
        "facts": [{"id": "dead", "kind": "deaths"}, {"id": "hurt", "kind": "injured"}],
    }
)


def values(text: str, story: Story, language: str) -> list[tuple[str, str]]:
    return [(fact, value) for fact, value, _ in said(text, story, language)]


LOSERS = [
    ("en", "At Kornblum, 300 of the 420 staff will lose their jobs.", "300"),
    ("en", "Kornblum keeps its managers while 340 others, told of their dismissal on Monday, leave.", "340"),
    ("en", "More than half of the 340 job reductions at Kornblum are done.", "340"),
    ("de", "Bei Kornblum bangen 340 Männer und Frauen um ihren Job.", "340"),
    ("fr", "Chez Kornblum, 340 travailleurs ont reçu leur avis de licenciement.", "340"),
]


@pytest.mark.parametrize(("language", "text", "lost"), LOSERS)
def test_who_loses_work_is_told_in_many_words(language: str, text: str, lost: str) -> None:
    assert ("jobs", lost) in values(text, bakery(), language)


def test_who_keeps_work_is_not_among_them() -> None:
    assert values("Bei Kornblum arbeiten 340 Männer und Frauen.", bakery(), "de") == []
    assert values("Kornblum employs 340 others in Lyme.", bakery(), "en") == []


FINDERS = [
    ("de", "Bis zu 340 Fachkräfte sollen bei Kornblum einen Arbeitsplatz finden.", "up to 340"),
    ("fr", "La boulangerie de Kornblum emploiera 340 personnes.", "340"),
    ("en", "Kornblum builds a bakery, and 340 people are to work at the site.", "340"),
]


@pytest.mark.parametrize(("language", "text", "found"), FINDERS)
def test_who_is_to_work_there_finds_work(language: str, text: str, found: str) -> None:
    assert values(text, HIRING, language) == [("new", found)]


def test_who_works_there_is_not_hired() -> None:
    assert values("La boulangerie de Kornblum emploie 340 personnes.", HIRING, "fr") == []


def test_others_are_people_like_those_before() -> None:
    assert values("The Harrow fire broke out at noon. Seventy others were hurt.", FIRE, "en") == [("hurt", "70")]


STRIKE = {
    "strikers": {
        "type": "count",
        "description": "Employees on strike",
        "cues": {"en": ["strikers", "walked out"], "fr": ["grévistes", "en grève"], "de": ["streiken", "Ausstand"]},
    }
}
STRIKING = bakery(kinds=STRIKE, facts=[{"id": "out", "kind": "strikers"}])


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "At Kornblum, 340 bakers left their posts."),
        ("fr", "Chez Kornblum, 340 boulangers ont cessé le travail."),
        ("de", "Bei Kornblum legten 340 Bäcker die Arbeit nieder."),
    ],
)
def test_who_lays_down_work_strikes(language: str, text: str) -> None:
    assert values(text, STRIKING, language) == [("out", "340")]


def test_who_has_work_does_not() -> None:
    assert values("At Kornblum, 340 bakers have work.", STRIKING, "en") == []
