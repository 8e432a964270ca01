"""What a page says about itself in JSON-LD, meta elements and <time>: read by lxml, without guessing.

JSON-LD is asked first, for it is what outlets keep right for search engines; guessing is left to the caller.
"""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urljoin

from lxml import html
from lxml.etree import ParserError
from lxml.html import HtmlElement

from scraper.addresses import canonical, same_site
from scraper.marks import Marks

Node = Mapping[str, Any]

ARTICLE_TYPES = frozenset(
    """Article NewsArticle ReportageNewsArticle AnalysisNewsArticle BackgroundNewsArticle OpinionNewsArticle
    ReviewNewsArticle AskPublicNewsArticle LiveBlogPosting BlogPosting SocialMediaPosting TechArticle ScholarlyArticle
    Report SatiricalArticle AdvertiserContentArticle Review CriticReview""".split()
)
LIST_TYPES = frozenset(["CollectionPage", "SearchResultsPage", "ItemList", "ProfilePage"])
_SCRIPT_WRAP = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*;?\s*$")
_TRAILING_COMMA = re.compile(r",\s*([}\]])")
_SPACES = re.compile(r"\s+")
_BY = re.compile(r"^(?:von|by|par|de)\s+(?=\S)", re.IGNORECASE)
_MAX_JSON = 2_000_000  # characters of one block; the page itself is bounded by the download
_LONGEST_COUNT = 6  # digits

