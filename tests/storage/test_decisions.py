"""Human judgements: only added, never changed; what holds is what replaying them gives."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import URL, Connection, func, select, text

from facts.model import Change, Verb
from facts.values import Name
from storage import schema
from storage.database import _engine, open_database, upgrade
from storage.decisions import Action, Decision, decide, decisions, standing
from storage.errors import LedgerError
from storage.extractions import add_extraction
from storage.reviews import State, review
from storage.rules import FromOutlet
from tests.storage.ledger_samples import NOON, article_at, claim_in, dollars, reading_of, seen

STORY = "ami-labs"
ONE, OTHER = "00000000aa", "00000000bb"


TEXT = "Title\n\nThe startup aims at $3 billion."


@pytest.fixture(autouse=True)
def _two_changes(connection: Connection) -> None:
    """Two changes about the one claim of the one article: enough for what is tested here."""
    revision = seen(connection, article_at(connection, "https://daily.example/1"), TEXT, NOON)
    reading = reading_of(claim_in(TEXT, "$3 billion", dollars("3")))
    add_extraction(connection, revision=revision.id, story=STORY, reader="1", reading=reading, at=NOON)
    claim = connection.execute(select(func.max(schema.claim.c.id))).scalar_one()
    rows = [
        {"story": STORY, "id": key, "position": n, "fact": "valuation", "verb": "superseded", "at": NOON}
        | {"rule": "later", "because": "It is later.", "flags": [], "new_claim": claim, "new_origin": "a"}
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


def test_a_decision_keeps_what_the_change_looked_like(connection: Connection) -> None:
    merged = made(connection, Action.MERGE, into=OTHER)
    for judged in (merged.judged, merged.judged_into):
        assert judged is not None
        assert judged.new is not None
        assert (judged.old, judged.verb.value) == (None, "superseded")
        assert TEXT[judged.new.start : judged.new.end] == "$3 billion"
        assert (judged.new.quote, judged.new.value) == ("The startup aims at $3 billion.", dollars("3"))


def test_a_rule_is_a_decision_and_comes_back_as_it_was_made(connection: Connection) -> None:
    rule = FromOutlet("valuation", "Daily")
    ruled = decide(connection, story=STORY, action=Action.RULE, reviewer="anna", at=NOON, rule=rule)
    assert decisions(connection, STORY) == [ruled]
    assert ruled.rule == rule


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
        (Action.CORRECT, {"value": Name("Marit Solberg")}, "valuation is given as a money; a name cannot correct it"),
        (Action.RULE, {"change": None}, "a decision to rule needs rule"),
        (Action.RULE, {"rule": FromOutlet("valuation", "Daily")}, "a decision to rule takes no change"),
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
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
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


def test_decisions_of_a_ledger_of_the_first_version_are_there_after_the_update(database_url: URL) -> None:
    """They do not know what was judged: they hold while the id of their change is there."""
    engine = _engine(database_url)
    with engine.begin() as connection:
        upgrade(connection, "0001")
        row = {"id": 1, "story": STORY, "reviewer": "anna", "at": NOON.replace(tzinfo=None), "change": ONE}
        connection.execute(
            text(
                "INSERT INTO decision (id, story, action, reviewer, at, change) "
                "VALUES (:id, :story, 'accept', :reviewer, :at, :change)"
            ),
            row,
        )
    engine.dispose()
    again = open_database(database_url)
    with again.begin() as connection:
        (old,) = decisions(connection, STORY)
    again.dispose()
    assert (old.action, old.change, old.judged) == (Action.ACCEPT, ONE, None)
    change = Change(ONE, "valuation", Verb.SUPERSEDED, None, None, NOON, "r", "b")
    assert review([change], [old]).items[ONE].state is State.ACCEPTED
    assert review([], [old]).dangling == (old,)
