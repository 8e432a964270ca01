"""Sentence by sentence: which values, names and cues a text has, and whom it is speaking of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from facts.calendar_words import calendar_words
from facts.classify import KindWords, kind_words
from facts.counts import find_counts, find_percents
from facts.cues import Hit, Token, tokens
from facts.dates import find_dates
from facts.dating import topic_of
from facts.entities import StoryNames, SubjectWords, find_entities, speaks_of, story_names, subject_words
from facts.entities import speaks_of as opens_with
from facts.focus import next_focus
from facts.geography import known_place
from facts.kinds import kinds_of
from facts.mentions import Mention
from facts.money import find_money
from facts.people import find_names, find_places
from facts.scope import refutation
from facts.sentence import Entity, Found, Sentence, Who, word_range
from facts.stance import stance_index
from facts.story import Story, ValueType
from facts.subject import MEMORY, STANDS_FOR, Focus, Owner
from facts.text import Span, sentences
from facts.values import Count, Money

_LABEL = re.compile(r"\W{0,4}(?:[^\W\d_]+[ -]?){1,3}:\s")
"""``COST: ...``, ``• Vollzug: ...``: an entry of a list, which speaks of the text's subject again."""

_INTERJECTION = 4
"""Words up to which a sentence is an interjection: ``Timing?``, ``Or might not.``"""

_LARGE = 1_000_000
"""Numbers from here on can be amounts whose currency is left out."""

_LEAD = 700
"""Characters within which a text about the story names it."""

EXCERPT = 120
"""Words up to which a text is an excerpt, which need not name what it is about: who files it under a story knows."""

_LONGEST = 1500
"""Characters of the longest sentence that is read in one piece."""


@dataclass(frozen=True)
class Analysis:
    """A sentence, whom the text spoke of before it, and the words of its language."""

    sentence: Sentence
    focus: Focus
    kinds: KindWords
    language: SubjectWords
    code: str
    named: bool
    """Whether the text names the story's subject anywhere."""
    home: Owner
    """The story's subject."""
    topic: str | None = None
    """The kind of date that the sentence before spoke of, if any."""
    refuted: str | None = None
    """The word by which the next sentence says that this one is not true."""
    unsaid: int = 0
    """Sentences right before that did not name whom the text was speaking of."""


@dataclass
class _Memory:
    """What earlier sentences let later ones leave out: surname → full name, and the currency of the last amount."""

    full: dict[str, str]
    currency: str | None = None


@dataclass(frozen=True)
class _Tools:
    story: Story
    code: str
    names: StoryNames
    language: SubjectWords
    kinds: KindWords
    types: frozenset[ValueType]
    published: date | None
    country: str | None


def analyse(
    text: str, story: Story, code: str, *, published: date | None, title: str | None, country: str | None
) -> Iterator[Analysis]:
    """The sentences of a plain text that can hold a value of the story, each with the focus at that point."""
    kinds = kind_words(story, code)
    known = kinds_of(story)
    types = frozenset(known[fact.kind].type for fact in story.facts)
    tools = _Tools(story, code, story_names(story), subject_words(code), kinds, types, published, country)
    home = Owner(Who.SUBJECT, story.subject.name)
    focus = Focus(home, _first_person(story))
    memory = _Memory({})
    named = speaks_of(f"{title or ''}\n{text}", story)
    if len(text.split()) > EXCERPT and not opens_with(f"{title or ''}\n{text[:_LEAD]}", story):
        focus = replace(focus, silence=MEMORY + 1)
    if title:
        focus = next_focus(_sentence(title, 0, tools, memory, []), focus, home, tools.language)
        if focus.thing.who is Who.UNKNOWN:
            focus = Focus(home, focus.person, focus.seen)
    dates = _joined(text, find_dates(text, code, published=published))
    upcoming, unsaid = 0, 0
    topic: str | None = None
    held: Analysis | None = None
    for span in _bounded(text, sentences(text)):
        while upcoming < len(dates) and dates[upcoming].start < span.start:
            upcoming += 1
        inside = [
            replace(d, start=d.start - span.start, end=d.end - span.start)
            for d in dates[upcoming:]
            if d.end <= span.end
        ]
        sentence = _sentence(text[span.start : span.end], span.start, tools, memory, inside)
        if held is not None:
            yield replace(held, refuted=refutation(sentence))
            held = None
        if sentence.found or any(hit.cue.label in kinds.value_of for hit in sentence.kinds):
            here = replace(focus, thing=home) if _LABEL.match(sentence.text) else focus
            held = Analysis(sentence, here, kinds, tools.language, code, named, home, topic, unsaid=unsaid)
        topic = topic_of(sentence, kinds, topic)
        focus = _spoken_of(sentence, focus, next_focus(sentence, focus, home, tools.language), home)
        said = any(e.name == focus.thing.name or _stands_for(e, focus.thing) for e in sentence.entities)
        unsaid = 0 if said else unsaid + 1
    if held is not None:
        yield held


