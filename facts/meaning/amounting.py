"""Verbs that say how much something is: "damage from the March quake *comes to* 11 billion".

Such a verb says nothing itself of what is counted: its subject does, however many words stand behind that.
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.story import FIGURES
from facts.words.cues import Hit, Token
from facts.words.sentence import Found, Sentence
from facts.words.small_words import small_words, word_pairs

_NEARER = 3  # how many times nearer the subject of such a verb is


def words_between(between: Sequence[Token], found: Found, count: int) -> float:
    """How far ``count`` words between a cue and a figure behind it count, where such a verb stands at the figure."""
    if found.type not in FIGURES or len(between) < 2 or any(word.mark for word in between):
        return count
    return count / _NEARER if _amounts(between[-2].word, between[-1].word) else count


def only_amounts(sentence: Sentence, hit: Hit) -> bool:
    """Whether a cue is nothing but such a verb."""
    words = sentence.words
    return hit.last - hit.first == 1 and (words[hit.first].word, words[hit.last].word) in word_pairs("amounting_to")


def _amounts(last_but_one: str, last: str) -> bool:
    return (last_but_one, last) in word_pairs("amounting_to") or last in small_words("amounting")
