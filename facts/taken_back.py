"""Whether an outlet takes its own article back: what a note of it says of "this article"."""

from __future__ import annotations

import re

_LABEL = re.compile(r"[^:.]{0,40}:")  # "Editor's note:", "Anmerkung der Redaktion:"
_OPENING = re.compile(r"[\s*_()\[\]–—-]*")
_ARTICLE = r"(?:article|story|report|piece|post)"
_ARTIKEL = r"(?:artikel|beitrag|text|bericht|diese meldung)"
_WORDS = ("retracted", "withdrawn", "zurückgezogen", "ziehen wir", "retiré", "dépublié", "rétracté")
"""One of which every note has: quick to look for."""
_TAKEN_BACK = re.compile(
    rf"""(?:
      th(?:is|e)\ {_ARTICLE}\ (?:(?:has|had)\ (?:since\ |now\ )?been|was|is)\ (?:\w+\ ){{0,2}}(?:retracted|withdrawn)
      |[^.:;"]{{0,60}}\b(?:has|have)\ (?:\w+\ ){{0,2}}(?:retracted|withdrawn)\ this\ {_ARTICLE}
      |(?:dieser|der|diese|die)\ (?:{_ARTIKEL}|meldung)\ (?:wurde|wird|ist)\ [^.;"]{{0,60}}\bzurückgezogen
      |[^.:;"]{{0,60}}\b(?:diesen|diese)\ (?:{_ARTIKEL}|meldung)\ [^.;"]{{0,60}}\b(?:zurückgezogen|ziehen\ wir)
      |cet\ article\ (?:a\ été|est)\ (?:[^\W\d]+\ ){{0,2}}(?:retiré|dépublié|rétracté)
      |[^.:;"]{{0,60}}\b(?:a|avons|ont)\ (?:retiré|dépublié|rétracté)\ cet\ article
    )""",
    re.IGNORECASE | re.VERBOSE,
)


def taken_back(text: str | None) -> bool:
    """Whether a line of a text, or a note of correction, begins with the outlet's word that it takes the article back.

    What a report quotes or tells of the article of another is none: only "this article" at the start of a line counts.
    """
    if text is None:
        return False
    small = text.lower()
    if not any(word in small for word in _WORDS):
        return False
    lines = (line for line in text.split("\n") if any(word in line.lower() for word in _WORDS))
    return any(_is_note(line) for line in lines)


def _is_note(line: str) -> bool:
    label = _LABEL.match(line)
    starts = (0,) if label is None else (0, label.end())
    return any(_TAKEN_BACK.match(line, opening.end()) for at in starts if (opening := _OPENING.match(line, at)))
