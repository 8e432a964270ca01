"""A news site on loopback whose pages a test writes, and a crawl of it in a process of its own."""

# ruff: noqa: E501 - sample pages and sentences stay on one line

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tests.nimbus import STORY

START = datetime(2026, 1, 10, 8, 0, tzinfo=UTC)
BODY = """Nimbus Robotics is in talks to raise 200 million euros from investors, two people familiar with the matter said.
The maker of warehouse robots would be valued at about 2 billion euros, they said, asking not to be named since the talks are private.
The company, which has its headquarters in Lyon, did not answer questions. It employs engineers in France and in Germany."""


@dataclass(slots=True)
class Answer:
    """What the site says to one path."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0  # seconds before the answer
    drip: float = 0.0  # seconds between bytes
    endless: bool = False


@dataclass(slots=True)
class Asked:
    """One request the site got."""

    path: str
    headers: dict[str, str]
    at: float


class Server(ThreadingHTTPServer):
    """An HTTP server whose clients may hang up."""

    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """A crawler that hangs up is no news."""


class Site:
    """Serves ``answers`` by path; everything else is 404. Conditional requests are answered by ETag."""

    def __init__(self) -> None:
        self.answers: dict[str, Answer | Callable[[Asked], Answer]] = {"/robots.txt": Answer(b"", 404)}
        self.asked: list[Asked] = []
        self._server = Server(("127.0.0.1", 0), self.handler())
        self.port = self._server.server_address[1]
        self.url = f"http://127.0.0.1:{self.port}"
        threading.Thread(target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()

    def close(self) -> None:
        """Stop serving."""
        self._server.shutdown()
        self._server.server_close()

    def paths(self) -> list[str]:
        """What was asked for, in order, robots.txt left out."""
        return [one.path for one in self.asked if one.path != "/robots.txt"]

    def put(self, path: str, body: str | bytes, status: int = 200, **headers: str) -> None:
        """Let a path answer with a page."""
        data = body.encode() if isinstance(body, str) else body
        kind = {"Content-Type": "text/html; charset=utf-8"}
        self.answers[path] = Answer(data, status, kind | {k.replace("_", "-"): v for k, v in headers.items()})

    def article(self, path: str, title: str, body: str = BODY, head: str = "", **headers: str) -> None:
        """Let a path answer with an article."""
        self.put(path, article(title, body, head), 200, **headers)

    def feed(self, path: str, *entries: tuple[str, str]) -> None:
        """Let a path answer with an RSS feed of (title, path of the article)."""
        items = "".join(f"<item><title>{title}</title><link>{self.url}{link}</link></item>" for title, link in entries)
        self.put(
            path,
            f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{items}</channel></rss>',
            Content_Type="application/rss+xml",
        )

    def handler(site) -> type[BaseHTTPRequestHandler]:  # noqa: N805 - the handler's self is the request
        """What answers a request; also for servers at other addresses of this machine."""

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                one = Asked(self.path, {k.lower(): v for k, v in self.headers.items()}, time.monotonic())
                site.asked.append(one)
                found = site.answers.get(self.path, Answer(b"not here", 404))
                answer = found(one) if callable(found) else found
                try:
                    self._send(one, answer)
                except (BrokenPipeError, ConnectionResetError):
                    self.close_connection = True

            def _send(self, one: Asked, answer: Answer) -> None:
                time.sleep(answer.wait)
                etag = answer.headers.get("ETag")
                status, body = answer.status, answer.body
                if etag and one.headers.get("if-none-match") == etag:
                    status, body = 304, b""
                self.send_response(status)
                for name, value in answer.headers.items():
                    self.send_header(name, value.encode().decode("latin-1"))
                if answer.endless:
                    self.end_headers()
                    self.close_connection = True
                    for _ in range(4000):
                        self.wfile.write(b"<p>" + b"x" * 65_536)
                    return
                if status != 304:
                    self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                if answer.drip:
                    for byte in body:
                        self.wfile.write(bytes([byte]))
                        time.sleep(answer.drip)
                else:
                    self.wfile.write(body)

            def log_message(self, *_: object) -> None:
                """Nothing on the terminal."""

        return Handler


def article(title: str, body: str = BODY, head: str = "") -> str:
    """A page as outlets build them."""
    paragraphs = "".join(f"<p>{line}</p>" for line in body.splitlines())
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}
<meta property="og:type" content="article"><meta property="article:published_time" content="2026-01-09T09:00:00+00:00">
</head><body><header><a href="/">Home</a></header><article><h1>{title}</h1>{paragraphs}</article>
<footer>Imprint</footer></body></html>"""


