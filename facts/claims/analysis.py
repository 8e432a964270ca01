"""Sentence by sentence: which values, names and cues a text has, and whom it is speaking of."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from facts.amounts.local_crowns import country_of_crowns
from facts.amounts.local_dollars import country_of_dollars
from facts.claims.fragments import with_figures
from facts.claims.sentences import KNOWN_NAMES, Memory, Tools, own_names, read_sentence
from facts.dates.dates import find_dates
from facts.kinds import kinds_of
from facts.meaning.asking import waits
from facts.meaning.dating import topic_of
from facts.meaning.going_on import Topics, topics_of
from facts.meaning.kind_cues import KindWords, kind_words
from facts.names.geography import known_place
from facts.names.story_names import StoryNames, named_at, speaks_of, story_names
from facts.names.subject_words import SubjectWords, subject_words
from facts.owners.focus import next_focus
from facts.owners.namesakes import sorts_of
from facts.owners.subject import MEMORY, STAGES, STANDS_FOR, Focus, Owner
from facts.stance.scope import points_back, refutation, sets_right
from facts.story import Story, ValueType
from facts.words.mentions import Mention
from facts.words.sentence import OTHERS, OWN, Entity, Sentence, Who
from facts.words.text import Span, bounded, sentences

_ENTRY = re.compile(
    r"\s*(?:[01]?\d|2[0-3])(?:[.:]| ?h ?)[0-5]\d(?: ?(?:Uhr|h|[ap]\.?m\.?))?"
    r"(?: (?:BST|GMT|CES?T|E[SD]?T|P[SD]?T))? ?[:.|–—-]"
)
"""``15.31 Uhr - ...``, ``2.20pm: ...``, ``14 h 32. ...``: an entry of a live blog speaks of the subject again."""

_LABEL = re.compile(r"\W{0,4}(?:[^\W\d_]+[ -]?){1,3}:\s")
"""``COST: ...``, ``• Vollzug: ...``: an entry of a list, which speaks of the text's subject again."""

_PARTIES_TO_IT = frozenset({"cue investor", "cue buyer"})
_INTERJECTION = 4  # words up to which a sentence is one: ``Timing?``, ``Or might not.``
_LEAD = 700  # characters within which a text about the story names it
_FAR = MEMORY + 2  # sentences that named others; what is read behind them would all be in doubt
_AHEAD = 2  # sentences before a name that may speak of its bearer already

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
    set_right: frozenset[ValueType] = frozenset()
    """The types of values that the next sentence gives as the right ones."""
    pointed: bool = False
    """Whether that one points back to all of this one: "That is wrong"."""
    unsaid: int = 0
    """Sentences right before that did not name whom the text was speaking of."""
    asked: bool = False
    """Whether the sentence before asks for something: this one answers."""
    headed: str | None = None
    """Another name of the story that the title speaks of, naming nobody of the subject's."""
    far: bool = False
    """Whether anybody of the story was named so long ago that nothing here is taken for its facts."""
    before: str = ""
    """The sentence before."""
    title: str = ""
    """The title of the text."""
    titled_another: bool = False
    """Whether the title names another organisation and nobody of the subject's, and the text goes on with that one."""


def analyse(
    text: str,
    story: Story,
    code: str,
    *,
    published: date | None,
    title: str | None,
    country: str | None,
    far: bool = False,
) -> Iterator[Analysis]:
    """The sentences of a plain text that can hold a value of the story, each with the focus at that point.

    Those far from any name of the story are passed over, unless ``far`` asks for them too: they change nothing.
    """
    kinds = kind_words(story, code)
    known = kinds_of(story)
    types = frozenset(known[fact.kind].type for fact in story.facts)
    names, language = story_names(story), subject_words(code)
    persons: set[ValueType] = {"person"} if any(fact.person for fact in story.facts) else set()
    wanted = (types | persons) & {"person", "organisation"}
    whole, crowns = f"{title or ''}\n{text}", None
    if "money" in types:
        country, crowns = country or country_of_dollars(whole, code), country_of_crowns(whole, code)
    tools = Tools(
        code,
        names,
        language,
        kinds,
        types,
        wanted,
        country,
        crowns,
        own_names(story),
        sorts_of(story),
        story.subject.type == "event",
    )
    home = Owner(Who.SUBJECT, story.subject.name)
    focus = Focus(home, _first_person(story))
    memory = Memory({}, whole, _first_words(whole, names, language))
    named = speaks_of(whole, story)
    if len(text.split(maxsplit=EXCERPT)) > EXCERPT and not speaks_of(f"{title or ''}\n{text[:_LEAD]}", story):
        focus = replace(focus, silence=MEMORY + 1)
    focus, topics, spoken_of, until_named, others = _heading(title, focus, tools, memory, home)
    spans = list(bounded(text, with_figures(text, sentences(text))))
    dates = _by_sentence(_joined(text, find_dates(text, code, published=published)), spans)
    unsaid, asked, before, titled_another = 0, 0, "", False
    topic: str | None = None
    held: Analysis | None = None
    for span, inside, near in zip(spans, dates, _near_names(text, spans, story), strict=True):
        if focus.silence > _FAR and not near:
            if held is not None:
                yield held
            topic, topics, unsaid, asked, held, memory.last, before = None, {}, unsaid + 1, 0, None, None, ""
            if far:
                sentence = read_sentence(text[span.start : span.end], span.start, tools, Memory({}, whole), inside)
                yield Analysis(sentence, focus, kinds, tools.language, code, named, home, far=True)
            continue
        sentence = read_sentence(text[span.start : span.end], span.start, tools, memory, inside)
        spoken_of = home if until_named and any(entity.who in OWN for entity in sentence.entities) else spoken_of
        if _ENTRY.match(sentence.text) or any(hit.cue.label == "corrects" for hit in sentence.stances):
            focus = replace(focus, thing=home)
        titled_another = titled_another or any(entity.name in others for entity in sentence.entities)
        if held is not None:
            yield _before(sentence, held)
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
                before=before,
                title=title or "",
                titled_another=titled_another,
            )
        asked, before = waits(sentence, asked), sentence.text
        if sentence.question or not asked:
            topic, topics = topic_of(sentence, kinds, topic), topics_of(sentence, kinds, topics)
        focus = _spoken_of(sentence, focus, next_focus(sentence, focus, spoken_of, tools.language), home)
        said = any(e.name == focus.thing.name or _stands_for(e, focus.thing) for e in sentence.entities)
        unsaid = 0 if said else unsaid + 1
    if held is not None:
        yield held


