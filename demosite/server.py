"""The demo site over HTTP: every outlet on a loopback port of its own, at a moment that the caller sets.

with serve(datetime(2025, 12, 18, 7, tzinfo=UTC)) as site:
    site.outlets[0].url                       # http://127.0.0.1:43117
    site.set_moment(datetime(2025, 12, 19, 8, tzinfo=UTC))
    site.requests                             # what was asked for, in order
"""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any
from urllib.parse import urlsplit

from demosite.content import OutletData, Validators, load_content
from demosite.pages import Page, Visit, page


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet as a crawler meets it. Feeds, sitemaps and sections are the full addresses of its ways in."""

    id: str
    name: str
    url: str
    language: str
    country: str
    feeds: tuple[str, ...]
    sitemaps: tuple[str, ...]
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Request:
    """One request as the site saw it. ``moment`` is the site's own time, UTC."""

    outlet: str
    method: str
    path: str
    status: int
    moment: datetime
    user_agent: str | None
    conditional: bool  # whether it carried If-None-Match or If-Modified-Since


@dataclass
class Site:
    """The running site. Safe to use while threads serve it."""

    moment: datetime
    outlets: tuple[Outlet, ...] = ()
    requests: list[Request] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock, repr=False)

    def set_moment(self, moment: datetime) -> None:
        """Let it be this moment on the site. Raises ValueError for a moment without a time zone."""
        with self.lock:
            self.moment = _aware(moment)

    def outlet(self, name: str) -> Outlet:
        """The outlet of an id. Raises KeyError that names it."""
        for outlet in self.outlets:
            if outlet.id == name:
                return outlet
        msg = f"the demo site has no outlet {name!r}"
        raise KeyError(msg)

    def record(self, request: Request) -> None:
        """Add one request to the log."""
        with self.lock:
            self.requests.append(request)


@contextmanager
def serve(start_day: datetime, *, port_base: int = 0) -> Iterator[Site]:
    """Serve the outlets on 127.0.0.1 until the block ends.

    With a port base they take the ports from there on, with 0 any free ones. Raises OSError when a port is taken.
    """
    site = Site(_aware(start_day))
    with ExitStack() as running:
        outlets = []
        for number, data in enumerate(load_content().outlets):
            server = _Server(site, data, port_base + number if port_base else 0)
            running.callback(server.server_close)
            thread = Thread(target=server.serve_forever, args=(0.05,), name=f"demosite-{data.id}", daemon=True)
            thread.start()
            running.callback(thread.join, 5)
            running.callback(server.shutdown)
            outlets.append(_outlet(data, server.url))
        site.outlets = tuple(outlets)
        yield site


class _Server(ThreadingHTTPServer):
    """One outlet on one port."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, site: Site, data: OutletData, port: int) -> None:
        super().__init__(("127.0.0.1", port), _Handler)
        self.site = site
        self.data = data
        self.url = f"http://127.0.0.1:{self.server_port}"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print what went wrong in a handler, except that a reader hung up, which is theirs to do."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD; keeps validators and 304 as RFC 9110 has them."""

    protocol_version = "HTTP/1.1"
    timeout = 30
    disable_nagle_algorithm = True
    server: _Server

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 the base class names it so
        """Say nothing: requests are in the site's log."""

    def version_string(self) -> str:
        return "demosite"

    def _answer(self, *, with_body: bool) -> None:
        site, data = self.server.site, self.server.data
        path = urlsplit(self.path).path
        with site.lock:
            moment = site.moment
        made = page(Visit(load_content(), data, self.server.url, moment), path)
        validators = _validators(made, data.validators)
        status = 304 if made.status == 200 and self._is_current(validators) else made.status
        agent = self.headers.get("User-Agent")
        conditional = "If-None-Match" in self.headers or "If-Modified-Since" in self.headers
        site.record(Request(data.id, self.command, self.path, status, moment, agent, conditional))
        self.send_response(status)
        for name, value in validators.items():
            self.send_header(name, value)
        if made.retry_after is not None:
            self.send_header("Retry-After", str(made.retry_after))
        if status != 304:
            self.send_header("Content-Type", made.content_type)
            self.send_header("Content-Length", str(len(made.body)))
        self.end_headers()
        if with_body and status != 304:
            self.wfile.write(made.body)

    def _is_current(self, validators: dict[str, str]) -> bool:
        """Whether the caller's copy is ours. If-None-Match counts alone where it is given (RFC 9110, 13.2.2)."""
        if tags := self.headers.get("If-None-Match"):
            known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
            return "ETag" in validators and ("*" in known or validators["ETag"] in known)
        since = self.headers.get("If-Modified-Since")
        if since is None or "Last-Modified" not in validators:
            return False
        try:
            asked = parsedate_to_datetime(since)
        except ValueError:
            return False  # an unreadable date is to be ignored (RFC 9110, 13.1.3)
        return asked.tzinfo is not None and asked >= parsedate_to_datetime(validators["Last-Modified"])


def _validators(made: Page, kind: Validators) -> dict[str, str]:
    if not made.validators or made.status != 200:
        return {}
    found = {}
    if kind in {Validators.BOTH, Validators.ETAG}:
        found["ETag"] = f'"{hashlib.sha256(made.body).hexdigest()[:20]}"'
    if kind in {Validators.BOTH, Validators.LAST_MODIFIED}:
        found["Last-Modified"] = format_datetime(made.changed.astimezone(UTC), usegmt=True)
    return found


def _outlet(data: OutletData, url: str) -> Outlet:
    return Outlet(
        id=data.id,
        name=data.name,
        url=url,
        language=data.language,
        country=data.country,
        feeds=tuple(url + path for path in data.feeds),
        sitemaps=tuple(url + path for path in data.sitemaps),
        sections=tuple(f"{url}/{s.slug}/" for s in data.sections) if data.discover_sections else (),
    )


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        msg = f"the moment {moment} has no time zone; give it one, for example datetime(2025, 12, 18, 7, tzinfo=UTC)"
        raise ValueError(msg)
    return moment.astimezone(UTC)
