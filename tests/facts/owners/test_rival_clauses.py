"""Others that act in a clause of their own, what is bought, and phrases that open a sentence."""

from __future__ import annotations

from typing import Any

import pytest

from facts.story import Story
from tests.facts.test_reader import said

KINDS: dict[str, Any] = {
    "share": {
        "type": "percent",
        "description": "Share of the vote",
        "cues": {"en": ["polled"], "de": ["kam auf"], "fr": ["obtient"]},
    },
    "sentence": {
        "type": "count",
        "description": "Prison sentence",
        "cues": {"en": ["sentenced"], "de": ["verurteilt"], "fr": ["condamné"]},
        "nouns": {"en": ["years"], "de": ["jahre*"], "fr": ["ans"]},
    },
    "coach": {
        "type": "person",
        "description": "Head coach",
        "cues": {"de": ["trainer"], "en": ["coach"], "fr": ["entraîneur"]},
    },
    "opening": {
        "type": "date",
        "description": "Opening",
        "cues": {"en": ["opened"], "de": ["eröffnet"], "fr": ["inauguré"]},
    },
}


def story(name: str, kind: str, subject_type: str = "organisation", **subject: Any) -> Story:
    own = {kind: KINDS[kind]} if kind in KINDS else {}
    others = subject.pop("others", {})
    body = {
        "title": name,
        "match": f'"{name}"',
        "subject": {"name": name, "type": subject_type} | subject,
        "others": others,
        "facts": [{"id": kind, "kind": kind}],
        "kinds": own,
    }
    return Story.model_validate(body)


PARTY = story("Reform Alliance", "share")
RIVALS = story("Reform Alliance", "share", others={"organisations": ["Civic League"]})
SAND = story("Ida Sand", "sentence", "person", aliases=["Sand"])
HSG = story("HSG Wendelin", "coach")

CLAUSES = [
    ("en", PARTY, "The Reform Alliance lost. The Grand Civic League polled 33 percent; the Reform Alliance was second.",
     []),
    ("en", RIVALS, "The Reform Alliance lost. The Civic League polled 33 percent, and the Reform Alliance was second.",
     []),
    ("en", RIVALS, "The Reform Alliance polled 33 percent, and the Civic League came second.", ["33"]),
    ("en", SAND, "Ida Sand stood trial. Moll was sentenced to six years; Sand walked free.", []),
    ("de", SAND, "Ida Sand stand vor Gericht. Moll wurde zu sechs Jahren verurteilt; Sand wurde freigesprochen.", []),
    ("fr", SAND, "Ida Sand était jugée. Moll a été condamné à six ans ; Sand a été relaxée.", []),
    ("en", SAND, "Ida Sand stood trial. Sand was sentenced to six years; Moll walked free.", ["6"]),
    ("de", HSG, "Die HSG Wendelin sucht. Beim TuS Oberau hat Trainer Sven Illmer verlängert, die HSG Wendelin sucht.",
     []),
    ("de", HSG, "Bei der HSG Wendelin hat Trainer Sven Illmer verlängert, der TuS Oberau sucht noch.", ["Sven Illmer"]),
]  # fmt: skip

HOLLOWELL = story("Hollowell", "acquisition_price", others={"organisations": ["Brightwater"]})

PRICES = [
    ("en", "Hollowell brews. Brightwater bought the cidery Orchard Lane for €80 million, and Hollowell shares rose.",
     []),
    ("en", "Hollowell brews. Brightwater bought Hollowell for €80 million, and Orchard Lane shares rose.", ["EUR 80m"]),
    ("de", "Hollowell braut. Brightwater hat Orchard Lane für 80 Millionen Euro gekauft, Hollowell legte zu.", []),
    ("de", "Hollowell braut. Brightwater hat Hollowell für 80 Millionen Euro gekauft.", ["EUR 80m"]),
    ("fr", "Hollowell brasse. Brightwater, qui avait racheté Vergerbas pour 80 millions d'euros, lorgne Hollowell.",
     []),
    ("fr", "Hollowell brasse. Brightwater a racheté Hollowell pour 80 millions d'euros.", ["EUR 80m"]),
]  # fmt: skip

LUMA = story("Luma Pocket", "price", "product", others={"products": ["Vertigo"]})
BRIDGE = story("Quillan Bridge", "opening", "place", aliases=["pont de Quillan", "Quillanbrücke"])

OPENINGS = [
    ("en", LUMA, "At €899, the Vertigo makes the Luma Pocket look like a bargain.", []),
    ("en", LUMA, "At €899, the Luma Pocket makes the Vertigo look like a bargain.", ["EUR 0.000899m"]),
    ("de", LUMA, "Für 899 Euro lässt das Vertigo das Luma Pocket blass aussehen.", []),
    ("fr", LUMA, "À 899 euros, le Vertigo fait passer le Luma Pocket pour une affaire.", []),
    ("fr", LUMA, "À 899 euros, le Luma Pocket fait passer le Vertigo pour une affaire.", ["EUR 0.000899m"]),
    ("en", BRIDGE, "Opened in 1998, the Morlac Viaduct was the model for the Quillan Bridge.", []),
    ("fr", BRIDGE, "Inauguré en 1998, le pont de Morlac sert de modèle à celui de Quillan.", []),
    ("fr", BRIDGE, "Inauguré en 1998, le pont de Quillan sert de modèle à celui de Morlac.", ["1998"]),
]  # fmt: skip


def values(text: str, of: Story, language: str) -> list[str]:
    return [value for _, value, _ in said(text, of, language)]


@pytest.mark.parametrize(("language", "of", "text", "expected"), CLAUSES)
def test_who_acts_in_a_clause_keeps_its_figure(language: str, of: Story, text: str, expected: list[str]) -> None:
    assert values(text, of, language) == expected


@pytest.mark.parametrize(("language", "text", "expected"), PRICES)
def test_what_is_bought_has_the_price(language: str, text: str, expected: list[str]) -> None:
    assert values(text, HOLLOWELL, language) == expected


@pytest.mark.parametrize(("language", "of", "text", "expected"), OPENINGS)
def test_the_phrase_before_a_clause_is_of_whom_it_speaks(
    language: str, of: Story, text: str, expected: list[str]
) -> None:
    assert values(text, of, language) == expected


EVENTS = [
    ("en", "The Morlac collapse goes to court. In 1980 the collapse of the Sunshine Skyway shocked the coast.", []),
    ("en", "The Morlac collapse goes to court. In 1980 the collapse shocked the coast.", ["1980"]),
    ("de", "Der Einsturz von Morlac ist lange her. Der Einsturz der Spannbrücke Hohenlahn, 1980, war teuer.",
     []),
    ("fr", "L'effondrement de Morlac sera jugé. L'effondrement du Pont Vauclair, en 1980, avait coûté cher.", []),
]  # fmt: skip
COLLAPSE = {
    "type": "date",
    "description": "Day of the collapse",
    "cues": {"en": ["collapse"], "de": ["einsturz"], "fr": ["effondrement"]},
}


@pytest.mark.parametrize(("language", "text", "expected"), EVENTS)
def test_the_event_of_another_has_its_own_day(language: str, text: str, expected: list[str]) -> None:
    body = {
        "title": "Morlac",
        "match": "Morlac",
        "subject": {
            "name": "Morlac collapse",
            "type": "event",
            "aliases": ["Einsturz von Morlac", "effondrement de Morlac"],
        },
        "facts": [{"id": "collapse", "kind": "collapse"}],
        "kinds": {"collapse": COLLAPSE},
    }
    assert values(text, Story.model_validate(body), language) == expected
