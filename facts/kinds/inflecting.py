"""The regular forms of the words in a story's own cues: who writes "signs until" means "signed until" as well.

The kinds that we ship list their forms. Who writes a story file lists one or two, so the others are made here by the
regular endings of the language, and those of irregular words are listed there. A form that does not exist is never
found, so nothing is lost by making too many.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

from facts.languages import language_codes, load_language

_SHORTEST = 4  # letters of a word that is inflected
_COMPOUND = 5  # letters of a word that is looked for at the end of longer ones


def inflected(phrases: Iterable[str], code: str) -> list[str]:
    """The phrases of a story's own kind with the other forms of their words, in the order given.

    Words of fewer than four letters, function words, and words with a ``*`` stay as they are.
    """
    return list(dict.fromkeys(form for phrase in phrases for form in _forms_of_phrase(phrase.strip(), code)))


def within_longer_words(phrases: Iterable[str], code: str) -> list[str]:
    """``*belast*`` for "belast*", where a language joins words: "Sonderbelastungen"."""
    if code not in language_codes() or not load_language(code).table("inflection")["compounds"]:
        return []
    return [
        f"*{phrase}" for phrase in phrases if len(phrase) > _COMPOUND and phrase[:-1].isalpha() and phrase[-1] == "*"
    ]


def with_reported(phrases: Iterable[str], code: str) -> tuple[str, ...]:
    """The phrases with the form of indirect speech wherever two forms of a verb stand: ``kostet|kosten|koste``."""
    endings = load_language(code).table("inflection")["reported"] if code in language_codes() else {}
    return tuple(_with_reported(phrase, endings) if endings and "|" in phrase else phrase for phrase in phrases)


def told_forms(phrases: Iterable[str], code: str) -> tuple[str, ...]:
    """The phrases themselves, and each again in indirect speech alone: ``strebe`` beside ``strebt|streben``."""
    table = load_language(code).table("inflection")
    said = tuple(phrases)
    told = (_with_reported(one, table["reported"], alone=True) for one in said)
    return (*said, *(one for one in told if one not in {*said, *table["reported_nouns"]}))


def _with_reported(phrase: str, endings: Mapping[str, str], *, alone: bool = False) -> str:
    words = []
    for word in phrase.split(" "):
        forms = word.split("|")
        stems = {
            form: form.removesuffix(end) + told for form in forms for end, told in endings.items() if form.endswith(end)
        }
        told = [stem for form, stem in stems.items() if any(_same_verb(form, other) for other in forms)]
        words.append("|".join(dict.fromkeys(told if alone and told else [*forms, *told])))
    return " ".join(words)


def _same_verb(form: str, other: str) -> bool:
    """Whether another form is that of the present: ``kostet`` beside ``kosten``, ``hält`` beside ``halten``."""
    return other != form and other.endswith("t") and other[:1] == form[:1] and len(other) <= len(form) + 1


@lru_cache(maxsize=4096)
def _forms_of_phrase(phrase: str, code: str) -> tuple[str, ...]:
    if code not in language_codes():
        return (phrase,)
    rules = load_language(code).table("inflection")
    words = phrase.split()
    made = [phrase, " ".join(_forms(word, code) for word in words)]
    if rules["verb_last"]:
        made += _other_order(words, phrase, code)
    if rules["compounds"]:
        made.append(" ".join(_ending_longer_ones(word, code) for word in words))
    for pronoun, auxiliaries in rules["reflexive"].items():
        if words[0].lower().startswith(pronoun) and len(words[0]) > _SHORTEST:
            rest = " ".join(_forms(word, code) for word in (words[0][len(pronoun) :], *words[1:]))
            made += [f"{auxiliary} {rest}" for auxiliary in auxiliaries]
    return tuple(made)


def _ending_longer_ones(word: str, code: str) -> str:
    """``Quote`` in "Mindestquote": a word as the end of longer ones; short ones and function words stay."""
    if len(word) < _COMPOUND or not word.isalpha() or word.lower() in _function_words(code):
        return word
    return "|".join(f"*{form}" for form in _forms(word, code).split("|"))


def _forms(piece: str, code: str) -> str:
    """A word, or several with ``|`` between, with the forms of each."""
    several = [form for word in piece.split("|") for form in _forms_of_word(word, code)]
    return "|".join(dict.fromkeys(several))


def _forms_of_word(word: str, code: str) -> Sequence[str]:
    if len(word) < _SHORTEST or not word.isalpha() or word.lower() in _function_words(code):
        return (word,)
    if (irregular := _irregular(code).get(word.lower())) is not None:
        return (word, *(form for form in irregular if form != word))
    endings = load_language(code).table("inflection")["endings"]
    forms = [stem + end for stem in sorted(stems(word.lower(), code)) for end in endings]
    return (word, *(form for form in forms if len(form) >= _SHORTEST))


@lru_cache(maxsize=8192)
def stems(word: str, code: str) -> frozenset[str]:
    """A word in small letters and what is left of it without an ending of the language."""
    cuts = (word.removesuffix(end) for end in load_language(code).table("inflection")["cut"] if word.endswith(end))
    return frozenset({word} | {stem for stem in cuts if len(stem) >= _SHORTEST - 1})


def _other_order(words: Sequence[str], phrase: str, code: str) -> list[str]:
    """``unterschreibt bis`` → ``bis .. unterschreiben``: the verb stands last in a clause that another word opens.

    ``legt .. nieder`` → ``niedergelegt``, ``niederlegen``: its particle then stands before it.
    """
    rules: Mapping[str, Any] = load_language(code).table("inflection")["verb_last"]
    verb, rest = words[0], [word for word in words[1:] if word not in {"..", "#"}]
    ending = next((end for end in rules["endings"] if verb.endswith(end)), None)
    if not rest or ending is None or phrase.startswith("#") or len(verb) < _SHORTEST:
        return []
    if not verb.isalpha() or verb[0].isupper():
        return []
    stem = verb.removesuffix(ending)
    if len(rest) == 1 and rest[0] in rules["particles"] and ".." in words:
        made = [f"{rest[0]}{stem}{end}" for end in rules["behind"]]
        made += [f"{rest[0]}{rules['participle_prefix']}{stem}{end}" for end in rules["participle"]]
        made.append(f"{rest[0]}{rules['infinitive_infix']}{stem}{rules['infinitive']}")
        return ["|".join(made)]
    participles = "|".join(f"{rules['participle_prefix']}{stem}{end}" for end in rules["participle"])
    return [f"{' '.join(rest)} .. {_forms(verb, code)}|{participles}"]


@lru_cache(maxsize=8)
def _irregular(code: str) -> Mapping[str, Sequence[str]]:
    """The forms of the words that no rule makes, by each of them: ``spend``, ``spent``."""
    groups = load_language(code).table("inflection").get("irregular", ())
    return {form: group.split() for group in groups for form in group.split()}


@lru_cache(maxsize=8)
def _function_words(code: str) -> frozenset[str]:
    return frozenset(load_language(code).table("text")["stop_words"])


def contracted(phrases: Iterable[str], code: str) -> tuple[str, ...]:
    """The cues of a kind that we ship, where a preposition stands for its contractions as well: ``à`` for "au".

    An elided one ("d'") does not stand behind a gap, where that of the figure ("d'euros") would pass for it.
    """
    table = load_language(code).table("inflection") if code in language_codes() else {}
    forms: Mapping[str, Sequence[str]] = table.get("contractions", {})
    whole = {word: [form for form in several if len(form) > 1] for word, several in forms.items()}
    return tuple(
        " ".join(
            _contracted(piece, whole if before in {"..", "#"} else forms)
            for before, piece in pairwise(["", *phrase.split()])
        )
        for phrase in phrases
    )


def _contracted(piece: str, forms: Mapping[str, Sequence[str]]) -> str:
    given = piece.split("|")
    if forms.keys().isdisjoint(given):
        return piece
    return "|".join(dict.fromkeys(form for word in given for form in (word, *forms.get(word, ()))))
