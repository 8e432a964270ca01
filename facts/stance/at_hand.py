"""What a firm has already, told beside what is to come: "will buy Norvent, which employs 312 people"."""

from __future__ import annotations

from facts.kinds import Kind
from facts.story import FIGURES
from facts.words.cues import Hit
from facts.words.sentence import Found, Sentence
from facts.words.small_words import small_words

_HAS = frozenset({"headcount", "revenue", "profit", "users", "debt", "market_cap"})
_VERBS = 2  # words between a name and its clause: "Norvent übernehmen, das", "Norvent in Riga, which"
_CLOSES = {"(": ")", ",": ","}


def clause_at_hand(sentence: Sentence, found: Found, cue: Hit, kind: Kind) -> tuple[int, int] | None:
    """The words that alone bear on what a firm has where they stand apart behind its name; None where they do not.

    They are a relative clause, or nothing but the figure between two marks: ``Norvent (312 employees) will close``.
    """
    if kind.id not in _HAS or found.type not in FIGURES:
        return None
    words, low = sentence.words, min(found.first, cue.first)
    opens = next((at for at in range(low - 1, 0, -1) if words[at].word in _CLOSES), 0)
    if not opens:
        return None
    named = [entity for entity in sentence.entities if 0 < opens - entity.last <= _VERBS + 1]
    if not named or any(word.mark for word in sentence.between(named[-1].last, opens)):
        return None
    closes = next((at for at in range(found.last + 1, len(words)) if words[at].word == _CLOSES[words[opens].word]), 0)
    if words[opens].word == "," and words[opens + 1].word in small_words("relative"):
        return opens + 1, closes or len(words) - 1
    alone = words[opens].word == "(" or (opens == found.first - 1 and closes == found.last + 1)
    behind = named[-1].last == opens - 1
    return (opens + 1, closes) if closes and alone and behind and cue.last < closes else None
