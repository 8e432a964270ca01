"""Days told by what is seen of them: still machines, cars on a bridge, diggers, order books."""

from __future__ import annotations

import pytest

from facts.reader import read
from facts.story import Story
from tests.facts.test_reader import DAY


def days(text: str, kind: str, language: str) -> list[str]:
    story = Story.model_validate(
        {
            "title": "Marlow",
            "match": "Marlow",
            "subject": {"name": "Marlow", "type": "organisation"},
            "languages": ["de", "en", "fr"],
            "facts": [{"id": "day", "kind": kind}],
            "kinds": {
                "plant_end": {
                    "type": "date",
                    "description": "End of production",
                    "cues": {"de": ["schließung"], "en": ["closure", "end of production"], "fr": ["fermeture"]},
                }
            },
        }
        if kind == "plant_end"
        else {
            "title": "Marlow",
            "match": "Marlow",
            "subject": {"name": "Marlow", "type": "organisation"},
            "languages": ["de", "en", "fr"],
            "facts": [{"id": "day", "kind": kind}],
        }
    )
    claims = read(text, story, language=language, published=DAY).claims
    return [getattr(claim.value, "edtf", "") for claim in claims if claim.uncertain is None]


@pytest.mark.parametrize(
    ("kind", "language", "text", "day"),
    [
        ("plant_end", "de", "Bei Marlow sollen die Öfen im März 2027 stillstehen.", "2027-03"),
        ("plant_end", "de", "Der letzte Kessel verlässt Marlow im März 2027.", "2027-03"),
        ("plant_end", "en", "Marlow fell silent in March.", "2026-03"),
        ("plant_end", "fr", "Chez Marlow, les machines s'arrêteront en mars 2027.", "2027-03"),
        ("preorder_date", "fr", "La citadine de Marlow est disponible à la commande depuis le 4 mai.", "2026-05-04"),
        ("preorder_date", "de", "Marlow nimmt ab dem 1. Juli Bestellungen entgegen.", "2026-07-01"),
        ("ipo_date", "en", "Marlow is to be quoted in London on 24 June.", "2026-06-24"),
        ("construction_start", "de", "Im Juli werden bei Marlow die ersten Bohrpfähle gesetzt.", "2026-07"),
        ("completion_date", "fr", "Les premières péniches passeront le canal de Marlow en 2028.", "2028"),
        ("completion_date", "de", "Freie Fahrt soll bei Marlow im Sommer 2028 sein.", "2028-22"),
    ],
)
def test_a_day_is_told_by_what_is_seen_of_it(kind: str, language: str, text: str, day: str) -> None:
    assert days(text, kind, language) == [day]


@pytest.mark.parametrize(
    ("kind", "language", "text"),
    [
        ("plant_end", "en", "Marlow said on 4 May that its phones had been busy."),
        ("preorder_date", "fr", "Marlow a pris la commande du navire le 4 mai."),
        ("ipo_date", "en", "The Marlow chief was quoted in a newspaper last June."),
        ("completion_date", "de", "Der Zug fuhr am 4. Mai an Marlow vorbei."),
    ],
)
def test_the_same_words_of_other_things_tell_no_day(kind: str, language: str, text: str) -> None:
    assert days(text, kind, language) == []
