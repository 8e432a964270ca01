"""Values with the right words beside them that are of something else: another event, another thing, another day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import cache

from facts.kinds import Kind
from facts.meaning.classify import Meaning
from facts.meaning.event_families import EVENT
from facts.stance.date_stance import lies_before
from facts.story import FIGURES, Story
from facts.values import DateSpan, Value
from facts.words.sentence import OWN, Found, Sentence, Who
from facts.words.small_words import small_words

_YEARLY = frozenset(
    {"revenue", "profit", "headcount", "users", "debt", "production", "units_sold", "valuation", "market_cap", "orders"}
)
"""Kinds of what a firm has in every year."""

_CUT = ("job_cuts", "exits_agreed", "sites_closed")
_ONCE = (*_CUT, "deaths", "injured", "missing")  # counted in one event
_PRICE = "acquisition_price"
_BY_DATE = 4  # words from an amount to its day
_BY_THING = 3  # words between things that are counted and what is said of them
_ASIDE = 3  # words of an aside before its date


def before_the_event(sentence: Sentence, found: Found, story: Story, kind: Kind, published: date | None) -> str | None:
    """``In 2018 a collapse killed 43``: a figure dated before an event's story began is another event's.

    So is the date of an event that is told by its year alone: "the first strike since 2008"; and what counts who was
    killed or laid off at once, whatever the story is about. Where a story does not say when it began, what something
    was bought for in a year before the last one is another deal's.
    """
    since = story.since
    if since is None and kind.id == _PRICE and published is not None:
        since = _last_year(published)
    if since is None:
        return None
    if kind.id == EVENT and _is_a_year(found.mention.value) and lies_before(found.mention.value, since):
        return f"it is a year before {since}, when the story began"
    if found.type not in FIGURES:
        return None
    if story.subject.type == "person":
        old = _dated_before(sentence, found, since)
        return f"it is dated before {since}, when the story began" if old else None
    counted = found.type == "count" and any(kind.id == one or kind.means(one) for one in _ONCE)
    once = kind.id == _PRICE or counted
    if story.subject.type != "event" and not once:
        return None
    dates = _dates_of(sentence, found)
    if not dates or not all(lies_before(d.mention.value, since) for d in dates):
        return None
    another = _names_no_own(sentence, found, dates) if story.subject.type == "event" else False
    if another or (once and _is_dated(sentence, found, dates, since)):
        return f"it is dated before {since}" + (", when the story began" if story.since else "")
    return None


def is_of_an_old_year(sentence: Sentence, found: Found, kind: Kind, published: date | None) -> bool:
    """``In 2018 Norvent cut 400 jobs``: what was cut in a year before the last one is not what is cut now."""
    if published is None or not any(kind.id == one or kind.means(one) for one in _CUT):
        return False
    since, dates = _last_year(published), _dates_of(sentence, found)
    old = bool(dates) and all(lies_before(day.mention.value, since) for day in dates)
    return old and _is_dated(sentence, found, dates, since)


def _last_year(published: date) -> date:
    return date(published.year - 1, 1, 1)


def _dates_of(sentence: Sentence, found: Found) -> list[Found]:
    """The dates of a sentence that may be of a figure: not behind another clause, nor in an aside before it."""
    return [
        other
        for other in sentence.found
        if other.type == "date"
        and sentence.words[other.first].word not in small_words("since")
        and not (_inserted(sentence, other, found) and not _where(sentence, other))
        and not _in_a_relative_clause(sentence, other, found)
        and (other.first < found.first or not any(word.mark for word in sentence.between(found.last, other.first)))
    ]


def _is_dated(sentence: Sentence, found: Found, dates: Sequence[Found], since: date) -> bool:
    return any(_led_by(sentence, found, day) or _in_its_year(sentence, found, day, since) for day in dates)


def of_an_earlier_time(sentence: Sentence, found: Found, meaning: Meaning, published: date | None) -> str | None:
    """``In 2013, an earlier insolvency had cost 400 jobs``: a year long gone opens a sentence that names nobody.

    What a firm has every year, such as sales, is its own of that year as well.
    """
    if published is None or found.type not in FIGURES or found.mention.elided or meaning.kind.id in _YEARLY:
        return None
    day = next((other for other in sentence.found if other.type == "date"), None)
    if day is None or day.first > 1 or not _is_a_year(day.mention.value):
        return None
    if not lies_before(day.mention.value, date(published.year - 1, 1, 1)):
        return None
    if sentence.words[day.first].word in small_words("since"):
        return None
    stands = (*OWN, Who.PRONOUN, Who.GENERIC)
    named = any(entity.who in stands for entity in sentence.entities)
    return None if named else "it is of a year long before"


def _led_by(sentence: Sentence, found: Found, day: Found) -> bool:
    """``In 2018, a first plan had cost 400 jobs``: a year ahead of a figure, or another date in its clause."""
    if day.first > found.first:
        return False
    return _is_a_year(day.mention.value) or not any(word.mark for word in sentence.between(day.last, found.first))


def _in_its_year(sentence: Sentence, found: Found, day: Found, since: date) -> bool:
    """``cut 400 jobs in 2018``: a year beside a figure."""
    return _is_a_year(day.mention.value) and _beside(sentence, found, day, since)


def _is_a_year(value: Value) -> bool:
    return isinstance(value, DateSpan) and value.edtf.isdecimal()


def _inserted(sentence: Sentence, date: Found, found: Found) -> bool:
    """``The director, named in 2021, had to go after the theft of eight jewels``: a date in an aside."""
    before = sentence.words[max(0, date.first - _ASIDE) : date.first]
    opened = bool(before) and not before[-1].mark and any(word.mark for word in before)
    return date.last + 1 < found.first and opened and sentence.words[date.last + 1].mark


def _in_a_relative_clause(sentence: Sentence, date: Found, found: Found) -> bool:
    """``Norvent, which was founded in 1987 and is based in Riga, cuts 400 jobs``: a date of what its owner is."""
    words, start = sentence.words, sentence.part_begins(date.first)
    opened = start > 0 and words[start - 1].word == "," and words[start].word in small_words("relative")
    return opened and any(word.word == "," for word in words[date.last + 1 : found.first])


def _where(sentence: Sentence, date: Found) -> bool:
    """``The last collapse, at Harrow in 2018, killed 43``: an aside of where and when something else happened."""
    start = sentence.part_begins(date.first)
    placed = sentence.words[start].word in small_words("places")
    return placed and any(start < entity.first < date.first for entity in sentence.entities)


def _dated_before(sentence: Sentence, found: Found, since: date) -> bool:
    """``who sold him for 63 million in 2022``: what clubs paid for a player earlier is another matter.

    So is what they paid where the date comes first: "for Brandt they had paid in 2023 some 95 million".
    """
    return found.type == "money" and any(_beside(sentence, found, day, since) for day in sentence.found)


def _beside(sentence: Sentence, found: Found, day: Found, since: date) -> bool:
    """Whether a day before the story began stands beside an amount, with no mark between."""
    value = day.mention.value
    if not isinstance(value, DateSpan) or not lies_before(value, since):
        return False
    between = (
        sentence.between(found.last, day.first) if day.first > found.last else sentence.between(day.last, found.first)
    )
    plain = len(between) <= _BY_DATE and not any(word.mark for word in between)
    return plain and sentence.words[day.first].word not in small_words("since")


def _names_no_own(sentence: Sentence, found: Found, dates: Sequence[Found]) -> bool:
    """Whether nobody of the story is named, or only behind a figure's clause: ``killed 43, long before Kirra``.

    A name right before one of the dates is that of another event: "the Harrow Fire of 1998".
    """
    dated = {date.first - 1 for date in dates}
    own = [entity for entity in sentence.entities if entity.who in OWN and entity.last not in dated]
    return all(
        entity.first > found.last and any(w.mark for w in sentence.between(found.last, entity.first)) for entity in own
    )


def of_things(sentence: Sentence, found: Found) -> str | None:
    """``310 operations were called off``, ``shares dropped 14 percent``: a status of things that are counted.

    What is "achevé à 85 %" is not completed either.
    """
    if found.type != "choice":
        return None
    behind = _percentage().match(sentence.text, sentence.words[found.last].end)
    if behind is not None:
        return f"it is said of{behind[0]}"
    for other in sentence.found:
        printed = sentence.text[other.mention.start : other.mention.end]
        if other.type not in {"count", "percent"} or "-" in printed:
            continue
        low, high = (other.last, found.first) if other.last < found.first else (found.last, other.first)
        between = sentence.words[low + 1 : high]
        reach = _BY_THING if high == found.first else 0
        if low < high and len(between) <= reach and not any(word.mark or word.capital for word in between):
            return f"it is said of {printed}"
    return None


@cache
def _percentage() -> re.Pattern[str]:
    before = "|".join(sorted(small_words("by_percent") | small_words("to_percent")))
    words = "|".join(sorted(small_words("percent")))
    return re.compile(rf" (?:(?:{before}) )?\d[\d.,]* ?(?:%|{words})", re.IGNORECASE)


def other_object(sentence: Sentence, meaning: Meaning) -> str | None:
    """``opens a studio in June``: what is opened is something else than the subject."""
    if meaning.kind.type != "date" or meaning.kind.whose != "subject":
        return None
    at = meaning.cue.last + 1
    if at >= len(sentence.words) or sentence.words[at].word not in small_words("another"):
        return None
    if at + 1 == len(sentence.words) or sentence.words[at + 1].mark:
        return None  # "strebt im Mai einen Börsengang an"
    if any(at < entity.first <= at + 6 and entity.who in OWN for entity in sentence.entities):
        return None
    return "it is the date of something else"


def only_asked_for(sentence: Sentence, found: Found, meaning: Meaning) -> str | None:
    """``has applied for approval``: a status that is asked for or waited for has not come about."""
    if meaning.kind.id != "status":
        return None
    for hit in sentence.stances:
        plain = not any(word.mark for word in sentence.between(hit.last, found.first))
        if hit.cue.label == "requested" and 0 < found.first - hit.last <= 4 and plain:
            return f"it is only asked for ({hit.cue.phrase!r})"
    return None
