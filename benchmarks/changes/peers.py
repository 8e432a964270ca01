"""Programs that watch pages, run on the pairs: webchanges itself, and the text comparison of changedetection.io.

They have an environment of their own, and reach nothing but this machine:
``python -m venv peers; peers/bin/pip install -r benchmarks/changes/peers.txt``.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from benchmarks.changes.page_pairs import Pair

SECONDS = 600
_HERE_ONLY = {"HTTPS_PROXY": "http://127.0.0.1:9"}  # nothing listens there; the pages come over plain HTTP
_CHANGEDETECTION = """
import json, sys
from changedetectionio.html_tools import html_to_text
from changedetectionio.processors.text_json_diff.processor import ChecksumCalculator
pages = json.load(sys.stdin)
hashes = [[ChecksumCalculator.calculate(html_to_text(page), ignore_whitespace=True) for page in pair] for pair in pages]
print(json.dumps([n for n, (before, after) in enumerate(hashes) if before != after]))
"""


def webchanges(pairs: Sequence[Pair], environment: Path) -> set[int]:
    """The numbers of the pairs for which webchanges reports a change: each page is a job, looked at twice."""
    with tempfile.TemporaryDirectory() as name, _served() as (port, pages):
        folder = Path(name)
        jobs = "---\n".join(
            f"name: pair {n}.\nurl: http://127.0.0.1:{port}/{n}\nfilters:\n  - html2text\n" for n in range(len(pairs))
        )
        (folder / "jobs.yaml").write_text(jobs)
        (folder / "config.yaml").write_text("report:\n  stdout:\n    color: false\n  text:\n    details: false\n")
        said = ""
        for version in ("before", "after"):
            pages[:] = [getattr(pair, version) for pair in pairs]
            said = _run(
                [
                    str(environment / "bin" / "webchanges"),
                    *("--jobs", str(folder / "jobs.yaml"), "--config", str(folder / "config.yaml")),
                    *("--database", str(folder / "snapshots.db")),
                ]
            )
        if "ERROR" in said:
            raise RuntimeError(f"webchanges could not read the pages: {said[:500]}")
        return {int(number) for number in re.findall(r"CHANGED: pair (\d+)\.", said)}


def changedetection(pairs: Sequence[Pair], environment: Path) -> set[int]:
    """The numbers of the pairs whose text differs for changedetection.io."""
    given = json.dumps([[pair.before, pair.after] for pair in pairs])
    found: list[int] = json.loads(_run([str(environment / "bin" / "python"), "-c", _CHANGEDETECTION], given))
    return set(found)


@contextmanager
def _served() -> Iterator[tuple[int, list[str]]]:
    """A server on this machine, its port, and the pages that it gives by their number."""
    pages: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = pages[int(self.path[1:])].encode()
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1], pages
    finally:
        server.shutdown()
        server.server_close()


def _run(command: Sequence[str], given: str = "") -> str:
    alone = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")} | _HERE_ONLY
    done = subprocess.run(command, input=given, env=alone, capture_output=True, text=True, timeout=SECONDS, check=False)
    if done.returncode:
        message = f"{command[0]} ended with {done.returncode}: {done.stderr[-2000:]}"
        raise RuntimeError(message)
    return done.stdout
