"""The words of a language by which counts and percents are read, and whether a figure is a difference."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from facts.amounts.difference_words import compares, is_by_whom
from facts.amounts.one_person import somebody
from facts.amounts.phrases import phrase_before, phrase_keys
from facts.amounts.quantities import Part
from facts.amounts.tally_ordinals import ordinals
from facts.languages import load_language
from facts.words.text import fold

MOST_TRIGGERS = 3000
"""Words of a text at which a count or a percent can begin: more than any article has."""

_LEAST_WHOLE = 10
_LETTERS = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class CountWords:
    """What a language says around numbers of things and percents; phrases as ``phrases.phrase_key`` writes them."""

    level_before: frozenset[str]
    level_after: frozenset[str]
    delta_before: frozenset[str]
    part_before: frozenset[str]
    part_after: frozenset[str]
    all_before: frozenset[str]
    """What makes "1,900 of them" all of them: "there were"."""
    whole_between: frozenset[str]
    wholes: frozenset[str]
    behind_whole: re.Pattern[str] | None
    ratio: re.Pattern[str] | None
    rate_before: re.Pattern[str]
    rate_from: int
    year_before: frozenset[str]
    multiples: frozenset[str]
    measures: frozenset[str]
    """Lengths and times, which are no whole: "31 stops on 12 kilometres"."""
    zero: frozenset[str]
    delta_verbs: re.Pattern[str] | None
    percent: re.Pattern[str]
    fractions: dict[str, str]
    ordinals: frozenset[str]
    triggers: re.Pattern[str]
    telling: frozenset[str]  # the longest word of each trigger


@cache
def count_words(code: str) -> CountWords:
    """The words of a language, by its code."""
    language = load_language(code)
    table, ranges = language.table("counts"), language.table("numbers")["ranges"]
    percents, points = ("|".join(map(re.escape, table["percents"][key])) for key in ("words", "points"))
    if places := table["percents"].get("places"):
        points = rf"(?:{points})(?! (?:{'|'.join(map(re.escape, places))}))"  # "12 points de vente" are shops
    starts = sorted({*table["zero"], *table["fractions"]}, key=len, reverse=True)
    telling = (max(_LETTERS.findall(start.lower()), key=len) for start in (*starts, *table["nobody"]["who"]))
    return CountWords(
        phrase_keys(table["level_before"]),
        phrase_keys(table["level_after"]),
        phrase_keys(ranges["delta_before"]),
        phrase_keys(ranges["part_before"]),
        phrase_keys(ranges["part_after"]),
        phrase_keys(table["all_before"]),
        frozenset(ranges["whole_between"]),
        phrase_keys(table.get("wholes", ())),
        _behind_whole(table.get("wholes", ()), table.get("wholes_inverting", ()), _tens(language.table("numbers"))),
        re.compile(table["ratio"], re.IGNORECASE) if "ratio" in table else None,
        re.compile(rf"\b(?:{'|'.join(map(re.escape, table['rate_before']))}) $", re.IGNORECASE),
        table["rate_from"],
        frozenset(table["year_before"]),
        frozenset(table["multiples"]),
        frozenset(map(fold, table["measures"])),
        frozenset(table["zero"]),
        re.compile("|".join(ranges["delta_verbs"]), re.IGNORECASE) if ranges["delta_verbs"] else None,
        re.compile(rf"[ -]?(?:(?P<points>{points})|(?:{percents}))(?![^\W_])", re.IGNORECASE),
        dict(table["fractions"]),
        frozenset(language.table("dates")["ordinals"]),
        re.compile(rf"\b(?:{'|'.join(map(re.escape, starts))})\b", re.IGNORECASE),
        frozenset(telling) | ordinals(code) | somebody(code),
    )


def _tens(numbers: Mapping[str, Any]) -> str:
    """The words for numbers from ten on, as a pattern: what a whole can be, ``von den hundert Sitzen``."""
    words = [word for word in numbers["words"][_LEAST_WHOLE:] if word.isalpha()]
    return "|".join(map(re.escape, sorted({*words, *numbers["standalone"]}, key=len, reverse=True)))


def _behind_whole(wholes: Collection[str], inverting: Collection[str], tens: str) -> re.Pattern[str] | None:
    """What stands before the part of a whole that a clause opens with: ``Sur 620 agences, ``, ``Von den 620 fallen ``.

    Behind those ``inverting`` stands the verb, and no comma.
    """
    clause = r"(?:[^,;.:]|(?<=\d)[.,](?=\d))*"  # "5,600" is one figure
    figure = rf"(?:\d|\b(?:{tens})\b)"
    told = [rf"(?:{'|'.join(map(re.escape, wholes))}) (?=[^\d,;.:]*{figure}){clause}, "] if wholes else []
    several = rf"(?:[\d., ]*\d|{tens})"
    told += [rf"(?:{'|'.join(map(re.escape, inverting))}) {several} [^,;.:\d]*"] if inverting else []
    return re.compile(rf"(?:^|[.;:] )(?:{'|'.join(told)})$", re.IGNORECASE) if told else None


def is_difference(part: Part, text: str, words: CountWords, language: str) -> bool:
    """Whether a figure says by how much something moved or differs: ``12 more sites``, ``fell by 3 percent``."""
    if compares(text, {part.end, part.figure.end}, language, counts=part.kind == "count"):
        return True
    if phrase_before(text, part.hedged_start, words.delta_before) is None:
        return False
    if is_by_whom(text, part.hedged_start, language):
        return False
    verbs = words.delta_verbs
    return verbs is None or verbs.search(text, max(0, part.hedged_start - 60), part.hedged_start) is not None
