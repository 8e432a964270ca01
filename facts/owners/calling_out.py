"""Who calls a strike, or makes the offer that is voted on, is another than whose day it is."""

from __future__ import annotations

from facts.names.clauses import is_place
from facts.owners.targets import offers_it
from facts.words.sentence import Entity, Sentence
from facts.words.small_words import small_words

_TO_ITS_VERB = 4  # words
_OPENING = 3  # words that can stand before a name at the beginning of its clause


def calls_out(sentence: Sentence, name: str) -> bool:
    """Whether a name of the sentence calls a strike, which is at the subject."""
    return any(_calls(sentence, entity) for entity in sentence.entities if entity.name == name and not entity.human)


def is_voted_on(sentence: Sentence, name: str) -> bool:
    """Whether a name of the sentence makes the offer on which the subject's holders vote."""
    return any(_bids(sentence, entity) for entity in sentence.entities if entity.name == name)


def _calls(sentence: Sentence, entity: Entity) -> bool:
    """``Castella has called a strike for May``: who calls people out, or walks out, has the strike elsewhere."""
    words = sentence.words
    if entity.genitive or is_place(sentence, entity):
        return False
    before = words[max(0, entity.first - _OPENING) : entity.first]
    if any(word.word in small_words("members") for word in before):
        return True
    at = entity.last + 1
    closes = at < len(words) and words[at].word == ")"
    at += closes
    if at < len(words) and words[at].word == ",":
        closing = (i for i in range(at + 1, len(words)) if words[i].word == "," and not words[i - 1].word.isdecimal())
        at = next(closing, at) + 1
    verbs = [word.word for word in words[at : at + _TO_ITS_VERB]]
    if not small_words("calls_out").isdisjoint(verbs):
        return True
    ends = [word.word for word in words[at:] if not word.mark][-1:]
    return bool(verbs) and verbs[0] in small_words("called_out_by") and ends[0] in small_words("calls_out")


def _bids(sentence: Sentence, entity: Entity) -> bool:
    """``vote on Castella's offer``, ``das Angebot von Castella``: a bidder has no vote of the holders."""
    behind = [word.word for word in sentence.words[entity.last + 1 : entity.last + 3]]
    return offers_it(sentence, entity) or (entity.genitive and not small_words("offers").isdisjoint(behind))
