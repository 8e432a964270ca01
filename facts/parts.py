"""Amounts that are only a part of the one before them: "takes $1.03 billion, of which $306 million at home"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from facts.classify import Meaning
from facts.cues import CueIndex, cues_of, index_of
from facts.languages import load_language
from facts.sentence import Found, Sentence

_PARTED = frozenset({"money", "percent"})
_REACH = 8  # words between the word for a part and its figure


def part_of(sentence: Sentence, found: Found, peers: Sequence[Found], code: str) -> str | None:
    """Why an amount is no level: a word for a part opens its clause or stands beside it, behind one of its kind.

    ``peers`` are the others of its kind.

    What is a part of a figure of another kind is a figure of its own: "costs of 238, of which 196 for the damage".
    """
    behind = any(peer.last < found.first for peer in peers)
    return "a part of a larger amount" if behind and _parted(sentence, found, code) else None


def leave_to_parts(sentence: Sentence, ranked: dict[int, list[Meaning]], code: str) -> None:
    """``costs of 238, of which 196 relate to the fire``: what is said behind a part says nothing of the whole."""
    for whole, part in pairwise(found for found in sentence.found if found.type in _PARTED):
        if whole.type != part.type or not ranked[id(part)] or not _parted(sentence, part, code):
            continue
        ranked[id(whole)] = [option for option in ranked[id(whole)] if option.cue.first <= part.last]


def _parted(sentence: Sentence, found: Found, code: str) -> bool:
    """Whether a word for a part opens the clause of an amount or stands beside it."""
    if found.type not in _PARTED:
        return False
    start = found.first
    while start > 0 and not sentence.words[start - 1].mark and found.first - start < _REACH:
        start -= 1
    before, after = sentence.words[start : found.first], sentence.words[found.last + 1 : found.last + 4]
    opening = (*_words(code, "part_opens").find(before), *_words(code, "part_after").find(after))
    beside = _words(code, "part_before").find(before)
    return any(hit.first == 0 for hit in opening) or any(start + hit.last == found.first - 1 for hit in beside)


@cache
def _words(code: str, key: str) -> CueIndex:
    return index_of(cues_of("part", load_language(code).table("numbers")["ranges"][key]))
