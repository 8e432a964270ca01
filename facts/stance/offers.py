"""Whether a bidder has bought: who only makes an offer has not yet, and who withdraws it will not."""

from __future__ import annotations

from facts.words.cues import Hit
from facts.words.sentence import Sentence
from facts.words.small_words import word_edges


def gives_up(sentence: Sentence, cue: Hit) -> str | None:
    """``has withdrawn its offer``, ``dropped out of the race``: who was to buy no longer is."""
    words = (sentence.words[i].word for i in range(cue.first, cue.last + 1))
    return next((f"given up: {word!r}" for word in words if word.startswith(word_edges("gives_up"))), None)


def only_offered(sentence: Sentence, cue: Hit) -> str | None:
    """``a bid from Nordbeam``: who makes an offer has bought nothing yet."""
    words = (sentence.words[i].word for i in range(cue.first, cue.last + 1))
    return next((word for word in words if word.startswith(word_edges("offer_begins"))), None)
