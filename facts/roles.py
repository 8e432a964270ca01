"""Which person a word of a role speaks of, by what stands between the two: an apposition, a pronoun, an insertion."""

from __future__ import annotations

from collections.abc import Sequence

from facts.cues import Hit, Token
from facts.sentence import Found, Sentence, Who
from facts.small_words import small_words

_APPOSED = 6  # words from a name to the role that stands in apposition to it


def apposed_role(sentence: Sentence, found: Found, hit: Hit) -> bool:
    """``Ida Brandt, the group's new chief executive, blamed Per Holm``: who a person is stands behind a comma."""
    between = without_insertion(sentence.words[found.last + 1 : hit.first])
    words = [word.word for word in between]
    if not words or words[0] != "," or len(words) > _APPOSED or any(word.mark for word in between[1:]):
        return False
    if any(other.type == "person" and other.first == hit.last + 1 for other in sentence.found):
        return False  # "Ida Brandt, die Interimschef Per Holm ablöst"
    return len(words) <= 2 or words[1] in small_words("articles") or "s" in words


def role_of_a_pronoun(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``at Brandt's request he stays on as chief executive``: the role is that of whom the pronoun stands for."""
    return sentence.words[found.last].word == "s" and any(
        found.last < entity.first < hit.first
        and entity.who is Who.PRONOUN
        and entity.name not in small_words("no_person")
        for entity in sentence.entities
    )


def without_insertion(between: Sequence[Token]) -> Sequence[Token]:
    """The words without what two dashes or commas set apart: ``erscheint nicht - wie geplant - in diesem Jahr``."""
    for mark in ("-", "–", ","):
        places = [i for i, word in enumerate(between) if word.word == mark]
        if len(places) == 2:
            return [*between[: places[0]], *between[places[1] :]]
    return between
