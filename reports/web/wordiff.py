"""Two texts word by word: what stayed, what was taken out, what was put in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from typing import Final

_TOKEN: Final = re.compile(r"\w+(?:[.,’'-]\w+)*|[^\w\s]|\s+")  # 3.5, l'année and follow-up are one word
_MOST_PAIRS: Final = 4_000_000  # words times words; beyond it paragraphs are shown whole


class Kind(StrEnum):
    """What became of a piece."""

    SAME = "same"
    OUT = "out"
    IN = "in"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words of one kind."""

    kind: Kind
    text: str


Paragraph = tuple[Piece, ...]


def compare_texts(before: str, after: str) -> tuple[Paragraph, ...]:
    """The later text by paragraphs, with what was taken out of the earlier one where it stood.

    Paragraphs are matched first; only those that differ are compared by words.
    """
    old, new = _paragraphs(before), _paragraphs(after)
    made: list[Paragraph] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            made += [(Piece(Kind.SAME, one),) for one in new[c:d]]
        else:
            made += _changed(old[a:b], new[c:d])
    return tuple(made)


def _changed(old: Sequence[str], new: Sequence[str]) -> list[Paragraph]:
    """Paragraphs in the place of others: those that resemble one another side by side, the rest whole."""
    made: list[Paragraph] = []
    left = list(old)
    for one in new:
        like = next((other for other in left if _alike(other, one)), None)
        if like is None:
            made.append((Piece(Kind.IN, one),))
            continue
        at = left.index(like)
        made += [(Piece(Kind.OUT, other),) for other in left[:at]]
        made.append(_words(like, one))
        del left[: at + 1]
    return made + [(Piece(Kind.OUT, other),) for other in left]


def _alike(one: str, other: str) -> bool:
    a, b = _tokens(one), _tokens(other)
    if len(a) * len(b) > _MOST_PAIRS:
        return False
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.real_quick_ratio() > 0.4 and matcher.quick_ratio() > 0.4 and matcher.ratio() > 0.4


def _words(before: str, after: str) -> Paragraph:
    old, new = _tokens(before), _tokens(after)
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Kind.SAME, "".join(new[c:d])))
            continue
        if b > a:
            pieces.append(Piece(Kind.OUT, "".join(old[a:b])))
        if d > c:
            pieces.append(Piece(Kind.IN, "".join(new[c:d])))
    return tuple(_joined(pieces))


def _joined(pieces: Sequence[Piece]) -> list[Piece]:
    """A blank alone between two edits belongs to them: "[-one-] [-two-]" reads worse than "[-one two-]"."""
    made: list[Piece] = []
    for index, piece in enumerate(pieces):
        inside = 0 < index < len(pieces) - 1 and pieces[index + 1].kind is not Kind.SAME
        if piece.kind is Kind.SAME and not piece.text.strip() and inside:
            made += [Piece(Kind.OUT, piece.text), Piece(Kind.IN, piece.text)]
        else:
            made.append(piece)
    grouped: list[Piece] = []
    run: dict[Kind, str] = {}
    for piece in [*made, Piece(Kind.SAME, "")]:
        if piece.kind is Kind.SAME:
            grouped += [Piece(kind, run[kind]) for kind in (Kind.OUT, Kind.IN) if run.get(kind, "").strip()]
            run = {}
            if piece.text:
                grouped.append(piece)
        else:
            run[piece.kind] = run.get(piece.kind, "") + piece.text
    return grouped


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
