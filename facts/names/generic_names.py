"""Words that stand for a name given elsewhere: "the company", "the founder"."""

from __future__ import annotations

from collections.abc import Sequence

from facts.words.cues import Hit, Token
from facts.words.sentence import Entity, Who
from facts.words.small_words import small_words, word_edges


def generic_names(words: Sequence[Token], hits: Sequence[Hit], blocked: set[int]) -> list[Entity]:
    """The words of a sentence for an organisation or thing, and for a person behind a definite article."""
    things = [
        Entity(Who.GENERIC, words[hit.last].word, hit.first, hit.last)
        for hit in hits
        if hit.cue.label == "organisation" and hit.first not in blocked
    ]
    people = [
        Entity(Who.GENERIC, words[hit.last].word, hit.first, hit.last, human=True)
        for hit in hits
        if hit.cue.label == "person_words" and hit.first not in blocked and _definite(words, hit.first)
    ]
    return things + people


def named_behind_adjective(words: Sequence[Token], generic: Entity, names_start: set[int]) -> bool:
    """``l'entreprise familiale Norvent``: a name behind a word for what it is and an adjective."""
    at = generic.last + 1
    return (
        at + 1 in names_start and not words[at].capital and words[at].word.endswith(word_edges("adjective_behind_ends"))
    )


def _definite(words: Sequence[Token], first: int) -> bool:
    """Whether a definite article stands before a word, or before the years in it: ``die 58-Jährige``."""
    first -= first > 1 and words[first - 1].word.isdigit() and words[first].word.startswith(word_edges("of_age"))
    return first > 0 and words[first - 1].word in small_words("definite")
