"""A strike, a vote and a trial are events of different families: a story follows the dates of its own."""

from __future__ import annotations

from datetime import date

import pytest

from facts.meaning.event_families import family_of, followed_families
from facts.reader import read
from facts.story import Story
from tests.facts.test_reader import brief

DAY = date(2026, 3, 11)


def strike(subject: str, **fact: str) -> Story:
    return Story.model_validate(
        {
            "title": "At the railway",
            "match": "Norvia",
            "subject": {"name": subject, "type": "event", "makers": ["Norvia"]},
            "others": {"organisations": ["Castella", "Kredora"]},
            "facts": [{"id": "day", "kind": "event_date", **fact}],
        }
    )


@pytest.mark.parametrize(
    ("language", "phrase", "family"),
    [
        ("de", "warnstreik*", "strike"),
        ("de", "*prozess", "trial"),
        ("de", "findet|finden .. statt", None),
        ("de", "wird|werden .. gestreikt|abgestimmt", None),
        ("fr", "débrayage*", "strike"),
        ("en", "go to the polls", "vote"),
        ("en", "annual|general meeting", None),
    ],
)
def test_a_cue_is_of_one_family_or_of_none(language: str, phrase: str, family: str | None) -> None:
    assert family_of(phrase, language) == family


@pytest.mark.parametrize(
    ("subject", "fact", "families"),
    [
        ("Bahnstreik", {}, {"strike"}),
        ("Norvia-Konflikt", {"label": "Tag der Abstimmung"}, {"vote"}),
        ("Norvia-Konflikt", {"id": "strike_day"}, {"strike"}),
        ("Norvia-Konflikt", {}, set()),
    ],
)
def test_a_story_follows_the_families_that_it_names(subject: str, fact: dict[str, str], families: set[str]) -> None:
    story = strike(subject, **fact)
    assert followed_families(story.facts, story) == families


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Der Bahnstreik bei Norvia beginnt am Montag.", {"day 2026-03-16 planned"}),
        ("de", "Über den Bahnstreik bei Norvia verhandelt am Montag das Arbeitsgericht.", set()),
        ("fr", "La grève chez Norvia commence lundi.", {"day 2026-03-16 planned"}),
        ("fr", "Le tribunal examinera la plainte de Norvia lundi.", set()),
        ("de", "Bei Norvia ist es ruhig. Am Montag ruft Castella zum Streik bei Kredora auf.", set()),
    ],
)
def test_the_day_of_another_event_is_not_that_of_the_story(language: str, text: str, expected: set[str]) -> None:
    claims = read(text, strike("Bahnstreik"), language=language, published=DAY).claims
    assert {f"{claim.fact} {brief(claim)} {claim.modality}" for claim in claims if claim.uncertain is None} == expected


def test_a_kind_of_a_story_means_the_events_of_its_own_words() -> None:
    own = {"ruling": {"type": "date", "cues": {"fr": ["jugement .. #"]}}}
    story = Story.model_validate(
        {
            "title": "Norvia",
            "match": "Norvia",
            "subject": {"name": "Norvia"},
            "facts": [{"id": "ruling", "kind": "ruling"}],
            "kinds": own,
        }
    )
    text = "Norvia est en grève depuis le 2 mars. Le tribunal rendra son verdict sur Norvia le 20 mars."
    claims = read(text, story, language="fr", published=DAY).claims
    assert [brief(claim) for claim in claims] == ["2026-03-20"]
