"""All forms of the German verbs in a story's own cues, from one of them or from their noun.

``einziehen``, ``eingezogen`` and "Einzug" mean "zieht .. ein" as well, ``Ausschüttung`` means "ausgeschüttet",
``gesperrt`` means "sperrt". Particles, prefixes and irregular verbs are data of the language, in the table
``inflection.verbs``; languages without it make their verbs by endings alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from facts.languages import language_codes, load_language

_SHORTEST = 3  # letters of a stem
_DEED = "ung"
_VOWELS = frozenset("aeiouäöü")


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb without its particle: its finite forms, infinitives and participles, and its stem in nouns of deeds."""

    finite: tuple[str, ...]
    infinitive: str
    participles: tuple[str, ...]
    stem: str
    nouns: tuple[str, ...] = ()


def verb_forms(phrases: Iterable[str], code: str) -> list[str]:
    """The phrases by which the verbs and nouns of deeds among these single words are said in their other forms."""
    rules = load_language(code).table("inflection").get("verbs") if code in language_codes() else None
    if rules is None:
        return []
    words = (phrase.strip("# .") for phrase in phrases)
    made = [form for word in words if word.isalpha() for form in _forms(word, code, rules)]
    return list(dict.fromkeys(made))


def _forms(word: str, code: str, rules: Mapping[str, Any]) -> Iterator[str]:
    small, noun = word.lower(), word[:1].isupper()
    if small in rules["no_deeds"]:
        return
    for particle in sorted((one for one in rules["particles"] if small.startswith(one)), key=len, reverse=True):
        verb = _verb(small.removeprefix(particle), code, parted=True, noun=noun)
        if verb is not None:
            yield f"{'|'.join(verb.finite)} .. {particle}"
            together = (*verb.participles, verb.infinitive, f"zu{verb.infinitive}", *verb.finite)
            yield "|".join(dict.fromkeys(particle + form for form in together))
            yield f"{particle}{verb.stem}{_DEED}*"
            yield from (f"{particle}{name}*" for name in verb.nouns)
            return
    prefix = next((one for one in rules["prefixes"] if small.startswith(one)), "")
    verb = _verb(small.removeprefix(prefix), code, parted=bool(prefix), noun=noun)
    if verb is not None:
        bare = tuple(form.removeprefix("ge") if prefix else form for form in verb.participles)
        yield "|".join(dict.fromkeys(prefix + form for form in (*verb.finite, verb.infinitive, *bare)))
        if prefix:
            yield f"{prefix}{verb.stem}{_DEED}*"


def _verb(form: str, code: str, *, parted: bool, noun: bool) -> _Verb | None:
    """The verb that a form without its particle is one of; a noun is one of a deed, or that of an irregular verb."""
    irregular = _irregular(code).get(form) or _irregular(code).get(form.removeprefix("zu"))
    if irregular is not None and (form in irregular.nouns if noun else form not in irregular.nouns):
        return irregular if parted or not noun else None
    if form.endswith(_DEED):
        stem = form.removesuffix(_DEED)
        return _irregular(code).get(f"{stem}en") or _regular(stem)
    if noun:
        return None
    if form.startswith("ge") and form.endswith("t"):
        return _regular(_stem(form.removeprefix("ge")))
    return _regular(_stem(form.removeprefix("zu"))) if parted and form.endswith(("en", "ln", "rn", "t")) else None


def _stem(form: str) -> str:
    """``öffn`` of "öffnet", ``arbeit`` of "arbeitet", ``handl`` of "handelt" and "handeln"."""
    stem = form.removesuffix("n") if form.endswith(("eln", "ern")) else form.removesuffix("en")
    if stem == form:
        long = form.endswith("et") and _needs_e(form.removesuffix("et"))
        stem = form.removesuffix("et" if long else "t")
    return f"{stem[:-2]}l" if stem.endswith("el") and stem[-3:-2] not in _VOWELS else stem


def _needs_e(stem: str) -> bool:
    return stem[-1:] in {"t", "d"} or (stem[-1:] in {"n", "m"} and stem[-2:-1] not in {*_VOWELS, *"lrhnm", ""})


def _regular(stem: str) -> _Verb | None:
    if len(stem) < _SHORTEST:
        return None
    e = "e" if _needs_e(stem) else ""
    said = f"{stem[:-1]}el" if stem.endswith("l") and stem[-2] not in {*_VOWELS, "l", "h"} else stem
    infinitive = f"{said}n" if said.endswith(("el", "er")) else f"{said}en"
    participle = f"{said}{e}t"
    finite = (participle, infinitive, f"{said}{e}te", f"{said}{e}ten", f"{said}e")
    participles = tuple(f"ge{participle}{end}" for end in ("", "e", "en", "er", "es"))
    return _Verb(finite, infinitive, participles, stem)


@cache
def _irregular(code: str) -> Mapping[str, _Verb]:
    """The verbs that no rule makes, by each of their forms: infinitive, finite forms, participle, and nouns."""
    verbs: dict[str, _Verb] = {}
    for line in load_language(code).table("inflection")["verbs"]["irregular"]:
        told, _, names = line.partition(" - ")
        infinitive, *finite, participle = told.split()
        participles: Sequence[str] = [f"{participle}{end}" for end in ("", "e", "en", "er", "es")]
        nouns = tuple(names.split())
        verb = _Verb((infinitive, *finite), infinitive, tuple(participles), infinitive.removesuffix("en"), nouns)
        for form in (infinitive, *finite, *participles, *nouns):
            verbs.setdefault(form, verb)
    return verbs
