"""The raw answers behind the ledger, read back from the workspace's WARC files."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, and_, select
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

from storage import schema
from storage.columns import batched
from storage.errors import EvidenceError

FOLDER = "evidence"
_BEGUN = re.compile(r"(\d{8}T\d{6})-")  # how the files of a crawl are named


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record begins: a file relative to the workspace, and the byte offset in it. ``digest``: its payload's."""

    file: str
    offset: int
    digest: str | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Record:
    """One answer as the outlet sent it. ``body`` is unpacked, in the page's own encoding; ``at`` is WARC-Date."""

    url: str
    at: str
    digest: str | None
    status: str
    headers: tuple[tuple[str, str], ...]
    body: bytes


def place_of_revision(connection: Connection, article: int, n: int) -> Place | None:
    """Where the answer is kept that the ``n``-th text of an article was made from; None for an imported one."""
    table = schema.fetch
    query = (
        select(table.c.warc_file, table.c.warc_offset)
        .join(schema.revision, schema.revision.c.fetch == table.c.id)
        .where(schema.revision.c.article == article, schema.revision.c.n == n, table.c.warc_file.is_not(None))
    )
    row = connection.execute(query).first()
    return Place(row.warc_file, row.warc_offset) if row else None


@dataclass(frozen=True, slots=True)
class Kept:
    """An answer that is kept: where, to which address and when."""

    place: Place
    url: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Original:
    """What a revisit record says of the answer it repeats."""

    url: str
    date: str
    digest: str


def kept_bytes(connection: Connection, articles: Iterable[int]) -> dict[int, Kept]:
    """By article, the answer with the bytes of its last good page that was kept last."""
    table, article = schema.fetch.c, schema.article.c
    same = and_(table.article == article.id, table.body_hash == article.body_hash)
    found: dict[int, Kept] = {}
    for batch in batched(sorted(articles)):
        query = (
            select(article.id, table.warc_file, table.warc_offset, table.warc_digest, table.url, table.at)
            .join_from(schema.article, schema.fetch, same)
            .where(article.id.in_(batch), table.warc_file.is_not(None))
            .order_by(table.id)
        )
        for row in connection.execute(query):
            found[row.id] = Kept(Place(row.warc_file, row.warc_offset, row.warc_digest), row.url, row.at)
    return found


def original_of(workspace: Path, kept: Kept) -> Original | None:
    """What a revisit says of a kept answer; None where it is not kept any more, or has no digest."""
    digest = kept.place.digest
    if digest is not None:
        there = (workspace / kept.place.file).is_file()
        return Original(kept.url, warc_date(kept.at), digest) if there else None
    try:
        record = read_record(workspace, kept.place, most_bytes=0)
    except EvidenceError:
        return None
    return Original(record.url, record.at, record.digest) if record.digest is not None else None


def warc_date(at: datetime) -> str:
    """A moment in UTC as WARC writes it."""
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read_record(workspace: Path, place: Place, *, most_bytes: int | None = None) -> Record:
    """The answer at a place, its body cut after ``most_bytes`` where they are given.

    Raises EvidenceError when it is no longer kept or cannot be read.
    """
    folder = (workspace / FOLDER).resolve()
    path = (workspace / place.file).resolve()
    if path.parent != folder:
        raise EvidenceError(place.file, "it lies outside the evidence folder", "Check who has written to the ledger.")
    try:
        with path.open("rb") as file:
            file.seek(place.offset)
            record = next(iter(ArchiveIterator(file)), None)
            if record is None or record.rec_type not in {"response", "revisit"}:
                raise EvidenceError(place.file, f"no answer begins at byte {place.offset}", _RESTORE)
            http = record.http_headers
            return Record(
                url=record.rec_headers.get_header("WARC-Target-URI") or "",
                at=record.rec_headers.get_header("WARC-Date") or "",
                digest=record.rec_headers.get_header("WARC-Payload-Digest"),
                status=http.statusline if http else "",
                headers=tuple(http.headers) if http else (),
                body=_read(record.content_stream(), most_bytes),
            )
    except FileNotFoundError as error:
        raise EvidenceError(
            place.file, "the file is not there", "`[evidence] keep_days` may have removed it."
        ) from error
    except (ArchiveLoadFailed, OSError, EOFError) as error:
        raise EvidenceError(place.file, f"it cannot be read ({error})", _RESTORE) from error


def _read(stream: Any, most_bytes: int | None) -> bytes:
    """The stream gives less than it is asked for, and packed bytes can be a bomb."""
    if most_bytes is None:
        return bytes(stream.read())
    body = b""
    while len(body) < most_bytes and (more := stream.read(min(65_536, most_bytes - len(body)))):
        body += more
    return body


def record_bytes(workspace: Path, place: Place) -> bytes:
    """The answer at a place and its request as they are kept: a WARC file of two records. Errors as for reading."""
    read_record(workspace, place)
    with (workspace / place.file).open("rb") as file:
        file.seek(place.offset)
        records = ArchiveIterator(file)
        length = 0
        for _ in zip(range(2), records, strict=False):
            records.read_to_end()
            length += records.get_record_length()
        file.seek(place.offset)
        return file.read(length)


_RESTORE = "Restore the evidence folder from a backup."


def prune(workspace: Path, before: datetime) -> list[Path]:
    """Remove the files of crawls that began before a moment, and give them; other files in the folder stay."""
    removed = []
    for path in sorted((workspace / FOLDER).glob("*.warc.gz")):
        begun = _BEGUN.match(path.name)
        if begun and datetime.strptime(begun[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC) < before:
            path.unlink()
            removed.append(path)
    return removed
