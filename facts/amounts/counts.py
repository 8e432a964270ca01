"""Counts of things in a sentence: levels, differences, parts of a whole, "no site will close"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from decimal import Decimal
from functools import lru_cache
from itertools import islice

from facts.amounts.ages import is_age
from facts.amounts.count_words import MOST_TRIGGERS, CountWords, count_words, is_difference
from facts.amounts.money import money_spans
from facts.amounts.nobody import find_nobody
from facts.amounts.nouns import is_counted, noun_after
from facts.amounts.numbers import find_figures
from facts.amounts.numerals import Figure, is_year, is_year_like
from facts.amounts.one_person import find_one_person
from facts.amounts.percents import find_percents
from facts.amounts.phrases import phrase_after, phrase_before, words_before
from facts.amounts.quantities import Part, hedge, join, outside, spans_of, tidy
from facts.amounts.tally_ordinals import find_ordinals
from facts.amounts.uncounted import is_date, is_label, is_of_somebody, is_unlikely
from facts.languages import load_language
from facts.values import Count
from facts.words.mentions import Mention
from facts.words.small_words import small_words, word_pairs
from facts.words.text import fold

_OF_SOMEBODYS = re.compile(r" of [^\W\d][^,;.:()\d]{0,40}(?:'s|s') \d")  # "400 of Velora's 5,200 jobs"
_LETTERS = re.compile(r"[^\W\d_]+")
_LABEL = re.compile(r"(?P<noun>[^\W\d_]+)(?: (?:sold|total))? ?[:|] ?$")
_NEXT_FIGURE = re.compile(r" ?(?:-|[^\W\d_]{1,3}) ?\d[\d.,]*")
_MOST_OF_A_RATIO = 100
_WINDOW = 120  # characters
_MOST_TIMES = 1000  # "40 million times" counts downloads, "three times" nothing


def may_hold_counts(said: Collection[str], language: str) -> bool:
    """Whether a sentence without figures can still have a count or a percent: "no site", "a third", "nobody".

    ``said`` are its words in small letters. A cheap test that spares most sentences.
    """
    return not count_words(language).telling.isdisjoint(said)


def find_counts(text: str, language: str) -> list[Mention]:
    """The numbers of things in a sentence, in order: never money, percents, dates, years or version numbers.

    ``noun`` is the word that is counted, folded, or None ("stands near 455 million"). "No site will close" is a
    count of zero.
    """
    return list(_counts(text, language))


@lru_cache(maxsize=64)
def _counts(text: str, language: str) -> tuple[Mention, ...]:
    words = count_words(language)
    nobody = (*find_nobody(text, language), *find_ordinals(text, language), *find_one_person(text, language))
    if not find_figures(text, language) and not words.triggers.search(text):
        return nobody
    taken = [*money_spans(text, language), *spans_of(find_percents(text, language)), *spans_of(nobody)]
    figures = outside(find_figures(text, language), taken)
    parts = [part for figure in figures if (part := _count_part(text, figure, words, language)) is not None]
    kept = _with_listed_nouns(join(parts, text, language, _counts_mergeable), text)
    mentions: list[Mention] = []
    counted = False
    for part in kept:
        if (mention := _count(part, text, words, language, counted=counted)) is not None:
            mentions.append(mention)
            counted = counted or part.noun is not None
    mentions = _mark_parts(mentions, text, words, language)
    mentions += outside([*_zeros(text, language, words), *nobody], spans_of(mentions))
    return tuple(sorted(mentions, key=lambda mention: mention.start))


def _count_part(text: str, figure: Figure, words: CountWords, language: str) -> Part | None:
    if is_label(text, figure, language) or is_date(text, figure, language) or is_of_somebody(text, figure, language):
        return None
    if _is_base_of_a_rate(text, figure, words) or is_age(text, figure, language):
        return None
    ratio = words.ratio
    if (
        ratio is not None
        and figure.amount <= _MOST_OF_A_RATIO
        and ratio.search(text, max(0, figure.start - _WINDOW), figure.start)
    ):
        return None
    part = Part(figure.start, figure.end, figure.amount, figure.unit, figure.scale, figure)
    noun = noun_after(text, figure.end, language)
    if noun is not None and noun.word in words.multiples and figure.amount < _MOST_TIMES:
        return None
    if noun is not None:
        part.noun = noun.word
        part.end = noun.end if noun.end - figure.end < 40 else figure.end
    else:
        part.noun = _label(text, figure, language)
    hedge(part, text, language)
    ranged = noun is None and _begins_range(text, figure, language)
    known = (noun is not None and noun.known) or ranged or _before_whole(part, text, words) or _reached(text, figure)
    after_year_word = figure.plain and not ranged and _after_year_word(text, figure, words)
    if (part.hedge is None or _since_a_year(text, figure)) and is_unlikely(
        text, figure, known=known, after_year_word=after_year_word
    ):
        return None
    part.kind = "count"
    return part


def _since_a_year(text: str, figure: Figure) -> bool:
    """``averti dès 2006``: a year behind a word that is "at least" before other figures."""
    before = words_before(text, figure.start)
    return is_year(figure) and bool(before) and before[-1][0] in small_words("since_or_least")


def _with_listed_nouns(parts: list[Part], text: str) -> list[Part]:
    """``mit 116, 135 und 211 Pferdestärken``: the figures of a list count what the last of them counts.

    In ``the toll is nine and 43 cases are open`` they are no list: one is printed in words.
    """
    joins = small_words("and") | small_words("or")
    for place in range(len(parts) - 1, 0, -1):
        part, following = parts[place - 1], parts[place]
        between = text[part.end : following.hedged_start].strip()
        goes_on = following.listed and between == ","
        alike = part.noun is None and following.noun is not None and part.figure.digits == following.figure.digits
        if alike and (goes_on or between in joins):
            part.noun, part.listed = following.noun, True
    return parts


def _is_base_of_a_rate(text: str, figure: Figure, words: CountWords) -> bool:
    """``kills one of every 1,000 children``, ``12 Fälle je 100.000 Einwohner``: a round number that counts nobody."""
    return (
        figure.amount.normalize().as_tuple().digits == (1,)  # a power of ten
        and figure.amount >= words.rate_from
        and words.rate_before.search(text, max(0, figure.start - _WINDOW), figure.start) is not None
    )


def _begins_range(text: str, figure: Figure, language: str) -> bool:
    """``between 1500 and 2000 jobs``: what stands behind the next figure is known to be counted."""
    match = _NEXT_FIGURE.match(text, figure.end)
    noun = noun_after(text, match.end(), language) if match is not None else None
    return noun is not None and noun.known


def _label(text: str, figure: Figure, language: str) -> str | None:
    """The counted noun before the number: "units sold: 5 million", a table's "Mitarbeiter | 5.000"."""
    label = _LABEL.search(text, max(0, figure.start - 40), figure.start)
    return fold(label["noun"]) if label is not None and is_counted(label["noun"], language) else None


