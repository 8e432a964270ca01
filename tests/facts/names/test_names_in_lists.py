"""What one of a list of organisations is to the subject, all are; and which words are a part of a name."""

from __future__ import annotations

from typing import Any

import pytest

from facts.reader import read
from facts.story import Story


def names(text: str, kind: str, organisations: tuple[str, ...] = ()) -> list[str]:
    body: dict[str, Any] = {
        "title": "Castella",
        "match": "Castella",
        "subject": {"name": "Castella"},
        "others": {"organisations": organisations},
        "facts": [{"id": "named", "kind": kind}],
    }
    claims = read(text, Story.model_validate(body), language="en").claims
    return [claim.evidence.words for claim in claims]


def test_a_list_of_investors_is_one_of_investors_from_first_to_last() -> None:
    text = "Castella has raised money. Norvent, Backhaus and Marlow joined the round."
    assert names(text, "investor", ("Norvent", "Backhaus", "Marlow")) == ["Norvent", "Backhaus", "Marlow"]


def test_a_list_goes_on_behind_the_word() -> None:
    known = ("Norvent", "Backhaus")
    assert names("Castella is backed by Norvent and Backhaus.", "investor", known) == ["Norvent", "Backhaus"]


def test_two_names_with_a_verb_between_are_no_list() -> None:
    known = ("Norvent", "Backhaus")
    assert names("Castella is backed by Norvent, and rejects Backhaus.", "investor", known) == ["Norvent"]


@pytest.mark.parametrize("name", ["Hadley Group", "Marlow Bank", "Selby Systems"])
def test_a_word_for_an_organisation_with_a_capital_is_a_part_of_the_name(name: str) -> None:
    assert names(f"Castella has been sold to {name}.", "buyer") == [name]


def test_the_same_word_in_small_letters_is_none() -> None:
    assert names("Castella has been sold to Hadley group by its founder.", "buyer") == ["Hadley"]


def test_founders_joined_by_and_are_all_founders() -> None:
    assert names("Castella was founded by Ann Lee and Tom Roy.", "founder") == ["Ann Lee", "Tom Roy"]
    assert names("Castella was praised by Ann Lee and Tom Roy, its founder.", "founder") == ["Tom Roy"]
