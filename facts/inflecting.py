"""The regular forms of the words in a story's own cues: who writes "signs until" means "signed until" as well.

The kinds that we ship list their forms. Who writes a story file lists one or two, so the others are made here by the
regular endings of the language. A form that does not exist is never found, so nothing is lost by making too many.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache

from facts.languages import load_language

_SHORTEST = 4  # letters of a word that is inflected, and of the stem of a German compound's end
_COMPOUND = 6
_ENDINGS = {
    "en": ("", "s", "es", "d", "ed", "ing"),
    "de": ("", "e", "en", "er", "es", "et", "n", "s", "st", "t", "te", "ten"),
    "fr": ("", "e", "es", "s", "ent", "er", "é", "ée", "és", "ées", "era", "eront", "ait", "aient", "erait", "ant"),
}
_CUT = {
    "en": ("ing", "ed", "es", "e", "s", "d"),
    "de": ("ten", "te", "en", "et", "t", "e"),
    "fr": ("eront", "aient", "erait", "era", "ées", "ent", "ait", "ant", "ée", "és", "es", "er", "é", "e"),
}
_VERB_ENDINGS = ("t", "en", "te", "ten")
_PARTICLES = frozenset({"ab", "an", "auf", "aus", "ein", "vor", "weg", "zurück", "zu", "nieder", "statt"})


def inflected(phrases: Iterable[str], code: str) -> list[str]:
    """The phrases of a story's own kind with the other forms of their words, in the order given.

    Words of fewer than four letters, function words, and words with a ``*`` stay as they are.
    """
    return list(dict.fromkeys(form for phrase in phrases for form in _forms_of_phrase(phrase.strip(), code)))


@lru_cache(maxsize=4096)
def _forms_of_phrase(phrase: str, code: str) -> tuple[str, ...]:
    if code not in _ENDINGS:
        return (phrase,)
    words = phrase.split()
    made = [phrase, " ".join(_forms(word, code) for word in words)]
    if code == "de":
        made += _other_order(words, phrase)
        if len(words) == 1 and words[0].isalpha() and len(words[0]) >= _COMPOUND:
            made.append("|".join(f"*{form}" for form in _forms(words[0], code).split("|")))
    if code == "fr" and words[0].lower().startswith("s'") and len(words[0]) > _SHORTEST:
        rest = " ".join(_forms(word, code) for word in (words[0][2:], *words[1:]))
        made += [f"s'est {rest}", f"s'était {rest}"]
    return tuple(made)


def _forms(piece: str, code: str) -> str:
    """A word, or several with ``|`` between, with the forms of each."""
    several = [form for word in piece.split("|") for form in _forms_of_word(word, code)]
    return "|".join(dict.fromkeys(several))


def _forms_of_word(word: str, code: str) -> Sequence[str]:
    small = word.lower()
    if len(word) < _SHORTEST or not word.isalpha() or small in _function_words(code):
        return (word,)
    stems = {small} | {small.removesuffix(end) for end in _CUT[code] if small.endswith(end)}
    forms = [stem + end for stem in sorted(stems) if len(stem) >= _SHORTEST - 1 for end in _ENDINGS[code]]
    return (word, *(form for form in forms if len(form) >= _SHORTEST))


def _other_order(words: Sequence[str], phrase: str) -> list[str]:
    """``unterschreibt bis`` → ``bis .. unterschreiben``: a German verb stands last in a clause that a verb opens.

    ``legt .. nieder`` → ``niedergelegt``, ``niederlegen``: its particle then stands before it.
    """
    verb, rest = words[0], [word for word in words[1:] if word not in {"..", "#"}]
    if (
        not rest
        or phrase.startswith("#")
        or not verb.isalpha()
        or not verb.endswith(_VERB_ENDINGS)
        or verb[0].isupper()
    ):
        return []
    if len(verb) < _SHORTEST:
        return []
    stem = next(verb.removesuffix(end) for end in ("ten", "te", "en", "t") if verb.endswith(end))
    if len(rest) == 1 and rest[0] in _PARTICLES and ".." in words:
        made = [f"{rest[0]}{stem}{end}" for end in ("en", "t", "te", "ten")]
        made += [f"{rest[0]}ge{stem}{end}" for end in ("t", "en")] + [f"{rest[0]}zu{stem}en"]
        return ["|".join(made)]
    return [f"{' '.join(rest)} .. {_forms(verb, 'de')}|ge{stem}t|ge{stem}en"]


@lru_cache(maxsize=8)
def _function_words(code: str) -> frozenset[str]:
    return frozenset(load_language(code).table("text")["stop_words"])
