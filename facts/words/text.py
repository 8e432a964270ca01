"""Plain characters with a way back to the original offsets, and sentences."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from facts.languages import language_codes, load_language

_MOST_LAYERS = 4  # times a character was misread
_LONGEST = 1500
"""Characters of the longest sentence that is read in one piece."""


class Span(NamedTuple):
    """A stretch of a text: ``text[start:end]``."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Normalised:
    """A text in plain characters. ``edits`` are the places where its length differs from the original's."""

    text: str
    edits: tuple[tuple[int, int, int, int], ...] = ()  # (start, end) here, (start, end) in the original; sorted
    _starts: tuple[int, ...] = field(default=(), repr=False)

    def original(self, start: int, end: int) -> tuple[int, int]:
        """The offsets, in the original text, of ``self.text[start:end]``: never inside a replaced sequence."""
        if not self.edits:
            return start, end
        first = self._position(start, bisect_right(self._starts, start) - 1, after=False)
        last = self._position(end, bisect_right(self._starts, end - 1) - 1, after=True)
        return first, max(first, last)

    def _position(self, offset: int, edit: int, *, after: bool) -> int:
        if edit < 0:
            return offset
        start, end, original_start, original_end = self.edits[edit]
        inside = start < offset <= end if after else start <= offset < end
        if inside:
            return original_end if after else original_start
        return original_end + offset - end


_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_SINGLE = "\u2018\u2019\u201a\u201b\u2032\u02bc\u02b9\u2039\u203a\u00b4\u0060\uff07"
_DOUBLE = "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb\uff02"
_HYPHENS = "\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d"
_DASHES = "\u2015\u2e3a\u2e3b\ufe58"  # the em dash itself stays: between words it parts clauses
_NOTHING = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_FULL_WIDTH = {0xFF10 + digit: str(digit) for digit in range(10)} | {
    0xFF04: "$",
    0xFF05: "%",
    0xFF08: "(",
    0xFF09: ")",
    0xFF0B: "+",
    0xFF0C: ",",
    0xFF0E: ".",
    0xFFE1: "£",
    0xFFE5: "¥",
}
_PLAIN: dict[int, str] = (
    {ord(character): " " for character in _SPACES}
    | {ord(character): "'" for character in _SINGLE}
    | {ord(character): '"' for character in _DOUBLE}
    | {ord(character): "-" for character in _HYPHENS}
    | {ord(character): "—" for character in _DASHES}
    | {0x2028: "\n", 0x2029: "\n", 0x85: "\n"}
    | _FULL_WIDTH
)
_MISREAD = (
    "".join(map(chr, range(0xA0, 0x100)))
    + "€‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸ\u2009\u200a\u200b\u202f\u2010\u2011\u2032\u2212Žž\ufeff"
)


def _as_cp1252(character: str) -> str:
    """The UTF-8 bytes of a character as somebody sees them who takes them for Windows-1252."""
    return "".join(
        bytes([byte]).decode("cp1252") if byte not in {0x81, 0x8D, 0x8F, 0x90, 0x9D} else chr(byte)
        for byte in character.encode()
    )


_MOJIBAKE = {_as_cp1252(character): character for character in _MISREAD}
_SPECIAL = frozenset(map(chr, _PLAIN))
_LONGER = frozenset(_NOTHING + "\rÂÃÅËâï") | frozenset(map(chr, range(0x300, 0x370)))  # of what changes length
_CHANGES_LENGTH = re.compile(
    f"[{_NOTHING}]{{1,50}}"
    r"|\r(?=\n)"
    r"|[ÂÃÅËâï][\x80-\xbf‚ƒ„…†‡ˆ‰Š‹Œ‘’“”•–—˜™š›œŸŽž€]{1,2}"
    r"|[A-Za-z][\u0300-\u036f]{1,3}"
)


def normalise(text: str) -> Normalised:
    """The same text with plain spaces, quotes, hyphens and digits, and without what is invisible or misread.

    Quotes of every kind become ``'`` or ``"``, spaces ``" "``, short dashes ``-`` (long ones ``—``); soft hyphens
    and zero-width characters go; UTF-8 that somebody read as Windows-1252 ("â‚¬") and letters with separate
    accents are put together again. One character for one wherever possible, so most texts need no offset map.
    """
    if text.isascii() and "\r" not in text:
        return Normalised(text)
    plain = _replaced(text)
    for _ in range(_MOST_LAYERS):
        if not plain.edits or not (further := _replaced(plain.text)).edits:
            break
        plain = _composed(plain, further)
    return plain


