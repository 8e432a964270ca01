"""What an outlet's front page tells of itself: its name, its feeds, its sections, its search. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit, urlunsplit

from lxml import etree, html
from lxml.html import HtmlElement

from scraper.addresses import canonical, country_of, same_site
from scraper.decoding import decode
from scraper.discovery.sections import looks_like_article

_FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
_FEED_LINK = re.compile(
    r"(?:^|[/._?=-])(?:rss|atom|rdf|feeds?)(?:[/._-][\w-]*)?(?:\.(?:xml|rss|json|rdf))?/?$", re.IGNORECASE
)
_COMMENTS = re.compile(r"comment|kommentar|commentaire", re.IGNORECASE)
_QUERY_NAMES = frozenset("q query s search suche suchbegriff recherche keys keyword keywords text".split())
_SITE_TYPES = ("WebSite", "NewsMediaOrganization", "Organization")
_NEVER_SECTIONS = re.compile(
    r"abo|account|contact|cookie|datenschutz|help|hilfe|impressum|imprint|jobs|kontakt|legal|login|newsletter|privacy"
    r"|register|shop|subscri|terms|agb|mentions|cgu|video|podcast|about",
    re.IGNORECASE,
)
_FRONT_WORDS = re.compile(
    r"start(?:seite|page)?|front ?page|home(?:page)?|accueil|(?:à la )?une|heute|today|aujourd’hui"
    r"|aktuell(?:e nachrichten)?|(?:latest |breaking )?news|nachrichten|actualités?",
    re.IGNORECASE,
)
MOST_FEEDS, MOST_SECTIONS = 20, 12


@dataclass(frozen=True, slots=True)
class FrontPage:
    """What a front page offers. Addresses are absolute; feeds in page order, those for comments left out."""

    name: str | None
    language: str | None
    country: str | None
    feeds: tuple[str, ...]
    sections: tuple[str, ...]
    search: str | None  # with {query}
    articles: int  # links on it that look like articles


def read_front_page(body: bytes, content_type: str | None, url: str) -> FrontPage:
    """Read a page; one of no use offers nothing. Raises UndecodableError for what is no text."""
    return front_page_of(decode(body, content_type), url)


def front_page_of(source: str, url: str) -> FrontPage:
    """Read a decoded page. What cannot be read gives a page that offers nothing."""
    try:
        parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
        root = html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return FrontPage(None, None, country_of(url), (), (), None, 0)
    nodes = list(_nodes(root))
    base = urljoin(url, str(root.xpath("string(//base/@href)")))
    return FrontPage(
        name=_name(root, nodes) or _name_in_title(root, url),
        language=_language(root),
        country=country_of(url),
        feeds=tuple(dict.fromkeys(_feeds(root, base)))[:MOST_FEEDS],
        sections=tuple(dict.fromkeys(_sections(root, base, url)))[:MOST_SECTIONS],
        search=_declared_search(nodes, base) or _search_form(root, base),
        articles=len({address for address, words in _links(root, base, url) if looks_like_article(address, words)}),
    )


def _nodes(root: HtmlElement) -> Iterator[dict[str, Any]]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or len(script.text or "") > 500_000:
            continue
        try:
            block = json.loads(script.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        for item in block if isinstance(block, list) else [block]:
            graph = item.get("@graph") if isinstance(item, dict) else None
            yield from (node for node in (graph if isinstance(graph, list) else [item]) if isinstance(node, dict))


def _name(root: HtmlElement, nodes: list[dict[str, Any]]) -> str | None:
    named = root.xpath("string(//meta[@property='og:site_name']/@content)")
    told = [named, *(_named(node) for kind in _SITE_TYPES for node in nodes if _is_a(node, kind))]
    told.append(root.xpath("string(//meta[@name='application-name']/@content)"))
    names = (" ".join(one.split()).strip("|/–—- ") for one in told if isinstance(one, str))
    return next((name[:80] for name in names if name), None)


def _name_in_title(root: HtmlElement, url: str) -> str | None:
    """The part of the title that the host's name repeats, else the first that is no word for a front page."""
    title = " ".join(str(root.findtext(".//title") or "").split())
    parts = [part for part in re.split(r"\s*[|–—·»:]\s*|\s-\s", title) if part and not _FRONT_WORDS.fullmatch(part)]
    host = re.sub(r"[^a-z0-9]", "", (urlsplit(url).hostname or "").lower())
    like = [part for part in parts if (plain := re.sub(r"[^a-z0-9]", "", part.lower())) and plain in host]
    return next(iter(like or parts), "")[:80] or None


