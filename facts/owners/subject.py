"""Whose figure is it: the story's subject's, or somebody else's.

A value has a cue, and the cue has an owner: the name in the phrase ("values X at"), whose it is ("X's valuation"), who
acts ("X raised"), or whom the text spoke of. Each gets a cost in words and clause boundaries; the cheapest owns it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from facts.names.antecedents import antecedent, named_behind, of_those_counted
from facts.names.clauses import (
    acts,
    apposed,
    attached,
    boundaries,
    counted_by_name,
    demands,
    inside_value,
    is_affiliation,
    is_bystander,
    is_inserted,
    is_place,
    is_source,
    modifies_person,
    opens_clause,
    overlaps,
    pointed_at,
    preceded_by,
    quoted,
    speaks,
    succeeded,
)
from facts.names.comparisons import (
    bundled,
    compared,
    in_its_brackets,
    of_a_rival,
    of_the_market,
    of_those_compared,
    other_version,
    ranked_beside,
    unlike,
)
from facts.names.geography import known_place
from facts.names.known_for import known_for
from facts.names.subject_words import SubjectWords
from facts.owners.estimating import forecasts_for, only_estimates, only_forecasts
from facts.owners.posts import behind_a_titled_person
from facts.owners.sayers import of_who_says_so
from facts.stance.asides import in_apposition, of_its_name
from facts.words.cues import Hit
from facts.words.sentence import OTHERS, OWN, Entity, Found, Sentence, Who
from facts.words.small_words import small_words

STAGES = frozenset({"event", "place"})
"""Subjects at which others act: who takes part owns no date or cost of theirs."""

MEMORY = 5  # sentences for which a text goes on speaking of whom it named
_AUXILIARIES = 2  # words from who acts to the verb
_FIRST = 1  # words before a pronoun that opens a sentence
_BEHIND = 0.8  # a boundary behind which a clause speaks of others
_NAMED_TYPES = frozenset({"person", "organisation"})
_NOT_OWN = OTHERS | {Who.MEDIUM}
STANDS_FOR = frozenset({Who.GENERIC, Who.PRONOUN})
"""Words that stand for a name given elsewhere."""


@dataclass(frozen=True, slots=True)
class Owner:
    """Who a value belongs to. ``doubt`` says why that is uncertain, or is None."""

    who: Who
    name: str
    doubt: str | None = None
    between: bool = False
    """Whether that is because another name stands as near."""
    carried: bool = False
    """Nobody in reach was named: it is whoever the text was speaking of."""
    apart: bool = False
    """Another who acts in a clause of its own: its figures are no matter of the subject's."""
    meant: bool = False
    """A pronoun that opens the sentence stands for it: the subject of the sentence before."""
    held: bool = False
    """Whose shares are told of, right behind the figure: they are nobody else's, whoever holds them."""


@dataclass(frozen=True, slots=True)
class Focus:
    """Whom the text was speaking of before a sentence: an organisation or product, and a person."""

    thing: Owner
    person: Owner | None = None
    seen: frozenset[str] = frozenset()
    """All names of the story so far, and the words that stand for one."""
    silence: int = 0
    """Sentences with other names since the subject, its people or its makers were named."""
    parties: frozenset[str] = frozenset()
    """Others of the story that a clause named together with the subject: they deal with it."""
    compared: str | None = None
    """Another with whose name the sentence before opened, which sets it beside the subject."""


def owner_of(sentence: Sentence, found: Found, cue: Hit, focus: Focus, language: SubjectWords) -> Owner:
    """Whose value this is. Never raises; without any name in reach it is the focus of the text."""
    low, high = min(cue.first, found.first), max(cue.last, found.last)
    version = None
    if found.type not in {"person", "organisation"}:
        version = (
            other_version(sentence, found, language)
            or bundled(sentence, found)
            or of_the_market(sentence, found, cue, language)
            or compared(sentence, found)
            or unlike(sentence, found)
            or ranked_beside(sentence, found)
            or of_those_compared(sentence, found)
        )
    if version is not None:
        return Owner(Who.UNKNOWN, version)
    if (made := counted_by_name(sentence, found)) is not None:
        return Owner(made.who, made.name)
    if (bracketed := in_its_brackets(sentence, found)) is not None:
        return Owner(bracketed.who, bracketed.name)
    ranked = sorted(
        (
            (cost, entity.first, entity)
            for entity in sentence.entities
            if not inside_value(entity, found)
            and not of_who_says_so(sentence, entity, high, focus.person is not None and not _own(focus.person))
            and (cost := _cost(sentence, entity, low, high, cue, found, language)) is not None
        ),
        key=lambda costed: costed[:2],
    )
    if not ranked:
        return after_silence(replace(focus.thing, carried=True), sentence, focus)
    cost, _, best = ranked[0]
    best = _joint_owner(sentence, best, language)
    owner = _resolved(best, focus, sentence, language)
    if owner is focus.thing:
        owner = after_silence(owner, sentence, focus)
        if best.who is Who.PRONOUN and not best.human and best.first <= _FIRST:
            owner = _after_comparison(owner, focus)
    for other_cost, _, other in ranked[1:]:
        second = _resolved(other, focus, sentence, language)
        if other_cost - cost < 0.3 and _own(second) != _own(owner) and Who.PRONOUN not in {best.who, other.who}:
            return Owner(owner.who, owner.name, f"may be {second.name}'s or {owner.name}'s", between=True)
    return owner


