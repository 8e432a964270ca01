"""What a text lets its sentences leave out of a person's name: named in full once, by the surname from then on."""

from __future__ import annotations

from collections.abc import Sequence

from facts.names.geography import known_place
from facts.names.person_names import looks_like_a_person
from facts.words.cues import Token
from facts.words.sentence import Entity, Who
from facts.words.small_words import small_words


def remember(
    text: str, words: Sequence[Token], entities: Sequence[Entity], full: dict[str, str], *, sure: bool
) -> None:
    """Note the full names of a sentence by their surnames.

    A name of two capitalised words that nobody knows may be a person's: who is called by the second word alone later
    is one. ``sure`` asks for persons only, as in a language that gives every noun a capital.
    """
    for entity in entities:
        printed = text[words[entity.first].start : words[entity.last].end]
        if not (entity.human or (not sure and _may_be_a_person(words, entity, printed))):
            continue
        name = entity.name if entity.who is not Who.UNKNOWN else printed
        if " " in name:
            full.setdefault(name.split()[-1], name)


def _may_be_a_person(words: Sequence[Token], entity: Entity, printed: str) -> bool:
    if entity.first == 0:
        return False  # "Selon Castella": the first word has its capital from the sentence
    behind_an_article = words[entity.first - 1].word in small_words("definite")
    return (
        entity.who is Who.UNKNOWN
        and looks_like_a_person(printed)
        and not behind_an_article
        and known_place(printed) is None
    )
