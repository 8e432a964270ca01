"""The tokens of a text as the calendar sees them: words, numbers, dates in figures, and marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, NamedTuple, overload

_SIGNS = {".": ".", ",": ",", "-": "-", "–": "-", "—": "-", "‑": "-", "/": "/", "'": "'", "!": "!", "?": "!", ";": "!"}
_TOKEN = re.compile(
    r"[^\W\d_]+"
    r"|(?=\d)(?:\d{4}-\d\d-\d\d(?![\w-])"
    r"|\d{1,2}([./-])\d{1,2}\1(?:\d{4}|\d\d)(?!\w|[./-]\d)"
    r"|\d{1,2}\.\d{1,2}\.(?!\d)"
    r"|\d{1,3}(?:[ \u00a0\u202f\u2009'’]\d{3})+(?!\d)"
    r"|\d+(?:[.,:]\d+)*)"
    r"|\n\s*\n"
    r"|[^\w\s]",
)
_LONGEST = 20  # digits and marks of a date in figures; no date is longer
_FIRST_YEAR = 1700  # firms and bridges can be old


class Token(NamedTuple):
    """One token: its place in the text, its folded words, the code of its class and what it stands for."""

    start: int
    end: int
    word: str
    code: str
    value: Any
    capital: bool


@dataclass(slots=True)
class Tokens:
    """The tokens of a text, each made when it is asked for: few of a text's words stand near a date."""

    text: str
    words: list[str]
    spans: list[tuple[int, int]]
    codes: list[str]
    values: list[Any]

    def __len__(self) -> int:
        return len(self.words)

    @overload
    def __getitem__(self, at: int) -> Token: ...

    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...

    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self.words)))]
        start, end = self.spans[at]
        return Token(start, end, self.words[at], self.codes[at], self.values[at], self.text[start].isupper())

    def put(self, first: int, last: int, code: str, value: Any) -> None:
        """Say what the words from ``first`` to ``last`` are; it is kept at the last one, the others are to be dropped.

        Letters glued to a number ("2025er", "A380") make the number no day and no year.
        """
        before = self.codes[first - 1] if first else ""
        if before and self.spans[first - 1][1] == self.spans[first][0]:
            if code == "d" and before == "y" and self.values[first - 1] % 10 == 0:
                pass  # "2030s"
            elif before in "yn" and self.words[first][0].isalpha() and code != "t":
                self.codes[first - 1], code = "#", "x" if code == "d" else code
            elif code in "yn" and self.words[first - 1][-1].isalpha() and before != "q":
                code = "#"
            elif code == "d" or (code == "t" and before not in "n#"):
                code = "x"
        elif code in "td" or (before == "q" and code == "n"):
            code = "x" if code in "td" else "n"
            if before == "q":
                self.codes[first - 1] = "x"
        self.codes[last], self.values[last] = code, value

    def joined(self, phrases: list[tuple[int, int]]) -> Tokens:
        """The same tokens with the words from the first to the last of each phrase as one."""
        if not phrases:
            return self
        kept = Tokens(self.text, [], [], [], [])
        copied = 0
        for first, last in phrases:
            self.words[last] = " ".join(self.words[first : last + 1])
            self.spans[last] = self.spans[first][0], self.spans[last][1]
            kept._extend(self, copied, first)
            copied = last
        kept._extend(self, copied, len(self.words))
        return kept

    def _extend(self, other: Tokens, first: int, end: int) -> None:
        self.words += other.words[first:end]
        self.spans += other.spans[first:end]
        self.codes += other.codes[first:end]
        self.values += other.values[first:end]


def tokens_of(text: str) -> Tokens:
    """The tokens of a text, none of which is known to the calendar yet."""
    small = text.lower().replace("’", "'")
    if len(small) == len(text):
        spans = [match.span() for match in _TOKEN.finditer(small)]
        words = [small[start:end] for start, end in spans]
    else:  # a letter that two small ones stand for
        spans = [match.span() for match in _TOKEN.finditer(text)]
        words = [text[start:end].lower().replace("’", "'") for start, end in spans]
    return Tokens(text, words, spans, ["x"] * len(words), [None] * len(words))


def split_phrase(phrase: str) -> list[str]:
    """A phrase of the table as the folded words of a text."""
    return [match[0].lower().replace("’", "'") for match in _TOKEN.finditer(phrase)]


def plain_token(printed: str, word: str, *, day_first: bool | None) -> tuple[str, Any]:
    """The code and value of a token that is no word of the calendar: a number, a date in figures, a mark."""
    if printed[0].isdecimal():
        return _number(printed, day_first=day_first)
    return "!" if word.isspace() else _SIGNS.get(word, "x"), None


def _number(printed: str, *, day_first: bool | None) -> tuple[str, Any]:
    if printed.isdecimal():
        value = int(printed) if len(printed) < 5 else 0
        if len(printed) == 4 and _FIRST_YEAR <= value <= 2100:
            return "y", value
        return ("n", value) if len(printed) <= 2 and 1 <= value <= 31 else ("#", value)
    if len(printed) > _LONGEST:
        return "#", 0
    pieces = re.split(r"[./-]", printed.removesuffix("."))
    if printed[-1] == ".":
        day, month = int(pieces[0]), int(pieces[1])
        return ("Z" if day_first and 1 <= day <= 31 and 1 <= month <= 12 else "#"), (month, day)
    if len(pieces) != 3 or not all(piece.isdecimal() for piece in pieces):
        return "#", 0
    first, second, third = (int(piece) for piece in pieces)
    if len(pieces[0]) == 4:
        return "z", (first, second, third)
    if len(pieces[2]) == 2:
        return ("z", (2000 + third, second, first)) if day_first and len(pieces[1]) == 2 else ("#", 0)
    if not 1900 <= third <= 2100:
        return "#", 0
    if day_first or first > 12 or first == second or "." in printed:
        return "z", (third, second, first)
    return ("z", (third, first, second)) if second > 12 else ("#", 0)
