"""An article that another one heads: what names nobody in it is that one's, until the text names the subject."""

from __future__ import annotations

from datetime import date

import pytest

from facts.reader import read
from tests.facts.stories import bakery

STORY = bakery(facts=[{"id": "staff", "kind": "headcount"}, {"id": "revenue", "kind": "revenue"}])


def values(text: str, title: str) -> list[str]:
    reading = read(text, STORY, language="de", published=date(2026, 3, 10), title=title)
    return [claim.evidence.words for claim in reading.claims if claim.uncertain is None]


RIVAL = (
    "Die Bäckereikette Backhaus hat 2025 so viel verdient wie nie. Der Umsatz stieg auf 617 Millionen Euro. "
    "Die Zahl der Mitarbeiter nahm um 180 auf 2900 zu."
)


@pytest.mark.parametrize("title", ["Backhaus wächst kräftig", "Backhaus wächst - und schielt auf Kunden von Kornblum"])
def test_a_title_that_looks_at_the_subject_behind_a_dash_is_about_another(title: str) -> None:
    assert values(RIVAL, title) == []


def test_a_text_that_names_the_subject_is_about_it_again() -> None:
    text = "Bei Kornblum laufen Kunden weg. Backhaus wächst. Die Zahl der Mitarbeiter nahm um 180 auf 2900 zu."
    assert values(text, "Backhaus wächst - und schielt auf Kunden von Kornblum") == ["2900"]
