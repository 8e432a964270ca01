"""Who only says how much something is: agencies, broadcasters, analysts whom a text does not explain."""

from __future__ import annotations

from facts.words.sentence import Entity, Found, Sentence, Who
from facts.words.small_words import small_words

_REACH = 12  # words from a name to the figure that it gives for something
_VERB = 3  # words behind a name among which its verb stands


def only_estimates(sentence: Sentence, entity: Entity, found: Found, belongs: frozenset[str]) -> bool:
    """``RTP put the number of dead at 12``: who only says how much something is owns nothing, unless it is their own.

    ``Backhaus puts its losses at 12 million`` speaks of Backhaus, ``puts losses from it at 12 million`` does not.
    ``belongs`` are the words before the name of whose a thing is.
    """
    words, start = sentence.words, entity.last + 1
    if entity.who not in {Who.OTHER, Who.UNKNOWN} or not start < found.first <= start + _REACH:
        return False
    between = [word.word for word in words[start : found.first]]
    verb = next((i for i, word in enumerate(between[:_VERB]) if word in small_words("estimating")), None)
    if verb is None or any(not word[0].isalnum() for word in between):
        return False
    own = any(
        e.who is Who.PRONOUN and start <= e.first < found.first and words[e.first - 1].word not in belongs
        for e in sentence.entities
    )
    beside = [words[found.first].word, *between[-2:]]  # a hedge, or the preposition itself, can be a part of the value
    return not own and not small_words("estimated_at").isdisjoint(beside)
