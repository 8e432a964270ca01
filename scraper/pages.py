"""Articles in several parts: whether a page is one of them, and where the next one is."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml import etree, html

_NUMBERS = frozenset(["page", "seite", "p", "pg", "pagenumber", "pageno", "s", "part", "teil"])
_SECOND = re.compile(
    r"^(?:[/,_-](?:page[/_-]?|seite[/_-]?|part[/_-]?|teil[/_-]?|p|s)?2)(?:\.s?html?|/)?$", re.IGNORECASE
)
_END = re.compile(r"(?:\.s?html?|/)?$")


def continues(url: str, other: str) -> bool:
    """Whether an address is the second page of another one: ``?page=2``, ``/seite-2``, ``article-2.html``.

    ``rel=next`` alone is no sign, for many sites mean the next article by it.
    """
    one, two = urlsplit(url), urlsplit(other)
    if one.netloc.lower() != two.netloc.lower():
        return False
    before, after = dict(parse_qsl(one.query)), dict(parse_qsl(two.query))
    if one.path == two.path:
        more = {name: value for name, value in after.items() if before.get(name) != value}
        lost = {name for name in before if name not in after}
        return (
            not lost
            and len(more) == 1
            and all(name.lower() in _NUMBERS and value == "2" for name, value in more.items())
        )
    stem = _END.sub("", one.path)
    rest = two.path.removeprefix(stem)
    return len(stem) > 1 and rest != two.path and _SECOND.match(rest) is not None


def second_page(source: str, url: str) -> str | None:
    """The address of the second page of an article, where its first page links to it; absolute."""
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return None
    return next((link for link in _links(tree, url) if continues(url, link)), None)


def _links(tree: html.HtmlElement, url: str) -> Iterable[str]:
    for element in tree.iter("a", "link"):
        link = (element.get("href") or "").strip()
        if "2" in link:
            try:
                yield urljoin(url, link)
            except ValueError:
                continue
