"""Which names are those of persons: a given name and a surname, a name behind a role, or one with an age."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from facts.datafiles import load_data
from facts.words.cues import Hit, Token
from facts.words.small_words import small_words, word_edges

_PARTICLE = (
    r"[Dd]e|[Vv]an|von|vom|der|den|ten|ter|[Ee]l|al|bin|ibn|[Ll]e|[Ll]a|los"
    r"|d[aio]|das|dos|del|della|[Dd]u|av|af"
)
_HUMAN_GIVEN = re.compile(rf"^[A-ZÀ-Þ][\w'\-]+(?: (?:[A-ZÀ-Þ]\.|{_PARTICLE}))* (?:d')?[A-ZÀ-Þ][\w'\-]+$")
_YOUNGEST, _OLDEST = 15, 99  # years of people in the news


def looks_like_a_person(name: str) -> bool:
    """Whether a name has the shape of a person's: two capitalised words, perhaps joined by a particle."""
    return bool(_HUMAN_GIVEN.match(name))


def titles_of_people(words: Sequence[Token], hits: Sequence[Hit]) -> set[int]:
    """The words before which a name is a person's: ``Konzernchef``. An investor or an owner can be a firm as well."""
    titles = (hit for hit in hits if hit.cue.label == "person_words")
    at = (i for hit in titles for i in range(hit.first, hit.last + 1))
    return {i for i in at if not words[i].word.endswith(word_edges("person_or_firm"))}


def is_person(name: str, first: int, titles: set[int]) -> bool:
    """A given name and a surname, or a name right behind a role: ``Alexandre LeBrun``, ``Konzernchef Okafor Bello``."""
    return looks_like_a_person(name) and (is_given_name(name.split(maxsplit=1)[0]) or first - 1 in titles)


def is_aged_person(name: str, words: Sequence[Token], last: int) -> bool:
    """Whether a name of a person's shape has an age behind it; it ends with the word ``last``."""
    return looks_like_a_person(name) and has_age(words, last)


def has_age(words: Sequence[Token], last: int) -> bool:
    """``Ida Brandt (51)``, ``Ida Brandt, 51 ans``: who has an age is a person."""
    following = [word.word for word in words[last + 1 : last + 4]]
    ends = small_words("age_ends") | {")", ","}
    return len(following) == 3 and following[0] in {"(", ","} and _is_age(following[1]) and following[2] in ends


def _is_age(word: str) -> bool:
    return word.isdigit() and _YOUNGEST <= int(word) <= _OLDEST


def is_given_name(word: str) -> bool:
    """Whether a word is a given name, or begins as a double one: Karl-Heinz."""
    return word.split("-", maxsplit=1)[0] in given_names()


@cache
def given_names() -> frozenset[str]:
    """The given names of the table."""
    return frozenset(load_data("names", "given_names.toml")["names"].split())