def _named(node: dict[str, Any]) -> str:
    name = node.get("name")
    return name if isinstance(name, str) else ""


def _is_a(node: dict[str, Any], kind: str) -> bool:
    kinds = node.get("@type")
    return kind in (kinds if isinstance(kinds, list) else [kinds])


def _language(root: HtmlElement) -> str | None:
    told = (root.get("lang"), root.xpath("string(//meta[@property='og:locale']/@content)"))
    found = (re.match(r"\s*([A-Za-z]{2})(?:$|[-_])", str(value or "")) for value in told)
    return next((code[1].lower() for code in found if code), None)


def _feeds(root: HtmlElement, base: str) -> Iterator[str]:
    for link in root.iter("link"):
        kind = (link.get("type") or "").split(";")[0].strip().lower()
        if "alternate" in (link.get("rel") or "").lower().split() and kind in _FEED_TYPES:
            address = canonical(link.get("href") or "", base)
            if address and not _COMMENTS.search(f"{address} {link.get('title') or ''}"):
                yield address
    for link in root.iter("a"):
        address = canonical(link.get("href") or "", base)
        if address and same_site(address, base) and _FEED_LINK.search(address) and not _COMMENTS.search(address):
            yield address


def _links(root: HtmlElement, base: str, url: str) -> Iterator[tuple[str, str]]:
    for link in root.iter("a"):
        address = canonical(link.get("href") or "", base)
        if address and same_site(address, url):
            yield address, " ".join(str(link.text_content()).split())


def _sections(root: HtmlElement, base: str, url: str) -> Iterator[str]:
    """Pages that the navigation leads to: a short path, a short label, no article and no service page."""
    for place in root.xpath("//nav | //header | //*[@role='navigation']"):
        for address, words in _links(place, base, url):
            parts = urlsplit(address)
            steps = [step for step in parts.path.split("/") if step]
            short = 1 <= len(steps) <= 2 and not parts.query and 2 < len(words) <= 30
            service = _NEVER_SECTIONS.search(parts.path) or _FEED_LINK.search(address)
            if short and not service and not looks_like_article(address, words):
                yield address


def _declared_search(nodes: list[dict[str, Any]], base: str) -> str | None:
    """The address of a schema.org SearchAction."""
    for node in nodes:
        actions = node.get("potentialAction")
        for action in actions if isinstance(actions, list) else [actions]:
            if not isinstance(action, dict) or not _is_a(action, "SearchAction"):
                continue
            target = action.get("target")
            address = target.get("urlTemplate") if isinstance(target, dict) else target
            if isinstance(address, str) and re.search(r"\{[\w-]+\}", address):
                return _template(urljoin(base, re.sub(r"\{[\w-]+\}", "{query}", address, count=1)), base)
    return None


def _search_form(root: HtmlElement, base: str) -> str | None:
    for form in root.iter("form"):
        if (form.get("method") or "get").lower() != "get":
            continue
        names = [field.get("name") for field in form.iter("input") if field.get("type", "text") in {"text", "search"}]
        known = next((name for name in names if name and name.lower() in _QUERY_NAMES), None)
        if known is None:
            continue
        hidden = [
            (str(field.get("name")), str(field.get("value") or ""))
            for field in form.iter("input")
            if field.get("type") == "hidden" and field.get("name")
        ]
        parts = urlsplit(urljoin(base, form.get("action") or ""))
        query = urlencode([*parse_qsl(parts.query), *hidden])
        query = f"{query}&{known}={{query}}" if query else f"{known}={{query}}"
        return _template(urlunsplit((parts.scheme, parts.netloc, parts.path or "/", query, "")), base)
    return None


def _template(address: str, base: str) -> str | None:
    """The template if it is of the same site and can be asked."""
    if "{query}" not in address or canonical(address.replace("{query}", "x")) is None:
        return None
    return address if same_site(address, base) else None
