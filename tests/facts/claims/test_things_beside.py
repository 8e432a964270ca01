"""What a text on a thing tells of another thing, with an article and no name, is in doubt."""

from __future__ import annotations

from datetime import date

import pytest

from facts.reader import read
from facts.story import Story

DAY = date(2026, 3, 10)


def certain(text: str, language: str, kind: str, subject: str = "product") -> list[str]:
    body = {
        "title": "Velora",
        "match": "Velora",
        "subject": {"name": "Velora", "type": subject, "makers": ["Kornblum"] if subject == "product" else []},
        "facts": [{"id": "fact", "kind": kind}],
    }
    reading = read(text, Story.model_validate(body), language=language, published=DAY)
    return [claim.evidence.words for claim in reading.claims if claim.uncertain is None]


@pytest.mark.parametrize(
    ("language", "kind", "text"),
    [
        ("en", "launch_date", "Players have praised Velora but complained about bugs; a patch is due next week."),
        ("en", "launch_date", "Kornblum praised Velora. Its studio is working on an expansion planned for May."),
        ("en", "launch_date", "Velora is in orbit. Kornblum will pay for a second pad, which is to open in 2028."),
        ("en", "price", "Velora flew. The money will pay for a second pad at Riga, which is to cost $95 million."),
        ("en", "site_location", "Velora is in orbit. The money will pay for a second launch pad at Riga."),
        ("de", "launch_date", "Velora läuft gut. Eine weitere Fassung ist für Mai geplant."),
        ("fr", "launch_date", "Velora se vend bien. Kornblum travaille à une extension prévue pour mai."),
    ],
)
def test_what_is_told_of_another_thing_is_in_doubt(language: str, kind: str, text: str) -> None:
    assert certain(text, language, kind) == []


@pytest.mark.parametrize(
    "text",
    [
        "Velora is a game due in May.",
        "A release of Velora is planned for May.",
        "Velora did not fly on Monday. A second attempt will be made in May.",
        "Kornblum delayed Velora a second time: the game is now set to launch in May.",
        "Kornblum brings out Velora, a game planned for May.",
    ],
)
def test_what_a_thing_is_and_what_is_tried_again_is_of_the_thing(text: str) -> None:
    assert len(certain(text, "en", "launch_date")) == 1


def test_what_a_firm_brings_out_is_its_own() -> None:
    assert certain("Velora grows; a new service is due in May.", "en", "launch_date", "organisation") != []
