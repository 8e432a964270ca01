"""Whether a value is the fact a story means: market, scope, words near and not near, plausible range."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from facts.datafiles import load_data
from facts.edtf import parse
from facts.meaning.classify import Meaning
from facts.meaning.differences import by_nature
from facts.names.names import name_pattern
from facts.story import FIGURES, Fact
from facts.values import Count, DateSpan, Money, Percent
from facts.words.sentence import OTHERS, Found, Sentence, amount_of
from facts.words.small_words import small_words

_MARKETS: dict[str, dict[str, Any]] = load_data("claims", "markets.toml")
_HOME = {currency: market for market, body in _MARKETS.items() for currency in body.get("home_of", ())}
_EURO = frozenset(market for market, body in _MARKETS.items() if body.get("euro"))
_YEAR = 4  # digits
_DEFINED = 3  # words up to the cue of a sentence that opens with it
_TITLE = 24  # letters around a title that can belong to it: "premier ministre de l'Estravie"
_OPENING = 8  # words before the comma behind a place that opens a sentence
_CLAUSE = re.compile(r"[;:]|, ")
_EURO_HOME = {"de": "DE", "fr": "FR"}  # where a price in euros holds when a text in this language names no country


def narrowed_out(
    sentence: Sentence, found: Found, meaning: Meaning, fact: Fact, code: str, before: str = ""
) -> str | None:
    """Why a value is not the fact, or None when it can be.

    ``code`` is the language of the text, ``before`` the sentence before.
    """
    if _in_brackets_behind(sentence, found):
        return "a part of the number before the brackets"
    if _added_since(sentence, found, meaning):
        return "what was added since a day"
    if (word := _still(sentence, found, meaning, code)) is not None:
        return f"how many are left ({word!r})"
    carried = meaning.cue.cue.label == "carried" and found.type != "date"
    near = carried or _goes_on_with(sentence, found, meaning, fact, before)
    if fact.near and not near and not stands_near(sentence, found, fact):
        return f"none of {', '.join(fact.near)} stands in the sentence"
    if fact.near and not carried and _of_anothers_title(sentence, found, meaning, fact):
        return f"{', '.join(fact.near)} is in the title of another person"
    if (why := kept_from(sentence, found, fact)) is not None:
        return why
    if (why := out_of_range(found, fact)) is not None:
        return why
    market = _market(sentence, found, code) if fact.market is not None else None
    if market is not None and fact.market is not None and not _same_market(market, fact.market):
        return f"the market is {market}"
    return None


def stands_near(sentence: Sentence, found: Found, fact: Fact) -> bool:
    """Whether one of the words stands near a value that the story wants there."""
    return any(_near(sentence, found, word) for word in fact.near)


def _of_anothers_title(sentence: Sentence, found: Found, meaning: Meaning, fact: Fact) -> bool:
    """``Finance minister Ida Brandt spoke, as did the premier, Li Wei``: what is wanted near is another person's title.

    So it is where it stands outside of this one's own title, and nearer to a person who stands between or beyond.
    """
    if found.type != "person" or meaning.kind.type != "person":
        return False
    low = min(sentence.words[meaning.cue.first].start, found.mention.start)
    high = max(sentence.words[meaning.cue.last].end, found.mention.end)
    spans = [match.span() for word in fact.near for match in _pattern(word).finditer(sentence.text)]
    if not spans or any(start < high + _TITLE and low - _TITLE < end for start, end in spans):
        return False
    others = [one for one in sentence.found if one.type == "person" and one.mention.value != found.mention.value]
    return all(any(_apart_by(one, start, end) < _apart_by(found, start, end) for one in others) for start, end in spans)


def _apart_by(found: Found, start: int, end: int) -> int:
    """The letters between a value and a part of the sentence."""
    return max(start - found.mention.end, found.mention.start - end)


def _goes_on_with(sentence: Sentence, found: Found, meaning: Meaning, fact: Fact, before: str) -> bool:
    """``The state takes a quarter. The price is 3 billion``: what a story wants near a value, in the sentence before.

    This one must open with what the value is of, name nobody else and have no other value of its type.
    """
    if sentence.words[0].word not in small_words("articles") or not 0 < meaning.cue.first <= _DEFINED:
        return False
    alone = not any(other.type == found.type and other is not found for other in sentence.found)
    others = any(entity.who in OTHERS for entity in sentence.entities)
    return alone and not others and any(_pattern(word).search(before) for word in fact.near)


def _near(sentence: Sentence, found: Found, word: str) -> bool:
    """Whether a sentence has a word that a story wants near a value, and not only for a later figure.

    ``The base version costs 900 euros, the long version 1,100``: behind a comma and before another figure it is that
    one's.
    """
    later = [
        other for other in sentence.found if other.type in FIGURES and found.type == "money" and other is not found
    ]
    return any(
        not any(
            found.mention.end <= match.start()
            and match.end() <= other.mention.start
            and _CLAUSE.search(sentence.text[found.mention.end : match.start()])
            and not _CLAUSE.search(sentence.text[match.end() : other.mention.start])
            for other in later
        )
        for match in _pattern(word).finditer(sentence.text)
    )


def kept_from(sentence: Sentence, found: Found, fact: Fact) -> str | None:
    """Why a value is not the fact by the words that the story does not want near it, or None."""
    for word in fact.not_near:
        if _beside(sentence, found, word) or _opens_with(sentence, found, word):
            return f"{word!r} stands beside it"
    return None


def _added_since(sentence: Sentence, found: Found, meaning: Meaning) -> bool:
    """``400 people since May``: what was added, unless a level was reached: ``has shrunk to 7,400 since 2023``."""
    following = sentence.words[found.last + 1].word if found.last + 1 < len(sentence.words) else ""
    before = sentence.words[found.first - 1].word if found.first else ""
    if found.type != "count" or following not in small_words("since") or by_nature(meaning):
        return False
    if meaning.kind.trend == "rises" or meaning.kind.lacks:
        return False  # "has killed six people since January", "no word from 18 climbers since Monday"
    return before not in small_words("at_level")


def _in_brackets_behind(sentence: Sentence, found: Found) -> bool:
    """``cuts 300 jobs (200 in Lyon, 100 in Nancy)``: a smaller number without a noun in the brackets behind another."""
    if found.type != "count" or found.mention.noun is not None:
        return False
    opens = next((at for at in range(found.first - 1, 0, -1) if sentence.words[at].word in {"(", ")"}), 0)
    if not opens or sentence.words[opens].word == ")" or _of_another_time(sentence, opens):
        return False
    whole = next((other for other in sentence.found if other.type == "count" and other.last == opens - 1), None)
    return whole is not None and amount_of(whole) > amount_of(found)


def _of_another_time(sentence: Sentence, opens: int) -> bool:
    """``5,200 people (2024: 4,800)``, ``(4 800 un an plus tôt)``: what it was then, and no part of what it is now."""
    closes = next(
        (at for at in range(opens, len(sentence.words)) if sentence.words[at].word == ")"), len(sentence.words)
    )
    words = [word.word for word in sentence.words[opens + 1 : closes]]
    labelled = len(words) > 1 and words[1] == ":" and len(words[0]) == _YEAR and words[0].isdecimal()
    dated = any(day.type == "date" and opens < day.first <= day.last < closes for day in sentence.found)
    recalled = any(hit.cue.label == "former" and opens < hit.first < closes for hit in sentence.stances)
    return labelled or dated or recalled or not small_words("year_earlier").isdisjoint(words)


def _still(sentence: Sentence, found: Found, meaning: Meaning, code: str) -> str | None:
    """``13 people remain in hospital``: the word that says so, right before a figure or between it and its cue."""
    cue, still = meaning.cue, meaning.kind.still.get(code, ())
    if cue.first <= found.last:
        return None  # "the number of injured still stands at 20"
    between = sentence.words[max(found.first - 1, 0) : cue.last + 1]
    return next((word.word for word in between if word.word in still), None)


def qualifier_of(sentence: Sentence, found: Found, meaning: Meaning, fact: Fact) -> str | None:
    """What keeps quantities of one name apart: pre-money or post-money, and the scope a story names."""
    parts = []
    if meaning.kind.id == "valuation" and (basis := _basis(sentence, found)) is not None:
        parts.append(basis)
    if (scope := scope_of(sentence, found, fact)) is not None:
        parts.append(scope)
    value = found.mention.value
    if isinstance(value, Money) and value.per is not None:
        parts.append(f"per {value.per}")
    return ", ".join(parts) or None


def scope_of(sentence: Sentence, found: Found, fact: Fact) -> str | None:
    """The word beside a value by which a story tells its parts apart: ``davon 300 in der Sparte E``."""
    return next((word for word in fact.scope if _beside(sentence, found, word)), None)


_BASIS = re.compile(
    r"(?P<pre>pre-?money|pré-?money|pré-?financement|pré-?monétaire"
    r"|vor der Kapitalerhöhung|avant l'augmentation|before the new money)"
    r"|(?P<post>post-?money|nach der Kapitalerhöhung|après l'augmentation|including the new money)",
    re.IGNORECASE,
)


def _basis(sentence: Sentence, found: Found) -> str | None:
    nearest: tuple[int, str] | None = None
    for match in _BASIS.finditer(sentence.text):
        gap = max(match.start() - found.mention.end, found.mention.start - match.end())
        if gap < 60 and (nearest is None or gap < nearest[0]):
            nearest = gap, "pre-money" if match.lastgroup == "pre" else "post-money"
    return nearest[1] if nearest else None


@cache
def _market_names() -> dict[str, re.Pattern[str]]:
    return {
        market: re.compile("|".join(map(_written, body["words"])), re.IGNORECASE) for market, body in _MARKETS.items()
    }


@cache
def _pattern(word: str) -> re.Pattern[str]:
    return re.compile(_written(word), re.IGNORECASE)


def mentions(word: str, text: str) -> bool:
    """Whether a word of a story stands in a text."""
    return _pattern(word).search(text) is not None


def _written(word: str) -> str:
    """A word of a story or market: a name as news print it, a stem with any ending, or a sign such as "₹"."""
    if not word[-1].isalnum() and not word.endswith(("*", ".")):
        return (r"(?<!\w)" if word[0].isalnum() else "") + re.escape(word)
    return rf"(?<!\w){re.escape(word[:-1])}\w*" if word.endswith("*") else name_pattern(word)


def _beside(sentence: Sentence, found: Found, word: str) -> bool:
    """Whether a word stands within forty characters of the value, in the same clause."""
    for match in _pattern(word).finditer(sentence.text):
        low, high = (
            sorted((match.end(), found.mention.start))
            if match.end() <= found.mention.start
            else (found.mention.end, match.start())
        )
        if high - low <= 40 and not _CLAUSE.search(sentence.text[low:high]):
            return True
    return False


def _opens_with(sentence: Sentence, found: Found, word: str) -> bool:
    """``In the Castellan capital, rescuers found three``: where a sentence opens with a place, all of it is there."""
    comma = next((at for at, token in enumerate(sentence.words) if token.word == ","), None)
    if comma is None or comma > _OPENING or found.first < comma or sentence.words[0].word not in small_words("places"):
        return False
    return _pattern(word).search(sentence.text, 0, sentence.words[comma].start) is not None


def out_of_range(found: Found, fact: Fact) -> str | None:
    """Why a value is implausible for a fact by the bounds that the story gives, or None."""
    value = found.mention.value
    if isinstance(value, Money | Count | Percent):
        if fact.min is not None and float(value.maximum or value.amount) < fact.min:
            return f"below the smallest plausible value ({fact.min:g})"
        if fact.max is not None and float(value.amount) > fact.max:
            return f"above the largest plausible value ({fact.max:g})"
    if isinstance(value, DateSpan):
        span = parse(value.edtf)
        if not span.yearly and fact.not_before is not None and span.last < parse(fact.not_before).first:
            return f"before {fact.not_before}"
        if not span.yearly and fact.not_after is not None and span.first > parse(fact.not_after).last:
            return f"after {fact.not_after}"
    return None


def _market(sentence: Sentence, found: Found, code: str) -> str | None:
    """The market a value is for: the one named beside it, or else the home of its currency."""
    value = found.mention.value
    home = _HOME.get(value.currency) if isinstance(value, Money) else None
    if home is not None and home != "EU":
        return home
    nearest: tuple[bool, int, str] | None = None
    for market, start, end in _markets_named(sentence.text):
        after = start - found.mention.end
        gap = after if after >= 0 else (found.mention.start - end) * 2
        between = sentence.text[found.mention.end : start] if after >= 0 else sentence.text[end : found.mention.start]
        apart = _CLAUSE.search(between) is not None
        if 0 <= gap <= 60 and (nearest is None or (apart, gap) < nearest[:2]):
            nearest = apart, gap, market
    named = nearest[2] if nearest else _opening_market(sentence, found)
    if home == "EU":
        return named if named in _EURO else _EURO_HOME.get(code, "EU")
    return named


def _opening_market(sentence: Sentence, found: Found) -> str | None:
    """``En Belgique, le tarif passe de 40 à 44 euros``: the market that the whole sentence is about."""
    words = sentence.words
    comma = next((at for at, word in enumerate(words[:_OPENING]) if word.word == ","), len(words))
    if comma >= found.first or words[0].word not in small_words("places"):
        return None
    return next((market for market, _, end in _markets_named(sentence.text) if end <= words[comma].start), None)


@lru_cache(maxsize=64)
def _markets_named(text: str) -> tuple[tuple[str, int, int], ...]:
    """The markets that a sentence names, each with where it stands."""
    return tuple(
        (market, *match.span()) for market, pattern in _market_names().items() for match in pattern.finditer(text)
    )


def _same_market(market: str, wanted: str) -> bool:
    return market == wanted or (wanted == "EU" and market in _EURO)
