"""A sentence with everything found in it: words, cues, names and values, all by the number of their words."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from facts.story import ValueType
from facts.values import Count, Money, Name, Percent
from facts.words.cues import Hit, Token
from facts.words.mentions import Mention


class Who(StrEnum):
    """What a name in a text is to the story."""

    SUBJECT = "subject"
    PERSON = "person of the subject"
    MAKER = "maker of the subject"
    OTHER = "named in the story as another"
    UNKNOWN = "not named in the story"
    MEDIUM = "news medium"
    GENERIC = "the company, the game"
    PRONOUN = "it, he, she"


DEMONYM = "demonym"
"""The ``noun`` of a place that was given as a word for its inhabitants."""

OF_A_SITE = "site"
"""The ``noun`` of a place that stands right before a word for a plant."""

MAYBE_A_PERSON = "maybe"
"""The ``noun`` of a name that only a role beside it makes a person."""

OWN = frozenset({Who.SUBJECT, Who.PERSON, Who.MAKER})
OTHERS = frozenset({Who.OTHER, Who.UNKNOWN})


class Entity(NamedTuple):
    """A name, or a word that stands for one. ``name`` is the story's spelling for names of the story."""

    who: Who
    name: str
    first: int
    last: int
    human: bool = False
    genitive: bool = False


class Found(NamedTuple):
    """A value in a sentence, with its type and its first and last word."""

    type: ValueType
    mention: Mention
    first: int
    last: int


class Sentence(NamedTuple):
    """One sentence of a text. ``start`` is where it begins in the normalised text."""

    text: str
    start: int
    words: Sequence[Token]
    kinds: Sequence[Hit]
    stances: Sequence[Hit]
    subjects: Sequence[Hit]
    entities: Sequence[Entity]
    found: Sequence[Found]

    @property
    def question(self) -> bool:
        """Whether it asks rather than tells."""
        return self.text.rstrip().rstrip("\"'»)").endswith("?")

    def part_begins(self, at: int) -> int:
        """The first word of the part of the sentence, between two marks, in which a word stands."""
        while at > 0 and not self.words[at - 1].mark:
            at -= 1
        return at

    def part_ends(self, at: int) -> int:
        """The mark, or the end of the sentence, behind the part in which a word stands: not of that part."""
        while at < len(self.words) and not self.words[at].mark:
            at += 1
        return at

    def between(self, first: int, last: int) -> Sequence[Token]:
        """The words strictly between two others, in whichever order they are given."""
        low, high = min(first, last), max(first, last)
        return self.words[low + 1 : high]


def behind(sentence: Sentence, found: Found) -> int:
    """The first word behind a value, and behind the comma that closes it: ``on Thursday, 24 May 2026, it opens``."""
    last, words = found.last, sentence.words
    inside = any(word.word == "," for word in words[found.first : last + 1])
    closed = found.type == "date" and inside and last + 1 < len(words) and words[last + 1].word == ","
    return last + 2 if closed else last + 1


def name_of(found: Found) -> str:
    """The name that a value is; empty for other values."""
    value = found.mention.value
    return value.name if isinstance(value, Name) else ""


def amount_of(found: Found) -> Decimal:
    """The number that a figure is; 0 for other values."""
    value = found.mention.value
    return value.amount if isinstance(value, Money | Count | Percent) else Decimal(0)


def word_range(words: Sequence[Token], start: int, end: int) -> tuple[int, int] | None:
    """The first and last word that ``text[start:end]`` touches; None when it touches none."""
    first = bisect_right(words, start, key=lambda word: word.end)
    last = bisect_left(words, end, key=lambda word: word.start) - 1
    return (first, last) if first <= last else None
