"""Which family an event is of: a strike, a vote, a trial, a match.

Who follows a strike does not follow the court that rules on it: a cue of another family speaks of another event. The
words of each family are the table ``events`` among the dates of a language, under a name that all languages share; the
table ``told`` has other words by which such an event is told: "downed tools", "in the dock".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache

from facts.languages import language_codes, load_language
from facts.story import Fact, Story
from facts.words.cues import CueIndex, cues_of, index_of, tokens

EVENT = "event_date"
"""The kind whose cues are of families."""

_SIGNS = re.compile(r"[*|#_]|\.\.")


@cache
def families(code: str) -> Sequence[str]:
    """The names of the families that a language has words for."""
    return tuple(load_language(code).table("dates")["events"])


def family_of(phrase: str, code: str) -> str | None:
    """The one family that the words of a cue are of; None where they are of none or of several."""
    found = families_of([phrase], code)
    return next(iter(found)) if len(found) == 1 else None


def families_of(phrases: Iterable[str], code: str) -> frozenset[str]:
    """All families that some phrases speak of."""
    index = _index(code)
    return frozenset(hit.cue.label for phrase in phrases for hit in index.find(tokens(_SIGNS.sub(" ", phrase))))


def followed_families(facts: Iterable[Fact], story: Story) -> frozenset[str]:
    """The families of the events whose dates a story follows, by all that it calls them in any language.

    Empty where one of them is called by no word of a family.
    """
    each = [_called(fact, story) for fact in facts]
    return frozenset[str]().union(*each) if all(each) else frozenset()


def telling(facts: Iterable[Fact], story: Story, code: str) -> Sequence[str]:
    """The words by which a language tells the events whose dates a story follows."""
    table = load_language(code).table("dates")
    called = sorted(family for fact in facts for family in _called(fact, story))
    return [phrase for family in dict.fromkeys(called) for phrase in (*table["events"][family], *table["told"][family])]


def _called(fact: Fact, story: Story) -> frozenset[str]:
    names = (story.subject.name, *story.subject.aliases) if story.subject.type == "event" else ()
    phrases = (fact.id, fact.label or "", *fact.near, *names)
    return _families_in(phrases) or _families_in((story.title,))


def _families_in(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(family for code in language_codes() for family in families_of(phrases, code))


@cache
def _index(code: str) -> CueIndex:
    table = load_language(code).table("dates")["events"]
    return index_of(cue for family, words in table.items() for cue in cues_of(family, words))
