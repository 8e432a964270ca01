"""OPML, the list of feeds that feed readers exchange: to sources and back. No entities, no DTD, no network."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree

from scraper.addresses import canonical, country_of
from scraper.source_editing import free_id, source_id
from scraper.sources import Discover, Source, SourceFile
from storage.errors import Problem

MOST_BYTES = 20 * 1024 * 1024
MOST_OUTLINES = 5_000


class OpmlError(ValueError):
    """The file is no OPML at all: nothing can be taken from it."""


@dataclass(frozen=True, slots=True)
class Imported:
    """Sources by id, not enabled, and what could not be taken, with its line."""

    sources: dict[str, SourceFile]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class _Feed:
    name: str
    feed: str
    home: str  # empty where the entry does not say
    language: str | None


def read_opml(body: bytes) -> Imported:
    """The outlets of an OPML file: feeds with the same web page are one outlet. Raises OpmlError.

    A broken entry costs itself; of a file that is cut off or badly nested all that can be read is taken.
    """
    root, problems = _root(body)
    feeds: list[_Feed] = []
    for number, outline in enumerate(root.iter("{*}outline")):
        if number >= MOST_OUTLINES:
            remedy = "Split the file."
            problems.append(Problem(None, f"more than {MOST_OUTLINES} entries", remedy, outline.sourceline))
            break
        found = _feed(outline)
        if isinstance(found, Problem):
            problems.append(found)
        elif found is not None:
            feeds.append(found)
    if not feeds and not problems:
        problems.append(Problem(None, "no entry has a feed (xmlUrl)", "Export the subscriptions of a feed reader."))
    return Imported(_grouped(feeds), tuple(sorted(problems, key=lambda problem: problem.line or 0)))


def write_opml(sources: Iterable[Source], title: str) -> tuple[bytes, list[str]]:
    """The feeds of the sources as OPML, and the ids of sources that have none and so are not in it."""
    root = etree.Element("opml", version="2.0")
    etree.SubElement(etree.SubElement(root, "head"), "title").text = _xml_safe(title)
    body = etree.SubElement(root, "body")
    left = []
    for source in sources:
        if not source.discover.feeds:
            left.append(source.id)
        for feed in source.discover.feeds:
            names = {"type": "rss", "text": source.name, "title": source.name, "xmlUrl": feed, "htmlUrl": source.home}
            if source.language:
                names["language"] = source.language
            etree.SubElement(body, "outline", {key: _xml_safe(value) for key, value in names.items()})
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", pretty_print=True), left


def _root(body: bytes) -> tuple[etree._Element, list[Problem]]:
    if len(body) > MOST_BYTES:
        raise OpmlError(f"it has {len(body)} bytes where {MOST_BYTES} are the most; split it")
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False, recover=True
    )
    try:
        root = etree.fromstring(body, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise OpmlError(f"it is not XML ({error})") from None
    if root is None:
        raise OpmlError("it is empty or not XML")
    if root.getroottree().docinfo.internalDTD is not None:
        raise OpmlError("it declares entities or a DTD (<!DOCTYPE ...>), which OPML does not need; remove that")
    kind = etree.QName(root).localname.lower()
    if kind != "opml":
        raise OpmlError(f"it is no OPML (its root element is <{kind}>)")
    remedy = "What can be read of the file is taken; correct the rest, and import it again."
    broken = {error.line: error.message for error in reversed(list(parser.error_log))}
    return root, [Problem(None, f"broken XML: {broken[line]}", remedy, line) for line in sorted(broken)][:20]


def _feed(outline: etree._Element) -> _Feed | Problem | None:
    """The feed of an entry; None for a folder."""
    told = {key.lower(): " ".join(str(value).split()) for key, value in outline.attrib.items()}
    address = told.get("xmlurl", "")
    name = (told.get("title") or told.get("text") or "")[:200]
    if not address:
        if len(outline) or told.get("type", "").lower() not in {"rss", "atom", "feed"}:
            return None
        remedy = "Add xmlUrl, or leave the entry out."
        return Problem(name or None, "the entry has no address of a feed (xmlUrl)", remedy, outline.sourceline)
    feed = canonical(address.replace("feed://", "http://", 1) if address.startswith("feed://") else address)
    if feed is None:
        remedy = "Write it with http:// or https://."
        return Problem(name or None, f"{address[:100]!r} is not a web address", remedy, outline.sourceline)
    home = canonical(told.get("htmlurl", "")) or ""
    code = told.get("language", "")[:2].lower()
    return _Feed(name or urlsplit(feed).hostname or feed, feed, home, code if re.fullmatch("[a-z]{2}", code) else None)


def _grouped(feeds: list[_Feed]) -> dict[str, SourceFile]:
    """One source for each web page, or for each feed that names none."""
    groups: dict[str, list[_Feed]] = {}
    for feed in feeds:
        host = (urlsplit(feed.home).hostname or "").removeprefix("www.")
        groups.setdefault(host or feed.feed, []).append(feed)
    sources: dict[str, SourceFile] = {}
    for group in groups.values():
        first = group[0]
        home = first.home or urljoin(first.feed, "/")
        names = list(dict.fromkeys(feed.name for feed in group))
        name = names[0] if len(names) == 1 or not first.home else _common(names, urlsplit(home).hostname or names[0])
        sources[free_id(source_id(name), sources)] = SourceFile(
            name=name,
            home=home,
            language=next((feed.language for feed in group if feed.language), None),
            country=country_of(home),
            enabled=False,
            discover=Discover(feeds=tuple(dict.fromkeys(feed.feed for feed in group))),
        )
    return sources


def _common(names: list[str], host: str) -> str:
    """What the names of an outlet's feeds begin with ("The Daily – Economy", "The Daily – Sport"), else its host."""
    start = names[0]
    for name in names[1:]:
        while start and not name.startswith(start):
            start = start[:-1]
    whole = start if all(name[len(start) :][:1] in {"", " "} for name in names) else start.rpartition(" ")[0]
    return whole.strip(" -–—|:·/(") or host.removeprefix("www.")


def _xml_safe(text: str) -> str:
    return "".join(
        c for c in text if c in "\t\n" or (ord(c) >= 32 and not 0xD800 <= ord(c) <= 0xDFFF and ord(c) < 0xFFFE)
    )
