"""What stands in a sentence, before any of it means anything: values, names, cues and stances."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import lru_cache

from facts.amounts.bare_amounts import bare_amounts, last_currency
from facts.amounts.counts import find_counts, may_hold_counts
from facts.amounts.elided import find_elided
from facts.amounts.money import find_money
from facts.amounts.numbers import may_hold_figures
from facts.amounts.percents import find_percents
from facts.dates.calendar_words import calendar_words
from facts.meaning.event_families import EVENT
from facts.meaning.kind_cues import KindWords, name_and_stance_labels
from facts.meaning.roles import HEAD, heads_by_name
from facts.names.entities import find_entities
from facts.names.full_names import remember
from facts.names.name_runs import in_title_case
from facts.names.parts_of_names import without_old_places
from facts.names.story_names import StoryNames
from facts.names.subject_words import SubjectWords
from facts.owners.namesakes import with_namesakes
from facts.owners.people import find_names
from facts.owners.places import find_places
from facts.owners.products import without_own_name
from facts.story import FIGURES, Story, ValueType
from facts.words.cues import Hit, Token, tokens
from facts.words.mentions import Mention
from facts.words.nouns_and_verbs import is_noun_for_a_verb
from facts.words.sentence import Entity, Found, Sentence, Who, word_range
from facts.words.small_words import small_words
from facts.words.text import fold

KNOWN_NAMES = frozenset({Who.SUBJECT, Who.PERSON, Who.MAKER, Who.OTHER, Who.MEDIUM})
"""Names that the story or everybody knows."""

_NAMED = 7.5
"""The weight of what the name of an event says."""
_ABOUT = 3  # words from "about" to the last word of the name of an event


@dataclass
class Memory:
    """What a text lets its sentences leave out: surname → full name, the last currency, the last figure."""

    full: dict[str, str]
    text: str
    """All of it, with its title: a first sentence can leave out the currency that a later one names."""
    met: set[str] = field(default_factory=set)
    """Names of one word that no story knows: seen once for sure, they are names wherever they stand."""
    currency: str | None = None
    last: tuple[ValueType, Mention] | None = None


@dataclass(frozen=True)
class Tools:
    """What the sentences of a text are read with: its language, the story's names and kinds, the types it follows."""

    code: str
    names: StoryNames
    language: SubjectWords
    kinds: KindWords
    types: frozenset[ValueType]
    named: frozenset[ValueType]
    """Which of persons and organisations are values."""
    country: str | None
    crowns: str | None
    """The countries whose dollars and crowns the text means."""
    own: frozenset[str]
    """The subject's names, folded."""
    sorts: frozenset[str]
    """The nouns in its names that say what it is."""
    event: bool
    """Whether it is an event."""


def read_sentence(text: str, start: int, tools: Tools, memory: Memory, dates: list[Mention]) -> Sentence:
    """Read a sentence that begins at ``start`` of its text; ``dates`` are those in it, by its own offsets.

    What it says that later ones can leave out goes into ``memory``.
    """
    words = tokens(text)
    quantities = _quantities(text, words, tools, memory, dates)
    hits, subjects, stances = _hits(text, words, tools)
    occupied = [(found.first, found.last) for found in quantities]
    subjects = [hit for hit in subjects if hit.cue.label != "comparison" or not _within(hit, occupied)]
    said = {hit.first for hit in hits if hit.first == hit.last and not _opens_a_name(hit, text, words, tools)}
    entities = find_entities(
        text,
        words,
        subjects,
        tools.names,
        tools.language,
        occupied,
        said,
        memory.full,
        memory.met,
        asked="organisation" in tools.named and _asks_for_organisations(hits, tools),
    )
    subjects = without_old_places(words, subjects, entities, "other_version", tools.language.places_at)
    stances = without_old_places(words, stances, entities, "former", tools.language.places_at)
    stances = [hit for hit in stances if hit.cue.label != "former" or not _within_a_word(hit, text, words)]
    entities = with_namesakes(words, entities, tools.sorts, tools.language)
    names = [(entity.first, entity.last) for entity in entities if entity.who in KNOWN_NAMES]
    if names:
        quantities = [found for found in quantities if not _begins_within(found, names)]
    dated = [(found.first, found.last) for found in quantities if found.type == "date"]
    if names or dated:
        named = [hit for hit in hits if _within(hit, names)]
        events = [(e.first, e.last) for e in entities if e.who is Who.SUBJECT] if tools.event else []
        of_events = [_by_name(hit) for hit in named if _within(hit, events) and _is_of_an_event(hit, words)]
        hits = [hit for hit in hits if hit not in named and not _edge_of_a_date(hit, words, dated, tools)]
        hits = sorted([*hits, *of_events], key=lambda hit: hit.first) if of_events else hits
    if not tools.language.nouns_have_capitals and not in_title_case(words):
        hits = [hit for hit in hits if not _in_a_name(hit, text, words, tools)]
    if HEAD in tools.kinds.followed and (led := heads_by_name(words, entities)):
        hits = sorted([*hits, *led], key=lambda hit: hit.first)
    sure = tools.language.nouns_have_capitals or "person" not in tools.named
    remember(text, words, entities, memory.full, sure=sure)
    memory.met |= {e.name for e in entities if e.who is Who.UNKNOWN and e.first == e.last and not e.human}
    named_values = _named(text, words, entities, memory.full, hits, subjects, tools)
    found = quantities + [value for value in named_values if value.type != "place" or not _begins_within(value, dated)]
    found.sort(key=lambda item: (item.first, item.last))
    if names or occupied:
        stances = [
            hit
            for hit in stances
            if (hit.cue.label in {"done", "earlier"} or not _within(hit, occupied))
            and not (hit.first == hit.last and _within(hit, names))
        ]
    return Sentence(text, start, words, hits, stances, subjects, entities, found)


