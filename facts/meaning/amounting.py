"""Verbs that say how much something is: "damage from the March quake *comes to* 11 billion".

Such a verb says nothing itself of what is counted: its subject does, however many words stand behind that. So does what
stands before a verb of estimating: "den Verlust des vergangenen Jahres *bezifferte* der Vorstand *auf* 11 Millionen".
"""

from __future__ import annotations

from collections.abc import Sequence

from facts.meaning.cue_weights import WEAK
from facts.meaning.kind_cues import KindWords
from facts.story import FIGURES
from facts.words.cues import Hit, Token
from facts.words.sentence import Found, Sentence
from facts.words.small_words import small_words, word_pairs

_NEARER = 3  # how many times nearer the subject of such a verb is


def words_between(between: Sequence[Token], found: Found, count: int) -> float:
    """How far ``count`` words between a cue and a figure behind it count, where such a verb stands at the figure."""
    if found.type not in FIGURES or len(between) < 2 or any(word.mark for word in between):
        return count
    amounts = _amounts(between[-2].word, between[-1].word) or _estimated(between)
    return count / _NEARER if amounts else count


def only_amounts(sentence: Sentence, hit: Hit) -> bool:
    """Whether a cue is nothing but such a verb."""
    words = sentence.words
    return hit.last - hit.first == 1 and (words[hit.first].word, words[hit.last].word) in word_pairs("amounting_to")


def estimates_another(sentence: Sentence, hit: Hit, found: Found, words: KindWords) -> bool:
    """``Den Umsatz bezifferte der Vorstand auf``: a verb of estimating whose object is a word of another kind."""
    verb = hit.first == hit.last < found.first and sentence.words[hit.first].word in small_words("estimating")
    if not verb:
        return False
    kind = words.kinds[hit.cue.label.partition(" ")[2]]
    start = sentence.part_begins(hit.first)
    said = [
        words.kinds[other.cue.label.partition(" ")[2]]
        for other in sentence.kinds
        if start <= other.first <= other.last < found.first
        and other.cue.label.startswith("cue ")
        and other.cue.weight > WEAK
        and sentence.words[other.last].capital
    ]
    return kind not in said and any(one.type == kind.type for one in said)


def _estimated(between: Sequence[Token]) -> bool:
    """``bezifferte der Vorstand auf``: a verb of estimating, and its preposition at the figure."""
    return between[-1].word in small_words("estimated_at") and any(
        word.word in small_words("estimating") for word in between
    )


def _amounts(last_but_one: str, last: str) -> bool:
    return (last_but_one, last) in word_pairs("amounting_to") or last in small_words("amounting")
