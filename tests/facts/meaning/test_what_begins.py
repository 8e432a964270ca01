"""What begins, is moved or is to be done by a day says what date it is; so does the name of an event with its verb."""

from __future__ import annotations

from datetime import date

import pytest

from facts.reader import read
from facts.story import Story
from tests.facts.test_reader import brief

DAY = date(2026, 11, 16)


def days(text: str, language: str, kind: str, **subject: object) -> list[str]:
    body = {
        "title": "Norvent",
        "match": "Norvent",
        "subject": {"name": "Norvent Tunnel", "aliases": ["Norvent"]} | subject,
        "others": {"products": ["Castella Bridge"]},
        "facts": [{"id": "day", "kind": kind}],
    }
    story = Story.model_validate(body)
    return [brief(claim) for claim in read(text, story, language=language, published=DAY).claims]


@pytest.mark.parametrize(
    ("language", "kind", "text"),
    [
        ("en", "construction_start", "Construction of the Norvent Tunnel is scheduled to start on 3 March."),
        ("de", "completion_date", "Norvent will den Tunnel bis zum 3. März vollenden."),
        ("fr", "construction_start", "La construction du Norvent Tunnel devrait débuter le 3 mars."),
    ],
)
def test_a_word_of_beginning_or_a_bound_leaves_the_date_to_what_is_named(language: str, kind: str, text: str) -> None:
    assert days(text, language, kind) == ["2027-03-03"]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "The Norvent Fair returns on 3 May.", ["2027-05-03"]),
        ("en", "The city has moved the Norvent Fair from 3 May to 5 June.", ["2027-05-03", "2027-06-05"]),
        ("en", "The mayor of Norvent returns on 3 May.", []),
        ("de", "Die Norvent Fair steigt am 3. Mai.", ["2027-05-03"]),
        ("fr", "La Norvent Fair revient le 3 mai.", ["2027-05-03"]),
    ],
)
def test_the_name_of_an_event_with_its_verb_tells_its_day(language: str, text: str, expected: list[str]) -> None:
    assert days(text, language, "event_date", name="Norvent Fair", aliases=["Norvent"], type="event") == expected


def test_a_clause_behind_a_name_tells_the_date_of_that_name() -> None:
    text = "The Norvent Tunnel was completed in September, ahead of the Castella Bridge, which opens in May 2028."
    assert days(text, "en", "completion_date") == ["2026-09"]


@pytest.mark.parametrize("name", ["Lena Rusk", "Rusk"])
def test_a_person_that_a_story_is_about_is_known_by_the_surname(name: str) -> None:
    assert days(f"{name} goes on trial on 3 March.", "en", "event_date", name="Lena Rusk", type="person") == [
        "2027-03-03"
    ]
