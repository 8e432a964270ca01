"""Section pages: which of a page's links look like articles."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from lxml import etree, html

from scraper.addresses import canonical, is_front_page, same_site
from scraper.discovery.candidate import Candidate, candidate, distinct
from scraper.errors import DiscoveryError

MOST_LINKS = 5_000
_DATE = re.compile(r"(?:^|[/_-])(?:19|20)\d\d[/_-]?(?:0\d|1[0-2]|[a-z]{3})(?:[/_-]|\d|$)", re.IGNORECASE)
_NUMBER = re.compile(r"\d{5,}")
_SUFFIX = re.compile(r"\.(?:s?html?|php|aspx?|amp)$", re.IGNORECASE)
_OTHER_FILES = re.compile(r"\.(?:jpe?g|png|gif|webp|svg|pdf|mp[34]|zip|css|js|json|xml|rss|ico|ics)$", re.IGNORECASE)
_NO_ARTICLES = frozenset({
    "abo", "about", "account", "archive", "auteur", "author", "authors", "autor", "autoren", "category", "contact",
    "datenschutz", "feed", "help", "hilfe", "impressum", "imprint", "jobs", "kategorie", "kontakt", "legal",
    "login", "logout", "newsletter", "nutzungsbedingungen", "page", "privacy", "register", "rss", "search", "shop",
    "sitemap", "subscribe", "suche", "tag", "tags", "terms", "thema", "themen", "topic", "topics", "user",
})  # fmt: skip


def read_section(body: bytes, base: str, encoding: str | None = None) -> list[Candidate]:
    """The links of a page that look like articles of the same site, in page order; the link text is the title.

    Raises DiscoveryError: empty, broken, or no links.
    """
    if not body.strip():
        raise DiscoveryError("empty", "the page is empty (0 bytes)")
    try:
        root = html.document_fromstring(body, parser=html.HTMLParser(encoding=encoding, huge_tree=False))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise DiscoveryError("broken", f"the page cannot be read ({str(error)[:120]})") from error
    start = canonical((root.xpath("string(//base/@href)") or ""), base) or base
    own = canonical(base)
    found = [
        one
        for link in root.iter("a")
        if (one := candidate(start, link.get("href"), _words(link))) is not None
        and one.url != own
        and same_site(one.url, base)
        and looks_like_article(one.url, one.title)
    ]
    if not found:
        raise DiscoveryError("no links", "the page has no links that look like articles")
    return distinct(found[:MOST_LINKS])


def looks_like_article(url: str, title: str = "") -> bool:
    """Whether an address has the shape of an article: a date, a long number, or a headline in its path.

    A short path counts when its link text reads like a headline (four words or more).
    """
    path = urlsplit(url).path.rstrip("/")
    steps = [step for step in path.lower().split("/") if step]
    if is_front_page(url) or not steps or _OTHER_FILES.search(path) or _NO_ARTICLES & set(steps):
        return False
    last = _SUFFIX.sub("", steps[-1])
    words = [word for word in re.split(r"[-_+.]|%20", last) if word]
    return bool(
        len(words) >= 4
        or _NUMBER.search(last)
        or (_DATE.search(path) and len(steps) > 2)
        or (len(title.split()) >= 4 and (len(steps) > 1 or len(words) > 1 or _SUFFIX.search(path)))
    )


def has_headline(title: str) -> bool:
    """Whether a link's text says what the article is about ("Read more" does not)."""
    return len(title) >= 20 and len(title.split()) >= 3


def _words(link: html.HtmlElement) -> str:
    text = " ".join(str(link.text_content()).split())
    return text or str(link.get("title") or link.get("aria-label") or "")
