"""Cues: the words by which a text announces a kind of fact, a modality, a source. Written as short phrases in TOML.

How phrases are written is told in facts/words/cue_phrases.py.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Literal, NamedTuple

from facts.words.cue_phrases import GAP, Phrase, parsed, spelt_out
from facts.words.small_words import small_words

_TOKEN = re.compile(r"[^\W_]+|,(?!(?<=\d,)\d)|[;:()\[\]–—|!?…/]|(?<=\s)-(?=\s)")
_MEMORY = 100_000
_EDGE = 2  # letters by which beginnings and ends of words are looked up
_NONE: frozenset[str] = frozenset()

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
    small = sentence.lower()
    if len(small) != len(sentence):  # a letter that two small ones stand for
        return [
            _new(Token, ((word := found[0]).lower(), *found.span(), word[0].isupper()))
            for found in _TOKEN.finditer(sentence)
        ]
    spans = [found.span() for found in _TOKEN.finditer(sentence)]
    return [_new(Token, (small[start:end], start, end, sentence[start].isupper())) for start, end in spans]


_Start = tuple[int, Phrase, Cue]
"""One of the cues that begin with a pattern: its place in their order, what follows its first word, and itself."""


class _Opening(NamedTuple):
    """The cues that begin with a pattern, by what their second words fit, so that few are tried at each word."""

    alone: list[_Start]
    """Those that are no more than this word."""
    beside: dict[str, list[_Start]]
    """Those whose second word stands right behind it."""
    beyond: dict[str, list[_Start]]
    """Those with a gap before their second word."""


def _opening(cues: Iterable[Cue]) -> _Opening:
    opening = _Opening([], {}, {})
    for place, cue in enumerate(cues):
        _, rest = parsed(cue.phrase)
        start = place, rest, cue
        if not rest:
            opening.alone.append(start)
            continue
        gap, element = rest[0]
        seconds = opening.beyond if gap else opening.beside
        for pattern in element:
            seconds.setdefault(pattern, []).append(start)
    return opening


def _in_order(starts: Iterable[_Start]) -> list[_Start]:
    """The cues in the order in which they came, each once: several patterns of a second word can lead to one."""
    return [start for _, start in sorted({start[0]: start for start in starts}.items())]


class _Known(NamedTuple):
    """What an index knows of a word: the patterns it fits, and the cues that can begin with it."""

    patterns: frozenset[str] = frozenset()
    openings: tuple[_Opening, ...] = ()


_UNKNOWN = _Known()


@dataclass
class CueIndex:
    """All cues of a language, arranged so that a sentence is matched in one pass over its words."""

    _starts: dict[str, list[Cue]] = field(default_factory=dict)
    """Pattern of a first word → the cues that begin with it."""
    _openings: dict[str, _Opening] = field(default_factory=dict)
    """The same arranged for reading: only of those that a text has asked for, since most never stand in one."""
    _learnt: set[str] = field(default_factory=set)
    """All patterns of the cues, those of one kind each in the sets below."""
    _exact: set[str] = field(default_factory=set)
    _prefixes: set[str] = field(default_factory=set)
    _suffixes: set[str] = field(default_factory=set)
    _infixes: set[str] = field(default_factory=set)
    _heads: dict[str, set[int]] = field(default_factory=dict)
    """How long the prefixes are that begin with two letters."""
    _tails: dict[str, set[int]] = field(default_factory=dict)
    """How long the suffixes are that end with two letters."""
    _known: dict[str, _Known] = field(default_factory=dict)

    def add(self, cue: Cue) -> None:
        """Take a cue in. Raises ValueError for a phrase that has no word or starts with a gap."""
        firsts, rest = parsed(cue.phrase)
        self._known.clear()
        self._openings.clear()
        for pattern in firsts:
            self._starts.setdefault(pattern, []).append(cue)
            self._learn(pattern)
        for _, element in rest:
            for pattern in element:
                self._learn(pattern)

    def knows(self, word: str) -> bool:
        """Whether a word in small letters is one of those of the cues."""
        return word in self._exact

    def find(self, words: Sequence[Token]) -> list[Hit]:
        """All cues in a sentence, in the order of their first word."""
        get = self._known.get
        known = [get(token.word) or self._look_up(token.word) for token in words]
        said: frozenset[str] | None = None
        hits = []
        for first, (_, openings) in enumerate(known):
            for alone, beside, beyond in openings:
                starts = alone
                following = known[first + 1].patterns if beside and first + 1 < len(known) else _NONE
                if following and not beside.keys().isdisjoint(following):
                    starts = starts + [start for pattern in beside.keys() & following for start in beside[pattern]]
                if beyond:
                    said = said or _NONE.union(*[word.patterns for word in known])
                if beyond and said and not beyond.keys().isdisjoint(said):
                    starts = starts + [start for pattern in beyond.keys() & said for start in beyond[pattern]]
                for _, rest, cue in starts if starts is alone else _in_order(starts):
                    last = _last(rest, known, words, first) if rest else first
                    if last is not None:
                        hits.append(Hit(cue, first, last))
        return hits

    def _learn(self, pattern: str) -> None:
        if pattern in self._learnt:
            return
        self._learnt.add(pattern)
        if "*" not in pattern:
            self._exact.add(pattern)
            return
        match pattern.startswith("*"), pattern.endswith("*"):
            case False, True:
                self._prefixes.add(pattern[:-1])
                self._heads.setdefault(pattern[:-1][:_EDGE], set()).add(len(pattern) - 1)
            case True, False:
                self._suffixes.add(pattern[1:])
                self._tails.setdefault(pattern[1:][-_EDGE:], set()).add(len(pattern) - 1)
            case _:
                self._infixes.add(pattern[1:-1])

    def _look_up(self, word: str) -> _Known:
        if len(self._known) > _MEMORY:
            self._known.clear()
        patterns = self._patterns(word)
        openings = tuple(self._opening(pattern) for pattern in patterns if pattern in self._starts)
        known = self._known[word] = _Known(frozenset(patterns), openings) if patterns else _UNKNOWN
        return known

    def _opening(self, pattern: str) -> _Opening:
        opening = self._openings.get(pattern)
        if opening is None:
            opening = self._openings[pattern] = _opening(self._starts[pattern])
        return opening

    def _patterns(self, word: str) -> list[str]:
        """The patterns that a word fits: itself, then the beginnings and ends, short ones first."""
        parts: list[tuple[int, int, str]] = []
        for edge in range(1, min(_EDGE, len(word)) + 1):
            if (heads := self._heads.get(word[:edge])) is not None:
                parts += [(cut, 0, f"{word[:cut]}*") for cut in heads if word[:cut] in self._prefixes]
            if (tails := self._tails.get(word[-edge:])) is not None:
                parts += [(cut, 1, f"*{word[-cut:]}") for cut in tails if word[-cut:] in self._suffixes]
        found = [word] if word in self._exact else []
        found += [pattern for cut, _, pattern in sorted(parts) if cut <= len(word)]
        return found + [f"*{infix}*" for infix in self._infixes if infix in word]


def cues_of(label: str, phrases: Iterable[str], weight: float = 1.0) -> list[Cue]:
    """Phrases as written in TOML → cues with their side."""
    return [_cue(label, one, weight) for phrase in phrases for one in spelt_out(phrase)]


def index_of(cues: Iterable[Cue]) -> CueIndex:
    """An index over the cues."""
    index = CueIndex()
    for cue in cues:
        index.add(cue)
    return index


def labelled(table: Mapping[str, Sequence[str]]) -> list[Cue]:
    """A TOML table of label = [phrases] as cues."""
    return [cue for label, phrases in table.items() for cue in cues_of(label, phrases)]


@lru_cache(maxsize=100_000)
def _cue(label: str, phrase: str, weight: float) -> Cue:
    """The cue of a phrase as written in TOML; stories that follow the same kinds share it."""
    text = phrase.strip()
    if text.endswith("#"):
        return Cue(label, text[:-1].strip().removesuffix("..").strip(), weight, "before")
    if text.startswith("#"):
        return Cue(label, text[1:].strip().removeprefix("..").strip(), weight, "after")
    return Cue(label, text, weight, "either")


def _last(phrase: Phrase, known: Sequence[_Known], words: Sequence[Token], first: int) -> int | None:
    """The last token of a cue whose first word is at ``first``.

    A gap does not cross a semicolon or colon, but the one in "0:3", nor the comma behind a German verb that ends its
    clause: "das 1987 gegründet wurde, investiert".
    """
    position = first
    for reach, element in phrase:
        position += 1
        if reach and _ends_a_clause(words, position - 1):
            return None
        left, bracketed = reach, False
        while position < len(known) and element.isdisjoint(known[position].patterns):
            if not reach:
                return None
            word = words[position].word
            bracketed = word != ")" and (bracketed or word == "(")
            left -= not (bracketed or word.isdigit() or word in {",", ")"})
            if left < 0 or (word in {";", ":"} and not _of_figures(words, position)):
                return None
            position += 1
        if position >= len(known) or (left < reach - GAP and not _closes(words, position)):
            return None
    return position


def _closes(words: Sequence[Token], at: int) -> bool:
    """Whether a word is the last of its clause."""
    return at + 1 == len(words) or words[at + 1].mark


def _ends_a_clause(words: Sequence[Token], at: int) -> bool:
    comma = at + 1 < len(words) and words[at + 1].word == ","
    return comma and at > 0 and not words[at - 1].mark and words[at].word in small_words("last_verbs")


def _of_figures(words: Sequence[Token], at: int) -> bool:
    """``0:3``, ``20:15``: whether a mark stands between two figures."""
    return 0 < at < len(words) - 1 and words[at - 1].word.isdigit() and words[at + 1].word.isdigit()
