"""Whose text each text of a story was, from when to when we knew it so."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, bindparam, delete, or_, select

from storage import schema
from storage.columns import batched

_TABLE = schema.origin


def keep(
    connection: Connection,
    story: str,
    origins: Mapping[int, Sequence[tuple[datetime, str]]],
    *,
    after: datetime | None = None,
) -> None:
    """Keep what the origins were, by revision. With ``after``, what was known by then is there already."""
    if after is None:
        connection.execute(delete(_TABLE).where(_TABLE.c.story == story))
    rows: list[dict[str, Any]] = []
    ended: list[dict[str, Any]] = []
    for revision, history in origins.items():
        ends = [since for since, _ in history[1:]]
        for (since, origin), until in zip(history, [*ends, None], strict=True):
            if after is None or since > after:
                row = {"story": story, "revision": revision, "since": since}
                rows.append(row | {"until": until, "origin": origin})
            elif until is not None and until > after:
                ended.append({"of": revision, "began": since, "ends": until})
    if ended:
        one = (_TABLE.c.story == story, _TABLE.c.revision == bindparam("of"), _TABLE.c.since == bindparam("began"))
        connection.execute(_TABLE.update().where(*one).values(until=bindparam("ends")), ended)
    for batch in batched(rows, 5000):
        connection.execute(_TABLE.insert(), list(batch))


def add(connection: Connection, story: str, revision: int, origin: str, *, since: datetime) -> None:
    """A new text has an origin."""
    row = {"story": story, "revision": revision, "since": since, "until": None, "origin": origin}
    connection.execute(_TABLE.insert().values(row))


def known_at(at: datetime | None) -> ColumnElement[bool]:
    """Of the rows of ``origin`` those that held at a moment; those of now when None."""
    ended = _TABLE.c.until.is_(None)
    return ended if at is None else (_TABLE.c.since <= at) & or_(ended, _TABLE.c.until > at)


def origins_at(connection: Connection, story: str, revisions: Sequence[int], at: datetime | None) -> dict[int, str]:
    """The origins that some texts had at a moment, as far as they were told by then; now when None."""
    query = select(_TABLE.c.revision, _TABLE.c.origin).where(_TABLE.c.story == story, known_at(at))
    return {
        row.revision: row.origin
        for batch in batched(sorted(set(revisions)))
        for row in connection.execute(query.where(_TABLE.c.revision.in_(batch)))
    }