SETTINGS = """
contact = "https://factdrift.example/bot"
[crawl]
delay = 0.0
timeout = 1.5
max_size = 200000
allow_loopback = {loopback}
workers = 1
"""


def workspace(root: Path, site: Site | None = None, *, loopback: bool = True, **discover: Any) -> Path:
    """A workspace with one story, and one source "daily" that lists the given paths of the site."""
    for folder in ("stories", "sources"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "factdrift.toml").write_text(SETTINGS.format(loopback=str(loopback).lower()))
    (root / "stories" / "nimbus.toml").write_text(STORY)
    if site is not None:
        ways: dict[str, Any] = {way: [f"{site.url}{path}" for path in paths] for way, paths in discover.items()}
        source(root, "daily", site.url, **ways)
    return root


def source(root: Path, name: str, home: str, more: str = "", **discover: Any) -> None:
    """Write a source file; the addresses are complete ones."""
    ways = "\n".join(f"{way} = {urls!r}" for way, urls in discover.items())
    text = f'name = "{name.title()}"\nhome = "{home}/"\nlanguage = "en"\ncountry = "GB"\n[discover]\n{ways}\n{more}\n'
    (root / "sources" / f"{name}.toml").write_text(text)


@dataclass(frozen=True, slots=True)
class Crawled:
    """What a crawl told, as plain values."""

    outcomes: dict[str, int]
    errors: list[tuple[str, str, str, str]]  # source, where, kind, problem
    warnings: list[tuple[str, str]]
    file_errors: list[str]
    counts: dict[str, int]
    reason: str
    progress: list[tuple[int, int]]
    failure: str | None = None


def processes() -> Any:
    """New processes, forked from a server that has the imports behind it."""
    context = get_context("forkserver")
    context.set_forkserver_preload(["scraper.crawl", "storage.database", "storage.workspace"])
    return context


def crawl(root: Path, at: datetime = START) -> Crawled:
    """Crawl a workspace in a new process, at a time of the test's choosing."""
    with ProcessPoolExecutor(1, mp_context=processes()) as pool:
        return pool.submit(crawl_here, str(root), at).result(timeout=240)


def crawl_into(root: str, at: datetime, answer: Any) -> None:
    """As ``crawl_here``, for a process that a test sends signals to."""
    answer.send(crawl_here(root, at))
    answer.close()


def crawl_here(root: str, at: datetime) -> Crawled:
    """Runs in the new process."""
    from scraper.crawl import crawl as real_crawl  # noqa: PLC0415 - only there
    from storage.database import open_database  # noqa: PLC0415
    from storage.workspace import open_workspace  # noqa: PLC0415

    opened = open_workspace(Path(root))
    engine = open_database(opened.database_url)
    seen: list[tuple[int, int]] = []
    began = time.monotonic()

    def now() -> datetime:
        return datetime.fromtimestamp(at.timestamp() + time.monotonic() - began, UTC)

    try:
        done = real_crawl(opened, engine, now=now, progress=lambda p: seen.append((p.fetched, p.waiting)))
    except Exception as error:  # noqa: BLE001 - handed to the test
        return Crawled({}, [], [], [], {}, "raised", seen, f"{type(error).__name__}: {error}")
    finally:
        engine.dispose()
    return Crawled(
        outcomes=dict(done.outcomes),
        errors=[(one.source, one.where, one.kind, one.problem) for one in done.errors],
        warnings=[(one.kind, one.problem) for one in done.warnings],
        file_errors=[str(error) for error in done.file_errors],
        counts={
            "articles": done.new_articles,
            "revisions": done.new_revisions,
            "claims": done.claims,
            "changes": sum(map(len, done.changes.values())),
            "postponed": sum(one.postponed for one in done.sources),
        },
        reason=done.reason,
        progress=seen,
    )


def rows(root: Path, query: str) -> list[Any]:
    """Look into the SQLite ledger of a workspace, or change it."""
    import sqlite3  # noqa: PLC0415 - only here

    connection = sqlite3.connect(root / "factdrift.db")
    try:
        with connection:
            return connection.execute(query).fetchall()
    finally:
        connection.close()
