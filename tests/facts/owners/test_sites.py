"""Where a site is: a town before its country, behind a continent, right before the plant, behind "the city of"."""

from __future__ import annotations

import pytest

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
