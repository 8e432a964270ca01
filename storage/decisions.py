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
from storage.errors import LedgerError


class Action(StrEnum):
    """What a reviewer can do."""

    ACCEPT = "accept"
    REJECT = "reject"
    CORRECT = "correct"  # the value should be another one
    MERGE = "merge"  # the change is the same as another
    NOTE = "note"
    UNDO = "undo"  # takes back another decision, an undo too


@dataclass(frozen=True, slots=True)
class Decision:
    """One human judgement. ``change`` and ``into`` are ids of changes, ``undoes`` of a decision."""

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
) -> Decision:
    """Add a decision. Raises LedgerError when it lacks what its action needs or names what the story has not."""
    given: dict[str, Any] = {"change": change, "into": into, "undoes": undoes, "value": value, "note": note}
    _check_shape(action, given)
    for name in (change, into):
        if name is not None:
            _check_change(connection, story, name)
    if undoes is not None:
        _check_undo(connection, story, undoes)
    row = given | {"story": story, "action": action.value, "reviewer": reviewer, "at": at}
    row |= {"value": None if value is None else to_json(value)}
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
    return [decision for decision in _not_taken_back(made) if decision.action is not Action.UNDO]


_NEEDS: dict[Action, set[str]] = {
    Action.ACCEPT: {"change"},
    Action.REJECT: {"change"},
    Action.CORRECT: {"change", "value"},
    Action.MERGE: {"change", "into"},
    Action.NOTE: {"change", "note"},
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


def _check_change(connection: Connection, story: str, change: str) -> None:
    table = schema.change
    if not connection.execute(select(table.c.id).where(table.c.story == story, table.c.id == change)).first():
        msg = f"story {story!r} has no change {change}"
        raise LedgerError(msg)


def _check_undo(connection: Connection, story: str, undoes: int) -> None:
    made = decisions(connection, story)
    if undoes not in {decision.id for decision in made}:
        msg = f"story {story!r} has no decision {undoes}"
        raise LedgerError(msg)
    if undoes not in {decision.id for decision in _not_taken_back(made)}:
        msg = f"decision {undoes} is undone already"
        raise LedgerError(msg)


def _not_taken_back(made: Sequence[Decision]) -> list[Decision]:
    """The decisions, undos too, that no holding undo takes back, oldest first."""
    undone: set[int] = set()
    hold: list[Decision] = []
    for decision in sorted(made, key=lambda d: d.id, reverse=True):
        if decision.id in undone:
            continue
        hold.append(decision)
        if decision.undoes is not None:
            undone.add(decision.undoes)
    return hold[::-1]


def _decision(row: RowMapping) -> Decision:
    value = from_json(row["value"]) if row["value"] is not None else None
    return Decision(**{**row, "action": Action(row["action"]), "value": value})
