"""The raw answers, kept as WARC files: what a claim rests on can be looked at again as the outlet sent it."""

from __future__ import annotations

import re
import zlib
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self
from urllib.parse import urlsplit

from warcio.archiveiterator import ArchiveIterator  # type: ignore[import-untyped]
from warcio.exceptions import ArchiveLoadFailed  # type: ignore[import-untyped]
from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

FOLDER = "evidence"
MOST_BYTES = 256 * 1024 * 1024  # of one file; the next record begins another
Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Exchange:
    """One request and its answer, as they went over the line. The body may be compressed; the headers say so."""

    url: str
    request_headers: Headers
    status: int
    reason: str
    headers: Headers
    body: bytes
    at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Where the response record begins: a file relative to the workspace, and the byte offset in it."""

    file: str
    offset: int


class EvidenceWriter:
    """Appends exchanges to gzipped WARC files of one run. Files appear with the first exchange.

    Each record is a gzip member of its own, so that one can be read by its offset alone; it is handed to the system
    before its place is given out, so a place in the ledger always has its bytes.
    """

    def __init__(self, workspace: Path, run: str, *, most_bytes: int = MOST_BYTES) -> None:
        self._folder = workspace / FOLDER
        self._run = run
        self._most_bytes = most_bytes
        self._number = 0
        self._out: BinaryIO | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def write(self, exchange: Exchange) -> Place:
        """Append the request and the response; OSError when the disk does not take them."""
        out = self._file()
        writer = WARCWriter(out, gzip=True, warc_version="1.1")
        response = writer.create_warc_record(
            exchange.url,
            "response",
            payload=BytesIO(exchange.body),
            length=len(exchange.body),
            http_headers=_headers(f"{exchange.status} {exchange.reason}".strip(), exchange.headers, "HTTP/1.1"),
            warc_headers_dict={"WARC-Date": _date(exchange.at)},
        )
        parts = urlsplit(exchange.url)
        target = f"GET {parts.path or '/'}{f'?{parts.query}' if parts.query else ''} HTTP/1.1"
        request = writer.create_warc_record(
            exchange.url,
            "request",
            http_headers=_headers(target, (("Host", parts.netloc), *exchange.request_headers), "", is_request=True),
        )
        offset = out.tell()
        writer.write_request_response_pair(request, response)
        out.flush()
        return Place(f"{FOLDER}/{Path(out.name).name}", offset)

    def close(self) -> None:
        """Finish the current file."""
        if self._out is not None:
            self._out.close()
            self._out = None

    def _file(self) -> BinaryIO:
        if self._out is not None and self._out.tell() < self._most_bytes:
            return self._out
        self.close()
        self._folder.mkdir(parents=True, exist_ok=True)
        self._number += 1
        path = self._folder / f"{self._run}-{self._number:04}.warc.gz"
        self._out = path.open("xb")
        writer = WARCWriter(self._out, gzip=True, warc_version="1.1")
        writer.write_record(writer.create_warcinfo_record(path.name, {"software": "Factdrift", "format": "WARC 1.1"}))
        return self._out


def _headers(line: str, headers: Headers, protocol: str, *, is_request: bool = False) -> StatusAndHeaders:
    return StatusAndHeaders(
        line, [(name, _one_line(value)) for name, value in headers], protocol, is_http_request=is_request
    )


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _date(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def read_answer(workspace: Path, place: Place, *, most_bytes: int = 4 * 1024 * 1024) -> str | None:
    """The raw answer at a place as text: status line and headers, an empty line, the body decoded and cut if long.

    None when the file is gone, lies outside the evidence folder, or holds no answer there.
    """
    folder = (workspace / FOLDER).resolve()
    path = (workspace / place.file).resolve()
    if path.parent != folder or not path.is_file():
        return None
    with path.open("rb") as file:
        file.seek(place.offset)
        try:
            record = next(iter(ArchiveIterator(file)))
            if record.rec_type != "response":
                return None
            body = record.content_stream().read(most_bytes + 1)
        except (StopIteration, ArchiveLoadFailed, OSError, EOFError, zlib.error):
            return None
    headers = record.http_headers
    head = "\n".join(
        [f"{headers.protocol} {headers.statusline}", *(f"{name}: {value}" for name, value in headers.headers)]
    )
    text = _decoded(body[:most_bytes], headers.get_header("content-type") or "")
    cut = f"\n\n(cut after {most_bytes:,} bytes)" if len(body) > most_bytes else ""
    return f"{head}\n\n{text}{cut}"


def _decoded(body: bytes, content_type: str) -> str:
    found = re.search(r"charset=[\"']?([\w.:-]+)", content_type, re.IGNORECASE)
    try:
        return body.decode(found[1] if found else "utf-8", "replace")
    except LookupError:
        return body.decode("utf-8", "replace")
