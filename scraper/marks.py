"""XPath expressions that look at nothing but the names and attributes of elements, made several times as fast.

libxml2 asks such an expression of each of a page's thousand elements, and calls back into Python for each ``re:test``:
more than half of what cleaning cost was that. But whatever is selected has one of a few dozen pieces of text in an
attribute, and most pieces are nowhere on a page. Only elements that have one of the others are asked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml.etree import Element, SubElement, XPath, _Element

_REGULAR = {"re": "http://exslt.org/regular-expressions"}
_NAMES = re.compile(r"(?:self::|\.//)([a-z][\w-]*)")
_ALONE = re.compile(r"(?<!\w\()\.//([a-z][\w-]*)(?=\s*[|)]|\s*$)")  # selected by its name, whatever its attributes
_UNNAMED = re.compile(r"\.//\*\[(?!self::)")  # an alternative that names no elements
_ATTRIBUTES = re.compile(r"@([a-zA-Z][\w-]*)")
_BARE = re.compile(r"@([a-zA-Z][\w-]*)\s*(?=\]|or\b|and\b)")  # selected for having the attribute, whatever its value
_ELSEWHERE = re.compile(r"\w\(\s*\.|(?<!self)::|(?:text|position|last)\(\)")  # a condition that looks at other elements
_LITERAL = re.compile(r"'([^']*)'")
_NO_VALUE = re.compile(r"(?<=translate\()@([\w-]+),[^()]*\)|, ?'i'(?=\))")  # letters to translate, and a flag
_UNLESS_FOLLOWED = re.compile(r"\(\?![^()]*\)")
_GROUP = re.compile(r"\(\?:([^()]*)\)\??")
_UNCERTAIN = re.compile(r"\[[^]]*\](?:\?|\{0,\d\})?|[\w -]\?|[\^$]")  # optional, one of several, or no text
_PIECE = re.compile(r"[\w -]{2,}")
_BEYOND_US = re.compile(r"[\\+*.(){}]")


class Marks:
    """A callable like the XPath it stands for: the descendants of an element that it selects, in document order.

    The expression is made of alternatives such as ``.//*[self::div or self::p][re:test(@class, 'share')]``, whose
    conditions ask for names and attributes; one that asks for what is inside an element as well is asked of the page
    itself where any element is likely. Where it asks for a place (``[1]``), only the first of all is returned. Raises
    ValueError for an expression from which the pieces cannot be told.
    """

    def __init__(self, path: str) -> None:
        self._first, self._elsewhere = "[1]" in path, _ELSEWHERE.search(path) is not None
        self._path = XPath(path.replace("[1]", ""), namespaces=_REGULAR)
        self._names = frozenset(_NAMES.findall(path))
        self._wanted = ("*",) if _UNNAMED.search(path) else tuple(self._names)
        self._attributes = tuple(dict.fromkeys(_ATTRIBUTES.findall(path)))
        self._alone, self._bare = frozenset(_ALONE.findall(path)), tuple(_BARE.findall(path))
        literals = _LITERAL.findall(_NO_VALUE.sub("", path))
        self._pieces = tuple(sorted({piece for literal in literals for piece in pieces(literal)}))

    def __call__(self, tree: _Element) -> list[Any]:
        """The selected descendants of ``tree``."""
        likely = self._likely(list(tree.iterdescendants(*self._wanted)))
        if self._elsewhere and likely:
            found: Any = self._path(tree)
            return list(found)
        selected = self._selected(likely)
        return selected[:1] if self._first else selected

    def _likely(self, elements: list[_Element]) -> list[_Element]:
        """Those that have a piece, or a name or an attribute that is enough."""
        told = [one.get(name, "") for one in elements for name in self._attributes]
        text = "\0".join(told).lower()
        there = [piece for piece in self._pieces if piece in text]
        places = set[int]()
        if there:
            width = len(self._attributes)
            values = [(number // width, value) for number, value in enumerate(text.split("\0")) if value]
            places.update([place for piece in there for place, value in values if piece in value])
        if self._alone:
            places.update(place for place, one in enumerate(elements) if one.tag in self._alone)
        for name in self._bare:
            places.update(place for place, one in enumerate(elements) if one.get(name) is not None)
        return [elements[place] for place in sorted(places)]

    def _selected(self, likely: list[_Element]) -> list[_Element]:
        """Those that the expression selects: it is asked, once for equal ones, of elements that stand by themselves."""
        if not likely:
            return []
        kinds = [(one.tag, tuple([pair for pair in one.items() if pair[0] in self._attributes])) for one in likely]
        places = {kind: place for place, kind in enumerate(dict.fromkeys(kinds))}
        parent = Element("div")
        for tag, told in places:
            SubElement(parent, tag if tag in self._names else "other", dict(told))
        found: Any = self._path(parent)
        chosen = set(found)
        answers = [child in chosen for child in parent]
        return [one for one, kind in zip(likely, kinds, strict=True) if answers[places[kind]]]


def quick(path: XPath) -> Marks | XPath:
    """The same selection, quickly where that is possible."""
    try:
        return Marks(path.path)
    except ValueError:
        return path


def pieces(expression: str) -> Iterator[str]:
    """Texts, in lower case, of which one is in whatever a regular expression matches; for each alternative one.

    Raises ValueError where it is written with more than groups, classes, anchors and optional letters.
    """
    groups: list[str] = []

    def kept(group: re.Match[str]) -> str:
        groups.append(group[1])
        return f"<{len(groups) - 1}>"

    for alternative in _GROUP.sub(kept, _UNLESS_FOLLOWED.sub("", expression)).split("|"):
        outside = _longest(re.sub(r"<\d+>", "|", alternative))
        inside = [
            _longest(part) for number in re.findall(r"<(\d+)>", alternative) for part in groups[int(number)].split("|")
        ]
        found = [outside] if outside else inside
        if not found or not all(found):
            msg = f"no text is known that {expression!r} needs"
            raise ValueError(msg)
        yield from found


def _longest(alternative: str) -> str:
    plain = _UNCERTAIN.sub("|", alternative)
    if _BEYOND_US.search(plain):
        msg = f"{alternative!r} is not understood"
        raise ValueError(msg)
    return max(_PIECE.findall(plain), key=len, default="").lower()
