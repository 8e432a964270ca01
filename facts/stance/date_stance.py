"""Where a date stands in time: over or to come, and whether another date or a cancellation has taken its place."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from facts.dates.dates import INDEFINITE
from facts.edtf import Span, parse
from facts.kinds import Kind
from facts.model import Modality
from facts.values import DateSpan, Value
from facts.words.cues import Hit
from facts.words.sentence import Found, Sentence
from facts.words.small_words import small_words

_ROLE = 8  # words between a role and the day until which somebody had it
_VERB = 5  # words between a verb and the day until which something held


def superseded(sentence: Sentence, found: Found, published: date | None, peers: Sequence[Found]) -> str | None:
    """``Due in June, it will now come in May``: of two dates to come, a word of change makes the first the old one.

    So does a word of moving where the date stands beside a word of planning: ``postponed its IPO planned for June``.
    """
    if found.type != "date":
        return None
    if (word := _moved_again(sentence, found)) is not None:
        return f"moved again: {word!r}"
    if tense(found, published) == "past":
        return None
    later = [other for other in peers if other.type == "date" and other.first > found.last and not other.mention.former]
    for hit in sentence.stances:
        between = any(found.last < hit.first and hit.last < other.first <= hit.last + 6 for other in later)
        if hit.cue.label == "replacing" and between:
            return f"replaced: {hit.cue.phrase!r}"
        given_up = hit.cue.label in {"moving", "dropped"} and not later and _planned_beside(sentence, found, hit)
        if given_up and not _now(sentence, found):
            return f"given up: {hit.cue.phrase!r}"
    return None


def _moved_again(sentence: Sentence, found: Found) -> str | None:
    """``slipped from February to March and then to April``: a word for what came next between two dates.

    So it is in ``promised for 2020, then 2024``, behind a word for what was promised or planned at first.
    """
    following = next((other for other in sentence.found if other.type == "date" and other.first > found.last), None)
    if following is None or not found.first:
        return None
    if sentence.words[found.first].word not in small_words("at_level") and not _planned_at_first(sentence, found):
        return None
    between = [word.word for word in sentence.between(found.last, following.first)]
    nexts = [word for word in between if word in small_words("then_to")]
    plain = all(word in small_words("then_to") | small_words("and") | {","} for word in between)
    return nexts[0] if nexts and plain else None


def _planned_at_first(sentence: Sentence, found: Found) -> bool:
    """``d'abord mercredi``, ``versprochen einmal für 2016, dann 2025``: a word for the first plan before a date."""
    before = sentence.words[max(0, found.first - _VERB - 3) : found.first]
    return any(word.word in small_words("first_planned") for word in before)


def _now(sentence: Sentence, found: Found) -> bool:
    """``delayed: the start is now planned for spring``: a word of change right before a date makes it the new one."""
    return any(hit.cue.label == "replacing" and found.first - 3 <= hit.last < found.first for hit in sentence.stances)


def _planned_beside(sentence: Sentence, found: Found, moving: Hit) -> bool:
    """Whether a participle of planning stands right beside a date, on the side of the word that says it was moved."""
    plans = [hit for hit in sentence.stances if hit.cue.label == "attribute"]
    beside = any(
        hit.first < found.first < hit.last + 2 <= found.first + 2 or hit.first == found.last + 1 for hit in plans
    )
    following = sentence.words[moving.last + 1 : moving.last + 3]
    return beside or (moving.cue.label == "dropped" and any(word.word in small_words("plans") for word in following))


def moved_on(sentence: Sentence, found: Found) -> bool:
    """``a late 2024 launch has been pushed back to March 2025``: a date before the word of shifting is the old one."""
    if found.type != "date":
        return False
    for hit in sentence.stances:
        if hit.cue.label == "shift" and found.last < hit.first and hit.first - found.last <= 8:
            return any(other.type == "date" and 0 <= other.first - hit.last <= 3 for other in sentence.found)
    return False


def held_until(sentence: Sentence, cue: Hit, published: date | None, *, spans: bool = False) -> str | None:
    """``chief executive until last year``: the words for a day gone by until which somebody had a role; else None.

    ``spans``: "from 2019 to 2024" says it as well.
    """
    for other in sentence.found:
        if other.type != "date" or tense(other, published) != "past":
            continue
        start = min(cue.first, other.first) - 1
        between = sentence.words[cue.last + 1 : other.first + 1] if other.first > cue.last else ()
        before = [word.word for word in (between or sentence.words[max(0, start) : other.first + 1])]
        near = len(before) <= _ROLE and "," not in before
        if near and ((spans and _is_a_span(other)) or not small_words("until").isdisjoint(before[-3:])):
            return sentence.text[sentence.words[other.first].start : sentence.words[other.last].end]
    return None


def _is_a_span(found: Found) -> bool:
    """``from 2019 to 2024``: whether a date says from when to when, in years or months."""
    value = found.mention.value
    return isinstance(value, DateSpan) and "/" in value.edtf and ".." not in value.edtf and found.last - found.first > 1


def held_until_then(sentence: Sentence, found: Found, kind: Kind) -> str | None:
    """``His contract ran until 2027``, in 2025: the past tense beside a day to come tells of what no longer holds."""
    if kind.future is not Modality.CONFIRMED:
        return None
    around = sentence.words[max(0, found.first - _VERB) : found.last + 1 + _VERB]
    return next((word.word for word in around if word.word in small_words("held")), None)


def from_then_on(sentence: Sentence, found: Found, cue: Hit, published: date | None) -> bool:
    """``Chefin ist ab Januar Silke Brandis``, ``From March, its seat is Lyon``: so it is from a day to come on.

    All stand in one clause. A title right beside a name ("chief executive Silke Brandis") only says who that is.
    """
    if found.type == "person" and (cue.last + 1 == found.first or found.last + 1 == cue.first):
        return False
    for day in sentence.found:
        if day.type != "date" or day.mention.bound != "from" or tense(day, published) != "future":
            continue
        if sentence.words[day.first].word not in small_words("begins_on"):
            continue
        low, high = min(day.first, found.first, cue.first), max(day.last, found.last, cue.last)
        opens = day.first == 0 and sentence.words[day.last + 1].word == ","  # "From March, its seat is Lyon"
        inside = sentence.words[day.last + 2 if opens else low : high + 1]
        if not any(word.mark or word.word in small_words("and") for word in inside):
            return True
    return False


def tense(found: Found, published: date | None) -> str | None:
    """Whether a date lies before or after the text's own date; None for other values and for the same period."""
    span = _span(found.mention.value)
    if span is None or published is None:
        return None
    if span.last < published:
        return "past"
    return "future" if span.first > published else None


def lies_before(value: Value, day: date) -> bool:
    """Whether a date is over by a day."""
    span = _span(value)
    return span is not None and span.last < day


def _span(value: Value) -> Span | None:
    """The days of a date; None for other values, for a day of every year, and for "indefinitely"."""
    if not isinstance(value, DateSpan) or value == INDEFINITE:
        return None
    span = parse(value.edtf)
    return None if span.yearly else span