def _hits(text: str, words: list[Token], tools: Tools) -> tuple[list[Hit], list[Hit], list[Hit]]:
    """The cues of a sentence that speak of kinds, of names and of stances."""
    of_names, of_stances = name_and_stance_labels(tools.code)
    kinds: list[Hit] = []
    subjects: list[Hit] = []
    stances: list[Hit] = []
    for hit in tools.kinds.cues.find(words):
        if tools.language.nouns_have_capitals and is_noun_for_a_verb(hit, text, words, tools.code):
            continue
        label = hit.cue.label
        (subjects if label in of_names else stances if label in of_stances else kinds).append(hit)
    return kinds, subjects, stances


def _asks_for_organisations(hits: list[Hit], tools: Tools) -> bool:
    """Whether a sentence has words for a kind of organisation that the story follows."""
    said = (hit.cue.label.partition(" ") for hit in hits)
    return any(
        relation == "cue" and kind in tools.kinds.followed and tools.kinds.kinds[kind].type == "organisation"
        for relation, _, kind in said
    )


def _edge_of_a_date(hit: Hit, words: list[Token], dated: list[tuple[int, int]], tools: Tools) -> bool:
    """``at the start of May``: the start of a month is no start of something that a story follows."""
    edges = calendar_words(tools.code).frame
    if not _within(hit, dated) or not (words[hit.first].word in edges or words[hit.last].word in edges):
        return False
    relation, _, kind = hit.cue.label.partition(" ")
    return relation == "cue" and not tools.kinds.kinds[kind].hidden


def _is_of_an_event(hit: Hit, words: list[Token]) -> bool:
    """``the Harrow strike of 3 May``: where the subject is an event, its own name says what took place on a day.

    Not where another matter is about it: "a court rules on the Harrow strike on Monday".
    """
    relation, _, kind = hit.cue.label.partition(" ")
    before = {word.word for word in words[max(0, hit.first - _ABOUT) : hit.first]}
    return relation == "cue" and kind == EVENT and before.isdisjoint(small_words("about_a_matter"))


def _by_name(hit: Hit) -> Hit:
    """What the name of an event says counts less than what other words say."""
    return Hit(replace(hit.cue, weight=min(hit.cue.weight, _NAMED)), hit.first, hit.last)


def _in_a_name(hit: Hit, text: str, words: list[Token], tools: Tools) -> bool:
    """``the European Commission``: a word with a capital behind another one is a part of a name. Not so a role."""
    if hit.first == 0 or hit.last > hit.first:
        return False
    first, word = words[hit.first - 1], words[hit.first]
    if not (first.capital and word.capital):
        return False
    relation, _, kind = hit.cue.label.partition(" ")
    spelled = text[word.start + 1 : word.end].islower() and text[first.end : word.start] == " "
    return relation == "cue" and spelled and tools.kinds.kinds[kind].type not in {"person", "organisation"}


