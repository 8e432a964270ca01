"""Words that make a figure a difference, "5 euros cheaper", and those that only look so: "above the canal"."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from facts.amounts.phrases import phrase_after, phrase_before, phrase_keys, words_before
from facts.languages import load_language
from facts.words.small_words import small_words, word_edges

_WORD = re.compile(r"[^\W\d_]+")
_COMPARED = 40  # characters within which the thing compared with begins
_BEFORE = 40  # characters of "mourned by nearly"
_NOUNS = 3
_STEM = 5  # letters


@dataclass(frozen=True, slots=True)
class _Words:
    after: frozenset[str]
    compared_to: frozenset[str]
    """Those of ``after`` that can also say where a thing is: ``above``."""
    measures: frozenset[str]
    """What a figure is compared with: forecasts, prices, "what"."""
    stems: tuple[str, ...]
    """The longer ones, which can be the beginning or end of a word."""
    idioms: frozenset[str]
    """What makes such a word none, right behind it: ``unter den Hammer``."""
    agents: re.Pattern[str] | None
    added_before: frozenset[str]
    added_after: frozenset[str]
    than: frozenset[str]


@cache
def _words(code: str) -> _Words:
    ranges = load_language(code).table("numbers")["ranges"]
    agents = "|".join(map(re.escape, ranges["agents"]))
    return _Words(
        phrase_keys(ranges["delta_after"]),
        phrase_keys(ranges["compared_to"]),
        frozenset(ranges["measures"]),
        tuple(measure for measure in ranges["measures"] if len(measure) >= _STEM),
        phrase_keys(ranges["no_comparison"]),
        re.compile(rf"\b(?:{agents}) \w+ $", re.IGNORECASE) if agents else None,
        phrase_keys(ranges["added_before"]),
        phrase_keys(ranges["added_after"]),
        phrase_keys(ranges["than"]),
    )


def compares(text: str, ends: Collection[int], language: str, *, counts: bool) -> bool:
    """``50 euros cheaper``, ``5 percent below the forecast``: what stands behind a figure compares it with another.

    ``44 floors above the canal`` says where they are: what ``counts`` things is only compared with figures. ``ends``
    are where the figure and its unit or noun end.
    """
    words = _words(language)
    for end in ends:
        found = phrase_after(text, end, words.after)
        if found is None or _multiplies(text, found[1]):
            continue
        if found[0] not in words.compared_to:
            return True
        if phrase_after(text, found[1], words.idioms) is None and (not counts or _measured(text, found[1], words)):
            return True
    return False


def _multiplies(text: str, start: int) -> bool:
    """``to 81 million, more than doubling``: behind the words of a comparison, how many times as much a figure is."""
    following = _WORD.match(text, start + 1)
    return following is not None and following[0].lower().startswith(word_edges("multiplies"))


def _measured(text: str, start: int, words: _Words) -> bool:
    """Whether a figure of something, such as a forecast or a price, stands right behind, or another number."""
    window = re.split(r"[.,;:!?]", text[start : start + _COMPARED], maxsplit=1)[0].lower()
    if any(map(str.isdigit, window)):
        return True
    nouns = _WORD.findall(window)[:_NOUNS]
    return not nouns or any(
        noun in words.measures or noun.startswith(words.stems) or noun.endswith(words.stems) for noun in nouns
    )


def is_by_whom(text: str, start: int, language: str) -> bool:
    """``attended by 900``, ``trauert um 28``: the word before a figure belongs to a verb that changes nothing."""
    agents = _words(language).agents
    return agents is not None and agents.search(text, max(0, start - _BEFORE), start) is not None


def is_added(text: str, start: int, ends: Collection[int], language: str) -> bool:
    """``a further 900 people``, ``ten more episodes``: a figure that comes on top, compared with none ("more than")."""
    words = _words(language)
    if phrase_before(text, start, words.added_before) is not None:
        return True
    return any(
        found is not None and phrase_after(text, found[1], words.than) is None
        for found in (phrase_after(text, end, words.added_after) for end in ends)
    )


def is_by_how_much(text: str, start: int, language: str) -> bool:
    """``rises by 5 euros``, ``augmente de 2 euros``: the words before an amount say by how much something changes."""
    before = [word for word, _ in words_before(text, start)[-2:]]
    if not before or is_by_whom(text, start, language):
        return False
    verbs = tuple(load_language(language).table("numbers")["ranges"]["delta_verbs"])
    changed = len(before) > 1 and before[1] in small_words("by_percent") and before[0].startswith(verbs)
    return changed or before[-1] in small_words("by_how_much")
