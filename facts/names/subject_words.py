"""The words of a language that stand for names, or that say of a word that it is a name or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from facts.languages import load_language
from facts.words.cues import Cue, cues_of


@dataclass(frozen=True)
class SubjectWords:
    """The words of a language that stand for names, or say that a word is none."""

    code: str
    cues: Sequence[Cue]
    pronouns: frozenset[str]
    relatives: frozenset[str]
    stand_ins: frozenset[str]
    """Pronouns and relatives."""
    belongs: frozenset[str]
    places_at: frozenset[str]
    leading: frozenset[str]
    """The words of belonging and of place, behind which no clause's subject stands."""
    not_names: frozenset[str]
    particles: frozenset[str]
    verbs: frozenset[str]
    former: frozenset[str]
    contrast: frozenset[str]
    joint: frozenset[str]
    openers: frozenset[str]
    things: frozenset[str]
    humans: frozenset[str]
    successors: frozenset[str]
    bystanders: frozenset[str]
    outlets: frozenset[str]
    sources: frozenset[str]
    demonyms: dict[str, str]
    nouns_have_capitals: bool


@cache
def subject_words(code: str) -> SubjectWords:
    """The [subject] table of a language, ready to use."""
    table = load_language(code).table("subject")
    cues: list[Cue] = []
    for label in ("organisation", "person_words", "other_version", "comparison", "market"):
        cues += cues_of(label, table[label])
    return SubjectWords(
        code=code,
        cues=cues,
        pronouns=frozenset(table["pronouns"]),
        relatives=frozenset(table["relatives"]),
        stand_ins=frozenset([*table["pronouns"], *table["relatives"]]),
        belongs=frozenset(table["belongs"]),
        places_at=frozenset(table["places_at"]),
        leading=frozenset([*table["belongs"], *table["places_at"]]),
        not_names=frozenset(table["not_names"]),
        particles=frozenset(table.get("particles", ())),
        verbs=frozenset(table["name_verbs"]),
        former=frozenset(table["former_words"]),
        contrast=frozenset(table["contrast"]),
        joint=frozenset(table["joint"]),
        openers=frozenset(table["openers"]),
        things=frozenset(table["things"]),
        humans=frozenset(table["humans"]),
        successors=frozenset(table["successors"]),
        bystanders=frozenset(table["bystanders"]),
        outlets=frozenset(table["outlets"]),
        sources=frozenset(table["sources"]),
        demonyms=dict(table.get("demonyms", {})),
        nouns_have_capitals=code == "de",
    )
