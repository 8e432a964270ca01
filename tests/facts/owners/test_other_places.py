"""In a story about a place: what is said of another one with which a clause begins."""

from __future__ import annotations

import pytest

from facts.story import Story
from tests.facts.test_reader import said

RIGA = Story.model_validate(
    {
        "title": "Riga votes on a bid",
        "match": "Riga",
        "subject": {"name": "Riga", "type": "place"},
        "facts": [{"id": "vote", "kind": "event_date", "label": "Vote"}, {"id": "turnout", "kind": "turnout"}],
    }
)

SENTENCES = [
    ("en", "Riga wants the games. Turnout was 52 percent.", ["52"]),
    ("en", "Riga wants the games. Hamburg had a turnout of 52 percent.", []),
    ("en", "Riga wants the games. In Hamburg turnout was 52 percent.", []),
    ("en", "Riga wants the games. In Latvia turnout was 52 percent.", ["52"]),
    ("en", "Riga wants the games. In Riga turnout was 52 percent.", ["52"]),
    ("de", "Riga will die Spiele. In Nordrhein-Westfalen lag die Beteiligung bei 52 Prozent.", []),
    ("de", "Riga will die Spiele. Die Beteiligung lag bei 52 Prozent, in Hamburg bei 48 Prozent.", ["52"]),
    ("fr", "Riga veut les Jeux. À Lyon, la participation était de 52 %.", []),
]


@pytest.mark.parametrize(("code", "text", "expected"), SENTENCES)
def test_other_places_keep_their_own(code: str, text: str, expected: list[str]) -> None:
    assert [value for fact, value, _ in said(text, RIGA, code) if fact == "turnout"] == expected
