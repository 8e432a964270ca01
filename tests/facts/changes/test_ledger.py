"""What keeps quantities of one fact apart in the ledger of changes."""

from __future__ import annotations

from facts.changes.ledger import key_of
from tests.facts.reported import money, says


def test_the_period_of_an_amount_is_named_once() -> None:
    assert key_of(says(money(90, per="year"), qualifier="per year")) == "per year"
    assert key_of(says(money(90, per="year"))) == "per year"
    assert key_of(says(money(90, per="year"), qualifier="Group")) == "Group per year"
