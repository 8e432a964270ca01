"""A value as a person types it, "€3.5 billion" or "early 2026", read by the same grammar as the texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from facts.counts import find_counts, find_percents
from facts.dates import find_dates
from facts.edtf import EdtfError, parse
from facts.languages import language_codes
from facts.mentions import Mention
from facts.money import find_money
from facts.text import normalise
from facts.values import Choice, Count, DateSpan, Money, Name, Percent, Place, Value

EXAMPLES: dict[type[Value], str] = {
    Money: "€3.5 billion, about 640 million dollars",
    Count: "300, about 1,200, 3 to 4",
    Percent: "12.5%",
    DateSpan: "January 2026, early 2026, 2026-01-15",
    Name: "a name",
    Place: "a place",
    Choice: "a word",
}


def typed_value(text: str, like: type[Value], *, on: date | None = None) -> Value:
    """The value of a type that a text writes out in full, in the first language that understands all of it.

    English is tried first. ``on`` resolves "next week". Raises ValueError that gives examples.
    """
    said = normalise(text).text.strip()
    if like in {Name, Place, Choice} and said:
        return like(said)
    if like is DateSpan:
        try:
            parse(said)
        except EdtfError:
            pass
        else:
            return DateSpan(said)
    for language in sorted(language_codes(), key=lambda code: (code != "en", code)):
        whole = [one for one in _mentions(said, like, language, on) if one.start == 0 and one.end >= len(said)]
        if said and whole:
            return whole[0].value
    msg = f"{text!r} is not understood. Write for example: {EXAMPLES[like]}"
    raise ValueError(msg)


def _mentions(text: str, like: type[Value], language: str, on: date | None) -> Sequence[Mention]:
    if like is Money:
        return find_money(text, language)
    if like is Percent:
        return find_percents(text, language)
    if like is DateSpan:
        return find_dates(text, language, published=on)
    return [*find_counts(text, language), *find_counts(f"{text} {_COUNTED[language]}", language)]


_COUNTED = {"en": "people", "de": "Menschen", "fr": "personnes"}
"""Something to count, for a bare number is none in prose."""
