"""What a text tells before it names the subject is in doubt where title and text are about another."""

from __future__ import annotations

from datetime import date

import pytest

from facts.reader import read
from facts.story import Story

STORY = Story.model_validate(
    {
        "title": "Kornblum",
        "match": "Kornblum",
        "subject": {"name": "Kornblum"},
        "facts": [{"id": "staff", "kind": "headcount"}],
    }
)
AFTER = " The warning comes at a delicate time for Kornblum, which has 9,200 employees."


def said(title: str, text: str, language: str = "en") -> list[str]:
    reading = read(text, STORY, language=language, published=date(2026, 3, 10), title=title)
    return [claim.evidence.words for claim in reading.claims if claim.uncertain is None]


@pytest.mark.parametrize(
    ("language", "title", "text"),
    [
        ("en", "Dunmore Foods warns on profit", "Shares in Dunmore Foods fell. It has a workforce of about 7,000."),
        ("fr", "Dunmore Foods en difficulté", "L'action de Dunmore Foods a chuté. Il emploie 7 000 salariés."),
    ],
)
def test_a_figure_ahead_of_the_subject_s_name_is_in_doubt(language: str, title: str, text: str) -> None:
    after = " L'avertissement tombe mal pour Kornblum." if language == "fr" else AFTER
    assert [words for words in said(title, text + after, language) if "7" in words] == []


def test_it_is_not_where_the_title_names_the_subject_or_nobody() -> None:
    text = "The bakery has a workforce of about 7,000. Kornblum opened in May."
    assert said("Kornblum warns on profit", text) == ["about 7,000"]
    assert said("Bakery warns on profit", text) == ["about 7,000"]
