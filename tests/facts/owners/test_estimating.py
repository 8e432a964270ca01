"""Who only says how much something is, and old places with a name of their own."""

from __future__ import annotations

import pytest

from facts.story import Story
from tests.facts.owners.test_rival_clauses import story, values
from tests.facts.test_reader import said

SLIDE = story("Glacier slide", "deaths", "event", aliases=["Bergsturz", "éboulement"])
NORVENT = story("Kornblum", "headcount", others={"organisations": ["Backhaus"]})

ESTIMATES = [
    ("en", SLIDE, "The Glacier slide came at dawn. RTP had put the number of dead at 12.", ["12"]),
    ("de", SLIDE, "Der Bergsturz kam früh. Der RTP bezifferte die Zahl der Toten auf 12.", ["12"]),
    ("fr", SLIDE, "L'éboulement a eu lieu à l'aube. RTP évalue le nombre de morts à 12.", ["12"]),
    ("de", SLIDE, "Der Bergsturz kam früh. Nach einer Schätzung des Verbands Backhaus starben 12 Menschen.", ["12"]),
    ("en", SLIDE, "The Glacier slide came at dawn. A study by the consultancy Backhaus counts 12 dead.", ["12"]),
    ("en", NORVENT, "Kornblum is in trouble. Backhaus puts its workforce at 1,200 people.", []),
]


@pytest.mark.parametrize(("language", "of", "text", "expected"), ESTIMATES)
def test_who_only_says_how_much_it_is_owns_nothing(language: str, of: Story, text: str, expected: list[str]) -> None:
    assert values(text, of, language) == expected


VELA = story("Vela", "launch_date", "product")

OLD = [
    ("Vela goes on sale on 11 May 2027 in the old Palais Morlac.", [("launch_date", "2027-05-11", "planned")]),
    ("The old Vela went on sale on 11 May 2017.", []),
]


@pytest.mark.parametrize(("text", "expected"), OLD)
def test_an_old_place_makes_nothing_old(text: str, expected: list[tuple[str, str, str]]) -> None:
    assert said(text, VELA, "en") == expected


OF_PERSONS = [
    ("en", "Kornblum raised money in a round led by Materia Quill, the investment firm of Spindle founder Ida Brandt.",
     ["Materia Quill"]),
    ("en", "Quillon Partners, a vehicle of funds including Spindle, led the round in Kornblum.", ["Quillon Partners"]),
    ("en", "The round in Kornblum was led by Spindle.", ["Spindle"]),
    ("de", "Die Runde bei Kornblum führte Materia Quill an, die Firma von Spindelwerk-Gründerin Ida Brandt.",
     ["Materia Quill"]),
    ("fr", "Le tour de table de Kornblum est mené par Fuselier, le fonds de la fondatrice de Lavandine, Ida Brandt.",
     ["Fuselier"]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), OF_PERSONS)
def test_a_name_that_says_who_somebody_is_leads_no_round(language: str, text: str, expected: list[str]) -> None:
    assert values(text, story("Kornblum", "lead_investor"), language) == expected


VOTERS = story("Norvent", "votes", others={"organisations": ["Tarvik"]})

FORECASTS = [
    ("en", "Norvent leads. Castella Research projects 40 seats for it.", ["40"]),
    ("en", "Castella Research sees Norvent with 41 seats.", ["41"]),
    ("en", "Castella Research has 41 seats. Norvent is small.", []),
    ("de", "Norvent liegt vorn. Castella Research sieht 41 Sitze für Norvent.", ["41"]),
    ("fr", "Norvent est en tête. Castella Research donne 41 sièges à Norvent.", ["41"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), FORECASTS)
def test_who_forecasts_a_figure_for_somebody_owns_none(language: str, text: str, expected: list[str]) -> None:
    assert values(text, VOTERS, language) == expected
