"""Dates that are put off, in stories that follow a single date of whatever kind; for invented texts."""

from __future__ import annotations

import pytest

from tests.facts.stories import bakery
from tests.facts.test_reader import said


@pytest.mark.parametrize("kind", ["event_date", "completion_date", "closing_date", "ipo_date", "launch_date"])
@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Kornblum has been postponed from 3 May to 10 May 2027."),
        ("de", "Kornblum wird vom 3. auf den 10. Mai 2027 verschoben."),
    ],
)
def test_what_is_moved_is_the_only_date_that_a_story_follows(kind: str, language: str, text: str) -> None:
    story = bakery(subject={"name": "Kornblum", "type": "event"}, facts=[{"id": "day", "kind": kind}])
    assert sorted(said(text, story, language)) == [
        ("day", "2027-05-03", "former"),
        ("day", "2027-05-10", "planned"),
    ]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The launch of Kornblum has been delayed from May 2027 to at least May 2028."),
        ("en", "Kornblum has postponed the launch from May 2027 until at least May 2028."),
        ("de", "Der Start von Kornblum verschiebt sich von Mai 2027 auf voraussichtlich Mai 2028."),
        ("fr", "Le lancement de Kornblum est repoussé de mai 2027 à au moins mai 2028."),
    ],
)
def test_a_new_day_with_a_hedge_replaces_the_old_one(language: str, text: str) -> None:
    story = bakery(facts=[{"id": "day", "kind": "launch_date"}])
    modalities = [(value[:7], modality) for _, value, modality in said(text, story, language)]
    assert modalities == [("2027-05", "former"), ("2028-05", "planned")]