def _composed(first: Normalised, second: Normalised) -> Normalised:
    """What two replacements, one after the other, make of a text: misread characters can have been misread again."""
    edits = [(start, end, *first.original(low, high)) for start, end, low, high in second.edits]
    for start, end, low, high in first.edits:
        if not any(before < end and start < after for *_, before, after in second.edits):
            shift = sum((e - s) - (after - before) for s, e, before, after in second.edits if after <= start)
            edits.append((start + shift, end + shift, low, high))
    edits.sort()
    return Normalised(second.text, tuple(edits), tuple(edit[0] for edit in edits))


def _replaced(text: str) -> Normalised:
    used = set(text)
    flat = text
    for character in used & _SPECIAL:
        flat = flat.replace(character, _PLAIN[ord(character)])
    if used.isdisjoint(_LONGER):
        return Normalised(flat)
    plain: list[str] = []
    edits: list[tuple[int, int, int, int]] = []
    here = done = 0
    for match in _CHANGES_LENGTH.finditer(text):
        found, start, end = match[0], match.start(), match.end()
        while found and (new := _replacement(found)) is None and found[0] in "ÂÃÅËâï":
            found, end = found[:-1], end - 1
        if not found or new is None or new == found:
            continue
        plain += (flat[done:start], new)
        here += start - done
        edits.append((here, here + len(new), start, end))
        here += len(new)
        done = end
    if not edits:
        return Normalised(flat)
    plain.append(flat[done:])
    return Normalised("".join(plain), tuple(edits), tuple(edit[0] for edit in edits))


def _replacement(found: str) -> str | None:
    if found[0] in _NOTHING or found == "\r":
        return ""
    if (character := _MOJIBAKE.get(found)) is not None:
        return "" if character in _NOTHING else character.translate(_PLAIN)
    if len(found) > 1 and unicodedata.combining(found[-1]):
        composed = unicodedata.normalize("NFC", found)
        return composed if len(composed) == 1 else None
    return None


@cache
def _folded_letters() -> dict[int, str]:
    pairs = ((code, unicodedata.normalize("NFD", chr(code))) for code in range(0xC0, 0x250))
    return {code: letters[0] for code, letters in pairs if len(letters) > 1} | {0xF8: "o", 0x153: "oe", 0xE6: "ae"}


def fold(text: str) -> str:
    """Lower case without accents, for comparing words: "Büros" and "BUROS" are the same."""
    lowered = text.casefold()
    return lowered if lowered.isascii() else lowered.translate(_folded_letters())


# --- sentences ---------------------------------------------------------------------------------------------------

_STOP = re.compile(r"[.!?…][.!?…]{0,20}+[\"')\]»”’]{0,3}+(?=[ \t\n\r\u00a0\u202f])|\n")
_LAST_WORD = re.compile(r"(?<![^\s\"'(\[«„“])[^\s\"'(\[«„“]*$")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s$")
_FIRST_WORD = re.compile(r"[\"'«„“‚‘(\[]*([^\W\d_]+)")
_MARKER = re.compile(r"[ \t]*(?:[-*•·–—▪‣]|\d{1,2}[.)])[ \t]|[ \t]*\|")
_CAPITALS = re.compile(r"[A-ZÄÖÜ](?:\.[A-Za-zÄÖÜ])*")
_ENDS = frozenset(".!?…:;\"')]»”")
_WRAPPED = range(45, 110)  # characters of a line in a text that was broken by hand


@dataclass(frozen=True, slots=True)
class _Joints:
    abbreviations: frozenset[str]
    titles: frozenset[str]
    before_numbers: frozenset[str]
    ordinal_before: frozenset[str]
    ordinal_after: frozenset[str]
    function_words: frozenset[str]


@cache
def _joints() -> _Joints:
    tables = [load_language(code).table("text") for code in language_codes()]

    def words(key: str) -> frozenset[str]:
        return frozenset(word.lower() for table in tables for word in table.get(key, ()))

    return _Joints(
        frozenset(word for table in tables for word in table["abbreviations"]),
        words("titles"),
        words("before_numbers"),
        words("ordinal_before"),
        words("ordinal_after"),
        words("stop_words"),
    )


