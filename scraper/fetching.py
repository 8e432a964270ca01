"""How requests go over the line: HTTP/1.1 over connections that are used again, to allowed addresses only.

Scrapy asks this for each request (setting DOWNLOAD_HANDLERS). Its own client takes as long for a request as all the
rest of Scrapy, and a quarter of a second to be imported.
"""

from __future__ import annotations

import asyncio
import ssl
from collections import defaultdict
from contextlib import suppress
from functools import cache
from time import monotonic
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.http import Headers, Response

from scraper.answers import BrokenAnswerError, CutAnswerError, IncomingAnswer, TooLargeError
from scraper.network import ALLOW_LOOPBACK, addresses_of

IDLE = 15.0  # seconds that a connection is kept for another request
CONNECT = 5.0  # seconds after which another address of the host is tried, where it has several
Server = tuple[str, str, int]
"""Scheme, host and port."""


class Fetcher:
    """Scrapy's handler of ``http`` and ``https``. No proxy is used, whatever the environment says."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self._allow_loopback = settings.getbool(ALLOW_LOOPBACK)
        self._most_bytes = settings.getint("DOWNLOAD_MAXSIZE")
        self._seconds = settings.getfloat("DOWNLOAD_TIMEOUT")
        self._idle: defaultdict[Server, list[Connection]] = defaultdict(list)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Fetcher:
        """Called by Scrapy."""
        return cls(crawler)

    async def download_request(self, request: Request) -> Response:
        """Send a GET request and give its answer as it came. Raises Scrapy's errors, RefusedAddressError."""
        seconds = float(request.meta.get("download_timeout", self._seconds))
        began = monotonic()
        try:
            async with asyncio.timeout(seconds):
                answer = await self._answer(request)
        except TimeoutError as error:
            raise DownloadTimeoutError(f"{request.url} took longer than {seconds:g} seconds") from error
        except TooLargeError as error:
            raise DownloadCancelledError(str(error)) from error
        except CutAnswerError as error:
            raise ResponseDataLossError(str(error)) from error
        except ConnectionRefusedError as error:
            raise DownloadConnectionRefusedError(str(error)) from error
        except (BrokenAnswerError, OSError) as error:
            raise DownloadFailedError(f"{type(error).__name__}: {error}") from error
        request.meta["download_latency"] = monotonic() - began
        return Response(request.url, answer.status, Headers(answer.headers), bytes(answer.body), request=request)

    async def close(self) -> None:
        """Let go of all connections."""
        for kept in self._idle.values():
            for connection in kept:
                connection.drop()
        self._idle.clear()

    async def _answer(self, request: Request) -> IncomingAnswer:
        server, sent = _server(request.url), _bytes_of(request)
        while (connection := self._kept(server)) is not None:
            answer = IncomingAnswer(self._most_bytes)
            with suppress(_GoneError):  # the server has closed it meanwhile
                return await self._exchanged(connection, server, sent, answer)
        connection = await self._connected(server)
        return await self._exchanged(connection, server, sent, IncomingAnswer(self._most_bytes))

    async def _exchanged(
        self, connection: Connection, server: Server, sent: bytes, answer: IncomingAnswer
    ) -> IncomingAnswer:
        try:
            await connection.exchange(sent, answer)
        except BaseException:
            connection.drop()
            raise
        if answer.lasting and connection.keep():
            self._idle[server].append(connection)
        else:
            connection.drop()
        return answer

    def _kept(self, server: Server) -> Connection | None:
        kept = self._idle[server]
        while kept:
            connection = kept.pop()
            if connection.take():
                return connection
        return None

    async def _connected(self, server: Server) -> Connection:
        """A new connection to the first of the host's addresses that takes it."""
        scheme, host, port = server
        *several, last = await addresses_of(host, port, allow_loopback=self._allow_loopback)
        loop, secure = asyncio.get_running_loop(), _tls() if scheme == "https" else None
        name = host.rstrip(".") if secure else None
        for address in several:
            with suppress(OSError):  # TimeoutError is one
                async with asyncio.timeout(CONNECT):
                    return (await loop.create_connection(Connection, address, port, ssl=secure, server_hostname=name))[
                        1
                    ]
        return (await loop.create_connection(Connection, last, port, ssl=secure, server_hostname=name))[1]


