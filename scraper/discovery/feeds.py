"""RSS, Atom and JSON feeds: bytes to candidates. Bytes only: both parsers would open a string as an address."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import fastfeedparser  # type: ignore[import-untyped]
import feedparser  # type: ignore[import-untyped]

from scraper.addresses import canonical
from scraper.discovery.candidate import Candidate, candidate, distinct, plain
from scraper.errors import DiscoveryError

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{1,40})["']""")
_HTML = re.compile(rb"\s*(?:<!--.{0,500}?-->\s*)?<(?:!doctype\s+html|html|head|body)\b", re.IGNORECASE | re.DOTALL)
_LINKS = re.compile(r"<(?:[\w.-]{1,20}:)?link\b[^<>]{0,500}>", re.IGNORECASE)
_HREF = re.compile(r"""\bhref\s*=\s*["']([^"']{1,300})["']""")
_HEADER_HUB = re.compile(r"""<([^<>]{1,300})>(?:\s*;[^,;<>]{1,100}){0,5}?\s*;\s*rel\s*=\s*["']?hub\b""", re.IGNORECASE)
_JSON_HUB = re.compile(r""""hubs"\s*:\s*\[\s*\{[^{}]{0,300}?"url"\s*:\s*"([^"]{1,300})\"""")
_TITLE = re.compile(
    r"<(?:[\w.-]{1,20}:)?title\b[^<>]{0,200}>\s*(?:<!\[CDATA\[(.{0,300}?)\]\]>|([^<]{0,300}))\s*</",
    re.IGNORECASE | re.DOTALL,
)
_ENTRY = re.compile(r"<(?:[\w.-]{1,20}:)?(?:item|entry)\b", re.IGNORECASE)
_JSON_TITLE = re.compile(r""""title"\s*:\s*"((?:[^"\\]|\\["\\/bfnrt]|\\u[0-9a-fA-F]{4}){1,300})\"""")
_HEAD = 20_000  # bytes of a feed in which it tells of itself
_BOMS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")


def read_feed(body: bytes, base: str) -> list[Candidate]:
    """The articles a feed lists, newest as the feed orders them. Raises DiscoveryError: empty, html or broken.

    A feed that is cut off gives the entries before the cut; one whose bytes are not in the encoding it declares is
    read as Windows-1252, the usual mistake.
    """
    if not body.strip():
        raise DiscoveryError("empty", "the feed is empty (0 bytes)")
    if looks_like_html(body):
        raise DiscoveryError("html", "the feed is a web page, not RSS or Atom")
    entries = _entries(in_utf8(body))
    found = [
        one
        for entry in entries
        if (one := candidate(base, _link(entry), entry.get("title"), _summary(entry), _date(entry))) is not None
    ]
    if not found and not _is_feed(body):
        raise DiscoveryError("broken", "the answer is neither RSS nor Atom nor a JSON feed")
    return distinct(found)


def feed_hub(body: bytes, link_header: str = "") -> str | None:
    """The WebSub hub that a feed or its Link header names: it would tell of news by itself. We only note it."""
    if told := _HEADER_HUB.search(link_header[:2000]):
        return canonical(told[1])
    head = body[:_HEAD].decode("utf-8", "replace")
    for link in _LINKS.findall(head):
        if re.search(r"""\brel\s*=\s*["']hub["']""", link) and (target := _HREF.search(link)):
            return canonical(html.unescape(target[1]))
    found = _JSON_HUB.search(head)
    return canonical(found[1].replace("\\/", "/")) if found else None


def feed_title(body: bytes) -> str:
    """What a feed calls itself, as plain text; empty where it does not say."""
    if body.startswith(_BOMS[:2]):
        return ""
    body = in_utf8(body)[:_HEAD]
    declared = _DECLARED.search(body[:1000])
    head = body.decode(declared[1].decode("ascii") if declared else "utf-8", "replace")
    found = _TITLE.search(_ENTRY.split(head, maxsplit=1)[0])
    if found is not None:
        return plain(html.unescape(found[1] or found[2] or ""))
    told = _JSON_TITLE.search(head.partition('"items"')[0])
    return plain(json.loads(f'"{told[1]}"', strict=False)) if told else ""


def looks_like_html(body: bytes) -> bool:
    """Whether the bytes begin like a web page."""
    return _HTML.match(body[:4096].lstrip(b"\xef\xbb\xbf")) is not None


def in_utf8(body: bytes) -> bytes:
    """The same document, in UTF-8 where its bytes are not in the encoding it declares."""
    if body.startswith(_BOMS):
        return body
    declared = _DECLARED.search(body[:1000])
    encoding = declared[1].decode("ascii") if declared else "utf-8"
    try:
        body.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        text = body.decode("cp1252", errors="replace").encode()
        return _DECLARED.sub(lambda found: found[0].replace(found[1], b"utf-8"), text, count=1)
    return body


def _entries(body: bytes) -> list[dict[str, Any]]:
    try:
        return list(fastfeedparser.parse(body, include_media=False, include_enclosures=False).entries)
    except ValueError as first:
        parsed = feedparser.parse(body)
        entries = list(parsed.entries)
        if not entries and not parsed.get("version"):
            raise DiscoveryError("broken", f"the feed cannot be read ({_short(first)})") from first
        return entries


def _link(entry: dict[str, Any]) -> Any:
    if entry.get("link"):
        return entry["link"]
    identifier = str(entry.get("id") or "")
    return identifier if identifier.startswith(("http://", "https://")) else None


def _summary(entry: dict[str, Any]) -> Any:
    return entry.get("description") or entry.get("summary") or ""


def _date(entry: dict[str, Any]) -> Any:
    return entry.get("published") or entry.get("updated")


def _is_feed(body: bytes) -> bool:
    """A feed without entries is a quiet day, not an error."""
    start = body[:4096].lower()
    return any(mark in start for mark in (b"<rss", b"<feed", b"<rdf:rdf", b"jsonfeed.org"))


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120]
