"""Where the changes of a story were told last: what is new since, and whether it only goes on from there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, case, delete, func, select

from facts.history import RULES, read_on
from facts.ledger import Ledger
from facts.model import Change, Sighting
from facts.order import Placed, in_order
from facts.origins import Fingerprint, in_origin_order, origin_place
from storage import claims, copies, memory, schema
from storage.stored import StoredReport

_Told = tuple[Change, int | None, int | None]  # a change and the rows of its old and its new claim


def keep(connection: Connection, story: str, ledger: Ledger, stored: list[StoredReport]) -> None:
    """Keep what the whole of a story came to, in the place of what was kept."""
    table = schema.checkpoint
    connection.execute(delete(table).where(table.c.story == story))
    memory.keep(connection, story, ledger, memory.ClaimIds(stored))
    of_story = select(schema.extraction.c.id).where(schema.extraction.c.story == story)
    origins = {one.revision: one.report.origin for one in stored}  # of the texts that are not held back
    prints = [one for one in claims.fingerprints(connection, of_story) if int(str(one.key)) in origins]
    copies.keep(connection, story, prints, origins)
    if not ledger.order:
        return
    awaiting = sorted(ledger.awaiting)
    known = of_story.subquery()
    last, count = connection.execute(select(func.max(known.c.id), func.count(known.c.id))).one()
    row = {
        "story": story,
        "rules": RULES,
        "extraction": last,
        "extractions": count,
        "confirmations": _confirmations(connection, awaiting),
        "last": {"report": _place(ledger.order[-1]), "text": _text_place(in_origin_order(prints)[-1])},
        "awaiting": awaiting,
    }
    connection.execute(table.insert().values(row))


def new_articles(connection: Connection, story: str) -> list[StoredReport] | None:
    """The articles that a story has got since its changes were told, in their order, without their origins.

    None when more than that is new, or when they do not all come after what was told.
    """
    at = connection.execute(select(schema.checkpoint).where(schema.checkpoint.c.story == story)).one_or_none()
    if at is None or at.rules != RULES or _confirmations(connection, at.awaiting) != at.confirmations:
        return None
    of_story = schema.extraction.c.story == story
    told = select(func.count()).where(of_story, schema.extraction.c.id <= at.extraction)
    if connection.execute(told).scalar_one() != at.extractions:
        return None  # one that another process began before, and ended after, the last time
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
    if order and _place(order[0]) <= at.last["report"]:
        return None
    of_article = {one.report.article: one for one in fresh}
    return [of_article[placed.report.article] for placed in order]


def go_on(connection: Connection, story: str, stored: StoredReport) -> list[_Told] | None:
    """Read one new article and keep what follows; None when the origins of the story are not what they were."""
    table = schema.checkpoint
    last = connection.execute(select(table.c.last).where(table.c.story == story)).scalar_one()
    (mark,) = claims.fingerprints(connection, select(schema.extraction.c.id).where(_is(stored)))
    if _text_place(mark) <= last["text"]:
        return None
    origin = copies.add(connection, story, mark)
    if origin is None:
        return None
    report = replace(stored.report, origin=origin)
    recalled = memory.recall(connection, story, report)
    for claim, key in zip(report.claims, stored.claims, strict=True):
        recalled.ids.add(Sighting(claim, report), key)
    read_on(recalled.ledger, [report])
    memory.go_on(connection, story, recalled, report)
    values: dict[str, Any] = {
        "extraction": case((table.c.extraction > stored.extraction, table.c.extraction), else_=stored.extraction),
        "extractions": table.c.extractions + 1,
        "last": {"report": _place(recalled.ledger.order[-1]), "text": _text_place(mark)},
    }
    connection.execute(table.update().where(table.c.story == story).values(values))
    ids = recalled.ids
    return [
        (change, ids.of(change.old) if change.old else None, ids.of(change.new) if change.new else None)
        for change in recalled.ledger.changes
    ]


def _confirmations(connection: Connection, articles: Sequence[int]) -> int:
    """How often texts of the articles were seen again: a fetch may show that a value is lost."""
    table, revision = schema.confirmation, schema.revision
    query = (
        select(func.count())
        .select_from(table)
        .join(revision, revision.c.id == table.c.revision)
        .where(revision.c.article.in_(articles))
    )
    found: int = connection.execute(query).scalar_one() if articles else 0
    return found


def _is(stored: StoredReport) -> Any:
    return schema.extraction.c.id == stored.extraction


def _place(placed: Placed) -> list[Any]:
    """Where a report counts, as ``facts.order`` sorts them."""
    report = placed.report
    return [_utc(placed.at), _utc(report.observed_at), report.url, report.article, report.revision]


def _text_place(mark: Fingerprint) -> list[str]:
    at, name, key = origin_place(mark)
    return [_utc(at), name, key]


def _utc(moment: datetime) -> str:
    return moment.isoformat(timespec="microseconds")
