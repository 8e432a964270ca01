"""How a page is built: its blocks of text in order, with their links, and what else tells a wall from an article."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import NamedTuple

from lxml import etree

from scraper.walls import folded

_BLOCKS = frozenset(
    """address article aside blockquote body br button caption center dd details dialog div dl dt fieldset figcaption
    figure footer form h1 h2 h3 h4 h5 h6 header hr label legend li main nav ol option p pre section summary table tbody
    td th thead tr ul""".split()
)
_SILENT = frozenset(
    "script style template svg iframe textarea select head object math noscript".split()  # a reader sees nothing of it
)
_ARTICLE = frozenset(["article", "main"])
_CHROME = frozenset(["footer", "aside", "header"])  # outside the article; <nav> is so anywhere
_HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_COUNTED = _ARTICLE | _CHROME | _HEADINGS | {"nav", "a"}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_ROOT_ID = re.compile(
    r"^(?:root|app|__next|__nuxt|react-root|app-root|main-app|application|___gatsby|svelte)$", re.IGNORECASE
)
_DIALOGS = frozenset(["dialog", "alertdialog"])
_WINDOWS = frozenset(["dialog", "div", "section", "aside", "form", "main", "article"])
_NO_FIELDS = frozenset(["hidden", "search", "submit", "button", "image", "reset", "file"])
_SEARCHES = frozenset(["q", "s", "query", "search", "suche", "recherche", "searchterm", "keyword", "keywords"])
_SHORTEST_ENTRY = 25  # characters of link text
_SHORTEST_DATED = 12  # behind a date or a time of day
_LONGEST_LABEL = 15  # characters: a time of day, "LIVE"
_DEEPEST = 1000  # no page for people is nested deeper, and lxml takes quadratic time to let go of one
_STRING = etree.XPath("string()")
_SELECTOR = re.compile(r"(?:[A-Za-z][\w-]*)?(?:[.#][\w-]+)+")


class Window(IntEnum):
    """Whether a part of a page lies over it, and whether nothing else can be used until it is closed."""

    NONE = 0
    BESIDE = 1
    MODAL = 2


class Block(NamedTuple):
    """A run of text between block-level tags. A page has hundreds, and no dataclass is made as fast."""

    text: str
    linked: int  # characters of it that are link text
    heading: bool
    chrome: bool  # in navigation, footer, sidebar or the page's header
    anchors: int = 0  # links in it
    before: int = 0  # characters of it before its first link; all where it has none
    button: bool = False
    window: Window = Window.NONE

    @property
    def link(self) -> bool:
        """Whether it is a link and nothing else: a headline of another page, a menu entry."""
        return self.linked >= 0.8 * len(self.text)

    @property
    def headline_link(self) -> bool:
        """Whether it looks like the headline of another article."""
        return self.link and 18 <= len(self.text) <= 250 and (self.heading or self.text.count(" ") >= 3)

    @property
    def entry(self) -> bool:
        """Whether it opens with what looks like the headline of another article, behind no more than a label."""
        if not _SHORTEST_DATED <= self.linked <= 250:
            return False
        if self.headline_link:
            return True
        if self.before > _LONGEST_LABEL:
            return False
        dated = self.linked < _SHORTEST_ENTRY and any(map(str.isdigit, self.text[: self.before]))
        least, spaces = (_SHORTEST_DATED, 1) if dated else (_SHORTEST_ENTRY, 3)
        return self.linked >= least and self.text.count(" ") >= spaces

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
    fields: int  # to fill in or tick, outside header, navigation and hidden parts; none to search
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
    tree = _parsed(source)
    if tree is None:
        return None
    blocks, password, fields = _walk(tree)
    headlines = [tree.findtext(".//title") or "", *(_text(h1) for h1 in tree.iter("h1"))]
    if len(headlines) == 1:
        headlines += [_text(h2) for h2 in list(tree.iter("h2"))[:2]]
    return PageView(
        headlines=tuple(dict.fromkeys(text for line in headlines if (text := folded(line)))),
        blocks=blocks,
        noscript=folded(" ".join(" ".join(part.itertext()) for part in tree.iter("noscript"))),
        password=password,
        fields=fields,
        scripts=sum(1 for _ in tree.iter("script")),
        empty_root=any(
            (name := part.get("id")) and _ROOT_ID.match(name) and not _has_text(part)
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
    tree = _parsed(source)
    if tree is None:
        return None
    lengths: list[int] = []
    for selector in wanted:
        tag, marks = re.match(r"([A-Za-z][\w-]*)?(.*)", selector.strip()).groups()  # type: ignore[union-attr]
        for element in tree.iter(*([tag] if tag else [])):
            if isinstance(element.tag, str) and _has_marks(element, re.findall(r"[.#][\w-]+", marks)):
                paragraphs = sum(len(" ".join(_text(part).split())) for part in element.iter("p"))
                lengths.append(paragraphs or len(_text(element).strip()))
    return max(lengths, default=None)


def _parsed(source: str) -> etree._Element | None:
    """The tree of a page, of plain elements: those of lxml.html take twice as long to walk through."""
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        return etree.fromstring(source.encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError):
        return None


def _text(element: etree._Element) -> str:
    return str(_STRING(element))


def _has_marks(element: etree._Element, marks: list[str]) -> bool:
    classes = (element.get("class") or "").split()
    return all(mark[1:] in classes if mark[0] == "." else element.get("id") == mark[1:] for mark in marks)


def _has_text(element: etree._Element) -> bool:
    return any(text.strip() for text in element.itertext() if text) or len(element) > 3


def _walk(tree: etree._Element) -> tuple[tuple[Block, ...], bool, int]:  # noqa: C901, PLR0912, PLR0915 - one pass, one state
    """Text by block, in document order. One pass, no recursion, and no deeper than a page for people goes."""
    blocks: list[Block] = []
    words: list[str] = []
    linked = anchors = chrome = links = headings = before = 0
    article = depth = fields = 0
    button = opened = 0  # the depth at which such a part begins
    window = Window.NONE
    password = skipped = False

    def flush() -> None:
        nonlocal linked, anchors, before
        text = " ".join("".join(words).split())
        blocks.append(
            Block(text, min(linked, len(text)), headings > 0, chrome > 0, anchors, before, button > 0, window)
        )
        words.clear()
        linked = anchors = before = 0

    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        tag = element.tag
        if event == "start":
            depth += 1
            if depth > _DEEPEST:
                break
            role = element.get("role")
            pressed = tag == "button" or role == "button"
            if words and (pressed or tag in _BLOCKS):
                flush()
            if tag in _SILENT or _is_hidden(element, role):
                if words and next(element.iterdescendants(*_BLOCKS), None) is not None:
                    flush()  # what stands before such a part and after it are two blocks
                walker.skip_subtree()
                skipped = True
                continue
            if tag in _WINDOWS and not window and (window := _window(element, role)):
                opened = depth
            if pressed and not button:
                button = depth
            if tag in _COUNTED:
                article += tag in _ARTICLE
                chrome += tag == "nav" or (tag in _CHROME and not article)
                headings += tag in _HEADINGS
                links += tag == "a"
                anchors += tag == "a"
            elif tag == "input" and not chrome:
                password = password or (element.get("type") or "").lower() == "password"
                fields += _is_field(element)
            text = element.text
        else:
            if words and (tag in _BLOCKS or depth == button):
                flush()
            button = button if depth != button else 0
            if depth == opened:
                window, opened = Window.NONE, 0
            depth -= 1
            if tag in _COUNTED and not skipped:
                article -= tag in _ARTICLE
                chrome -= tag == "nav" or (tag in _CHROME and not article)
                headings -= tag in _HEADINGS
                links -= tag == "a"
            skipped = False
            text = element.tail
        if text and (words or not text.isspace()):
            words.append(text)
            if links:
                linked += len(" ".join(text.split()))
            elif not linked:
                before += len(text.strip())
    if words:
        flush()
    return tuple(blocks), password, fields


def _window(element: etree._Element, role: str | None) -> Window:
    if element.tag == "dialog" or role == "alertdialog" or element.get("aria-modal") == "true":
        return Window.MODAL
    return Window.BESIDE if role == "dialog" else Window.NONE


def _is_field(element: etree._Element) -> bool:
    kind = (element.get("type") or "").lower()
    return kind not in _NO_FIELDS and (element.get("name") or "").lower() not in _SEARCHES


def _is_hidden(element: etree._Element, role: str | None) -> bool:
    if element.get("hidden") is not None or (element.tag == "dialog" and element.get("open") is None):
        return True
    if role in _DIALOGS and element.get("aria-hidden") == "true":
        return True
    style = element.get("style")
    return bool(style and _HIDDEN.search(style))