def _within_a_word(hit: Hit, text: str, words: list[Token]) -> bool:
    """Whether a phrase begins in the middle of a word: the "up from" of ``a start-up from Leipzig``."""
    start = words[hit.first].start
    return hit.last > hit.first > 0 and words[hit.first - 1].end == start - 1 and text[start - 1] == "-"


def _opens_a_name(hit: Hit, text: str, words: list[Token], tools: Tools) -> bool:
    """``led by Harvest Ventures``: amid a sentence a capital before another one is a name's. Not so a role."""
    if "organisation" not in tools.named or tools.language.nouns_have_capitals or in_title_case(words):
        return False
    if hit.first == 0 or hit.last + 1 >= len(words):
        return False
    before, word, behind = words[hit.first - 1], words[hit.first], words[hit.last + 1]
    if before.mark or before.capital or not (word.capital and behind.capital) or behind.mark:
        return False
    relation, _, kind = hit.cue.label.partition(" ")
    spelled = text[word.start + 1 : word.end].islower() and text[word.end : behind.start] == " "
    return relation == "cue" and spelled and tools.kinds.kinds[kind].type in FIGURES


def _within(hit: Hit, occupied: list[tuple[int, int]]) -> bool:
    """``Hansa Kreditbank``, ``May 26``: a word of a name announces nothing, a word of a value tells no modality."""
    _, begin, end = hit
    return any(first <= begin and end <= last for first, last in occupied) if occupied else False


def _begins_within(found: Found, names: list[tuple[int, int]]) -> bool:
    """``Kestrel 2.0``, ``3-Twelve``: a figure in a name counts nothing."""
    return found.type != "date" and any(first <= found.first <= last for first, last in names)


def _quantities(text: str, words: list[Token], tools: Tools, memory: Memory, dates: list[Mention]) -> list[Found]:
    mentions: list[tuple[ValueType, Mention]] = [("date", date) for date in dates]
    said = {word.word for word in words}
    figures = may_hold_figures(text, said, tools.code)
    if not (figures or may_hold_counts(said, tools.code)):
        memory.last = None
        return _placed(mentions, words)
    if "money" in tools.types and figures:
        amounts = find_money(text, tools.code, country=tools.country, crowns=tools.crowns)
        memory.currency = last_currency(amounts) or memory.currency
        bare = bare_amounts(
            text, tools.code, memory.currency, whole=memory.text, country=tools.country, crowns=tools.crowns
        )
        mentions += [("money", mention) for mention in amounts + bare]
    if "count" in tools.types:
        counts = [count for count in find_counts(text, tools.code) if not _within_a_date(count, dates)]
        mentions += [("count", without_own_name(text, mention, tools.own)) for mention in counts]
    if "percent" in tools.types:
        mentions += [("percent", mention) for mention in find_percents(text, tools.code)]
    going_on = [typed for typed in mentions if typed[0] != "date"]
    elided = list(find_elided(text, tools.code, going_on, dates, memory.last))
    if elided:
        mentions = [typed for typed in mentions if not any(_overlap(typed[1], other) for _, other in elided)] + elided
    memory.last = max((t for t in mentions if t[0] != "date"), key=lambda typed: typed[1].start, default=None)
    return _placed(mentions, words)


def _within_a_date(count: Mention, dates: list[Mention]) -> bool:
    """``il y a cinq ans``, ``vor fünf Jahren``: the years of a date count nothing else."""
    return any(date.start < count.start and count.end <= date.end for date in dates)


def _placed(mentions: list[tuple[ValueType, Mention]], words: list[Token]) -> list[Found]:
    placed = ((kind, m, word_range(words, m.start, m.end)) for kind, m in mentions)
    return [Found(kind, mention, *place) for kind, mention, place in placed if place is not None]


@lru_cache(maxsize=64)
def own_names(story: Story) -> frozenset[str]:
    """The names of the story's subject, folded."""
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
    tools: Tools,
) -> list[Found]:
    found: list[Found] = []
    if tools.named:
        found += [item for item in find_names(text, words, entities, full, tools.language) if item.type in tools.named]
    if "place" in tools.types:
        found += find_places(text, words, hits, subjects, tools.kinds, tools.language, entities)
    return found
