"""German compounds in the cues of a story's own kinds, taken apart: ``Netzausbau`` is "der Ausbau der Netze" as well.

Only words that end in one of the nouns listed in the table ``inflection.heads``, which tell of a deed: the word before
is then what is done something to. So the verb of that noun says the same: "das Netz ausbauen".
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from facts.languages import language_codes, load_language

_SHORTEST = 4  # letters of what stands before the noun
_LINKS = ("s", "en", "n", "e")  # what joins it to the noun: "Stellenabbau", "Arbeitsplatzabbau", "Übernahmsangebot"


def taken_apart(phrases: Iterable[str], code: str) -> list[str]:
    """The phrases by which compounds of deeds are said in several words; none where a language makes no compounds."""
    rules = load_language(code).table("inflection") if code in language_codes() else {}
    if "heads" not in rules:
        return []
    return [form for phrase in phrases for form in _taken_apart(phrase.strip().lower(), rules)]


def _taken_apart(word: str, rules: Mapping[str, Any]) -> list[str]:
    heads: Mapping[str, Sequence[str]] = rules["heads"]
    head = max((head for head in heads if word.endswith(head)), key=len, default="")
    object_ = word.removesuffix(head)
    if not head or not object_.isalpha() or len(object_) < _SHORTEST or object_ in rules["head_adverbs"]:
        return []
    stem = next((object_.removesuffix(link) for link in _LINKS if object_.endswith(link)), object_)
    thing = f"*{stem if len(stem) >= _SHORTEST else object_}*"
    before = "|".join(rules["head_belongs"])
    nouns = "|".join((head, f"{head}s", f"{head}es", f"{head}en"))
    made = [f"{nouns} {before} {thing}", f"{nouns} {before} .. {thing}"]
    if verbs := "|".join(heads[head]):
        made.append(f"{thing} .. {verbs}")
    return made
