"""Differences and parts that are the fact itself, and those that are none; all stories are invented."""

from __future__ import annotations

from typing import Any

import pytest

from facts.amounts.counts import find_counts
from facts.amounts.difference_words import is_added
from facts.amounts.money import find_money
from facts.reader import read
from facts.story import Story
from facts.values import Count

NOT_COMPARED = [
    ("en", "The tower rises 44 floors above the canal."),
    ("en", "The council took 340 flights off its timetable."),
    ("de", "Hallbach trauert um 28 Tote."),
    ("de", "Es geht um 350.000 Konten."),
    ("de", "Der Turm endet 44 Stockwerke über dem Kanal."),
    ("fr", "Le pont culmine 44 mètres au-dessus du canal."),
]


@pytest.mark.parametrize(("language", "text"), NOT_COMPARED)
def test_a_word_that_only_looks_like_a_comparison(language: str, text: str) -> None:
    assert [mention.delta for mention in find_counts(text, language)] == [False]


COMPARED = [
    ("en", "Norvent sold 44,000 cars below the forecast."),
    ("en", "They won 12 seats fewer."),
    ("de", "Norvent liefert 4000 Autos unter der Prognose."),
    ("de", "Die Zahl sinkt um 28 Stellen."),
    ("fr", "Norvent livre 44 000 voitures en dessous de ses prévisions."),
]


@pytest.mark.parametrize(("language", "text"), COMPARED)
def test_what_is_compared_with_a_figure_is_a_difference(language: str, text: str) -> None:
    assert [mention.delta for mention in find_counts(text, language)] == [True]


@pytest.mark.parametrize(
    ("text", "delta"),
    [
        ("Das Schloss kam für 2,7 Millionen Euro unter den Hammer.", False),
        ("Das Gebot liegt 2,7 Millionen Euro unter dem Preis.", True),
    ],
)
def test_an_idiom_compares_no_amounts(text: str, delta: bool) -> None:
    assert [mention.delta for mention in find_money(text, "de")] == [delta]


@pytest.mark.parametrize(
    ("language", "text", "added"),
    [
        ("en", "Norland sends 2,000 more soldiers.", True),
        ("en", "Norland sends 2,000 more than Sudmark.", False),
        ("de", "Norland schickt 2000 mehr.", True),
        ("de", "Norland schickt 2000 mehr als Sudmark.", False),
        ("fr", "Norland envoie 2 000 de plus.", True),
        ("fr", "Norland envoie 2 000 de plus que Sudmark.", False),
    ],
)
def test_what_comes_on_top_is_compared_with_none(language: str, text: str, added: bool) -> None:
    start = text.index("2")
    end = text.index("000") + 3
    assert is_added(text, start, {end}, language) is added


def bridge(kind: str, **own: Any) -> Story:
    body: dict[str, Any] = {
        "title": "The bridge", "match": "Orwell", "subject": {"name": "Orwell Bridge", "type": "place"},
        "facts": [{"id": kind, "kind": kind}], "kinds": {kind: own},
    }  # fmt: skip
    return Story.model_validate(body)


def counted(text: str, story: Story, language: str) -> list[int]:
    values = [claim.value for claim in read(text, story, language=language).claims]
    return [int(value.amount) for value in values if isinstance(value, Count)]


DELAY = bridge(
    "delay", type="count",
    cues={"en": ["setback", "late"], "de": ["verzögert", "Verspätung"], "fr": ["retard"]},
    nouns={"en": ["month*"], "de": ["Monat*"], "fr": ["mois"]},
)  # fmt: skip
SAVED = bridge(
    "jobs_saved", type="count",
    cues={"en": ["saved", "kept"], "de": ["gerettet", "bleiben"], "fr": ["préserv*", "sauv*"]},
    nouns={"en": ["jobs"], "de": ["Stellen"], "fr": ["emplois"]},
)  # fmt: skip
STAFF = bridge(
    "workers", type="count",
    cues={"en": ["workers"], "de": ["Arbeiter"], "fr": ["ouvriers"]}, nouns={"en": ["workers"], "fr": ["ouvriers"]},
)  # fmt: skip

LEVELS = [
    (DELAY, "en", "Another setback of six months for the Orwell Bridge.", [6]),
    (DELAY, "de", "Die Orwell Bridge verzögert sich um neun Monate.", [9]),
    (SAVED, "en", "At the Orwell Bridge 112 of the 180 jobs will be saved.", [112]),
    (SAVED, "de", "An der Orwell Bridge werden 112 von 180 Stellen gerettet.", [112]),
    (SAVED, "fr", "À l'Orwell Bridge, 112 emplois sur 180 seront préservés.", [112]),
    # of what stays as it is, a part is no level
    (STAFF, "en", "At the Orwell Bridge 12 of the 180 workers stayed away.", [180]),
]


@pytest.mark.parametrize(("story", "language", "text", "values"), LEVELS)
def test_a_difference_or_a_part_can_be_what_a_kind_is_about(
    story: Story, language: str, text: str, values: list[int]
) -> None:
    assert counted(text, story, language) == values


EXTRA = [
    ("en", "The tow bar is 400 euros extra."),
    ("de", "Wer die Kupplung will, zahlt 400 Euro extra."),
    ("de", "Für die Kupplung sind 400 Euro Aufpreis fällig."),
    ("fr", "L'attelage coûte 400 euros en sus."),
]


@pytest.mark.parametrize(("language", "text"), EXTRA)
def test_what_is_paid_extra_is_a_difference(language: str, text: str) -> None:
    assert [mention.delta for mention in find_money(text, language)] == [True]


@pytest.mark.parametrize(("more", "paid"), [("", ["900 Euro"]), (" monatlich", [])])
def test_what_falls_due_regularly_is_no_price_spoken_of_before(more: str, paid: list[str]) -> None:
    body = {
        "title": "The Vela",
        "match": "Vela",
        "subject": {"name": "Vela", "type": "product"},
        "facts": [{"id": "price", "kind": "price"}],
    }
    text = f"Der Preis des Vela ist geheim. Manche sprachen von 900 Euro{more}."
    claims = read(text, Story.model_validate(body), language="de").claims
    assert [claim.evidence.words for claim in claims] == paid
