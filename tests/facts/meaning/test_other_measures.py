"""Measures that are no fact of the story's: a figure beside one is neither a price nor a cost, a percent no stake."""

from __future__ import annotations

import pytest

from facts.reader import read
from facts.story import Story

FOLLOWED = ("price", "project_cost", "revenue", "profit", "debt", "valuation", "production", "users")
PERCENTS = ("stake", "growth", "vote_share", "inflation", "interest_rate")


def claims(text: str, language: str) -> list[tuple[str, str]]:
    """The fact and the words of each claim."""
    body = {
        "title": "Velora",
        "match": "Velora",
        "subject": {"name": "Velora"},
        "facts": [{"id": kind, "kind": kind} for kind in (*FOLLOWED, *PERCENTS)],
    }
    read_claims = read(text, Story.model_validate(body), language=language).claims
    return [(claim.fact, claim.evidence.words) for claim in read_claims]


MEASURES = {
    "en": (
        [
            "order intake",
            "net interest income",
            "order book",
            "cash pile",
            "wage bill",
            "marketing budget",
            "pension deficit",
            "export volume",
        ],
        [
            "Velora's {measure} stood at €58 million.",
            "Last year the {measure} at Velora reached €58 million.",
            "Velora reported an {measure} of €58 million.",
        ],
    ),
    "de": (
        [
            "Auftragseingang",
            "Zinsüberschuss",
            "Kassenbestand",
            "Cashflow",
            "Personalaufwand",
            "Werbeetat",
            "Lagerbestand",
        ],
        [
            "Der {measure} von Velora lag bei 58 Millionen Euro.",
            "Velora beziffert seinen {measure} auf 58 Millionen Euro.",
            "Bei Velora betrug der {measure} 58 Millionen Euro.",
        ],
    ),
    "fr": (
        [
            "carnet de commandes",
            "coût du risque",
            "flux de trésorerie",
            "budget publicitaire",
            "fonds de roulement",
            "capital social",
        ],
        [
            "Le {measure} de Velora s'est établi à 58 millions d'euros.",
            "Velora a annoncé un {measure} de 58 millions d'euros.",
            "Fin décembre, le {measure} de Velora s'élevait à 58 millions d'euros.",
        ],
    ),
}


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (language, pattern.format(measure=measure))
        for language, (measures, patterns) in MEASURES.items()
        for measure in measures
        for pattern in patterns
    ],
)
def test_a_measure_of_no_followed_kind_is_no_claim(language: str, text: str) -> None:
    assert claims(text, language) == []


@pytest.mark.parametrize("thing", ["rent", "widget line", "handover"])
def test_a_preposition_alone_makes_no_price_of_millions(thing: str) -> None:
    assert claims(f"Velora's {thing} stood at €58 million.", "en") == []


@pytest.mark.parametrize(
    ("text", "fact", "words"),
    [
        ("Velora's headset stands at €449.", "price", "€449"),
        ("The villa, built by Velora, is on sale for €58 million.", "price", "€58 million"),
        ("Velora reported net income of €12 million.", "profit", "€12 million"),
        ("Velora reported interest income of €12 million.", "revenue", "€12 million"),
        ("Velora's revenue stood at €58 million.", "revenue", "€58 million"),
        ("The budget of the tunnel, Velora said, rose to €58 million.", "project_cost", "€58 million"),
    ],
)
def test_what_is_followed_is_still_read(text: str, fact: str, words: str) -> None:
    assert claims(text, "en") == [(fact, words)]


OF_PERCENTS = [
    ("en", "The {} at Velora rose to 23%.", ["occupancy rate", "churn rate", "profit margin", "equity ratio"]),
    ("en", "Velora's {} reached 23%.", ["occupancy rate", "recycling rate", "profit margin", "humidity"]),
    ("de", "Die {} von Velora lag bei 23 Prozent.", ["Auslastung", "Frauenquote", "Zufriedenheit"]),
    ("de", "Die {} von Velora erreichte 23 Prozent.", ["Auslastung", "Exportquote", "Luftfeuchtigkeit"]),
    ("fr", "La {} de Velora est montée à 23 %.", ["marge", "rentabilité", "fréquentation"]),
]


@pytest.mark.parametrize(
    ("language", "text"),
    [(language, pattern.format(measure)) for language, pattern, measures in OF_PERCENTS for measure in measures],
)
def test_a_percent_of_no_followed_kind_is_no_claim(language: str, text: str) -> None:
    assert claims(text, language) == []


@pytest.mark.parametrize("noun", ["brevets", "camions", "entrepôts", "véhicules"])
def test_a_number_that_rose_is_not_one_put_together(noun: str) -> None:
    assert claims(f"Le nombre de {noun} chez Velora est monté à 1 250.", "fr") == []


@pytest.mark.parametrize(
    ("language", "text", "fact", "words"),
    [
        ("en", "Nordbeam's stake in Velora reached 23%.", "stake", "23%"),
        ("fr", "Nordbeam est montée à 23 % du capital de Velora.", "stake", "23 %"),
        ("de", "Die Partei Velora erreichte bei der Wahl 23 Prozent der Stimmen.", "vote_share", "23 Prozent"),
        ("fr", "Velora a monté 1 250 véhicules dans son usine.", "production", "1 250 véhicules"),
    ],
)
def test_a_percent_or_number_that_is_followed_is_still_read(language: str, text: str, fact: str, words: str) -> None:
    assert claims(text, language) == [(fact, words)]
