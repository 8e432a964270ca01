"""What else a language calls what a story's own cues name: who writes "strike" means "walkout" as well.

Who writes a story file lists two or three words. The groups of words that say the same are data of the language.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Literal

from facts.inflecting import inflected, stems
from facts.languages import language_codes, load_language

Table = Literal["cues", "nouns"]

_SHORTEST = 4  # letters of the beginning that two words with any ending share


def akin(phrases: Iterable[str], code: str, table: Table) -> list[str]:
    """The phrases that say the same as some of these, by the groups of the language, without these themselves.

    ``table`` is ``cues``, or ``nouns`` for what is counted.
    """
    given = list(phrases)
    found = (other for phrase in given for other in _akin(phrase, code, table))
    return [other for other in dict.fromkeys(found) if other not in given]


def akin_kinds(phrases: Iterable[str], code: str) -> list[str]:
    """The kinds we ship whose words say the same as some of these cues."""
    named = _table(code).get("kinds", {})
    given = list(phrases)
    return [
        kind for kind, words in named.items() if any(_same(phrase, word, code) for phrase in given for word in words)
    ]


@cache
def _table(code: str) -> Mapping[str, Mapping[str, Sequence[str]]]:
    return load_language(code).tables.get("synonyms", {}) if code in language_codes() else {}


@lru_cache(maxsize=2048)
def _akin(phrase: str, code: str, table: Table) -> tuple[str, ...]:
    groups = [group for group in _table(code).get(table, ()) if any(_same(phrase, word, code) for word in group)]
    return tuple(inflected([word for group in groups for word in group], code))


def _same(phrase: str, member: str, code: str) -> bool:
    """Whether a cue of a story and a member of a group are the same phrase, or share a word when each is one word."""
    if phrase == member:
        return True
    given, known = _words(phrase), _words(member)
    return len(given) == len(known) == 1 and any(
        _same_word(one, other, code) for one in given[0].split("|") for other in known[0].split("|")
    )


def _words(phrase: str) -> list[str]:
    return [word for word in phrase.lower().split() if word not in {"#", ".."}]


def _same_word(one: str, other: str, code: str) -> bool:
    first, second = one.strip("*"), other.strip("*")
    if first == second or stems(first, code) & stems(second, code):
        return True
    (short, pattern), (long, _) = sorted(((first, one), (second, other)), key=lambda word: len(word[0]))
    return len(short) >= _SHORTEST and (
        (pattern.endswith("*") and long.startswith(short)) or (pattern.startswith("*") and long.endswith(short))
    )
