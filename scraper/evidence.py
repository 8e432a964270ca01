"""The raw answers, kept as WARC files: what a claim rests on can be looked at again as the outlet sent it."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self
from urllib.parse import urlsplit

from warcio.statusandheaders import StatusAndHeaders  # type: ignore[import-untyped]
from warcio.warcwriter import WARCWriter  # type: ignore[import-untyped]

from storage.evidence import FOLDER, Original, Place, warc_date

MOST_BYTES = 256 * 1024 * 1024  # of one file; the next record begins another
_PACKED, _PLAIN = 0, 6  # levels of zlib: a body that came packed gets no smaller, and trying costs most of all
_GZIP = 16  # added to the bits of zlib's window
_SHORT = 1024  # bytes of a record that a small window holds; a large one takes seven times as long to be set up
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
        self._record = BytesIO()
        self._writer = WARCWriter(self._record, gzip=False, warc_version="1.1")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def write(self, exchange: Exchange) -> Place:
        """Append the request and the response; OSError when the disk does not take them."""
        response = self._writer.create_warc_record(
            exchange.url,
            "response",
            payload=BytesIO(exchange.body),
            length=len(exchange.body),
            http_headers=_headers(f"{exchange.status} {exchange.reason}".strip(), exchange.headers, "HTTP/1.1"),
            warc_headers_dict={"WARC-Date": warc_date(exchange.at)},
        )
        packed = any(name.lower() == "content-encoding" for name, _ in exchange.headers)
        return self._append(exchange, response, _PACKED if packed else _PLAIN)

    def write_revisit(self, exchange: Exchange, first: Original) -> Place:
        """Append that an answer was the same as one kept before, without its body."""
        revisit = self._writer.create_revisit_record(
            exchange.url,
            first.digest,
            first.url,
            first.date,
            http_headers=_headers(f"{exchange.status} {exchange.reason}".strip(), exchange.headers, "HTTP/1.1"),
            warc_headers_dict={"WARC-Date": warc_date(exchange.at)},
        )
        return self._append(exchange, revisit, _PLAIN)

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
        about = {"software": "Factdrift", "format": "WARC 1.1"}
        self._out.write(self._gzipped(self._writer.create_warcinfo_record(path.name, about), _PLAIN))
        return self._out

    def _append(self, exchange: Exchange, answer: Any, level: int) -> Place:
        request = _request(self._writer, exchange)
        request.rec_headers.replace_header("WARC-Date", answer.rec_headers.get_header("WARC-Date"))
        request.rec_headers.add_header("WARC-Concurrent-To", answer.rec_headers.get_header("WARC-Record-ID"))
        out = self._file()
        offset = out.tell()
        out.write(self._gzipped(answer, level) + self._gzipped(request, _PLAIN))
        out.flush()
        digest = answer.rec_headers.get_header("WARC-Payload-Digest")
        return Place(f"{FOLDER}/{Path(out.name).name}", offset, digest)

    def _gzipped(self, record: Any, level: int) -> bytes:
        """A record as a gzip member of its own."""
        self._record.seek(0)
        self._record.truncate()
        self._writer.write_record(record)
        window, memory = (10, 3) if self._record.tell() <= _SHORT else (zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL)
        packer = zlib.compressobj(level, zlib.DEFLATED, _GZIP + window, memory)
        return packer.compress(self._record.getbuffer()) + packer.flush()


def _request(writer: Any, exchange: Exchange) -> Any:
    parts = urlsplit(exchange.url)
    target = f"GET {parts.path or '/'}{f'?{parts.query}' if parts.query else ''} HTTP/1.1"
    return writer.create_warc_record(
        exchange.url,
        "request",
        http_headers=_headers(target, (("Host", parts.netloc), *exchange.request_headers), "", is_request=True),
    )


def _headers(line: str, headers: Headers, protocol: str, *, is_request: bool = False) -> StatusAndHeaders:
    return StatusAndHeaders(
        line, [(name, _one_line(value)) for name, value in headers], protocol, is_http_request=is_request
    )


def _one_line(value: str) -> str:
    return " ".join(value.split())
