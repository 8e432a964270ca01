"""A thing with a code for a name, which the subject makes, and a maker's name before the number of a model."""

from __future__ import annotations

from typing import Any

import pytest

from facts.story import Story
from tests.facts.test_reader import said

KINDS: dict[str, Any] = {
    "end": {
        "type": "date",
        "description": "End of production",
        "cues": {"en": ["production"], "de": ["Produktion"], "fr": ["production"]},
    },
    "aboard": {"type": "count", "description": "People on board", "cues": {"en": ["on board", "carrying"]}},
}


def story(kind: str, **subject: str) -> Story:
    body = {
        "title": "Norvent",
        "match": "Norvent",
        "subject": {"name": "Norvent"} | subject,
        "others": {"organisations": ["Castella"]},
        "facts": [{"id": kind, "kind": kind}],
        "kinds": {kind: KINDS[kind]},
    }
    return Story.model_validate(body)


PLANT, CRASH = story("end"), story("aboard", type="event")

SENTENCES = [
    ("fr", PLANT, "Norvent fermera. La production du K7 e-Tour devait se poursuivre jusqu'en 2027.", ["2027"]),
    ("fr", PLANT, "Norvent fermera. La production du K7 de Castella devait se poursuivre jusqu'en 2027.", []),
    ("en", PLANT, "Norvent will close. Orlim K7 said that its own production would end in 2027.", []),
    ("en", CRASH, "The Norvent flight came down. Castella made it. A Castella 787-8 had 242 people on board.", ["242"]),
    ("en", CRASH, "The Norvent flight came down. Castella was carrying 242 people on another one.", []),
]  # fmt: skip


@pytest.mark.parametrize(("code", "followed", "text", "expected"), SENTENCES)
def test_makes_and_models(code: str, followed: Story, text: str, expected: list[str]) -> None:
    assert [value for _, value, _ in said(text, followed, code)] == expected


TRANSFER = Story.model_validate(
    {
        "title": "Nora Velde",
        "match": "Velde",
        "subject": {"name": "Nora Velde", "aliases": ["Velde"], "type": "person"},
        "others": {"people": ["Ida Brandt"], "organisations": ["Torwick", "Harwell"]},
        "facts": [{"id": "fee", "kind": "acquisition_price"}],
    }
)

PAID = [
    ("de", "Nora Velde wechselt. Torwick überweist 70 Millionen Euro an Harwell.", ["EUR 70m"]),
    ("en", "Nora Velde is leaving. Torwick have agreed to pay Harwell £70m for Nora Velde.", ["GBP 70m"]),
    ("en", "Nora Velde is leaving. Torwick have agreed to pay Harwell £70m for Ida Brandt.", []),
]


@pytest.mark.parametrize(("code", "text", "expected"), PAID)
def test_what_one_club_pays_another_is_for_the_person_of_the_story(code: str, text: str, expected: list[str]) -> None:
    assert [value for _, value, _ in said(text, TRANSFER, code)] == expected
