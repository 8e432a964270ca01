"""What people decided about changes. Rows are only added: an undo is another row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from facts.values import Value, from_json, to_json
from storage import schema
from storage.changes import stored_change
from storage.database import lock
from storage.errors import LedgerError
from storage.judged import Judged, judged, judged_from_json, judged_to_json
from storage.rules import Rule, rule_from_json, rule_to_json


class Action(StrEnum):
    """What a reviewer can do."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"  # the value should be another one
    MERGE = "merge"  # the change is the same as another
    NOTE = "note"
    RULE = "rule"  # changes of a kind are rejected in advance
    UNDO = "undo"  # takes back another decision, an undo too


@dataclass(frozen=True, slots=True)
class Decision:
    """One human judgement. ``change`` and ``into`` are ids of changes, ``undoes`` of a decision.

    ``judged`` and ``judged_into`` are what those changes looked like then: their ids may be gone after a rebuild.
    """

    id: int
    story: str
    action: Action
    reviewer: str
    at: datetime
    change: str | None = None
    into: str | None = None
    undoes: int | None = None
    value: Value | None = None
    note: str | None = None
    judged: Judged | None = None
    judged_into: Judged | None = None
    rule: Rule | None = None


def decide(
    connection: Connection,
    *,
    story: str,
    action: Action,
    reviewer: str,
    at: datetime,
    change: str | None = None,
    into: str | None = None,
    undoes: int | None = None,
    value: Value | None = None,
    note: str | None = None,
    rule: Rule | None = None,
) -> Decision:
    """Add a decision. Raises LedgerError when it lacks what its action needs or names what the story has not."""
    given: dict[str, Any] = {"change": change, "into": into, "undoes": undoes, "value": value, "note": note}
    given |= {"rule": rule}
    _check_shape(action, given)
    lock(connection, f"decisions on {story}")
    seen = judged(stored_change(connection, story, change)) if change is not None else None
    seen_into = judged(stored_change(connection, story, into)) if into is not None else None
    if value is not None and seen is not None:
        _check_value(value, seen)
    if undoes is not None:
        _check_undo(connection, story, undoes)
    row = given | {"story": story, "action": action.value, "reviewer": reviewer, "at": at}
    row |= {"value": value and to_json(value), "rule": rule and rule_to_json(rule)}
    row |= {"judged": seen and judged_to_json(seen), "judged_into": seen_into and judged_to_json(seen_into)}
    table = schema.decision
    return _decision(connection.execute(table.insert().values(row).returning(table)).mappings().one())


def decisions(connection: Connection, story: str, *, change: str | None = None) -> list[Decision]:
    """Every decision on a story, oldest first, those taken back too; with ``change`` only those that name it."""
    table = schema.decision
    query = select(table).where(table.c.story == story).order_by(table.c.id)
    if change is not None:
        query = query.where((table.c.change == change) | (table.c.into == change))
    return [_decision(row) for row in connection.execute(query).mappings()]


def standing(made: Sequence[Decision]) -> list[Decision]:
    """The decisions that hold once every undo is applied, oldest first; an undone undo takes nothing back."""
    hold = holding(made)
    return [one for one in sorted(made, key=lambda d: d.id) if one.id in hold and one.action is not Action.UNDO]


def holding(made: Sequence[Decision]) -> set[int]:
    """The numbers of all decisions that hold, those of undos too."""
    return _holding([(one.id, one.undoes) for one in made])


_NEEDS: dict[Action, set[str]] = {
    Action.ACCEPT: {"change"},
    Action.REJECT: {"change"},
    Action.CORRECT: {"change", "value"},
    Action.MERGE: {"change", "into"},
    Action.NOTE: {"change", "note"},
    Action.RULE: {"rule"},
    Action.UNDO: {"undoes"},
}


def _check_shape(action: Action, given: dict[str, Any]) -> None:
    present = {name for name, value in given.items() if value is not None}
    if missing := sorted(_NEEDS[action] - present):
        msg = f"a decision to {action} needs {' and '.join(missing)}"
        raise LedgerError(msg)
    if extra := sorted(present - _NEEDS[action] - {"note"}):
        msg = f"a decision to {action} takes no {' and no '.join(extra)}"
        raise LedgerError(msg)
    if action is Action.MERGE and given["change"] == given["into"]:
        msg = f"change {given['change']} cannot be merged into itself"
        raise LedgerError(msg)


def _check_value(value: Value, seen: Judged) -> None:
    if seen.new is None:
        raise LedgerError("the change gives no new value that could be corrected; reject it, or leave a note")
    if type(value) is not type(seen.new.value):
        expected, given = type(seen.new.value).__name__.lower(), type(value).__name__.lower()
        msg = f"{seen.fact} is given as a {expected}; a {given} cannot correct it"
        raise LedgerError(msg)


def _check_undo(connection: Connection, story: str, undoes: int) -> None:
    table = schema.decision
    rows = connection.execute(select(table.c.id, table.c.undoes).where(table.c.story == story))
    made = [(row.id, row.undoes) for row in rows]
    if undoes not in {key for key, _ in made}:
        msg = f"story {story!r} has no decision {undoes}"
        raise LedgerError(msg)
    if undoes not in _holding(made):
        msg = f"decision {undoes} is undone already"
        raise LedgerError(msg)


def _holding(made: Sequence[tuple[int, int | None]]) -> set[int]:
    """The decisions, undos too, that no holding undo takes back. A pair is a decision and what it undoes."""
    undone: set[int] = set()
    hold: set[int] = set()
    for key, undoes in sorted(made, key=lambda pair: pair[0], reverse=True):
        if key in undone:
            continue
        hold.add(key)
        if undoes is not None:
            undone.add(undoes)
    return hold


def _decision(row: RowMapping) -> Decision:
    made_of = {"value": from_json, "judged": judged_from_json, "judged_into": judged_from_json, "rule": rule_from_json}
    parts = {name: read(row[name]) if row[name] is not None else None for name, read in made_of.items()}
    return Decision(**{**row, **parts, "action": Action(row["action"])})
