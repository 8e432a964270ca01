"""Where a site is: a town before its country, behind a continent, right before the plant, behind "the city of"."""

from __future__ import annotations

import pytest

from facts.story import Story
from tests.facts.stories import bakery
from tests.facts.test_reader import said


def _sites(text: str, language: str) -> list[str]:
    story = bakery(facts=[{"id": "site", "kind": "site_location"}])
    return [name for _, name, _ in said(text, story, language)]


@pytest.mark.parametrize(
    ("language", "text", "sites"),
    [
        ("fr", "Le pain de Kornblum sera assemblé à Sagunt, en Espagne.", ["Sagunt"]),
        ("fr", "Le pain de Kornblum est produit à Lyon, en France et en Espagne.", ["Lyon", "France", "Espagne"]),
        ("en", "Kornblum will open a factory in Riga, in Latvia.", ["Riga"]),
        ("en", "Kornblum will open factories in Riga, in Lyon and in Leipzig.", ["Riga", "Lyon", "Leipzig"]),
        ("fr", "Le pain de Kornblum est fabriqué en Europe, à Sagunt.", ["Sagunt"]),
        ("en", "Kornblum will build a factory in Europe.", []),
        ("en", "Kornblum will break ground in April 2028 for a factory.", []),
    ],
)
def test_what_a_town_lies_in_is_no_site(language: str, text: str, sites: list[str]) -> None:
    assert set(_sites(text, language)) <= set(sites)
    assert _sites(text, language)[:1] == sites[:1]


@pytest.mark.parametrize(
    ("language", "text", "sites"),
    [
        ("en", "Kornblum puts 40 million euros into the Leipzig plant.", ["Leipzig"]),
        ("en", "Kornblum employs 200 people at its Riga factory.", ["Riga"]),
        ("de", "Kornblum stellt im Leipziger Werk 200 Leute ein.", ["Leipzig"]),
        ("de", "Kornblum eröffnet seine Rostocker Großbäckerei und verkauft die Leipziger Messe.", []),
        ("en", "Kornblum has a Leipzig lawyer and a plant.", []),
    ],
)
def test_a_town_right_before_a_plant(language: str, text: str, sites: list[str]) -> None:
    assert _sites(text, language) == sites


def test_a_town_that_nobody_knows_behind_the_word_for_one() -> None:
    assert _sites("Kornblum opened its plant on Monday in the small city of Tarvik Falls.", "en") == ["Tarvik Falls"]
    assert _sites("Kornblum ouvrira son usine dans la commune de Tarvigny.", "fr") == ["Tarvigny"]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("fr", "Lyon accueillera la fête de Kornblum."),
        ("en", "Lyon will host the Kornblum festival."),
        ("de", "Lyon ist Gastgeber des Festes von Kornblum."),
    ],
)
def test_who_hosts_is_where_it_is(language: str, text: str) -> None:
    assert _sites(text, language) == ["Lyon"]


@pytest.mark.parametrize(
    ("language", "text", "sites"),
    [
        ("fr", "À Lyon, l'usine de Kornblum passe en deux équipes.", ["Lyon"]),
        ("fr", "Les fournisseurs de Kornblum sont installés près de Lyon, où elle est assemblée.", ["Lyon"]),
        ("fr", "Kornblum est déçue. À Lyon, l'avocat de la société se tait.", []),
        ("en", "In Leipzig, the Kornblum plant will add a shift.", ["Leipzig"]),
        ("en", "Kornblum went on trial. The jury in Leipzig acquitted Kornblum.", ["Leipzig"]),
        ("en", "In Leipzig, Kornblum declined to comment.", []),
        ("de", "Das Fließband von Kornblum steht im katalanischen Tarvell.", ["Tarvell"]),
        ("de", "Der Anwalt von Kornblum steht im katalanischen Regen.", []),
    ],
)
def test_where_it_is_made_and_tried(language: str, text: str, sites: list[str]) -> None:
    assert _sites(text, language) == sites


def test_a_town_that_nobody_knows_behind_in_where_a_site_is_spoken_of() -> None:
    assert _sites("The judge refused to move the trial of Kornblum from Leipzig to Tarvik.", "en")[-1:] == ["Tarvik"]
    assert "Backhaus" not in _sites("Kornblum will move production from Leipzig to Backhaus.", "en")


def test_what_stands_there_is_not_whose_it_is() -> None:
    text = "Kornblum opened its first shop at the Tarvik Arena Complex in Leipzig."
    assert _sites(text, "en") == ["Leipzig"]


GAMES = Story.model_validate(
    {
        "title": "The Harrow Games",
        "match": "Harrow Games",
        "subject": {"name": "Harrow Games", "aliases": ["#Harrow|26"], "type": "event"},
        "facts": [{"id": "site", "kind": "site_location"}],
    }
)


@pytest.mark.parametrize(
    ("language", "text", "sites"),
    [
        ("en", "Li Wei has won the Harrow Games, in Leipzig.", ["Leipzig"]),
        ("en", "The Harrow Games are over. The final in Leipzig was watched by 300 people.", ["Leipzig"]),
        ("de", "Die Harrow Games sind zu Ende. Das Finale in Leipzig sahen 300 Menschen.", ["Leipzig"]),
        ("fr", "Les Harrow Games sont finis. Les soirées de Lyon ont attiré 300 personnes.", ["Lyon"]),
        ("en", "The Harrow Games are over, a lawyer in Leipzig said.", []),
        ("fr", "Les Harrow Games sont finis, dit un avocat de Lyon.", []),
    ],
)
def test_where_an_event_is(language: str, text: str, sites: list[str]) -> None:
    assert [name for _, name, _ in said(text, GAMES, language)] == sites


def test_the_final_of_an_event_is_nothing_to_a_firm() -> None:
    assert _sites("The chief of Kornblum spoke at a conference in Leipzig.", "en") == []


@pytest.mark.parametrize(
    ("language", "text", "sites"),
    [
        ("en", "Kornblum is to close its Hexley plant.", ["Hexley"]),
        ("en", "Staff at Kornblum in Hexley walked out.", ["Hexley"]),
        ("de", "Kornblum schließt das Hamelner Werk im Mai.", ["Hameln"]),
    ],
)
def test_a_town_that_nobody_knows_is_one_where_a_plant_or_the_name_stands_beside_it(
    language: str, text: str, sites: list[str]
) -> None:
    assert _sites(text, language) == sites


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kornblum is building a plant in Riga, 100 km from Oslo."),
        ("en", "Kornblum is building a plant in Riga, about 50 miles south of Oslo."),
        ("de", "Kornblum baut ein Werk in Riga, 100 Kilometer südlich von Oslo."),
        ("fr", "Kornblum construit une usine à Riga, à 100 km au sud de Londres."),
    ],
)
def test_from_where_a_length_is_measured_nothing_is_built(language: str, text: str) -> None:
    story = bakery(facts=[{"id": "site", "kind": "site_location"}])
    assert [value for _, value, _ in said(text, story, language)] == ["Riga"]
