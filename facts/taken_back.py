"""Whether an outlet takes its own article back: what a note of it says of "this article"."""

from __future__ import annotations

import re

_LABEL = r"(?:[^\n:.]{0,40}: ?)?"  # "Editor's note:", "Anmerkung der Redaktion:"
_ARTICLE = r"(?:article|story|report|piece|post)"
_ARTIKEL = r"(?:artikel|beitrag|text|bericht|diese meldung)"
_TAKEN_BACK = re.compile(
    rf"""^[\W_]{{0,6}}{_LABEL}[ *_()\[\]-]{{0,3}}(?:
      th(?:is|e)\ {_ARTICLE}\ (?:(?:has|had)\ (?:since\ |now\ )?been|was|is)\ (?:\w+\ ){{0,2}}(?:retracted|withdrawn)
      |[^\n.:;"]{{0,60}}\b(?:has|have)\ (?:\w+\ ){{0,2}}(?:retracted|withdrawn)\ this\ {_ARTICLE}
      |(?:dieser|der|diese|die)\ (?:{_ARTIKEL}|meldung)\ (?:wurde|wird|ist)\ [^\n.;"]{{0,60}}\bzurückgezogen
      |[^\n.:;"]{{0,60}}\b(?:diesen|diese)\ (?:{_ARTIKEL}|meldung)\ [^\n.;"]{{0,60}}\b(?:zurückgezogen|ziehen\ wir)
      |cet\ article\ (?:a\ été|est)\ (?:[^\W\d]+\ ){{0,2}}(?:retiré|dépublié|rétracté)
      |[^\n.:;"]{{0,60}}\b(?:a|avons|ont)\ (?:retiré|dépublié|rétracté)\ cet\ article
    )""",
    re.IGNORECASE | re.VERBOSE | re.MULTILINE,
)


def taken_back(text: str | None) -> bool:
    """Whether a line of a text, or a note of correction, begins with the outlet's word that it takes the article back.

    What a report quotes or tells of the article of another is none: only "this article" at the start of a line counts.
    """
    return text is not None and _TAKEN_BACK.search(text) is not None
