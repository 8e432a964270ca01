"""The long passages of a page, as one digest: equal digests mean that at most noise has changed.

Cleaning costs twenty times as much. Ads, counters, times and lists of links move with every look at a page; what an
article says stands in passages of text. A short passage ("3 bn" in a cell of a table) can change unseen, so a page is
cleaned all the same after ``tasks.LOOKS`` looks that found its passages as they were.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser, LexborNode

from scraper.noise import Noise, tells
from storage.texts import mark

_PASSAGES = "h1, h2, p, li, blockquote, td, dd, figcaption, pre"
_NOT_TEXT = ["script", "style", "noscript", "template", "nav", "footer", "aside", "form", "iframe", "svg"]
_OFFERS = ", ".join(
    f"[class*={word}]" for word in ("newsletter", "promo", "subscri", "related", "recommend", "outbrain")
)
"""Boxes that say by their name that they are no part of the article; trafilatura drops them by such words, too."""
_LONG = 50  # characters
_LINKED = 0.6  # share of a passage's characters that are links, from which it is a list of links
_BODY = 2  # paragraphs side by side, from which their parent is a body of text
_BOXED = 2  # passages that a box among them has at most
_DEPTH = 4  # elements between a body and a passage in a box at most
_LITTLE = 0.5  # of the characters of bodies: where more are boxed, boxes are how the outlet sets its text


@dataclass(frozen=True, slots=True)
class Passages:
    """``digest`` is SHA-256 in hex, None for a page without passages; ``islands`` are marks (``storage.texts``)."""

    digest: str | None
    islands: frozenset[int] = frozenset()


def passages(source: str, noise: Noise) -> Passages:
    """What title, headline and the passages of 50 characters or more of a decoded page say.

    Space does not count. Links to other articles, what stands in navigation, asides and forms, furniture, and islands
    without a name or a figure are left out of the digest.
    """
    tree = LexborHTMLParser(source)
    tree.strip_tags(_NOT_TEXT)
    found = [(node, text) for node in tree.css(_PASSAGES) if (text := _passage(node))]
    islands = _islands(found) | _offered(tree, found)
    counted = [
        text
        for node, text in found
        if not noise.is_furniture(text) and (node.mem_id not in islands or tells(text, noise.named))
    ]
    if not counted:
        return Passages(None)
    title = tree.css_first("title")
    counted.append(_plain(title) if title is not None else "")
    digest = hashlib.sha256("\0".join(counted).encode("utf-8", "replace")).hexdigest()
    return Passages(digest, frozenset(mark(text) for node, text in found if node.mem_id in islands))


def _islands(found: Sequence[tuple[LexborNode, str]]) -> set[int]:
    """The passages that stand in a box of their own among the paragraphs of a body of text."""
    paragraphs = [
        (node.parent.mem_id, len(text)) for node, text in found if node.tag == "p" and node.parent is not None
    ]
    side_by_side = Counter(parent for parent, _ in paragraphs)
    bodies = {parent for parent, count in side_by_side.items() if count >= _BODY}
    boxed = [(node, text, box) for node, text in found if (box := _box(node, bodies)) is not None] if bodies else []
    sizes = Counter(box for _, _, box in boxed)
    islands = {node.mem_id: len(text) for node, text, box in boxed if sizes[box] <= _BOXED}
    much = sum(length for parent, length in paragraphs if parent in bodies)
    return set(islands) if sum(islands.values()) <= _LITTLE * much else set()


def _offered(tree: LexborHTMLParser, found: Sequence[tuple[LexborNode, str]]) -> set[int]:
    """The passages in boxes that bear the name of an offer; where much stands in them, it is the article."""
    boxes = [box.css(_PASSAGES) for box in tree.css(_OFFERS)]
    offered = {node.mem_id for inside in boxes if len(inside) <= _BOXED for node in inside}
    much = sum(len(text) for node, text in found if node.mem_id in offered)
    return offered if much <= _LITTLE * sum(len(text) for _, text in found) else set()


def _box(node: LexborNode, bodies: set[int]) -> int | None:
    """The element in which a passage stands in a body; None where it is no box, or in no body."""
    inner = node
    for _ in range(_DEPTH):
        outer = inner.parent
        if outer is None:
            return None
        if outer.mem_id in bodies:
            return inner.mem_id if inner.tag in {"div", "section"} else None
        inner = outer
    return None


def _passage(node: LexborNode) -> str:
    text = _plain(node)
    if node.tag == "h1":
        return text
    if len(text) < _LONG:
        return ""
    linked = sum(len(_plain(link)) for link in node.css("a"))
    return "" if linked > _LINKED * len(text) else text


def _plain(node: LexborNode) -> str:
    return " ".join(node.text(deep=True).split())
