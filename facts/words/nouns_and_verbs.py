"""Words that are a noun with a capital and a verb without one: ``nach vorläufigen Zahlen``, ``die Banken zahlen``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from facts.words.cue_phrases import parsed
from facts.words.cues import Hit, Token

_PLURAL = "en"
_FINITE = ("t", "et", "te", "ten")
"""Endings of a German verb beside its "en": a list that has both "zahlen" and "zahlt" means the verb."""
_OPENS = ":;!?–—-…"


def is_noun_for_a_verb(hit: Hit, text: str, words: Sequence[Token]) -> bool:
    """Whether a cue takes a noun with a capital amid a sentence for its verb: ``nach Zahlen`` for "zahlt|zahlen"."""
    firsts, rest = parsed(hit.cue.phrase)
    if _mistaken(firsts, text, words, hit.first):
        return True
    return bool(rest) and _mistaken(rest[-1][1], text, words, hit.last)


def _mistaken(choices: frozenset[str], text: str, words: Sequence[Token], at: int) -> bool:
    word = words[at]
    if not word.capital or not word.word.endswith(_PLURAL) or not at or words[at - 1].word in _OPENS:
        return False
    return text[word.start - 1].isspace() and _is_a_verb(choices, word.word)


@lru_cache(maxsize=4096)
def _is_a_verb(choices: frozenset[str], word: str) -> bool:
    stem = word.removesuffix(_PLURAL)
    return word in choices and any(stem + ending in choices for ending in _FINITE)
