"""Others that no story lists: whose figure it is, and whose chief somebody is, tells the sentence alone."""

from __future__ import annotations

from datetime import date

import pytest

from facts.reader import read
from facts.story import Story

STORY = Story.model_validate(
    {
        "title": "Velora",
        "match": "Velora",
        "subject": {"name": "Velora", "people": ["Ines Hart"]},
        "facts": [
            {"id": kind, "kind": kind}
            for kind in (
                "funding",
                "headcount",
                "valuation",
                "users",
                "chief_executive",
                "job_cuts",
                "stake",
                "revenue",
            )
        ],
    }
)


def words(text: str, language: str) -> list[str]:
    reading = read(text, STORY, language=language, published=date(2026, 3, 18))
    return [claim.evidence.words for claim in reading.claims]


OTHERS = [
    ("en", "Nordbeam, a rival of Velora, raised $40 million in May."),
    ("en", "Nordbeam, Velora's biggest rival, raised $40 million."),
    ("en", "Nordbeam, founded by a former Velora engineer, raised $40 million."),
    ("en", "Nordbeam, which competes with Velora, is worth $2 billion."),
    ("en", "Nordbeam, a rival, employs 9,000 people."),
    ("en", "Hart previously worked for Nordbeam, a company with 9,000 employees."),
    ("fr", "Hart travaillait auparavant pour Nordbeam, une société de 9 000 salariés."),
    ("en", "Nordbeam, where Ines Hart once worked, employs 9,000 people."),
    ("en", "Nordbeam, the owner of Velora, employs 9,000 people."),
    ("en", "Nordbeam, an investor in Velora, has raised $900 million."),
    ("en", "Nordbeam overtook Velora with 14 million users."),
    ("en", "Nordbeam CEO Tom Reyes said Velora was a rival."),
    ("en", "On Monday Nordbeam chief executive Tom Reyes praised Velora."),
    ("de", "Konkurrent Nordbeam, 300 Mitarbeiter, ist kleiner als Velora."),
    ("de", "Nordbeam, ein Konkurrent von Velora, sammelte 40 Millionen Dollar ein."),
    ("de", "Anders als Velora beschäftigt Nordbeam 300 Menschen."),
    ("de", "Nordbeam überholte Velora mit 14 Millionen Nutzern."),
    ("de", "Nordbeam-Chef Tom Reyes lobte Velora."),
    ("de", "Tom Reyes, Chef von Nordbeam, lobte Velora."),
    ("fr", "Nordbeam, rival de Velora, emploie 300 personnes."),
    ("fr", "Nordbeam, propriétaire de Velora, emploie 9 000 personnes."),
    ("fr", "Contrairement à Velora, Nordbeam emploie 300 personnes."),
    ("fr", "Le patron de Nordbeam, Tom Reyes, a salué Velora."),
]


@pytest.mark.parametrize(("language", "text"), OTHERS)
def test_what_is_told_of_another_is_not_the_subjects(language: str, text: str) -> None:
    assert words(text, language) == []


MET = [
    ("Während Nordbeam 500 Stellen streicht, stellt Velora ein.", []),
    ("Velora kaufte Nordbeam, das neun Millionen Euro umsetzte.", []),
    ("Velora hat 12 Millionen Nutzer, bei Nordbeam sind es 14 Millionen.", ["12 Millionen Nutzer"]),
    ("Velora hält 20 Prozent an Nordbeam.", []),
]


@pytest.mark.parametrize(("text", "expected"), MET)
def test_a_name_that_was_met_once_is_one_amid_a_clause_as_well(text: str, expected: list[str]) -> None:
    assert words(f"Der Rivale Nordbeam wächst. {text}", "de") == expected


OWN = [
    ("en", "Velora, a rival of Nordbeam, raised $40 million in May.", ["$40 million"]),
    ("en", "Velora, owned by Nordbeam, employs 300 people.", ["300 people"]),
    ("en", "Velora has 12 million users; Nordbeam has 14 million.", ["12 million users"]),
    ("en", "However, Velora, a rival of Nordbeam, employs 300 people.", ["300 people"]),
    ("en", "Former Velora CEO Ines Hart said the company employs 300 people.", ["300 people"]),
    ("de", "Velora-Chefin Ines Hart lobte Nordbeam.", ["Ines Hart"]),
    ("de", "Konzernchefin Ines Hart sagte, Velora beschäftige 300 Menschen.", ["Ines Hart", "300 Menschen"]),
    ("fr", "Velora compte 12 millions d'utilisateurs, Nordbeam 14 millions.", ["12 millions d'utilisateurs"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), OWN)
def test_what_is_told_of_the_subject_stays_its_own(language: str, text: str, expected: list[str]) -> None:
    assert [word for word in words(text, language) if word in expected] == expected
    assert not {"14 million", "14 millions"} & set(words(text, language))
