"""What is only offered or asked for: who makes an offer has bought nothing yet, and who withdraws it will not."""

from __future__ import annotations

from facts.words.cues import Hit
from facts.words.sentence import Found, Sentence
from facts.words.small_words import small_words, word_edges

_OBJECT = 4  # words from a verb to the offer that it has for an object
_REACH = 10  # words from a verb of wanting to what is wanted


def gives_up(sentence: Sentence, cue: Hit) -> str | None:
    """``has withdrawn its offer``, ``dropped out of the race``: who was to buy no longer is."""
    words = (sentence.words[i].word for i in range(cue.first, cue.last + 1))
    return next((f"given up: {word!r}" for word in words if word.startswith(word_edges("gives_up"))), None)


def only_offered(sentence: Sentence, cue: Hit) -> str | None:
    """``a bid from Nordbeam``: who makes an offer has bought nothing yet."""
    words = (sentence.words[i].word for i in range(cue.first, cue.last + 1))
    return next((word for word in words if word.startswith(word_edges("offer_begins"))), None)


def makes_an_offer(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``have made a bid of 40 million``, ``launched a rival offer at 40 million``: the offer was made, nothing paid."""
    if found.type != "money" or hit.last >= found.first:
        return False
    for word in sentence.words[hit.last + 1 : min(hit.last + 1 + _OBJECT, found.first)]:
        if word.mark:
            return False
        if word.word in small_words("offers"):
            return True
    return False


def is_wanted(sentence: Sentence, found: Found) -> bool:
    """``The union wants 9%``: a verb of wanting before a figure, and no mark, verb of giving or figure between them."""
    others = {other.last for other in sentence.found if other.type == found.type}
    for at in range(found.first - 1, max(-1, found.first - _REACH), -1):
        word = sentence.words[at]
        if word.mark or at in others or word.word in small_words("giving"):
            return False
        if word.word in small_words("wanting"):
            return not _only_a_future(sentence, at)
    return False


def _only_a_future(sentence: Sentence, at: int) -> bool:
    """``will cost``: the English word that is a German verb of wanting."""
    return any(
        hit.cue.label == "planned" and hit.first <= at <= hit.last and hit.cue.phrase not in small_words("wants")
        for hit in sentence.stances
    )