_PARSER = html.HTMLParser(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Metadata:
    """A page's own words on itself; None or empty where it says nothing."""

    title: str | None = None
    heading: str | None = None  # the first h1 with text
    author: str | None = None
    site: str | None = None  # the outlet's name
    published: tuple[str, ...] = ()  # raw, the most trustworthy first
    modified: tuple[str, ...] = ()
    language: str | None = None
    canonical: str | None = None
    next_page: str | None = None
    section: str | None = None
    open_graph_type: str | None = None
    types: frozenset[str] = field(default_factory=frozenset)  # of the top-level JSON-LD nodes
    free: bool | None = None  # isAccessibleForFree
    articles: int = 0  # JSON-LD nodes that are articles: many on a page that lists them
    gated: tuple[str, ...] = ()  # CSS selectors of the parts that are not free
    words: int | None = None  # of the whole article, as the page counts them

    @property
    def article(self) -> bool:
        """Whether the page calls itself an article."""
        return bool(self.types & ARTICLE_TYPES) or self.open_graph_type == "article"


def read_metadata(tree: HtmlElement, url: str) -> Metadata:
    """Collect what the page declares. ``url`` resolves relative links and guards the canonical address."""
    meta = _meta_values(tree)
    nodes = list(_top_nodes(_json_ld(tree)))
    article = _article_node(nodes)
    links = _links(tree)
    head = _plain(tree.findtext(".//title"))
    heading = _heading(tree, head)
    told = _plain(article.get("headline")) or meta.get("og:title") or meta.get("twitter:title")
    base = _base(tree, url)
    published, modified = _times(tree)
    gated = tuple(part for node in nodes for part in _gated_parts(node))
    return Metadata(
        title=_title(told, heading, head, meta.get("og:site_name")),
        heading=heading,
        author=_names(article.get("author")) or _meta_author(meta) or _byline(tree),
        site=meta.get("og:site_name") or _names(article.get("publisher")),
        published=_known(article.get("datePublished"), *_first(meta, _PUBLISHED), *published),
        modified=_known(article.get("dateModified"), *_first(meta, _MODIFIED), *modified),
        language=_language(tree, meta, article),
        canonical=_own_address(links.get("canonical"), base, url),
        next_page=_own_address(links.get("next"), base, url),
        section=_plain(article.get("articleSection")) or meta.get("article:section"),
        open_graph_type=(meta.get("og:type") or "").lower() or None,
        types=frozenset(name for node in nodes for name in _types(node)),
        articles=sum(not ARTICLE_TYPES.isdisjoint(_types(node)) for node in nodes),
        free=_free(nodes, meta),
        gated=gated,
        words=_count(article.get("wordCount")),
    )


def declared_address(source: str) -> str | None:
    """The address a saved page gives as its own, for want of any other: rel=canonical, else og:url."""
    try:
        tree = html.document_fromstring(source[:400_000].encode("utf-8", "replace"), parser=_PARSER)
    except ParserError:
        return None
    told = _links(tree).get("canonical") or _meta_values(tree).get("og:url")
    return canonical(told) if told else None


_PUBLISHED = """article:published_time og:published_time og:article:published_time parsely-pub-date sailthru.date
    dc.date.issued dcterms.created dcterms.date dc.date datepublished date pubdate publishdate publish_date
    publish-date last-published""".split()
_MODIFIED = """article:modified_time og:updated_time og:modified_time og:article:modified_time dcterms.modified
    dc.date.modified datemodified last-modified lastmod revised""".split()


def _meta_values(tree: HtmlElement) -> dict[str, str]:
    values: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv")
        content = _plain(element.get("content"))
        if name and content:
            values.setdefault(name.strip().lower(), content)
    return values


def _links(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for element in tree.iter("link"):
        href = (element.get("href") or "").strip()
        for relation in (element.get("rel") or "").lower().split():
            if href:
                found.setdefault(relation, href)
    return found


def _own_address(link: str | None, base: str, url: str) -> str | None:
    """A link of the page to itself or its next part; a foreign one is ignored, for it may be hostile."""
    address = canonical(link, base) if link else None
    return address if address and same_site(address, url) else None


def _base(tree: HtmlElement, url: str) -> str:
    base = tree.find(".//base[@href]")
    return urljoin(url, base.get("href") or "") if base is not None else url


def _json_ld(tree: HtmlElement) -> Iterator[Any]:
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = _SCRIPT_WRAP.sub("", _SCRIPT_WRAP.sub("", script.text or "", count=1), count=1)
        if not text.strip() or len(text) > _MAX_JSON:
            continue
        block = _json(text) or _json(_TRAILING_COMMA.sub(r"\1", text))
        if block is not None:
            yield block


def _json(text: str) -> Any:
    """The parsed block; a broken one is as good as none, for pages carry broken ones daily."""
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _top_nodes(blocks: Iterable[Any]) -> Iterator[Node]:
    for block in blocks:
        for item in block if isinstance(block, list) else [block]:
            if not isinstance(item, dict):
                continue
            graph = item.get("@graph")
            if isinstance(graph, list):
                yield from (node for node in graph if isinstance(node, dict))
            if "@type" in item:
                yield item
            entity = item.get("mainEntity")
            if isinstance(entity, dict) and "@type" in entity:
                yield entity


def _types(node: Node) -> tuple[str, ...]:
    kinds = node.get("@type")
    listed = kinds if isinstance(kinds, list) else [kinds]
    return tuple(kind.rsplit("/", 1)[-1] for kind in listed if isinstance(kind, str))


def _article_node(nodes: list[Node]) -> Node:
    """The node of the page's article; empty when there is none, or so many that the page is a list of them."""
    articles = [node for node in nodes if ARTICLE_TYPES.intersection(_types(node))]
    if not articles or len(articles) > 3:
        return {}
    return max(articles, key=lambda node: ("headline" in node) + ("datePublished" in node))


def _gated_parts(node: Node) -> Iterator[str]:
    parts = node.get("hasPart")
    for part in parts if isinstance(parts, list) else [parts]:
        if isinstance(part, dict) and _falsy(part.get("isAccessibleForFree")):
            selectors = part.get("cssSelector")
            for selector in selectors if isinstance(selectors, list) else [selectors]:
                if isinstance(selector, str):
                    yield selector


def _count(value: Any) -> int | None:
    text = str(value).strip()
    return int(text) if isinstance(value, int | str) and len(text) <= _LONGEST_COUNT and text.isdecimal() else None


def _falsy(value: Any) -> bool:
    return value is False or (isinstance(value, str) and value.strip().lower() in {"false", "no", "0"})


def _free(nodes: list[Node], meta: Mapping[str, str]) -> bool | None:
    told = [node["isAccessibleForFree"] for node in nodes if node.get("isAccessibleForFree") is not None]
    if any(_falsy(value) for value in told):
        return False
    tier = (meta.get("article:content_tier") or "").lower()
    if tier in {"locked", "metered"}:
        return False
    return True if told or tier == "free" else None


def _names(value: Any) -> str | None:
    names: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        for single in name if isinstance(name, list) else [name]:
            text = _person(single)
            if text and text not in names:
                names.append(text)
    return "; ".join(names) or None


def _person(value: Any) -> str | None:
    text = _plain(value)
    if not text or len(text) > 120 or text.startswith(("http://", "https://", "@")):
        return None
    return _BY.sub("", text)


def _meta_author(meta: Mapping[str, str]) -> str | None:
    found = _first(meta, ["author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"])
    return next((name for value in found if (name := _person(value))), None)


_BYLINES = Marks(
    ".//*[@itemprop='author' or @rel='author'"
    " or (self::a or self::span or self::p or self::div or self::address)"
    " and (contains(@class, 'author') or contains(@class, 'byline') or contains(@class, 'autor')"
    " or contains(@class, 'auteur'))]"
)


def _byline(tree: HtmlElement) -> str | None:
    """The name in the page's byline: short, with a space, and no date or count in it."""
    for element in _BYLINES(tree)[:6]:
        name = _person(element.text_content())
        if name and " " in name and len(name) <= 60 and not any(letter.isdigit() for letter in name):
            return name
    return None


def _first(meta: Mapping[str, str], names: Iterable[str]) -> list[str]:
    return [meta[name] for name in names if name in meta]


def _times(tree: HtmlElement) -> tuple[list[str], list[str]]:
    """When it was published and modified, by elements marked with the schema.org properties.

    The page's first <time> is one of publication too, where it stands with the article.
    """
    published: list[str] = []
    modified: list[str] = []
    for element in tree.iter("time", "span", "abbr", "div", "p"):
        if marked := (element.get("itemprop") or "").lower():
            for name, moments in (("datepublished", published), ("datemodified", modified)):
                if name in marked:
                    moment = element.get("datetime") or element.get("content") or element.text_content().strip()[:60]
                    moments.append(moment)
    first = next((element for element in tree.iter("time") if element.get("datetime")), None)
    if first is not None:
        in_main = any(parent.tag in {"article", "main", "header"} for parent in first.iterancestors())
        if in_main or first.get("pubdate") is not None:
            published.append(first.get("datetime") or "")
    return published, modified


def _known(*raw: Any) -> tuple[str, ...]:
    return tuple(dict.fromkeys(text for value in raw if isinstance(value, str) and (text := value.strip()[:80])))


def _language(tree: HtmlElement, meta: Mapping[str, str], article: Node) -> str | None:
    told = [tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), tree.get("xml:lang")]
    told += [meta.get("content-language"), meta.get("og:locale"), article.get("inLanguage")]
    for value in told:
        code = re.match(r"\s*([A-Za-z]{2})(?=$|[-_,;\s])", value) if isinstance(value, str) else None
        if code is not None:
            return code[1].lower()
    return None


def _plain(value: Any) -> str | None:
    """One line of text without entities; None when there is none."""
    if isinstance(value, list):
        value = next((one for one in value if isinstance(one, str)), None)
    if not isinstance(value, str):
        return None
    text = entities.unescape(value) if "&" in value else value
    return _SPACES.sub(" ", text).strip() or None


def _heading(tree: HtmlElement, head: str | None) -> str | None:
    """The h1 that the <title> repeats, or else the first with text: some sites mark up their navigation by h1."""
    headings = [text for h1 in tree.iter("h1") if (text := _plain(h1.text_content()))]
    repeated = [text for text in headings if head and len(text) > 3 and text.casefold() in head.casefold()]
    return next(iter(repeated or headings), None)


_SITE_MARK = re.compile(r"\s+[|–—•·»:-]+\s+")


def _title(told: str | None, heading: str | None, head: str | None, site: str | None) -> str | None:
    """The headline without the outlet's name. ``told`` is what the page declares, ``head`` its <title>."""
    title = told or head
    if not title:
        return heading
    if heading and len(heading) > 8 and (rest := title.removeprefix(heading)) != title and _SITE_MARK.match(rest):
        return heading
    parts = _SITE_MARK.split(title)
    if len(parts) > 1 and (parts[-1].casefold() == (site or "").casefold() or (not told and len(parts[-1]) < 30)):
        cut = title.rindex(parts[-1])
        return title[:cut].rstrip(" |–—•·»:-") or title
    return title
