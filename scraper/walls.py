"""The words of walls: what pages say that stand where an article should be. Data in walls.toml."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_FOLDED = {"’": "'", "‘": "'", "“": '"', "”": '"', "„": '"', "\u00ad": "", "\u200b": ""}
_LONG = 500  # characters of a text from which it pays to look at its words first
_LONGEST_HEADLINE = 90
_EDGES = " .!?…:|–—-·»«\"'>"
_NUMBER = re.compile(r"^(?:http\s*)?(?:error|fehler|erreur)?\s*40[34]\b[\s:–—|-]*|[\s:–—|(-]*\b40[34]\)?$")
_SITE_MARK = re.compile(r"\s+[|–—•·»-]+\s+")  # no colon: it parts what a text is about from the text
ADDRESS = re.compile(
    r"\b(?:sie|ihr|ihre[nmrs]?|ihnen|du|dein\w*|dir|dich|wir|uns|unser\w*"
    r"|you|your|we|our|us|vous|votre|vos|nous|notre|nos|je)\b"
)
PRICE = re.compile(
    r"(?:[€$£] ?\d{1,3}(?:[.,]\d{2})?|\d{1,3}(?:[.,]\d{2})? ?(?:€|euro?s?\b|chf|fr\.))\s*\*?\s*"
    r"(?:/|pro|im|die|per|a|par|le|la|for the|for|je|den|pour|im ersten)\s*(?:ersten |erste |first |premier )?"
    r"(?:monat|woche|month|week|mois|semaine|jahr|year|an\b)|premier mois (?:à|offert|pour)"
    r"|\b(?:monat|month|mois|woche|week|semaine)\w*\b[^.\n€$£]{0,25}(?:[€$£] ?\d|\b\d{1,3}(?:[.,]\d{2})? ?(?:€|euro))"
)
AMOUNT = re.compile(r"[€$£] ?\d|\d ?(?:€|euros?\b|cents?\b|chf\b|fr\.)|\b\d{2}p\b")


def folded(text: str) -> str:
    """Lower case, straight quotes, single spaces: as the words are written in walls.toml."""
    if not text.isascii():
        for character, plain in _FOLDED.items():
            text = text.replace(character, plain)
    return " ".join(text.split()).lower()


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one kind of wall, of all languages together."""

    phrases: tuple[str, ...]
    headlines: frozenset[str]
    terms: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    exempt: tuple[str, ...] = ()

    def hits(self, text: str) -> tuple[str, ...]:
        """The phrases that occur in a folded text. A phrase inside another counts once."""
        if len(text) < _LONG:
            found = [phrase for phrase in self.phrases if phrase in text]
        else:
            words = _words_of(text)
            found = [phrase for phrase, inner in _with_inner(self.phrases) if inner in words and phrase in text]
        return tuple(one for one in found if not any(one != other and one in other for other in found))

    def count_terms(self, text: str) -> int:
        """How many different weak words occur in a folded text."""
        return sum(term in text for term in self.terms)

    def is_offer(self, text: str) -> bool:
        """Whether a folded block of text offers the rest of the article for a subscription or an account."""
        return (
            (len(text) < 80 or ADDRESS.search(text) is not None)
            and (any(word in text for word in self.actions) or PRICE.search(text) is not None)
            and any(word in text for word in self.reads)
            and not self.is_exempt(text)
        )

    def is_exempt(self, text: str) -> bool:
        """Whether a folded block calls for something else, a newsletter or a comment, and has no price beside it."""
        return any(word in text for word in self.exempt) and PRICE.search(text) is None

    def pairs(self, text: str) -> str | None:
        """An action and what is read, both in a folded sentence, as it is said of one thing; None if one is missing."""
        action = next((word for word in self.actions if word in text), None)
        read = next((word for word in self.reads if word in text), None) if action else None
        return f"{action} … {read}" if read and not any(word in text for word in self.exempt) else None

    def is_headline(self, headline: str) -> bool:
        """Whether a folded headline is such a page's: its words alone, or beside the outlet's name or a number."""
        return len(headline) <= _LONGEST_HEADLINE and not self._bare.isdisjoint(_parts(headline))

    @property
    def _bare(self) -> frozenset[str]:
        return _stripped(self.headlines)


@lru_cache(maxsize=16)
def _parts(headline: str) -> frozenset[str]:
    """What a headline is, with and without the outlet's name or a number."""
    parts = [headline, _NUMBER.sub("", headline), *_SITE_MARK.split(headline)]
    parts += [
        words
        for part in parts
        if len(rest := part.partition(": ")[2]) <= 25 and not rest.endswith("?")  # no outlet's name asks
        for words in (part.partition(": ")[0], rest)
    ]
    return frozenset(bare for part in parts if (bare := part.strip(_EDGES)))


@lru_cache(maxsize=8)
def _words_of(text: str) -> frozenset[str]:
    """What stands between spaces, and the empty word."""
    return frozenset(["", *text.split()])


@lru_cache(maxsize=16)
def _with_inner(phrases: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Each phrase with the longest of its inner words, which are whole words wherever it stands; empty for none."""
    return tuple((phrase, max(phrase.split(" ")[1:-1], key=len, default="")) for phrase in phrases)


@lru_cache(maxsize=16)
def _stripped(headlines: frozenset[str]) -> frozenset[str]:
    return frozenset(headline.strip(_EDGES) for headline in headlines)


@lru_cache(maxsize=1)
def wall_words() -> dict[str, Words]:
    """The words by kind: of walls (consent, paywall, login, challenge, shell, missing ...), and of reports."""
    table = tomllib.loads(files("scraper").joinpath("walls.toml").read_text(encoding="utf-8"))
    return {kind: _words(part) for kind, part in table.items()}


@lru_cache(maxsize=1)
def phrased() -> tuple[Words, ...]:
    """The kinds that are known by phrases."""
    return tuple(words for words in wall_words().values() if words.phrases)


def _words(part: dict[str, dict[str, list[str]]]) -> Words:
    return Words(
        phrases=_joined(part, "phrases"),
        headlines=frozenset(_joined(part, "headlines")),
        terms=_joined(part, "terms"),
        actions=_joined(part, "actions"),
        reads=_joined(part, "reads"),
        exempt=_joined(part, "exempt"),
    )


def _joined(part: dict[str, dict[str, list[str]]], name: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for words in part.get(name, {}).values() for word in words))
