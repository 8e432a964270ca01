"""How a source has done lately, from the attempts that the ledger keeps."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from sqlalchemy import Connection, func, select

from storage import schema

_ONE_CRAWL = timedelta(minutes=30)  # the longest a crawl takes: listings within it belong together


@dataclass(frozen=True, slots=True)
class TrackRecord:
    """What one source gave. ``outcomes`` counts the attempts at articles since the time that was asked for."""

    last_attempt: datetime | None = None
    last_good: datetime | None = None
    outcomes: Mapping[str, int] = field(default_factory=dict)
    listed: int | None = None  # articles that its feeds and pages list, at the last crawl; None where not known
    failed_listings: tuple[str, ...] = ()  # why feeds and pages failed at the last crawl


def track_record(
    connection: Connection, source: str, *, since: datetime, good: Sequence[str], listings: Sequence[str], failed: str
) -> TrackRecord:
    """How a source has done.

    ``good`` are the outcomes that show an article, ``listings`` those of a listing that answered, ``failed`` that of
    one that did not.
    """
    table = schema.fetch
    mine = table.c.source == source
    kinds = [*listings, failed]
    last = connection.execute(select(func.max(table.c.at)).where(mine)).scalar_one()
    if last is None:
        return TrackRecord()
    last_good = connection.execute(
        select(func.max(table.c.at)).where(mine, table.c.outcome.in_(list(good)))
    ).scalar_one()
    counts = select(table.c.outcome, func.count()).where(mine, table.c.at >= since, table.c.outcome.not_in(kinds))
    outcomes: Counter[str] = Counter()
    for outcome, count in connection.execute(counts.group_by(table.c.outcome)):
        outcomes[outcome] = count
    last_listing = connection.execute(select(func.max(table.c.at)).where(mine, table.c.outcome.in_(kinds))).scalar_one()
    listed, troubles = None, []
    if last_listing is not None:
        latest = {}
        rows = select(table.c.url, table.c.outcome, table.c.listed, table.c.error).where(
            mine, table.c.outcome.in_(kinds), table.c.at > last_listing - _ONE_CRAWL
        )
        for row in connection.execute(rows.order_by(table.c.at, table.c.id)):
            latest[row.url] = row
        told = [row.listed for row in latest.values() if row.outcome != failed]
        listed = sum(told) if told and None not in told else None
        troubles = [row.error or failed for row in latest.values() if row.outcome == failed]
    return TrackRecord(last, last_good, dict(outcomes), listed, tuple(troubles))
