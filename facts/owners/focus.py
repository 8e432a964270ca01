"""Whom a text speaks of: the person of a clause, and who is carried on to the next sentence."""

from __future__ import annotations

from collections.abc import Sequence

from facts.names.clauses import (
    acts,
    boundaries,
    demands,
    is_bystander,
    is_source,
    modifies_person,
    opens_clause,
    preceded_by,
    speaks,
    succeeded,
)
from facts.names.subject_words import SubjectWords
from facts.owners.subject import STANDS_FOR, Focus, Owner
from facts.words.cues import Token
from facts.words.sentence import OTHERS, OWN, Entity, Sentence, Who
from facts.words.small_words import small_words

_EARLY = 7  # words within which a sentence names its topic
_HEADLINE = 2  # words before the comma between the two names that a headline begins with
_OPPOSED = 3  # words from "against" to the name of an opponent: "gegen den früheren Minister Li Wei"
_BRACKETED = 4  # words and marks of brackets behind a name
_JOINED = 2  # words before the last name of a list within which "and" stands
_SHORT = 5  # words and marks of a question that only names somebody


def person_of(sentence: Sentence, first: int, last: int, focus: Focus, language: SubjectWords) -> Owner | None:
    """Which person the words from ``first`` to ``last`` speak of: the nearest one, a pronoun, or the focus."""
    if (other := _antecedent(sentence, first, language)) is not None:
        return other
    best: tuple[float, Entity] | None = None
    for entity in sentence.entities:
        if entity.last >= first and entity.first <= last:
            continue
        if entity.who is Who.GENERIC:
            continue
        if not (entity.human or entity.who is Who.PRONOUN) or (entity.genitive and entity.last < first - 3):
            continue
        if entity.human and _is_opponent(sentence, entity) and not _ends_clause(sentence, entity, first):
            continue
        whole = _with_its_brackets(sentence, entity, first)
        distance = (first - whole.last if whole.last < first else (whole.first - last) * 1.2) * 0.25
        cost = distance + boundaries(sentence, whole, first, last, language)
        if entity.who is Who.PRONOUN:
            cost += 0.6
        elif preceded_by(sentence, entity, language.belongs):
            cost += 2.0
        if best is None or cost < best[0]:
            best = cost, entity
    if best is None:
        acting = [
            e
            for e in sentence.entities
            if e.who in OTHERS and opens_clause(sentence, e, language) and not modifies_person(sentence, e, None)
        ]
        return Owner(acting[0].who, acting[0].name) if acting else focus.person
    if best[1].who is Who.PRONOUN:
        earlier = [e for e in sentence.entities if e.human and e.last < best[1].first]
        apart = any(word.word in {":", ";"} for word in sentence.words[: best[1].first])
        meant = earlier[-1 if apart else 0] if earlier else None
        return Owner(meant.who, meant.name) if meant is not None else focus.person
    return Owner(best[1].who, best[1].name)


def _antecedent(sentence: Sentence, first: int, language: SubjectWords) -> Owner | None:
    """``an engineer who left``: a relative clause about somebody without a name speaks of nobody else."""
    for at in range(first - 1, max(-1, first - 3), -1):
        if sentence.words[at].word not in language.relatives or at == 0:
            continue
        if language.nouns_have_capitals and sentence.words[at - 1].word != ",":
            continue  # "vor dem Abschied": an article
        before = at - 1 - (sentence.words[at - 1].word == ",")
        if before < 0 or any(
            e.first <= before <= e.last and (e.human or e.who in STANDS_FOR) for e in sentence.entities
        ):
            return None
        return Owner(Who.UNKNOWN, f"the {sentence.words[before].word}")
    return None


def _with_its_brackets(sentence: Sentence, entity: Entity, first: int) -> Entity:
    """``Ida Brandt (SPD)``: the brackets right behind a name are a part of it."""
    after = sentence.words[entity.last + 1 : min(entity.last + 1 + _BRACKETED, first)]
    closes = next((i for i, word in enumerate(after) if word.word == ")"), None)
    return entity if closes is None or after[0].word != "(" else entity._replace(last=entity.last + 1 + closes)


def _is_opponent(sentence: Sentence, entity: Entity) -> bool:
    """``won against Ann Lee``: who is only named as whom somebody else has won or runs against."""
    before = sentence.words[max(0, entity.first - _OPPOSED) : entity.first]
    at = max((i for i, word in enumerate(before) if word.word in small_words("opposed")), default=None)
    return at is not None and not any(word.mark for word in before[at:])


def _ends_clause(sentence: Sentence, entity: Entity, first: int) -> bool:
    """Whether a value stands in a later clause than a name: ``against Ann Lee, for whom 46 percent voted``."""
    return entity.last < first and any(word.mark for word in sentence.between(entity.last, first))


def next_focus(sentence: Sentence, focus: Focus, home: Owner, language: SubjectWords) -> Focus:
    """Whom the text speaks of after a sentence: the first name that is not a source, a place or a mere modifier.

    A name that is not the story's own is forgotten when a sentence does not go on with it; then it is ``home`` again.
    """
    person = focus.person
    seen = focus.seen | {entity.name for entity in sentence.entities if entity.who is not Who.UNKNOWN}
    silence = focus.silence + any(entity.who in OTHERS for entity in sentence.entities)
    parties = focus.parties | _parties(sentence)
    if any(entity.who in OWN for entity in sentence.entities):
        silence = 0
    thing = _still_spoken_of(sentence, focus.thing, home)
    if (asked := _asked_about(sentence)) is not None:
        return Focus(Owner(asked.who, asked.name), person, seen, silence, parties)
    if any(hit.cue.label == "comparison" for hit in sentence.subjects):
        return Focus(thing, person, seen, silence, parties, _opens_with_another(sentence))
    first = _first_named(sentence, language)
    if first is not None and first.who is Who.OTHER:
        first = _own_of_list(sentence, first) or first
    if first is not None and (not first.human or first.who is Who.PERSON):
        thing = Owner(first.who, first.name)
    human = first if first is not None and first.human else None
    if human is None and (person is None or person.name not in seen):
        human = _only_person(sentence)
    if human is not None:
        person = Owner(human.who, human.name)
    return Focus(thing, person, seen, silence, parties)


