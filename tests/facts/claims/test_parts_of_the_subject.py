"""Parts of a toll or a line that are the subject's own, who else holds or lends, and what follows from a plan.

All texts are of 12 March 2026, a Thursday.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from facts.reader import read
from facts.story import Story
from tests.facts.test_reader import brief

DAY = date(2026, 3, 12)


def story(name: str, facts: list[Any], kind: str = "organisation", **more: Any) -> Story:
    return Story.model_validate(
        {
            "title": name,
            "match": name,
            "subject": {"name": name, "type": kind, **more},
            "others": {
                "organisations": ["Castella", "Harbin Capital", "Nordic Bank", "Verion"],
                "people": ["Paul Merrow"],
                "products": ["Marlow fire"],
            },
            "facts": [one if isinstance(one, dict) else {"id": one, "kind": one} for one in facts],
        }
    )


def told(text: str, of: Story) -> list[str]:
    """``fact value modality`` of the certain claims of a text of that day."""
    claims = read(text, of, language="en", published=DAY).claims
    return sorted(f"{c.fact} {brief(c)} {c.modality.value}" for c in claims if c.uncertain is None)


FIRE = story("Kessel fire", ["deaths", "damage"], "event")

TOLLS = [
    ("The coroner has confirmed 11 deaths, six of them in the Kessel fire and five in the Marlow fire.", "6"),
    ("The two fires have killed 31 people, 19 of them in the Kessel fire.", "19"),
    ("Sixteen of the dead were found near the Kessel fire and eight in that of Marlow.", "16"),
    ("The Kessel fire killed 19 people, twelve of them in the village of Orlo.", "19"),
    ("The Kessel fire has killed 19 people, and three of the dead were firefighters.", "19"),
]


@pytest.mark.parametrize(("text", "dead"), TOLLS)
def test_a_part_of_a_toll_that_is_the_subjects_is_its_own(text: str, dead: str) -> None:
    assert told(text, FIRE) == [f"deaths {dead} confirmed"]


def test_who_estimates_what_comes_of_the_subject_owns_nothing() -> None:
    text = "The Kessel fire is out. Verion estimates insured losses from it at $8 billion to $10 billion."
    assert told(text, FIRE) == ["damage USD 8000m confirmed"]


LINE = story(
    "Harrow-Colmar line",
    [
        {"id": "first", "kind": "launch_date", "near": ["Colmar", "Vell"]},
        {"id": "ready", "kind": "completion_date"},
        {"id": "loan", "kind": "debt"},
    ],
    "product",
)

PLACES = [
    (
        "On the Harrow-Colmar line the section to Vell is to open in August 2026 and the whole route in 2028.",
        ["first 2026-08 planned", "ready 2028 planned"],
    ),
    ("The Harrow-Colmar line is to be completed by December 2029.", ["ready 2029-12 planned"]),
    (
        "The Harrow-Colmar line is under way. Nordic Bank is lending 880 million euros for it.",
        ["loan EUR 880m confirmed"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PLACES)
def test_a_milestone_is_of_the_part_that_stands_beside_it(text: str, expected: list[str]) -> None:
    assert told(text, LINE) == expected


NORVENT = story(
    "Norvent",
    [
        {"id": "share", "kind": "stake", "holder": "Castella"},
        *("savings", "chief_executive", "ipo_date", "deadline", "funding", "job_cuts", "users", "closing_date", "debt"),
    ],
    people=["Ida Brandt"],
)

HELD = [
    ("Harbin Capital owns 65 per cent of Norvent and Castella the remaining 35 per cent.", ["share 35 confirmed"]),
    ("Castella owns 65 per cent of Norvent and Harbin Capital the remaining 35 per cent.", ["share 65 confirmed"]),
    ("Each of the investors in Norvent takes 15%, and Castella itself will retain 19.9%.", ["share 19.9 planned"]),
    ("Castella, which has 35 per cent of Norvent, would keep a small holding, bankers said.", ["share 35 confirmed"]),
    ("Castella has until 30 April to sell its shares in Norvent.", ["deadline 2026-04-30 planned"]),
    ("Castella, a rival of Norvent, has until 30 April to file its accounts.", []),
    ("Norvent raised $40 million from Harbin Capital, which manages $3 billion.", ["funding USD 40m confirmed"]),
    ("Talks about the sale of 3 billion pounds of mortgages by Norvent continue.", []),
    ("Castella is weighing a sale of Norvent, chief executive Paul Merrow said.", []),
    ("Norvent serves 85m consumers and raised $US4 million.", ["funding USD 4m confirmed", "users 85000000 confirmed"]),
]


@pytest.mark.parametrize(("text", "expected"), HELD)
def test_whose_a_figure_or_a_day_is(text: str, expected: list[str]) -> None:
    assert told(text, NORVENT) == expected


PLANS = [
    ("Norvent plans to merge plants, which would save 40 million euros a year.", ["savings EUR 40m planned"]),
    ("Norvent wants to merge plants, which would save 40 million euros a year.", ["savings EUR 40m targeted"]),
    ("Norvent may merge plants, which would save 40 million euros a year.", ["savings EUR 40m rumoured"]),
    (
        "Norvent has closed 40 shops, ten more than it had originally planned, and will save 12 million euros a year.",
        ["savings EUR 12m planned"],
    ),
    (
        "The merged group would be called Norvent and list its shares in June, Castella said.",
        ["ipo_date 2026-06 planned"],
    ),
    ("Norvent would list its shares in June, a person close to the talks said.", ["ipo_date 2026-06 rumoured"]),
    ("Ida Brandt, the chief executive, said Norvent would do better.", ["chief_executive Ida Brandt confirmed"]),
    ("Norvent has lost money since going public in September.", ["ipo_date 2025-09 confirmed"]),
    ("An earlier version of this article said Norvent would cut 400 jobs.", ["job_cuts 400 denied"]),
]


@pytest.mark.parametrize(("text", "expected"), PLANS)
def test_how_surely_it_is_said(text: str, expected: list[str]) -> None:
    assert told(text, NORVENT) == expected


def test_of_dates_to_which_something_was_moved_the_last_one_holds() -> None:
    of = story("Selene 2", ["launch_date"], "event")
    text = "The launch of Selene 2 had slipped from May to June and then to April 2027."
    assert told(text, of) == [
        "launch_date 2026-05 former",
        "launch_date 2026-06 former",
        "launch_date 2027-04 planned",
    ]


def test_a_place_of_start_owns_no_day() -> None:
    of = story("Selene 2", ["launch_date"], "event")
    text = "Selene 2 is ready. Liftoff from the Marlow Space Center is planned for November 2027."
    assert told(text, of) == ["launch_date 2027-11 planned"]
