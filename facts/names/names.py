"""Names in a text: patterns that forgive spelling, and folding for comparison."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from facts.words.small_words import small_words

_NO_LETTER = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Þ])")
_PLAIN_LETTERS = re.compile(r"[A-Za-z0-9]+")
_BARRED = {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D"}  # letters that no accent makes of plain ones
_LIKE_PLAIN = ("\u017f", "\u0130", "\u0131")  # long s, capital i with a dot, small i without one
_SPACE = r"[\s\-]"
_SHORTEST_DECLINED = 6  # letters of a word whose ending changes with the case
_GENITIVE = r"(?:['’]s|(?<=[sxzß])es|s['’]?|['’])?"


def fold(name: str) -> str:
    """A name without case, accents, spaces and punctuation: ``Yann Le Cun`` and ``yann lecun`` fold alike."""
    if not name.isascii():
        name = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return _NO_LETTER.sub("", name.casefold())


@lru_cache(maxsize=50_000)
def strip_accents(text: str) -> str:
    """The text without accents, as long as before: offsets stay valid."""
    return "".join(_base(c) for c in text)


@cache
def _base(character: str) -> str:
    if character in _BARRED:
        return _BARRED[character]
    base = unicodedata.normalize("NFKD", character)
    return base[0] if len(base) > 1 and all(unicodedata.combining(c) for c in base[1:]) else character


def name_pattern(name: str, *, declined: bool = False) -> str:
    """A regular expression for a name as news print it, to be compiled with IGNORECASE.

    Spaces and hyphens are interchangeable, a capital inside a word may stand apart (LeCun, Le Cun), accents may be
    missing, a genitive may follow. A name of at most five capitals (AMI, VW) matches in capitals only, so that
    it is not found in an ordinary word. A ``declined`` one is found in the cases of German: ``des Klinikums Rodenau``.
    """
    parts = [piece for word in re.split(r"[\s\-]+", name.strip()) for piece in _CAMEL.split(word) if piece]
    joins = [r"[\s\-]?" if _is_camel_joint(name, i) else _SPACE for i in range(len(parts) - 1)]
    inner = [joins[i] == _SPACE if i < len(joins) else None for i in range(len(parts))]
    printed = [_declined(part, inner[i]) if declined else _letters(part) for i, part in enumerate(parts)]
    body = "".join(part + (joins[i] if i < len(joins) else "") for i, part in enumerate(printed))
    if is_acronym(name):
        body = f"(?-i:{body})"
    return rf"(?<!\w){body}{_GENITIVE}(?!\w)"


@dataclass(frozen=True, slots=True)
class Sought:
    """A name looked for in whole texts. ``piece`` is a part of it that every spelling has, which is quick to look for.

    It is in small letters, or in capitals for a name that is found in capitals only.
    """

    pattern: re.Pattern[str]
    piece: str
    capitals: bool

    def found_in(self, text: str, small: str | None) -> bool:
        """Whether a text has the name; ``small`` is ``small_letters(text)``, made once for many names."""
        return self.may_be_in(text, small) and self.pattern.search(text) is not None

    def may_be_in(self, text: str, small: str | None) -> bool:
        """Whether a text has what every spelling of the name has."""
        looked_at = text if self.capitals else small
        return looked_at is None or self.piece in looked_at


@lru_cache(maxsize=4096)
def sought(name: str, *, declined: bool = False) -> Sought:
    """A name, ready to be looked for; a ``declined`` one in all its cases."""
    capitals = is_acronym(name)
    stems = (_stem(word) if declined else word for word in _CAMEL.sub(" ", name).split())
    pieces = _PLAIN_LETTERS.findall(" ".join(stems))
    piece = max(pieces, key=len, default="")
    pattern = re.compile(name_pattern(name, declined=declined), re.IGNORECASE)
    return Sought(pattern, piece if capitals else piece.lower(), capitals)


def small_letters(text: str) -> str | None:
    """The text in small letters; None where it has a letter that matches a plain one without being small of it."""
    return None if any(letter in text for letter in _LIKE_PLAIN) else text.lower()


def first_words(name: str, *, declined: bool = False) -> frozenset[str]:
    """What the first word of a name can be in a text, in small letters without accents: {"lecun", "le"} for LeCun."""
    word = re.split(r"[\W_]+", name.strip())[0]
    pieces = {word, _CAMEL.split(word)[0]}
    stems = {strip_accents(piece.lower()) for piece in pieces}
    endings = ("s", "es", "n", "r", "m") if declined else ("s", "es")
    stems |= {_stem(stem) for stem in stems} if declined else set()
    return frozenset(stems | {f"{stem}{ending}" for stem in stems for ending in endings})


def is_acronym(name: str) -> bool:
    """Whether a name is written in a few capitals (AMI, VW, SAP) and so must be matched in capitals."""
    letters = [c for c in name if c.isalpha()]
    return 0 < len(letters) <= 5 and all(c.isupper() for c in letters) and " " not in name.strip()


def _is_camel_joint(name: str, index: int) -> bool:
    pieces = 0
    for word in re.split(r"[\s\-]+", name.strip()):
        count = len([p for p in _CAMEL.split(word) if p])
        if index < pieces + count - 1:
            return True
        if index == pieces + count - 1:
            return False
        pieces += count
    return False


def is_adjective(word: str) -> bool:
    """Whether a word of a name is a German adjective, which alone stands for no name."""
    return _adjectives().match(word) is not None


@cache
def _adjectives() -> re.Pattern[str]:
    ends, stems = (
        "|".join(sorted(small_words(role))) for role in ("adjective_ends_in_names", "adjective_stems_in_names")
    )
    return re.compile(rf"(?:\w+(?:{ends})|{stems})e[rs]?$", re.IGNORECASE)


def _stem(word: str) -> str:
    """``Norddeutsche`` of ``Norddeutscher``: an adjective before the letter that its case changes."""
    return word.rstrip("rs") if is_adjective(word) else word


def _declined(word: str, inner: bool | None) -> str:
    """A word of a name with the endings of German cases: ``Stadtwerken``, ``Deutscher Bank``, ``Klinikums Rodenau``.

    One that is not the last is ``inner`` where a space follows it; only such a one has a genitive or is an adjective.
    """
    if inner and is_adjective(word):
        return f"{_letters(_stem(word))}[nrms]?"
    if len(word) < _SHORTEST_DECLINED or not word.isalpha() or inner is False:
        return _letters(word)
    if word.endswith("e"):
        return f"{_letters(word)}n?"
    return f"{_letters(word)}(?:e?s)?" if inner and word[-1] not in "aeiouäöüyn" else _letters(word)


def _letters(piece: str) -> str:
    return "".join(
        re.escape(c) if (base := _base(c)) == c else f"[{re.escape(c.lower())}{re.escape(base.lower())}]" for c in piece
    )