class _GoneError(ConnectionError):
    """The server had closed a kept connection before it saw the request."""


class Connection(asyncio.Protocol):
    """One connection, with one request at a time."""

    def __init__(self) -> None:
        self._transport: asyncio.Transport | None = None
        self._answer: IncomingAnswer | None = None
        self._done: asyncio.Future[None] | None = None
        self._used = False
        self._heard = False
        self._timer: asyncio.TimerHandle | None = None

    async def exchange(self, sent: bytes, answer: IncomingAnswer) -> None:
        """Send a request and take the answer in. Raises OSError, BrokenAnswerError."""
        if self._transport is None:
            raise _GoneError("the connection is closed")
        self._answer, self._heard = answer, False
        self._done = asyncio.get_running_loop().create_future()
        self._transport.write(sent)
        try:
            await self._done
        finally:
            self._answer = self._done = None
            self._used = True

    def keep(self) -> bool:
        """Keep it for another request for a while; False where the server has closed it."""
        if self._transport is None or self._transport.is_closing():
            return False
        self._timer = asyncio.get_running_loop().call_later(IDLE, self.drop)
        return True

    def take(self) -> bool:
        """Take it for another request; False where it is closed."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        return self._transport is not None and not self._transport.is_closing()

    def drop(self) -> None:
        """Close it at once."""
        self.take()
        if self._transport is not None:
            self._transport.abort()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Called by asyncio."""
        if isinstance(transport, asyncio.Transport):
            self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Called by asyncio. What comes unasked says that the server and we do not understand each other."""
        if self._answer is None or self._done is None or self._done.done():
            self.drop()
            return
        self._heard = True
        try:
            if self._answer.feed(data):
                self._done.set_result(None)
        except BrokenAnswerError as error:
            self._done.set_exception(error)

    def connection_lost(self, error: Exception | None) -> None:
        """Called by asyncio."""
        self._transport = None
        self.take()
        if self._answer is None or self._done is None or self._done.done():
            return
        if self._used and not self._heard:
            self._done.set_exception(_GoneError("the server closed the connection"))
            return
        try:
            self._answer.end()
        except CutAnswerError as cut:
            self._done.set_exception(error or cut)
        else:
            self._done.set_result(None)


@cache
def _tls() -> ssl.SSLContext:
    """Certificates and names are checked."""
    return ssl.create_default_context()


def _server(url: str) -> Server:
    parts = urlsplit(url)
    host, port = parts.hostname, parts.port
    if parts.scheme not in {"http", "https"} or not host:
        raise UnsupportedURLSchemeError(f"{url} is no address of the web")
    if not parts.netloc.isascii():  # Scrapy has left it so, for it is no international name either
        raise CannotResolveHostError(f"{host!r} is no name of a host")
    return parts.scheme, host, port or (443 if parts.scheme == "https" else 80)


def _bytes_of(request: Request) -> bytes:
    """The request as it is sent."""
    parts = urlsplit(request.url)
    target = f"{parts.path or '/'}{f'?{parts.query}' if parts.query else ''}"
    lines = [f"GET {target} HTTP/1.1".encode("ascii"), b"Host: " + parts.netloc.rpartition("@")[2].encode("ascii")]
    lines += [name + b": " + _one_line(value) for name, values in request.headers.items() for value in values]
    return b"\r\n".join((*lines, b"", b""))


def _one_line(value: bytes) -> bytes:
    return value.replace(b"\r", b" ").replace(b"\n", b" ")
