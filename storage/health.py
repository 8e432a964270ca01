"""How each source has fared in the crawls so far: enough to tell trouble once, and once that it is over."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select, update

from storage import schema
from storage.articles import insert_new


@dataclass(frozen=True, slots=True)
class Look:
    """What one crawl found at one source. ``problem`` says why it gave too little; ``mass_change``, what changed."""

    source: str
    problem: str | None
    mass_change: str | None = None


@dataclass(frozen=True, slots=True)
class Health:
    """The state of a source. ``failures`` counts bad crawls in a row, the first of them at ``failing_since``."""

    source: str
    at: datetime
    failures: int
    failing_since: datetime | None
    problem: str | None
    last_good_at: datetime | None
    mass_change_at: datetime | None
    mass_change: str | None


def record_looks(connection: Connection, looks: Iterable[Look], at: datetime) -> None:
    """Keep what a crawl found at its sources."""
    table = schema.source_health
    for look in looks:
        insert_new(connection, table, [{"source": look.source, "at": at, "failures": 0}])
        values: dict[str, Any] = {"at": at}
        if look.problem is None:
            values |= {"failures": 0, "failing_since": None, "problem": None, "last_good_at": at}
        else:
            first = select(table.c.failing_since).where(table.c.source == look.source)
            since = connection.execute(first).scalar_one_or_none() or at
            values |= {"failures": table.c.failures + 1, "failing_since": since, "problem": look.problem}
        if look.mass_change is not None:
            values |= {"mass_change_at": at, "mass_change": look.mass_change}
        connection.execute(update(table).where(table.c.source == look.source).values(values))


def health(connection: Connection) -> list[Health]:
    """The state of every source that was ever looked at."""
    rows = connection.execute(select(schema.source_health).order_by(schema.source_health.c.source))
    return [Health(**row) for row in rows.mappings()]
