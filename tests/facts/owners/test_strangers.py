"""A figure beside the name of a firm that no story lists: uncertain, unless the sentence names the subject."""

from __future__ import annotations

from datetime import date

import pytest

from facts.reader import read
from facts.story import Story

KINDS = ("headcount", "job_cuts", "revenue", "profit", "share_price", "sites_closed", "investment", "funding")
STORY = Story.model_validate(
    {
        "title": "Kornblum",
        "match": "Kornblum",
        "subject": {"name": "Kornblum", "people": ["Rosa Kornblum"]},
        "facts": [{"id": kind, "kind": kind} for kind in KINDS],
    }
)
FIRST = {
    "en": "Kornblum has been baking since May.",
    "de": "Kornblum backt wieder.",
    "fr": "Kornblum cuit à nouveau.",
}


def certain(text: str, language: str) -> list[str]:
    reading = read(f"{FIRST[language]} {text}", STORY, language=language, published=date(2026, 11, 16))
    return [claim.fact for claim in reading.claims if claim.uncertain is None]


STRANGERS = [
    ("en", "At the end of September Zorbeck employed 18,400 people."),
    ("en", "Zorbeck, which employs about 9,200 people, is growing."),
    ("en", "Red ink at Zorbeck totalled $64m."),
    ("en", "Some 1,000 jobs are to go at Zorbeck."),
    ("en", "Zorbeck halved its planned spending on the site to 250 million euros."),
    ("en", "Only 22 Zorbeck stores now face the axe."),
    ("en", "To date, investors have poured $95 million into Zorbeck."),
    ("de", "Bei Zorbeck sank der Gewinn auf 193 Millionen Euro."),
    ("de", "Der Umsatz von Zorbeck stieg auf 193 Millionen Euro."),
    ("de", "Im frühen Handel notierten die Zorbeck-Aktien bei 101,20 Euro."),
    ("de", "Zorbeck streicht 1.200 Stellen."),
    ("fr", "Le chiffre d'affaires de Zorbeck a atteint 80 millions d'euros."),
    ("fr", "Zorbeck supprime 1 200 postes."),
    ("fr", "Chez Zorbeck, 1 200 postes sont menacés."),
]


@pytest.mark.parametrize(("language", "text"), STRANGERS)
def test_a_figure_beside_a_strange_name_may_be_its_own(language: str, text: str) -> None:
    assert certain(text, language) == []
    assert certain(text.replace("Zorbeck", "Kornblum"), language) != []


OWN = [
    ("en", "Its revenue reached $64m, as Zorbeck had hoped.", ["revenue"]),
    ("en", "Revenue reached $64m, Zorbeck said.", ["revenue"]),
    ("en", "Analysts at Zorbeck see revenue of $64m.", ["revenue"]),
    ("en", "Revenue reached $64m, whereas Zorbeck had to make do with less.", ["revenue"]),
    ("en", "Some 1,000 jobs are to go in Zorbeck.", ["job_cuts"]),
    ("de", "In Zorbeck fallen 1.200 Stellen weg.", ["job_cuts"]),
    ("de", "Laut der Zorbecker Zeitung fallen 1.200 Stellen weg.", ["job_cuts"]),
    ("fr", "À Zorbeck, 1 200 postes seront supprimés.", ["job_cuts"]),
    ("fr", "Selon Le Zorbeckois, 1 200 postes seront supprimés.", ["job_cuts"]),
]


@pytest.mark.parametrize(("language", "text", "facts"), OWN)
def test_a_place_a_source_and_a_clause_of_its_own_leave_the_figure_alone(
    language: str, text: str, facts: list[str]
) -> None:
    assert certain(text, language) == facts


ALONE = [
    ("de", "Backhaus wurde 1987 gegründet. Das Land schießt 60 Millionen Euro zu, damit Kornblum am Ort bleibt."),
    ("en", "Backhaus was founded in 1987. The state is putting up 60 million euros so that Kornblum stays."),
    ("fr", "Backhaus a été fondé en 1987. L'État verse 60 millions d'euros pour que Kornblum reste."),
]


@pytest.mark.parametrize(("language", "text"), ALONE)
def test_a_sentence_that_names_the_subject_alone_is_of_no_other(language: str, text: str) -> None:
    listed = {"others": {"organisations": ["Backhaus"]}, "facts": [{"id": "aid", "kind": "subsidy"}]}
    story = Story.model_validate(STORY.model_dump(exclude={"facts", "others"}) | listed)
    reading = read(text, story, language=language, published=date(2026, 11, 16))
    assert [claim.evidence.words for claim in reading.claims if claim.uncertain is None] != []
    assert read(text.replace("Kornblum", "Backhaus"), story, language=language).claims == ()


MEANWHILE = [
    ("en", "Kornblum is backed by Panetier, while Brotmann is looking for money."),
    ("fr", "Kornblum est racheté par Panetier, tandis que Brotmann cherche un porte-parole."),
    ("de", "Kornblum wurde von Panetier gekauft, während Brotmann einen Sprecher sucht."),
]


@pytest.mark.parametrize(("language", "text"), MEANWHILE)
def test_who_does_something_else_meanwhile_buys_nothing(language: str, text: str) -> None:
    followed = {"facts": [{"id": kind, "kind": kind} for kind in ("buyer", "investor")]}
    story = Story.model_validate(STORY.model_dump(exclude={"facts"}) | followed)
    claims = read(text, story, language=language, published=date(2026, 11, 16)).claims
    assert [claim.evidence.words for claim in claims] == ["Panetier"]
