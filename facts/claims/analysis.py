"""Sentence by sentence: which values, names and cues a text has, and whom it is speaking of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from facts.amounts.bare_amounts import bare_amounts, last_currency
from facts.amounts.counts import find_counts, find_percents, may_hold_counts
from facts.amounts.elided import find_elided
from facts.amounts.local_dollars import country_of_dollars
from facts.amounts.money import find_money
from facts.amounts.numbers import may_hold_figures
from facts.claims.fragments import with_figures
from facts.dates.calendar_words import calendar_words
from facts.dates.dates import find_dates
from facts.kinds import kinds_of
from facts.meaning.asking import waits
from facts.meaning.dating import topic_of
from facts.meaning.going_on import Topics, topics_of
from facts.meaning.kind_cues import KindWords, kind_words, name_and_stance_labels
from facts.names.entities import SubjectWords, find_entities, subject_words
from facts.names.full_names import remember
from facts.names.geography import known_place
from facts.names.parts_of_names import without_old_places
from facts.names.story_names import StoryNames, speaks_of, story_names
from facts.names.story_names import speaks_of as opens_with
from facts.owners.focus import next_focus
from facts.owners.namesakes import sorts_of, with_namesakes
from facts.owners.people import find_names, find_places
from facts.owners.products import without_own_name
from facts.owners.subject import MEMORY, STANDS_FOR, Focus, Owner
from facts.stance.scope import refutation
from facts.story import Story, ValueType
from facts.words.cues import Hit, Token, tokens
from facts.words.mentions import Mention
from facts.words.sentence import OWN, Entity, Found, Sentence, Who, word_range
from facts.words.text import bounded, fold, sentences

_LABEL = re.compile(r"\W{0,4}(?:[^\W\d_]+[ -]?){1,3}:\s")
"""``COST: ...``, ``• Vollzug: ...``: an entry of a list, which speaks of the text's subject again."""

_INTERJECTION = 4  # words up to which a sentence is one: ``Timing?``, ``Or might not.``

_NAMES = frozenset({Who.SUBJECT, Who.PERSON, Who.MAKER, Who.OTHER, Who.MEDIUM})
"""Names that the story or everybody knows."""

_LEAD = 700  # characters within which a text about the story names it

EXCERPT = 120
"""Words up to which a text is an excerpt, which need not name what it is about: who files it under a story knows."""


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
    topics: Topics = field(default_factory=dict)
    """The kinds of figures that the sentences before spoke of."""
    refuted: str | None = None
    """The word by which the next sentence says that this one is not true."""
    unsaid: int = 0
    """Sentences right before that did not name whom the text was speaking of."""
    asked: bool = False
    """Whether the sentence before asks for something: this one answers."""
    headed: str | None = None
    """Another name of the story that the title speaks of, naming nobody of the subject's."""


@dataclass
class _Memory:
    """What a text lets its sentences leave out: surname → full name, the last currency, the last figure."""

    full: dict[str, str]
    text: str
    """All of it, with its title: a first sentence can leave out the currency that a later one names."""
    met: set[str] = field(default_factory=set)
    """Names of one word that no story knows: seen once for sure, they are names wherever they stand."""
    currency: str | None = None
    last: tuple[ValueType, Mention] | None = None


@dataclass(frozen=True)
class _Tools:
    code: str
    names: StoryNames
    language: SubjectWords
    kinds: KindWords
    types: frozenset[ValueType]
    named: frozenset[ValueType]
    """Which of persons and organisations are values."""
    country: str | None
    own: frozenset[str]
    """The subject's names, folded."""
    sorts: frozenset[str]
    """The nouns in its names that say what it is."""


