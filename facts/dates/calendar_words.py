"""The calendar words of one language: which token of a text is a month, a weekday, an edge, "next" ...

A text becomes a list of tokens and a string of one code a token, so that the forms of a language ("day month year?")
are small patterns over that string. The words and the forms are data: the table ``[dates]`` of facts/languages/xx.toml.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from facts.dates.calendar_tokens import Tokens, plain_token, split_phrase, tokens_of
from facts.languages import load_language

CODES = {
    "full": "z", "day_month": "Z", "indefinite": "I", "year": "y", "day": "n", "number": "#", "numeral": "N",
    "month": "m", "weekday": "w", "season": "s", "feast": "f", "block": "k", "mark": "q", "ordinal": "o", "edge": "e",
    "period": "p", "relative": "r", "unit": "u", "slip": "M", "until": "R", "today": "a", "ago": "b", "ahead": "i",
    "part": "v", "later": "L", "share": "h", "term": "T", "both": "U", "calendar_week": "W", "decade": "d",
    "suffix": "t", "glue": "g", "never": "0", "dot": ".", "comma": ",", "dash": "-", "slash": "/",
    "quote": "'", "stop": "!", "other": "x",
}  # fmt: skip
_WORD_CLASSES = (
    "months", "weekdays", "seasons", "feasts", "blocks", "marks", "ordinals", "edges", "periods", "relatives", "units",
    "today", "terms", "both", "numerals", "ago", "ahead", "later", "parts", "suffixes", "glue", "never", "slips",
    "until", "indefinite", "calendar_weeks", "decades",
)  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")
_FIGURES = re.compile(r"(?:19|20|21)\d\d|[0-9][./-][0-9]|[QHTSqhts][1-4]")  # a year, a date in figures, a quarter
_PIECE = re.compile(r"[a-z_]+|[()|?*]")
_NO_PHRASE: tuple[int, str, Any] = (0, "", None)


class Preterite(NamedTuple):
    """How verbs of the past end, how other words do that end so too, and whether they stand behind nouns only.

    ``opening`` are the endings of participles that open a sentence.
    """

    endings: tuple[str, ...]
    other_endings: tuple[str, ...]
    behind_nouns: bool
    opening: tuple[str, ...]


class Intention(NamedTuple):
    """Verbs of the past that tell a plan: ``was`` with ``due`` behind it, at most ``within`` words away.

    ``in_vain`` are those of plans that came to nothing: ``should have``.
    """

    verbs: frozenset[str]
    then: frozenset[str]
    within: int
    in_vain: bool


@dataclass(frozen=True, slots=True, eq=False)
class CalendarWords:
    """The compiled table ``[dates]`` of a language."""

    table: Mapping[str, Any]
    phrases: Mapping[str, list[tuple[list[str], str, Any]]]  # first word → longest first
    forms: re.Pattern[str]
    triggers: frozenset[str]
    leads: Mapping[str, str]  # phrase before a date → its role
    trails: Mapping[str, str]  # phrase after a date → its role
    lead_ends: frozenset[str]
    trail_starts: frozenset[str]
    sets: Mapping[str, frozenset[str]]
    day_first: bool | None
    future_endings: tuple[str, ...]
    past_endings: tuple[str, ...]
    attribute: re.Pattern[str] | None  # a participle before its noun: "begonnene", "eröffnete", "angelaufenen"
    capital: frozenset[str]  # codes whose words are printed with a capital
    small: frozenset[str]  # words that are calendar words in small letters only
    frame: frozenset[str]  # words of edges and blocks: "start", "end", "quarter"
    intended: tuple[Intention, ...]
    preterite: Preterite

    def may_hold_date(self, text: str) -> bool:
        """Whether reading can find anything: a cheap test that spares most sentences."""
        return _FIGURES.search(text) is not None or not self.triggers.isdisjoint(_WORD.findall(text.lower()))

    def scan(self, text: str) -> Tokens:
        """The tokens of a text, phrases ("end of", "d'ici") joined to one."""
        tokens = tokens_of(text)
        words, spans = tokens.words, tokens.spans
        phrases: list[tuple[int, int]] = []
        taken = 0
        for at in [at for at, word in enumerate(words) if word in self.phrases or not word.isalpha()]:
            if at < taken:
                continue  # inside a phrase
            word = words[at]
            length, code, value = _NO_PHRASE
            if word in self.phrases:
                length, code, value = self._phrase_at(words, at, text[spans[at][0]])
            if not length and word.isalpha():
                self._glued(tokens, at)
                continue
            if not length:
                length, code, value = 1, *plain_token(text[spans[at][0] : spans[at][1]], word, day_first=self.day_first)
            taken = at + length
            tokens.put(at, taken - 1, code, value)
            if length > 1:
                phrases.append((at, taken - 1))
            if taken < len(words) and words[taken] not in self.phrases:
                self._glued(tokens, taken)
        return tokens.joined(phrases)

    @staticmethod
    def _glued(tokens: Tokens, at: int) -> None:
        """Tell a number that the word behind it is none of the calendar."""
        if tokens.codes[at - 1] in "yn" and tokens.words[at].isalpha():
            tokens.put(at, at, "x", None)

    def _phrase_at(self, words: list[str], at: int, printed: str) -> tuple[int, str, Any]:
        """The longest calendar phrase that begins at a word: how many words, its code and value; 0 for none."""
        for phrase, code, value in self.phrases[words[at]]:
            length = len(phrase)
            if (length == 1 or words[at : at + length] == phrase) and self._printed_so(code, words[at], printed):
                return length, code, value
        return _NO_PHRASE

    def _printed_so(self, code: str, word: str, printed: str) -> bool:
        if code in self.capital and not printed[0].isupper():
            return False
        return not (word in self.small and printed[0].isupper())


def _compile(forms: Iterable[str], fragments: Mapping[str, str]) -> re.Pattern[str]:
    def one(form: str) -> str:
        parts = []
        for piece in _PIECE.findall(form):
            if piece in "()|?":
                parts.append("(?:" if piece == "(" else piece)
            elif piece == "*":
                parts.append("{0,3}")
            elif piece in fragments:
                parts.append(f"(?:{one(fragments[piece])})")
            else:
                parts.append(re.escape(CODES[piece]))
        return "".join(parts)

    # no form has a word of no class: at those, which are most, nothing needs to be tried
    return re.compile(f"(?!{CODES['other']})(?:{'|'.join(one(form) for form in forms)})")


def _endings(phrase: str) -> list[str]:
    words = phrase.split(" ")
    return [" ".join(words[at:]) for at in range(len(words))]


@cache
def calendar_words(code: str) -> CalendarWords:
    """The calendar words of a language. Raises KeyError for a language without a file."""
    table = load_language(code).table("dates")
    entries: list[tuple[list[str], str, Any]] = []
    for name in _WORD_CLASSES:
        words = table.get(name, {})
        letter = CODES[name if name in CODES else "suffix" if name == "suffixes" else name[:-1]]
        pairs = words.items() if isinstance(words, Mapping) else ((word, None) for word in words)
        entries += [(split_phrase(word), letter, value) for word, value in pairs]
    for weekday, value in table["weekdays"].items():
        entries += [([weekday + suffix], CODES["weekday"], value) for suffix in table.get("weekday_suffixes", ())]
    shares = table.get("month_shares", {})
    entries += [
        ([month + ending], CODES["share"], [number, block])
        for month, number in table["months"].items()
        for ending, block in shares.items()
    ]
    phrases: dict[str, list[tuple[list[str], str, Any]]] = {}
    for entry in sorted(entries, key=lambda entry: -len(entry[0])):
        phrases.setdefault(entry[0][0], []).append(entry)
    triggers = frozenset(
        words[0] for words, letter, _ in entries if letter in {CODES[name] for name in (
            "month", "weekday", "season", "feast", "block", "period", "unit", "today", "indefinite", "slip", "share",
            "term", "calendar_week")}
    )  # fmt: skip
    leads = {" ".join(split_phrase(p)): role for role, group in table["leads"].items() for p in group}
    trails = {" ".join(split_phrase(p)): role for role, group in table["trails"].items() for p in group}
    sets = {name: frozenset(" ".join(split_phrase(w)) for w in group) for name, group in table["sets"].items()}
    sets["instead_heads"] = frozenset(phrase.split(" ")[0] for phrase in sets["instead"])
    return CalendarWords(
        table=table,
        phrases=phrases,
        forms=_compile(table["forms"], table.get("fragments", {})),
        triggers=triggers,
        leads=leads,
        trails=trails,
        lead_ends=frozenset(ending for phrase in leads for ending in _endings(phrase)),
        trail_starts=frozenset(phrase.split(" ")[0] for phrase in trails),
        sets=sets,
        day_first=table.get("day_first"),
        future_endings=tuple(table.get("future_endings", ())),
        past_endings=tuple(table.get("past_endings", ())),
        attribute=re.compile(table["attribute"]) if "attribute" in table else None,
        capital=frozenset(CODES[name] for name in table.get("capital", ())),
        small=frozenset(table.get("small", ())),
        frame=frozenset(
            word for name in ("edges", "blocks") for phrase in table[name] for word in split_phrase(phrase)
        ),
        preterite=Preterite(
            tuple(table["preterite"]["endings"]),
            tuple(table["preterite"]["other_endings"]),
            table["preterite"]["behind_nouns"],
            tuple(table["preterite"]["opening"]),
        ),
        intended=tuple(
            Intention(frozenset(pattern["verbs"]), frozenset(pattern["then"]), pattern["within"], pattern["in_vain"])
            for pattern in table["intended"]
        ),
    )
