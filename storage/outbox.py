"""The outbox: what was noticed for whom, and the messages made of it, each leased while it is sent.

An alert is one thing for one target and is there once; a message takes up waiting alerts in the transaction that writes
it. So a process may die anywhere: what was noticed waits, what waits is sent, what was sent is not sent again. Only
between a receiver's yes and our note of it can a message go out twice; it has the same key then.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import Connection, Row, and_, func, or_, select, update

from storage import schema
from storage.articles import insert_new
from storage.database import lock
from storage.errors import StaleLeaseError

LEASE = timedelta(minutes=10)  # longer than any attempt may take
_BATCH = 200
_WAITS = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 15, 60, 180, 360, 720, 1440))


class State(StrEnum):
    """Where a message stands."""

    WAITING = "waiting"
    SENT = "sent"
    FAILED = "failed"  # given up
    WITHDRAWN = "withdrawn"  # nothing in it was to be told any more


@dataclass(frozen=True, slots=True)
class Alert:
    """One thing to tell one target. Two with the same place, or the same transition, are one (see the schema)."""

    target: str
    subject: str
    place: str
    story: str | None = None
    transition: str | None = None
    text: str | None = None
    id: int = 0
    message: int | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """What a message says. ``story`` is None for one about sources."""

    target: str
    story: str | None
    title: str
    text: str
    html: str


@dataclass(frozen=True, slots=True)
class Message:
    """A row of the outbox. ``key`` is the same at every attempt; ``attempts`` counts this one where it is leased."""

    id: int
    key: str
    target: str
    story: str | None
    title: str
    text: str
    html: str
    created_at: datetime
    state: State
    due_at: datetime | None
    attempts: int
    ended_at: datetime | None
    error: str | None


def switched_on(connection: Connection, targets: Iterable[str], now: datetime) -> dict[str, datetime]:
    """Since when each target is told; a new one from ``now`` on, so that nobody gets the history of the ledger."""
    names = sorted(targets)
    table = schema.recipient
    insert_new(connection, table, [{"target": name, "since": now, "marks": {}} for name in names])
    rows = connection.execute(select(table.c.target, table.c.since).where(table.c.target.in_(names)))
    return {row.target: row.since for row in rows}


def hold(connection: Connection) -> None:
    """Let nobody else write or lease messages until the transaction ends."""
    lock(connection, "outbox")


def notice(connection: Connection, alerts: Sequence[Alert], at: datetime) -> int:
    """Add the alerts that are not there yet, and give their number."""
    names = ("target", "story", "subject", "place", "transition", "text")
    rows = [{name: getattr(one, name) for name in names} | {"noticed_at": at} for one in alerts]
    return sum(insert_new(connection, schema.alert, rows[n : n + _BATCH]) for n in range(0, len(rows), _BATCH))


def state_of(connection: Connection, story: str) -> str:
    """A mark of all that decides what is told of a story: its changes, what was read, what people decided."""
    change, extraction, decision = schema.change, schema.extraction, schema.decision
    changes = connection.execute(select(change.c.id).where(change.c.story == story).order_by(change.c.position))
    last = [
        connection.execute(select(func.max(table.c.id)).where(table.c.story == story)).scalar()
        for table in (extraction, decision)
    ]
    return hashlib.sha256(repr((changes.scalars().all(), last)).encode()).hexdigest()[:16]


def marks(connection: Connection, targets: Iterable[str], story: str) -> dict[str, str | None]:
    """The mark under which a story was looked at last, by target."""
    table = schema.recipient
    rows = connection.execute(select(table.c.target, table.c.marks).where(table.c.target.in_(list(targets))))
    return {row.target: row.marks.get(story) for row in rows}


def mark(connection: Connection, target: str, looked: Mapping[str, str]) -> None:
    """Keep the marks under which stories were looked at now; call it in the transaction that did so."""
    table = schema.recipient
    before = connection.execute(select(table.c.marks).where(table.c.target == target)).scalar_one()
    connection.execute(update(table).where(table.c.target == target).values(marks={**before, **looked}))


def source_alerts(connection: Connection, target: str) -> list[Alert]:
    """Every alert about a source, told ones too."""
    table = schema.alert
    query = select(table).where(table.c.target == target, table.c.story.is_(None)).order_by(table.c.id)
    return [_alert(row) for row in connection.execute(query)]


def open_alerts(connection: Connection, target: str, story: str | None, now: datetime) -> list[Alert]:
    """What waits for a message, and what stands in a message that waits and is not being sent; oldest first."""
    alert, message = schema.alert, schema.message
    idle = or_(message.c.lease_until.is_(None), message.c.lease_until <= now)
    query = (
        select(alert)
        .outerjoin(message, message.c.id == alert.c.message)
        .where(alert.c.target == target, alert.c.story == story if story else alert.c.story.is_(None))
        .where(or_(alert.c.message.is_(None), and_(message.c.state == State.WAITING.value, idle)))
        .order_by(alert.c.id)
    )
    return [_alert(row) for row in connection.execute(query)]


def post(connection: Connection, draft: Draft, key: str, alerts: Collection[int], at: datetime) -> None:
    """Write a message and let it take up the alerts; call it in the transaction that read them as waiting."""
    row = {name: getattr(draft, name) for name in ("target", "story", "title", "text", "html")}
    row |= {"key": key, "created_at": at, "state": State.WAITING.value, "due_at": at, "attempts": 0}
    message = connection.execute(schema.message.insert().values(row).returning(schema.message.c.id)).scalar_one()
    _take_up(connection, alerts, message)


def revise(connection: Connection, message: int, draft: Draft | None, released: Collection[int], at: datetime) -> None:
    """Write a waiting message anew, since people decided on what it tells; None withdraws it.

    The ``released`` alerts wait again, for a decision can be taken back; not those of a message that was tried before,
    for the receiver may have it.
    """
    values: dict[str, Any] = (
        {"state": State.WITHDRAWN.value, "due_at": None, "ended_at": at}
        if draft is None
        else {"title": draft.title, "text": draft.text, "html": draft.html}
    )
    table = schema.message
    attempts = connection.execute(select(table.c.attempts).where(table.c.id == message)).scalar_one()
    connection.execute(update(table).where(table.c.id == message).values(values))
    if attempts == 0:
        _take_up(connection, released, None)


def lease(connection: Connection, now: datetime, worker: str, targets: Collection[str]) -> Message | None:
    """The message to one of the targets that has been due longest, leased to the worker."""
    hold(connection)
    table = schema.message
    chosen = (
        select(table.c.id)
        .where(table.c.state == State.WAITING.value, table.c.due_at <= now, table.c.target.in_(list(targets)))
        .where(or_(table.c.lease_until.is_(None), table.c.lease_until <= now))
        .order_by(table.c.due_at, table.c.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    key = connection.execute(chosen).scalar_one_or_none()
    if key is None:
        return None
    taken = update(table).where(table.c.id == key).returning(table)
    values = {"lease_until": now + LEASE, "leased_by": worker, "attempts": table.c.attempts + 1}
    return _message(connection.execute(taken.values(values)).one())


def mark_sent(connection: Connection, message: Message, worker: str, at: datetime) -> None:
    """The receiver has it. Raises StaleLeaseError when the lease has passed to another process."""
    _end(connection, message, worker, state=State.SENT.value, due_at=None, ended_at=at, error=None)


def mark_failed(connection: Connection, message: Message, worker: str, at: datetime, reason: str) -> datetime | None:
    """It could not be sent; gives when it is tried again, None when it is given up. Raises StaleLeaseError."""
    again = at + _WAITS[message.attempts - 1] if message.attempts <= len(_WAITS) else None
    values: dict[str, Any] = {"due_at": again, "error": reason}
    if again is None:
        values |= {"state": State.FAILED.value, "ended_at": at}
    _end(connection, message, worker, **values)
    return again


def try_again(connection: Connection, now: datetime) -> int:
    """Let every message wait anew that was given up or waits for its next attempt; gives their number."""
    table = schema.message
    stuck = or_(table.c.state == State.FAILED.value, and_(table.c.state == State.WAITING.value, table.c.due_at > now))
    values = {"state": State.WAITING.value, "due_at": now, "ended_at": None}
    given_up = update(table).where(stuck).values(values | {"attempts": 0})
    return connection.execute(given_up).rowcount


def messages(connection: Connection, *, limit: int = 100) -> list[Message]:
    """The messages, the latest first."""
    query = select(schema.message).order_by(schema.message.c.id.desc()).limit(limit)
    return [_message(row) for row in connection.execute(query)]


def waiting(connection: Connection) -> Mapping[tuple[str, str | None], int]:
    """How many alerts wait for a message, by target and story."""
    table = schema.alert
    query = select(table.c.target, table.c.story, func.count()).where(table.c.message.is_(None))
    rows = connection.execute(query.group_by(table.c.target, table.c.story)).all()
    return {(row[0], row[1]): row[2] for row in rows}


def _take_up(connection: Connection, alerts: Collection[int], message: int | None) -> None:
    table, keys = schema.alert, list(alerts)
    for start in range(0, len(keys), _BATCH):
        batch = table.c.id.in_(keys[start : start + _BATCH])
        connection.execute(update(table).where(batch).values(message=message))


def _end(connection: Connection, message: Message, worker: str, **values: Any) -> None:
    table = schema.message
    mine = and_(table.c.id == message.id, table.c.leased_by == worker, table.c.attempts == message.attempts)
    ended = connection.execute(update(table).where(mine).values(lease_until=None, leased_by=None, **values))
    if ended.rowcount != 1:
        msg = f"message {message.key[:10]}: its lease has passed to another process, which sends it now"
        raise StaleLeaseError(msg)


def _alert(row: Row[Any]) -> Alert:
    return Alert(row.target, row.subject, row.place, row.story, row.transition, row.text, row.id, row.message)


def _message(row: Row[Any]) -> Message:
    values = {name: getattr(row, name) for name in Message.__slots__}
    return Message(**values | {"state": State(row.state)})
