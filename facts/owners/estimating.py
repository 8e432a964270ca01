"""Who only says how much something is: agencies, broadcasters, analysts whom a text does not explain."""

from __future__ import annotations

from facts.words.sentence import OTHERS, Entity, Found, Sentence, Who
from facts.words.small_words import small_words

_REACH = 12  # words from a name to the figure that it gives for something
_VERB = 3  # words behind a name among which its verb stands
_FORECAST = frozenset({"count", "percent"})
_FOR = 2  # words behind a figure to the name for which it is forecast


def only_estimates(sentence: Sentence, entity: Entity, found: Found, belongs: frozenset[str]) -> bool:
    """``RTP put the number of dead at 12``: who only says how much something is owns nothing, unless it is their own.

    ``Backhaus puts its losses at 12 million`` speaks of Backhaus, ``puts losses from it at 12 million`` does not.
    ``belongs`` are the words before the name of whose a thing is.
    """
    words, start = sentence.words, entity.last + 1
    if entity.who not in OTHERS or not start < found.first <= start + _REACH:
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


def only_forecasts(sentence: Sentence, entity: Entity, found: Found) -> bool:
    """``Castella Research projects 40 seats for Norvent``: who sees a figure for whom a sentence names owns none of it.

    The other one stands between the verb and the figure, or right behind it.
    """
    verb = entity.last + 1
    if found.type not in _FORECAST or not verb < found.first <= verb + _REACH or not _forecasts(sentence, entity):
        return False
    if any(word.mark for word in sentence.words[verb : found.first]):
        return False
    return any(
        verb < other.first < found.first
        or (0 < other.first - found.last <= _FOR and forecasts_for(sentence, entity, other))
        for other in sentence.entities
    )


def forecasts_for(sentence: Sentence, entity: Entity, other: Entity) -> bool:
    """``projects 40 seats for it``: whether a name sees something for another, or for a word that stands for one."""
    if not _forecasts(sentence, entity) or not entity.last + 1 < other.first:
        return False
    return sentence.words[other.first - 1].word in small_words("forecast_for")


def _forecasts(sentence: Sentence, entity: Entity) -> bool:
    """Whether a verb of forecasting stands right behind the name of others."""
    verb = entity.last + 1
    named = entity.who in OTHERS and not entity.human and verb < len(sentence.words)
    return named and sentence.words[verb].word in small_words("forecasting")