def _after_year_word(text: str, figure: Figure, words: CountWords) -> bool:
    before = [word for word, _ in words_before(text, figure.start)]
    if len(before) > 1 and before[-2].isdecimal() and not is_year_like(int(before[-2])):
        return False  # "1500 bis 2000 Stellen"
    return bool(before) and before[-1] in words.year_before


def _reached(text: str, figure: Figure) -> bool:
    """``sank von 2500 auf 1900``: what a figure came to that is no year is none either."""
    before = [word for word, _ in words_before(text, figure.start)[-2:]]
    if len(before) < 2 or before[1] not in small_words("to") or not before[0].isdecimal():
        return False
    return len(before[0]) > 2 and not is_year_like(int(before[0]))


def _counts_mergeable(first: Part, second: Part) -> bool:
    return first.noun is None or second.noun is None or first.noun == second.noun


def _count(part: Part, text: str, words: CountWords, language: str, *, counted: bool) -> Mention | None:
    opens = part.noun is None and phrase_after(text, part.end, words.level_after) is not None
    level = opens or phrase_before(text, part.hedged_start, words.level_before)
    told = part.former or part.versus
    if part.noun is None and part.hedge is None and part.maximum is None and not told and not level:
        small = part.scale == 1 and not _has_separator(part, text) and not (counted and 100 <= part.amount < 10000)
        if (
            small
            and not _part_cue(part, text, words)
            and not _before_whole(part, text, words)
            and not _after_whole(part.hedged_start, text, words)
        ):
            return None
    if part.noun is None and part.scale == 1 and part.figure.amount < 2 and not part.figure.digits:
        return None
    value = Count(tidy(part.amount), tidy(part.unit), None if part.maximum is None else tidy(part.maximum), part.hedge)
    return Mention(
        part.hedged_start,
        part.end,
        value,
        former=part.former,
        delta=part.delta or not (part.former or part.versus or not is_difference(part, text, words, language)),
        part=_part_cue(part, text, words),
        noun=part.noun,
        side=part.side,
        opens=opens,
    )


