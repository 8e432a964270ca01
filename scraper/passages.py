"""The long passages of a page, as one digest: equal digests mean that at most noise has changed.

Cleaning costs twenty times as much. Ads, counters, times and lists of links move with every look at a page; what an
article says stands in passages of text. A short passage ("3 bn" in a cell of a table) can change unseen, so a page is
cleaned all the same after ``LOOKS`` looks that found its passages as they were.
"""

from __future__ import annotations

import hashlib

from selectolax.lexbor import LexborHTMLParser, LexborNode

from storage.texts import mark

LOOKS = 5
"""After so many looks at the digest alone a page is cleaned again."""

_PASSAGES = "h1, h2, p, li, blockquote, td, dd, figcaption, pre"
_NOT_TEXT = ["script", "style", "noscript", "template", "nav", "footer", "aside", "form", "iframe", "svg"]
_LONG = 50  # characters
_LINKED = 0.6  # share of a passage's characters that are links, from which it is a list of links


def passages_digest(source: str, furniture: frozenset[str] = frozenset()) -> str | None:
    """SHA-256 in hex over title, headline and every passage of 50 characters or more; None for a page with none.

    ``source`` is the decoded page. Space does not count. Links to other articles, what stands in navigation, asides
    and forms, and the outlet's ``furniture`` (``storage.furniture``) are left out.
    """
    tree = LexborHTMLParser(source)
    tree.strip_tags(_NOT_TEXT)
    passages = [text for node in tree.css(_PASSAGES) if (text := _passage(node)) and mark(text) not in furniture]
    if not passages:
        return None
    title = tree.css_first("title")
    passages.append(_plain(title) if title is not None else "")
    return hashlib.sha256("\0".join(passages).encode("utf-8", "replace")).hexdigest()


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
