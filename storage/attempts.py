"""The attempts to fetch pages, as a person looks at them: of an article, of an outlet, by what came of them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, func, select

from storage import schema


@dataclass(frozen=True, slots=True)
class FetchRow:
    """One attempt to get a page. It has a place in a WARC file where the raw answer was kept."""

    id: int
    article: int | None
    url: str
    source: str
    outcome: str
    status: int | None
    at: datetime
    duration_seconds: float | None
    warc_file: str | None
    warc_offset: int | None
    error: str | None


def fetches_of(connection: Connection, article: int, *, limit: int = 20) -> list[FetchRow]:
    """The latest attempts at an article, newest first."""
    return _fetches(connection, [schema.fetch.c.article == article], limit)


def attempts_at(
    connection: Connection, source: str, *, outcome: str | None = None, before: int | None = None, limit: int = 60
) -> list[FetchRow]:
    """The latest attempts at pages of an outlet, newest first; ``before`` an id, of one outcome only."""
    table = schema.fetch
    wanted = [table.c.source == source]
    if outcome is not None:
        wanted.append(table.c.outcome == outcome)
    if before is not None:
        wanted.append(table.c.id < before)
    return _fetches(connection, wanted, limit)


def find_fetch(connection: Connection, fetch: int) -> FetchRow | None:
    """The attempt with this id."""
    return next(iter(_fetches(connection, [schema.fetch.c.id == fetch], 1)), None)


def outcomes(connection: Connection, *, since: datetime) -> list[tuple[str, str, str, int]]:
    """How many attempts had which outcome: ``(source, day, outcome, number)``, the day as ``2026-01-31`` in UTC."""
    table = schema.fetch
    day = func.date(table.c.at)
    query = (
        select(table.c.source, day, table.c.outcome, func.count())
        .where(table.c.at >= since)
        .group_by(table.c.source, day, table.c.outcome)
        .order_by(table.c.source, day)
    )
    return [(source, str(on), outcome, number) for source, on, outcome, number in connection.execute(query)]


def last_attempt(connection: Connection, source: str, among: Collection[str] | None = None) -> FetchRow | None:
    """The latest attempt at an outlet, with one of the given outcomes where they are named."""
    table = schema.fetch
    wanted = [table.c.source == source]
    if among is not None:
        wanted.append(table.c.outcome.in_(among))
    query = select(*(table.c[name] for name in FetchRow.__slots__)).where(*wanted).order_by(table.c.at.desc()).limit(1)
    row = connection.execute(query).mappings().one_or_none()
    return FetchRow(**row) if row else None


def newest_attempt_at(connection: Connection) -> datetime | None:
    """When anything was asked for last."""
    table = schema.fetch
    return connection.execute(select(table.c.at).order_by(table.c.id.desc()).limit(1)).scalar()


def dues(connection: Connection) -> dict[str, tuple[int, datetime | None]]:
    """For each source: how many articles it has, and when the first of them is due again."""
    table = schema.article
    query = select(table.c.source, func.count(), func.min(table.c.due_at)).group_by(table.c.source)
    return {source: (number, due) for source, number, due in connection.execute(query)}


def _fetches(connection: Connection, wanted: Sequence[ColumnElement[bool]], limit: int) -> list[FetchRow]:
    table = schema.fetch
    query = select(*(table.c[name] for name in FetchRow.__slots__)).where(*wanted)
    rows = connection.execute(query.order_by(table.c.id.desc()).limit(limit)).mappings()
    return [FetchRow(**row) for row in rows]
