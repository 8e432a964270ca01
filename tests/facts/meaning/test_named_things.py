"""What a story's own count counts where the story names no nouns: its cues name the thing, and no measure is one."""

from __future__ import annotations

from typing import Any

import pytest

from facts.story import Story
from tests.facts.stories import bakery
from tests.facts.test_reader import said


def story(language: str, *cues: str, **kind: Any) -> Story:
    body = {"type": "count", "cues": {language: list(cues)}, **kind}
    return bakery(facts=[{"id": "own", "kind": "own_kind"}], kinds={"own_kind": body}, languages=[language])


def counts(text: str, own: Story, language: str) -> list[str]:
    return [value.split()[-1] for _, value, _ in said(text, own, language)]


@pytest.mark.parametrize(
    ("language", "cue", "text"),
    [
        ("en", "evacuated", "Four days after the fire at Kornblum the guests were evacuated."),
        ("de", "evakuiert", "Die Gäste von Kornblum wurden neun Tage davor evakuiert."),
        ("fr", "évacués", "Les clients de Kornblum ont été évacués trois heures après l'incendie."),
    ],
)
def test_measures_are_no_count_of_what_has_no_nouns(language: str, cue: str, text: str) -> None:
    assert counts(text, story(language, cue), language) == []


def test_unless_the_story_speaks_of_them() -> None:
    assert counts("Kornblum signed a contract of 12 years.", story("en", "# year contract", "contract of #"), "en") == [
        "12"
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Kornblum will have 90 ovens.", ["90"]),
        ("Kornblum will have 90 parking spots.", []),
        ("Kornblum has submitted more than 3,000.", []),
    ],
)
def test_where_every_cue_leads_to_a_thing_only_that_is_counted(text: str, values: list[str]) -> None:
    assert counts(text, story("en", "# ovens", "will have #"), "en") == values


def test_a_verb_of_anything_does_not_say_what_is_counted() -> None:
    own = story("en", "# beds", nouns={"en": ["bed*"]})
    assert counts("Kornblum has 24 before the court.", own, "en") == []
    assert counts("Kornblum has 24 beds.", own, "en") == ["24"]


def test_a_figure_that_goes_on_counts_no_other_thing() -> None:
    own = story("fr", "téléspectateurs")
    text = "La finale de Kornblum a réuni 3 millions de téléspectateurs. Reste le bruit : il a suscité 42 plaintes."
    assert counts(text, own, "fr") == ["3000000"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Only 27 ovens out of 5,678 at Kornblum had been repaired.", ["27"]),
        ("Kornblum is late. Of the 5,678 ovens, 4,020 have been repaired.", ["4020"]),
    ],
)
def test_a_tally_counts_those_of_a_whole_of_which_it_is_true(text: str, values: list[str]) -> None:
    own = story("en", "ovens .. repaired", "repaired", nouns={"en": ["oven*"]}, trend="rises")
    assert counts(text, own, "en") == values


def test_a_length_is_no_whole() -> None:
    own = story("fr", "# stations", "comptera #")
    assert counts("Kornblum comptera 29 stations sur 19 kilomètres.", own, "fr") == ["29"]


def test_what_stands_before_the_part_is_said_of_the_whole() -> None:
    own = bakery(facts=[{"id": "cuts", "kind": "job_cuts"}, {"id": "staff", "kind": "headcount"}], languages=["fr"])
    text = "Sur les 2.910 personnes licenciées par Kornblum, près de 180 ont retrouvé un emploi."
    assert [(fact, value) for fact, value, _ in said(text, own, "fr")] == [("cuts", "2910")]


def test_the_noun_of_one_figure_does_not_say_what_another_counts() -> None:
    follows = bakery(facts=[{"id": "customers", "kind": "users"}])
    assert [
        value
        for _, value, _ in said(
            "At the end of June Kornblum had 93 million customers and 675,000 linked merchants.", follows, "en"
        )
    ] == ["93000000"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Three missing people were found alive after the fire at Kornblum."),
        ("de", "Nach dem Brand bei Kornblum wurden drei Vermisste lebend gefunden."),
    ],
)
def test_who_is_found_alive_is_not_missing(language: str, text: str) -> None:
    follows = bakery(facts=[{"id": "missing", "kind": "missing"}], languages=[language])
    assert said(text, follows, language) == []


@pytest.mark.parametrize("told", ["by 210 votes to 180", "by 210 to 180"])
def test_a_story_can_follow_the_votes_of_both_sides(told: str) -> None:
    kinds = {
        "votes_for": {"type": "count", "cues": {"en": ["# voted for"]}},
        "votes_against": {"type": "count", "cues": {"en": ["# voted against"]}},
    }
    follows = bakery(facts=[{"id": name, "kind": name} for name in kinds], kinds=kinds)
    found = said(f"The shareholders of Kornblum backed the merger {told}.", follows, "en")
    assert [(fact, value) for fact, value, _ in found] == [("votes_for", "210"), ("votes_against", "180")]


@pytest.mark.parametrize(
    ("language", "cue", "text"),
    [
        ("en", "# displaced", "After the fire at Kornblum nearly 500 people have lost their homes."),
        ("en", "# displaced", "After the fire at Kornblum nearly 500 people are living in school halls."),
        ("de", "evakuiert", "Nach dem Brand bei Kornblum schliefen knapp 500 Menschen in Turnhallen."),
        ("fr", "évacués", "Après l'incendie de Kornblum, près de 500 personnes ont perdu leur maison."),
    ],
)
def test_who_has_no_home_any_more_is_displaced(language: str, cue: str, text: str) -> None:
    assert counts(text, story(language, cue), language) == ["500"]
