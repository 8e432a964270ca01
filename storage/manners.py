"""What outlets have asked for, kept from crawl to crawl: pauses, and the rules of their robots.txt."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Connection, delete, select

from storage import schema


def pauses(connection: Connection, *, now: datetime) -> dict[str, datetime]:
    """Sites that have asked for a pause which is not over, and until when."""
    table = schema.pause
    rows = connection.execute(select(table.c.site, table.c.until).where(table.c.until > now))
    return {row.site: row.until for row in rows}


def keep_pauses(connection: Connection, until: Mapping[str, datetime]) -> None:
    """Put these pauses in the place of all that were kept."""
    connection.execute(delete(schema.pause))
    if until:
        connection.execute(schema.pause.insert(), [{"site": site, "until": at} for site, at in until.items()])


def robots_rules(connection: Connection, *, since: datetime) -> dict[str, str]:
    """What the robots.txt of each host said that was read since then."""
    table = schema.robots
    rows = connection.execute(select(table.c.host, table.c.rules).where(table.c.read_at >= since))
    return {row.host: row.rules for row in rows}


def keep_robots(connection: Connection, rules: Mapping[str, str], *, at: datetime) -> None:
    """Keep what the robots.txt of some hosts said, in the place of what they said before."""
    table = schema.robots
    if rules:
        connection.execute(delete(table).where(table.c.host.in_(list(rules))))
        connection.execute(
            table.insert(), [{"host": host, "rules": said, "read_at": at} for host, said in rules.items()]
        )
