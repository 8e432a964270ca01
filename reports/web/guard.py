"""What every request must pass before a page sees it, and what every answer carries.

Host: a foreign name that points here (DNS rebinding) gets 400. Writing: only from our own pages, else 403. Password:
where one is set, nothing without it, styles and scripts included.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reports.web.passwords import Door

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_READ = {"GET", "HEAD"}
Refuse = Callable[[Request, int, str], Response]


class Guard:
    """ASGI middleware. ``refuse`` makes the page for a status and a reason."""

    def __init__(
        self, app: ASGIApp, *, hosts: frozenset[str], password: str | None, reviewer: str, refuse: Refuse
    ) -> None:
        self._app = app
        self._hosts = frozenset(host.lower() for host in hosts)
        self._door = Door(password) if password else None
        self._reviewer = reviewer
        self._refuse = refuse

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request pass, or answer it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        await (await self._answer(scope) or self._app)(scope, receive, _with_headers(send))

    async def _answer(self, scope: Scope) -> Callable[[Scope, Receive, Send], Awaitable[None]] | None:
        headers, request = Headers(scope=scope), Request(scope)
        hosts = headers.getlist("host")
        if len(hosts) != 1 or host_name(hosts[0]) not in self._hosts:
            return self._refuse(request, 400, "host")
        reviewer: str | None = self._reviewer
        if self._door is not None:
            reviewer = await run_in_threadpool(self._door.reviewer, headers.get("authorization"))
            if reviewer is None:
                refused = self._refuse(request, 401, "password")
                refused.headers["WWW-Authenticate"] = 'Basic realm="Factdrift", charset="UTF-8"'
                return refused
        scope.setdefault("state", {})["reviewer"] = reviewer
        if scope["method"] not in _READ and not _is_own(headers, hosts[0]):
            return self._refuse(request, 403, "origin")
        return None


def host_name(host: str) -> str:
    """The name in a Host header, without port and brackets, in small letters; empty for a malformed one."""
    try:
        return (urlsplit(f"//{host}").hostname or "") if not set(host) & set("/@?#\\ ") else ""
    except ValueError:
        return ""


def _is_own(headers: Headers, host: str) -> bool:
    """Whether a form of ours was sent. Browsers say so in Sec-Fetch-Site; those that do not, give their Origin."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    return urlsplit(headers.get("origin", "")).netloc.lower() == host.lower()


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers.setdefault(name, value)
            headers.setdefault("Cache-Control", "private, no-cache")
        await send(message)

    return send_with_headers
