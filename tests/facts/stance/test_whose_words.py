"""Whose a value is and how surely it is said, by the words around it: one short text a line, as news tell them.

All are of 11 March 2026 (a Wednesday), about "Norvia", a chain of shops, the firm of Ida Brandt. A claim is
``fact value modality``; a line without claims states nothing of the story.
"""

from __future__ import annotations

from datetime import date

import pytest

from facts.reader import read
from facts.story import Story
from tests.facts.test_reader import brief

DAY = date(2026, 3, 11)
STORY = Story.model_validate(
    {
        "title": "Norvia",
        "match": "Norvia",
        "subject": {"name": "Norvia", "people": ["Ida Brandt"]},
        "others": {"organisations": ["Castella"], "people": ["Karl Weber"]},
        "facts": [
            {"id": "round", "kind": "funding"},
            {"id": "worth", "kind": "valuation"},
            {"id": "debt", "kind": "debt"},
            {"id": "damage", "kind": "damage"},
            {"id": "share", "kind": "stake", "holder": "Castella"},
            {"id": "ceo", "kind": "chief_executive"},
            {"id": "leaver", "kind": "leaver"},
            {"id": "out", "kind": "launch_date"},
            {"id": "until", "kind": "deadline"},
            {"id": "shops", "kind": "shops"},
            {"id": "riders", "kind": "riders"},
            {"id": "dead_here", "kind": "deaths", "not_near": ["Corvil"]},
        ],
        "kinds": {
            "leaver": {
                "type": "person",
                "description": "Who leaves",
                "cues": {"en": ["parted ways with #", "leaves|left|leaving"], "fr": ["quitte|quitté"]},
            },
            "shops": {
                "type": "count",
                "description": "Shops sold",
                "cues": {"en": ["sold|sells"], "fr": ["cédé|cède", "abriter"]},
                "nouns": {"en": ["shops"], "fr": ["magasins"]},
            },
            "riders": {
                "type": "count",
                "description": "Riders a day",
                "cues": {"fr": ["chaque jour"]},
                "nouns": {"fr": ["usagers"]},
            },
        },
    }
)

TEXTS = [
    # a phrase that opens what is denied
    ("en", "The firm denied that, since May, Norvia had raised $4 million.", "round USD 4m denied"),
    ("fr", "L'entreprise a démenti que, depuis mai, Norvia a levé 4 millions d'euros.", "round EUR 4m denied"),
    # why or when another comes: its words of modality are none of the main clause's
    ("en", "Because investors want growth, Norvia was valued at $4 million.", "worth USD 4m confirmed"),
    ("en", "Although investors demand more, Norvia has raised $4 million.", "round USD 4m confirmed"),
    ("fr", "Parce que la demande est faible, Norvia a levé 4 millions d'euros.", "round EUR 4m confirmed"),
    ("de", "Weil die Geldgeber Wachstum wollen, hat Norvia 4 Millionen Euro eingesammelt.", "round EUR 4m confirmed"),
    # a verb of amounting brings its subject near
    (
        "en",
        "Damage to Norvia from the floods in the three valleys comes to almost $11 million.",
        "damage USD 11m confirmed",
    ),
    # of the two amounts of a round the second is what it makes the company worth
    ("en", "Norvia has raised $2 billion at $10 billion.", "round USD 2000m confirmed; worth USD 10000m confirmed"),
    # a verb of duty right before an amount is one of debt
    ("fr", "Norvia doit 6,4 milliards d'euros à ses créanciers.", "debt EUR 6400m confirmed"),
    # groups that hold shares
    ("en", "Castella likes Norvia. Each of the founders holds a stake of 8%.", ""),
    ("en", "Castella likes Norvia. It holds a stake of 8%.", "share 8 confirmed"),
    # buyers are no rivals whose figures are told
    ("en", "Norvia sold 40 shops to its rivals.", "shops 40 confirmed"),
    # lists of numbers count nothing
    ("fr", "Norvia attire 500 usagers chaque jour. On y vient par les lignes 4, 8 et 13.", "riders 500 confirmed"),
    # a word of recall in the cue of a story's own kind
    ("en", "Norvia has parted ways with Karl Weber.", "leaver Karl Weber confirmed"),
    # a beginning behind a plan
    ("fr", "Norvia doit abriter 300 magasins dans un premier temps.", "shops 300 planned"),
    # whose role a genitive tells
    # a sentence that does not name its value is no evidence of it
    ("en", "Karl Weber has had enough of banks. He will become chief executive of Norvia.", ""),
    # what an organisation brings out is its own
    ("en", "Norvia is small. The company released Tinkler on 1 March.", "out 2026-03-01 confirmed"),
    # a day gone by sets no bound
    ("en", "Norvia had sold 40 shops by 2 March.", "shops 40 confirmed"),
    ("en", "Norvia must find a buyer by 2 May.", "until 2026-05-02 planned"),
    # a place that opens a sentence holds for all of it
    ("en", "Norvia mourns. In the old town of Corvil, rescuers said late on Monday, three people died.", ""),
    # what may have been
    ("en", "At Norvia 13 people may have died.", "dead_here 13 rumoured"),
    # first persons
    ("fr", "Nous visons une levée de 40 millions d'euros, dit Norvia.", "round EUR 40m targeted"),
]


@pytest.mark.parametrize(("language", "text", "expected"), TEXTS, ids=[row[1][:50] for row in TEXTS])
def test_words_around_a_value_say_whose_it_is(language: str, text: str, expected: str) -> None:
    claims = read(text, STORY, language=language, published=DAY).claims
    said = {f"{claim.fact} {brief(claim)} {claim.modality}" for claim in claims if claim.uncertain is None}
    assert said == {part.strip() for part in expected.split(";") if part.strip()}


def test_a_surname_is_that_of_the_name_given_before() -> None:
    text = "Norvia hired Barret Zane last year. Zane is chief executive of Norvia now."
    named = [claim.value for claim in read(text, STORY, language="en", published=DAY).claims if claim.fact == "ceo"]
    assert [getattr(value, "name", None) for value in named] == ["Barret Zane"]


def test_the_end_of_a_clause_has_the_modality_of_its_verb() -> None:
    text = (
        "Norvia bouclerait un tour de table de 2 milliards d'euros auprès de fonds du Golfe, "
        "sur la base d'une valorisation de 12 milliards d'euros."
    )
    modalities = {claim.fact: claim.modality for claim in read(text, STORY, language="fr", published=DAY).claims}
    assert modalities["worth"] == "rumoured"
