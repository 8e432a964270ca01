"""Shares of votes: whose each is, by the words right behind it, and that a group of voters is not all of them."""

from __future__ import annotations

import pytest

from facts.story import Story
from tests.facts.stories import bakery
from tests.facts.test_reader import said


def election(language: str) -> Story:
    people = ["Ida Brandt", "Tomasz Wałek"]
    facts = [{"id": name.split()[0].lower(), "kind": "vote_share", "person": name} for name in people]
    subject = {"name": "Harrow election", "aliases": ["Harrow"], "type": "event", "people": people}
    return bakery(title="Harrow votes", match="Harrow", subject=subject, facts=facts, languages=[language])


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