def opens_another_clause(sentence: Sentence, entity: Entity, low: int, high: int, language: SubjectWords) -> bool:
    """Whether another's name stands behind the value and a clause boundary, where the sentence speaks of others."""
    return entity.first > high and entity.who in OTHERS and boundaries(sentence, entity, low, high, language) >= _BEHIND


def after_silence(owner: Owner, sentence: Sentence, focus: Focus, memory: int = MEMORY) -> Owner:
    """Who was spoken of more than ``memory`` sentences ago, or not at all so far, may not be meant."""
    if focus.silence <= memory or any(entity.who in OWN for entity in sentence.entities):
        return owner
    return replace(owner, doubt=f"{owner.name} was last named {focus.silence} sentences before")


def _after_comparison(owner: Owner, focus: Focus) -> Owner:
    """``Backhaus is losing ground to Norvent. Its revenue``: a pronoun means whom the sentence before opened with."""
    if focus.compared is None or owner.name == focus.compared:
        return replace(owner, meant=True)
    return replace(owner, doubt=f"may be {focus.compared}'s or {owner.name}'s")


def _joint_owner(sentence: Sentence, best: Entity, language: SubjectWords) -> Entity:
    """``Volkswagen and IG Metall agreed``: what two do together is the subject's as well."""
    if best.who in STANDS_FOR or _own(Owner(best.who, best.name)):
        return best
    for entity in sentence.entities:
        between = sentence.between(entity.last, best.first)
        joined = entity.last < best.first and [word.word in language.joint for word in between] == [True]
        if joined and entity.who in {Who.SUBJECT, Who.MAKER}:
            return entity
    return best


def _own(owner: Owner) -> bool:
    return owner.who in {Who.SUBJECT, Who.PERSON, Who.MAKER}


def _resolved(entity: Entity, focus: Focus, sentence: Sentence, language: SubjectWords) -> Owner:
    if succeeded(sentence, entity, language):
        return focus.thing
    if entity.who not in STANDS_FOR:
        return Owner(entity.who, entity.name)
    if (named := apposed(sentence, entity)) is not None:
        return Owner(named.who, named.name)
    if (name := named_behind(sentence, entity, language)) is not None:
        return Owner(name.who, name.name)
    if pointed_at(sentence, entity):
        nearest = [e for e in sentence.entities if e.last < entity.first and e.who not in STANDS_FOR and not e.human]
        return Owner(nearest[-1].who, nearest[-1].name) if nearest else focus.thing
    if entity.name in small_words("first_person") and (speaker := quoted(sentence)) is not None:
        return Owner(speaker.who, speaker.name)
    if entity.human:
        return focus.person or focus.thing
    earlier = [
        e
        for e in sentence.entities
        if e.last < entity.first
        and e.who not in STANDS_FOR
        and e.who is not Who.MEDIUM
        and not (e.human and e.who is Who.UNKNOWN)
        and not (e.human and entity.name in language.things)
        and not (not e.human and entity.name in language.humans)
        and not forecasts_for(sentence, e, entity)
        and not is_bystander(sentence, e, language)
        and not is_source(sentence, e, language)
        and not (preceded_by(sentence, e, language.leading) or modifies_person(sentence, e, None))
        and not in_apposition(sentence, e, entity.first, language)
    ]
    meant = antecedent(sentence, entity, earlier, language)
    if meant is None and focus.thing.who in _NOT_OWN and earlier and earlier[0].who is Who.MAKER:
        meant = earlier[0]  # "Esrange will sell the device": who makes it speaks of its own
    return Owner(meant.who, meant.name) if meant is not None else focus.thing


