"""What else a language calls what a story's own cues name: who writes "strike" means "walkout" as well.

The kinds that we ship list all the words by which a language announces them. Who describes a kind in a story file
writes two or three; the others are data of the language, in the table ``synonyms``: groups of words that say the same,
by the type of the value (``any`` for all types), ``nouns`` for what is counted, and ``kinds`` for those we ship.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from facts.kinds.inflecting import inflected
from facts.languages import language_codes, load_language
from facts.words.cues import CueIndex, Hit, cues_of, index_of, tokens

Group = Mapping[str, Any]
"""Any word of ``of`` means all of them, and those of ``also``, which alone say too little, or ``kind``."""

_SIGNS = re.compile(r"[*|#]|\.\.")


def synonyms(phrases: Iterable[str], table: str, code: str) -> list[str]:
    """The phrases that say the same as some of these, without these themselves; none for an unknown language.

    ``table`` is the type of the value, or ``nouns`` for what is counted.
    """
    given = list(phrases)
    tables = (table,) if table == "nouns" else (table, "any")
    meant = (phrase for name in tables for group in _said(given, name, code) for phrase in _all_of(group, code))
    return [phrase for phrase in dict.fromkeys(meant) if phrase not in given]


def kinds_meant(phrases: Iterable[str], code: str) -> list[str]:
    """The kinds we ship whose words say the same as some of these cues of a story's own kind."""
    return [kind["kind"] for kind in _said(list(phrases), "kinds", code)]


def _said(phrases: Sequence[str], table: str, code: str) -> Iterator[Group]:
    keys, groups = _keys(table, code), _groups(table, code)
    places = {int(hit.cue.label) for phrase in phrases for hit in _longest(keys.find(tokens(_SIGNS.sub(" ", phrase))))}
    return (groups[place] for place in sorted(places))


def _longest(hits: Sequence[Hit]) -> Iterator[Hit]:
    """Without those inside longer ones: a "break-up fee" is no "fee", nor is "cash burn" cash."""
    for hit in hits:
        length = hit.last - hit.first
        if not any(o.first <= hit.first and hit.last <= o.last and o.last - o.first > length for o in hits):
            yield hit


def _all_of(group: Group, code: str) -> Sequence[str]:
    return inflected((*group["of"], *group.get("also", ())), code)


@cache
def _groups(table: str, code: str) -> Sequence[Group]:
    if code not in language_codes():
        return ()
    groups: Sequence[Group] = load_language(code).tables.get("synonyms", {}).get(table, ())
    return groups


@cache
def _keys(table: str, code: str) -> CueIndex:
    """The words by which the groups of a table are found, each labelled with the place of its group."""
    return index_of(
        cue
        for place, group in enumerate(_groups(table, code))
        for cue in cues_of(str(place), inflected(group["of"], code))
    )
