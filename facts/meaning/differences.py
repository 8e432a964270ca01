"""Whether a difference can be the fact itself: cuts and delays are differences by nature, and so is what is added."""

from __future__ import annotations

from functools import cache, lru_cache

from facts.amounts.difference_words import is_added
from facts.amounts.numbers import find_figures
from facts.kinds import Kind, known_kinds
from facts.languages import load_language
from facts.meaning.classify import Meaning
from facts.meaning.going_on import Topics
from facts.words.sentence import Found, Sentence
from facts.words.small_words import small_words

_BY_NATURE = frozenset(
    ["job_cuts", "hires", "savings", "sites_closed", "exits_agreed", "growth", "inflation", "funding"]
)
_BESIDE_OTHERS = frozenset({"injured", "missing"})  # "killed 12, and a further 30 were hurt"
_EACH_TIME = frozenset({"orders"})  # "orders 25 more jets"
_FIGURES = frozenset({"count", "money", "percent"})
_STEM = 5  # letters of the beginning of a word that tells which word it is
_PREPOSITION = 2  # letters of "um" and "de", which say nothing alone


def no_level(sentence: Sentence, found: Found, meaning: Meaning, topics: Topics, code: str) -> str | None:
    """Why a value is not what its kind asks for: it only says by how much something changed, not how much it is.

    ``topics`` is what the sentences before spoke of.
    """
    kind = meaning.kind
    if not found.mention.delta or kind.type not in _FIGURES or by_nature(meaning) or _tells_differences(kind, code):
        return None
    others = _counted_before(sentence, found) or {name for name, _ in topics.values()} != {kind.id}
    if _said_by_cue(sentence, found, meaning) or _comes_on_top(sentence, found, kind, others, code):
        return None
    if _lies_with_it(sentence, found):
        return None
    return "a difference, not a level"


def by_nature(meaning: Meaning) -> bool:
    """Cuts, hires and savings are differences by nature, and what a story follows in percent can be one.

    Not so what it describes as a share of something.
    """
    if meaning.kind.type == "percent" and meaning.kind.id not in known_kinds():
        return not meaning.kind.level
    return meaning.kind.id in _BY_NATURE


def _said_by_cue(sentence: Sentence, found: Found, meaning: Meaning) -> bool:
    """``is short by 50 million``: the word of a difference is a part of what says which figure it is."""
    cue = meaning.cue
    return cue.first < cue.last <= found.first and sentence.words[cue.last].word in small_words("by_how_much")


def _lies_with_it(sentence: Sentence, found: Found) -> bool:
    """``lag mit 40 Millionen über dem Vorjahr``: what lies above or below another one with a figure has that figure."""
    before, behind = found.first - 1, found.last + 1
    return (
        before >= 0
        and behind < len(sentence.words)
        and sentence.words[before].word in small_words("lies_with")
        and sentence.words[behind].word in small_words("above_below")
    )


def _counted_before(sentence: Sentence, found: Found) -> bool:
    return any(other.type == found.type and other.last < found.first for other in sentence.found)


def _comes_on_top(sentence: Sentence, found: Found, kind: Kind, others: bool, code: str) -> bool:
    """``sends 2,000 more soldiers``: what a story describes itself and no tally is told by what is added each time.

    "A further 30 were hurt" counts all the injured, unless these were spoken of before and no ``others``.
    """
    own = kind.id not in known_kinds() and kind.trend is None and kind.type == "count"
    start, end = found.mention.start, found.mention.end
    if own or kind.id in _EACH_TIME:
        ends = {end} | {figure.end for figure in find_figures(sentence.text, code) if start <= figure.start < end}
        return is_added(sentence.text, start, ends, code)
    return others and kind.id in _BESIDE_OTHERS and is_added(sentence.text, start, (), code)


def _tells_differences(kind: Kind, code: str) -> bool:
    """Whether a story describes a kind by how much more or less something is: ``# mehr im Monat``, or ``delay``."""
    if kind.id in known_kinds():
        return False
    phrases = (*kind.cues.get(code, ()), *kind.nouns.get(code, ()))
    return _speak_of_differences(phrases, code) or not _changes("en").isdisjoint(kind.id.split("_"))


@lru_cache(maxsize=256)
def _speak_of_differences(phrases: tuple[str, ...], code: str) -> bool:
    table = load_language(code).table("numbers")["ranges"]
    words = [word for word in (*table["delta_after"], *table["delta_before"]) if len(word) > _PREPOSITION]
    verbs = tuple(table["delta_verbs"])
    return any(
        any(f" {word} " in f" {phrase} " for word in words)
        or any(word.startswith(verbs) or _is_change(word, code) for word in phrase.split())
        for phrase in phrases
    )


def _is_change(word: str, code: str) -> bool:
    """``delay|delays``, ``overstat*``: whether a word of a cue is one for what is a difference, in any of its forms."""
    changes = _changes(code)
    stems = tuple(form[:-1] for form in word.split("|") if form.endswith("*") and len(form) > _STEM)
    return not changes.isdisjoint(word.split("|")) or any(change.startswith(stems) for change in changes)


@cache
def _changes(code: str) -> frozenset[str]:
    """Nouns for what is a difference by nature: delays, discounts."""
    return frozenset(load_language(code).table("numbers")["ranges"]["changes"])
