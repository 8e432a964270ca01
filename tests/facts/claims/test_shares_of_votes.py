"""Shares of votes: whose each is, by the words right behind it, and that a group of voters is not all of them."""

from __future__ import annotations

from typing import Any

import pytest

from facts.story import Story
from tests.facts.stories import bakery
from tests.facts.test_reader import said


def election(language: str, **changes: Any) -> Story:
    people = ["Ida Brandt", "Tomasz Wałek"]
    facts = [{"id": name.split()[0].lower(), "kind": "vote_share", "person": name} for name in people]
    subject = {"name": "Harrow election", "aliases": ["Harrow"], "type": "event", "people": people}
    body = {"title": "Harrow votes", "match": "Harrow", "subject": subject, "facts": facts, "languages": [language]}
    return bakery(**body | changes)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ida Brandt won in Harrow. She took 50.9% of the vote to 49.1% for Tomasz Walek."),
        (
            "fr",
            "Ida Brandt l'emporte à Harrow. Élue avec 50,9 % des voix, contre 49,1 % à Tomasz Walek, elle remercie.",
        ),
    ],
)
def test_a_share_is_that_of_the_name_right_behind_it(language: str, text: str) -> None:
    claims = [(fact, value) for fact, value, _ in said(text, election(language), language)]
    assert claims == [("ida", "50.9"), ("tomasz", "49.1")]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("In Harrow Ida Brandt took 53% of the vote.", ["53"]),
        ("Ida Brandt won in Harrow. In villages she took 64% of the vote.", []),
        ("Ida Brandt won in Harrow; among those under 30 she took 64% of the vote.", []),
        ("Ida Brandt leads in Harrow. Among likely voters she has 53% in the poll.", ["53"]),
    ],
)
def test_a_group_of_voters_is_not_all_of_them(text: str, values: list[str]) -> None:
    assert [value for _, value, _ in said(text, election("en"), "en")] == values


_AGAINST = [
    (
        "de",
        "In Harrow setzte sich Ida Brandt mit 50,9 Prozent gegen Amtsinhaber Tomasz Walek durch.",
        [("ida", "50.9")],
    ),
    (
        "de",
        "Ida Brandt siegt in Harrow. Die SPD-Politikerin setzte sich mit 50,9 Prozent gegen Amtsinhaber Walek durch.",
        [("ida", "50.9")],
    ),
    (
        "de",
        "Ida Brandt siegt in Harrow gegen Tomasz Walek, für den 49,1 Prozent stimmten. Zuvor lag sie bei 39,4 Prozent.",
        [("tomasz", "49.1"), ("ida", "39.4")],
    ),
    ("en", "In Harrow Ida Brandt won with 50.9% of the vote against the incumbent Tomasz Walek.", [("ida", "50.9")]),
    ("fr", "À Harrow, Ida Brandt l'emporte avec 50,9 % des voix contre le sortant Tomasz Walek.", [("ida", "50.9")]),
]


@pytest.mark.parametrize(("language", "text", "shares"), _AGAINST)
def test_a_share_is_not_that_of_whom_somebody_wins_against(
    language: str, text: str, shares: list[tuple[str, str]]
) -> None:
    assert [(fact, value) for fact, value, _ in said(text, election(language), language)] == shares


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "In Harrow holte Ida Brandt (SPD) 39,4 Prozent, Amtsinhaber Tomasz Walek (CDU) kam auf 34,9 Prozent."),
        ("en", "In Harrow Ida Brandt (Labour) took 39.4% of the vote, Tomasz Walek (Tories) took 34.9%."),
    ],
)
def test_a_party_in_brackets_behind_a_candidate_owns_no_share(language: str, text: str) -> None:
    story = election(language, others={"organisations": ["CDU", "SPD", "Labour", "Tories"]})
    claims = said(text, story, language)
    assert [(fact, value) for fact, value, _ in claims] == [("ida", "39.4"), ("tomasz", "34.9")]


def test_a_turnout_of_the_round_before_is_no_share() -> None:
    facts = [{"id": "turnout", "kind": "turnout"}, {"id": "ida", "kind": "vote_share", "person": "Ida Brandt"}]
    story = election("de", facts=facts)
    text = (
        "Ida Brandt siegt in Harrow. An die Urnen gingen 47,9 Prozent der Berechtigten, "
        "im ersten Wahlgang waren es 51,3 Prozent gewesen."
    )
    assert [(fact, value) for fact, value, _ in said(text, story, "de")] == [("turnout", "47.9"), ("turnout", "51.3")]


def test_an_election_decided_for_oneself_is_won() -> None:
    text = "In Harrow hat Ida Brandt die Stichwahl mit 50,9 Prozent für sich entschieden."
    assert said(text, election("de"), "de") == [("ida", "50.9", "confirmed")]
