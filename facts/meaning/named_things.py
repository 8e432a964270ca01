"""What a story's own kind of count counts by the words of its cues alone, where the story names no nouns for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from facts.kinds import Kind, known_kinds
from facts.languages import load_language
from facts.words.cues import CueIndex, cues_of, index_of, tokens
from facts.words.text import fold

_MEASURES = "other_number"


@dataclass(frozen=True, slots=True)
class NamedThings:
    """The words of a kind's cues, and what they say of what it counts."""

    spoken: CueIndex
    only: bool
    """Whether each cue leads to the figure and one at least has the thing behind it: ``# beds``, ``will have #``."""
    measures: bool
    """Whether it speaks of a measure itself: ``# year contract``."""
    anything: frozenset[str]
    """What is counted in news of every kind."""


def named_things(kind: Kind, code: str) -> NamedThings | None:
    """What the cues of a kind of count name, or None where it has nouns, or no cues in a language."""
    phrases = kind.cues.get(code, ())
    if kind.type != "count" or not phrases or kind.nouns.get(code):
        return None
    return _named(phrases, kind.description, code)


@lru_cache(maxsize=256)
def _named(phrases: tuple[str, ...], description: str, code: str) -> NamedThings:
    behind = [piece for phrase in phrases for piece in _behind_figure(phrase)]
    leads = all("#" in phrase.split() for phrase in phrases)
    stop = frozenset(load_language(code).table("counts")["stop_after"])
    things = [piece for piece in behind if stop.isdisjoint(piece.lower().split("|"))]
    spoken = [piece for phrase in phrases for piece in phrase.split() if piece not in {"#", ".."}]
    words = [form.strip("*") for piece in spoken for form in piece.split("|")]
    told = " ".join((*words, description))
    measures = any(_measures(of).find(tokens(told)) for of in {code, "en"})
    return NamedThings(
        index_of(cues_of("noun", [fold(piece) for piece in spoken])), leads and bool(things), measures, _anything(code)
    )


def _behind_figure(phrase: str) -> Sequence[str]:
    """``# flight attendants``: the words right behind the figure."""
    words = phrase.split()
    if "#" not in words:
        return ()
    behind = words[words.index("#") + 1 :]
    return behind[: behind.index("..")] if ".." in behind else behind


@cache
def _measures(code: str) -> CueIndex:
    return index_of(cues_of("noun", [fold(noun) for noun in known_kinds()[_MEASURES].nouns.get(code, ())]))


@cache
def _anything(code: str) -> frozenset[str]:
    return frozenset(fold(noun) for noun in load_language(code).table("counts")["anything"])
