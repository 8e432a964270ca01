"""Saved pages and web archives as documents: cleaned and judged as in a crawl."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from lxml.etree import ParserError
from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]

from scraper.decoding import UndecodableError, decode
from scraper.documents import MAX_BYTES, Document, DocumentError
from scraper.metadata import declared_address
from scraper.outcome import judge
from scraper.text import clean
from scraper.verdict import Outcome, Page


def read_page(source: str, url: str | None, name: str, file: str, line: int | None = None) -> Document | DocumentError:
    """A page as it was saved: cleaned and judged as in a crawl."""
    try:
        address = url or declared_address(source)
        cleaned = clean(source, address or "")
    except (ParserError, ValueError) as error:
        return DocumentError(file, line, f"no page of HTML ({error})", "Save the page again", Outcome.UNDECODABLE)
    verdict = judge(Page(url=address or "", status=200, html=source, content_type="text/html"), cleaned)
    if cleaned is None or not verdict.outcome.to_ledger:
        what = f"{verdict.outcome}, not an article ({verdict.reason})"
        return DocumentError(
            file, line, what, "Save the page as a reader sees it, or its text as .txt", verdict.outcome
        )
    return Document(
        id=name,
        url=cleaned.canonical or address,
        title=cleaned.title,
        text=cleaned.stored,
        language=cleaned.language,
        published=cleaned.published,
        published_raw=cleaned.published_raw,
        precision=cleaned.precision,
        author=cleaned.author,
        credit=cleaned.credit,
        correction=cleaned.correction,
    )


def read_archive(stream: IO[bytes], file: Path) -> Iterator[Document | DocumentError]:
    """The pages of a web archive: responses with status 200 and HTML; all else in it is no document."""
    count, record = 0, None
    try:
        for record in ArchiveIterator(stream):
            kind = (record.http_headers.get_header("Content-Type") or "") if record.http_headers else ""
            if record.rec_type != "response" or "html" not in kind.lower():
                continue
            if record.http_headers.get_statuscode() != "200":
                continue
            count += 1
            url = record.rec_headers.get_header("WARC-Target-URI")
            body = record.content_stream().read(MAX_BYTES + 1)
            yield _archived(body, kind, url, f"{file.name}#{count}", f"{file} ({url})")
    except (ArchiveLoadFailed, zlib.error, EOFError, ValueError) as error:
        what = f"the archive is broken after {count} pages ({error})"
        yield DocumentError(str(file), None, what, "Make or download it again")
        return
    if record is not None and getattr(record.raw_stream, "limit", 0) > 0:
        what = f"the archive is cut off within its last record, after {count} pages"
        yield DocumentError(str(file), None, what, "Make or download it again")
    elif not count:
        what = "no page of HTML in the archive"
        yield DocumentError(str(file), None, what, "Check that it holds responses with status 200")


def _archived(body: bytes, kind: str, url: str | None, name: str, file: str) -> Document | DocumentError:
    if len(body) > MAX_BYTES:
        return DocumentError(file, None, f"more than {MAX_BYTES} bytes", "Leave the page out", Outcome.TOO_LARGE)
    try:
        return read_page(decode(body, kind), url, name, file)
    except UndecodableError as error:
        return DocumentError(file, None, str(error), "Leave the page out", Outcome.UNDECODABLE)
