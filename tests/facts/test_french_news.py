"""What French news taught: who names whom, amounts set ahead, parts, places, what stands behind a comma."""

from __future__ import annotations

from typing import Any

import pytest

from facts.names.geography import known_place
from facts.reader import read
from tests.facts.stories import bakery
from tests.facts.test_reader import DAY, said

KINDS = ["valuation", "total_funding", "investor", "job_cuts", "headcount", "chief_executive", "acquisition_price"]
KINDS += ["buyer", "start_in_office", "launch_date", "completion_date", "project_cost", "funding"]


def words(text: str, *kinds: str, **changes: Any) -> list[str]:
    """The words of all claims of a text, for a story that follows these kinds."""
    story = bakery(facts=[{"id": kind, "kind": kind} for kind in kinds], **changes)
    return [claim.evidence.words for claim in read(text, story, language="fr", published=DAY).claims]


STATED = [
    ("valuation", "L'opération donnerait à Kornblum une valeur supérieure à un milliard d'euros.", ["supérieure"]),
    ("valuation", "Le tour conférerait à Kornblum une valeur proche de 800 millions d'euros.", ["800 millions"]),
    ("total_funding", "Kornblum a recueilli jusqu'ici 242 millions de dollars.", ["242 millions"]),
    ("investor", "Chez Kornblum, Backhaus serait pressenti pour mener l'opération.", ["Backhaus"]),
    ("start_in_office", "Le nouveau patron de Kornblum, Paul Rivière, est en poste depuis lundi.", ["depuis lundi"]),
    ("launch_date", "La Kornblum pourrait atteindre les concessions en mars 2027.", ["en mars 2027"]),
    ("completion_date", "Le réacteur Kornblum démarrera en 2038.", ["en 2038"]),
    ("buyer", "Miller's cède Kornblum à Backhaus pour 250 millions d'euros.", ["Backhaus"]),
    ("acquisition_price", "Miller's cède Kornblum à Backhaus pour 250 millions d'euros.", ["250 millions"]),
    ("acquisition_price", "L'offre valorise l'ensemble du capital de Kornblum 3 milliards d'euros.", ["3 milliards"]),
]


@pytest.mark.parametrize(("kind", "text", "expected"), STATED)
def test_words_of_french_news(kind: str, text: str, expected: list[str]) -> None:
    found = words(text, kind)
    assert len(found) == len(expected)
    assert all(one.startswith(other) for one, other in zip(found, expected, strict=True))


def test_departments_and_towns_of_france_own_nothing() -> None:
    text = "Kornblum ferme son usine et celle de Vannes (Morbihan), ce qui menacerait plus de 1.200 emplois."
    assert words(text, "job_cuts") == ["plus de 1.200 emplois"]
    assert known_place("Maine-et-Loire") == "Maine-et-Loire"


def test_whom_another_names_is_not_the_subjects() -> None:
    assert words("Kornblum se tait. Backhaus a désigné Paul Rivière comme directeur général.", "chief_executive") == []
    text = "Backhaus a désigné Paul Rivière directeur général de Kornblum."
    assert words(text, "chief_executive") == ["Paul Rivière"]


def test_who_is_followed_is_no_other() -> None:
    facts = [
        {"id": "ceo", "kind": "chief_executive"},
        {"id": "start", "kind": "start_in_office", "person": "Paul Rivière"},
    ]
    text = "Kornblum va mieux. Le directeur général Paul Rivière dévoilera son plan en mai."
    assert said(text, bakery(facts=facts), "fr") == [("ceo", "Paul Rivière", "confirmed")]


def test_who_is_the_only_one_named_is_whom_the_next_sentence_speaks_of() -> None:
    facts = [{"id": "start", "kind": "start_in_office", "person": "Paul Rivière"}]
    text = (
        "Kornblum a confirmé la nomination de Paul Rivière. L'ex-patron de Backhaus prendra ses fonctions le 1er juin."
    )
    assert [value for _, value, _ in said(text, bakery(facts=facts), "fr")] == ["2026-06-01"]


def test_who_puts_money_in_is_no_new_topic() -> None:
    text = "Kornblum boucle son tour. Backhaus, qui apporte la moitié, le mène. La jeune pousse emploie 130 personnes."
    assert words(text, "headcount", "investor") == ["Backhaus", "130 personnes"]


