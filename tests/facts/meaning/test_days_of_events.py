"""Which day is that of an event, and which is one of something else that the same sentence tells."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from facts.reader import read
from facts.story import Story
from tests.facts.test_reader import brief

DAY = date(2026, 10, 13)


def story(kind: str, **cues: list[str]) -> Story:
    """A story of one date: of a kind that we ship, or of one described by its cues."""
    body: dict[str, Any] = {
        "title": "Norvent",
        "match": "Norvent",
        "subject": {"name": "Norvent", "people": ["Tom Reyes"]},
        "facts": [{"id": "day", "kind": kind}],
    }
    return Story.model_validate(body | ({"kinds": {kind: {"type": "date", "cues": cues}}} if cues else {}))


def days(text: str, about: Story, language: str) -> list[str]:
    return [f"{brief(claim)} {claim.modality}" for claim in read(text, about, language=language, published=DAY).claims]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the day counts what came after it
        ("The strike at Norvent, the first by its drivers since 1998, began on 6 October.", ["2026-10-06 confirmed"]),
        ("At Norvent it is the 13th strike since March 2023.", []),
        ("Drivers at Norvent have been on strike since 6 October.", ["2026-10-06 confirmed"]),
        # a year or a season without its number is that of the word beside it
        ("Norvent saw a strike last autumn.", ["2025-23 confirmed"]),
        ("Norvent's pilots got a pay rise last autumn without a strike.", []),
        ("Ten years ago, Norvent had already feared a strike.", []),
    ],
)
def test_a_rough_day_is_that_of_the_word_beside_it(text: str, expected: list[str]) -> None:
    assert days(text, story("strike_day", en=["strike"]), "en") == expected


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Norvent's first tram is promised for the third quarter of 2027.", ["2027-35 planned"]),
        ("en", "Norvent's buyers should receive the first trams by the end of this year.", ["2026-12~ planned"]),
        ("en", "Norvent's clinic isn't due to take its first patients until late 2027.", ["2027-10/2027-12~ planned"]),
        ("en", "Norvent's owners get theirs this winter.", ["2026-24 planned"]),
        ("en", "Norvent's tax credit runs out on 30 November.", []),
        ("en", "Norvent will find out on 30 November.", []),
        ("fr", "Norvent doit s'envoler le 30 novembre.", ["2026-11-30 planned"]),
        ("fr", "Norvent a évité 81 millions de livres de primes l'an dernier.", []),
    ],
)
def test_verbs_of_a_start(language: str, text: str, expected: list[str]) -> None:
    assert days(text, story("launch_date"), language) == expected


@pytest.mark.parametrize(
    ("kind", "cue", "language", "text", "expected"),
    [
        ("return", "return*", "en", "The crew of Norvent will come home in December.", ["2026-12 planned"]),
        ("rueckkehr", "rückkehr", "de", "In Norvent sollen die Leute 2029 heimkehren.", ["2029 planned"]),
        ("rueckkehr", "rückkehr", "de", "In Norvent sind im April Familien wieder eingezogen.", ["2026-04 confirmed"]),
        ("retour", "retour", "fr", "Norvent accueillera de nouveau ses habitants en 2029.", ["2029 planned"]),
        ("verdict", "verdict", "fr", "Norvent a été condamné lundi à une amende.", ["2026-10-12 confirmed"]),
        ("verdict", "verdict*", "en", "A judge on Monday fined Norvent.", ["2026-10-12 confirmed"]),
        ("travaux", "début des travaux", "fr", "Le chantier de Norvent s'amorcera en 2027.", ["2027 planned"]),
        ("entscheid", "entscheidung", "de", "Norvent legt sich im Dezember fest.", ["2026-12 planned"]),
        # the words of a prison term are no days of being freed or jailed
        ("liberation", "sorti .. prison", "fr", "Le parquet a requis lundi sept ans ferme contre Tom Reyes.", []),
        ("liberation", "sorti .. prison", "fr", "Tom Reyes a quitté lundi la prison.", ["2026-10-12 confirmed"]),
        ("haftantritt", "haftantritt", "de", "Tom Reyes war am 5. Oktober zu fünf Jahren Haft verurteilt worden.", []),
        # a word that ends with the "until" of one date is not that of another
        (
            "contract_end",
            "contract until",
            "en",
            "Tom Reyes has a contract until 2030 and trained on Monday.",
            ["2030 confirmed"],
        ),
        # nor is one that begins with its "since" or "until", or stands around it
        (
            "closed_since",
            "seit # gesperrt",
            "de",
            "Norvent ist seit Mai 2025 gesperrt und wurde im Juni gesprengt.",
            ["2025-05 confirmed"],
        ),
        # what stands before a day says what it is, whatever other kinds find in the words around
        (
            "service",
            "back to normal #",
            "en",
            "Norvent was back to normal on Tuesday, with the fares of old.",
            ["2026-10-13 confirmed"],
        ),
        # the words of a story's own kind stand on either side of a day
        (
            "production",
            "vom Band .. #",
            "de",
            "Am 5. Oktober ist bei Norvent der erste Bus vom Band gelaufen.",
            ["2026-10-05 confirmed"],
        ),
        # a line that "backed up" is not back
        ("service", "service resumes", "en", "Traffic at Norvent backed up on Monday.", []),
        # what is called by its day is not what is closed
        (
            "reopening",
            "gesperrt bis",
            "de",
            "Norvent bleibt nach dem Brand vom 4. Oktober bis Ende November gesperrt.",
            ["2026-11-21/2026-11-30 planned"],
        ),
    ],
)
def test_other_words_for_an_event(kind: str, cue: str, language: str, text: str, expected: list[str]) -> None:
    assert days(text, story(kind, **{language: [cue]}), language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Proposal 7 of Norvent was approved by 64 percent of voters on 6 October."),
        ("de", "Das Norvent-Gesetz haben 50,4 Prozent am 6. Oktober angenommen."),
    ],
)
def test_a_vote_told_by_its_outcome(language: str, text: str) -> None:
    vote = Story.model_validate(
        {
            "title": "Norvent vote",
            "match": "Norvent",
            "subject": {"name": "Norvent", "type": "event"},
            "facts": [{"id": "vote", "kind": "event_date"}],
        }
    )
    assert days(text, vote, language) == ["2026-10-06 confirmed"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Norvent unions called the Norvent strike for 20 October.", ["2026-10-20 planned"]),
        ("fr", "Les syndicats ont annoncé une grève à Norvent du 20 au 22 octobre.", ["2026-10-20/2026-10-22 planned"]),
    ],
)
def test_the_name_of_an_event_says_what_takes_place(language: str, text: str, expected: list[str]) -> None:
    strike = Story.model_validate(
        {
            "title": "Norvent strike",
            "match": "Norvent",
            "subject": {"name": "Norvent strike", "aliases": ["grève"], "type": "event"},
            "facts": [{"id": "strike", "kind": "event_date"}],
        }
    )
    assert days(text, strike, language) == expected
