"""HTTP/1.1 answers, taken in as their bytes arrive (RFC 9112). No network here."""

from __future__ import annotations

import re
from collections.abc import Callable

Pairs = list[tuple[bytes, bytes]]
_LONGEST_HEAD = 256 * 1024  # bytes of status line and headers, those of interim answers and trailers included
_LONGEST_LINE = 4096  # bytes of the line that gives the size of a chunk
_STATUS = re.compile(rb"HTTP/1\.([01]) +([1-9][0-9][0-9])(?: [^\r\n]*)?")
_HEAD_END = re.compile(rb"\r?\n\r?\n")
_CHUNK_SIZE = re.compile(rb"[ \t]*([0-9a-fA-F]{1,15})[ \t]*(?:;[^\n]*)?\r?")


class BrokenAnswerError(ValueError):
    """The bytes are no answer of HTTP/1.1."""


class CutAnswerError(BrokenAnswerError):
    """The connection ended before the answer did."""


class TooLargeError(BrokenAnswerError):
    """The body is larger than allowed."""


class IncomingAnswer:
    """One answer to a GET request. ``headers`` are as the server wrote them, ``body`` is still packed."""

    def __init__(self, most_bytes: int) -> None:
        """``most_bytes`` limits the body."""
        self.status = 0
        self.headers: Pairs = []
        self.body = bytearray()
        self.complete = False
        self._most_bytes = most_bytes
        self._rest = bytearray()
        self._left = 0  # bytes of the body, or of the chunk, that are still to come
        self._head_bytes = 0
        self._lasting = False
        self._until_end = False
        self._step: Callable[[], bool] = self._head

    @property
    def lasting(self) -> bool:
        """Whether another request can go over the same connection."""
        return self.complete and self._lasting and not self._until_end and not self._rest

    def feed(self, data: bytes) -> bool:
        """Take bytes in; whether the answer is complete. Raises BrokenAnswerError."""
        self._rest += data
        while not self.complete and self._step():
            pass
        return self.complete

    def end(self) -> None:
        """The connection has ended. Raises CutAnswerError where the answer had not."""
        if not self.complete and self._until_end:
            self.complete = True
        if not self.complete:
            raise CutAnswerError("the connection ended before the answer did")

    def _head(self) -> bool:
        found = _HEAD_END.search(self._rest)
        if self._head_bytes + (found.end() if found else len(self._rest)) > _LONGEST_HEAD:
            raise BrokenAnswerError("the headers are too long")
        if found is None:
            return False
        first, *lines = bytes(self._rest[: found.start()]).split(b"\n")
        del self._rest[: found.end()]
        self._head_bytes += found.end()
        status = _STATUS.fullmatch(first.rstrip(b"\r"))
        if status is None:
            raise BrokenAnswerError(f"no status line of HTTP/1: {first[:60]!r}")
        self.status, self.headers = int(status[2]), _headers(lines)
        if self.status == 101:
            raise BrokenAnswerError("the server wants another protocol")
        if self.status >= 200:
            self._begin_body(version=status[1])
        return True

    def _begin_body(self, version: bytes) -> None:
        """How long the body is: RFC 9112, section 6.3."""
        coding = _listed(self.headers, b"transfer-encoding")
        lengths = set(_listed(self.headers, b"content-length"))
        self._lasting = version == b"1" and b"close" not in _listed(self.headers, b"connection")
        if self.status in {204, 304}:
            self.complete = True
        elif coding:
            self._lasting = self._lasting and not lengths
            self._until_end = coding[-1] != b"chunked"
            self._step = self._to_the_end if self._until_end else self._chunk_head
        elif lengths:
            length = lengths.pop()
            if lengths or not length.isdigit():
                raise BrokenAnswerError("the length of the body is not clear")
            self._left = int(length[:18])
            self._check_size(self._left)
            self.complete = not self._left
            self._step = self._counted
        else:
            self._until_end = True
            self._step = self._to_the_end

    def _counted(self) -> bool:
        self._take(self._left)
        self.complete = not self._left
        return False

    def _to_the_end(self) -> bool:
        self._left = len(self._rest)
        self._take(self._left)
        return False

    def _chunk_head(self) -> bool:
        end = self._rest.find(b"\n")
        if end < 0:
            if len(self._rest) > _LONGEST_LINE:
                raise BrokenAnswerError("a chunk has no size")
            return False
        size = _CHUNK_SIZE.fullmatch(self._rest[:end])
        if size is None or end > _LONGEST_LINE:
            raise BrokenAnswerError("a chunk has no size")
        del self._rest[: end + 1]
        self._left = int(size[1], 16)
        self._check_size(self._left)
        self._step = self._chunk if self._left else self._trailer
        return True

    def _chunk(self) -> bool:
        self._take(self._left)
        if self._left:
            return False
        self._step = self._chunk_end
        return True

    def _chunk_end(self) -> bool:
        end = self._rest.find(b"\n")
        if end < 0 and len(self._rest) < 2:
            return False
        if bytes(self._rest[: end + 1]) not in {b"\n", b"\r\n"}:
            raise BrokenAnswerError("a chunk is longer than its size")
        del self._rest[: end + 1]
        self._step = self._chunk_head
        return True

    def _trailer(self) -> bool:
        """Lines behind the last chunk, which tell nothing that is used."""
        end = self._rest.find(b"\n")
        if self._head_bytes + len(self._rest) > _LONGEST_HEAD and end < 0:
            raise BrokenAnswerError("the headers are too long")
        if end < 0:
            return False
        self._head_bytes += end + 1
        if self._head_bytes > _LONGEST_HEAD:
            raise BrokenAnswerError("the headers are too long")
        self.complete = bytes(self._rest[:end]) in {b"", b"\r"}
        del self._rest[: end + 1]
        return not self.complete

    def _take(self, most: int) -> None:
        """Move what has arrived of ``most`` bytes to the body."""
        part = self._rest[:most]
        del self._rest[:most]
        self._left -= len(part)
        self._check_size(len(part))
        self.body += part

    def _check_size(self, more: int) -> None:
        if len(self.body) + more > self._most_bytes:
            raise TooLargeError(f"larger than {self._most_bytes} bytes")


def _headers(lines: list[bytes]) -> Pairs:
    """Names and values; a line that continues the one before is joined to it, one without a name is passed over."""
    found: Pairs = []
    for line in lines:
        if line[:1] in {b" ", b"\t"} and found:
            name, value = found.pop()
            found.append((name, b" ".join((value, line.strip()))))
            continue
        name, colon, value = line.partition(b":")
        if colon and name.strip():
            found.append((name.strip(), value.strip()))
    return found


def _listed(headers: Pairs, wanted: bytes) -> list[bytes]:
    """The members of a header that is a list, in small letters."""
    values = b",".join(value for name, value in headers if name.lower() == wanted)
    return [one.strip().lower() for one in values.split(b",") if one.strip()]
