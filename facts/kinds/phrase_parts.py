"""What the phrases of a story's own kind say in part: ``indemnité de transfert`` is announced by ``indemnité`` as well.

Only in languages that list their idle words (table ``inflection``), such as "first" or "rate", which say nothing alone.
Nor do nouns of any kind of count: of ``personnes contaminées`` the second word tells. Nor does what a kind counts
by its own nouns: of ``litres de lait`` the litres can be of anything.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from facts.kinds.inflecting import inflected
from facts.languages import language_codes, load_language

_SHORTEST = 5  # letters of a word that says by itself what a phrase says


def parts_of(phrases: Iterable[str], code: str, nouns: Iterable[str] = ()) -> list[str]:
    """The words of some length in phrases of several words, and those phrases with words between, in all forms.

    ``nouns`` are what the kind counts.
    """
    if not _idle_words(code):
        return []
    counted = {noun.strip("*").casefold() for noun in nouns}
    made = [
        part
        for phrase in phrases
        for part in (
            *(word for word in _single_words(phrase, code) if word.strip("*").casefold() not in counted),
            *_with_gaps(phrase, code),
        )
    ]
    return inflected(dict.fromkeys(made), code)


def _single_words(phrase: str, code: str) -> list[str]:
    words = [word for word in phrase.split() if word not in {"#", ".."}]
    if len(words) < 2:
        return []
    idle = _idle_words(code) | _small_words(code)
    return [word for word in words if len(word.strip("*")) >= _SHORTEST and "|" not in word and word not in idle]


def _with_gaps(phrase: str, code: str) -> list[str]:
    """``sous contrat jusqu'en`` → ``contrat .. jusqu'en``."""
    words, small = phrase.split(), _small_words(code)
    if ".." in words:
        return []
    while words and words[0] in small:
        words = words[1:]
    gapped = " .. ".join(words).replace(".. #", "#").replace("# ..", "#")
    return [gapped] if ".." in gapped else []


@cache
def _idle_words(code: str) -> frozenset[str]:
    if code not in language_codes() or not (idle := load_language(code).table("inflection").get("idle")):
        return frozenset()
    return frozenset(idle).union(load_language(code).table("counts")["anything"])


@cache
def _small_words(code: str) -> frozenset[str]:
    return frozenset(load_language(code).table("text")["stop_words"])
