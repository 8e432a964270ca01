"""Offers that are turned down, refusals and recalls of something else, and amounts by which a thing is only named."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said

_MODALITIES = [
    # offers that are turned down
    ("en", "acquisition_price", "Kornblum has turned down a €40 million takeover approach from Marlow.", ["denied"]),
    ("en", "acquisition_price", "Marlow had a bid of €40 million for Kornblum knocked back.", ["denied"]),
    ("en", "acquisition_price", "Bids of €40 million and €42 million for Kornblum were turned down.", ["denied"] * 2),
    (
        "de",
        "acquisition_price",
        "Die Offerten über 40 Millionen Euro für Kornblum hat der Chef ausgeschlagen.",
        ["denied"],
    ),
    ("de", "acquisition_price", "Ein früheres Gebot von 40 Millionen Euro für Kornblum wurde abgelehnt.", ["former"]),
    ("fr", "acquisition_price", "L'offre de 40 millions d'euros pour Kornblum a été déclinée.", ["denied"]),
    # who is counted refuses something else, and so does who is named with a figure in passing
    ("en", "strikers", "Kornblum must ask the 450 bakers, who rejected the last deal.", ["confirmed"]),
    ("fr", "stake", "Marlow, premier actionnaire de Kornblum avec 30 %, n'a pas l'intention de vendre.", ["confirmed"]),
    ("en", "job_cuts", "Kornblum will cut 400 jobs in Riga and has no plans to leave the country.", ["planned"]),
    ("en", "headquarters", "Kornblum is to keep its headquarters in Riga and had no plans to close.", ["planned"]),
    ("de", "headquarters", "Kornblum behält seinen Sitz in Riga und hat keine Pläne für Schließungen.", ["confirmed"]),
    ("fr", "headquarters", "Kornblum gardera son siège à Riga et n'a pas l'intention de fermer.", ["planned"]),
    ("en", "launch_date", "Kornblum launched Vela on 3 March 2025 and dismissed talk of a sale.", ["confirmed"]),
    (
        "en",
        "acquisition_price",
        "Marlow found nothing in the books of Kornblum against a €40 million bid.",
        ["planned"],
    ),
    ("en", "acquisition_price", "There is nothing in talk of a €40 million bid for Kornblum.", ["denied"]),
    # what is compared with what was expected is not what was
    ("en", "headcount", "Kornblum employs 620 people, more than many in Riga had expected.", ["confirmed"]),
    ("en", "headcount", "Kornblum employs 620 people and that is more than many in Riga had expected.", ["confirmed"]),
    # the word for what is counted recalls nothing, nor does one for those that leave
    ("fr", "cancelled", "Chez Kornblum, 225 vols ont été annulés.", ["confirmed"]),
    # an amount that only names what is known
    ("en", "project_cost", "The $52 million bakery ship is the largest of Kornblum.", ["confirmed"]),
    ("de", "project_cost", "Die 52 Millionen Euro teure Halle von Kornblum ist die größte im Land.", ["confirmed"]),
    ("en", "project_cost", "Kornblum will launch the $52 million bakery ship next year.", ["planned"]),
    ("en", "project_cost", "The hall of Kornblum costs $52 million.", ["planned"]),
    # a day that somebody expects is one to come
    ("de", "launch_date", "Den Start von Vela erwartet Kornblum im Oktober 2027.", ["planned"]),
    # a part of a longer word, and an order of events
    ("en", "headcount", "A would-be buyer of Kornblum praised its 620 employees.", ["confirmed"]),
    ("en", "hires", "Kornblum is then to hire 300 bakers.", ["planned"]),
]
_OWN = {
    "strikers": {
        "type": "count",
        "description": "Who strikes",
        "cues": {"en": ["bakers"]},
        "nouns": {"en": ["bakers"]},
    },
    "cancelled": {
        "type": "count",
        "description": "Vols annulés",
        "cues": {"fr": ["annul*"]},
        "nouns": {"fr": ["vols"]},
    },
}


@pytest.mark.parametrize(("language", "kind", "text", "modalities"), _MODALITIES)
def test_a_word_of_refusal_or_recall_speaks_of_its_own_thing(
    language: str, kind: str, text: str, modalities: list[str]
) -> None:
    own = {kind: _OWN[kind]} if kind in _OWN else {}
    story = bakery(facts=[{"id": kind, "kind": kind}], kinds=own)
    assert [stance for _, _, stance in said(text, story, language)] == modalities, said(text, story, language)
