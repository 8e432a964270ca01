"""Whether the changes of a story are told up to the last row of the ledger: quick to ask and to import."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, func, select

from facts.changes.rules_version import RULES
from storage import schema


def up_to_date(connection: Connection, story: str) -> bool:
    """Whether nothing has come that could add to or change what was told of a story."""
    at = connection.execute(select(schema.checkpoint).where(schema.checkpoint.c.story == story)).one_or_none()
    if at is None or not goes_on(connection, at, RULES):
        return False
    newest = select(func.max(schema.extraction.c.id)).where(schema.extraction.c.story == story)
    return bool(connection.execute(newest).scalar() == at.extraction)


def goes_on(connection: Connection, checkpoint: Row[Any], rules: str) -> bool:
    """Whether what was told at a checkpoint still holds, whatever has come since."""
    return (
        checkpoint.rules == rules
        and checkpoint.quarantine == newest_quarantine(connection, checkpoint.story)
        and confirmations(connection, checkpoint.awaiting) == checkpoint.confirmations
        and all_told(connection, checkpoint)
    )


def newest_quarantine(connection: Connection, story: str) -> int:
    """The last row that held back or released a text of a story, 0 without one."""
    held, table = schema.quarantine, schema.extraction
    query = (
        select(held.c.id)
        .join(table, table.c.revision == held.c.revision)
        .where(table.c.story == story)
        .order_by(held.c.id.desc())
    )
    return connection.execute(query.limit(1)).scalar() or 0


def all_told(connection: Connection, checkpoint: Row[Any]) -> bool:
    """Whether no other process began a reading before, and ended it after, the last time."""
    table = schema.extraction
    told = select(func.count()).where(table.c.story == checkpoint.story, table.c.id <= checkpoint.extraction)
    return bool(connection.execute(told).scalar_one() == checkpoint.extractions)


def confirmations(connection: Connection, articles: Sequence[int], *, until: datetime | None = None) -> int:
    """How often texts of the articles were seen again: a fetch may show that a value is lost."""
    table, revision = schema.confirmation, schema.revision
    query = (
        select(func.count())
        .select_from(table)
        .join(revision, revision.c.id == table.c.revision)
        .where(revision.c.article.in_(articles), *([] if until is None else [table.c.at <= until]))
    )
    found: int = connection.execute(query).scalar_one() if articles else 0
    return found
