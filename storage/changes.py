"""The changes of a story: derived from its reports, kept so that they can be listed, linked and decided on."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, Text, cast, delete, func, or_, select, union

from facts import history
from facts.model import Change, Report, Sighting, Verb
from facts.order import in_order
from storage import checkpoints, claims, quarantine, schema
from storage.database import lock
from storage.errors import LedgerError
from storage.stored import StoredReport

_Ids = dict[tuple[int, int, str], StoredReport]  # by article, number of the revision, and reader


def update(connection: Connection, story: str) -> list[Change]:
    """Tell what is new in the ledger for a story; gives the changes that were not there before.

    New articles that count after all others are judged beside what is remembered of those. Anything else (an edit, a
    late find, another reading, a bridge between two origins, texts that were held back) has the story read as a whole.
    The rows are the same.
    """
    lock(connection, f"changes of {story}")
    added = _go_on(connection, story)
    if added is not None:
        return added
    before = set(connection.execute(select(schema.change.c.id).where(schema.change.c.story == story)).scalars())
    return [change for change in rebuild(connection, story) if change.id not in before]


def rebuild(connection: Connection, story: str) -> list[Change]:
    """Derive the changes of a story anew from all its reports, and put them in the place of the old ones.

    The same ledger gives the same rows, ids included; decisions on them stay as they are.
    """
    lock(connection, f"changes of {story}")
    stored = _comparable(claims.readings(connection, story))
    ledger = history.fold([one.report for one in stored])
    ids: _Ids = {_key(one.report): one for one in stored}
    rows = [_row(story, position, change, ids) for position, change in enumerate(ledger.changes)]
    connection.execute(delete(schema.change).where(schema.change.c.story == story))
    if rows:
        connection.execute(schema.change.insert(), rows)
    checkpoints.keep(connection, story, ledger, stored)
    return ledger.changes


def _go_on(connection: Connection, story: str) -> list[Change] | None:
    """Tell the changes of new articles that count last; None when the story must be read as a whole."""
    if quarantine.concerns(connection, story):
        return None
    table = schema.change
    fresh = checkpoints.new_articles(connection, story)
    if not fresh:
        return None if fresh is None else []
    count = select(func.coalesce(func.max(table.c.position) + 1, 0)).where(table.c.story == story)
    first = connection.execute(count).scalar_one()
    with connection.begin_nested() as trial:
        for one in fresh:
            told = checkpoints.go_on(connection, story, one)
            if told is None:
                trial.rollback()
                return None
            position = connection.execute(count).scalar_one()
            rows = [_change_row(story, position + n, *each) for n, each in enumerate(told)]
            taken = select(table.c.id).where(table.c.story == story, table.c.id.in_([row["id"] for row in rows]))
            if connection.execute(taken).first() is not None:
                trial.rollback()
                return None
            if rows:
                connection.execute(table.insert(), rows)
    query = select(table).where(table.c.story == story, table.c.position >= first).order_by(table.c.position)
    return _changes(connection, query)


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


def _comparable(readings: list[StoredReport]) -> list[StoredReport]:
    """The newest reading of each revision, with the one before it where history takes that for the older one, too.

    What differs between the two is technical. History goes by the version of the reader, the ledger by what was read
    last, which counts: when an older version read last, there is nothing to compare with.
    """
    of_revision: dict[int, list[StoredReport]] = {}
    for one in readings:
        of_revision.setdefault(one.revision, []).append(one)
    chosen: list[StoredReport] = []
    for versions in of_revision.values():
        pair, newest = versions[-2:], versions[-1]
        agreed = in_order([one.report for one in pair])[0].report.reader == newest.report.reader
        chosen += pair if agreed else [newest]
    return chosen


def _key(report: Report) -> tuple[int, int, str]:
    return report.article, report.revision, report.reader


def _row(story: str, position: int, change: Change, ids: _Ids) -> dict[str, Any]:
    return _change_row(story, position, change, _claim_id(change, change.old, ids), _claim_id(change, change.new, ids))


def _change_row(story: str, position: int, change: Change, old: int | None, new: int | None) -> dict[str, Any]:
    return {
        "story": story,
        "id": change.id,
        "position": position,
        "fact": change.fact,
        "verb": change.verb.value,
        "old_claim": old,
        "old_origin": change.old.report.origin if change.old else None,
        "new_claim": new,
        "new_origin": change.new.report.origin if change.new else None,
        "at": change.at,
        "rule": change.rule,
        "because": change.because,
        "flags": list(change.flags),
    }


def _claim_id(change: Change, sighting: Sighting | None, ids: _Ids) -> int | None:
    """The row of the claim that was sighted: claims are never deleted, so it holds for every rebuild."""
    if sighting is None:
        return None
    stored = ids[_key(sighting.report)]
    try:
        return stored.claims[stored.report.claims.index(sighting.claim)]
    except ValueError:
        msg = f"change {change.id} rests on a claim that is not in the ledger: {sighting.claim}"
        raise LedgerError(msg) from None


def _changes(connection: Connection, query: Select[Any]) -> list[Change]:
    rows = connection.execute(query).all()
    chosen = query.order_by(None).subquery()
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
