"""Figures that leave out their unit: "now it is 21.7", "not 12", "instead of 6.8", "14 a day later".

Such a figure counts what the value before it counts, in the sentence or in the one before; what it means, that value
says too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from facts.amounts.nouns import noun_after
from facts.amounts.numbers import find_figures
from facts.amounts.numerals import Figure
from facts.amounts.phrases import phrase_after, phrase_before, phrase_keys, words_before
from facts.amounts.quantities import Part, hedge, outside, spans_of, tidy
from facts.amounts.uncounted import is_date, is_label, is_numbered, is_unlikely
from facts.languages import load_language
from facts.story import ValueType
from facts.values import Count, Money, Percent
from facts.words.mentions import Mention
from facts.words.small_words import small_words

Typed = tuple[ValueType, Mention]

_SCALES = tuple(Decimal(1000) ** power for power in (4, 3, 2, 1, 0))
_MOST = Decimal(20)  # how many times larger or smaller a figure is than the one it goes on with
_UNIT = re.compile(r" ?[%€$£¥]|[^\W_]")
_CLOSED = re.compile(r"\W{0,3}(?:$|[.,;:!?)](?!\d))")


@dataclass(frozen=True, slots=True)
class _Words:
    before: frozenset[str]
    after: frozenset[str]
    instead: frozenset[str]
    of_it: tuple[str, ...]
    of_it_verbs: tuple[str, ...]
    of_it_auxiliaries: frozenset[str]
    of_it_subjects: frozenset[str]
    of_it_fillers: frozenset[str]
    recalled: frozenset[str]
    recalled_ends: tuple[str, ...]
    later: frozenset[str]
    closing: frozenset[str]
    old: re.Pattern[str]
    old_and_to: re.Pattern[str]
    reached: re.Pattern[str]
    then_old: re.Pattern[str]
    to_new: re.Pattern[str]


@cache
def _words(code: str) -> _Words:
    table = load_language(code).table("elided")
    old, new = map(re.escape, table["from_to"])
    return _Words(
        phrase_keys(table["before"]),
        phrase_keys(table["after"]),
        phrase_keys(table["instead"]),
        tuple(table["of_it"]),
        tuple(table["of_it_verbs"]),
        frozenset(table.get("of_it_auxiliaries", ())),
        frozenset(table.get("of_it_subjects", ())),
        frozenset(table.get("of_it_fillers", ())),
        frozenset(table.get("recalled", ())),
        tuple(table.get("recalled_ends", ())),
        phrase_keys(table["later"]),
        phrase_keys(table["closing"]),
        re.compile(rf"\b{old} $", re.IGNORECASE),
        re.compile(rf"\b{old} [\d.,]+ {new} $", re.IGNORECASE),
        re.compile(rf"\b{new} $", re.IGNORECASE),
        re.compile(rf",? {old} "),
        re.compile(rf" {new} \d[\d.,]*(?![\d.,]|[ -]?[^\W_]|[ ]?%)"),
    )


def find_elided(
    text: str, code: str, mentions: Sequence[Typed], dates: Sequence[Mention], last: Typed | None
) -> Iterator[Typed]:
    """The figures of a sentence without a unit that go on with a value of it, or with the ``last`` one before it."""
    if not mentions and last is None:
        return
    words = _words(code)
    taken = spans_of(mention for _, mention in mentions if not _guessed(mention, text, code)) + spans_of(dates)
    mentions = [
        typed for typed in mentions if not (_is_ratio(typed[1]) or any(_within(typed[1], day) for day in dates))
    ]
    for figure in outside(find_figures(text, code), taken):
        if figure.glued or figure.scale > 1 or (not figure.digits and figure.amount <= 1):
            continue
        if _UNIT.match(text, figure.end) or is_label(text, figure, code) or is_date(text, figure, code):
            continue
        if is_numbered(text, figure) or _multiplies(text, figure, code):
            continue
        if is_unlikely(text, figure, known=False, after_year_word=False):
            continue
        part = Part(figure.start, figure.end, figure.amount, figure.unit, figure.scale, figure)
        hedge(part, text, code)
        source = _source(text, part, words, mentions, dates, last)
        value = _like(source[1], part) if source is not None else None
        if source is not None and value is not None:
            start, end = part.hedged_start, max(part.end, figure.end)
            former = (
                _shifted(text, part, words)
                or _left_behind(text, part, words, mentions, dates)
                or _recalled(_near(text, part), words)
            )
            yield source[0], Mention(start, end, value, noun=source[1].noun, former=former, elided=True)


def _multiplies(text: str, figure: Figure, code: str) -> bool:
    """``three times as much``: the figure only says how often."""
    noun = noun_after(text, figure.end, code)
    return noun is not None and noun.word in load_language(code).table("counts")["multiples"]


def _is_ratio(mention: Mention) -> bool:
    """``one shop in five, or 14``: what follows counts shops."""
    return mention.share and isinstance(mention.value, Percent)


def _within(mention: Mention, day: Mention) -> bool:
    """``two years ago``: the figure in a date counts nothing that another figure could go on with."""
    return day.start <= mention.start and mention.end <= day.end


def _guessed(mention: Mention, text: str, code: str) -> bool:
    """A count whose noun is only the likeliest word near the number: ``statt 6,8 investiert der Konzern``."""
    if not isinstance(mention.value, Count):
        return False
    found = [figure for figure in find_figures(text, code) if mention.start <= figure.start < mention.end]
    noun = noun_after(text, found[0].end, code) if found else None
    return noun is None or not (noun.known or noun.linked)


def _source(
    text: str, part: Part, words: _Words, mentions: Sequence[Typed], dates: Sequence[Mention], last: Typed | None
) -> Typed | None:
    """The value that a figure goes on with, if the words beside it say that it goes on with one."""
    before = [typed for typed in mentions if typed[1].end <= part.hedged_start and not _same_place(typed[1], part)]
    behind = [typed for typed in mentions if typed[1].start >= part.figure.end]
    if behind and phrase_after(text, part.end, words.instead) is not None:
        return min(behind, key=lambda typed: typed[1].start)
    instead = _stands_before(text, part, words.instead)
    if instead or _goes_on(text, part, words, before, dates):
        nearest = max(before, key=lambda typed: typed[1].end, default=None)
        if nearest is None and instead:
            nearest = min(behind, key=lambda typed: typed[1].start, default=None)
        return nearest or last
    if before and _listed().search(text, 0, part.hedged_start) and _dated(text, part, words, dates):
        return max(before, key=lambda typed: typed[1].end)
    return None


@cache
def _listed() -> re.Pattern[str]:
    return re.compile(rf"(?:,|;| (?:{'|'.join(small_words('and'))})) ?$")


def _same_place(mention: Mention, part: Part) -> bool:
    return mention.start < part.end and part.start < mention.end


def _stands_before(text: str, part: Part, phrases: frozenset[str]) -> bool:
    return (
        phrase_before(text, part.hedged_start, phrases) is not None
        or phrase_before(text, part.start, phrases) is not None
    )


def _goes_on(text: str, part: Part, words: _Words, before: Sequence[Typed], dates: Sequence[Mention]) -> bool:
    if _stands_before(text, part, words.before) or phrase_after(text, part.end, words.after) is not None:
        return True
    if _CLOSED.match(text, part.end) and _stands_before(text, part, words.closing):
        return True
    if _shifted(text, part, words) is not None:
        return True
    if _left_behind(text, part, words, before, dates):
        return True
    near = _near(text, part)
    return _recalled(near, words) or _of_it(near, words, closed=_CLOSED.match(text, part.end) is not None)


def _near(text: str, part: Part) -> list[str]:
    return [word for word, _ in words_before(text, part.hedged_start)]


def _recalled(near: list[str], words: _Words) -> bool:
    """``statt der zuletzt genannten 60``, ``the first announced 263``: an adverb of recall and a participle."""
    return len(near) > 1 and near[-2] in words.recalled and near[-1].endswith(words.recalled_ends)


def _of_it(near: list[str], words: _Words, *, closed: bool) -> bool:
    """``elle en avait levé 90``, ``qui n'en détient plus que 12``: a word for "of them", then a verb or two."""
    while near and near[-1] in words.of_it_fillers:
        near = near[:-1]
    for back in (2, 3):
        if len(near) < back or near[-back] not in words.of_it:
            continue
        verb, before = near[1 - back], near[-back - 1] if len(near) > back else ""
        if back == 2 and verb in words.of_it_auxiliaries:
            return closed  # "en a encore 61 en commande": of what it has, something else is said
        if verb.startswith(words.of_it_verbs) or verb in words.of_it_auxiliaries or before in words.of_it_subjects:
            return True
    return False


