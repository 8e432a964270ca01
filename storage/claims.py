"""The reports a story is made of, from the readings of its texts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, exists, func, select

from facts.changes.origins import Fingerprint, group_origins, signature, signature_is_current
from facts.model import Claim, Report
from storage import schema
from storage.claim_rows import claims_in
from storage.columns import batched
from storage.origins import origins_at
from storage.quarantine import held_revisions
from storage.sentences import with_unchanged
from storage.stored import StoredReport


@dataclass(frozen=True, slots=True)
class Unread:
    """A revision that a reader has not read for a story. ``read_before``: another version of the reader has."""

    revision: int
    article: int
    n: int
    url: str
    source: str
    outlet: str
    title: str | None
    text: str
    language: str | None
    reported_at: datetime | None
    read_before: bool


def reports(connection: Connection, story: str, *, as_of: datetime | None = None) -> list[Report]:
    """Every revision read for a story, with the claims of its newest reading, in the order we first saw them.

    Texts that are held back (``storage.quarantine``) are left out.

    With ``as_of`` only what we had seen by then, and confirmed by then; it is read as we read it today.
    """
    return [stored.report for stored in reports_of(connection, story, as_of=as_of)]


def reports_of(connection: Connection, story: str, *, as_of: datetime | None = None) -> list[StoredReport]:
    """As ``reports``, with the ids of the rows."""
    table = schema.extraction
    newest = select(func.max(table.c.id)).where(table.c.story == story, _told()).group_by(table.c.revision)
    return _with_origins(connection, newest, as_of)


def reports_in(
    connection: Connection,
    story: str,
    *,
    outlet: str | None = None,
    article: int | None = None,
    as_of: datetime | None = None,
) -> list[Report]:
    """As ``reports``, of one outlet or one article only. Its origins are those that it had in the whole story."""
    table, text, where = schema.extraction, schema.revision, schema.article
    newest = (
        select(func.max(table.c.id))
        .join(text, text.c.id == table.c.revision)
        .join(where, where.c.id == text.c.article)
        .where(table.c.story == story, _told())
        .group_by(table.c.revision)
    )
    if outlet is not None:
        newest = newest.where(where.c.outlet == outlet)
    if article is not None:
        newest = newest.where(where.c.id == article)
    found = list(load_reports(connection, newest, as_of=as_of))
    known = origins_at(connection, story, [one.revision for one in found], as_of)
    if len(known) < len(found):  # not all of it was told yet
        every = {one.revision: one.report.origin for one in reports_of(connection, story, as_of=as_of)}
        known = {one.revision: every[one.revision] for one in found}
    named = [replace(one, report=replace(one.report, origin=known[one.revision])) for one in found]
    return [one.report for one in with_unchanged(connection, named)]


def told_extractions(story: str) -> Select[Any]:
    """Selects the ids of a story's readings of texts that are not held back."""
    table = schema.extraction
    return select(table.c.id).where(table.c.story == story, _told())


def load_headers(connection: Connection, extractions: Select[Any]) -> Iterator[StoredReport]:
    """As ``load_reports``, without the claims."""
    for row in connection.execute(_headers(extractions, None)):
        yield StoredReport(row.id, row.extraction, _report(row, ()), ())


def confirmations(connection: Connection, revisions: Iterable[int]) -> list[tuple[int, datetime]]:
    """When good fetches showed some revisions again."""
    table = schema.confirmation
    return [
        (row.revision, row.at)
        for batch in batched(sorted(set(revisions)))
        for row in connection.execute(select(table.c.revision, table.c.at).where(table.c.revision.in_(batch)))
    ]


def load_reports(
    connection: Connection, extractions: Select[Any], *, as_of: datetime | None = None
) -> Iterator[StoredReport]:
    """The reports of the extractions whose ids a query selects, first seen first. Their origin is left empty."""
    claims = claims_in(connection, schema.claim.c.extraction.in_(extractions))
    for row in connection.execute(_headers(extractions, as_of)):
        of_row = claims.get(row.extraction, [])
        said = tuple(claim for _, claim in of_row)
        yield StoredReport(row.id, row.extraction, _report(row, said), tuple(key for key, _ in of_row))


