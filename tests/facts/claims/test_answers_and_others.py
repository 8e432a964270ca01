"""Questions and their answers, and whom a text speaks of that is about others: the viaduct of Ostrau, in prose.

All are of 11 March 2026 (a Wednesday). A claim is ``fact value modality``.
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
        "title": "The Ostrau viaduct",
        "match": "Ostrau",
        "subject": {
            "name": "Ostrau viaduct",
            "aliases": ["Ostrau-Viadukt", "Ostrauviadukt", "viaduc d'Ostrau", "viaduc Ostrau"],
            "type": "product",
            "makers": [["Norvia", "Norvia SE"]],
            "people": ["Lena Marsh"],
        },
        "others": {"organisations": ["Castella", "Kredora"], "products": ["Harwick-Brücke", "Harwick bridge", "M4"]},
        "facts": [
            {"id": "cost", "kind": "project_cost"},
            {"id": "opening", "kind": "launch_date"},
            {"id": "cut", "kind": "job_cuts"},
            {"id": "rise", "kind": "rise"},
            {"id": "share", "kind": "share"},
            {"id": "kept", "kind": "kept"},
        ],
        "kinds": {
            "rise": {
                "type": "money",
                "cues": {"de": ["# mehr im Monat", "entgelt*"], "fr": ["# de plus par mois"], "en": ["# more a month"]},
            },
            "share": {"type": "percent", "cues": {"de": ["quote von #", "belast*"]}},
            "kept": {"type": "count", "cues": {"fr": ["garder #", "reprendre #"]}, "nouns": {"fr": ["salariés"]}},
        },
    }
)

TEXTS = [
    # the first figure or date of an answer is what was asked for
    ("en", "", "What will the Ostrau viaduct cost? About 40 million euros, says Norvia.", {"cost EUR 40m planned"}),
    (
        "de",
        "",
        "Wann wird das Ostrauviadukt eröffnet? Nach Auskunft der Planer im Mai 2031.",
        {"opening 2031-05 planned"},
    ),
    ("fr", "", "Quand ouvrira le viaduc Ostrau ? Sur toute sa longueur, en 2031.", {"opening 2031 planned"}),
    # a question that only says a figure again, or whose figure the next sentence denies, denies it
    (
        "de",
        "",
        "Norvia streicht 300 Stellen. In Ostrau heißt es mehr. 900 Stellen? Das ist Unsinn.",
        {"cut 300 planned", "cut 900 denied"},
    ),
    ("en", "", "Will Norvia cut 900 jobs? That is nonsense.", {"cut 900 denied"}),
    # a rumour or a plan without words of its own, denied by the next sentence
    (
        "de",
        "",
        "Auf Plakaten steht, dass das Ostrauviadukt erst 2035 eröffnet. Schlicht falsch.",
        {"opening 2035 denied"},
    ),
    # a title that speaks of another only, an interjection, and a name said again
    (
        "de",
        "Harwick-Brücke bleibt gesperrt",
        "Harwick. Der Neubau kostet 380 Millionen Euro. Das Ostrauviadukt liegt nebenan.",
        set(),
    ),
    ("de", "Ostrauviadukt wird teurer", "Ostrau. Der Neubau kostet 380 Millionen Euro.", {"cost EUR 380m planned"}),
    (
        "en",
        "Harwick bridge closed",
        "The Harwick bridge is old. It will take long to mend the Harwick bridge. The budget is 90 million euros.",
        set(),
    ),
    # a question that names another, and an article that stands for it
    (
        "de",
        "",
        "Das Ostrauviadukt kostet 40 Millionen Euro. Und die Harwick-Brücke? Die kostet 90 Millionen Euro.",
        {"cost EUR 40m planned"},
    ),
    # who is quoted owns nothing
    (
        "de",
        "",
        "Die Baukosten des Ostrauviadukts belaufen sich laut Kredora auf 40 Millionen Euro.",
        {"cost EUR 40m planned"},
    ),
    # a name behind a word for a part of works
    ("fr", "", "Le viaduc Ostrau avance. Le tronçon Valmy-Corbe sera ouvert en 2031.", {"opening 2031 planned"}),
    # a name with a figure in it is one, also behind an article
    ("fr", "", "Le viaduc Ostrau est cher. À Corvil, le M7 devrait ouvrir en 2032.", set()),
    # differences that a story asks for
    ("de", "", "Norvia zahlt den Leuten in Ostrau monatlich 500 Euro mehr Entgelt.", {"rise EUR 0.0005m confirmed"}),
    # to want a thing is a wish, to want to do it a plan
    ("de", "", "Norvia will 500 Euro mehr im Monat.", {"rise EUR 0.0005m targeted"}),
    ("de", "", "Norvia will 500 Euro mehr im Monat zahlen.", {"rise EUR 0.0005m planned"}),
    # a word for "if" that is one for "when"
    ("de", "", "Wenn das Ostrauviadukt 2031 aufgeht, wird es voll.", {"opening 2031 planned"}),
    ("de", "", "Wenn der Rat zustimmt, geht das Ostrauviadukt 2031 auf.", {"opening 2031 planned"}),
    (
        "fr",
        "",
        "Le viaduc Ostrau coûte cher, si bien que l'ouverture est prévue en mai 2031.",
        {"opening 2031-05 planned"},
    ),
    # "not before", also with a thing behind the year
    ("de", "", "Auf dem Ostrauviadukt rollen nicht vor 2048 Züge.", {"opening 2048 planned"}),
    ("fr", "", "Pas de rames sur le long viaduc Ostrau avant 2032.", {"opening 2032 planned"}),
    # words inside longer ones
    ("de", "", "Das Ostrauviadukt kommt auf eine Mindestquote von 30 Prozent.", {"share 30 confirmed"}),
    ("de", "", "Die Sonderbelastungen des Ostrauviadukts machen 12 Prozent aus.", {"share 12 confirmed"}),
    # lists of counts go on only with what is counted
    ("de", "", "Norvia streicht 300 Stellen und verärgert 40 Gläubiger.", {"cut 300 planned"}),
    # what is counted ends as a plural does
    ("fr", "", "Chez Norvia, au viaduc Ostrau, près de 400 perdent leur travail.", {"cut under 400 planned"}),
    # irregular forms, and other nouns for what is counted
    ("fr", "", "Norvia avait repris 54 personnes.", {"kept 54 confirmed"}),
    # multiples are no figures
    ("fr", "", "Le viaduc Ostrau coûtera 15 millions d'euros, il en faut trois fois plus.", {"cost EUR 15m planned"}),
    # today, beside another date
    ("de", "", "Das Ostrauviadukt wird eröffnet. Heute nennt Norvia das Jahr 2032.", {"opening 2032 planned"}),
    # the day that opens a sentence
    ("fr", "", "Lundi, Norvia a inauguré le viaduc Ostrau, qui durera longtemps.", {"opening 2026-03-09 confirmed"}),
    # Swiss spelling
    ("de", "", "Norvia baut 300 Stellen ab, äusserte sich am Freitag aber nicht.", {"cut 300 planned"}),
]


@pytest.mark.parametrize(("language", "title", "text", "expected"), TEXTS, ids=[row[2][:50] for row in TEXTS])
def test_what_a_text_says_of_its_subject(language: str, title: str, text: str, expected: set[str]) -> None:
    claims = read(text, STORY, language=language, published=DAY, title=title or None).claims
    assert {f"{claim.fact} {brief(claim)} {claim.modality}" for claim in claims if claim.uncertain is None} == expected
