"""Days with the right words beside them that are of something else: how often, how many, when it was agreed, today."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from facts.dates.calendar_words import calendar_words
from facts.languages import language_codes, load_language
from facts.meaning.classify import Meaning
from facts.model import Modality
from facts.stance.date_stance import lies_before
from facts.story import Story
from facts.values import DateSpan
from facts.words.cues import Hit
from facts.words.sentence import Found, Sentence
from facts.words.small_words import small_words

_COMES_OUT = frozenset({"launch_date", "release_date"})
_DIGITS_OF_A_YEAR = 4
_A_DAY = timedelta(days=1)


def only_how_many(sentence: Sentence, found: Found, meaning: Meaning, story: Story) -> str | None:
    """``aims to launch four Velas in 2027 and twelve in 2028``: how many of a product there are to be, not when."""
    if story.subject.type != "product" or meaning.kind.id not in _COMES_OUT or _is_bound(sentence, found):
        return None
    behind = meaning.cue.last + 1
    plain = not any(word.mark for word in sentence.words[behind : found.first])
    many = behind < found.first and plain and _several(sentence, behind)
    at = found.first - 1
    right_before = at > 0 and sentence.words[at - 1].word in small_words("and") and _several(sentence, at)
    return "it says how many there are to be then" if many or right_before else None


def _several(sentence: Sentence, at: int) -> bool:
    """Whether a word is a number from two on, and none of a name: "Vela 6"."""
    word = sentence.words[at].word
    number = (word.isdecimal() and len(word) < _DIGITS_OF_A_YEAR) or word in _numerals()
    return number and not any(entity.first <= at <= entity.last for entity in sentence.entities)


@cache
def _numerals() -> frozenset[str]:
    """The numbers from two on, in words."""
    return frozenset(word for code in language_codes() for word in load_language(code).table("numbers")["words"][2:])


def only_how_often(sentence: Sentence, found: Found) -> str | None:
    """``wants to launch six times next year``: right before a date it says how often something happens in it."""
    at = found.first - 1
    if found.type != "date" or at < 1 or sentence.words[at].word not in small_words("how_often"):
        return None
    return None if _is_bound(sentence, found) else "it says how often something happens then"


def _is_bound(sentence: Sentence, found: Found) -> bool:
    return sentence.words[found.first].word in small_words("to") | small_words("until")


def day_of_a_deed(sentence: Sentence, found: Found, meaning: Meaning, published: date | None) -> str | None:
    """``extended on Tuesday the contract of its coach``: what is in force until a day does not end as it is signed.

    The day has no "until". One right behind it has, or it has gone by and stands before the word for what is in force.
    """
    in_force = meaning.kind.type == "date" and meaning.kind.future is Modality.CONFIRMED
    if not in_force or found.mention.former or published is None or _led_by_until(sentence, found):
        return None
    gone = meaning.cue.first > found.last and lies_before(found.mention.value, published + _A_DAY)
    agreed = any(other.first == found.last + 1 and _led_by_until(sentence, other) for other in sentence.found)
    return "the day on which it was agreed" if gone or agreed else None


def _led_by_until(sentence: Sentence, found: Found) -> bool:
    return any(word.word in small_words("until") for word in sentence.words[max(0, found.first - 1) : found.last + 1])


def day_of_moving(sentence: Sentence, found: Found, cue: Hit, published: date | None) -> str | None:
    """``was moved in May to May 26``: a day right before ``to`` and another date is when the date was moved.

    So is a day in the past beside a word of moving: a date is moved to a day to come.
    """
    if found.type != "date" or found.mention.former:
        return None
    moving = any(
        hit.cue.label == "moving" and cue.first <= hit.last and hit.first <= cue.last for hit in sentence.stances
    )
    if moving and published is not None and lies_before(found.mention.value, published):
        return "the day on which a date was moved"
    for other in sentence.found:
        if (
            other.type == "date"
            and other.first == found.last + 1
            and sentence.words[other.first].word in small_words("to")
        ):
            return "the day on which the date was moved"
    return None


def is_today(sentence: Sentence, found: Found, published: date | None, code: str) -> bool:
    """``today``: mostly "nowadays", unless it stands right at its verb.

    A weekday is that only as the day of a report: "admitted Monday that".
    """
    words, sets = sentence.words, calendar_words(code).sets
    behind = words[found.last + 1].word if found.last + 1 < len(words) else ""
    reported = behind in sets["clauses"] or (found.first > 0 and words[found.first - 1].word in sets["reporting"])
    value = found.mention.value
    return (
        isinstance(value, DateSpan)
        and published is not None
        and value.edtf == published.isoformat()
        and found.first == found.last
        and (reported or words[found.first].word in small_words("now"))
    )


def beside_a_date(sentence: Sentence, found: Found) -> bool:
    """``Today the company says 2032``: another date in the same part of a sentence is the one that is told."""
    return any(
        other.type == "date"
        and other is not found
        and not any(
            word.mark for word in sentence.words[min(found.last, other.last) + 1 : max(found.first, other.first)]
        )
        for other in sentence.found
    )
