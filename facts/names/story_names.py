"""The names that a story file gives, in all their spellings: its own, those of others, and the news media's."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache

from facts.datafiles import load_data
from facts.matching import Match, parse_match
from facts.names.geography import known_place
from facts.names.names import Sought, first_words, is_adjective, name_pattern, small_letters, sought, strip_accents
from facts.story import Story
from facts.words.cues import Token
from facts.words.sentence import OWN, Who
from facts.words.small_words import small_words

_NUMBERED = re.compile(r"(?P<base>\w.*\w)[ -](?:\d{1,2}|[IVX]{1,4})$")

_SHORTEST = 5  # letters of a word that can stand for a whole name
_LONG = 3  # words of a name whose last one can, too


@dataclass(frozen=True, slots=True)
class KnownName:
    """One spelling of a name, and whose it is."""

    pattern: str
    who: Who
    name: str
    human: bool


@dataclass(frozen=True)
class StoryNames:
    """All names of a story by their first word in small letters, the longest first: GTA VI before GTA V.

    The names with the same first word are the groups of one pattern, made when a text first has that word.
    """

    by_first_word: dict[str, list[KnownName]]
    series: frozenset[str] = frozenset()
    """Names that go on with a number, without it: ``Vela`` of ``Vela 2``. With another number they are another's."""
    patterns: dict[str, re.Pattern[str]] = field(default_factory=dict)
    shortened: dict[str, KnownName] = field(default_factory=dict)
    """Names of organisations by their first word, where it says which is meant: ``Norvent`` of ``Norvent Shipping``."""

    def at(self, text: str, word: Token) -> tuple[KnownName, int] | None:
        """The name that begins at a word, and where it ends."""
        begins = word.word if word.word.isascii() else strip_accents(word.word)
        if begins not in self.by_first_word:
            return None
        found = self._pattern(begins).match(text, word.start)
        return (self.by_first_word[begins][(found.lastindex or 1) - 1], found.end()) if found is not None else None

    def _pattern(self, begins: str) -> re.Pattern[str]:
        pattern = self.patterns.get(begins)
        if pattern is None:
            pattern = self.patterns[begins] = _any_of(tuple(known.pattern for known in self.by_first_word[begins]))
        return pattern


