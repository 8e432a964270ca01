"""The small words that hold a sentence together, by what they do in it: "and", "since", "than", articles."""

from __future__ import annotations

from functools import cache

from facts.languages import language_codes, load_language


@cache
def small_words(role: str) -> frozenset[str]:
    """The words in a role, of all languages together: names, quotes and headlines mix languages.

    ``role`` is a key of ``[small_words]``, which every language file has. Raises KeyError for an unknown one.
    """
    return frozenset(word for code in language_codes() for word in load_language(code).table("small_words")[role])


@cache
def small_words_of(code: str, role: str) -> frozenset[str]:
    """The words in a role in one language, where another's say something else: "pour" gives money in English only."""
    return frozenset(load_language(code).table("small_words")[role])


@cache
def word_pairs(role: str) -> frozenset[tuple[str, str]]:
    """The pairs of words in a role that stand before and behind something: ``from`` X ``to``."""
    return frozenset(
        (first, second) for code in language_codes() for first, second in load_language(code).table("small_words")[role]
    )


@cache
def word_edges(role: str) -> tuple[str, ...]:
    """The beginnings or ends of words in a role, for ``str.startswith`` and ``str.endswith``."""
    return tuple(sorted(small_words(role)))
