"""Tolls, votes and users: whose a figure is, of what day, and what only says by how much something changed."""

from __future__ import annotations

import pytest

from facts.story import Story
from tests.facts.test_reader import said

_KINDS = ("deaths", "injured", "missing")
CRASH = Story.model_validate(
    {
        "title": "Marlow crash",
        "match": "Marlow",
        "subject": {"name": "Marlow crash", "aliases": ["Marlow"], "type": "event"},
        "facts": [{"id": kind, "kind": kind} for kind in _KINDS],
    }
)
PARTY = Story.model_validate(
    {
        "title": "Neue Kraft",
        "match": '"Neue Kraft"',
        "subject": {"name": "Neue Kraft"},
        "others": {"organisations": ["Alter Bund"], "people": ["Paul Tarvik"]},
        "facts": [{"id": kind, "kind": kind} for kind in ("votes", "vote_share", "turnout")],
    }
)
APP = Story.model_validate(
    {
        "title": "Velora",
        "match": "Velora",
        "subject": {"name": "Velora"},
        "others": {"organisations": ["Nordbeam"]},
        "facts": [{"id": kind, "kind": kind} for kind in ("users", "hires", "savings")],
    }
)
SAID = [
    ("a part told behind its whole", CRASH, "en", "Of the 90 people aboard at Marlow, 31 suffered injuries.", ["31"]),
    ("any people", CRASH, "en", "Rescuers in Marlow are still looking for four schoolchildren.", ["4"]),
    ("any people", CRASH, "fr", "Cinq lycéens ont perdu la vie à Marlow.", ["5"]),
    (
        "a further number of one kind",
        CRASH,
        "en",
        "The whereabouts of a further 64 people in Marlow are unknown.",
        ["64"],
    ),
    ("what an aside parts", CRASH, "de", "In Marlow gab es 16 zum Teil schwer Verletzte.", ["16"]),
    ("votes of a whole", PARTY, "de", "Die Neue Kraft erhielt 63 von 110 abgegebenen Stimmen.", ["63"]),
    ("an adjective in a name", PARTY, "de", "Auf die Liste der Neuen Kraft entfielen 12.000 Stimmen.", ["12000"]),
    ("a rival behind", PARTY, "fr", "La Neue Kraft a recueilli 24 300 voix, contre 22 100 à Paul Tarvik.", ["24300"]),
    ("a rival between", PARTY, "en", "Neue Kraft had 36.2% of the vote and Alter Bund 33.9%.", ["36.2"]),
    (
        "a level behind a change",
        APP,
        "en",
        "Velora gained 300,000 users in May, taking the total to 4 million.",
        ["4000000"],
    ),
    ("a count behind a month", APP, "de", "Velora hat seit Januar 620 Stellen geschaffen.", ["620"]),
    ("a joint saving", APP, "en", "Velora expects synergies from its merger with Nordbeam of £75m.", ["GBP 75m"]),
]


@pytest.mark.parametrize(
    ("story", "language", "text", "values"), [row[1:] for row in SAID], ids=[row[0] for row in SAID]
)
def test_the_figures_of_the_subject_are_read(story: Story, language: str, text: str, values: list[str]) -> None:
    assert [value for _, value, _ in said(text, story, language)] == values


def test_a_toll_of_a_day_long_gone_by_is_in_doubt_where_the_subject_is_not_named() -> None:
    assert (
        said("Three years ago a collision killed 12 people on that road, said the mayor of Marlow.", CRASH, "en") == []
    )
    assert said("Three years ago the Marlow crash killed 12 people.", CRASH, "en") == [("deaths", "12", "confirmed")]


def test_who_has_been_found_is_missing_no_more() -> None:
    text = "Nine people who had been missing in Marlow were found alive on Monday."
    assert said(text, CRASH, "en") == [("missing", "9", "former")]


def test_a_figure_of_an_earlier_year_in_brackets_is_a_former_one() -> None:
    text = "Die Neue Kraft kam auf 22,9 Prozent der Stimmen (2021: 16,3 Prozent)."
    assert said(text, PARTY, "de") == [("vote_share", "22.9", "confirmed"), ("vote_share", "16.3", "former")]