def _before(sentence: Sentence, held: Analysis) -> Analysis:
    """The analysis of the sentence before, with what this one says of it."""
    refuted, right = refutation(sentence), sets_right(sentence)
    if refuted is None and not right:
        return held
    return replace(held, refuted=refuted, set_right=right, pointed=refuted is not None and points_back(sentence))


def _first_words(whole: str, names: StoryNames, language: SubjectWords) -> set[str]:
    """The first words of names that a text gives in full somewhere: where only names have capitals, they are names."""
    if language.nouns_have_capitals:
        return set()
    return {word for word, known in names.shortened.items() if known.name in whole}


def _by_sentence(dates: Sequence[Mention], spans: Sequence[Span]) -> list[list[Mention]]:
    """The dates that stand in each sentence, with their places in it."""
    found: list[list[Mention]] = []
    upcoming = 0
    for span in spans:
        inside = []
        while upcoming < len(dates) and dates[upcoming].start < span.end:
            mention = dates[upcoming]
            upcoming += 1
            if span.start <= mention.start and mention.end <= span.end:
                inside.append(mention._replace(start=mention.start - span.start, end=mention.end - span.start))
        found.append(inside)
    return found


def _near_names(text: str, spans: Sequence[Span], story: Story) -> list[bool]:
    """Whether each sentence, or one right behind it, names anybody of the story. All do where others act for it."""
    if story.subject.type in STAGES:
        return [True] * len(spans)
    places = named_at(text, story)
    ends = [span.end for span in spans[_AHEAD:]] + [len(text)] * _AHEAD
    return [bisect_left(places, span.start) < bisect_left(places, end) for span, end in zip(spans, ends, strict=False)]


class _Heading(NamedTuple):
    """What a title sets: the focus, the topics, and whom the text goes back to: the subject, or another of the title.

    ``until_named``: it goes back to the other only until it names the subject itself, whom a clause of the title names
    as well. ``others`` are the organisations of a title that names nobody of the subject's.
    """

    focus: Focus
    topics: Topics
    goes_back_to: Owner
    until_named: bool = False
    others: frozenset[str] = frozenset()


def _heading(title: str | None, focus: Focus, tools: Tools, memory: Memory, home: Owner) -> _Heading:
    """What a title sets for its text. It is about another who opens it and deals with nobody of the subject's there."""
    if not title:
        return _Heading(focus, {}, home)
    head = read_sentence(title, 0, tools, memory, [])
    topics = topics_of(head, tools.kinds, {})
    focus = next_focus(head, focus, home, tools.language)
    own = any(entity.who in OWN for entity in head.entities)
    others = frozenset(e.name for e in head.entities if e.who in OTHERS and not e.human and not own)
    if focus.thing.who is Who.UNKNOWN:
        focus = Focus(home, focus.person, focus.seen, parties=focus.parties)
    elif focus.thing.who is Who.OTHER and focus.thing.name not in focus.parties:
        return _Heading(focus, topics, focus.thing, own, others)
    return _Heading(focus, topics, home, others=others)


def _stands_for(entity: Entity, thing: Owner) -> bool:
    """Whether a word such as "the company" goes on with whom the text spoke of: a name that the story knows."""
    return entity.who in STANDS_FOR and thing.who is not Who.UNKNOWN


def _spoken_of(sentence: Sentence, before: Focus, after: Focus, home: Owner) -> Focus:
    """The focus after a sentence: a town is where and not who, and an interjection is no sentence of silence."""
    if after.thing.who is Who.UNKNOWN and known_place(after.thing.name) is not None:
        after = replace(after, thing=home)
    if after.thing.who is Who.OTHER and before.thing.who in OWN and _puts_money_in(sentence):
        after = replace(after, thing=before.thing)
    if len(sentence.words) <= _INTERJECTION and sentence.text.rstrip().endswith((".", "?", "!")):
        thing = after.thing if any(entity.who in KNOWN_NAMES for entity in sentence.entities) else before.thing
        after = replace(after, thing=thing, silence=min(after.silence, before.silence))
    return after


def _puts_money_in(sentence: Sentence) -> bool:
    """``Backhaus, which put up half of it, led the round``: who invests in the subject or buys it is no new topic."""
    return any(hit.cue.label in _PARTIES_TO_IT for hit in sentence.kinds)


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