def _stands_for(entity: Entity, thing: Owner) -> bool:
    """Whether a word such as "the company" goes on with whom the text spoke of: a name that the story knows."""
    return entity.who in STANDS_FOR and thing.who is not Who.UNKNOWN


def _spoken_of(sentence: Sentence, before: Focus, after: Focus, home: Owner) -> Focus:
    """The focus after a sentence: a town is where and not who, and an interjection is no sentence of silence."""
    if after.thing.who is Who.UNKNOWN and known_place(after.thing.name) is not None:
        after = replace(after, thing=home)
    if len(sentence.words) <= _INTERJECTION and sentence.text.rstrip().endswith((".", "?", "!")):
        after = replace(after, silence=min(after.silence, before.silence))
    return after


def _joined(text: str, dates: list[Mention]) -> list[Mention]:
    """``ce vendredi 4 avril``: a day of the week and its date are one mention."""
    joined: list[Mention] = []
    for mention in dates:
        before = joined[-1] if joined else None
        if before is not None and before.value == mention.value and text[before.end : mention.start] in {" ", ", "}:
            joined[-1] = replace(mention, start=before.start)
        else:
            joined.append(mention)
    return joined


def _bounded(text: str, spans: list[Span]) -> Iterator[Span]:
    """The sentences, those longer than any sentence cut at spaces: a table without stops, or worse."""
    for span in spans:
        start = span.start
        while span.end - start > _LONGEST:
            cut = text.rfind(" ", start + 1, start + _LONGEST)
            end = cut if cut > start else start + _LONGEST
            yield Span(start, end)
            start = end
        yield Span(start, span.end)


def _first_person(story: Story) -> Owner | None:
    if story.subject.type == "person":
        return Owner(Who.SUBJECT, story.subject.name)
    return Owner(Who.PERSON, story.subject.people[0][0]) if story.subject.people else None


def _sentence(text: str, start: int, tools: _Tools, memory: _Memory, dates: list[Mention]) -> Sentence:
    words = tokens(text)
    quantities = _quantities(text, words, tools, memory, dates)
    hits = tools.kinds.index.find(words)
    subjects = tools.language.index.find(words)
    occupied = [(found.first, found.last) for found in quantities]
    surnames = frozenset(memory.full)
    no_names = occupied + [(hit.first, hit.last) for hit in hits if hit.first == hit.last]
    entities = find_entities(text, words, subjects, tools.names, tools.language, no_names, surnames)
    dated = [(found.first, found.last) for found in quantities if found.type == "date"]
    hits = [hit for hit in hits if not _inside_a_name(hit, entities) and not _edge_of_a_date(hit, words, dated, tools)]
    _remember(text, words, entities, memory.full)
    found = quantities + _named(text, words, entities, memory.full, hits, subjects, tools)
    found.sort(key=lambda item: (item.first, item.last))
    stances = [
        hit
        for hit in stance_index(tools.code).find(words)
        if (hit.cue.label == "done" or not _within(hit, occupied))
        and not (hit.first == hit.last and _inside_a_name(hit, entities))
    ]
    return Sentence(text, start, words, hits, stances, subjects, entities, found)


