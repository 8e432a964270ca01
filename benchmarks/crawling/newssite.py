"""A news site of 20 hosts on loopback (127.0.1.1 to 127.0.1.20, one port), in a process of its own.

with news_site(folder, count=1000, every=20) as site:
    site.urls                      # the addresses of all pages
    site.show(Show(look=1))        # new noise on all pages
    site.asked()                   # requests since the last call

Each host has a sitemap without titles. Pages are made before they are asked for, so that the server costs the
contestants as little as can be: about 0.1 ms a request.
"""

from __future__ import annotations

import asyncio
import gzip
import hashlib
import multiprocessing
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path

from benchmarks.crawling.pages import Original, Show, originals, page

HOSTS = 20
_DAY = "Mon, 05 Jan 2026 08:00:00 GMT"


@dataclass(frozen=True, slots=True)
class NewsSite:
    """The running site."""

    port: int
    count: int
    _pipe: Connection

    @property
    def hosts(self) -> list[str]:
        """``http://127.0.1.1:40000`` and so on."""
        return [f"http://127.0.1.{number + 1}:{self.port}" for number in range(HOSTS)]

    @property
    def urls(self) -> list[str]:
        """The addresses of all pages; page n stands on host n modulo 20."""
        return [f"{self.hosts[number % HOSTS]}/news/{number}.html" for number in range(self.count)]

    def show(self, show: Show) -> None:
        """Show something else from now on."""
        self._pipe.send(show)
        self._pipe.recv()

    def asked(self) -> int:
        """How many requests for pages there were since the last call."""
        self._pipe.send("asked")
        number: int = self._pipe.recv()
        return number


@contextmanager
def news_site(folder: Path, *, count: int, every: int = 1) -> Iterator[NewsSite]:
    """Serve ``count`` pages, of which one in ``every`` speaks of the story."""
    ours, theirs = multiprocessing.Pipe()
    process = multiprocessing.get_context("spawn").Process(target=_serve, args=(theirs, folder, count, every))
    process.start()
    theirs.close()
    try:
        port: int = ours.recv()
        yield NewsSite(port, count, ours)
    finally:
        ours.close()
        process.terminate()
        process.join()


@dataclass(frozen=True, slots=True)
class _Answer:
    plain: bytes
    packed: bytes
    tag: str


class _Pages:
    def __init__(self, found: list[Original], every: int) -> None:
        self.found, self.every = found, every
        self.asked = 0
        self.show(Show())

    def show(self, show: Show) -> None:
        self.validators = show.validators
        self.answers = [self._made(number, show) for number in range(len(self.found))]

    def _made(self, number: int, show: Show) -> _Answer:
        text = page(self.found[number], number, show, mentions=number % self.every == 0).encode()
        return _Answer(text, gzip.compress(text, 2, mtime=0), f'"{hashlib.sha256(text).hexdigest()[:16]}"')


class _Connection(asyncio.Protocol):
    def __init__(self, pages: _Pages) -> None:
        self.pages, self.rest = pages, b""

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)  # noqa: S101 - what a stream server gives
        self.out = transport

    def data_received(self, data: bytes) -> None:
        self.rest += data
        while b"\r\n\r\n" in self.rest:
            head, _, self.rest = self.rest.partition(b"\r\n\r\n")
            first, *lines = head.decode("latin-1").split("\r\n")
            headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
            self.out.write(self._answer(first.split(" ")[1], headers))
            if headers.get("connection", "").lower() == "close":
                self.out.close()

    def _answer(self, path: str, headers: dict[str, str]) -> bytes:
        if path == "/sitemap.xml":
            return _http("200 OK", self._sitemap(headers["host"]), ["Content-Type: application/xml"])
        name = path.removeprefix("/news/").removesuffix(".html")
        if not name.isdigit() or int(name) >= len(self.pages.answers):
            return _http("404 Not Found", b"not here", ["Content-Type: text/plain"])
        self.pages.asked += 1
        answer, more = self.pages.answers[int(name)], ["Content-Type: text/html; charset=utf-8"]
        if self.pages.validators:
            more += [f"ETag: {answer.tag}", f"Last-Modified: {_DAY}"]
            if headers.get("if-none-match") == answer.tag:
                return _http("304 Not Modified", None, more)
        if "gzip" in headers.get("accept-encoding", ""):
            return _http("200 OK", answer.packed, [*more, "Content-Encoding: gzip", "Vary: Accept-Encoding"])
        return _http("200 OK", answer.plain, more)

    def _sitemap(self, host: str) -> bytes:
        own = int(host.partition(":")[0].rpartition(".")[2]) - 1
        entries = "".join(
            f"<url><loc>http://{host}/news/{number}.html</loc></url>"
            for number in range(own, len(self.pages.answers), HOSTS)
        )
        return (
            '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
            f"{entries}</urlset>"
        ).encode()


def _http(status: str, body: bytes | None, headers: list[str]) -> bytes:
    length = [f"Content-Length: {len(body)}"] if body is not None else []
    head = "\r\n".join([f"HTTP/1.1 {status}", *headers, *length, "Server: news", "\r\n"])
    return head.encode("latin-1") + (body or b"")


def _serve(pipe: Connection, folder: Path, count: int, every: int) -> None:
    asyncio.run(_serving(pipe, _Pages(originals(folder, count), every)))


async def _serving(pipe: Connection, pages: _Pages) -> None:
    loop, port = asyncio.get_running_loop(), 0
    servers = []
    for number in range(HOSTS):
        listening = socket.socket()
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((f"127.0.1.{number + 1}", port))
        port = listening.getsockname()[1]
        servers.append(await loop.create_server(partial(_Connection, pages), sock=listening, backlog=4096))
    ended = asyncio.Event()

    def told() -> None:
        try:
            order = pipe.recv()
        except EOFError:
            ended.set()
            loop.remove_reader(pipe.fileno())
            return
        if isinstance(order, Show):
            pages.show(order)
            pipe.send(None)
        else:
            pipe.send(pages.asked)
            pages.asked = 0

    loop.add_reader(pipe.fileno(), told)
    pipe.send(port)
    await ended.wait()
