"""A value as a person types it, "€3.5 billion" or "early 2026", read by the same grammar as the texts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from facts.amounts.counts import find_counts
from facts.amounts.money import find_money
from facts.amounts.numbers import find_figures
from facts.amounts.percents import find_percents
from facts.dates.dates import find_dates
from facts.edtf import EdtfError, parse
from facts.kinds import Kind, kinds_of
from facts.languages import language_codes, load_language
from facts.meaning.kind_cues import OF_THE_PRODUCT
from facts.story import Story
from facts.values import Choice, Count, DateSpan, Money, Name, Percent, Place, Value
from facts.words.cues import cues_of, index_of, tokens
from facts.words.mentions import Mention
from facts.words.text import fold, normalise

EXAMPLES: dict[type[Value], str] = {
    Money: "€3.5 billion, about 640 million dollars",
    Count: "300, about 1,200, 3 to 4",
    Percent: "12.5%",
    DateSpan: "January 2026, early 2026, 2026-01-15",
    Name: "a name",
    Place: "a place",
    Choice: "a word",
}


def typed_value(
    text: str, like: type[Value], *, on: date | None = None, story: Story | None = None, fact: str | None = None
) -> Value:
    """The value of a type that a text writes out in full, in the first language that understands all of it.

    English is tried first. ``on`` resolves "next week". With a story and one of its facts a count may only name what
    the fact counts: "twelve days" is no number of dead. Raises ValueError that says what is wrong, with examples.
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
    kind = _kind(story, fact) if story is not None and fact is not None else None
    counted = _counted(kind, story) if kind is not None and story is not None else ()
    refused = None
    for language in sorted(language_codes(), key=lambda code: (code != "en", code)):
        for one in _mentions(said, like, language, on):
            if one.start > 0 or one.end < len(said) or one.delta:
                continue
            if one.noun is None or not counted or index_of(cues_of("noun", counted)).find(tokens(one.noun)):
                return one.value
            refused = refused or one.noun
    if refused is not None and kind is not None:
        msg = f"{text!r} counts {refused!r}, but {fact} is: {kind.description or kind.id}. Write the number alone"
        raise ValueError(msg)
    msg = f"{text!r} is not understood. Write for example: {EXAMPLES[like]}"
    raise ValueError(msg)


def _kind(story: Story, fact: str) -> Kind | None:
    """The kind of a fact; None where the story file does not have the fact any more."""
    return next((kinds_of(story)[one.kind] for one in story.facts if one.id == fact), None)


def _counted(kind: Kind, story: Story) -> tuple[str, ...]:
    """The nouns that a kind counts, in all languages, as cues; empty where it may count anything."""
    names = (story.subject.name, *story.subject.aliases) if kind.nouns and kind.id in OF_THE_PRODUCT else ()
    return tuple(fold(noun) for noun in (*(noun for nouns in kind.nouns.values() for noun in nouns), *names))


def _mentions(text: str, like: type[Value], language: str, on: date | None) -> Sequence[Mention]:
    if like is Money:
        return find_money(text, language)
    if like is Percent:
        return find_percents(text, language)
    if like is DateSpan:
        return find_dates(text, language, published=on)
    found, figures = find_counts(text, language), find_figures(text, language)
    if not found and figures:
        end = figures[-1].end
        somebody = load_language(language).table("counts")["somebody"]
        with_noun = f"{text[:end]} {somebody}{text[end:]}"
        return [one._replace(noun=None) for one in find_counts(with_noun, language) if one.end == len(with_noun)]
    return found
