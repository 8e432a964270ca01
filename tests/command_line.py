"""Running Factdrift as a person does, with a small news site on loopback beside it."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any
from unittest.mock import patch

import cli
from tests.nimbus import STORY

ROOT = Path(__file__).parent.parent
COLUMNS = 160
COMMAND = (sys.executable, str(ROOT / "cli.py"))
BODY = (
    "Nimbus Robotics is in talks to raise 200 million euros from investors, two people familiar with the matter said. "
    "The maker of warehouse robots would be valued at about 2 billion euros, they said, asking not to be named. "
    "The company, which has its headquarters in Lyon, did not answer questions about the talks on Friday. "
    "It employs engineers in France and in Germany, and its machines sort parcels in forty halls of both countries."
)
SETTINGS = """\
[crawl]
delay = 0.0
timeout = 5
allow_loopback = true
workers = 1
[schedule]
crawl = "every 1 minute"
report = "daily 06:00"
"""


@dataclass(frozen=True, slots=True)
class Done:
    """A command that has ended."""

    code: int
    out: str
    err: str

    def json(self) -> Any:
        """What it printed, as one JSON document."""
        return json.loads(self.out)

    def lines(self) -> list[Any]:
        """What it printed, as JSON lines."""
        return [json.loads(line) for line in self.out.splitlines()]


def environment() -> dict[str, str]:
    """No colours, a wide terminal, no workspace from outside."""
    left = {name: value for name, value in os.environ.items() if not name.startswith("FACTDRIFT_WORKSPACE")}
    return left | {"NO_COLOR": "1", "COLUMNS": str(COLUMNS), "PYTHONUTF8": "1"}


def factdrift(*arguments: object, folder: Path | None = None, stdin: bytes = b"", columns: int = COLUMNS) -> Done:
    """Run a command in a folder to its end, within this process. What would be a traceback fails the test."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", newline="") for _ in range(2))
    given = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    code = 0
    with (
        chdir(folder or Path.cwd()),
        patch.dict(os.environ, environment() | {"COLUMNS": str(columns)}, clear=True),
        patch.object(sys, "excepthook"),
        patch.object(sys, "stdin", given),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        try:
            cli.main([str(argument) for argument in arguments])
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0 if end.code is None else 1
    return Done(code, *(_written(stream) for stream in (out, err)))


def factdrift_process(*arguments: object, folder: Path | None = None, seconds: float = 240) -> Done:
    """Run a command in a process of its own, which a crawl needs. No command may print a traceback."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        cwd=folder,
        env=environment(),
        capture_output=True,
        timeout=seconds,
        check=False,
    )
    found = Done(done.returncode, done.stdout.decode(), done.stderr.decode())
    assert "Traceback" not in found.err, found.err
    return found


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    assert isinstance(stream.buffer, io.BytesIO)
    return stream.buffer.getvalue().decode("utf-8")


def workspace(root: Path, settings: str = SETTINGS) -> Path:
    """A workspace with one story, "nimbus", and no source."""
    for folder in ("stories", "sources"):
        (root / folder).mkdir(parents=True, exist_ok=True)
    (root / "factdrift.toml").write_text(settings)
    (root / "stories" / "nimbus.toml").write_text(STORY)
    return root


def add_source(root: Path, name: str, url: str, feed: str) -> None:
    """A source that is found by one feed."""
    text = f'name = "{name.title()}"\nhome = "{url}/"\nlanguage = "en"\n[discover]\nfeeds = ["{url}{feed}"]\n'
    (root / "sources" / f"{name}.toml").write_text(text)


def page(title: str, body: str = BODY, charset: str = "utf-8") -> bytes:
    """An article page in a character set."""
    paragraphs = "".join(f"<p>{sentence.strip()}.</p>" for sentence in body.split(". "))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="{charset}"><title>{title}</title>'
        f'<meta property="og:type" content="article">'
        f'<meta property="article:published_time" content="2026-01-09T09:00:00Z"></head>'
        f"<body><article><h1>{title}</h1>{paragraphs}</article></body></html>"
    ).encode(charset)


def feed(url: str, *entries: tuple[str, str]) -> bytes:
    """An RSS feed of (title, path)."""
    items = "".join(f"<item><title>{title}</title><link>{url}{path}</link></item>" for title, path in entries)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>t</title>{items}</channel></rss>'.encode()


@contextmanager
def site() -> Iterator[tuple[str, dict[str, bytes]]]:
    """A site and its pages by path; .xml paths are feeds, all else is HTML without a charset in the header."""
    pages: dict[str, bytes] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages.get(self.path)
            self.send_response(404 if body is None else 200)
            self.send_header("Content-Type", "application/rss+xml" if self.path.endswith(".xml") else "text/html")
            self.send_header("Content-Length", str(len(body or b"")))
            self.end_headers()
            self.wfile.write(body or b"")

        def log_message(self, *_: object) -> None:
            """Nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", pages
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def lines_file(folder: Path, *items: dict[str, Any] | str) -> Path:
    """A file of JSON lines; a string is written as it is."""
    file = folder / "articles.jsonl"
    file.write_text("".join((item if isinstance(item, str) else json.dumps(item)) + "\n" for item in items))
    return file
