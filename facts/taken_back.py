"""Whether an outlet takes its own article back: what a note of it says of "this article"."""

from __future__ import annotations

import re
from functools import cache

from facts.languages import language_codes, load_language

_LABEL = re.compile(r"[^:.]{0,40}:")  # "Editor's note:", "Anmerkung der Redaktion:"
_OPENING = re.compile(r"[\s*_()\[\]–—-]*")


def taken_back(text: str | None) -> bool:
    """Whether a line of a text, or a note of correction, begins with the outlet's word that it takes the article back.

    What a report quotes or tells of the article of another is none: only "this article" at the start of a line counts.
    """
    if text is None or not _may_be_note(text):
        return False
    return any(_is_note(line) for line in text.split("\n") if _may_be_note(line))


def _may_be_note(text: str) -> bool:
    small = text.lower()
    return any(word in small for word in _needed())


def _is_note(line: str) -> bool:
    label = _LABEL.match(line)
    starts = (0,) if label is None else (0, label.end())
    return any(_notes().match(line, opening.end()) for at in starts if (opening := _OPENING.match(line, at)))


@cache
def _needed() -> frozenset[str]:
    return frozenset(word for code in language_codes() for word in load_language(code).table("taken_back")["needed"])


@cache
def _notes() -> re.Pattern[str]:
    notes = [note for code in language_codes() for note in load_language(code).table("taken_back")["notes"]]
    return re.compile("|".join(notes), re.IGNORECASE)
