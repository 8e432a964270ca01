"""The raw answers behind the ledger, read back from the workspace's WARC files."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, select
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

from storage import schema
from storage.errors import EvidenceError

FOLDER = "evidence"
_BEGUN = re.compile(r"(\d{8}T\d{6})-")  # how the files of a crawl are named


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record begins: a file relative to the workspace, and the byte offset in it."""

    file: str
    offset: int


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


def place_of_bytes(connection: Connection, article: int, body_hash: str) -> Place | None:
    """Where an answer of an article with these bytes was kept last."""
    table = schema.fetch
    query = (
        select(table.c.warc_file, table.c.warc_offset)
        .where(table.c.article == article, table.c.warc_file.is_not(None), table.c.body_hash == body_hash)
        .order_by(table.c.id.desc())
        .limit(1)
    )
    row = connection.execute(query).first()
    return Place(row.warc_file, row.warc_offset) if row else None


def read_record(workspace: Path, place: Place) -> Record:
    """The answer at a place. Raises EvidenceError when it is no longer kept or cannot be read."""
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
                body=record.content_stream().read(),
            )
    except FileNotFoundError as error:
        raise EvidenceError(
            place.file, "the file is not there", "`[evidence] keep_days` may have removed it."
        ) from error
    except (ArchiveLoadFailed, OSError, EOFError) as error:
        raise EvidenceError(place.file, f"it cannot be read ({error})", _RESTORE) from error


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