def _inside_a_name(hit: Hit, entities: list[Entity]) -> bool:
    """``Hansa Kreditbank``: a word of a name announces nothing."""
    named = {Who.SUBJECT, Who.PERSON, Who.MAKER, Who.OTHER, Who.MEDIUM}
    return any(e.who in named and e.first <= hit.first and hit.last <= e.last for e in entities)


def _edge_of_a_date(hit: Hit, words: list[Token], dated: list[tuple[int, int]], tools: _Tools) -> bool:
    """``at the start of May``: the start of a month is no start of something that a story follows."""
    relation, _, kind = hit.cue.label.partition(" ")
    if (
        relation != "cue"
        or tools.kinds.kinds[kind].hidden
        or words[hit.last].word not in calendar_words(tools.code).frame
    ):
        return False
    return _within(hit, dated)


def _within(hit: Hit, occupied: list[tuple[int, int]]) -> bool:
    """``May 26``: a word of a value is no cue of its modality."""
    return any(first <= hit.first and hit.last <= last for first, last in occupied)


def _quantities(text: str, words: list[Token], tools: _Tools, memory: _Memory, dates: list[Mention]) -> list[Found]:
    mentions: list[tuple[ValueType, Mention]] = [("date", date) for date in dates]
    if "money" in tools.types:
        amounts = find_money(text, tools.code, country=tools.country)
        memory.currency = _last_currency(amounts) or memory.currency
        mentions += [("money", mention) for mention in amounts + _bare_amounts(text, tools.code, memory.currency)]
    if "count" in tools.types:
        mentions += [("count", mention) for mention in find_counts(text, tools.code)]
    if "percent" in tools.types:
        mentions += [("percent", mention) for mention in find_percents(text, tools.code)]
    placed = ((kind, m, word_range(words, m.start, m.end)) for kind, m in mentions)
    return [Found(kind, mention, *place) for kind, mention, place in placed if place is not None]


def _last_currency(amounts: list[Mention]) -> str | None:
    values = [mention.value for mention in amounts]
    return next((value.currency for value in reversed(values) if isinstance(value, Money)), None)


def _bare_amounts(text: str, code: str, currency: str | None) -> list[Mention]:
    """``785 Millionen`` in a text that has spoken of euros: an amount, if the words around it say so."""
    if currency is None:
        return []
    return [
        replace(mention, value=Money(value.amount, currency, value.unit, value.maximum, value.hedge))
        for mention in find_counts(text, code)
        if mention.noun is None and isinstance(value := mention.value, Count) and value.amount >= _LARGE
    ]


def _named(
    text: str,
    words: list[Token],
    entities: list[Entity],
    full: dict[str, str],
    hits: list[Hit],
    subjects: list[Hit],
    tools: _Tools,
) -> list[Found]:
    found: list[Found] = []
    wanted = tools.types | ({"person"} if any(fact.person for fact in tools.story.facts) else set())
    if wanted & {"person", "organisation"}:
        found += [item for item in find_names(text, words, entities, full) if item.type in wanted]
    if "place" in tools.types:
        found += find_places(text, words, hits, subjects, tools.kinds, tools.language)
    return found


def _remember(text: str, words: list[Token], entities: list[Entity], full: dict[str, str]) -> None:
    """A full name lets a later surname be completed."""
    for entity in entities:
        if entity.human:
            name = (
                entity.name
                if entity.who is not Who.UNKNOWN
                else text[words[entity.first].start : words[entity.last].end]
            )
            if " " in name:
                full.setdefault(name.split()[-1], name)
