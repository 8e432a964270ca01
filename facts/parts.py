"""Amounts that are only a part of the one before them: "takes $1.03 billion, of which $306 million at home"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

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
    if found.type not in _PARTED or not any(peer.last < found.first for peer in peers):
        return None
    start = found.first
    while start > 0 and not sentence.words[start - 1].mark and found.first - start < _REACH:
        start -= 1
    before, after = sentence.words[start : found.first], sentence.words[found.last + 1 : found.last + 4]
    opening = (*_words(code, "part_opens").find(before), *_words(code, "part_after").find(after))
    beside = _words(code, "part_before").find(before)
    parted = any(hit.first == 0 for hit in opening) or any(start + hit.last == found.first - 1 for hit in beside)
    return "a part of a larger amount" if parted else None


@cache
def _words(code: str, key: str) -> CueIndex:
    return index_of(cues_of("part", load_language(code).table("numbers")["ranges"][key]))
