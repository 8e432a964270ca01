"""Which fact a date, a place or a status belongs to when a story follows many: one sentence a line, as news tell them.

All are of 11 March 2026 (a Wednesday), about "Norvent", a maker of vans that Lena Marsh leaves to Tom Aubry. A claim is
``fact value modality``; a line without claims states nothing of the story.
"""

from __future__ import annotations

from datetime import date

import pytest

from facts.reader import read
from facts.story import Story
from tests.facts.stories import bakery
from tests.facts.test_reader import brief

DAY = date(2026, 3, 11)
KINDS = {
    "launch": "launch_date",
    "ipo": "ipo_date",
    "closing": "closing_date",
    "vote": "event_date",
    "build": "construction_start",
    "status": "status",
    "hq": "headquarters",
}
STORY = Story.model_validate(
    {
        "title": "Norvent",
        "match": "Norvent",
        "subject": {"name": "Norvent", "people": ["Lena Marsh", "Tom Aubry"]},
        "others": {"organisations": ["Castella", "Brightwater"]},
        "facts": [
            *({"id": name, "kind": kind} for name, kind in KINDS.items()),
            {"id": "exit", "kind": "departure_date", "person": "Lena Marsh"},
            {"id": "start", "kind": "start_in_office", "person": "Tom Aubry"},
        ],
    }
)

SENTENCES = [
    # what was moved says what date it is; the dates of a shift are near the day of the report
    ("en", "Norvent moved the listing from April to September.", "ipo 2026-04 former; ipo 2026-09 planned"),
    (
        "de",
        "Norvent verschiebt den Börsengang von April auf September.",
        "ipo 2026-04 former; ipo 2026-09 planned; status postponed confirmed",
    ),
    (
        "en",
        "The launch of the Norvent van has been brought forward from October 12 to August 3.",
        "launch 2026-10-12 former; launch 2026-08-03 planned",
    ),
    (
        "fr",
        "Norvent a avancé le lancement du 12 octobre au 3 août.",
        "launch 2026-10-12 former; launch 2026-08-03 planned",
    ),
    # a cue between two dates is the nearer one's
    (
        "fr",
        "Norvent choisira le site le 20 mars ; les travaux doivent commencer en septembre.",
        "build 2026-09 planned",
    ),
    (
        "de",
        "Am 20. März entscheidet Norvent über den Standort, Baubeginn soll im September sein.",
        "build 2026-09 planned",
    ),
    (
        "en",
        "Lena Marsh leaves Norvent on 30 April and Tom Aubry takes over on 1 May.",
        "exit 2026-04-30 planned; start 2026-05-01 planned",
    ),
    # a question's clause dates nothing outside it
    ("en", "At its investor day in May, Norvent will say when the listing comes.", ""),
    ("de", "Wann der Börsengang kommt, will Norvent im Mai sagen.", ""),
    ("fr", "Norvent dira en mai quand aura lieu son introduction en Bourse.", ""),
    # a plan recalled
    (
        "de",
        "Bislang hatte Norvent den Start für Mai angekündigt, nun ist von Juli die Rede.",
        "launch 2026-05 former; launch 2026-07 planned",
    ),
    (
        "fr",
        "Initialement attendue en janvier, la sortie du fourgon de Norvent n'interviendra qu'en avril.",
        "launch 2026-01 former; launch 2026-04 planned",
    ),
    (
        "en",
        "It had initially been told that the launch of the Norvent van would come in June.",
        "launch 2026-06 former",
    ),
    # a date is moved from the one before it in its sentence, and not from that of another matter
    (
        "en",
        "Norvent's plant opens in May 2027. The launch of its van, due on 10 April, has been put off to 11 June.",
        "launch 2026-04-10 former; launch 2026-06-11 planned; status postponed confirmed",
    ),
    # the deal between the story's name and another is the story's
    ("en", "The deal with Castella closed on February 27, Norvent said.", "closing 2026-02-27 confirmed"),
    ("en", "Norvent's rival Brightwater launches its own van in April.", ""),
    # denied, asked for, not yet come about
    ("en", "Norvent has not cancelled the launch.", "status cancelled denied"),
    ("de", "Norvent hat das Projekt nicht gestoppt.", "status suspended denied"),
    ("en", "Norvent's merger has not been approved yet.", ""),
    ("en", "Norvent applied on Tuesday for approval of the merger.", ""),
    ("fr", "Norvent a demandé mardi l'autorisation de la fusion.", ""),
    (
        "fr",
        "Norvent dément que le fourgon soit repoussé à 2028.",
        "launch 2028 denied; status postponed denied",
    ),
    (
        "de",
        "Norvent könnte den Start auf 2028 verschieben. Das Unternehmen dementiert.",
        "launch 2028 denied; status postponed denied",
    ),
    ("de", "Norvent dementiert: Der Transporter startet im Mai.", "launch 2026-05 planned"),
    # what somebody now aims at goes on with what the sentence before spoke of
    ("fr", "Norvent prépare son assemblée générale. Le groupe vise désormais mars 2027.", "vote 2027-03 targeted"),
    # where it moves
    ("en", "Norvent is moving its headquarters from Lyon to Zurich.", "hq Lyon former; hq Zurich planned"),
    ("de", "Norvent verlegt seinen Sitz von Lyon nach Zürich.", "hq Lyon former; hq Zürich planned"),
    ("fr", "Norvent transfère son siège de Lyon à Zurich.", "hq Lyon former; hq Zurich planned"),
    # who says so
    ("en", "According to Motor Weekly, Norvent will launch the van in November.", "launch 2026-11 rumoured"),
    # days of the week in the tense of their verb
    ("en", "Norvent's annual meeting takes place on Thursday.", "vote 2026-03-12 planned"),
    ("en", "Norvent's annual meeting took place on Thursday.", "vote 2026-03-05 confirmed"),
    ("de", "Die Hauptversammlung von Norvent findet am Donnerstag statt.", "vote 2026-03-12 planned"),
    ("de", "Die Hauptversammlung von Norvent fand am Donnerstag statt.", "vote 2026-03-05 confirmed"),
    ("fr", "L'assemblée générale de Norvent se tient jeudi.", "vote 2026-03-12 planned"),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), SENTENCES, ids=[row[1][:50] for row in SENTENCES])
def test_each_value_goes_to_its_own_fact(language: str, sentence: str, expected: str) -> None:
    claims = read(sentence, STORY, language=language, published=DAY).claims
    said = {f"{claim.fact} {brief(claim)} {claim.modality}" for claim in claims if claim.uncertain is None}
    assert said == {part.strip() for part in expected.split(";") if part.strip()}


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "Kornblum, valued at €300 million in March, will look for a buyer.", "valuation EUR 300m confirmed"),
        ("fr", "Kornblum, qui vaut 300 millions d'euros, cherchera un acheteur.", "valuation EUR 300m confirmed"),
        ("fr", "Kornblum, valorisé 300 millions d'euros, cherchera un acheteur.", "valuation EUR 300m confirmed"),
        ("en", "Rosa Kornblum hands the chief executive's job to Ida Brandt on 1 July.", "ceo Ida Brandt planned"),
        ("de", "Kornblum hat Berichte zurückgewiesen, wonach es den Hauptsitz nach Lyon verlegt.", "hq Lyon denied"),
    ],
)
def test_a_modality_reaches_as_far_as_its_clause(language: str, sentence: str, expected: str) -> None:
    claims = read(sentence, bakery(), language=language, published=DAY).claims
    said = {f"{claim.fact} {brief(claim)} {claim.modality}" for claim in claims if claim.uncertain is None}
    assert expected in said
