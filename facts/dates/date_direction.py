"""Whether a bare date ("in May", "on Thursday") lies behind or ahead: what the clause around it says."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

from facts.dates.calendar_spans import AHEAD, BEHIND, NEAREST, OPEN
from facts.dates.calendar_tokens import Tokens
from facts.dates.calendar_words import CalendarWords, Intention
from facts.dates.date_links import sentence
from facts.dates.date_parts import Found, code_at, word_at
from facts.dates.told_done import told_done
from facts.words.small_words import small_words

_AUXILIARY = 4  # letters of verbs that do not tell the tense alone: "hat", "sont"
_RECALLED = 8  # words from "originally" to the day of a plan
_SINCE = 6  # words from "since" to the day of what it names
_BREAKS = frozenset({",", ":", ";"})
_QUOTES = frozenset('"“”„«»‘’')
_FIGURES = "#n"
_WORDS_OF_DATES = "ymMwsu"
_MONTHS = "mM"  # codes: the month of May is no auxiliary


def direction(words: CalendarWords, tokens: Tokens, item: Found) -> int:
    """Where the clause (or else the sentence) of a date says that it lies: BEHIND, AHEAD, NEAREST, or OPEN."""
    sets = words.sets
    if _quoted_alone(tokens, item):
        return AHEAD
    reach = 3 if item.parts.weekday is not None else 0
    if not set(item.leads) & sets["targets"]:
        near = [*range(max(0, item.first - 1 - reach), item.first), item.last]
        if any(word_at(tokens, at) in sets["reporting"] and not _awaited(words, tokens, at) for at in near):
            return BEHIND
        if item.parts.weekday is not None and _beside_past(words, tokens, item):
            return BEHIND
    if "since" in item.roles or _since_then(tokens, item) or _names_what_was(words, tokens, item):
        return BEHIND
    if told_done(words, tokens, item):
        return BEHIND
    low, high = sentence(tokens, item.low, item.high)
    first, last = _clause(words, tokens, item, low, high)
    if (planned := _of_a_plan(words, tokens, item, first, last)) is not None:
        return planned
    if "not_before" in item.roles or "by" in item.roles:
        return NEAREST if _reached_by(words, tokens, item, first, last) else AHEAD
    if not sets["perfect"].isdisjoint(tokens.words[item.high : high]) or _told_before(words, tokens, first, item.first):
        return BEHIND
    if (told := _tense(words, tokens, item, first, last, beyond=False)) != OPEN:
        return told
    if (told := _tense(words, tokens, item, low, high, beyond=True)) != OPEN:
        return told
    told_now = item.parts.weekday is not None and not _opens_done(words, tokens, low) and not _apart(tokens, item)
    return AHEAD if "from" in item.roles or told_now else OPEN


def _since_then(tokens: Tokens, item: Found) -> bool:
    """``since going public in May``, ``seit dem Börsengang im Mai``: what has lasted since a day is behind."""
    for at in range(item.first - 1, max(-1, item.first - 1 - _SINCE), -1):
        word = tokens.words[at]
        if not word[0].isalnum() or tokens.codes[at] in _WORDS_OF_DATES:
            return False
        if word in small_words("since"):
            return True
    return False


def _names_what_was(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """``das Urteil vom Herbst``, not ``vom Mai an``, ``vom Mai auf den Juni``: what is called by its day has been."""
    called = not item.shifted and not words.sets["of_a_day"].isdisjoint(item.leads)
    return called and word_at(tokens, item.last) not in words.sets["from_a_day_on"]


def _reached_by(words: CalendarWords, tokens: Tokens, item: Found, first: int, last: int) -> bool:
    """``Two miles had been paved by June``: what had come about by a day, which may be over; not ``had until June``."""
    said = {tokens.words[at] for at in [*range(first, item.first - 1), *range(item.last, last)]}
    return not said.isdisjoint(words.sets["pluperfect"]) and said.isdisjoint(words.sets["future"])


def _opens_done(words: CalendarWords, tokens: Tokens, low: int) -> bool:
    """``Raccordé vendredi, le parc produit``: a sentence that a participle opens tells what was done."""
    word = word_at(tokens, low)
    return len(word) > _AUXILIARY and word.endswith(words.preterite.opening)


def _apart(tokens: Tokens, item: Found) -> bool:
    """``Inauguration, samedi, du pont``, ``2,400 on Monday``: no verb tells of a day between commas or of a figure."""
    if code_at(tokens, item.first - 1) in _FIGURES:
        return True
    return word_at(tokens, item.first - 1) == "," == word_at(tokens, item.last)


def _tense(words: CalendarWords, tokens: Tokens, item: Found, begin: int, end: int, *, beyond: bool) -> int:
    """Whether the verbs among some tokens speak of what is to come or of what is over.

    ``beyond`` the clause of the date, that something was said tells nothing of it.
    """
    said = {
        tokens.words[at]
        for at in range(begin, end)
        if tokens.codes[at] not in _MONTHS and not _counts_weeks(item, at, tokens)
    }
    if not said.isdisjoint(words.sets["future"]) or _ends_as_future(words, said):
        return AHEAD
    past = said & words.sets["past"] or {word for word in said if _is_past(words, word)}
    past = past or {tokens.words[at] for at in range(begin, end) if _is_preterite(words, tokens, at)}
    return OPEN if not past or (beyond and past <= words.sets["reporting"]) else BEHIND


def _told_before(words: CalendarWords, tokens: Tokens, first: int, last: int) -> bool:
    """``the raid that stopped its lines in May is set to cost``: a verb of the past, and no other, before a date."""
    said = set(tokens.words[first:last])
    told = {word for word in said & words.sets["past"] if len(word) > _AUXILIARY}
    told -= words.sets["reporting"] | small_words("since")
    return bool(told) and said.isdisjoint(words.sets["future"]) and not _ends_as_future(words, said)


def _clause(words: CalendarWords, tokens: Tokens, item: Found, low: int, high: int) -> tuple[int, int]:
    """The tokens of the clause around a date, or behind the comma where a date alone opens the sentence."""
    ends = words.sets["clauses"] | _BREAKS
    first, last = item.low, item.high
    if item.first == low and word_at(tokens, item.last) == ",":
        last = item.last + 1  # "On Thursday, the court put it off"
    while first > low and tokens.words[first - 1] not in ends:
        first -= 1
    while last < high and tokens.words[last] not in ends:
        last += 1
    return first, last


def _beside_past(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """``schloss am Montag den Kauf ab``: a verb of the past right before a weekday, or right behind it."""
    before = word_at(tokens, item.first - 1)
    told = len(before) > _AUXILIARY and before in words.sets["past"] and not _awaited(words, tokens, item.first - 1)
    return told or _is_past(words, word_at(tokens, item.last))


def _of_a_plan(words: CalendarWords, tokens: Tokens, item: Found, first: int, last: int) -> int | None:
    """The direction of a date that words about plans stand beside; None when there are none.

    A date that something is moved to, or that somebody names ("mentioned October"), is one to come. Of a plan that was
    made ("originally in January", "was to come in May") the date is the nearest one.
    """
    copula = f"{word_at(tokens, item.first - 1)} {word_at(tokens, item.first)}"  # "the day of the start is 12 November"
    following = item.last + (word_at(tokens, item.last) in words.sets["and"])
    if moved_to(words, tokens, item) and word_at(tokens, following) in small_words("then_to"):
        return NEAREST  # "slipped to March and then to April"
    if moved_to(words, tokens, item) or copula in words.sets.get("copulas", frozenset()):
        return AHEAD
    if item.shifted:
        return OPEN
    if (plan := _intended(words, tokens, first, last)) is not None:
        return AHEAD if _forestalled(words, tokens, item) else BEHIND if plan.in_vain else NEAREST
    if _recalled(words, tokens, item):
        for_a_day = item.parts.weekday is not None and not words.sets["promised_for"].isdisjoint(item.leads)
        return AHEAD if for_a_day else NEAREST if _spoken_of_before(words, tokens, item) else OPEN
    if word_at(tokens, item.first - 1) in words.sets["was"] and item.low - item.first <= 1:
        return NEAREST  # "the date before that was the end of May"
    named = words.sets["supposing"] | words.sets["gives"]
    return AHEAD if not item.leads and word_at(tokens, item.low - 1) in named else None


def _forestalled(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """``averting a trial that was due to start Monday``: a weekday of what was forestalled is still to come."""
    if item.parts.weekday is None:
        return False
    low, _ = sentence(tokens, item.low, item.high)
    before = tokens.words[low : item.first]
    return not words.sets["forestalls"].isdisjoint([*before, *map(" ".join, pairwise(before))])


def came_to_nothing(words: CalendarWords, tokens: Tokens, item: Found, published: date) -> bool:
    """Whether a date is that of a plan of old which is over: ``should have opened in May``, ``was planned for May``."""
    if item.span is None or item.span.last >= published or "by" in item.roles:
        return False
    first, last = _clause(words, tokens, item, *sentence(tokens, item.low, item.high))
    return _intended(words, tokens, first, last) is not None


def _intended(words: CalendarWords, tokens: Tokens, first: int, last: int) -> Intention | None:
    """``was to come in May``, ``hätte im Mai kommen sollen``: a verb of the past, and behind it a word of intention."""
    for plan in words.intended:
        at = next((at for at in range(first, last) if tokens.words[at] in plan.verbs), None)
        if at is None:
            continue
        behind = tokens.words[at + 1 : min(last, at + 1 + plan.within)]
        if not plan.then or not plan.then.isdisjoint([*behind, *map(" ".join, pairwise(behind))]):
            return plan
    return None


def _quoted_alone(tokens: Tokens, item: Found) -> bool:
    """``now says "the beginning of December"``: a date that is all of a quotation is what somebody promises."""
    return word_at(tokens, item.first - 1) in _QUOTES and word_at(tokens, item.last) in _QUOTES


def _recalled(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """Whether a date is promised for, or was planned or spoken of once."""
    promised = not words.sets["promised_for"].isdisjoint(item.leads)
    return promised or _spoken_of_before(words, tokens, item)


def _spoken_of_before(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """Whether words before a date say that it was planned or spoken of once: "originally in January"."""
    before = tokens.words[max(0, item.first - _RECALLED) : item.first]
    return not words.sets["recalling"].isdisjoint(before)


def _counts_weeks(item: Found, at: int, tokens: Tokens) -> bool:
    """``the last week of June``: "last" counts the weeks of a month and tells no tense."""
    return item.low <= at < item.high and tokens.codes[at] == "r" and item.parts.month is not None


def _awaited(words: CalendarWords, tokens: Tokens, at: int) -> bool:
    """Whether a verb of reporting is itself to come: "will be announced on Thursday"."""
    return not words.sets["awaiting"].isdisjoint(tokens.words[max(0, at - 3) : at + 3])


def _is_past(words: CalendarWords, word: str) -> bool:
    endings = words.past_endings
    return bool(endings) and len(word) > 4 and word.endswith(endings) and word not in words.sets["future"]


def _is_preterite(words: CalendarWords, tokens: Tokens, at: int) -> bool:
    """``Die Waggons rollten am Samstag``, ``il quittait``: a form of the past by its ending and by where it stands."""
    word, form = tokens.words[at], words.preterite
    if len(word) <= _AUXILIARY or not word.endswith(form.endings) or word.endswith(form.other_endings):
        return False
    if word in words.sets["future"] or word in words.sets["dating"] or word in words.sets["supposing"]:
        return False
    # a small word in "-te" behind a noun or a date is a verb, elsewhere it may be an adjective
    return not form.behind_nouns or (at > 0 and not tokens[at].capital and _is_noun(tokens, at - 1))


def _is_noun(tokens: Tokens, at: int) -> bool:
    return tokens[at].capital or tokens.codes[at] in _WORDS_OF_DATES


def _ends_as_future(words: CalendarWords, said: set[str]) -> bool:
    endings = words.future_endings
    return bool(endings) and any(word.endswith(endings) and len(word) > 4 for word in said)


def moved_to(words: CalendarWords, tokens: Tokens, item: Found) -> bool:
    """Whether the date is what an earlier date of the text was put off to: "postponed to September"."""
    parts = item.parts
    if parts.year or parts.relative is not None or parts.unit or not (parts.month or parts.block):
        return False
    if not set(item.leads) & words.sets["targets"]:
        return False
    low, high = sentence(tokens, item.low, item.high)
    said = set(tokens.words[low:high])
    return bool(said & words.sets["shift_cues"]) and not said & words.sets["advances"]
