"""How requests go over the line: aiohttp's client, which connects to allowed addresses only.

Scrapy asks this for each request (setting DOWNLOAD_HANDLERS). Its own client, on Twisted, takes as long for a request
as all the rest of Scrapy.
"""

from __future__ import annotations

import asyncio
import socket
import ssl
from functools import cache
from time import monotonic
from typing import Any

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
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
from yarl import URL

from scraper.network import ALLOW_LOOPBACK, RefusedAddressError, addresses_of, is_allowed

_LONGEST_LINE = 64 * 1024  # bytes of a header: outlets have policies of more than the 8 KB that aiohttp takes
_SENT_BY_SCRAPY_ONLY = ("Accept", "Accept-Encoding", "Content-Type", "User-Agent")


class Fetcher:
    """Scrapy's handler of ``http`` and ``https``. No proxy is used, whatever the environment says."""

    lazy = False

    def __init__(self, crawler: Crawler) -> None:
        settings = crawler.settings
        self._allow_loopback = settings.getbool(ALLOW_LOOPBACK)
        self._most_bytes = settings.getint("DOWNLOAD_MAXSIZE")
        self._seconds = settings.getfloat("DOWNLOAD_TIMEOUT")
        self._session: aiohttp.ClientSession | None = None

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
                response = await self._answer(request)
        except TimeoutError as error:
            raise DownloadTimeoutError(f"{request.url} took longer than {seconds:g} seconds") from error
        except (aiohttp.ClientPayloadError, aiohttp.ServerDisconnectedError) as error:
            raise ResponseDataLossError(f"the connection ended before the answer did: {error}") from error
        except aiohttp.ClientConnectorDNSError as error:
            raise (error.os_error.__cause__ or CannotResolveHostError(str(error))) from error
        except aiohttp.ClientConnectorError as error:
            refused = isinstance(error.os_error, ConnectionRefusedError)
            raise (DownloadConnectionRefusedError if refused else DownloadFailedError)(str(error)) from error
        except aiohttp.InvalidUrlClientError as error:
            raise await self._odd_host(request) from error
        except (aiohttp.ClientError, OSError) as error:
            raise DownloadFailedError(f"{type(error).__name__}: {error}") from error
        request.meta["download_latency"] = monotonic() - began
        return response

    async def close(self) -> None:
        """Let go of all connections."""
        if self._session is not None:
            await self._session.close()

    async def _answer(self, request: Request) -> Response:
        url = URL(request.url, encoded=True)
        if url.scheme not in {"http", "https"} or not url.host:
            raise UnsupportedURLSchemeError(f"{request.url} is no address of the web")
        headers = [
            (name.decode("latin-1"), _one_line(value)) for name, values in request.headers.items() for value in values
        ]
        tls = _tls() if url.scheme == "https" else True
        async with self._client().get(url, headers=headers, allow_redirects=False, ssl=tls) as answer:
            body = bytearray()
            self._check_size(answer.content_length or 0)
            async for part in answer.content.iter_any():
                body += part
                self._check_size(len(body))
            return Response(request.url, answer.status, Headers(answer.raw_headers), bytes(body), request=request)

    async def _odd_host(self, request: Request) -> Exception:
        """What to say of a host that aiohttp does not take, such as ``0``: the system may take it for an address."""
        url = URL(request.url, encoded=True)
        try:
            await addresses_of(url.raw_host or "", url.port or 0, allow_loopback=self._allow_loopback)
        except (RefusedAddressError, CannotResolveHostError) as error:
            return error
        return UnsupportedURLSchemeError(f"{request.url} is no address of the web")

    def _check_size(self, size: int) -> None:
        if size > self._most_bytes:
            raise DownloadCancelledError(f"larger than {self._most_bytes} bytes")

    def _client(self) -> aiohttp.ClientSession:
        """Made at the first request, when there is an event loop."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=0,  # Scrapy decides how many requests go out at a time
                    resolver=_Resolver(allow_loopback=self._allow_loopback),
                    socket_factory=self._socket,
                    use_dns_cache=False,
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                max_line_size=_LONGEST_LINE,
                max_field_size=_LONGEST_LINE,
                timeout=aiohttp.ClientTimeout(),  # of its own none: one stands around the whole request
                skip_auto_headers=_SENT_BY_SCRAPY_ONLY,
                trust_env=False,
            )
        return self._session

    def _socket(self, address: tuple[Any, ...]) -> socket.socket:
        """The socket for a connection: the last place where an address that is not public is refused."""
        family, kind, protocol, _, (number, *_) = address
        if not is_allowed(str(number), allow_loopback=self._allow_loopback):
            raise RefusedAddressError(str(number), str(number))
        return socket.socket(family, kind, protocol)


class _Resolver(AbstractResolver):
    """From the name of a host to the addresses that we may connect to."""

    def __init__(self, *, allow_loopback: bool) -> None:
        self._allow_loopback = allow_loopback

    async def resolve(
        self,
        host: str,
        port: int = 0,
        family: socket.AddressFamily = socket.AF_UNSPEC,  # noqa: ARG002 - of both families
    ) -> list[ResolveResult]:
        numbers = await addresses_of(host, port, allow_loopback=self._allow_loopback)
        return [
            ResolveResult(
                hostname=host,
                host=number,
                port=port,
                family=socket.AF_INET6 if ":" in number else socket.AF_INET,
                proto=0,
                flags=socket.AI_NUMERICHOST,
            )
            for number in numbers
        ]

    async def close(self) -> None:
        """Called by aiohttp; there is nothing to close."""


@cache
def _tls() -> ssl.SSLContext:
    """Certificates and names are checked."""
    return ssl.create_default_context()


def _one_line(value: bytes) -> str:
    return value.decode("latin-1").replace("\r", " ").replace("\n", " ")
