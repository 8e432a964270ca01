"""What amounts, counts and percents have in common: hedges, ranges, changes from one value to another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from itertools import pairwise
from typing import Literal, TypeVar

from facts.amounts.numerals import Figure, is_year
from facts.amounts.old_and_new import (
    is_against,
    is_move_to,
    is_of_both_sides,
    is_old_of,
    is_refused,
    is_said_whose,
    is_span_of_change,
    word_for_votes,
)
from facts.amounts.phrases import phrase_after, phrase_before, phrase_key, phrase_keys, words_before
from facts.languages import load_language
from facts.values import Hedge
from facts.words.mentions import Mention

_REACH = 100  # characters before a figure in which a verb can say that it changes
_PART = re.compile(r"[.;!?]\s")
_ATTRIBUTE = 60  # characters of "statt der im Mai angekündigten"
_WINDOW = 60  # characters between two figures that belong together, and before them


@dataclass(slots=True)
class Part:
    """A figure with its unit, while it is being read. ``kind`` is a currency, "%" or what else it counts."""

    start: int
    end: int
    amount: Decimal
    unit: Decimal
    scale: Decimal
    figure: Figure
    kind: str | None = None
    maximum: Decimal | None = None
    hedge: Hedge | None = None
    hedged_start: int = -1
    former: bool = False
    delta: bool = False
    part: bool = False
    noun: str | None = None
    listed: bool = False  # in a list whose last figure has the noun
    gone: bool = False  # merged into another part
    versus: bool = False  # "176 votes to 160"
    side: Literal["for", "against"] | None = None  # of the two, which voted


@dataclass(frozen=True, slots=True)
class _Phrases:
    hedges: dict[str, Hedge]
    hedges_after: dict[str, Hedge]
    no_hedge_after: dict[str, tuple[str, ...]]
    joined_by: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    change: frozenset[str]
    change_before: frozenset[str]
    change_verbs: re.Pattern[str] | None
    former_before: frozenset[str]
    former_attribute: re.Pattern[str] | None
    """What stands before an old value with more than a phrase: "statt der im Mai angekündigten" 1500."""
    former_after: frozenset[str]
    only_after_level: frozenset[str]


@cache
def _phrases(code: str) -> _Phrases:
    table = load_language(code).table("numbers")
    ranges = table["ranges"]
    verbs = "|".join(re.escape(verb) for verb in ranges["change_verbs"])
    return _Phrases(
        {phrase_key(phrase): Hedge(hedge) for phrase, hedge in table["hedges"].items()},
        {phrase_key(phrase): Hedge(hedge) for phrase, hedge in table["hedges_after"].items()},
        {word: tuple(nouns) for word, nouns in table["no_hedge_after"].items()},
        frozenset(ranges["joined_by"]),
        frozenset((before, between) for before, between in ranges["pairs"]),
        frozenset(ranges["change"]),
        phrase_keys(ranges["change_before"]),
        re.compile(rf"\b(?:{verbs})", re.IGNORECASE) if verbs else None,
        phrase_keys(ranges["former_before"]),
        re.compile(rf"\b{attribute} $", re.IGNORECASE) if (attribute := ranges["former_attribute"]) else None,
        phrase_keys(ranges["former_after"]),
        phrase_keys(ranges["only_after_level"]),
    )


def hedge(part: Part, text: str, language: str, floor: int = 0) -> None:
    """Read the words that qualify a part, before and after it, into the part."""
    phrases = _phrases(language)
    part.hedged_start = part.start
    if part.figure.loose:
        part.hedge = Hedge.APPROX
    found = phrase_before(text, part.start, phrases.hedges, floor)
    if found is not None and not _is_preposition(found, text, phrases):
        part.hedge = phrases.hedges[found[0]]
        part.hedged_start = found[1]
    elif text[max(floor, part.start - 2) : part.start].strip() in {"~", "≈"}:
        part.hedge, part.hedged_start = (
            Hedge.APPROX,
            text.rindex(text[max(floor, part.start - 2) : part.start].strip(), 0, part.start),
        )
    if part.hedge is None and "+" in text[part.figure.start : part.figure.end + 1]:
        part.hedge = Hedge.OVER
    if part.hedge is None and (after := phrase_after(text, part.end, phrases.hedges_after)) is not None:
        part.hedge, part.end = phrases.hedges_after[after[0]], after[1]


def _is_preposition(found: tuple[str, int], text: str, phrases: _Phrases) -> bool:
    nouns = phrases.no_hedge_after.get(found[0])
    if not nouns:
        return False
    before = words_before(text, found[1])
    return any(word.endswith(nouns) for word, _ in before[-2:]) or any(word in nouns for word, _ in before[-4:])


Placed = TypeVar("Placed", Figure, Mention)
Mergeable = Callable[[Part, Part], bool]


def join(parts: Sequence[Part], text: str, language: str, mergeable: Mergeable) -> list[Part]:
    """Merge ranges into one part, and mark the old value of "from V1 to V2"; elided units and scales are filled in.

    ``parts`` are all figures in order, also those without a kind; ``mergeable`` says whether two of them can
    be values of one quantity.
    """
    phrases = _phrases(language)
    for first, second in pairwise(parts):
        between = text[first.end : second.start]
        if first.gone or len(between) > _WINDOW:
            continue
        if "%" in {first.kind, second.kind} and _of_both_sides(first, second, text, language):
            continue
        if not mergeable(first, second):
            continue
        if is_against(first, second, text, language):
            first.noun = second.noun = first.noun or second.noun or word_for_votes(language)
            first.versus = second.versus = True
            second.gone = is_refused(first.start, second.end, text, language)
            if not second.gone:
                first.side, second.side = "for", "against"
            continue
        if is_move_to(first.end, second.hedged_start, first.hedged_start, text, language):
            _share(first, second)
            first.delta = True
            continue
        relation = _relation(first, second, text, phrases) or _old_of(first, second, text, language)
        if relation == "change" and is_span_of_change(text[max(0, first.start - _WINDOW) : first.start], language):
            relation = "range"
        if relation is None:
            continue
        if relation == "range" and not _is_range(first, second):
            continue
        _share(first, second)
        if relation == "change":
            first.former = True
        elif first.maximum is None:
            second.start, second.maximum = first.start, second.amount
            second.amount, second.unit = first.amount, min(first.unit, second.unit)
            second.hedged_start, second.hedge = first.hedged_start, first.hedge
            first.gone = True
    kept = [part for part in parts if not part.gone]
    _mark_former(kept, text, phrases)
    return kept


def _of_both_sides(first: Part, second: Part, text: str, language: str) -> bool:
    """Mark ``62% to 38%`` as shares of two sides; the second one is left out where nobody says whose it is."""
    whose = is_said_whose(text, second.figure.end, language)
    if not is_of_both_sides(first.figure, second.figure, text, language, whose=whose):
        return False
    _share(first, second)
    first.versus, second.versus, second.gone = True, True, not whose
    return True


def _old_of(first: Part, second: Part, text: str, language: str) -> str | None:
    """``Statt 900 nur noch 500 Stellen``: "change" where a figure without a unit is the old one of the next."""
    bare = first.kind is None or (first.noun is None and second.noun is not None)
    if not bare or second.kind is None:
        return None
    recalled = is_recalled(first, text, language)
    return "change" if is_old_of(first.figure, second.figure, text, language, recalled=recalled) else None


def _relation(first: Part, second: Part, text: str, phrases: _Phrases) -> str | None:
    """How two neighbouring figures belong together: "range", "change", or not at all."""
    between = text[first.end : second.start].lower()
    unhedged = text[first.end : max(first.end, second.hedged_start)].lower()
    links = {_squeeze(between), _squeeze(unhedged)}
    before = {word for word, _ in words_before(text, first.hedged_start)[-1:]}
    if phrase_before(text, first.hedged_start, phrases.change_before) or phrase_before(
        text, first.start, phrases.change_before
    ):
        changes = links & phrases.change or (
            "," not in between and (_last_words(between) | _last_words(unhedged)) & phrases.change
        )
        verbs = phrases.change_verbs
        if changes and (verbs is None or verbs.search(_clause_before(text, first.start))):
            return "change"
    if any((word, link) in phrases.pairs for word in before for link in links):
        return "range"
    return "range" if links & phrases.joined_by else None


def _clause_before(text: str, end: int) -> str:
    """What stands before a figure in its part of the sentence, where a verb can say that it changes."""
    return _PART.split(text[max(0, end - _REACH) : end])[-1]


def _squeeze(text: str) -> str:
    return " ".join(text.split()).strip(" '\"€$£") if "-" not in text else text.strip()


def _last_words(text: str) -> set[str]:
    words = text.split()
    return {" ".join(words[-count:]) for count in range(1, 4)} if 1 < len(words) <= 7 else set()


def _is_range(first: Part, second: Part) -> bool:
    low, high = first.amount, second.amount
    if second.scale > 1 and first.scale == 1 and low < 1000:
        low *= second.scale
    elif first.scale > 1 and second.scale == 1 and first.kind is not None and high < 1000:
        high *= first.scale
    if (
        first.figure.plain
        and second.figure.plain
        and is_year(first.figure)
        and is_year(second.figure)
        and second.kind is None
    ):
        return False
    return 0 < low < high <= low * 1000


def _share(first: Part, second: Part) -> None:
    """Fill in the unit or scale that is printed only once: "60 bis 70 Milliarden Euro", "$40-50bn"."""
    if second.scale > 1 and first.scale == 1 and first.amount < 1000:
        first.amount, first.unit, first.scale = first.amount * second.scale, first.unit * second.scale, second.scale
    elif (
        first.scale > 1
        and second.scale == 1
        and second.amount < 1000
        and second.kind in {None, first.kind}
        and (second.amount > first.amount / first.scale)
    ):
        second.amount, second.unit, second.scale = second.amount * first.scale, second.unit * first.scale, first.scale
    first.kind = first.kind or second.kind
    second.kind = second.kind or first.kind
    first.noun = first.noun or second.noun
    second.noun = second.noun or first.noun


def is_recalled(part: Part, text: str, language: str) -> bool:
    """Whether a word right before a figure makes it the old value: "contre 30", "instead of 30"."""
    phrases = _phrases(language)
    found = _word_of_recall(part, text, phrases)
    return found is not None and found not in phrases.only_after_level


def _word_of_recall(part: Part, text: str, phrases: _Phrases) -> str | None:
    found = phrase_before(text, part.hedged_start, phrases.former_before) or phrase_before(
        text, part.start, phrases.former_before
    )
    if found is not None or phrases.former_attribute is None:
        return None if found is None else found[0]
    longer = phrases.former_attribute.search(text, max(0, part.hedged_start - _ATTRIBUTE), part.hedged_start)
    return None if longer is None else longer.group()


def _mark_former(parts: Sequence[Part], text: str, phrases: _Phrases) -> None:
    seen: list[Part] = []
    for part in parts:
        if part.kind is None:
            continue
        found = _word_of_recall(part, text, phrases)
        recalled = (
            not part.versus
            and found is not None
            and (found not in phrases.only_after_level or _recalls(seen, part, text))
        )
        if recalled or (seen and phrase_after(text, part.end, phrases.former_after)):
            part.former = True
        seen.append(part)


def _recalls(seen: Sequence[Part], part: Part, text: str) -> bool:
    """Whether a new value of the same kind stands shortly before: "rose to 28% from 21%"."""
    last = seen[-1] if seen else None
    return (
        last is not None
        and not last.former
        and last.kind == part.kind
        and (part.noun is None or last.noun in {part.noun, None})
        and part.start - last.end < 40
        and not re.search(r"[.;:!?]", text[last.end : part.start])
    )


def spans_of(mentions: Iterable[Mention]) -> list[tuple[int, int]]:
    """Where each mention starts and ends."""
    return [(mention.start, mention.end) for mention in mentions]


def outside(items: Iterable[Placed], taken: Iterable[tuple[int, int]]) -> list[Placed]:
    """The items, in order of their start, that overlap none of the spans."""
    spans = sorted(taken)
    free: list[Placed] = []
    index = 0
    for item in items:
        while index < len(spans) and spans[index][1] <= item.start:
            index += 1
        if index == len(spans) or spans[index][0] >= item.end:
            free.append(item)
    return free


def tidy(number: Decimal) -> Decimal:
    """The same number without needless zeros or exponents."""
    whole = int(number)
    return Decimal(whole) if number == whole else number.normalize()