def _opens_with_another(sentence: Sentence) -> str | None:
    """``Backhaus is catching up with Norvent``: another of the story that stands first, the subject behind it."""
    first = next(iter(sentence.entities), None)
    if first is None or first.first > 1 or first.human or first.genitive or first.who is not Who.OTHER:
        return None
    return first.name if any(e.who in OWN and not e.human for e in sentence.entities) else None


def _first_named(sentence: Sentence, language: SubjectWords) -> Entity | None:
    """The first name that a sentence speaks of; behind a word for the organisation only a person is."""
    generic = False
    for entity in sentence.entities:
        if entity.who is Who.GENERIC and entity.human:
            return None
        generic = generic or entity.who is Who.GENERIC
        if entity.who in STANDS_FOR or entity.who is Who.MEDIUM or (generic and not entity.human):
            continue
        if entity.human:
            return None if entity.first > _EARLY and _is_opponent(sentence, entity) else entity
        if succeeded(sentence, entity, language) or (entity.first > _EARLY and not entity.genitive):
            return None
        if _is_topic(sentence, entity, language):
            return entity
    return None


def _own_of_list(sentence: Sentence, first: Entity) -> Entity | None:
    """``Nordbeam, die Stadt Ulm und Velora``: the story's own name in a list that begins with another."""
    joins = small_words("and")
    for own in sentence.entities:
        if own.first < first.last or own.who not in OWN or own.human:
            continue
        names = {at for entity in sentence.entities for at in range(entity.first, entity.last + 1)}
        between = [sentence.words[at] for at in range(first.last + 1, own.first) if at not in names]
        plain = all(
            word.capital or word.word == "," or word.word in joins | small_words("articles") for word in between
        )
        return own if plain and any(word.word in joins for word in between[-_JOINED:]) else None
    return None


def _only_person(sentence: Sentence) -> Entity | None:
    """``Velora a officialisé la nomination de Li Wei``: who is the only one named, and not only quoted."""
    named = {e.name: e for e in sentence.entities if e.human and e.who not in STANDS_FOR and not speaks(sentence, e)}
    return next(iter(named.values())) if len(named) == 1 else None


def _asked_about(sentence: Sentence) -> Entity | None:
    """``And the rival Backhaus?``: the one name of a question of a few words is what the answer speaks of."""
    named = [e for e in sentence.entities if not e.human and e.who in {*OWN, Who.OTHER}]
    return named[0] if sentence.question and len(named) == 1 and len(sentence.words) <= _SHORT else None


def _still_spoken_of(sentence: Sentence, thing: Owner, home: Owner) -> Owner:
    """Whom the text spoke of; a name that is not the story's own is forgotten where nothing goes on with it."""
    others = thing.who in {Who.UNKNOWN, Who.OTHER}
    return home if others and not any(_goes_on(entity, thing) for entity in sentence.entities) else thing


def _goes_on(entity: Entity, thing: Owner) -> bool:
    """Whether a sentence goes on with whom the text spoke of: by a word that stands for it, or by its name again."""
    return entity.who in STANDS_FOR or (entity.who is Who.OTHER and entity.name == thing.name)


def _parties(sentence: Sentence) -> set[str]:
    """``Norvent wants to buy Castella``: others of the story that a clause names together with the subject."""
    if any(hit.cue.label == "comparison" for hit in sentence.subjects):
        return set()
    own = [entity for entity in sentence.entities if entity.who in OWN]
    others = [entity for entity in sentence.entities if entity.who is Who.OTHER and not entity.human]
    return {
        other.name
        for other in others
        for entity in own
        if not any(word.mark for word in _between(sentence, other, entity))
    }


def _between(sentence: Sentence, one: Entity, other: Entity) -> Sequence[Token]:
    """The words between two names; none where a headline only puts a comma: ``Norvent, Castella call off merger``."""
    low, high = (one.last, other.first) if one.last < other.first else (other.last, one.first)
    between = sentence.between(low, high)
    listed = low <= _HEADLINE and [word.word for word in between] == [","]
    return () if listed and not _lists_more(sentence, max(one.last, other.last)) else between


def _lists_more(sentence: Sentence, last: int) -> bool:
    """Whether a list of names has more than two: ``Norvent, Castella and Backhaus``."""
    following = sentence.words[last + 1].word if last + 1 < len(sentence.words) else ""
    return following == "," or following in small_words("and")


def _is_topic(sentence: Sentence, entity: Entity, language: SubjectWords) -> bool:
    """Whether an early name is what a sentence speaks of: no place, no authority, no part of somebody's title."""
    if preceded_by(sentence, entity, language.leading):
        return False
    if modifies_person(sentence, entity, None) or is_bystander(sentence, entity, language):
        return False
    if is_source(sentence, entity, language) or demands(sentence, entity, language):
        return False
    after = entity.last + 1
    if entity.who is Who.OTHER and not (opens_clause(sentence, entity, language) or entity.genitive):
        return False
    return entity.who is not Who.UNKNOWN or acts(sentence, entity, after, after, language)
