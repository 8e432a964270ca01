"""Text from the web on its way to a person: no control characters, no odd links, no endless words."""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

# C0 and C1 controls, line and paragraph separators; then marks that turn, isolate or hide the text after them.
_BREAKS: Final = re.compile(r"[\t\n\v\f\r\x85\u2028\u2029 ]+")
_CONTROLS: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)


def plain(text: str) -> str:
    """Text without control and direction characters, with runs of blanks and line breaks as one space."""
    return _CONTROLS.sub("", _BREAKS.sub(" ", text))


def shorten(text: str, limit: int) -> str:
    """At most ``limit`` characters, the last one an ellipsis where something was cut."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + "…"


def shorten_start(text: str, limit: int) -> str:
    """Like ``shorten``, but keeps the end."""
    return text if len(text) <= limit else "…" + text[len(text) - limit + 1 :].lstrip()


def safe_link(url: str) -> str | None:
    """The URL where a click may lead, None for anything but a plain http or https address."""
    if plain(url) != url or any(mark in url for mark in " \"'<>\\`"):
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return url if parts.scheme.lower() in {"http", "https"} and parts.hostname else None
