"""Whether a page can be about a story at all: a search for the stories' names in the page as it came.

Most pages that a crawl sees name no story. To find that out in their bytes takes a tenth of a millisecond, to clean
them two hundred times as long.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping

from facts.matching import Match, parse_match
from facts.story import Story
from scraper.decoding import binary_kind

SMALL_PAGE = 30_000  # bytes or characters: walls are small, and small pages are cheap to clean
NOT_NAMED = "none of the stories' names is in the page"
_PIECES = re.compile(r"(?<=[a-z])(?=[A-Z])|[\s\-]+")
_ASCII = re.compile(r"[a-z0-9]{2,}")
_SHARP_S = re.compile("ß|ss", re.IGNORECASE)  # each may stand for the other, and has other bytes
_REFERENCE = re.compile(  # to a digit or letter of ASCII, or to one that is taken for such
    rb"&#(?:0*(?:4[89]|5[0-7]|6[5-9]|[789][0-9]|1[0-2][0-9]|383|8490)(?![0-9])"
    rb"|x0*(?:[3-7][0-9a-f]|17f|212a)(?![0-9a-f]))"
)
_LIKE_ASCII = (  # long s, Kelvin, ligatures such as fi, each with its rarest byte, which is looked for much faster
    (b"\xc5", "\u017f".encode()),
    (b"\x84", "\u212a".encode()),
    (b"\xef", "\ufb00".encode()[:2]),
)
_HEAD = 1000  # bytes in which an encoding that does not write ASCII as ASCII shows


class StoryNames:
    """The names of the stories, as pages are searched for them."""

    def __init__(self, stories: Mapping[str, Story]) -> None:
        self._matches = [parse_match(story.match) for story in stories.values()]
        names = dict.fromkeys(name for match in self._matches for name in match.names)
        self._pieces = [_pieces(name) for name in names]
        self._bytes = [[piece.encode() for piece in _pieces(_SHARP_S.sub("-", name))] for name in names]

    def announced(self, title: str) -> bool:
        """Whether an announcement names a story. Its page is always looked at: without the name it is likely a wall."""
        return bool(title) and any(names_one(match, title) for match in self._matches)

    def in_page(self, title: str, source: str) -> bool:
        """Whether a decoded page may name a story: all pieces of one of its names occur, in any case and order."""
        if self.announced(title):
            return True
        text = (html.unescape(source) if "&#" in source else source).casefold()
        return any(all(piece in text for piece in pieces) for pieces in self._pieces)

    def in_bytes(self, title: str, body: bytes) -> bool | None:
        """Whether the bytes of a page tell already that it may name a story; None where they cannot tell.

        They cannot for small pages, and for what may be no text, or text that does not write the letters of names as
        ASCII does.
        """
        if len(body) <= SMALL_PAGE or b"\0" in body[:_HEAD] or b"<" not in body[:_HEAD]:
            return None
        low = body.lower()
        if any(all(piece in low for piece in pieces) for pieces in self._bytes) or self.announced(title):
            return True
        if any(byte in low and letters in low for byte, letters in _LIKE_ASCII):
            return None
        unsure = (b"&#" in low and _REFERENCE.search(low)) or binary_kind(body) is not None
        return None if unsure else False


def names_one(match: Match, text: str) -> bool:
    """Whether a text has any of the names that a story wants."""
    return any(term.name.pattern.search(text) for wanted, _ in match.alternatives for term in wanted)


def _pieces(name: str) -> list[str]:
    """The plain runs of letters of a name, without accents: what a page must contain however it spells the rest.

    The longest first, for that is the rarest.
    """
    runs = [run for piece in _PIECES.split(name) for run in _ASCII.findall(piece.casefold())]
    return sorted(runs, key=len, reverse=True)
