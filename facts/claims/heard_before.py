"""The words that a story wants near a value, where the title or the sentence before has said them."""

from __future__ import annotations

from facts.claims.analysis import Analysis
from facts.claims.narrowing import mentions
from facts.meaning.classify import Meaning
from facts.meaning.dating import CARRIED
from facts.story import Fact, Story
from facts.words.sentence import Found

_OF_MANY = frozenset({"percent", "count"})
"""Types of figures of which a sentence has several for things of several sorts: each needs its own words."""


def carried_on(analysis: Analysis, found: Found, fact: Fact, meaning: Meaning, story: Story) -> Fact:
    """The fact without the words that must stand near it, where what stood before has said what it is about."""
    alone = sum(other.kind == fact.kind for other in story.facts) == 1
    told = (alone and meaning.cue.cue.label == CARRIED) or _titled(analysis, found, fact, story)
    return fact.model_copy(update={"near": ()}) if told else fact


def told_before(analysis: Analysis, fact: Fact, story: Story) -> str:
    """The sentence before, where nothing else that the story follows can be meant when this one goes on with it."""
    return "" if any(not other.near for other in _siblings(fact, story)) else analysis.before


def _titled(analysis: Analysis, found: Found, fact: Fact, story: Story) -> bool:
    """A title, ``The Vell plant gets a second line``; a sentence, ``the company will put 40 million into it``.

    Not where the story follows the same of something else that needs no words, or whose words stand here as well.
    """
    siblings = _siblings(fact, story)
    if not fact.near or any(not other.near for other in siblings):
        return False
    others = [other for other in analysis.sentence.found if other.type == found.type and other is not found]
    if found.type in _OF_MANY and others:
        return False
    around = f"{analysis.title}\n{analysis.sentence.text}"
    if any(mentions(word, around) for other in siblings for word in other.near):
        return False
    return any(mentions(word, analysis.title) for word in fact.near)


def _siblings(fact: Fact, story: Story) -> list[Fact]:
    """The other facts of a kind."""
    return [other for other in story.facts if other.kind == fact.kind and other.id != fact.id]