def sentences(text: str) -> list[Span]:
    """The sentences of a text, in order; headlines, list items and table rows are sentences of their own.

    A line end closes a sentence unless the text is broken by hand into lines of equal length. White space at the
    edges belongs to no sentence.
    """
    spans: list[Span] = []
    start = 0
    for match in _STOP.finditer(text):
        end = match.end()
        closes = _line_closes(text, match.start()) if match[0] == "\n" else _stop_closes(text, start, match)
        if closes:
            _add(spans, text, start, end)
            start = end
    _add(spans, text, start, len(text))
    return spans


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        first = start + len(piece) - len(piece.lstrip())
        spans.append(Span(first, first + len(stripped)))


def _stop_closes(text: str, start: int, match: re.Match[str]) -> bool:
    """Whether a full stop, question or exclamation mark ends a sentence that began at ``start``."""
    after = text[match.end() : match.end() + 60]
    following = after.lstrip()
    if not following:
        return len(after) < 60  # white space only: the end, unless there is more of it
    if "\n" in after[: len(after) - len(following)]:
        return not (match[0] == "." and following[0].islower())
    if following[0].islower() or following[0] in ",;:":
        return False
    if match[0] != ".":
        return True
    return not _stop_is_part(text[max(start, match.start() - 40) : match.start()], following)


def _stop_is_part(before: str, following: str) -> bool:
    """Whether the full stop belongs to the word before it: an abbreviation, an initial or an ordinal number."""
    joints = _joints()
    word_match = _LAST_WORD.search(before)
    word = word_match[0].lstrip("‚") if word_match else ""
    lowered = word.lower()
    first = _FIRST_WORD.match(following)
    following_word = first[1].lower() if first else ""
    if lowered in joints.titles:
        return True
    if lowered in joints.before_numbers:
        return following[0].isdigit()
    if word.isdigit() and len(word) <= 2:
        return _is_ordinal(before, word, following_word, joints)
    if following_word in joints.function_words:
        return lowered == "z" or (following_word == "a" and re.fullmatch(r"[a-z]", word) is not None)
    if not joints.abbreviations.isdisjoint({word, lowered}) or lowered.endswith(("-mrd", "-mio")):
        return True
    return bool(_CAPITALS.fullmatch(word)) or (len(word) == 1 and word.isalpha())


def _is_ordinal(before: str, number: str, following_word: str, joints: _Joints) -> bool:
    if following_word in joints.ordinal_after:
        return True
    ahead = before[: -len(number)]
    if not ahead.strip():
        return True  # "1. First item"
    preceding = _WORD_BEFORE.search(ahead)
    return (
        preceding is not None
        and preceding[1].lower() in joints.ordinal_before
        and following_word not in joints.function_words
    )


def _line_closes(text: str, newline: int) -> bool:
    line_start = text.rfind("\n", max(0, newline - 400), newline) + 1 or max(0, newline - 400)
    line = text[line_start:newline].rstrip()
    next_end = text.find("\n", newline + 1, newline + 401)
    following = text[newline + 1 : next_end if next_end >= 0 else newline + 401]
    if not line or not following.strip() or line[-1] in _ENDS or _MARKER.match(following):
        return True
    if following.lstrip()[0].islower() and (line[-1] in ",-" or len(line) >= 25):
        return False
    if len(line) not in _WRAPPED or _MARKER.match(line):
        return True
    previous_start = text.rfind("\n", max(0, line_start - 400), max(0, line_start - 1)) + 1
    previous = len(text[previous_start : max(0, line_start - 1)].rstrip())
    return previous not in _WRAPPED or abs(previous - len(line)) > 12


def bounded(text: str, spans: Iterable[Span]) -> Iterator[Span]:
    """The sentences, those longer than any sentence cut at spaces: a table without stops, or worse."""
    for span in spans:
        if span.end - span.start <= _LONGEST:
            yield span
            continue
        start = span.start
        while span.end - start > _LONGEST:
            cut = text.rfind(" ", start + 1, start + _LONGEST)
            end = cut if cut > start else start + _LONGEST
            yield Span(start, end)
            start = end
        yield Span(start, span.end)
