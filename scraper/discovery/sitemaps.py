"""News sitemaps and indexes of sitemaps: bytes to candidates. No entities, no DTD, no network."""

from __future__ import annotations

import gzip
import io
import re
import zlib
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from lxml import etree

from scraper.dates import parse_moment
from scraper.discovery.candidate import Candidate, candidate, distinct
from scraper.discovery.feeds import in_utf8, looks_like_html
from scraper.errors import DiscoveryError

MOST_ENTRIES = 50_000  # the protocol's own limit
MOST_BYTES = 50 * 1024 * 1024  # the protocol's own limit, unpacked
MOST_CHILDREN = 5
_MONTH = re.compile(r"(?<!\d)(20\d\d)(?:[-_/]?(0[1-9]|1[0-2]))?(?:[-_/]?([0-3]\d))?(?!\d)")
_OLDEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Sitemap:
    """What a sitemap holds: articles, or in an index other sitemaps, those of news and the latest first."""

    articles: tuple[Candidate, ...] = ()
    children: tuple[str, ...] = ()


def read_sitemap(body: bytes, base: str) -> Sitemap:
    """Read a sitemap or an index; a cut-off one gives what stands before the cut.

    Titles and dates are news:title and news:publication_date (lastmod where the latter is missing).
    Raises DiscoveryError: empty, html, broken, too large.
    """
    if not body.strip():
        raise DiscoveryError("empty", "the sitemap is empty (0 bytes)")
    xml = _unpacked(body) if body.startswith(b"\x1f\x8b") else body
    if looks_like_html(xml):
        raise DiscoveryError("html", "the sitemap is a web page")
    root = _root(xml)
    kind = _name(root)
    if kind == "sitemapindex":
        return Sitemap(children=_children(root, base))
    if kind != "urlset":
        raise DiscoveryError("broken", f"the answer is no sitemap (its root element is <{kind}>)")
    found = [
        one for entry in root[:MOST_ENTRIES] if _name(entry) == "url" and (one := _article(entry, base)) is not None
    ]
    return Sitemap(articles=tuple(sorted(distinct(found), key=lambda one: one.published or _OLDEST, reverse=True)))


def _root(xml: bytes) -> etree._Element:
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True, remove_comments=True
    )
    try:
        root = etree.fromstring(in_utf8(xml), parser)
    except etree.XMLSyntaxError as error:
        raise DiscoveryError("broken", f"the sitemap is not XML ({error.msg})") from error
    if root is None:
        raise DiscoveryError("broken", "the sitemap is not XML")
    return root


def _unpacked(body: bytes) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(body)) as packed:
            xml = packed.read(MOST_BYTES + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise DiscoveryError("broken", f"the packed sitemap is damaged ({error})") from error
    if len(xml) > MOST_BYTES:
        raise DiscoveryError("too large", f"the sitemap unpacks to more than {MOST_BYTES} bytes")
    return xml


def _article(entry: etree._Element, base: str) -> Candidate | None:
    texts = _texts(entry)
    return candidate(
        base, texts.get("loc"), texts.get("title"), "", texts.get("publication_date") or texts.get("lastmod")
    )


def _children(root: etree._Element, base: str) -> tuple[str, ...]:
    dated: list[tuple[bool, datetime, str]] = []
    for entry in root[:MOST_ENTRIES]:
        texts = _texts(entry) if _name(entry) == "sitemap" else {}
        one = candidate(base, texts.get("loc"))
        if one is not None:
            moment = parse_moment(texts.get("lastmod"))
            path = urlsplit(one.url).path.lower()
            dated.append(("news" in path, moment.at if moment else _date_in(path), one.url))
    dated.sort(key=lambda child: child[:2], reverse=True)
    return tuple(dict.fromkeys(url for *_, url in dated))[:MOST_CHILDREN]


def _date_in(path: str) -> datetime:
    """The month or day that a sitemap's name tells (``/sitemap-2026-01.xml``), where nothing else does."""
    found = _MONTH.search(path)
    if found is None:
        return _OLDEST
    try:
        return datetime(int(found[1]), int(found[2] or 1), int(found[3] or 1), tzinfo=UTC)
    except ValueError:
        return _OLDEST


def _texts(entry: etree._Element) -> dict[str, str]:
    """Local names to text, of the entry and of its news:news; image and video entries are left out."""
    texts: dict[str, str] = {}
    for child in entry:
        if _name(child) == "news":
            for news in child:
                texts[_name(news)] = (news.text or "").strip()
        elif _name(child) in {"loc", "lastmod"}:
            texts[_name(child)] = (child.text or "").strip()
    return texts


def _name(element: etree._Element) -> str:
    tag = element.tag
    return tag.rpartition("}")[2].lower() if isinstance(tag, str) else ""
