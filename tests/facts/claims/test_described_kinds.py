"""What a story's own kinds are by their description: prices of one share, offers by others, units with powers."""

from __future__ import annotations

from typing import Any

import pytest

from facts.story import Story
from tests.facts.stories import bakery
from tests.facts.test_reader import said


def story(kind: dict[str, Any]) -> Story:
    return bakery(facts=[{"id": "own", "kind": "own_kind"}], kinds={"own_kind": kind})


@pytest.mark.parametrize(
    ("description", "values"),
    [
        ("Price of a share in the offering", ["USD 3.3e-05m"]),
        ("Preis je Aktie", ["USD 3.3e-05m"]),
        ("Prix par action", ["USD 3.3e-05m"]),
        ("What the offering brings", ["USD 3.3e-05m", "USD 1200m"]),
    ],
)
def test_what_is_described_as_of_one_share_is_no_billion(description: str, values: list[str]) -> None:
    kind = {"type": "money", "description": description, "cues": {"en": ["offering"]}}
    text = "Kornblum's offering was at $33. The offering of Kornblum brought $1.2 billion."
    assert [value for _, value, _ in said(text, story(kind), "en")] == values


@pytest.mark.parametrize(
    ("description", "values"),
    [("What a bidder puts up as a deposit", ["EUR 40m"]), ("What Kornblum puts up as a deposit", [])],
)
def test_what_is_described_as_of_an_offer_others_make(description: str, values: list[str]) -> None:
    kind = {"type": "money", "description": description, "cues": {"en": ["deposit"]}}
    text = "Kornblum is for sale. Backhaus has put up a deposit of €40 million."
    assert [value for _, value, _ in said(text, story(kind), "en")] == values


@pytest.mark.parametrize(
    ("language", "nouns", "text"),
    [
        ("fr", ["mètres cubes"], "Trois millions de mètres cubes sont tombés sur Kornblum."),
        ("en", ["cubic metres"], "Some 3 million cubic metres came down on Kornblum."),
        ("en", ["square feet"], "Kornblum has a hall of 3 million square feet."),
        ("de", ["kubikmeter"], "Drei Millionen Kubikmeter kamen auf Kornblum herab."),
    ],
)
def test_a_unit_with_its_power_says_by_itself_what_is_counted(language: str, nouns: list[str], text: str) -> None:
    kind = {"type": "count", "description": "Rock", "cues": {language: ["rocaille"]}, "nouns": {language: nouns}}
    own = story(kind).model_copy(update={"languages": (language,)})
    assert [value.removeprefix("approx ") for _, value, _ in said(text, own, language)] == ["3000000"]


def test_and_the_unit_without_it_does_not() -> None:
    kind = {"type": "count", "description": "Rock", "cues": {"en": ["rocks"]}, "nouns": {"en": ["cubic metres"]}}
    assert said("Kornblum has a pipe of 3 million metres.", story(kind), "en") == []


@pytest.mark.parametrize(
    ("language", "text", "values"),
    [
        ("en", "Kornblum should sell 10 million ovens in 2027.", ["10000000"]),
        ("de", "Kornblum will im kommenden Jahr vier Millionen Geräte verkaufen.", ["4000000"]),
        ("en", "Kornblum sold 4 million ovens last year.", []),
        ("de", "Kornblum hat im vorigen Jahr vier Millionen Geräte verkauft.", []),
        ("fr", "Kornblum a vendu 4 millions d'exemplaires l'an dernier.", []),
    ],
)
def test_what_is_expected_to_be_sold_is_a_forecast_and_what_was_sold_is_none(
    language: str, text: str, values: list[str]
) -> None:
    forecast = bakery(facts=[{"id": "own", "kind": "sales_forecast"}])
    assert [value for _, value, _ in said(text, forecast, language)] == values


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Bei Kornblum gibt es 180 Kläger mit 40 Anwälten."),
        ("en", "Kornblum faces 180 plaintiffs, represented by 40 lawyers."),
    ],
)
def test_the_noun_of_one_figure_is_not_that_of_another(language: str, text: str) -> None:
    kind = {"type": "count", "description": "Plaintiffs", "cues": {"de": ["Kläger*"], "en": ["plaintiffs"]}}
    assert [value for _, value, _ in said(text, story(kind), language)] == ["180"]


def test_the_words_of_the_subjects_name_announce_no_kind_of_it() -> None:
    story = Story.model_validate(
        {
            "title": "Fever at Harrow",
            "match": "Harrow",
            "subject": {"name": "Harrow outbreak", "type": "event"},
            "facts": [{"id": "over", "kind": "end_of_outbreak"}],
            "kinds": {
                "end_of_outbreak": {
                    "type": "date",
                    "description": "When it is declared over",
                    "cues": {"en": ["declared over", "end of the outbreak"]},
                }
            },
        }
    )
    began = "The Harrow outbreak began in late January."
    assert said(began, story, "en") == []
    assert [fact for fact, _, _ in said(f"{began} It was declared over in May.", story, "en")] == ["over"]
