"""Requests over connections that are used again, to servers that do as they please."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.exceptions import (
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    ResponseDataLossError,
    UnsupportedURLSchemeError,
)
from scrapy.http import Response
from scrapy.settings import Settings

from scraper import fetching
from scraper.fetching import Fetcher
from scraper.network import ALLOW_LOOPBACK, RefusedAddressError

OK = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
CLOSE = b"close"
Work = Callable[[Fetcher, str], Awaitable[Any]]


def fetcher(**settings: Any) -> Fetcher:
    """As a crawl has it that may ask this machine."""
    made = Settings({ALLOW_LOOPBACK: True, "DOWNLOAD_MAXSIZE": 1000, "DOWNLOAD_TIMEOUT": 5, **settings})
    return Fetcher(Crawler(Spider, made))


class Server:
    """Gives the next of its answers to each request; ``connections`` has the requests of each connection."""

    def __init__(self, answers: Iterable[bytes]) -> None:
        self.answers = iter(answers)
        self.connections: list[list[bytes]] = []

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        asked: list[bytes] = []
        self.connections.append(asked)
        try:
            while True:
                asked.append(await reader.readuntil(b"\r\n\r\n"))
                answer = next(self.answers)
                writer.write(answer.removesuffix(CLOSE))
                if answer.endswith(CLOSE):
                    break
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()


def talk(server: Server, work: Work, fetch: Fetcher | None = None, tls: ssl.SSLContext | None = None) -> Any:
    """What ``work`` gives with the address of the server."""

    async def run() -> Any:
        listening = await asyncio.start_server(server.serve, "127.0.0.1", 0, ssl=tls)
        port = listening.sockets[0].getsockname()[1]
        used = fetch or fetcher()
        try:
            return await work(used, f"{'https' if tls else 'http'}://127.0.0.1:{port}/a?b=1")
        finally:
            await used.close()
            listening.close()
            await asyncio.sleep(0.01)  # for the server to see that its connections are closed

    return asyncio.run(run())


async def once(fetch: Fetcher, url: str) -> Response:
    return await fetch.download_request(Request(url, headers={"If-None-Match": '"x"'}))


async def three_times(fetch: Fetcher, url: str) -> list[bytes]:
    return [(await once(fetch, url)).body for _ in range(3)]


def test_a_request_is_sent_and_its_answer_given() -> None:
    server = Server(
        [b'HTTP/1.1 201 Made\r\nETag: "A"\r\nSet-Cookie: a\r\nSet-Cookie: b\r\nContent-Length: 2\r\n\r\nhi']
    )
    answer = talk(server, once)
    assert (answer.status, answer.body) == (201, b"hi")
    assert answer.headers.getlist("Set-Cookie") == [b"a", b"b"]
    assert answer.request.meta["download_latency"] >= 0
    ((request,),) = server.connections
    first, host, *rest = request.split(b"\r\n")
    assert first == b"GET /a?b=1 HTTP/1.1"
    assert host.startswith(b"Host: 127.0.0.1:")
    assert rest == [b'If-None-Match: "x"', b"", b""]


def test_a_connection_is_used_again() -> None:
    server = Server([OK] * 3)
    assert talk(server, three_times) == [b"hello"] * 3
    assert [len(asked) for asked in server.connections] == [3]


def test_a_connection_that_the_server_closes_is_not_used_again() -> None:
    said = Server([OK.replace(b"OK\r\n", b"OK\r\nConnection: close\r\n") + CLOSE] * 3)
    unsaid = Server([OK + CLOSE] * 3)
    for server in (said, unsaid):
        assert talk(server, three_times) == [b"hello"] * 3
        assert sum(bool(asked) for asked in server.connections) == 3


def test_a_request_that_meets_a_closed_connection_is_sent_over_another() -> None:
    """The server has closed it while our request was on its way: it has not seen the request."""
    server = Server([OK, CLOSE, OK])

    async def twice(fetch: Fetcher, url: str) -> list[bytes]:
        return [(await once(fetch, url)).body for _ in range(2)]

    assert talk(server, twice) == [b"hello"] * 2
    assert [len(asked) for asked in server.connections] == [2, 1]


def test_bytes_that_nobody_asked_for_are_not_taken_for_an_answer() -> None:
    """A second answer behind the first would become that of the next request."""
    forged = OK.replace(b"hello", b"wrong")
    server = Server([OK + forged, OK, OK])
    assert talk(server, three_times) == [b"hello"] * 3
    assert len(server.connections) > 1


def test_a_long_header_is_taken() -> None:
    """Content-Security-Policy of some outlets is longer than most clients expect."""
    long = b"Content-Security-Policy: " + b"x" * 20_000
    assert talk(Server([OK.replace(b"OK\r\n", b"OK\r\n" + long + b"\r\n")]), once).body == b"hello"


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello" + CLOSE, ResponseDataLossError),
        (CLOSE, ResponseDataLossError),
        (b"hello\r\n\r\n", DownloadFailedError),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 1001\r\n\r\n", DownloadCancelledError),
        (b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 2000, DownloadCancelledError),
        (b"HTTP/1.1 200 OK\r\n", DownloadTimeoutError),
    ],
)
def test_what_goes_wrong_has_a_name(answer: bytes, error: type[Exception]) -> None:
    with pytest.raises(error):
        talk(Server([answer] * 2), once, fetcher(DOWNLOAD_TIMEOUT=0.5))


def test_nobody_who_listens_is_told() -> None:
    async def closed(fetch: Fetcher, _: str) -> None:
        await once(fetch, "http://127.0.0.1:1/")

    with pytest.raises(DownloadConnectionRefusedError):
        talk(Server([]), closed)


@pytest.mark.parametrize("url", ["ftp://127.0.0.1/", "http:///a"])
def test_only_addresses_of_the_web_are_asked(url: str) -> None:
    with pytest.raises(UnsupportedURLSchemeError):
        asyncio.run(fetcher().download_request(Request(url)))


def test_a_private_address_is_refused_before_a_connection_is_made() -> None:
    server = Server([OK])
    with pytest.raises(RefusedAddressError):
        talk(server, once, fetcher(**{ALLOW_LOOPBACK: False}))
    assert server.connections == []


def certificate(folder: Path) -> ssl.SSLContext:
    """Of a server that signs for itself that it is 127.0.0.1."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "an outlet")])
    now = datetime.now(UTC)
    signed = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number(), now, now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(IPv4Address("127.0.0.1"))]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "pem").write_bytes(
        signed.public_bytes(serialization.Encoding.PEM)
        + key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    )
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "pem")
    return context


def test_a_certificate_must_be_signed_by_somebody_we_trust(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tls = certificate(tmp_path)
    server = Server([OK])
    with pytest.raises(DownloadFailedError, match="CertVerification"):
        talk(server, once, tls=tls)
    assert not any(server.connections)
    trusting = ssl.create_default_context(cafile=str(tmp_path / "pem"))
    monkeypatch.setattr(fetching, "_tls", lambda: trusting)
    assert talk(server, once, tls=tls).body == b"hello"


def test_the_next_address_of_a_host_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody listens at the first one."""

    async def two(host: str, port: int, **_: object) -> list[str]:
        assert (host, port > 0) == ("127.0.0.1", True)
        return ["127.0.0.99", "127.0.0.1"]

    monkeypatch.setattr(fetching, "addresses_of", two)
    assert talk(Server([OK]), once).body == b"hello"


def test_a_header_cannot_begin_a_new_line() -> None:
    server = Server([OK])

    async def odd(fetch: Fetcher, url: str) -> None:
        await fetch.download_request(Request(url, headers={"If-None-Match": "a\r\nX-Evil: b"}))

    talk(server, odd)
    assert b"\r\nX-Evil" not in server.connections[0][0]
