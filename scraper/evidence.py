"""The raw answers, kept as WARC files: what a claim rests on can be looked at again as the outlet sent it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from storage.evidence import FOLDER, Place, Record

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


class EvidenceWriter:
    """Appends exchanges to gzipped WARC files of one run. Files appear with the first exchange.

    Each record is a gzip member of its own, so that one can be read by its offset alone; it is handed to the system
    before its place is given out, so a place in the ledger always has its bytes.
    """

    def __init__(self, workspace: Path, run: str, *, most_bytes: int = MOST_BYTES) -> None:
        self.workspace = workspace
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
        request = _request(writer, exchange)
        return _append(out, writer, request, response)

    def write_revisit(self, exchange: Exchange, first: Record) -> Place:
        """Append that an answer was the same as one kept before, without its body. ``first`` must have a digest."""
        out = self._file()
        writer = WARCWriter(out, gzip=True, warc_version="1.1")
        revisit = writer.create_revisit_record(
            exchange.url,
            first.digest,
            first.url,
            first.at,
            http_headers=_headers(f"{exchange.status} {exchange.reason}".strip(), exchange.headers, "HTTP/1.1"),
            warc_headers_dict={"WARC-Date": _date(exchange.at)},
        )
        return _append(out, writer, _request(writer, exchange), revisit)

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


def _request(writer: Any, exchange: Exchange) -> Any:
    parts = urlsplit(exchange.url)
    target = f"GET {parts.path or '/'}{f'?{parts.query}' if parts.query else ''} HTTP/1.1"
    return writer.create_warc_record(
        exchange.url,
        "request",
        http_headers=_headers(target, (("Host", parts.netloc), *exchange.request_headers), "", is_request=True),
    )


def _append(out: BinaryIO, writer: Any, request: Any, answer: Any) -> Place:
    offset = out.tell()
    writer.write_request_response_pair(request, answer)
    out.flush()
    return Place(f"{FOLDER}/{Path(out.name).name}", offset)


def _headers(line: str, headers: Headers, protocol: str, *, is_request: bool = False) -> StatusAndHeaders:
    return StatusAndHeaders(
        line, [(name, _one_line(value)) for name, value in headers], protocol, is_http_request=is_request
    )


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _date(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
