"""Words of one meaning: who follows a "strike" in a story means those who "downed tools" as well.

The kinds that we ship list all the words by which a language announces them. Who describes a kind in a story file
writes two or three; the others are looked up here, in the table ``related`` of the language, by the type of the value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache, lru_cache

from facts.cues import CueIndex, cues_of, index_of, tokens
from facts.languages import language_codes, load_language

_SIGNS = re.compile(r"[*|#]|\.\.")


@lru_cache(maxsize=1024)
def related(phrases: tuple[str, ...], type_of_value: str, code: str) -> tuple[str, ...]:
    """The phrases that mean what those of a story's own kind mean, without these; none for an unknown language.

    ``type_of_value`` is the type of the kind, or ``nouns`` for what it counts.
    """
    if code not in language_codes():
        return ()
    groups, keys = _groups(code).get(type_of_value, ()), _keys(code, type_of_value)
    said = {hit.cue.label for phrase in phrases for hit in keys.find(tokens(_SIGNS.sub(" ", phrase)))}
    meant = [phrase for place in sorted(said, key=int) for phrase in _all_of(groups[int(place)])]
    return tuple(phrase for phrase in dict.fromkeys(meant) if phrase not in phrases)


def _all_of(group: Mapping[str, Sequence[str]]) -> Iterable[str]:
    return (*group["of"], *group.get("also", ()))


@cache
def _groups(code: str) -> Mapping[str, Sequence[Mapping[str, Sequence[str]]]]:
    return load_language(code).tables.get("related", {})


@cache
def _keys(code: str, type_of_value: str) -> CueIndex:
    """The words by which the groups of a type are found, each labelled with the place of its group."""
    groups = _groups(code).get(type_of_value, ())
    return index_of(cue for place, group in enumerate(groups) for cue in cues_of(str(place), group["of"]))
