"""Readings of revisions, and the reports a story is made of."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import groupby
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, bindparam, exists, func, select

from facts.model import Claim, Evidence, Modality, Reading, Report
from facts.origins import Fingerprint, group_origins, signature, signature_is_current
from facts.values import from_json, to_json
from storage import schema
from storage.columns import batches, plain
from storage.errors import LedgerError, QuoteError
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


# Made once, for each page runs them.
_TEXT = select(schema.revision.c.text).where(schema.revision.c.id == bindparam("revision"))
_ADD_EXTRACTION = schema.extraction.insert().returning(schema.extraction.c.id)
_ADD_CLAIMS = schema.claim.insert()
_READ_BEFORE = select(schema.extraction).where(
    schema.extraction.c.revision == bindparam("of_revision"),
    schema.extraction.c.story == bindparam("for_story"),
    schema.extraction.c.reader == bindparam("by_reader"),
)


def add_extraction(
    connection: Connection, *, revision: int, story: str, reader: str, reading: Reading, at: datetime
) -> int:
    """Keep what a reader made of a revision for a story, also when it found nothing; gives the extraction's id.

    The same reading again is the same extraction. Raises QuoteError when a claim does not stand in the stored text
    where it says, LedgerError when there is no such revision or this reader has read it differently before.
    """
    text = connection.execute(_TEXT, {"revision": revision}).scalar_one_or_none()
    if text is None:
        msg = f"there is no revision {revision}"
        raise LedgerError(msg)
    for claim in reading.claims:
        check_quote(text, claim)
    if (known := _same_reading(connection, revision, story, reader, reading)) is not None:
        return known
    row = {"revision": revision, "story": story, "reader": reader, "at": at}
    row |= {"language": reading.language, "note": reading.note}
    key: int = connection.execute(_ADD_EXTRACTION, row).scalar_one()
    if reading.claims:
        rows = [_row(key, position, claim) for position, claim in enumerate(reading.claims)]
        connection.execute(_ADD_CLAIMS, rows)
    return key


def stories_of(connection: Connection, articles: Iterable[int]) -> dict[int, set[str]]:
    """By article, the stories for which any of its texts was read."""
    table, found = schema.extraction, dict[int, set[str]]()
    for batch in batches(articles):
        query = (
            select(schema.revision.c.article, table.c.story)
            .join(schema.revision, schema.revision.c.id == table.c.revision)
            .where(schema.revision.c.article.in_(batch))
            .distinct()
        )
        for row in connection.execute(query):
            found.setdefault(row.article, set()).add(row.story)
    return found


def check_quote(text: str, claim: Claim) -> None:
    """Raise QuoteError unless sentence and words stand in the text at their offsets, the words in the sentence."""
    evidence = claim.evidence
    for what, start, end, said in (
        ("quote", evidence.start, evidence.end, plain(evidence.quote)),
        ("words", evidence.words_start, evidence.words_end, plain(evidence.words)),
    ):
        if not 0 <= start < end <= len(text) or text[start:end] != said:
            there = text[start:end] if 0 <= start < end <= len(text) else "nothing"
            msg = f"{claim.fact}: the {what} {said!r} should stand at {start}:{end} of the text, but there is {there!r}"
            raise QuoteError(msg)
    if not evidence.start <= evidence.words_start < evidence.words_end <= evidence.end:
        msg = f"{claim.fact}: the words {evidence.words!r} lie outside their sentence {evidence.quote!r}"
        raise QuoteError(msg)


def reports(connection: Connection, story: str, *, as_of: datetime | None = None) -> list[Report]:
    """Every revision read for a story, with the claims of its newest reading, in the order we first saw them.

    Texts that are held back (``storage.quarantine``) are left out.

    With ``as_of`` only what we had seen by then, and confirmed by then; it is read as we read it today.
    """
    table = schema.extraction
    newest = select(func.max(table.c.id)).where(table.c.story == story, _told()).group_by(table.c.revision)
    return [stored.report for stored in _with_origins(connection, newest, as_of)]


def readings(connection: Connection, story: str) -> list[StoredReport]:
    """As ``reports``, with the ids of the rows, and with the older readings of each revision before the newest."""
    table = schema.extraction
    return _with_origins(connection, select(table.c.id).where(table.c.story == story, _told()), None)


def load_reports(
    connection: Connection, extractions: Select[Any], *, as_of: datetime | None = None
) -> Iterator[StoredReport]:
    """The reports of the extractions whose ids a query selects, first seen first. Their origin is left empty."""
    claims = _claims(connection, extractions)
    confirmed = select(func.max(schema.confirmation.c.at)).where(schema.confirmation.c.revision == schema.revision.c.id)
    if as_of is not None:
        confirmed = confirmed.where(schema.confirmation.c.at <= as_of)
    query = (
        _observed(extractions, as_of)
        .add_columns(
            schema.article.c.outlet,
            schema.article.c.url,
            schema.revision.c.title,
            schema.revision.c.correction,
            schema.extraction.c.reader,
            schema.extraction.c.id.label("extraction"),
            confirmed.scalar_subquery().label("confirmed_at"),
        )
        .order_by(schema.revision.c.observed_at, schema.revision.c.article, schema.revision.c.n, schema.extraction.c.id)
    )
    for row in connection.execute(query):
        of_row = claims.get(row.extraction, [])
        report = Report(
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
            claims=tuple(claim for _, claim in of_row),
        )
        yield StoredReport(row.id, row.extraction, report, tuple(key for key, _ in of_row))


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


def _claims(connection: Connection, extractions: Select[Any]) -> dict[int, list[tuple[int, Claim]]]:
    """The claims of each extraction with their ids, in the order of the text."""
    table = schema.claim
    query = select(table).where(table.c.extraction.in_(extractions)).order_by(table.c.extraction, table.c.position)
    rows = ((row.extraction, row.id, claim_of(row)) for row in connection.execute(query))
    return {
        extraction: [(key, claim) for _, key, claim in group]
        for extraction, group in groupby(rows, key=lambda found: found[0])
    }


def _same_reading(connection: Connection, revision: int, story: str, reader: str, reading: Reading) -> int | None:
    """The extraction that already holds this reading. Raises LedgerError when it holds another one."""
    table = schema.extraction
    row = connection.execute(_READ_BEFORE, {"of_revision": revision, "for_story": story, "by_reader": reader}).first()
    if row is None:
        return None
    stored = _claims(connection, select(table.c.id).where(table.c.id == row.id)).get(row.id, [])
    before = Reading(tuple(claim for _, claim in stored), row.language, row.note)
    if before != reading:
        msg = (
            f"revision {revision} was read by {reader} for story {story!r} before, with other claims; "
            "a changed reader or story file needs another reader version"
        )
        raise LedgerError(msg)
    return int(row.id)


def _row(extraction: int, position: int, claim: Claim) -> dict[str, Any]:
    evidence = claim.evidence
    return {
        "extraction": extraction,
        "position": position,
        "fact": claim.fact,
        "value": to_json(claim.value),
        "qualifier": claim.qualifier,
        "modality": claim.modality.value,
        "attribution": list(claim.attribution),
        "converted": [to_json(value) for value in claim.converted],
        "uncertain": claim.uncertain,
        "quote": evidence.quote,
        "quote_start": evidence.start,
        "quote_end": evidence.end,
        "words": evidence.words,
        "words_start": evidence.words_start,
        "words_end": evidence.words_end,
    }


def claim_of(row: Row[Any]) -> Claim:
    """A claim from its row."""
    evidence = Evidence(row.quote, row.quote_start, row.quote_end, row.words, row.words_start, row.words_end)
    return Claim(
        fact=row.fact,
        value=from_json(row.value),
        modality=Modality(row.modality),
        evidence=evidence,
        qualifier=row.qualifier,
        attribution=tuple(row.attribution),
        converted=tuple(from_json(value) for value in row.converted),
        uncertain=row.uncertain,
    )