def analyse(
    text: str, story: Story, code: str, *, published: date | None, title: str | None, country: str | None
) -> Iterator[Analysis]:
    """The sentences of a plain text that can hold a value of the story, each with the focus at that point."""
    kinds = kind_words(story, code)
    known = kinds_of(story)
    types = frozenset(known[fact.kind].type for fact in story.facts)
    names, language = story_names(story), subject_words(code)
    persons: set[ValueType] = {"person"} if any(fact.person for fact in story.facts) else set()
    wanted = (types | persons) & {"person", "organisation"}
    country = country or (country_of_dollars(f"{title or ''}\n{text}", code) if "money" in types else None)
    tools = _Tools(code, names, language, kinds, types, wanted, country, _own_names(story), sorts_of(story))
    home = Owner(Who.SUBJECT, story.subject.name)
    focus = Focus(home, _first_person(story))
    memory = _Memory({}, f"{title or ''}\n{text}")
    named = speaks_of(f"{title or ''}\n{text}", story)
    if len(text.split(maxsplit=EXCERPT)) > EXCERPT and not opens_with(f"{title or ''}\n{text[:_LEAD]}", story):
        focus = replace(focus, silence=MEMORY + 1)
    focus, topics, spoken_of = _behind_title(title, focus, tools, memory, home)
    dates = _joined(text, find_dates(text, code, published=published))
    upcoming, unsaid, asked = 0, 0, 0
    topic: str | None = None
    held: Analysis | None = None
    for span in bounded(text, with_figures(text, sentences(text))):
        while upcoming < len(dates) and dates[upcoming].start < span.start:
            upcoming += 1
        inside = []
        while upcoming < len(dates) and dates[upcoming].start < span.end:
            mention = dates[upcoming]
            upcoming += 1
            if mention.end <= span.end:
                inside.append(mention._replace(start=mention.start - span.start, end=mention.end - span.start))
        sentence = _sentence(text[span.start : span.end], span.start, tools, memory, inside)
        if held is not None:
            refuted = refutation(sentence)
            yield replace(held, refuted=refuted) if refuted is not None else held
            held = None
        if sentence.found or any(hit.cue.label in kinds.value_of for hit in sentence.kinds):
            here = replace(focus, thing=home) if _LABEL.match(sentence.text) else focus
            held = Analysis(
                sentence,
                here,
                kinds,
                tools.language,
                code,
                named,
                home,
                topic,
                topics,
                unsaid=unsaid,
                asked=asked > 0,
                headed=None if spoken_of is home else spoken_of.name,
            )
        asked = waits(sentence, asked)
        if sentence.question or not asked:
            topic, topics = topic_of(sentence, kinds, topic), topics_of(sentence, kinds, topics)
        focus = _spoken_of(sentence, focus, next_focus(sentence, focus, spoken_of, tools.language), home)
        said = any(e.name == focus.thing.name or _stands_for(e, focus.thing) for e in sentence.entities)
        unsaid = 0 if said else unsaid + 1
    if held is not None:
        yield held


def _behind_title(
    title: str | None, focus: Focus, tools: _Tools, memory: _Memory, home: Owner
) -> tuple[Focus, Topics, Owner]:
    """The focus and the topics behind a title, and whom the text goes back to: the subject, or another of the title."""
    if not title:
        return focus, {}, home
    head = _sentence(title, 0, tools, memory, [])
    topics = topics_of(head, tools.kinds, {})
    focus = next_focus(head, focus, home, tools.language)
    if focus.thing.who is Who.UNKNOWN:
        focus = Focus(home, focus.person, focus.seen, parties=focus.parties)
    elif focus.thing.who is Who.OTHER and not any(entity.who in OWN for entity in head.entities):
        return focus, topics, focus.thing
    return focus, topics, home


def _stands_for(entity: Entity, thing: Owner) -> bool:
    """Whether a word such as "the company" goes on with whom the text spoke of: a name that the story knows."""
    return entity.who in STANDS_FOR and thing.who is not Who.UNKNOWN