def _part_cue(part: Part, text: str, words: CountWords) -> bool:
    if phrase_before(text, part.hedged_start, words.part_before) is not None:
        return True
    behind = phrase_after(text, part.figure.end, words.part_after) is not None
    return behind and phrase_before(text, part.hedged_start, words.all_before) is None


def _before_whole(part: Part, text: str, words: CountWords) -> bool:
    """``12 of the 80 shops``: a small number with its whole behind it."""
    if _OF_SOMEBODYS.match(text, part.figure.end):
        return True
    found = phrase_after(text, part.figure.end, words.whole_between)
    return found is not None and text[found[1] : found[1] + 2].strip()[:1].isdigit()


def _after_whole(start: int, text: str, words: CountWords) -> bool:
    """``Sur 620 agences, 140 fermeront``: a number right behind its whole."""
    pattern = words.behind_whole
    return pattern is not None and pattern.search(text[max(0, start - _WINDOW) : start]) is not None


def _is_whole_of(first: Mention, second: Mention, text: str, words: CountWords) -> bool:
    """Whether a number stands right behind its whole; of ``Sur les trois derniers mois, 9 973 voitures`` it is none."""
    following = _LETTERS.search(text, first.end, second.start)
    measured = first.noun in words.measures or (following is not None and fold(following.group()) in words.measures)
    if measured or not (isinstance(first.value, Count) and isinstance(second.value, Count)):
        return False
    return second.value.amount <= first.value.amount and _after_whole(second.start, text, words)


def _has_separator(part: Part, text: str) -> bool:
    return part.amount >= 1000 and not text[part.figure.start : part.figure.end].isdigit()


def _mark_parts(mentions: list[Mention], text: str, words: CountWords, language: str) -> list[Mention]:
    """Mark N and M in "N der insgesamt M Stellen": a share and its whole, which count the same things."""
    marked = list(mentions)
    for index in range(len(marked) - 1):
        first, second = marked[index], marked[index + 1]
        between = " ".join(text[first.end : second.start].split()).lower()
        if _is_whole_of(first, second, text, words) and not _told_itself(between):
            noun = second.noun if second.noun is not None and is_counted(second.noun, language) else first.noun
            marked[index] = first._replace(whole=True)
            marked[index + 1] = second._replace(share=True, noun=noun)
            continue
        nested = first.start < second.start < second.end <= first.end  # "two of the eight shops"
        of_somebodys = _OF_SOMEBODYS.fullmatch(text, first.end, second.start + 1) is not None
        measured = second.noun in words.measures  # "31 arrêts sur 12 kilomètres": no whole
        if not measured and (nested or between in words.whole_between or _noun_and_whole(between) or of_somebodys):
            marked[index] = first._replace(share=True, noun=first.noun or second.noun)
            marked[index + 1] = second._replace(whole=True)
    return marked


def _told_itself(between: str) -> bool:
    """``Of the 64 shops that closed, nine``: a clause of its own says what the whole is."""
    return not (small_words("opens_relative") - small_words("articles")).isdisjoint(between.split())


def _noun_and_whole(between: str) -> bool:
    """``7 500 suppressions de postes sur 26 400``: what is counted has two nouns."""
    words = between.split()
    return len(words) == 3 and (words[0], words[2]) in word_pairs("part_of")


def _zeros(text: str, language: str, words: CountWords) -> Iterator[Mention]:
    for match in islice(words.triggers.finditer(text), MOST_TRIGGERS):
        if match.group().lower() not in words.zero:
            continue
        noun = noun_after(text, match.end(), language)
        if noun is not None and (match.group().lower(), noun.word) in word_pairs("no_zero"):
            continue
        if noun is None or not noun.known or _of_another_noun(text[match.end() : noun.start], language):
            continue
        yield Mention(match.start(), noun.end, Count(Decimal(0), Decimal(1)), noun=noun.word)


def _of_another_noun(between: str, language: str) -> bool:
    """``pas d'indemnité de départ``: a noun and its "of" stand before the one that is counted, which is not denied."""
    links = load_language(language).table("counts")["link_after"]
    said = [word.lower() for word in _LETTERS.findall(between)]
    return any(word in links and place for place, word in enumerate(said)) and said[0] not in links
