"""Which of the meanings of a value a story can mean, by its bounds, its words and its places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from facts.claims.narrowing import kept_from, mentions, out_of_range, stands_near
from facts.kinds import kinds_of
from facts.meaning.classify import Meaning
from facts.story import Story
from facts.words.sentence import OWN, Found, Sentence

_NEARLY = 3.0  # how much worse a meaning may fit that the story allows


def likeliest(sentence: Sentence, options: Sequence[Meaning], found: Found, story: Story) -> Meaning:
    """The best meaning that fits the story's bounds, if it fits about as well as the very best.

    Where a story follows no users under 300 million, "289 million subscribers" are those of another fact; and where its
    fine is not to stand near "compensation", so is what somebody "agreed to pay in compensation".
    """
    known = kinds_of(story)
    for option in options:
        if option.score < options[0].score - _NEARLY:
            break
        facts = [fact for fact in story.facts if known[fact.kind].id == option.kind.id]
        if not facts or any(out_of_range(found, f) is None and kept_from(sentence, found, f) is None for f in facts):
            return option
    return options[0]


def of_its_part(sentence: Sentence, meaning: Meaning, found: Found, story: Story) -> Meaning:
    """``The section to Vell is to open in May``: of two kinds of milestone the one whose place stands in the part.

    A part goes from the date before to the next one.
    """
    known, kind = kinds_of(story), meaning.kind
    facts = [fact for fact in story.facts if known[fact.kind].type == "date" and kind.type == "date"]
    mine = [fact for fact in facts if known[fact.kind].id == kind.id]
    if kind.family is None or any(fact.near for fact in mine):
        return _without_its_words(sentence, meaning, found, story) if mine and kind.family is not None else meaning
    dates = [other for other in sentence.found if other.type == "date" and other is not found]
    low = max((other.last + 1 for other in dates if other.last < found.first), default=0)
    high = min((other.first - 1 for other in dates if other.first > found.last), default=len(sentence.words) - 1)
    named = {at for e in sentence.entities if e.who in OWN for at in range(e.first, e.last + 1)}
    part = " ".join(sentence.words[at].word for at in range(low, high + 1) if at not in named)
    for fact in facts:
        other = known[fact.kind]
        if other.family == kind.family and any(mentions(word, part) for word in fact.near):
            return replace(meaning, kind=other)
    return meaning


def _without_its_words(sentence: Sentence, meaning: Meaning, found: Found, story: Story) -> Meaning:
    """``The new wing is to open in May``: a milestone whose words stand nowhere is the one that wants none, if any.

    Where a story wants "Vell" near one opening, that of the whole is left to the other kind.
    """
    known, kind = kinds_of(story), meaning.kind
    of_family = [fact for fact in story.facts if known[fact.kind].family == kind.family]
    mine = [fact for fact in of_family if known[fact.kind].id == kind.id]
    if any(not fact.near or stands_near(sentence, found, fact) for fact in mine):
        return meaning
    plain = [fact for fact in of_family if not fact.near and known[fact.kind].id != kind.id]
    return replace(meaning, kind=known[plain[0].kind]) if len(plain) == 1 else meaning
