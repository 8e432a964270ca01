"""The phrases of cues as they are written in TOML, and the patterns of words that they are of.

A cue is a phrase of words. ``valu*`` stands for any ending, ``*bewertung`` for any beginning (German compounds),
``raise|raised`` for a choice, ``..`` for up to six words between (numbers and what stands in brackets do not
count; twelve before a German particle that closes its clause), ``#`` for the value: at either end it tells the side
on which the value stands (``valued at #``, ``# valuation``). Case and hyphens do not matter: ``start-up`` is two words.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise, product

from facts.words.small_words import small_words

_VALUE = re.compile(r"(\.\. )?#( \.\.)?")
_TWO_PIECES = re.compile(r"\|[^\s|']*'\w")
_PIECE = re.compile(r"[^\W_*|]*[\w*|]+|[,;:()]")
GAP = 6  # words in a gap
_BRACKET = 12  # words between a German verb and its particle, which closes the clause

Phrase = tuple[tuple[int, frozenset[str]], ...]
"""What follows the first word of a cue: how many words may come before it, and the patterns of which it fits one."""


@lru_cache(maxsize=50_000)
def spelt_out(phrase: str) -> tuple[str, ...]:
    """``s'offre|s'empare``: a choice of which not only the first has two pieces is one between phrases.

    In ``d'aide|argent`` the choice is between the words behind the apostrophe.
    """
    if not _TWO_PIECES.search(phrase):
        return (phrase,)
    words = phrase.split()
    choices = [word.split("|") if _TWO_PIECES.search(word) else [word] for word in words]
    return tuple(" ".join(chosen) for chosen in product(*choices))


@lru_cache(maxsize=50_000)
def parsed(phrase: str) -> tuple[frozenset[str], Phrase]:
    """The patterns of a phrase's first word, and what follows it; several stories share the phrases of a language.

    Raises ValueError for a phrase that has no word, or begins or ends with a gap.
    """
    elements = [_element(piece) for piece in _pieces(phrase)]
    if not elements or elements[0] is None or elements[-1] is None:
        msg = f"the cue {phrase!r} must begin and end with a word"
        raise ValueError(msg)
    rest = [
        (_reach(element) if before is None else 0, element)
        for before, element in pairwise(elements)
        if element is not None
    ]
    return elements[0], tuple(rest)


def _pieces(phrase: str) -> list[str]:
    if "#" in phrase:
        phrase = _VALUE.sub("..", phrase)
    pieces: list[str] = []
    for word in phrase.lower().split():
        if word == ".." or word.replace("|", "").replace("*", "").isalnum():
            pieces.append(word)
        else:
            pieces += _PIECE.findall(word.replace("_", ""))
    return pieces


@lru_cache(maxsize=50_000)
def _element(piece: str) -> frozenset[str] | None:
    """The patterns of a word of a phrase, also as the Swiss spell them: ``äusserte`` for "äußerte"."""
    if piece == "..":
        return None
    patterns = piece.split("|")
    return frozenset([*patterns, *piece.replace("ß", "ss").split("|")] if "ß" in piece else patterns)


def _reach(element: frozenset[str]) -> int:
    """How many words may stand in a gap before an element."""
    return GAP if element.isdisjoint(small_words("split_verbs")) else _BRACKET