def _spoken_of(sentence: Sentence, before: Focus, after: Focus, home: Owner) -> Focus:
    """The focus after a sentence: a town is where and not who, and an interjection is no sentence of silence."""
    if after.thing.who is Who.UNKNOWN and known_place(after.thing.name) is not None:
        after = replace(after, thing=home)
    if len(sentence.words) <= _INTERJECTION and sentence.text.rstrip().endswith((".", "?", "!")):
        thing = after.thing if any(entity.who in _NAMES for entity in sentence.entities) else before.thing
        after = replace(after, thing=thing, silence=min(after.silence, before.silence))
    return after


def _joined(text: str, dates: list[Mention]) -> list[Mention]:
    """``ce vendredi 4 avril``: a day of the week and its date are one mention."""
    joined: list[Mention] = []
    for mention in dates:
        before = joined[-1] if joined else None
        if before is not None and before.value == mention.value and text[before.end : mention.start] in {" ", ", "}:
            joined[-1] = mention._replace(start=before.start)
        else:
            joined.append(mention)
    return joined


def _first_person(story: Story) -> Owner | None:
    if story.subject.type == "person":
        return Owner(Who.SUBJECT, story.subject.name)
    return Owner(Who.PERSON, story.subject.people[0][0]) if story.subject.people else None


def _sentence(text: str, start: int, tools: _Tools, memory: _Memory, dates: list[Mention]) -> Sentence:
    words = tokens(text)
    quantities = _quantities(text, words, tools, memory, dates)
    hits, subjects, stances = _hits(words, tools)
    occupied = [(found.first, found.last) for found in quantities]
    subjects = [hit for hit in subjects if hit.cue.label != "comparison" or not _within(hit, occupied)]
    said = {hit.first for hit in hits if hit.first == hit.last}
    entities = find_entities(
        text, words, subjects, tools.names, tools.language, occupied, said, memory.full, memory.met
    )
    subjects = without_old_places(words, subjects, entities, "other_version", tools.language.places_at)
    stances = without_old_places(words, stances, entities, "former", tools.language.places_at)
    entities = with_namesakes(words, entities, tools.sorts, tools.language)
    names = [(entity.first, entity.last) for entity in entities if entity.who in _NAMES]
    if names:
        quantities = [found for found in quantities if not _begins_within(found, names)]
    dated = [(found.first, found.last) for found in quantities if found.type == "date"]
    if names or dated:
        hits = [hit for hit in hits if not _within(hit, names) and not _edge_of_a_date(hit, words, dated, tools)]
    if not tools.language.nouns_have_capitals and not _headline(words):
        hits = [hit for hit in hits if not _in_a_name(hit, text, words, tools)]
    sure = tools.language.nouns_have_capitals or "person" not in tools.named
    remember(text, words, entities, memory.full, sure=sure)
    memory.met |= {e.name for e in entities if e.who is Who.UNKNOWN and e.first == e.last and not e.human}
    found = quantities + _named(text, words, entities, memory.full, hits, subjects, tools)
    found.sort(key=lambda item: (item.first, item.last))
    if names or occupied:
        stances = [
            hit
            for hit in stances
            if (hit.cue.label in {"done", "earlier"} or not _within(hit, occupied))
            and not (hit.first == hit.last and _within(hit, names))
        ]
    return Sentence(text, start, words, hits, stances, subjects, entities, found)


def _hits(words: list[Token], tools: _Tools) -> tuple[list[Hit], list[Hit], list[Hit]]:
    """The cues of a sentence that speak of kinds, of names and of stances."""
    of_names, of_stances = name_and_stance_labels(tools.code)
    kinds: list[Hit] = []
    subjects: list[Hit] = []
    stances: list[Hit] = []
    for hit in tools.kinds.cues.find(words):
        label = hit.cue.label
        (subjects if label in of_names else stances if label in of_stances else kinds).append(hit)
    return kinds, subjects, stances