@lru_cache(maxsize=4096)
def _any_of(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """A group for each pattern; most are of news media, which the stories have in common."""
    return re.compile("|".join(f"({pattern})" for pattern in patterns), re.IGNORECASE)


@cache
def story_names(story: Story) -> StoryNames:
    """The names of a story and of the news media."""
    by_first_word: dict[str, list[KnownName]] = {}
    spellings = _spellings(story)
    series = frozenset(match["base"].casefold() for name in spellings if (match := _NUMBERED.match(name)))
    for name, (who, canonical, human) in sorted(spellings.items(), key=lambda item: -len(item[0])):
        declined = _is_declined(story, who, human)
        known = KnownName(_in_capitals(name, declined=declined), who, canonical, human)
        for first in first_words(name, declined=declined):
            by_first_word.setdefault(first, []).append(known)
    return StoryNames(by_first_word, series, shortened=_shortened(spellings))


def _shortened(spellings: dict[str, tuple[Who, str, bool]]) -> dict[str, KnownName]:
    """The first words of names of several words, and the last ones of longer names, unless two of them have it.

    ``Norvent`` of ``Norvent Shipping``, ``Shadows`` of ``Assassin's Creed Shadows``.
    """
    meant: dict[str, set[str]] = {}
    for name, (_, canonical, _) in spellings.items():
        for word in {name.split()[0], name.split()[-1]}:
            meant.setdefault(word, set()).add(canonical)
    return {
        word: KnownName(name_pattern(word), who, canonical, human)
        for name, (who, canonical, human) in spellings.items()
        if not human and who is not Who.MEDIUM and " " in name
        for word in _parts_that_tell(name.split())
        if len(word) >= _SHORTEST and word[0].isupper() and len(meant[word]) == 1 and not is_adjective(word)
    }


def _parts_that_tell(words: Sequence[str]) -> Sequence[str]:
    """Of a name of two words the last one tells only behind a place: ``City`` of ``Riga City``."""
    return (words[0], words[-1]) if len(words) >= _LONG or known_place(words[0]) else words[:1]


def speaks_of(text: str, story: Story) -> bool:
    """Whether a text names the story's subject, its people or its makers, or satisfies the story's match expression."""
    small = small_letters(text)
    return any(name.found_in(text, small) for name in _own_names(story)) or _match(story).matches(text)


def named_at(text: str, story: Story) -> list[int]:
    """Where a text names anybody of the story, in order."""
    small = small_letters(text)
    return sorted(
        found.start()
        for name in _names_of(story)
        if name.may_be_in(text, small)
        for found in name.pattern.finditer(text)
    )


@cache
def _names_of(story: Story) -> tuple[Sought, ...]:
    spellings = _spellings(story)
    shortened = _shortened(spellings)
    known = {
        name: _is_declined(story, who, human) for name, (who, _, human) in spellings.items() if who is not Who.MEDIUM
    }
    return tuple(sought(name, declined=cases) for name, cases in (dict.fromkeys(shortened, False) | known).items())


@cache
def _own_names(story: Story) -> tuple[Sought, ...]:
    return tuple(
        sought(name, declined=_is_declined(story, who, human))
        for name, (who, _, human) in _spellings(story).items()
        if who in OWN
    )


def _is_declined(story: Story, who: Who, human: bool) -> bool:
    """Whether a name has the cases of German: those of people have none, and those of media are too many to ask."""
    return "de" in story.languages and not human and who is not Who.MEDIUM


@cache
def _match(story: Story) -> Match:
    return parse_match(story.match)


@lru_cache(maxsize=256)
def _spellings(story: Story) -> dict[str, tuple[Who, str, bool]]:
    subject = story.subject
    human = subject.type == "person"
    listed: list[tuple[str, Who, str, bool]] = [(subject.name, Who.SUBJECT, subject.name, human)]
    listed += [(alias, Who.SUBJECT, subject.name, human) for alias in subject.aliases]
    listed += [(n, Who.SUBJECT, subject.name, True) for n in (_surname((subject.name,)) if human else ())]
    listed += [(n, Who.PERSON, p[0], True) for p in subject.people for n in (*p, *_surname(p))]
    listed += [(n, Who.MAKER, m[0], False) for m in subject.makers for n in m]
    listed += [(n, Who.OTHER, o[0], False) for o in story.others.organisations for n in o]
    listed += [(n, Who.OTHER, o[0], False) for o in story.others.products for n in o]
    listed += [(n, Who.OTHER, p[0], True) for p in story.others.people for n in (*p, *_surname(p))]
    for fact in story.facts:
        listed += [(n, Who.OTHER, n, False) for n in (fact.of, fact.holder) if n]
        listed += [(n, Who.OTHER, fact.holder, False) for n in _also_called(fact.holder) if fact.holder]
        if fact.person:
            listed += [(n, Who.OTHER, fact.person, True) for n in (fact.person, *_surname((fact.person,)))]
    listed += [(name, Who.MEDIUM, name, False) for name in _media()]
    taken: dict[str, tuple[Who, str, bool]] = {}
    for name, who, canonical, is_human in listed:
        taken.setdefault(name, (who, canonical, is_human))
    return taken


def _also_called(holder: str | None) -> tuple[str, ...]:
    """``the state`` for the government: a state that holds, gives or lends goes by several words, not by a name."""
    words = small_words("state_as_holder")
    known = {word.casefold() for phrase in words for word in (phrase, phrase.split()[-1])}
    return tuple(sorted(words)) if holder is not None and holder.casefold() in known else ()


def name_in_full(name: str, story: Story) -> str:
    """The name by which a text knows somebody of the story, whichever of their spellings a fact gives."""
    return _spellings(story)[name][1] if name in _spellings(story) else name


def _in_capitals(name: str, *, declined: bool) -> str:
    """Names of one ordinary word (Stern, Times, Apple) must be written with their capital."""
    pattern = name_pattern(name, declined=declined)
    if " " not in name and name[:1].isupper() and "(?-i:" not in pattern:
        return f"(?=(?-i:[{name[0]}])){pattern}"
    return pattern


def _surname(names: tuple[str, ...]) -> tuple[str, ...]:
    words = names[0].split()
    return (words[-1],) if len(words) > 1 and len(words[-1]) > 2 else ()


@cache
def _media() -> tuple[str, ...]:
    return tuple(load_data("names", "media.toml")["names"])
