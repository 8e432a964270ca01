"""Whether a participle beside a date tells of what was done on it, whatever is to come in the rest of the sentence."""

from __future__ import annotations

from facts.dates.calendar_tokens import Tokens
from facts.dates.calendar_words import CalendarWords
from facts.dates.date_links import sentence
from facts.dates.date_parts import Found, word_at

_REACH = 4  # words between a participle and its date: "mis en service à Lyon en mai"
_SHORTEST = 4  # letters


def told_done(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """``The trial, begun in May, will last``, ``der im Mai begonnene Prozess``, ``a entamé lundi``: the day is over.

    Not what a participle plans: "the play, expected in May, will be".
    """
    if not words.sets["targets"].isdisjoint(item.leads):
        return False
    return _opens_aside(words, tokens, item) or _has_done(words, tokens, item) or _attribute(words, tokens, item)


def _opens_aside(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """Whether a participle opens the sentence, or what stands behind a comma or bracket, a few words before a date."""
    low, _ = sentence(tokens, item.low, item.high)
    at = item.first - 1
    while at >= low and word_at(tokens, at)[0].isalnum():
        at -= 1
    between = tokens.words[at + 2 : item.first]
    if at + 1 >= item.first or len(between) > _REACH or not _tells_no_more(words, between):
        return False
    return _is_participle(words, tokens.words[at + 1])


def _tells_no_more(words: CalendarWords, between: list[str]) -> bool:
    sets = words.sets
    return all(
        word not in sets["future"] and word not in sets["clauses"] and word not in sets["meant"] for word in between
    )


def _is_participle(words: CalendarWords, word: str) -> bool:
    if word in words.sets["meant"] or word in words.sets["future"] or word in words.sets["shift_cues"]:
        return False
    endings = (*words.past_endings, *words.preterite.opening)
    return word in words.sets["done"] or (bool(endings) and len(word) > _SHORTEST and word.endswith(endings))


def _has_done(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """``a entrepris lundi les travaux``: a verb of having, and a participle right before the date."""
    having, participle = word_at(tokens, item.first - 2), word_at(tokens, item.first - 1)
    return having in words.sets["having"] and _is_participle(words, participle)


def _attribute(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """``der im Februar begonnene Prozess``: a participle between a date and its noun."""
    if words.attribute is None or item.last >= len(tokens.words):
        return False
    word = tokens.words[item.last]
    noun = item.last + 1 < len(tokens.words) and tokens[item.last + 1].capital
    planned = word in words.sets["meant"] or word in words.sets["future"]
    return noun and not planned and not tokens[item.last].capital and words.attribute.fullmatch(word) is not None
