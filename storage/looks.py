"""Where a reviewer last looked at a story: marks that are only added, so that "since my last look" can be asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, select

from storage import schema

NOTHING_SEEN = datetime(1970, 1, 1, tzinfo=UTC)


def looked(connection: Connection, story: str, *, reviewer: str, at: datetime, until: datetime | None) -> None:
    """Mark that a person has seen the changes of a story up to ``until``: the time of the newest one there was.

    Not the time of the look counts: a crawl that is under way derives changes later with times from before it. None
    says that there was no change to see.
    """
    row = {"story": story, "reviewer": reviewer, "at": at, "until": until or NOTHING_SEEN}
    connection.execute(schema.look.insert().values(row))


def last_look(connection: Connection, story: str, *, reviewer: str) -> datetime | None:
    """From when on changes are new to a person (UTC); None when there is no mark."""
    table = schema.look
    until = connection.execute(
        select(table.c.until)
        .where(table.c.story == story, table.c.reviewer == reviewer)
        .order_by(table.c.id.desc())
        .limit(1)
    ).scalar()
    # "Since" includes its moment, so it is the next one that a database can tell apart.
    return None if until is None else until + timedelta(microseconds=1)
