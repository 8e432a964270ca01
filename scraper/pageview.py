"""How a page is built: its blocks of text in order, with their links, and what else tells a wall from an article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree, html

from scraper.walls import folded

_BLOCKS = frozenset(
    """address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main nav ol option p pre section summary table tbody
    td th thead tr ul""".split()
)
_SILENT = frozenset(["script", "style", "template", "svg", "iframe", "textarea", "select", "head", "object", "math"])
_CHROME = frozenset(["footer", "aside", "header"])  # outside the article; <nav> is so anywhere
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ROOT_ID = re.compile(
    r"^(?:root|app|__next|__nuxt|react-root|app-root|main-app|application|___gatsby|svelte)$", re.IGNORECASE
)
_DEEPEST = 1000  # no page for people is nested deeper, and lxml takes quadratic time to let go of one
_SELECTOR = re.compile(r"(?:[A-Za-z][\w-]*)?(?:[.#][\w-]+)+")


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text between block-level tags."""

    text: str
    linked: int  # characters of it that are link text
    heading: bool
    chrome: bool  # in navigation, footer, sidebar or the page's header

    @property
    def link(self) -> bool:
        """Whether it is a link and nothing else: a headline of another page, a menu entry."""
        return self.linked >= 0.8 * len(self.text)

    @property
    def headline_link(self) -> bool:
        """Whether it looks like the headline of another article."""
        return self.link and 18 <= len(self.text) <= 250 and (self.heading or self.text.count(" ") >= 3)

    @property
    def prose(self) -> bool:
        """Whether it is running text rather than a label."""
        return len(self.text) >= 60 and self.linked <= 0.5 * len(self.text) and not self.heading


@dataclass(frozen=True, slots=True)
class PageView:
    """The structure of a page as the judge looks at it."""

    headlines: tuple[str, ...]  # folded: <title> and the headings of the first rank
    blocks: tuple[Block, ...]
    noscript: str  # folded
    password: bool  # a password field outside header, navigation and hidden parts
    scripts: int
    empty_root: bool  # the element that scripts would fill is there, and empty

    @property
    def visible(self) -> str:
        """All text a reader sees outside navigation and footer, folded."""
        return folded(" \n ".join(block.text for block in self.blocks if not block.chrome))

    @property
    def everything(self) -> str:
        """All text a reader sees, folded."""
        return folded(" \n ".join(block.text for block in self.blocks))

    @property
    def link_texts(self) -> frozenset[str]:
        """The folded texts of blocks that are nothing but a link, if long enough to be taken for text."""
        return frozenset(folded(block.text) for block in self.blocks if block.link and len(block.text) >= 40)


def view_page(source: str) -> PageView | None:
    """Look at a page; None when it is no HTML at all."""
    try:
        tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    except (etree.ParserError, ValueError):
        return None
    blocks, password = _walk(tree)
    headlines = [tree.findtext(".//title") or "", *(h1.text_content() for h1 in tree.iter("h1"))]
    if len(headlines) == 1:
        headlines += [h2.text_content() for h2 in list(tree.iter("h2"))[:2]]
    return PageView(
        headlines=tuple(dict.fromkeys(text for line in headlines if (text := folded(line)))),
        blocks=blocks,
        noscript=folded(" ".join(" ".join(part.itertext()) for part in tree.iter("noscript"))),
        password=password,
        scripts=sum(1 for _ in tree.iter("script")),
        empty_root=any(
            _ROOT_ID.match(part.get("id") or "") and not _has_text(part)
            for part in tree.iter("div", "main", "app-root")
        ),
    )


def gated_length(source: str, selectors: Iterable[str]) -> int | None:
    """Characters of text in the parts that the page declares as not free; None if it names no part we can find.

    A page that serves the whole text declares it this way, so that search engines do not take the wall for cloaking.
    """
    wanted = [selector for selector in selectors if _SELECTOR.fullmatch(selector.strip())]
    if not wanted:
        return None
    tree = html.document_fromstring(source.encode("utf-8", "replace"), parser=html.HTMLParser(encoding="utf-8"))
    lengths: list[int] = []
    for selector in wanted:
        tag, marks = re.match(r"([A-Za-z][\w-]*)?(.*)", selector.strip()).groups()  # type: ignore[union-attr]
        for element in tree.iter(*([tag] if tag else [])):
            if isinstance(element.tag, str) and _has_marks(element, re.findall(r"[.#][\w-]+", marks)):
                paragraphs = sum(len(" ".join(part.text_content().split())) for part in element.iter("p"))
                lengths.append(paragraphs or len(element.text_content().strip()))
    return max(lengths, default=None)


def _has_marks(element: html.HtmlElement, marks: list[str]) -> bool:
    classes = (element.get("class") or "").split()
    return all(mark[1:] in classes if mark[0] == "." else element.get("id") == mark[1:] for mark in marks)


def _has_text(element: html.HtmlElement) -> bool:
    return any(text.strip() for text in element.itertext() if text) or len(element) > 3


def _walk(tree: html.HtmlElement) -> tuple[tuple[Block, ...], bool]:  # noqa: C901 - one pass, one state
    """Text by block, in document order. One pass, no recursion, and no deeper than a page for people goes."""
    blocks: list[Block] = []
    words: list[str] = []
    linked = silent = chrome = links = headings = 0
    article = depth = 0
    password = False

    def flush() -> None:
        nonlocal linked
        text = " ".join("".join(words).split())
        if text:
            blocks.append(Block(text, min(linked, len(text)), headings > 0, chrome > 0))
        words.clear()
        linked = 0

    def add(text: str | None) -> None:
        nonlocal linked
        if text and not silent:
            words.append(text)
            if links:
                linked += len(" ".join(text.split()))

    for event, element in etree.iterwalk(tree, events=("start", "end", "comment", "pi")):
        tag = element.tag
        if not isinstance(tag, str):
            if event in ("comment", "pi"):
                add(element.tail)
            continue
        step = 1 if event == "start" else -1
        depth += step
        if depth > _DEEPEST:
            break
        if (
            step == 1
            and tag == "input"
            and (element.get("type") or "").lower() == "password"
            and not silent
            and not chrome
        ):
            password = True
        if tag in _BLOCKS:
            flush()
        if tag in _SILENT or tag == "noscript" or _is_hidden(element):
            silent += step
        if tag in ("article", "main"):
            article += step
        if tag == "nav" or (tag in _CHROME and not article):
            chrome += step
        if tag in _HEADINGS:
            headings += step
        if tag == "a":
            links += step
        add(element.text if step == 1 else element.tail)
    flush()
    return tuple(blocks), password


def _is_hidden(element: html.HtmlElement) -> bool:
    if element.get("hidden") is not None:
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))
