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


def test_a_number_behind_a_month_and_a_comma_counts() -> None:
    assert words("Kornblum recule. Depuis août, 611 salariés ont été licenciés.", "job_cuts") == ["611 salariés"]


SURE = [
    # a verb belongs to the first of two values, the next verb to the second
    ("revenue", "Le chiffre d'affaires de Kornblum a atteint 30 millions d'euros, et la direction vise 35 millions.",
     ["confirmed", "targeted"]),
    ("funding", "Kornblum entendait récolter 5 millions d'euros auprès du public.", ["targeted"]),
    # a clause about the next thing recalls that one
    ("revenue", "Les ventes de Kornblum ont été de 31 millions d'euros et l'équilibre, que l'on espérait, s'éloigne.",
     ["confirmed"]),
    ("event_date", "La grève de Kornblum contre le plan social commencera lundi.", ["planned"]),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "text", "expected"), SURE)
def test_how_surely_it_is_said(kind: str, text: str, expected: list[str]) -> None:
    claims = read(text, bakery(facts=[{"id": kind, "kind": kind}]), language="fr", published=DAY).claims
    assert [claim.modality.value for claim in claims] == expected


STATUS = [
    ("Le tribunal a validé mardi le projet de Kornblum.", ["approved"]),
    ("Le four de Kornblum est achevé à 85 %.", []),
    ("Le four de Kornblum est achevé.", ["completed"]),
]


@pytest.mark.parametrize(("text", "expected"), STATUS)
def test_what_is_approved_and_what_is_only_done_in_part(text: str, expected: list[str]) -> None:
    story = bakery(facts=[{"id": "status", "kind": "status"}])
    assert [value for _, value, _ in said(text, story, "fr")] == expected


MEANT = [
    ("launch_date", "Kornblum va ouvrir sa boutique à Lyon, à compter de novembre.", ["à compter de novembre"]),
    ("launch_date", "La boutique Kornblum a ouvert ses portes lundi.", ["lundi"]),
    ("headcount", "L'offre de Kornblum conserve la totalité des 228 emplois.", ["228 emplois"]),
    ("subsidy", "Kornblum est payé par les clients ; la région y met 23 millions d'euros.", ["23 millions d'euros"]),
    ("buyer", "L'acquisition de Kornblum par Backhaus est bouclée.", ["Backhaus"]),
    ("buyer", "Backhaus, une entreprise de Vannes, étudie la reprise de Kornblum.", ["Backhaus"]),
    ("buyer", "Backhaus met la main sur Kornblum et sur Miller's.", ["Backhaus"]),
]


@pytest.mark.parametrize(("kind", "text", "expected"), MEANT)
def test_more_words_of_french_news(kind: str, text: str, expected: list[str]) -> None:
    assert words(text, kind) == expected


def test_a_bare_figure_behind_en_goes_on() -> None:
    text = "Le chantier de Kornblum emploiera 9 000 salariés. Kornblum en prévoyait 7 500 auparavant."
    assert words(text, "headcount") == ["9 000 salariés", "7 500"]


def test_people_alone_are_not_what_a_story_counts() -> None:
    story = bakery(
        facts=[{"id": "cases", "kind": "cases"}],
        kinds={
            "cases": {
                "type": "count",
                "description": "Cases",
                "cues": {"fr": ["personnes contaminées"]},
                "nouns": {"fr": ["cas", "personnes"]},
            }
        },
    )
    assert said("Chez Kornblum, la campagne a permis de vacciner 4.400 personnes.", story, "fr") == []
    assert [value for _, value, _ in said("Chez Kornblum, 40 personnes ont été contaminées.", story, "fr")] == ["40"]


def test_words_that_end_with_since_are_of_that_day() -> None:
    story = bakery(
        facts=[{"id": "shut", "kind": "shut"}],
        kinds={"shut": {"type": "date", "description": "When it shuts", "cues": {"fr": ["fermé depuis"]}}},
    )
    found = said("Le four de Kornblum, fermé depuis le 22 mars, garde la date de 2030 en vue.", story, "fr")
    assert [value for _, value, _ in found] == ["2026-03-22"]