def _shifted(text: str, part: Part, words: _Words) -> bool | None:
    """``came down from 8.5 to 6``: whether a figure is the old of two without a unit, or the new; None for others."""
    if not part.figure.digits:
        return None
    if words.old.search(text, max(0, part.start - 6), part.start) and words.to_new.match(text, part.end):
        return True
    window = max(0, part.start - 40)
    if _CLOSED.match(text, part.end) and words.old_and_to.search(text, window, part.start):
        return False
    return None


def _left_behind(text: str, part: Part, words: _Words, mentions: Sequence[Typed], dates: Sequence[Mention]) -> bool:
    """``rose to 85,000 cars from 71,000``: whether a figure is the old one right behind the level that was reached."""
    if not (_CLOSED.match(text, part.end) or _dated(text, part, words, dates)):
        return False
    return any(
        words.then_old.fullmatch(text, mention.end, part.hedged_start)
        and words.reached.search(text, max(0, mention.start - 6), mention.start)
        for _, mention in mentions
        if mention.end < part.start
    )


def _dated(text: str, part: Part, words: _Words, dates: Sequence[Mention]) -> bool:
    """``14 a day later, 21 by the following week``: the figure has its own day."""
    if phrase_after(text, part.end, words.later) is not None:
        return True
    return any(date.start - part.end >= 0 and not text[part.end : date.start].strip() for date in dates)


def _like(mention: Mention, part: Part) -> Money | Count | Percent | None:
    """The value of a figure that counts the same as a mention: its currency, its millions; None when it cannot."""
    value, figure = mention.value, part.figure
    if isinstance(value, Percent):
        if figure.amount > 100:
            return None
        return Percent(tidy(figure.amount), tidy(figure.unit), None, part.hedge)
    if not isinstance(value, Money | Count) or value.amount == 0 or figure.amount == 0:
        return None
    scale = _scale(figure, value.amount)
    if scale is None or (isinstance(value, Count) and figure.decimal and scale == 1):
        return None
    amount, unit = tidy(figure.amount * scale), tidy(figure.unit * scale)
    return replace(value, amount=amount, unit=unit, maximum=None, hedge=part.hedge)


def _scale(figure: Figure, other: Decimal) -> Decimal | None:
    """The scale that brings a figure nearest to another one, within a likely distance."""
    fitting = [
        (max(figure.amount * scale / other, other / (figure.amount * scale)), scale)
        for scale in _SCALES
        if scale == 1 or (figure.amount < 1000 and scale <= other)
    ]
    distance, scale = min(fitting)
    return scale if distance <= _MOST else None
