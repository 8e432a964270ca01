"""Sending a message through Apprise to a target of the settings. The only importer of Apprise.

A target's URL may hold a password. It is never printed, not in an error either: people see the target's own name.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import quote, unquote, urlsplit

from apprise import Apprise, AppriseAsset, NotifyBase, NotifyFormat
from apprise.common import OverflowMode

from reports.text import plain, shorten
from storage.errors import TargetError

READ_SECONDS = 20.0  # until an answer must have come; Apprise's own 4 s take a slow receiver for a dead one
SERVICE_SECONDS = 120.0  # for one message to one target; far less than a lease of the outbox
KEY_HEADER = "Idempotency-Key"
_VARIABLE = re.compile(r"\$\{([A-Za-z_]\w*)\}")
_WEBHOOKS = frozenset({"json", "jsons", "xml", "xmls", "form", "forms"})
_SECRET_LENGTH = 4  # shorter parts of a URL would black out plain words


class SendError(Exception):
    """A message that did not go out, or whose receiver did not say so. The reason holds no part of the URL."""


@dataclass(frozen=True, slots=True)
class Target:
    """Somewhere to send. ``service`` is Apprise's name of the kind: "E-Mail", "Slack", "JSON" ..."""

    name: str
    service: str
    _plugin: NotifyBase = field(repr=False)
    _secrets: tuple[str, ...] = field(repr=False)
    _takes_key: bool = False

    def send(self, title: str, text: str, html: str, key: str) -> None:
        """Send one message, as HTML where the service wants that. ``key`` lets a receiver drop a second copy.

        Raises SendError.
        """
        if isinstance(headers := getattr(self._plugin, "headers", None), dict) and self._takes_key:
            headers[KEY_HEADER] = key
        as_html = self._plugin.resolve_format() == NotifyFormat.HTML
        out = Apprise(asset=self._plugin.asset)
        out.add(self._plugin)
        with _quiet():
            done = out.notify(
                title=title,
                body=f"{html}\n<p>Message {key[:10]}</p>" if as_html else f"{text}\n\nMessage {key[:10]}",
                body_format=NotifyFormat.HTML if as_html else NotifyFormat.TEXT,
                interpret_escapes=False,
                log_level=logging.WARNING,
            )
        if not done:
            said = " ".join(entry.message for entry in done.logs()) or "the service gave no reason"
            raise SendError(masked(f"{done.status.name.lower()}: {said}", self._secrets))


def open_target(name: str, written: str, environment: Mapping[str, str]) -> Target:
    """The target of a URL as the settings have it, its ``${NAME}`` filled in. Raises TargetError.

    A variable that is the whole URL is taken as it is; one inside a URL is encoded, so that a password may hold any
    character. Redirects are never followed: a receiver could lead us to an address of our own network.
    """
    url, values = _filled(name, written.strip(), environment)
    asset = AppriseAsset(
        app_id="Factdrift",
        app_desc="Factdrift",
        async_mode=False,
        http_redirects=False,
        interpret_escapes=False,
        secure_logging=True,
        storage_mode="memory",
        service_timeout=SERVICE_SECONDS,
        allow_templates=False,
    )
    with _quiet():
        plugin = Apprise.instantiate(url, asset=asset)
    where = f"factdrift.toml: notify.targets.{name}"
    if not isinstance(plugin, NotifyBase):
        message = (
            f"{where}: Apprise does not understand this URL. See https://appriseit.com for how each service's is made."
        )
        raise TargetError(message)
    if plugin.redirects:
        raise TargetError(f"{where}: redirect=yes is not allowed. Write the address that the redirect leads to.")
    if plugin.socket_read_timeout == NotifyBase.socket_read_timeout:
        plugin.socket_read_timeout = READ_SECONDS
    if plugin.overflow_mode == OverflowMode.UPSTREAM:
        plugin.overflow_mode = OverflowMode.TRUNCATE  # splitting could send half of a message twice
    takes_key = urlsplit(url).scheme in _WEBHOOKS | {"mailto", "mailtos"}
    return Target(name, str(plugin.service_name), plugin, _secrets(url, values), takes_key)


def masked(text: str, secrets: tuple[str, ...]) -> str:
    """A reason for people: one line without any secret."""
    for secret in sorted(secrets, key=len, reverse=True):
        text = text.replace(secret, "***")
    return shorten(plain(text), 300)


def _filled(name: str, written: str, environment: Mapping[str, str]) -> tuple[str, list[str]]:
    values: list[str] = []

    def value(found: re.Match[str]) -> str:
        if found[1] not in environment:
            where = f"factdrift.toml: notify.targets.{name}"
            raise TargetError(f"{where}: the variable {found[1]} is not set. Set it where Factdrift runs.")
        values.append(environment[found[1]])
        return values[-1] if found[0] == written else quote(values[-1], safe="")

    return _VARIABLE.sub(value, written), values


def _secrets(url: str, values: list[str]) -> tuple[str, ...]:
    """Whatever of a URL could be a password or a token: all but its scheme, and the host of a plain webhook."""
    parts = urlsplit(url)
    pieces = {*values, url, parts.username or "", parts.password or "", *parts.path.split("/"), *parts.query.split("&")}
    pieces |= {piece.partition("=")[2] for piece in parts.query.split("&")}
    if parts.scheme not in _WEBHOOKS:
        pieces.add(parts.netloc)
        pieces |= set(re.split(r"[/?&=@:]", url.partition("://")[2]))
    pieces |= {unquote(piece) for piece in pieces}
    return tuple(piece for piece in pieces if len(piece) >= _SECRET_LENGTH)


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Apprise's log, which may hold parts of a URL, off the terminal; its warnings come back as the reason."""
    logger = logging.getLogger("apprise")
    before = logger.propagate
    handler = logging.NullHandler()
    logger.addHandler(handler)
    logger.propagate = False
    try:
        yield
    finally:
        logger.propagate = before
        logger.removeHandler(handler)