def test_parts_behind_an_and_are_parts() -> None:
    text = "Kornblum supprime 430 postes, dont 120 à Brest et 310 à Nantes."
    assert words(text, "job_cuts") == ["430 postes"]


def test_a_comparison_with_the_old_figure_is_about_the_subject() -> None:
    text = (
        "Le chantier de Kornblum coûtera 67 millions d'euros. Soit 30 % de plus que les 51 millions d'euros du devis."
    )
    assert words(text, "project_cost") == ["67 millions d'euros", "51 millions d'euros"]
    assert "2 euros" not in words("Kornblum coûte 3 euros, soit 1 euro de plus que la Backhaus à 2 euros.", "price")


def test_a_word_of_growing_tells_by_how_much() -> None:
    text = "La facture du chantier Kornblum s'alourdit de 12 millions, à 58 millions d'euros."
    assert words(text, "project_cost") == ["58 millions d'euros"]


OFFER: dict[str, Any] = {
    "per_share": {
        "type": "money",
        "description": "What is offered for each share",
        "cues": {"fr": ["offre .. #", "# l'action"]},
        "not_cues": {"fr": ["dividende"]},
    }
}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("À 28,30 euros, l'offre sur Kornblum déçoit.", ["28,30 euros"]),
        ("L'offre sur Kornblum est de 30 euros l'action, dividende de 2024 inclus.", ["30 euros l'action"]),
        ("Kornblum verse un dividende de 2 euros l'action.", []),
    ],
)
def test_what_has_an_amount_set_ahead_or_its_own_word(text: str, expected: list[str]) -> None:
    assert words(text, "per_share", kinds=OFFER) == expected


def test_the_market_that_a_sentence_opens_with_is_that_of_all_its_prices() -> None:
    facts = [{"id": "de", "kind": "price", "market": "DE"}, {"id": "fr", "kind": "price", "market": "FR"}]
    story = bakery(subject={"name": "Kornblum", "type": "product"}, facts=facts)
    text = "En Allemagne, le prix de la Kornblum de base passe de 19.990 à 20.490 euros."
    assert {fact for fact, _, _ in said(text, story, "fr")} == {"de"}


OWN: dict[str, Any] = {
    "help": {"type": "money", "description": "State aid", "cues": {"fr": ["aide*"]}},
    "evacuated": {"type": "count", "description": "People evacuated", "cues": {"fr": ["évacu*"]}},
    "medals": {"type": "count", "description": "Medals won", "cues": {"fr": ["médaille*"]}},
    "jobless": {"type": "percent", "description": "Unemployment", "cues": {"fr": ["chômage"]}},
    "stop": {"type": "date", "description": "When it stops", "cues": {"fr": ["fin de la production"]}},
}


@pytest.mark.parametrize(
    ("kind", "text", "expected"),
    [
        ("help", "La région débloque 5 millions d'euros pour Kornblum.", ["5 millions d'euros"]),
        ("help", "L'État a promis de soutenir Kornblum à hauteur de 5 millions d'euros.", ["5 millions d'euros"]),
        ("evacuated", "Kornblum : 1.200 campeurs ont été mis à l'abri.", ["1.200 campeurs"]),
        ("medals", "Kornblum repart avec 14 breloques.", ["14 breloques"]),
        ("jobless", "À Kornblum, 9,4 % de la population active cherche un travail.", ["9,4 %"]),
        ("stop", "L'usine Kornblum cessera de produire le 31 octobre.", ["le 31 octobre"]),
        ("stop", "Kornblum ouvrira un magasin le 31 octobre.", []),
    ],
)
def test_other_words_for_what_a_story_describes(kind: str, text: str, expected: list[str]) -> None:
    assert words(text, kind, kinds=OWN) == expected


def test_a_figure_that_is_put_right_counts_the_same() -> None:
    text = "Une version antérieure évoquait 1.524 suppressions de postes chez Kornblum ; il s'agit bien de 1.254."
    assert words(text, "job_cuts") == ["1.524 suppressions", "1.254"]


def test_offices_of_state_own_no_figures() -> None:
    assert words("Bercy parle de 300 suppressions de postes chez Kornblum.", "job_cuts") == ["300 suppressions"]
    assert words("Nordbeam entre en négociations exclusives pour racheter Kornblum.", "buyer") == ["Nordbeam"]
