"""Sentences without a verb that are part of another one: a figure before the words that say what it is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from facts.words.text import Span

_ENUMERATED = re.compile(r"\d{1,2}[.)] ")
_FIGURE = re.compile(r"[€$£¥]?\d")
_LONGEST, _WORDS = 6, 3  # words of a figure that stands alone, and those of them without a digit
_GAP = re.compile(r"[^\S\n]{1,3}")


def with_figures(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The sentences of a text, a figure that stands alone joined with the sentence behind it: ``€7.5bn. Revenue fell``.

    Not where it answers a question.
    """
    held: Span | None = None
    asked = False
    for span in spans:
        if held is not None:
            if _GAP.fullmatch(text, held.end, span.start):
                span = Span(held.start, span.end)  # noqa: PLW2901 - the two are one sentence
            else:
                yield held
            held = None
        alone = not asked and _is_figure(text[span.start : span.end])
        asked = text[span.end - 1] == "?"
        if alone:
            held = span
        else:
            yield span
    if held is not None:
        yield held


def _is_figure(sentence: str) -> bool:
    """Whether it is nothing but a figure: ``€7.5bn.``, ``2. €7.5bn to €8bn.``, ``40 millions d'euros.``."""
    words = _ENUMERATED.sub("", sentence, count=1).split()
    if not words or len(words) > _LONGEST or _FIGURE.match(words[0]) is None or not sentence.endswith("."):
        return False
    return sum(not any(letter.isdigit() for letter in word) for word in words) <= _WORDS
