"""Which place lies in which: a small table of countries, their regions and larger towns in three languages."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache

from facts.datafiles import load_data
from facts.names.names import fold
from facts.names.subject_words import SubjectWords


def same_place(one: str, other: str) -> bool:
    """Whether two names mean one place: folded alike, or names of it in another language (Köln, Cologne)."""
    return _key(one) == _key(other)


def place_within(inner: str, outer: str) -> bool:
    """Whether a place lies in another one, as far as the table knows: Paris in France, Paris in Europe."""
    table = _parents()
    wanted, place = _key(outer), table.get(_key(inner))
    while place is not None:
        if place == wanted:
            return True
        place = table.get(place)
    return False


def is_continent(name: str) -> bool:
    """Whether a place is one of those around all others of the table: Europe, North America."""
    key = _key(name)
    return key in _parents().values() and key not in _parents()


def _key(name: str) -> str:
    folded = fold(name)
    return _names().get(folded, folded)


@cache
def _names() -> dict[str, str]:
    """Every folded spelling → the folded first spelling."""
    spellings: dict[str, str] = {}
    for lines in _table().values():
        for line in lines:
            names = [fold(name) for name in line.split("=")]
            spellings.update(dict.fromkeys(names, names[0]))
    for outer in _table():
        names = [fold(name) for name in outer.split("=")]
        spellings.update(dict.fromkeys(names, names[0]))
    return spellings


@cache
def _parents() -> dict[str, str]:
    """Folded first spelling of a place → that of the place around it."""
    return {fold(line.split("=")[0]): fold(outer.split("=")[0]) for outer, lines in _table().items() for line in lines}


@cache
def _table() -> dict[str, list[str]]:
    table: dict[str, list[str]] = load_data("names", "places.toml")["places"]
    return table


@lru_cache(maxsize=20_000)
def known_place(name: str) -> str | None:
    """The usual name of a place of the table, from any of its spellings; None for one it does not know."""
    return _usual_names().get(fold(name))


@cache
def _usual_names() -> dict[str, str]:
    return {
        fold(spelling): line.split("=")[0]
        for outer, lines in _table().items()
        for line in (outer, *lines)
        for spelling in line.split("=")
    }


def towns() -> Iterator[tuple[str, tuple[str, ...]]]:
    """The towns and regions of the table: the usual name of the country or region around one, and its spellings."""
    inside = {line.split("=")[0] for lines in _table().values() for line in lines}
    for outer, lines in _table().items():
        name = outer.split("=")[0]
        for line in lines if name in inside else ():
            yield name, tuple(line.split("="))


def spellings(place: str) -> tuple[str, ...]:
    """All spellings of a place of the table, whose first one is given."""
    return next(tuple(line.split("=")) for lines in _table().values() for line in lines if line.split("=")[0] == place)


def town_of(name: str, language: SubjectWords) -> str | None:
    """The town of a word for its inhabitants: ``Pariser`` → Paris, ``parisienne`` → Paris."""
    if name.lower() in language.demonyms:
        return language.demonyms[name.lower()]
    return known_place(name[:-2]) if language.nouns_have_capitals and name.endswith("er") else None
