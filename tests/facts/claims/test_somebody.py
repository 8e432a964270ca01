"""A person leaves or takes a post up: shops, trains and hearings do so as well, and none of them is meant."""

from __future__ import annotations

from datetime import date

import pytest

from facts.reader import read
from facts.story import Story

STORY = Story.model_validate(
    {
        "title": "Kornblum",
        "match": "Kornblum",
        "subject": {"name": "Kornblum", "people": ["Ida Brandt"]},
        "facts": [{"id": "exit", "kind": "departure_date"}, {"id": "launch", "kind": "launch_date"}],
    }
)


def dates(text: str, language: str) -> list[tuple[str, str]]:
    reading = read(text, STORY, language=language, published=date(2026, 3, 10))
    return [(claim.fact, str(getattr(claim.value, "edtf", ""))) for claim in reading.claims]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("en", "Ida Brandt will leave Kornblum on 31 August.", [("exit", "2026-08-31")]),
        ("en", "Kornblum said she would step down on 31 August.", [("exit", "2026-08-31")]),
        ("en", "At Kornblum the first lorries leave on 31 August.", []),
        ("de", "Ida Brandt verlässt Kornblum am 31. August.", [("exit", "2026-08-31")]),
        ("de", "Für 16 Filialen von Kornblum ist am 31. August Schluss.", []),
        ("fr", "Ida Brandt quittera Kornblum le 31 août.", [("exit", "2026-08-31")]),
    ],
)
def test_only_somebody_leaves(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert dates(text, language) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The £4 you paid Kornblum last summer comes off the bill."),
        ("en", "Unions came out against Kornblum on Friday."),
        ("en", "Kornblum finished its latest financing on Tuesday."),
        ("en", "Kornblum expects revenue to grow by a third in 2027."),
        ("de", "Kornblum rechnet für 2027 nur noch mit Erlösen von zwei Millionen Euro."),
    ],
)
def test_these_days_are_no_start_of_anything(language: str, text: str) -> None:
    assert "launch" not in {fact for fact, _ in dates(text, language)}
