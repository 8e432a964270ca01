"""Human judgements: only added, never changed; what holds is what replaying them gives."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Connection

from storage import schema
from storage.decisions import Action, Decision, decide, decisions, standing
from storage.errors import LedgerError
from tests.storage.ledger_samples import NOON, dollars

STORY = "ami-labs"
ONE, OTHER = "00000000aa", "00000000bb"


@pytest.fixture(autouse=True)
def _two_changes(connection: Connection) -> None:
    rows = [
        {"story": STORY, "id": key, "position": n, "fact": "valuation", "verb": "superseded", "at": NOON}
        | {"rule": "later", "because": "It is later.", "flags": []}
        for n, key in enumerate((ONE, OTHER))
    ]
    connection.execute(schema.change.insert(), rows)


def made(connection: Connection, action: Action, **more: Any) -> Decision:
    if action is not Action.UNDO:
        more.setdefault("change", ONE)
    return decide(connection, story=STORY, action=action, reviewer="anna", at=NOON, **more)


def test_a_decision_comes_back_as_it_was_made(connection: Connection) -> None:
    corrected = made(connection, Action.CORRECT, value=dollars("3.5"), note="misread")
    merged = made(connection, Action.MERGE, into=OTHER)
    noted = made(connection, Action.NOTE, note="call the press office")
    assert decisions(connection, STORY) == [corrected, merged, noted]
    assert (corrected.value, corrected.reviewer, corrected.at) == (dollars("3.5"), "anna", NOON)
    assert decisions(connection, STORY, change=OTHER) == [merged]
    assert decisions(connection, "other") == []


def test_an_undo_takes_a_decision_back_and_an_undo_of_the_undo_restores_it(connection: Connection) -> None:
    accepted = made(connection, Action.ACCEPT)
    undo = made(connection, Action.UNDO, undoes=accepted.id)
    assert standing(decisions(connection, STORY)) == []
    made(connection, Action.UNDO, undoes=undo.id)
    assert standing(decisions(connection, STORY)) == [accepted]
    assert len(decisions(connection, STORY)) == 3


def test_what_is_undone_cannot_be_undone_again_until_it_is_restored(connection: Connection) -> None:
    accepted = made(connection, Action.ACCEPT)
    undo = made(connection, Action.UNDO, undoes=accepted.id)
    with pytest.raises(LedgerError, match=f"decision {accepted.id} is undone already"):
        made(connection, Action.UNDO, undoes=accepted.id)
    made(connection, Action.UNDO, undoes=undo.id)
    made(connection, Action.UNDO, undoes=accepted.id)
    assert standing(decisions(connection, STORY)) == []


@pytest.mark.parametrize(
    ("action", "given_keys", "says"),
    [
        (Action.CORRECT, {}, "a decision to correct needs value"),
        (Action.MERGE, {}, "a decision to merge needs into"),
        (Action.MERGE, {"into": ONE}, "cannot be merged into itself"),
        (Action.NOTE, {}, "a decision to note needs note"),
        (Action.ACCEPT, {"value": dollars("3")}, "a decision to accept takes no value"),
        (Action.ACCEPT, {"change": "ffffffffff"}, "'ami-labs' has no change ffffffffff"),
        (Action.MERGE, {"into": "ffffffffff"}, "has no change ffffffffff"),
        (Action.UNDO, {}, "a decision to undo needs undoes"),
        (Action.UNDO, {"undoes": 10**9}, "'ami-labs' has no decision 1000000000"),
    ],
)
def test_a_decision_that_makes_no_sense_is_refused(
    connection: Connection, action: Action, given_keys: dict[str, Any], says: str
) -> None:
    with pytest.raises(LedgerError, match=says):
        made(connection, action, **given_keys)
    assert decisions(connection, STORY) == []


@given(choices=st.lists(st.integers(0, 10), max_size=14))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_after_any_decisions_and_undos_what_holds_is_what_was_not_taken_back(
    connection: Connection, choices: list[int]
) -> None:
    """By definition: a decision holds when no decision that holds undoes it."""
    undos: dict[int, list[int]] = {}

    def holds(key: int) -> bool:
        return not any(holds(undo) for undo in undos[key])

    with connection.begin_nested() as trial:
        accepted: list[int] = []
        for choice in choices:
            candidates = [key for key in undos if holds(key)]
            if choice < 7 and candidates:
                target = candidates[choice % len(candidates)]
                undo = made(connection, Action.UNDO, undoes=target)
                undos[target].append(undo.id)
                undos[undo.id] = []
            else:
                accepted.append(made(connection, Action.ACCEPT).id)
                undos[accepted[-1]] = []
        assert [d.id for d in standing(decisions(connection, STORY))] == [key for key in accepted if holds(key)]
        trial.rollback()