def unread_revisions(
    connection: Connection, story: str, reader: str, *, after: int = 0, limit: int | None = None
) -> list[Unread]:
    """Revisions that this reader has not read for the story, by id, from the one after ``after``.

    They are all revisions of the ledger: whether one belongs to the story is for the caller to say.
    """
    table = schema.extraction
    of_story = exists().where(table.c.revision == schema.revision.c.id, table.c.story == story)
    columns = [schema.revision.c[name] for name in ("article", "n", "title", "text", "language", "reported_at")]
    query = (
        select(
            schema.revision.c.id.label("revision"),
            *columns,
            *(schema.article.c[name] for name in ("url", "source", "outlet")),
            of_story.label("read_before"),
        )
        .join_from(schema.revision, schema.article)
        .where(schema.revision.c.id > after, ~of_story.where(table.c.reader == reader))
        .order_by(schema.revision.c.id)
        .limit(limit)
    )
    rows = connection.execute(query).mappings()
    return [Unread(**{**row, "read_before": bool(row["read_before"])}) for row in rows]


def _told() -> ColumnElement[bool]:
    """Whether the text of an extraction is not held back."""
    return schema.extraction.c.revision.not_in(held_revisions())


def _with_origins(connection: Connection, extractions: Select[Any], as_of: datetime | None) -> list[StoredReport]:
    origins = group_origins(fingerprints(connection, extractions, as_of=as_of))
    found = [
        replace(stored, report=replace(stored.report, origin=origins[stored.revision]))
        for stored in load_reports(connection, extractions, as_of=as_of)
    ]
    return with_unchanged(connection, found)


def _headers(extractions: Select[Any], as_of: datetime | None) -> Select[Any]:
    """All that a report has but its claims and its origin, first seen first."""
    confirmed = select(func.max(schema.confirmation.c.at)).where(schema.confirmation.c.revision == schema.revision.c.id)
    if as_of is not None:
        confirmed = confirmed.where(schema.confirmation.c.at <= as_of)
    return (
        _observed(extractions, as_of)
        .add_columns(
            schema.article.c.outlet,
            schema.article.c.url,
            schema.revision.c.title,
            schema.revision.c.correction,
            schema.revision.c.partial,
            schema.extraction.c.reader,
            schema.extraction.c.id.label("extraction"),
            confirmed.scalar_subquery().label("confirmed_at"),
        )
        .order_by(schema.revision.c.observed_at, schema.revision.c.article, schema.revision.c.n, schema.extraction.c.id)
    )


def _report(row: Row[Any], claims: tuple[Claim, ...]) -> Report:
    return Report(
        article=row.article,
        revision=row.n,
        outlet=row.outlet,
        url=row.url,
        title=row.title or "",
        reported_at=row.reported_at,
        observed_at=row.observed_at,
        confirmed_at=max(row.confirmed_at or row.observed_at, row.observed_at),
        origin="",
        correction=row.correction,
        reader=row.reader,
        claims=claims,
        partial=row.partial is not None,
    )


def _observed(extractions: Select[Any], as_of: datetime | None) -> Select[Any]:
    """Revision, article and times of the extractions, of what was observed by ``as_of``."""
    revision = schema.revision.c
    seen: list[ColumnElement[bool]] = [] if as_of is None else [revision.observed_at <= as_of]
    return (
        select(revision.id, revision.article, revision.n, revision.reported_at, revision.observed_at)
        .select_from(schema.extraction)
        .join(schema.revision, schema.revision.c.id == schema.extraction.c.revision)
        .join(schema.article, schema.article.c.id == schema.revision.c.article)
        .where(schema.extraction.c.id.in_(extractions), *seen)
    )


def fingerprints(
    connection: Connection, extractions: Select[Any], *, as_of: datetime | None = None
) -> list[Fingerprint]:
    """What tells copies apart, of every revision. A signature of an older algorithm is made anew from the text."""
    query = _observed(extractions, as_of).add_columns(
        schema.article.c.outlet, schema.revision.c.credit, schema.revision.c.signature
    )
    rows = {row.id: row for row in connection.execute(query).all()}
    return [
        Fingerprint(
            key=row.id,
            name=row.outlet,
            at=min(row.reported_at or row.observed_at, row.observed_at),
            credit=row.credit,
            signature=_current_signature(connection, row),
        )
        for row in rows.values()
    ]


def _current_signature(connection: Connection, row: Row[Any]) -> bytes:
    if row.signature is not None and signature_is_current(row.signature):
        return bytes(row.signature)
    text = connection.execute(select(schema.revision.c.text).where(schema.revision.c.id == row.id)).scalar_one()
    return signature(text)
