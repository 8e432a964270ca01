"""Articles in several parts: whether a page is one of them, and where the next one is."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from urllib.parse import parse_qsl, urljoin, urlsplit

from lxml import etree

_NUMBERS = frozenset(["page", "seite", "p", "pg", "pagenumber", "pageno", "s", "part", "teil"])
_SECOND = re.compile(
    r"^(?:[/,_-](?:page[/_-]?|seite[/_-]?|part[/_-]?|teil[/_-]?|p|s)?2)(?:\.s?html?|/)?$", re.IGNORECASE
)
_LINK_WITH_TWO = r"""href\s*=\s*("[^"2]*2[^"]*"|'[^'2]*2[^']*'|[^\s"'>2]*2[^\s"'>]*)"""
_WITH_TWO = re.compile(_LINK_WITH_TWO)  # ten times as fast as in any case
_WITH_TWO_IN_ANY_CASE = re.compile(_LINK_WITH_TWO, re.IGNORECASE)
_TWO = re.compile(r"=2(?![0-9])|2(?:\.s?html?|/)?(?:[?#]|$)", re.IGNORECASE)
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
    pattern = _WITH_TWO_IN_ANY_CASE if "HREF" in source else _WITH_TWO
    links = (html.unescape(found[1].strip("\"'")).strip() for found in pattern.finditer(source))
    if not any(_TWO.search(link) and _continued(url, link) for link in links):
        return None  # as for most pages, which are not parsed to know it
    try:
        tree = etree.fromstring(source.encode("utf-8", "replace"), etree.HTMLParser(encoding="utf-8"))
    except (etree.XMLSyntaxError, ValueError):
        return None
    return next((link for link in _links(tree, url) if continues(url, link)), None)


def _continued(url: str, link: str) -> bool:
    try:
        return continues(url, urljoin(url, link))
    except ValueError:
        return False


def _links(tree: etree._Element, url: str) -> Iterable[str]:
    for element in tree.iter("a", "link"):
        link = (element.get("href") or "").strip()
        if "2" in link:
            try:
                yield urljoin(url, link)
            except ValueError:
                continue
