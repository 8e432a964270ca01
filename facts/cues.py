"""Cues: the words by which a text announces a kind of fact, a modality, a source. Written as short phrases in TOML.

A cue is a phrase of words. ``valu*`` stands for any ending, ``*bewertung`` for any beginning (German compounds),
``raise|raised`` for a choice, ``..`` for up to six words between (numbers and what stands in brackets do not
count; twelve before a German particle that closes its clause), ``#`` for the value: at either end it tells the side
on which the value stands (``valued at #``, ``# valuation``). Case and hyphens do not matter: ``start-up`` is two words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Literal, NamedTuple

_TOKEN = re.compile(r"[^\W_]+|[,;:()\[\]–—|!?…/]|(?<=\s)-(?=\s)")
_VALUE = re.compile(r"(\.\. )?#( \.\.)?")
_PIECE = re.compile(r"[^\W_*|]*[\w*|]+|[,;:()]")
_GAP = 6
_BRACKET = 12  # words between a German verb and its particle, which closes the clause
_PARTICLES = frozenset({"ab", "an", "auf", "aus", "ein", "vor", "weg", "zurück"})
_MEMORY = 100_000

_new = tuple.__new__  # for tokens by the thousand: half the time that their own constructor takes

Side = Literal["before", "after", "either"]


class Token(NamedTuple):
    """A word or a mark of punctuation, in small letters, with its place in the text."""

    word: str
    start: int
    end: int
    capital: bool

    @property
    def mark(self) -> bool:
        """Whether it is punctuation."""
        return not self.word[0].isalnum()


@dataclass(frozen=True, slots=True)
class Cue:
    """A phrase and what it announces. ``side`` is where the cue stands, seen from the value."""

    label: str
    phrase: str
    weight: float = 1.0
    side: Side = "either"


class Hit(NamedTuple):
    """A cue found in a sentence, from token ``first`` to token ``last`` (inclusive)."""

    cue: Cue
    first: int
    last: int


def tokens(sentence: str) -> list[Token]:
    """The words and punctuation of a sentence, in order."""
    return [
        _new(Token, ((word := found[0]).lower(), *found.span(), word[0].isupper()))
        for found in _TOKEN.finditer(sentence)
    ]


_Phrase = tuple[tuple[int, frozenset[str]], ...]
"""What follows the first word of a cue: how many words may come before it, and the patterns of which it fits one."""


class _Known(NamedTuple):
    """What an index knows of a word: the patterns it fits, and the cues that can begin with it."""

    patterns: frozenset[str] = frozenset()
    starts: tuple[tuple[_Phrase, Cue], ...] = ()
    alone: bool = False
    """Whether one of the cues is no more than this word."""
    beside: frozenset[str] = frozenset()
    """What the second words of its phrases fit, where they stand right behind it."""
    beyond: frozenset[str] = frozenset()
    """The same where there is a gap before them."""


_UNKNOWN = _Known()


@dataclass
class CueIndex:
    """All cues of a language, arranged so that a sentence is matched in one pass over its words."""

    _starts: dict[str, list[tuple[_Phrase, Cue]]] = field(default_factory=dict)
    _exact: set[str] = field(default_factory=set)
    _prefixes: set[str] = field(default_factory=set)
    _suffixes: set[str] = field(default_factory=set)
    _infixes: set[str] = field(default_factory=set)
    _lengths: tuple[int, ...] = ()
    _known: dict[str, _Known] = field(default_factory=dict)

    def add(self, cue: Cue) -> None:
        """Take a cue in. Raises ValueError for a phrase that has no word or starts with a gap."""
        elements = [_element(piece) for piece in _pieces(cue.phrase)]
        if not elements or elements[0] is None or elements[-1] is None:
            msg = f"the cue {cue.phrase!r} must begin and end with a word"
            raise ValueError(msg)
        for element in elements:
            for pattern in element or ():
                self._learn(pattern)
        rest = tuple(
            (_reach(element) if before is None else 0, element)
            for before, element in pairwise(elements)
            if element is not None
        )
        for pattern in elements[0]:
            self._starts.setdefault(pattern, []).append((rest, cue))

    def find(self, words: Sequence[Token]) -> list[Hit]:
        """All cues in a sentence, in the order of their first word."""
        get = self._known.get
        known = [get(token.word) or self._look_up(token.word) for token in words]
        hits = []
        said: frozenset[str] | None = None
        for first, word in enumerate(known):
            if word is _UNKNOWN or not word.starts:
                continue
            if not word.alone and (first + 1 == len(known) or word.beside.isdisjoint(known[first + 1].patterns)):
                said = said or frozenset().union(*[other.patterns for other in known])
                if word.beyond.isdisjoint(said):
                    continue
            for rest, cue in word.starts:
                last = _last(rest, known, words, first) if rest else first
                if last is not None:
                    hits.append(Hit(cue, first, last))
        return hits

    def _learn(self, pattern: str) -> None:
        match pattern.startswith("*"), pattern.endswith("*"):
            case False, False:
                self._exact.add(pattern)
            case False, True:
                self._prefixes.add(pattern[:-1])
            case True, False:
                self._suffixes.add(pattern[1:])
            case _:
                self._infixes.add(pattern[1:-1])
        self._lengths = ()

    def _look_up(self, word: str) -> _Known:
        if len(self._known) > _MEMORY:
            self._known.clear()
        known = self._known[word] = self._about(list(self._patterns(word)))
        return known

    def _about(self, patterns: list[str]) -> _Known:
        starts = [start for pattern in patterns for start in self._starts.get(pattern, ())]
        if not patterns:
            return _UNKNOWN
        seconds = [rest[0] for rest, _ in starts if rest]
        return _Known(
            frozenset(patterns),
            tuple(starts),
            len(seconds) < len(starts),
            frozenset().union(*(element for gap, element in seconds if not gap)),
            frozenset().union(*(element for gap, element in seconds if gap)),
        )

    def _patterns(self, word: str) -> Iterable[str]:
        if word in self._exact:
            yield word
        for cut in self._cuts():
            if cut > len(word):
                break
            if word[:cut] in self._prefixes:
                yield word[:cut] + "*"
            if word[-cut:] in self._suffixes:
                yield "*" + word[-cut:]
        for infix in self._infixes:
            if infix in word:
                yield f"*{infix}*"

    def _cuts(self) -> tuple[int, ...]:
        """The lengths that prefixes and suffixes have, in order."""
        if not self._lengths:
            self._lengths = tuple(sorted({len(part) for part in self._prefixes | self._suffixes}))
        return self._lengths


def cues_of(label: str, phrases: Iterable[str], weight: float = 1.0) -> list[Cue]:
    """Phrases as written in TOML → cues with their side."""
    return [Cue(label, *_sided(phrase, weight)) for phrase in phrases]


def index_of(cues: Iterable[Cue]) -> CueIndex:
    """An index over the cues."""
    index = CueIndex()
    for cue in cues:
        index.add(cue)
    return index


def labelled(table: Mapping[str, Sequence[str]]) -> list[Cue]:
    """A TOML table of label = [phrases] as cues."""
    return [cue for label, phrases in table.items() for cue in cues_of(label, phrases)]


def _sided(phrase: str, weight: float) -> tuple[str, float, Side]:
    text = phrase.strip()
    if text.endswith("#"):
        return text[:-1].strip().removesuffix("..").strip(), weight, "before"
    if text.startswith("#"):
        return text[1:].strip().removeprefix("..").strip(), weight, "after"
    return text, weight, "either"


def _pieces(phrase: str) -> list[str]:
    return [
        piece
        for word in _VALUE.sub("..", phrase).lower().split()
        for piece in ([word] if word == ".." else _PIECE.findall(word.replace("_", "")))
    ]


@lru_cache(maxsize=10_000)
def _element(piece: str) -> frozenset[str] | None:
    return None if piece == ".." else frozenset(piece.split("|"))


def _reach(element: frozenset[str]) -> int:
    """How many words may stand in a gap before an element."""
    return _GAP if element.isdisjoint(_PARTICLES) else _BRACKET


def _last(phrase: _Phrase, known: Sequence[_Known], words: Sequence[Token], first: int) -> int | None:
    """The last token of a cue whose first word is at ``first``. A gap does not cross a semicolon or colon."""
    position = first
    for reach, element in phrase:
        position += 1
        left, bracketed = reach, False
        while position < len(known) and element.isdisjoint(known[position].patterns):
            if not reach:
                return None
            word = words[position].word
            bracketed = word != ")" and (bracketed or word == "(")
            left -= not (bracketed or word.isdigit() or word in {",", ")"})
            if left < 0 or word in {";", ":"}:
                return None
            position += 1
        if position >= len(known) or (left < reach - _GAP and not _closes(words, position)):
            return None
    return position


def _closes(words: Sequence[Token], at: int) -> bool:
    """Whether a word is the last of its clause."""
    return at + 1 == len(words) or words[at + 1].mark
