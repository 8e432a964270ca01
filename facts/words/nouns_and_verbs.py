"""Words that are a noun with a capital and a verb without one: ``nach vorläufigen Zahlen``, ``die Banken zahlen``."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from facts.languages import load_language
from facts.words.cue_phrases import parsed
from facts.words.cues import Hit, Token

_OPENS = ":;!?–—-…"


def is_noun_for_a_verb(hit: Hit, text: str, words: Sequence[Token], code: str) -> bool:
    """Whether a cue takes a noun with a capital amid a sentence for its verb: ``nach Zahlen`` for "zahlt|zahlen"."""
    firsts, rest = parsed(hit.cue.phrase)
    if _mistaken(firsts, text, words, hit.first, code):
        return True
    return bool(rest) and _mistaken(rest[-1][1], text, words, hit.last, code)


def _mistaken(choices: frozenset[str], text: str, words: Sequence[Token], at: int, code: str) -> bool:
    word = words[at]
    if not word.capital or not at or words[at - 1].word in _OPENS or not text[word.start - 1].isspace():
        return False
    return _is_a_verb(choices, word.word, code)


@lru_cache(maxsize=4096)
def _is_a_verb(choices: frozenset[str], word: str, code: str) -> bool:
    """Whether a list means a verb by a word: one that has both its infinitive and a finite form, "zahlen|zahlt"."""
    forms = load_language(code).table("inflection")["verb_last"]
    stem = word.removesuffix(forms["infinitive"])
    return stem != word and word in choices and any(stem + ending in choices for ending in forms["finite"])
