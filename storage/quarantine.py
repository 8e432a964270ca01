"""Texts held back: when many pages of an outlet change at once, a new design is likelier than that much news.

The texts stay in the ledger, but they are no part of a story's reports until a person releases them. Rows are only
added: the last row of a revision counts.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from storage import schema
from storage.articles import Revision

HELD, RELEASED = "held", "released"
STEADY = timedelta(hours=1)  # a page that shows the text before for so long was disturbed, not redesigned


@dataclass(frozen=True, slots=True)
class Held:
    """A text that waits for a person. ``article`` and ``revision`` are ids of rows."""

    revision: int
    article: int
    source: str
    url: str
    at: datetime


def held_revisions() -> Select[Any]:
    """Selects the ids of the revisions that are held back."""
    table = schema.quarantine
    last = select(func.max(table.c.id)).group_by(table.c.revision)
    return select(table.c.revision).where(table.c.id.in_(last), table.c.action == HELD)


_EARLIER = (  # made once, for each page runs it
    select(schema.revision.c.id, schema.revision.c.text_hash, schema.revision.c.id.in_(held_revisions()).label("held"))
    .where(schema.revision.c.article == bindparam("of_article"), schema.revision.c.n < bindparam("before"))
    .order_by(schema.revision.c.n.desc())
)


def hold(connection: Connection, revisions: Iterable[int], *, at: datetime) -> int:
    """Hold revisions back, and give how many were not held before."""
    before = set(connection.execute(held_revisions()).scalars())
    rows = [{"revision": one, "action": HELD, "at": at} for one in dict.fromkeys(revisions) if one not in before]
    if rows:
        connection.execute(schema.quarantine.insert(), rows)
    return len(rows)


def hold_with_earlier(connection: Connection, revision: Revision, *, at: datetime) -> bool:
    """Hold a new revision back when it goes on from a held one, or shows a held text again; says whether it is.

    One that shows the last text that counts is let through: the page is back to what it was.
    """
    if revision.n == 1:
        return False
    table = schema.revision
    earlier = connection.execute(_EARLIER, {"of_article": revision.article, "before": revision.n}).all()
    if not any(one.held for one in earlier):
        return False
    text = connection.execute(select(table.c.text_hash).where(table.c.id == revision.id)).scalar_one()
    counts = next((one.text_hash for one in earlier if not one.held), None)
    shown_again = any(one.held and one.text_hash == text for one in earlier)
    if text == counts or not (earlier[0].held or shown_again):
        return False
    return hold(connection, [revision.id], at=at) > 0


def held(connection: Connection, source: str | None = None) -> list[Held]:
    """The texts that wait for a person, by source and age.

    Where the page has shown the text before for an hour or more, nothing waits: it was a passing disturbance.
    """
    table, article = schema.revision, schema.article
    query = (
        select(table.c.id, table.c.article, table.c.observed_at, article.c.source, article.c.url)
        .join(article, article.c.id == table.c.article)
        .where(table.c.id.in_(held_revisions()))
        .order_by(article.c.source, table.c.observed_at, table.c.id)
    )
    if source is not None:
        query = query.where(article.c.source == source)
    rows = connection.execute(query).all()
    steady = _steady(connection, sorted({row.article for row in rows}))
    return [
        Held(row.id, row.article, row.source, row.url, row.observed_at)
        for row in rows
        if row.article not in steady or steady[row.article] < row.observed_at + STEADY
    ]


def release(connection: Connection, source: str, *, at: datetime) -> list[Held]:
    """Let the waiting texts of a source into the history, and give them; the changes are then to be derived anew."""
    waiting = held(connection, source)
    if waiting:
        rows = [{"revision": one.revision, "action": RELEASED, "at": at} for one in waiting]
        connection.execute(schema.quarantine.insert(), rows)
    return waiting


def _steady(connection: Connection, articles: list[int]) -> dict[int, datetime]:
    """Until when each article was seen with a latest text that is not held back."""
    table, seen = schema.revision, schema.confirmation
    latest = select(func.max(table.c.id)).where(table.c.article.in_(articles)).group_by(table.c.article)
    confirmed = select(func.max(seen.c.at)).where(seen.c.revision == table.c.id).scalar_subquery()
    query = select(table.c.article, table.c.observed_at, confirmed.label("confirmed_at")).where(
        table.c.id.in_(latest), table.c.id.not_in(held_revisions())
    )
    return {row.article: max(row.observed_at, row.confirmed_at or row.observed_at) for row in connection.execute(query)}


def stories_of(connection: Connection, texts: Iterable[Held]) -> list[str]:
    """The stories that have read any of these texts."""
    table = schema.extraction
    ids = [one.revision for one in texts]
    return list(
        connection.execute(
            select(table.c.story).where(table.c.revision.in_(ids)).distinct().order_by(table.c.story)
        ).scalars()
    )
