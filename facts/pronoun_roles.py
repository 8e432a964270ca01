"""Roles given to a pronoun: "Li Wei leaves the bank. He will become chief executive of Norvia"."""

from __future__ import annotations

from facts.cues import Hit
from facts.kind_cues import KindWords
from facts.mentions import Mention
from facts.sentence import Found, Sentence, Who
from facts.small_words import small_words
from facts.subject import Owner
from facts.values import Name

_REACH = 6  # words from the pronoun to its role


def with_pronouns(sentence: Sentence, kinds: KindWords, person: Owner | None) -> Sentence:
    """The sentence with the pronouns to which it gives a followed role as values: the ``person`` spoken of before."""
    if person is None or " " not in person.name:
        return sentence
    roles = [hit for hit in sentence.kinds if _is_role(hit, kinds)]
    if not roles:
        return sentence
    found = [
        Found("person", Mention(word.start, word.end, Name(person.name)), entity.first, entity.last)
        for entity in sentence.entities
        if entity.who is Who.PRONOUN and entity.name in small_words("he_or_she")
        for word in [sentence.words[entity.first]]
        if not any(other.human and other.last < entity.first for other in sentence.entities)
        and any(_given(sentence, entity.last, role) for role in roles)
    ]
    if not found:
        return sentence
    return sentence._replace(found=sorted([*sentence.found, *found[:1]], key=lambda one: (one.first, one.last)))


def _is_role(hit: Hit, kinds: KindWords) -> bool:
    relation, _, name = hit.cue.label.partition(" ")
    return relation == "cue" and name in kinds.followed and kinds.kinds[name].type == "person"


def _given(sentence: Sentence, pronoun: int, role: Hit) -> bool:
    between = sentence.words[pronoun + 1 : role.first]
    if role.first <= pronoun or len(between) > _REACH or any(word.mark for word in between):
        return False
    persons = [found for found in sentence.found if found.type == "person"]
    if any(pronoun < one.first <= role.last + 1 for one in persons):
        return False
    return any(
        hit.cue.label == "role_links" and pronoun < hit.first and hit.last < role.first for hit in sentence.stances
    )
