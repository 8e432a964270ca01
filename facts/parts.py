"""Amounts that are only a part of the one before them: "takes $1.03 billion, of which $306 million at home"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from facts.cues import CueIndex, cues_of, index_of
from facts.languages import load_language
from facts.sentence import Found, Sentence

_PARTED = frozenset({"money", "percent"})
_REACH = 8  # words between the word for a part and its figure


def is_part(sentence: Sentence, found: Found, peers: Sequence[Found], code: str) -> bool:
    """Whether a word for a part opens the clause of an amount, behind another one of the same kind (``peers``).

    What is a part of a figure of another kind is a figure of its own: "costs of 238, of which 196 for the damage".
    """
    if found.type not in _PARTED or not any(peer.last < found.first for peer in peers):
        return False
    start = found.first
    while start > 0 and not sentence.words[start - 1].mark and found.first - start < _REACH:
        start -= 1
    hits = _words(code).find(sentence.words[start : found.first])
    return any(hit.first == 0 or start + hit.last == found.first - 1 for hit in hits)


@cache
def _words(code: str) -> CueIndex:
    return index_of(cues_of("part", load_language(code).table("numbers")["ranges"]["part_before"]))
