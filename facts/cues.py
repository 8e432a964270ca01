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
from typing import Literal

_TOKEN = re.compile(r"[^\W_]+|[,;:()\[\]–—|!?…/]|(?<=\s)-(?=\s)")
_GAP = 6
_BRACKET = 12  # words between a German verb and its particle, which closes the clause
_PARTICLES = frozenset({"ab", "an", "auf", "aus", "ein", "vor", "weg", "zurück"})
_MEMORY = 100_000

Side = Literal["before", "after", "either"]


@dataclass(frozen=True, slots=True)
class Token:
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


@dataclass(frozen=True, slots=True)
class Hit:
    """A cue found in a sentence, from token ``first`` to token ``last`` (inclusive)."""

    cue: Cue
    first: int
    last: int


def tokens(sentence: str) -> list[Token]:
    """The words and punctuation of a sentence, in order."""
    return [
        Token(found[0].lower(), found.start(), found.end(), found[0][0].isupper())
        for found in _TOKEN.finditer(sentence)
    ]


@dataclass
class CueIndex:
    """All cues of a language, arranged so that a sentence is matched in one pass over its words."""

    _starts: dict[str, list[tuple[tuple[frozenset[str] | None, ...], Cue]]] = field(default_factory=dict)
    _exact: set[str] = field(default_factory=set)
    _prefixes: set[str] = field(default_factory=set)
    _suffixes: set[str] = field(default_factory=set)
    _infixes: set[str] = field(default_factory=set)
    _known: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def add(self, cue: Cue) -> None:
        """Take a cue in. Raises ValueError for a phrase that has no word or starts with a gap."""
        elements = tuple(_element(piece) for piece in _pieces(cue.phrase))
        if not elements or elements[0] is None or elements[-1] is None:
            msg = f"the cue {cue.phrase!r} must begin and end with a word"
            raise ValueError(msg)
        for element in elements:
            for pattern in element or ():
                self._learn(pattern)
        for pattern in elements[0]:
            self._starts.setdefault(pattern, []).append((elements, cue))

    def find(self, words: Sequence[Token]) -> list[Hit]:
        """All cues in a sentence, in the order of their first word."""
        classes = [self._classes(token.word) for token in words]
        hits = []
        for first, patterns in enumerate(classes):
            for pattern in patterns:
                for elements, cue in self._starts.get(pattern, ()):
                    last = first if len(elements) == 1 else _match(elements, classes, words, first)
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

    def _classes(self, word: str) -> tuple[str, ...]:
        known = self._known.get(word)
        if known is None:
            if len(self._known) > _MEMORY:
                self._known.clear()
            known = self._known[word] = tuple(self._patterns(word))
        return known

    def _patterns(self, word: str) -> Iterable[str]:
        if word in self._exact:
            yield word
        if self._prefixes or self._suffixes:
            for cut in range(1, min(len(word), 40) + 1):
                if word[:cut] in self._prefixes:
                    yield word[:cut] + "*"
                if word[-cut:] in self._suffixes:
                    yield "*" + word[-cut:]
        for infix in self._infixes:
            if infix in word:
                yield f"*{infix}*"


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
        for word in re.sub(r"(\.\. )?#( \.\.)?", "..", phrase).lower().split()
        for piece in ([word] if word == ".." else re.findall(r"[^\W_*|]*[\w*|]+|[,;:()]", word.replace("_", "")))
    ]


def _element(piece: str) -> frozenset[str] | None:
    return None if piece == ".." else frozenset(piece.split("|"))


def _match(
    elements: tuple[frozenset[str] | None, ...], classes: list[tuple[str, ...]], words: Sequence[Token], first: int
) -> int | None:
    """The last token of the phrase when it starts at ``first``. A gap does not cross a semicolon or colon."""
    position = first
    gap = False
    for element in elements[1:]:
        if element is None:
            gap = True
            continue
        if not gap:
            position += 1
            if position >= len(classes) or element.isdisjoint(classes[position]):
                return None
            continue
        at, left, bracketed = position + 1, _GAP if element.isdisjoint(_PARTICLES) else _BRACKET, False
        while at < len(classes) and element.isdisjoint(classes[at]):
            bracketed = words[at].word != ")" and (bracketed or words[at].word == "(")
            left -= not (bracketed or words[at].word.isdigit() or words[at].word in {",", ")"})
            if left < 0 or words[at].word in {";", ":"}:
                return None
            at += 1
        if at >= len(classes) or (
            left < _BRACKET - _GAP and not element.isdisjoint(_PARTICLES) and not _closes(words, at)
        ):
            return None
        position, gap = at, False
    return position


def _closes(words: Sequence[Token], at: int) -> bool:
    """Whether a word is the last of its clause."""
    return at + 1 == len(words) or words[at + 1].mark
