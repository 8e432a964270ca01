"""Another event beside the subject: told by when and where it was; and where an event is, which is none."""

from __future__ import annotations

import pytest

from facts.story import Story
from tests.facts.test_reader import said


def story(kind: str, name: str, **changes: object) -> Story:
    body = {
        "title": name,
        "match": name,
        "subject": {"name": name, "type": "event"},
        "facts": [{"id": kind, "kind": kind}],
    }
    return Story.model_validate(body | changes)


CRASH = story("deaths", "Flight 812", since="2026-05-01")
DOCKING = {"docking": {"type": "date", "description": "Docking", "cues": {"de": ["Andocken"]}}}
CREW = story("docking", "Besatzung 9", kinds=DOCKING)

SENTENCES = [
    ("en", CRASH, "Flight 812 fell on a hostel. The last major crash, at Harrow in 2020, killed 21 people.", []),
    ("en", CRASH, "Flight 812 fell on a hostel. The crash, on a road in Harrow, killed 21 people.", ["21"]),
    ("de", CREW, "Besatzung 9 ist gestartet. Für den 14. Mai ist das Andocken an der Großen Raumstation geplant.",
     ["2026-05-14"]),
]  # fmt: skip


@pytest.mark.parametrize(("code", "followed", "text", "expected"), SENTENCES)
def test_other_events_keep_their_own(code: str, followed: Story, text: str, expected: list[str]) -> None:
    assert [value for _, value, _ in said(text, followed, code)] == expected