def _may_own(
    sentence: Sentence, entity: Entity, span: tuple[int, int], cue: Hit, found: Found, language: SubjectWords
) -> bool:
    """Whether a name can be the owner at all; media, authorities, places and parts of a person's title cannot."""
    if entity.who is Who.MEDIUM or is_bystander(sentence, entity, language):
        return False
    if found.type != "date" and (
        is_source(sentence, entity, language)
        or demands(sentence, entity, language)
        or only_estimates(sentence, entity, found, language.belongs)
        or only_forecasts(sentence, entity, found)
    ):
        return False
    if modifies_person(sentence, entity, cue) or is_affiliation(sentence, entity, cue, language):
        return False
    if (
        behind_a_titled_person(sentence, entity, cue, found, language)
        or in_apposition(sentence, entity, span[0], language)
        or of_a_rival(sentence, entity)
        or speaks(sentence, entity)
        or known_for(sentence, entity, language)
        or of_its_name(sentence, entity, found)
    ):
        return False
    if entity.human and entity.who in STANDS_FOR and overlaps(entity, cue):
        return False
    if entity.who not in OTHERS:
        return not (of_those_counted(sentence, entity) or _names_whose_thing(sentence, entity))
    if found.type in _NAMED_TYPES and not attached(sentence, entity, cue, language):
        return _appoints(sentence, entity, cue, found, language)
    if entity.human and not entity.genitive:
        return entity.who is Who.OTHER and found.type == "person"
    if entity.who is Who.OTHER:
        return True
    if found.type == "date" and (overlaps(entity, cue) or known_place(entity.name) is not None):
        return False
    if found.type == "date" and preceded_by(sentence, entity, language.places_at):
        return False  # "will lift off from Kestrel Bay on 11 March"
    if is_place(sentence, entity) or is_inserted(sentence, entity) or _is_stretch(sentence, entity):
        return False
    stands_there = found.type == "place" and _stands_there(sentence, entity, found, language)
    return found.type == "person" or (not stands_there and acts(sentence, entity, *span, language))


def _names_whose_thing(sentence: Sentence, entity: Entity) -> bool:
    """``Norvent's Castella costs 500 euros``: a maker right before another thing of the story only says whose it is."""
    if entity.who is not Who.MAKER or not entity.genitive:
        return False
    return any(e.first == entity.last + 1 and e.who is Who.OTHER and not e.human for e in sentence.entities)


def _appoints(sentence: Sentence, entity: Entity, cue: Hit, found: Found, language: SubjectWords) -> bool:
    """``Backhaus a désigné Li Wei``: another of the story that opens a clause names somebody for itself.

    Unless the story's own stands in the sentence.
    """
    if found.type != "person" or entity.who is not Who.OTHER or entity.human:
        return False
    names = next(
        (hit for hit in sentence.kinds if hit.cue.label == cue.cue.label and entity.last < hit.first <= found.first),
        cue,
    )
    words = sentence.words[entity.last + 1 : names.first]
    return (
        0 < len(words) <= _AUXILIARIES
        and names.last < found.first
        and not any(word.mark for word in words)
        and opens_clause(sentence, entity, language)
        and not any(own.who in OWN for own in sentence.entities)
    )


def _is_stretch(sentence: Sentence, entity: Entity) -> bool:
    """``the section Harrow-Colmar has been put off``: a name behind a word for a stretch is where and not who."""
    return entity.first > 0 and sentence.words[entity.first - 1].word in small_words("stretches")


def _stands_there(sentence: Sentence, entity: Entity, found: Found, language: SubjectWords) -> bool:
    """``at the Harrow Complex in Riga``: a name right before a place and its preposition is what stands there."""
    led = entity.first > 0 and sentence.words[entity.first - 1].word in small_words("articles") | language.places_at
    between = sentence.words[entity.last + 1 : found.first]
    return led and [word.word in language.places_at for word in between] == [True]


def _cost(
    sentence: Sentence, entity: Entity, low: int, high: int, cue: Hit, found: Found, language: SubjectWords
) -> float | None:
    """How far a name is from owning the value; None when it cannot."""
    if not _may_own(sentence, entity, (low, high), cue, found, language):
        return None
    extra = 0.4 if entity.who is Who.UNKNOWN and not entity.genitive else 0.0
    extra += {Who.PRONOUN: 0.3, Who.GENERIC: 0.2, Who.MAKER: 0.6}.get(entity.who, 0.0)
    bounds = boundaries(sentence, entity, low, high, language)
    belongs = preceded_by(sentence, entity, language.belongs)
    if low <= entity.first and entity.last <= high:
        return 0.4 + extra + bounds + (1.2 if entity.who is Who.UNKNOWN and not entity.genitive else 0.0)
    if entity.last < low:
        distance = low - entity.last - 1
        if entity.genitive and distance <= 3:
            return 0.2 + 0.2 * distance + extra + bounds
        unlike_subject = 1.5 if belongs or preceded_by(sentence, entity, language.places_at) else 0.0
        if not belongs and not opens_clause(sentence, entity, language):
            extra += 0.8
        return 1.0 + 0.12 * min(distance, 12) + extra + bounds + (0.0 if belongs and distance < 2 else unlike_subject)
    if opens_another_clause(sentence, entity, low, high, language):
        return None
    if not belongs and entity.who in OTHERS and is_place(sentence, entity):
        return None  # "after selling a third to Backhaus"
    distance = entity.first - high - 1
    if belongs and distance <= 4:
        return 0.5 + 0.25 * distance + extra + bounds
    return 2.6 + 0.25 * distance + extra + bounds