def _edge_of_a_date(hit: Hit, words: list[Token], dated: list[tuple[int, int]], tools: _Tools) -> bool:
    """``at the start of May``: the start of a month is no start of something that a story follows."""
    edges = calendar_words(tools.code).frame
    if not _within(hit, dated) or not (words[hit.first].word in edges or words[hit.last].word in edges):
        return False
    relation, _, kind = hit.cue.label.partition(" ")
    return relation == "cue" and not tools.kinds.kinds[kind].hidden


def _headline(words: list[Token]) -> bool:
    """``Norvent Opens Second Plant in Riga``: a line in which most words have a capital."""
    return 3 * sum(word.capital for word in words) > 2 * len(words)


def _in_a_name(hit: Hit, text: str, words: list[Token], tools: _Tools) -> bool:
    """``the European Commission``: a word with a capital behind another one is a part of a name. Not so a role."""
    if hit.first == 0 or hit.last > hit.first:
        return False
    first, word = words[hit.first - 1], words[hit.first]
    if not (first.capital and word.capital):
        return False
    relation, _, kind = hit.cue.label.partition(" ")
    spelled = text[word.start + 1 : word.end].islower() and text[first.end : word.start] == " "
    return relation == "cue" and spelled and tools.kinds.kinds[kind].type not in {"person", "organisation"}


def _within(hit: Hit, occupied: list[tuple[int, int]]) -> bool:
    """``Hansa Kreditbank``, ``May 26``: a word of a name announces nothing, a word of a value tells no modality."""
    _, begin, end = hit
    return any(first <= begin and end <= last for first, last in occupied) if occupied else False


def _begins_within(found: Found, names: list[tuple[int, int]]) -> bool:
    """``Kestrel 2.0``: a figure in a name counts nothing."""
    return found.type != "date" and any(first < found.first <= last for first, last in names)


def _quantities(text: str, words: list[Token], tools: _Tools, memory: _Memory, dates: list[Mention]) -> list[Found]:
    mentions: list[tuple[ValueType, Mention]] = [("date", date) for date in dates]
    said = {word.word for word in words}
    figures = may_hold_figures(text, said, tools.code)
    if not (figures or may_hold_counts(said, tools.code)):
        memory.last = None
        return _placed(mentions, words)
    if "money" in tools.types and figures:
        amounts = find_money(text, tools.code, country=tools.country)
        memory.currency = last_currency(amounts) or memory.currency
        bare = bare_amounts(text, tools.code, memory.currency, whole=memory.text, country=tools.country)
        mentions += [("money", mention) for mention in amounts + bare]
    if "count" in tools.types:
        counts = find_counts(text, tools.code)
        mentions += [("count", without_own_name(text, mention, tools.own)) for mention in counts]
    if "percent" in tools.types:
        mentions += [("percent", mention) for mention in find_percents(text, tools.code)]
    going_on = [typed for typed in mentions if typed[0] != "date"]
    elided = list(find_elided(text, tools.code, going_on, dates, memory.last))
    if elided:
        mentions = [typed for typed in mentions if not any(_overlap(typed[1], other) for _, other in elided)] + elided
    memory.last = max((t for t in mentions if t[0] != "date"), key=lambda typed: typed[1].start, default=None)
    return _placed(mentions, words)


def _placed(mentions: list[tuple[ValueType, Mention]], words: list[Token]) -> list[Found]:
    placed = ((kind, m, word_range(words, m.start, m.end)) for kind, m in mentions)
    return [Found(kind, mention, *place) for kind, mention, place in placed if place is not None]


@lru_cache(maxsize=64)
def _own_names(story: Story) -> frozenset[str]:
    return frozenset(fold(name) for name in (story.subject.name, *story.subject.aliases))


def _overlap(one: Mention, other: Mention) -> bool:
    return one.start < other.end and other.start < one.end


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
    if tools.named:
        found += [item for item in find_names(text, words, entities, full) if item.type in tools.named]
    if "place" in tools.types:
        found += find_places(text, words, hits, subjects, tools.kinds, tools.language, entities)
    return found
