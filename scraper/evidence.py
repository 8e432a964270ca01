"""The raw answers, kept as WARC files: what a claim rests on can be looked at again as the outlet sent it."""

from __future__ import annotations

import base64
import hashlib
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self
from urllib.parse import urlsplit
from uuid import uuid4

from storage.evidence import FOLDER, Origin, Place

MOST_BYTES = 256 * 1024 * 1024  # of one file; the next record begins another
_PACKED, _PLAIN = 0, 6  # levels of zlib: a body that came packed gets no smaller, and trying costs most of all
_GZIP = zlib.MAX_WBITS + 16
_SAME_PAYLOAD = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
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
        packed = any(name.lower() == "content-encoding" for name, _ in exchange.headers)
        fields = (("WARC-Payload-Digest", _digest(exchange.body)),)
        return self._append(exchange, "response", fields, exchange.body, _PACKED if packed else _PLAIN)

    def write_revisit(self, exchange: Exchange, first: Origin) -> Place:
        """Append that an answer was the same as one kept before, without its body."""
        fields = (
            ("WARC-Profile", _SAME_PAYLOAD),
            ("WARC-Refers-To-Target-URI", first.url),
            ("WARC-Refers-To-Date", first.at),
            ("WARC-Payload-Digest", first.digest),
        )
        return self._append(exchange, "revisit", fields, b"", _PLAIN)

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
        fields = (("WARC-Date", _date(datetime.now(UTC))), ("WARC-Filename", path.name))
        about = b"software: Factdrift\r\nformat: WARC 1.1\r\n"
        self._out.write(_record("warcinfo", _new_id(), fields, "application/warc-fields", about, _PLAIN))
        return self._out

    def _append(self, exchange: Exchange, kind: str, fields: Headers, body: bytes, level: int) -> Place:
        about = (("WARC-Target-URI", exchange.url), ("WARC-Date", _date(exchange.at)))
        key = _new_id()
        status = f"HTTP/1.1 {exchange.status} {exchange.reason}".strip()
        answer = _record(
            kind,
            key,
            (*about, *fields),
            "application/http; msgtype=response",
            _http(status, exchange.headers, body),
            level,
        )
        concurrent = (*about, ("WARC-Concurrent-To", key))
        request = _record(
            "request", _new_id(), concurrent, "application/http; msgtype=request", _request(exchange), _PLAIN
        )
        out = self._file()
        offset = out.tell()
        out.write(answer + request)
        out.flush()
        return Place(f"{FOLDER}/{Path(out.name).name}", offset)


def _record(kind: str, key: str, fields: Headers, content: str, block: bytes, level: int) -> bytes:
    """A record (ISO 28500:2017) as a gzip member of its own."""
    head = (
        ("WARC-Type", kind),
        ("WARC-Record-ID", key),
        *fields,
        ("WARC-Block-Digest", _digest(block)),
        ("Content-Type", content),
        ("Content-Length", str(len(block))),
    )
    lines = "".join(f"{name}: {_one_line(value)}\r\n" for name, value in head)
    return zlib.compress(b"".join((f"WARC/1.1\r\n{lines}\r\n".encode(), block, b"\r\n\r\n")), level, _GZIP)


def _http(line: str, headers: Headers, body: bytes) -> bytes:
    lines = "".join(f"{name}: {_one_line(value)}\r\n" for name, value in headers)
    return f"{line}\r\n{lines}\r\n".encode("latin-1", "replace") + body


def _request(exchange: Exchange) -> bytes:
    parts = urlsplit(exchange.url)
    line = f"GET {parts.path or '/'}{f'?{parts.query}' if parts.query else ''} HTTP/1.1"
    return _http(line, (("Host", parts.netloc), *exchange.request_headers), b"")


def _new_id() -> str:
    return f"<urn:uuid:{uuid4()}>"


def _digest(data: bytes) -> str:
    return f"sha1:{base64.b32encode(hashlib.sha1(data, usedforsecurity=False).digest()).decode()}"


def _one_line(value: str) -> str:
    return " ".join(value.split())


def _date(at: datetime) -> str:
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")
