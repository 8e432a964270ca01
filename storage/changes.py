"""The changes of a story: derived from its reports, kept so that they can be listed, linked and decided on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, Text, cast, func, or_, select, union

from facts.model import Change, Sighting, Verb
from storage import checkpoints, claims, schema
from storage.change_rows import replace_changes
from storage.database import lock
from storage.errors import LedgerError
from storage.going_on import Told, go_on
from storage.retelling import retell


def update(connection: Connection, story: str) -> list[Told]:
    """Tell what is new in the ledger for a story; gives the changes that were not there before, oldest first.

    New articles that count after all others are judged beside what is remembered of those. For anything else (an edit,
    a late find, a bridge between two origins) the story is read again; what was known before is not written again.
    Where what was known is another now (another reading, texts that were held back) it is told as a whole. The rows are
    the same.
    """
    lock(connection, f"changes of {story}")
    added = _go_on(connection, story)
    return added if added is not None else _retold(connection, story, checkpoints.told_until(connection, story))


def rebuild(connection: Connection, story: str) -> list[Told]:
    """Derive the changes of a story anew from all its reports, and put them in the place of the old ones.

    The same ledger gives the same rows, ids included; decisions on them stay as they are. Gives those that were not
    there before.
    """
    lock(connection, f"changes of {story}")
    return _retold(connection, story, None)


def _retold(connection: Connection, story: str, after: datetime | None) -> list[Told]:
    rows, known = retell(connection, story, after=after)
    added = replace_changes(connection, story, rows)
    checkpoints.keep(connection, story, known)
    return [Told(row.id, Verb(row.verb)) for row in rows if row.id in added]


def _go_on(connection: Connection, story: str) -> list[Told] | None:
    """Tell the changes of new articles that count last; None when the story must be read again."""
    fresh = checkpoints.new_articles(connection, story)
    if not fresh:
        return None if fresh is None else []
    return go_on(connection, story, fresh)


def changes(
    connection: Connection,
    story: str,
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    fact: str | None = None,
    verb: Verb | None = None,
) -> list[Change]:
    """The changes of a story as last rebuilt, oldest first; ``since`` and ``until`` are both included."""
    table = schema.change
    query = select(table).where(table.c.story == story).order_by(table.c.position)
    if since is not None:
        query = query.where(table.c.at >= since)
    if until is not None:
        query = query.where(table.c.at <= until)
    if fact is not None:
        query = query.where(table.c.fact == fact)
    if verb is not None:
        query = query.where(table.c.verb == verb.value)
    return _changes(connection, query)


def stored_change(connection: Connection, story: str, change: str) -> Change:
    """The change of a story with this very id. Raises LedgerError when there is none."""
    table = schema.change
    found = _changes(connection, select(table).where(table.c.story == story, table.c.id == change))
    if not found:
        msg = f"story {story!r} has no change {change}"
        raise LedgerError(msg)
    return found[0]


def to_review(connection: Connection, story: str) -> list[Change]:
    """The changes of a story that people are asked about: those that are news, and uncertain ones; oldest first."""
    table = schema.change
    news = [verb.value for verb in Verb if verb.news]
    wanted = or_(table.c.verb.in_(news), cast(table.c.flags, Text).contains('"uncertain"'))
    return _changes(connection, select(table).where(table.c.story == story, wanted).order_by(table.c.position))


def by_ids(connection: Connection, story: str, ids: Collection[str]) -> list[Change]:
    """The changes of a story with these ids, oldest first; those that are not derived any more are left out."""
    table = schema.change
    return _changes(
        connection, select(table).where(table.c.story == story, table.c.id.in_(ids)).order_by(table.c.position)
    )


def find_change(connection: Connection, id_prefix: str, *, story: str | None = None) -> Change:
    """The one change whose id begins so. Raises LedgerError when there is none, or more than one."""
    table = schema.change
    query = select(table).where(table.c.id.startswith(id_prefix.lower(), autoescape=True))
    if story is not None:
        query = query.where(table.c.story == story)
    rows = connection.execute(query.order_by(table.c.story, table.c.position).limit(6)).all()
    if len(rows) == 1:
        return _changes(connection, query)[0]
    if not rows:
        msg = f"no change has an id that begins with {id_prefix!r}; `factdrift changes` lists them"
        raise LedgerError(msg)
    shown = ", ".join(f"{row.id} ({row.story}, {row.fact})" for row in rows[:5]) + (" ..." if len(rows) > 5 else "")
    remedy = "give more of it" if len({row.id for row in rows}) > 1 else "say which story: --story"
    msg = f"several changes have an id that begins with {id_prefix!r}: {shown}; {remedy}"
    raise LedgerError(msg)


def found_by_rereading(connection: Connection, story: str) -> set[str]:
    """Ids of the changes that rest on a reading made after the change: our reader is new there, not the report."""
    change, claim, extraction = schema.change, schema.claim, schema.extraction
    query = (
        select(change.c.id)
        .join(claim, claim.c.id == func.coalesce(change.c.new_claim, change.c.old_claim))
        .join(extraction, extraction.c.id == claim.c.extraction)
        .where(change.c.story == story, extraction.c.at > change.c.at)
    )
    return set(connection.execute(query).scalars())


def story_of_change(connection: Connection, change: str) -> str:
    """The story of a change whose whole id is given, and that one story has."""
    table = schema.change
    return str(connection.execute(select(table.c.story).where(table.c.id == change)).scalar_one())


def _changes(connection: Connection, query: Select[Any]) -> list[Change]:
    rows = connection.execute(query).all()
    claimed = schema.change.c.old_claim, schema.change.c.new_claim
    chosen = query.with_only_columns(*claimed).order_by(None).subquery()
    named = union(select(chosen.c.old_claim), select(chosen.c.new_claim))
    of_claim = select(schema.claim.c.extraction).where(schema.claim.c.id.in_(named))
    sightings = {
        key: Sighting(claim, stored.report)
        for stored in claims.load_reports(connection, of_claim)
        for key, claim in zip(stored.claims, stored.report.claims, strict=True)
    }
    return [_change(row, sightings) for row in rows]


def _change(row: Row[Any], sightings: dict[int, Sighting]) -> Change:
    return Change(
        id=row.id,
        fact=row.fact,
        verb=Verb(row.verb),
        old=_sighting(sightings, row.old_claim, row.old_origin),
        new=_sighting(sightings, row.new_claim, row.new_origin),
        at=row.at,
        rule=row.rule,
        because=row.because,
        flags=tuple(row.flags),
    )


def _sighting(sightings: dict[int, Sighting], claim: int | None, origin: str | None) -> Sighting | None:
    if claim is None:
        return None
    seen = sightings[claim]
    return Sighting(seen.claim, replace(seen.report, origin=origin or ""))
