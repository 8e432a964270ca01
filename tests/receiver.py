"""A webhook receiver on loopback that takes messages, and can refuse, be slow, redirect, or answer twice."""

from __future__ import annotations

import json
import os
import signal
import time
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any


@dataclass(frozen=True, slots=True)
class Answer:
    """How to answer one request. ``kill``: before it answers, it kills the process of that id."""

    status: int = 200
    seconds: float = 0.0
    location: str | None = None
    times: int = 1
    kill: int | None = None


@dataclass(slots=True)
class Receiver:
    """What arrived, and how the next requests are answered (then with 200)."""

    port: int
    answers: deque[Answer] = field(default_factory=deque)
    received: list[tuple[str, dict[str, Any]]] = field(default_factory=list)  # (key, JSON)

    @property
    def url(self) -> str:
        """As a target of Apprise."""
        return f"json://127.0.0.1:{self.port}/hook"

    @property
    def keys(self) -> list[str]:
        """The keys in the order of arrival."""
        return [key for key, _ in self.received]

    @property
    def text(self) -> str:
        """Titles and texts of all that arrived."""
        return "\n".join(f"{body['title']}\n{body['message']}" for _, body in self.received)


@contextmanager
def receiver() -> Iterator[Receiver]:
    """A receiver that serves until the end of the block."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            here.received.append((self.headers.get("Idempotency-Key", ""), body))
            answer = here.answers.popleft() if here.answers else Answer()
            if answer.kill is not None:
                os.kill(answer.kill, signal.SIGKILL)
            time.sleep(answer.seconds)
            try:
                for _ in range(answer.times):
                    self.send_response(answer.status)
                    if answer.location:
                        self.send_header("Location", answer.location)
                    self.send_header("Content-Length", "0")
                    self.end_headers()
            except (BrokenPipeError, ConnectionResetError):
                pass

        do_GET = do_POST  # noqa: N815 - the base class calls it so

        def log_message(self, *_: object) -> None:
            """Nothing on the terminal."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    here = Receiver(server.server_port)
    thread = Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield here
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)
