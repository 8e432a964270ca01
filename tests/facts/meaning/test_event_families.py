"""A strike, a vote and a trial are events of different families: a story follows the dates of its own."""

from __future__ import annotations

from datetime import date

import pytest

from facts.meaning.event_families import family_of, followed_families
from facts.reader import read
from facts.story import Story
from facts.values import DateSpan
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


@pytest.mark.parametrize(
    ("language", "label", "text"),
    [
        ("en", "Trial", "Norvia's former treasurer will be back in the dock on 20 March."),
        ("de", "Prozess", "Der Kassier von Norvia sitzt ab dem 20. März wieder auf der Anklagebank."),
        ("fr", "Procès", "Le trésorier de Norvia sera sur le banc des prévenus le 20 mars."),
        ("en", "Shareholders vote", "Norvia's owners have their say on 20 March."),
        ("de", "Abstimmung", "Die Norvia-Aktionäre entscheiden am 20. März."),
        ("en", "Return to Earth", "The Norvia capsule is to splash down on 20 March."),
        ("fr", "Grève", "Chez Norvia, les pilotes croiseront les bras le 20 mars."),
        ("en", "Shareholders vote", "Norvia shareholders are told of it: the annual meeting is on 20 March."),
    ],
)
def test_an_event_is_told_by_other_words_of_its_family(language: str, label: str, text: str) -> None:
    (claim,) = read(text, at_a_company(label=label), language=language, published=DAY).claims
    assert isinstance(claim.value, DateSpan)
    assert claim.value.edtf == "2026-03-20"


@pytest.mark.parametrize(
    ("language", "label", "text"),
    [
        ("en", "Shareholders vote", "Norvia's annual meeting approved the sale on Monday."),
        ("de", "Hauptversammlung", "Die Hauptversammlung von Norvia hat am Montag die Dividende gebilligt."),
        (
            "fr",
            "Assemblée générale",
            "L'assemblée générale de Norvia a approuvé lundi l'entrée d'un Danois au conseil.",
        ),
    ],
)
def test_the_day_on_which_a_meeting_approves_is_its_own(language: str, label: str, text: str) -> None:
    (claim,) = read(text, at_a_company(label=label), language=language, published=DAY).claims
    assert claim.value == DateSpan("2026-03-09")


def test_the_words_that_a_story_gives_for_an_event_announce_its_date() -> None:
    text = "The bridge of Norvia is to be christened on 20 March."
    assert not read(text, at_a_company(), language="en", published=DAY).claims
    assert read(text, at_a_company(near=["christen*"]), language="en", published=DAY).claims


def at_a_company(**fact: object) -> Story:
    return Story.model_validate(
        {
            "title": "At Norvia",
            "match": "Norvia",
            "subject": {"name": "Norvia"},
            "others": {"organisations": ["Castella", "Kredora"]},
            "facts": [{"id": "day", "kind": "event_date", **fact}],
        }
    )


@pytest.mark.parametrize(
    ("language", "label", "text", "said"),
    [
        ("en", "Strike", "Norvia is firm. Castella has called a strike for 20 March.", True),
        (
            "en",
            "Strike",
            "Norvia is firm. Castella, which has 4,000 members, threatens to down tools on 20 March.",
            True,
        ),
        ("en", "Strike", "Norvia has grown. Kredora faces a strike on 20 March.", False),
        ("de", "Streik", "Norvia bleibt hart. Castella hat zum Streik ab dem 20. März aufgerufen.", True),
        ("de", "Streik", "Norvia bleibt hart. Bei Kredora wird ab dem 20. März gestreikt.", False),
        ("fr", "Grève", "Norvia ne cède pas. Castella appelle à la grève le 20 mars.", True),
        ("fr", "Grève", "Norvia progresse. Chez Kredora, la grève débutera le 20 mars.", False),
        ("en", "Vote", "Norvia is firm. Shareholders vote on Kredora's offer on 20 March.", True),
    ],
)
def test_who_calls_a_strike_or_makes_an_offer_has_no_event(language: str, label: str, text: str, *, said: bool) -> None:
    assert bool(read(text, at_a_company(label=label), language=language, published=DAY).claims) is said


def test_a_year_before_the_story_began_is_that_of_another_event() -> None:
    text = "Norvia faces a strike from 20 March, its first strike since 2008."
    story = at_a_company(label="Strike").model_copy(update={"since": date(2026, 1, 1)})
    values = [claim.value for claim in read(text, story, language="en", published=DAY).claims]
    assert values == [DateSpan("2026-03-20")]


@pytest.mark.parametrize(
    ("title", "language", "text", "expected"),
    [
        # the title of a story says what its event is where nothing else does
        (
            "Norvia leadership contest",
            "en",
            "The winner at Norvia is to be declared on 2 May.",
            {"day 2026-05-02 planned"},
        ),
        ("Norvia leadership contest", "en", "The summit of Norvia is on 2 May.", set()),
        (
            "Norvia im Volksentscheid",
            "de",
            "Am 1. März hatte das Volk die Norvia-Vorlage versenkt.",
            {"day 2026-03-01 confirmed"},
        ),
        ("La votation Norvia", "fr", "Le 1er mars, les votants ont dit non à Norvia.", {"day 2026-03-01 confirmed"}),
        ("Norvia under the hammer", "en", "The auction of Norvia is on 2 May.", {"day 2026-05-02 planned"}),
        # a weekday is a day, also that of the report, but for what was said on it
        ("La votation Norvia", "fr", "Mercredi, les votants ont dit non à Norvia.", {"day 2026-03-11 confirmed"}),
        ("La votation Norvia", "fr", "La direction de Norvia a reconnu mercredi que le vote a été perdu.", set()),
    ],
)
def test_the_title_names_the_event(title: str, language: str, text: str, expected: set[str]) -> None:
    story = strike("Norvia").model_copy(update={"title": title})
    claims = read(text, story, language=language, published=DAY).claims
    assert {f"{claim.fact} {brief(claim)} {claim.modality}" for claim in claims if claim.uncertain is None} == expected
