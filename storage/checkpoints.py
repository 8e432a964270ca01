"""Where the changes of a story were told last: what is new since, and whether it only goes on from there."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, case, delete, func, select

from facts.changes.order import Place, Placed, in_order, place_of
from facts.changes.origins import Fingerprint, in_origin_order, origin_place
from facts.changes.rules_version import RULES
from storage import claims, copies, schema
from storage.moments import Known
from storage.stored import StoredReport
from storage.told import all_told, confirmations, goes_on, newest_quarantine


def keep(connection: Connection, story: str, known: Known) -> None:
    """Keep up to where a story was told as a whole, in the place of what was kept."""
    table = schema.checkpoint
    connection.execute(delete(table).where(table.c.story == story))
    origins = {revision: history[-1][1] for revision, history in known.origins.items()}
    copies.keep(connection, story, known.prints, origins)
    if known.last is None:
        return
    awaiting = sorted(known.awaiting)
    of_story = select(schema.extraction.c.id).where(schema.extraction.c.story == story).subquery()
    last, count = connection.execute(select(func.max(of_story.c.id), func.count(of_story.c.id))).one()
    row = {
        "story": story,
        "rules": RULES,
        "extraction": last,
        "extractions": count,
        "until": known.until,
        "quarantine": newest_quarantine(connection, story),
        "confirmations": confirmations(connection, awaiting),
        "last": {"report": _utc_place(known.last), "text": _text_place(in_origin_order(known.prints)[-1])},
        "awaiting": awaiting,
    }
    connection.execute(table.insert().values(row))


def told_until(connection: Connection, story: str) -> datetime | None:
    """Until when what was told of a story can stay as it is; None when all must be told anew.

    So it is where all that is new became known later: texts, fetches, but no other reading of a text that was told,
    no text held back or released, no rules of today.
    """
    at = connection.execute(select(schema.checkpoint).where(schema.checkpoint.c.story == story)).one_or_none()
    if at is None or at.rules != RULES or at.quarantine != newest_quarantine(connection, story):
        return None
    if confirmations(connection, at.awaiting, until=at.until) != at.confirmations or not all_told(connection, at):
        return None
    table, text = schema.extraction, schema.revision
    newer = (
        select(func.min(text.c.observed_at))
        .select_from(table)
        .join(text, text.c.id == table.c.revision)
        .where(table.c.story == story, table.c.id > at.extraction)
    )
    first = connection.execute(newer).scalar()
    until: datetime = at.until
    return until if first is None or first > until else None


def new_articles(connection: Connection, story: str) -> list[StoredReport] | None:
    """The articles that a story has got since its changes were told, first seen first, without their origins.

    None when more than that is new, or when they do not all come after what was told.
    """
    at = connection.execute(select(schema.checkpoint).where(schema.checkpoint.c.story == story)).one_or_none()
    if at is None or not goes_on(connection, at, RULES):
        return None
    of_story = schema.extraction.c.story == story
    newer = select(schema.extraction.c.id).where(of_story, schema.extraction.c.id > at.extraction)
    fresh = list(claims.load_reports(connection, newer))
    revisions = [one.revision for one in fresh]
    again = select(schema.extraction.c.id).where(
        of_story, schema.extraction.c.id <= at.extraction, schema.extraction.c.revision.in_(revisions)
    )
    if any(one.report.revision > 1 for one in fresh) or len(set(revisions)) < len(revisions):
        return None
    if connection.execute(again.limit(1)).first() is not None:
        return None
    order = in_order(one.report for one in fresh)
    if order and (_place(order[0]) <= at.last["report"] or fresh[0].report.observed_at < at.until):
        return None
    return fresh


def move_on(connection: Connection, story: str, stored: StoredReport, placed: Placed, mark: Fingerprint) -> bool:
    """A new article was read. False, and nothing is kept, where its text is not the last in the order of origins."""
    table = schema.checkpoint
    last = connection.execute(select(table.c.last).where(table.c.story == story)).scalar_one()
    if _text_place(mark) <= last["text"]:
        return False
    values: dict[str, Any] = {
        "extraction": case((table.c.extraction > stored.extraction, table.c.extraction), else_=stored.extraction),
        "extractions": table.c.extractions + 1,
        "last": {"report": _place(placed), "text": _text_place(mark)},
    }
    connection.execute(table.update().where(table.c.story == story).values(values))
    return True


def known_until(connection: Connection, story: str, until: datetime) -> None:
    """All that was known until then is told."""
    table = schema.checkpoint
    connection.execute(table.update().where(table.c.story == story).values(until=until))


def _place(placed: Placed) -> list[Any]:
    """Where a report counts, as ``facts.changes.order`` sorts them."""
    return _utc_place(place_of(placed.report, placed.at))


def _utc_place(place: Place) -> list[Any]:
    at, observed, *rest = place
    return [_utc(at), _utc(observed), *rest]


def _text_place(mark: Fingerprint) -> list[str]:
    at, name, key = origin_place(mark)
    return [_utc(at), name, key]


def _utc(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")
