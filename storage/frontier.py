"""URLs that were discovered and are still to be fetched for the first time.

A row is leased, fetched, committed and only then acknowledged: what a killed process had leased falls due again when
the lease runs out. The number of the attempt fences: a worker whose lease has passed on cannot acknowledge any more.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, func, or_, select, update

from storage import schema
from storage.articles import insert_new
from storage.columns import row_of
from storage.errors import StaleLeaseError

_BATCH = 500  # rows of one INSERT: well below the number of parameters SQLite and PostgreSQL take
_END = update(schema.frontier).where(
    schema.frontier.c.id == bindparam("of_lease"),
    schema.frontier.c.leased_by == bindparam("by_worker"),
    schema.frontier.c.attempts == bindparam("of_attempt"),
)
_END_ALL = update(schema.frontier).where(
    schema.frontier.c.id.in_(bindparam("of_leases", expanding=True)),
    schema.frontier.c.leased_by == bindparam("by_worker"),
    schema.frontier.c.attempts == bindparam("of_attempt"),
)


@dataclass(frozen=True, slots=True)
class Discovered:
    """A URL as a feed, a sitemap or a section page gave it."""

    url: str
    source: str
    title: str | None = None
    published_raw: str | None = None


@dataclass(frozen=True, slots=True)
class Lease:
    """A URL that one worker may fetch until ``until``. ``attempt`` counts from 1."""

    id: int
    url: str
    source: str
    title: str | None
    published_raw: str | None
    worker: str
    attempt: int
    until: datetime


def discover(
    connection: Connection, found: Iterable[Discovered], *, at: datetime, due_at: datetime | None = None
) -> int:
    """Add URLs that are neither in the frontier nor an article yet, due at once unless told; gives how many are new."""
    rows = [row_of(one) | {"discovered_at": at, "due_at": due_at or at, "attempts": 0} for one in found]
    new = 0
    for start in range(0, len(rows), _BATCH):
        batch = {row["url"]: row for row in reversed(rows[start : start + _BATCH])}
        known = _articles_at(connection, list(batch))
        new += insert_new(connection, schema.frontier, [row for url, row in batch.items() if url not in known])
    return new


def due(
    connection: Connection,
    *,
    now: datetime,
    worker: str,
    lease: timedelta,
    limit: int,
    source: str | None = None,
) -> list[Lease]:
    """Lease up to ``limit`` URLs that are due and not leased by a living lease, the longest due first."""
    table = schema.frontier
    free = select(table.c.id).where(
        table.c.due_at <= now, or_(table.c.lease_until.is_(None), table.c.lease_until <= now)
    )
    if source is not None:
        free = free.where(table.c.source == source)
    chosen = free.order_by(table.c.due_at, table.c.id).limit(limit).with_for_update(skip_locked=True)
    keys = connection.execute(chosen).scalars().all()
    leases: list[tuple[datetime, Lease]] = []
    for start in range(0, len(keys), _BATCH):
        taken = (
            update(table)
            .where(table.c.id.in_(keys[start : start + _BATCH]))
            .values(lease_until=now + lease, leased_by=worker, attempts=table.c.attempts + 1)
            .returning(table)
        )
        for row in connection.execute(taken):
            got = Lease(
                row.id, row.url, row.source, row.title, row.published_raw, worker, row.attempts, row.lease_until
            )
            leases.append((row.due_at, got))
    return [got for _, got in sorted(leases, key=lambda pair: (pair[0], pair[1].id))]


def take_back(connection: Connection) -> int:
    """End all leases. Only for a caller who knows that no crawl is running: those who held them were killed."""
    table = schema.frontier
    ended = update(table).where(table.c.lease_until.is_not(None)).values(lease_until=None, leased_by=None)
    return connection.execute(ended).rowcount


def acknowledge(connection: Connection, lease: Lease, *, outcome: str) -> None:
    """The URL is done with. Call it in the transaction that stores what the fetch gave.

    Raises StaleLeaseError when the lease has passed to another worker: roll back, the other one's result counts.
    """
    _end(connection, lease, due_at=None, last_outcome=outcome)


def acknowledge_all(connection: Connection, leases: Sequence[Lease], *, outcome: str) -> None:
    """These URLs are done with, all with the same outcome. Raises StaleLeaseError as ``acknowledge`` does."""
    attempts: dict[tuple[str, int], list[int]] = {}
    for lease in leases:
        attempts.setdefault((lease.worker, lease.attempt), []).append(lease.id)
    ended = 0
    for (worker, attempt), keys in attempts.items():
        of_leases = {"of_leases": keys, "by_worker": worker, "of_attempt": attempt}
        done = {"lease_until": None, "leased_by": None, "due_at": None, "last_outcome": outcome}
        ended += connection.execute(_END_ALL, of_leases | done).rowcount
    if ended != len(leases):
        msg = f"{len(leases) - ended} of {len(leases)} leases have passed to another worker"
        raise StaleLeaseError(msg)


def reschedule(connection: Connection, lease: Lease, *, due_at: datetime, outcome: str) -> None:
    """The URL is to be tried again at ``due_at``. Raises StaleLeaseError as ``acknowledge`` does."""
    _end(connection, lease, due_at=due_at, last_outcome=outcome)


def waiting(connection: Connection, *, now: datetime, source: str | None = None) -> int:
    """How many URLs are due, leased ones included."""
    table = schema.frontier
    query = select(func.count()).select_from(table).where(table.c.due_at <= now)
    if source is not None:
        query = query.where(table.c.source == source)
    return connection.execute(query).scalar_one()


def _end(connection: Connection, lease: Lease, **values: Any) -> None:
    of_lease = {"of_lease": lease.id, "by_worker": lease.worker, "of_attempt": lease.attempt}
    ended = connection.execute(_END, {"lease_until": None, "leased_by": None} | of_lease | values)
    if ended.rowcount != 1:
        msg = f"{lease.url}: the lease of {lease.worker} (attempt {lease.attempt}) has passed to another worker"
        raise StaleLeaseError(msg)


def _articles_at(connection: Connection, urls: list[str]) -> set[str]:
    """Those of the URLs that lead to an article: they are checked again as articles."""
    known: set[str] = set()
    for table in (schema.article, schema.article_alias):
        known.update(connection.execute(select(table.c.url).where(table.c.url.in_(urls))).scalars())
    return known
