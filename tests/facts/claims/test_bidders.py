"""Of several bidders each has its own figures; what a vote is about is no owner of its day."""

from __future__ import annotations

import pytest

from facts.reader import read
from facts.story import Story
from tests.facts.test_reader import DAY

TAKEOVER = Story.model_validate(
    {
        "title": "Who buys Norvent",
        "match": "Norvent",
        "subject": {"name": "Norvent"},
        "others": {"organisations": ["Castella", "Velora"]},
        "facts": [
            {"id": "castella", "kind": "acquisition_price", "holder": "Castella"},
            {"id": "velora", "kind": "acquisition_price", "holder": "Velora"},
            {"id": "share", "kind": "per_share"},
            {"id": "vote", "kind": "event_date", "near": ["vote*", "meeting"]},
        ],
        "kinds": {
            "per_share": {
                "type": "money",
                "description": "What a bidder pays for each share",
                "cues": {"en": ["# a share", "# per share"]},
            }
        },
    }
)


def printed(text: str) -> set[tuple[str, str, str]]:
    """(fact, its words, modality) of each claim."""
    claims = read(text, TAKEOVER, language="en", published=DAY).claims
    return {(claim.fact, claim.evidence.words, claim.modality.value) for claim in claims}


OFFERS = [
    ("Velora's £2.1bn bid for Norvent was trumped by Castella's £2.4bn offer.", "2.1", "2.4"),
    ("Norvent rejected a £2.1bn approach from Velora before agreeing to Castella's £2.4bn.", "2.1", "2.4"),
    ("Velora's bid of £2.1bn is lower than the £2.4bn Castella has put on the table for Norvent.", "2.1", "2.4"),
    ("The Castella offer, worth £2.4bn, beats Velora's £2.1bn, Norvent said.", "2.1", "2.4"),
    ("Norvent is the target of a £2.4bn bid by Castella and a £2.1bn one by Velora.", "2.1", "2.4"),
]


@pytest.mark.parametrize(("text", "velora", "castella"), OFFERS)
def test_each_bidder_has_the_figure_that_is_said_to_be_its(text: str, velora: str, castella: str) -> None:
    got = {(fact, words) for fact, words, _ in printed(text)}
    assert got == {("velora", f"£{velora}bn"), ("castella", f"£{castella}bn")}


def test_who_is_named_in_a_later_clause_has_made_no_bid() -> None:
    text = "Castella raised its offer for Norvent. The bid, worth £2.4bn, came hours after Velora walked away."
    assert [(fact, words) for fact, words, _ in printed(text)] == [("castella", "£2.4bn")]


VALUED = [
    "Castella is offering £9.40 a share for Norvent, valuing the pump maker at £2.4bn.",
    "Castella has offered £9.40 a share in cash for Norvent in a deal that values it at £2.4bn.",
]


@pytest.mark.parametrize("text", VALUED)
def test_what_an_offer_values_a_firm_at_is_the_offer(text: str) -> None:
    assert ("castella", "£2.4bn") in {(fact, words) for fact, words, _ in printed(text)}


def test_what_a_rival_pays_for_a_share_is_an_offer_as_well() -> None:
    text = "Norvent's board likes it. Castella is paying £9.40 per share, against £8.80 from its rival."
    assert ("share", "£8.80", "former") in printed(text)


@pytest.mark.parametrize("text", ["vote on the Castella offer on 4 June", "vote on 4 June on Velora's bid"])
def test_the_day_of_a_vote_is_not_that_of_the_bidder(text: str) -> None:
    assert ("vote", "on 4 June", "planned") in printed(f"Norvent shareholders are to {text}.")
