"""Which words of a sentence can bear on a value."""

from __future__ import annotations

from facts.words.cues import Hit
from facts.words.sentence import Found, Sentence
from facts.words.small_words import small_words, word_pairs


def window(sentence: Sentence, found: Found, cue: Hit) -> tuple[int, int]:
    """The words that can bear on a value: up to the semicolon or contrast on either side of it and its cue."""
    low, high = min(cue.first, found.first), max(cue.last, found.last)
    first, last = 0, len(sentence.words) - 1
    if (inside := _relative_clause(sentence, found, cue)) is not None:
        return inside
    for i, word in enumerate(sentence.words):
        following = sentence.words[i + 1].word if i + 1 < len(sentence.words) else ""
        hard = word.word in {";", "|"} | small_words("contrast") or (word.word, following) in word_pairs(
            "contrast_pairs"
        )
        if hard and i < low:
            first = i
        if hard and i > high:
            last = i
            break
    return first, last


def _relative_clause(sentence: Sentence, found: Found, cue: Hit) -> tuple[int, int] | None:
    """``The Range, which bought it, is to open five``: the clause in which a name's cue, or a value with it, stands."""
    words, low = sentence.words, min(found.first, cue.first)
    start = next((i for i in range(cue.first, 0, -1) if words[i - 1].word == ","), 0)
    close = next((i for i in range(cue.last + 1, len(words)) if words[i].word == ","), None)
    if not start or close is None or words[start].word not in small_words("relative"):
        return None
    if start > 1 and words[start - 2].word in small_words("reports"):
        return None  # "Berichte, der Tunnel werde erst 2030 fertig, wies er zurück"
    if found.type in {"person", "organisation"}:
        return (found.first, close) if found.last == start - 2 else None
    return (start, close) if start <= low and found.last < close else None
