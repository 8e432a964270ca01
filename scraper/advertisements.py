"""Advertisements between the paragraphs of a page, known by the names that outlets give their places.

What they say changes with every look, and trafilatura lets some through: in cells of tables, in lists, and on pages of
which it takes what is there.
"""

from __future__ import annotations

import re

from lxml.html import HtmlElement

_PLACES = ("div", "section", "aside", "ins", "figure", "span", "p", "li")
_NAMED = re.compile(
    r"(?:^|\s)(?:ads?|ad-?(?:box|container|slot|unit|wrapper|banner)|advert(?:isement|ising|s)?|adsbygoogle|anzeigen?"
    r"|werbung|publicit[eé]|(?:dfp|gpt)-ad)(?=[\s\d_-]|$)",
    re.IGNORECASE,
)
_MOST = 300  # characters: what has more can be the article, in a page that is named for being without advertisements


def take_out_advertisements(tree: HtmlElement) -> None:
    """Remove the places of advertisements with little text from a page; what stands behind each of them stays."""
    for element in list(tree.iter(*_PLACES)):
        name = f"{element.get('class', '')} {element.get('id', '')}"
        if len(name) > 1 and _NAMED.search(name) and len(element.text_content()) <= _MOST:
            element.drop_tree()
