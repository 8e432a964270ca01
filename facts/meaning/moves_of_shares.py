"""Percents by which shares move: ``Die Aktie verlor 3 Prozent`` is no growth of what a story follows.

Who describes a percent of their own that words of growth announce does not mean the stock market, unless the story says
so. Who follows growth, a stake or any other kind that we ship may.
"""

from __future__ import annotations

from facts.meaning.classify import Meaning
from facts.story import Fact, Story
from facts.words.sentence import Found, Sentence
from facts.words.small_words import small_words

_GROWTH, _PLURAL = "growth", "s"


def moves_shares(sentence: Sentence, found: Found, meaning: Meaning, fact: Fact, story: Story) -> str | None:
    """Why a percent is only what shares moved by, or None: its clause has them ahead of its words.

    ``The stock fell 3 percent`` is of the stock, ``organic growth of 3 percent lifted the stock`` is not.
    """
    kind = meaning.kind
    if found.type != "percent" or kind.id not in story.kinds or not kind.means(_GROWTH):
        return None
    told = " ".join((fact.id, fact.label or "", kind.description, *fact.near)).lower()
    words = small_words("shares")
    if any(word.removesuffix(_PLURAL) in told for word in words):
        return None
    start = sentence.part_begins(found.first)
    at = next((at for at in range(start, found.first) if sentence.words[at].word in words), None)
    if at is None or start <= meaning.cue.first < at:
        return None
    return f"it is what shares moved by ({sentence.words[at].word!r})"
