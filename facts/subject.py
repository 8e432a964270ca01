"""Whose figure is it: the story's subject's, or somebody else's.

A value has a cue, and the cue has an owner: the name inside the phrase ("values X at"), the name it belongs to
("valuation of X", "X's valuation"), the name that acts ("X raised"), or else whoever the text was speaking of. Each
candidate gets a cost in words and clause boundaries; the cheapest owns the value.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from facts.cues import Hit
from facts.entities import SubjectWords
from facts.sentence import OWN, Entity, Found, Sentence, Who

_HARD = {";": 3.0, ":": 2.0, "–": 2.0, "-": 2.0, "—": 2.0, "(": 1.5, ")": 1.5, ",": 0.8, "|": 6.0}
_GENITIVE_ARTICLES = frozenset({"der"})
_PLACED = frozenset(
    {
        "in",
        "at",
        "near",
        "on",
        "to",
        "into",
        "with",
        "à",
        "en",
        "au",
        "aux",
        "dans",
        "sur",
        "avec",
        "im",
        "aus",
        "nach",
        "auf",
        "mit",
        "bei",
    }
)
_TOGETHER = frozenset({"with", "mit", "avec", "plus", "inklusive", "including"})
_POINTING = frozenset({"that", "this", "dieses", "diesem", "diese", "dieser", "cette", "ce", "cet"})
_MEMORY = 5  # sentences for which a text goes on speaking of whom it named
_EARLY = 7  # words within which a sentence names its topic
_STANDS_FOR = frozenset({Who.GENERIC, Who.PRONOUN})


@dataclass(frozen=True, slots=True)
class Owner:
    """Who a value belongs to. ``doubt`` says why that is uncertain, or is None."""

    who: Who
    name: str
    doubt: str | None = None
    carried: bool = False
    """Nobody in reach was named: it is whoever the text was speaking of."""


@dataclass(frozen=True, slots=True)
class Focus:
    """Whom the text was speaking of before a sentence: an organisation or product, and a person."""

    thing: Owner
    person: Owner | None = None
    seen: frozenset[str] = frozenset()
    """All names so far."""
    silence: int = 0
    """Sentences since the subject, its people or its makers were named."""


def owner_of(sentence: Sentence, found: Found, cue: Hit, focus: Focus, language: SubjectWords) -> Owner:
    """Whose value this is. Never raises; without any name in reach it is the focus of the text."""
    low, high = min(cue.first, found.first), max(cue.last, found.last)
    version = _other_version(sentence, found, language) or _bundled(sentence, found)
    if version is not None:
        return Owner(Who.UNKNOWN, version)
    ranked = sorted(
        (cost, entity.first, entity)
        for entity in sentence.entities
        if not _inside_value(entity, found)
        and (cost := _cost(sentence, entity, low, high, cue, found, language)) is not None
    )
    if not ranked:
        return _after_silence(replace(focus.thing, carried=True), focus)
    cost, _, best = ranked[0]
    best = _joint_owner(sentence, best, language)
    owner = _resolved(best, focus, sentence, language)
    if owner is focus.thing:
        owner = _after_silence(owner, focus)
    for other_cost, _, other in ranked[1:]:
        second = _resolved(other, focus, sentence, language)
        if other_cost - cost < 0.3 and _own(second) != _own(owner) and Who.PRONOUN not in {best.who, other.who}:
            return Owner(owner.who, owner.name, f"may be {second.name}'s or {owner.name}'s")
    return owner


def _after_silence(owner: Owner, focus: Focus) -> Owner:
    """Who was spoken of long ago may not be meant any more."""
    if focus.silence <= _MEMORY:
        return owner
    return replace(owner, doubt=f"{owner.name} was last named {focus.silence} sentences before")


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
        distance = (first - entity.last if entity.last < first else (entity.first - last) * 1.2) * 0.25
        cost = distance + _boundaries(sentence, entity, first, last, language)
        if entity.who is Who.PRONOUN:
            cost += 0.6
        elif _preceded_by(sentence, entity, language.belongs):
            cost += 2.0
        if best is None or cost < best[0]:
            best = cost, entity
    if best is None:
        acting = [
            e for e in sentence.entities if e.who in {Who.OTHER, Who.UNKNOWN} and _opens_clause(sentence, e, language)
        ]
        return Owner(acting[0].who, acting[0].name) if acting else focus.person
    if best[1].who is Who.PRONOUN:
        earlier = [e for e in sentence.entities if e.human and e.last < best[1].first]
        return Owner(earlier[0].who, earlier[0].name) if earlier else focus.person
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
            e.first <= before <= e.last and (e.human or e.who in _STANDS_FOR) for e in sentence.entities
        ):
            return None
        return Owner(Who.UNKNOWN, f"the {sentence.words[before].word}")
    return None


def next_focus(sentence: Sentence, focus: Focus, home: Owner, language: SubjectWords) -> Focus:
    """Whom the text speaks of after a sentence: the first name that is not a source, a place or a mere modifier.

    A name the story does not know is forgotten when a sentence does not go on with it; then it is ``home`` again.
    """
    thing, person = focus.thing, focus.person
    seen = focus.seen | {entity.name for entity in sentence.entities}
    silence = 0 if any(entity.who in OWN for entity in sentence.entities) else focus.silence + 1
    if thing.who is Who.UNKNOWN and not any(entity.who in _STANDS_FOR for entity in sentence.entities):
        thing = home
    if any(hit.cue.label == "comparison" for hit in sentence.subjects):
        return Focus(thing, person, seen, silence)
    for entity in sentence.entities:
        if entity.who is Who.GENERIC:
            break
        if entity.who in _STANDS_FOR or entity.who is Who.MEDIUM:
            continue
        if entity.human:
            if entity.who is Who.PERSON:
                thing = Owner(entity.who, entity.name)
            person = Owner(entity.who, entity.name)
            break
        if _succeeded(sentence, entity, language):
            break
        if entity.first > _EARLY and not entity.genitive:
            break
        if _preceded_by(sentence, entity, language.places_at | language.belongs) or _modifies_person(
            sentence, entity, None
        ):
            continue
        thing = Owner(entity.who, entity.name)
        break
    return Focus(thing, person or focus.person, seen, silence)


def _joint_owner(sentence: Sentence, best: Entity, language: SubjectWords) -> Entity:
    """``Volkswagen and IG Metall agreed``: what two do together is the subject's as well."""
    if best.who in _STANDS_FOR or _own(Owner(best.who, best.name)):
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
    if _succeeded(sentence, entity, language):
        return focus.thing
    if entity.who not in _STANDS_FOR:
        return Owner(entity.who, entity.name)
    if _pointed_at(sentence, entity):
        nearest = [e for e in sentence.entities if e.last < entity.first and e.who not in _STANDS_FOR and not e.human]
        return Owner(nearest[-1].who, nearest[-1].name) if nearest else focus.thing
    if entity.human:
        return focus.person or focus.thing
    earlier = [
        e
        for e in sentence.entities
        if e.last < entity.first
        and e.who not in _STANDS_FOR
        and e.who is not Who.MEDIUM
        and not (e.human and e.who is Who.UNKNOWN)
        and not (e.human and entity.name in language.things)
        and not (not e.human and entity.name in language.humans)
        and not _preceded_by(sentence, e, language.places_at | language.belongs)
        and not _modifies_person(sentence, e, None)
    ]
    if earlier and entity.name in language.relatives:
        return Owner(earlier[-1].who, earlier[-1].name)
    if earlier and entity.who is Who.PRONOUN:
        return Owner(earlier[0].who, earlier[0].name)
    if earlier and earlier[0].who in {Who.SUBJECT, Who.PERSON}:
        return Owner(earlier[0].who, earlier[0].name)
    return focus.thing


def _succeeded(sentence: Sentence, entity: Entity, language: SubjectWords) -> bool:
    """``the Switch's successor``: names the one that comes after, which the text is about."""
    following = sentence.words[entity.last + 1 : entity.last + 6]
    return entity.genitive and any(word.word in language.successors for word in following)


def _pointed_at(sentence: Sentence, entity: Entity) -> bool:
    """``that firm``, ``dieses Unternehmen``: the one named just before."""
    return entity.who is Who.GENERIC and entity.first > 0 and sentence.words[entity.first - 1].word in _POINTING


def _cost(
    sentence: Sentence, entity: Entity, low: int, high: int, cue: Hit, found: Found, language: SubjectWords
) -> float | None:
    """How far a name is from owning the value; None when it cannot."""
    if entity.who is Who.MEDIUM and not (entity.first == high + 2 and _preceded_by(sentence, entity, language.belongs)):
        return None
    if _modifies_person(sentence, entity, cue) or _affiliation(sentence, entity, cue, language):
        return None
    if _speaks(sentence, entity) or (entity.human and entity.who in _STANDS_FOR and _overlaps(entity, cue)):
        return None
    if entity.who is Who.UNKNOWN and (_is_place(sentence, entity) or not _acts(sentence, entity, low, high, language)):
        return None
    if entity.human and not entity.genitive and entity.who is Who.UNKNOWN:
        return None
    if entity.human and entity.who is Who.OTHER and not entity.genitive and found.type in {"date", "count", "place"}:
        return None
    extra = 0.4 if entity.who is Who.UNKNOWN and not entity.genitive else 0.0
    extra += {Who.PRONOUN: 0.3, Who.GENERIC: 0.2, Who.MAKER: 0.6}.get(entity.who, 0.0)
    bounds = _boundaries(sentence, entity, low, high, language)
    belongs = _preceded_by(sentence, entity, language.belongs)
    if low <= entity.first and entity.last <= high:
        return 0.4 + extra + bounds + (1.2 if entity.who is Who.UNKNOWN and not entity.genitive else 0.0)
    if entity.last < low:
        distance = low - entity.last - 1
        if entity.genitive and distance <= 3:
            return 0.2 + 0.2 * distance + extra + bounds
        unlike_subject = 1.5 if belongs or _preceded_by(sentence, entity, language.places_at) else 0.0
        if not belongs and not _opens_clause(sentence, entity, language):
            extra += 0.8
        return 1.0 + 0.12 * min(distance, 12) + extra + bounds + (0.0 if belongs and distance < 2 else unlike_subject)
    distance = entity.first - high - 1
    if belongs and distance <= 4:
        return 0.5 + 0.25 * distance + extra + bounds
    return 2.6 + 0.25 * distance + extra + bounds


def _opens_clause(sentence: Sentence, entity: Entity, language: SubjectWords) -> bool:
    """Whether a name stands first in its clause, where the one who acts stands."""
    at = entity.first - 1
    while at >= 0 and not sentence.words[at].mark and len(sentence.words[at].word) <= 3:
        at -= 1
    return at < 0 or sentence.words[at].mark or sentence.words[at].word in language.openers


def _boundaries(sentence: Sentence, entity: Entity, low: int, high: int, language: SubjectWords) -> float:
    """The price of the clause boundaries between a name and the value's words."""
    if entity.last < low:
        between = sentence.words[entity.last + 1 : low]
    elif entity.first > high:
        between = sentence.words[high + 1 : entity.first]
    else:
        return 0.0
    cost, commas = 0.0, 0
    for word in between:
        if word.word == ",":
            commas += 1
        else:
            cost += _HARD.get(word.word, 0.0)
        if word.word in language.contrast:
            cost += 2.5
    inserted = commas == 2 and entity.last < low
    return cost + (0.4 if inserted else 0.8 * commas)


def _preceded_by(sentence: Sentence, entity: Entity, words: frozenset[str]) -> bool:
    at = entity.first
    if at >= 2 and sentence.words[at - 1].word in _GENITIVE_ARTICLES and sentence.words[at - 2].capital:
        return True
    before = [word.word for word in sentence.words[max(0, at - 2) : at]]
    return bool(before) and (before[-1] in words or (len(before) == 2 and before[0] in words and len(before[1]) <= 3))


def _overlaps(entity: Entity, cue: Hit) -> bool:
    return entity.first <= cue.last and entity.last >= cue.first


def _speaks(sentence: Sentence, entity: Entity) -> bool:
    """``said Daniela Cavallo``: a person beside a word of saying is the source."""
    if not entity.human:
        return False
    return any(
        hit.cue.label == "attribution" and -2 <= entity.first - hit.last <= 1 and -1 <= hit.first - entity.last <= 2
        for hit in sentence.stances
        if hit.last < entity.first or hit.first > entity.last
    )


def _modifies_person(sentence: Sentence, entity: Entity, cue: Hit | None) -> bool:
    """``Meta's former chief AI scientist``, ``KI-Chef von Meta``: the name only says who a person is."""
    if entity.human or entity.who in {Who.SUBJECT, Who.PRONOUN, Who.GENERIC}:
        return False
    people = {i for hit in sentence.subjects if hit.cue.label == "person_words" for i in range(hit.first, hit.last + 1)}
    if cue is not None:
        people -= set(range(cue.first, cue.last + 1))
    after = range(entity.last + 1, entity.last + (5 if entity.genitive else 2))
    if any(i in people for i in after if i < len(sentence.words)):
        return True
    return any(i in people for i in range(max(0, entity.first - 2), entity.first))


def _affiliation(sentence: Sentence, entity: Entity, cue: Hit, language: SubjectWords) -> bool:
    """``Alexandre LeBrun, founder of Nabla``: belongs to the person or to another role, not to the cue."""
    if entity.human or not _preceded_by(sentence, entity, language.belongs):
        return False
    at = entity.first - 1
    while at >= 0 and (sentence.words[at].word in language.belongs or len(sentence.words[at].word) <= 3):
        at -= 1
    return any(person.human and person.last == at for person in sentence.entities) and not cue.first <= at <= cue.last


def _acts(sentence: Sentence, entity: Entity, low: int, high: int, language: SubjectWords) -> bool:
    """Whether an unknown name can own anything: it has a genitive, a word of belonging before, or a verb after it."""
    if entity.genitive or low <= entity.first <= high or _preceded_by(sentence, entity, language.belongs):
        return True
    following = range(entity.last + 1, entity.last + 4)
    if any(i < len(sentence.words) and sentence.words[i].word in language.verbs for i in following):
        return True
    return any(hit.first in following for hit in (*sentence.kinds, *sentence.stances))


def _is_place(sentence: Sentence, entity: Entity) -> bool:
    return entity.first > 0 and sentence.words[entity.first - 1].word in _PLACED


def _inside_value(entity: Entity, found: Found) -> bool:
    return entity.first <= found.last and entity.last >= found.first


def _bundled(sentence: Sentence, found: Found) -> str | None:
    """``509 euros with Mario Kart``: a price of the thing together with another one."""
    if found.type != "money":
        return None
    for entity in sentence.entities:
        if entity.first == 0 or entity.who not in {Who.OTHER, Who.UNKNOWN} or entity.human:
            continue
        if sentence.words[entity.first - 1].word not in _TOGETHER:
            continue
        before = entity.last < found.first and not any(w.mark for w in sentence.between(entity.last, found.first))
        if entity.first == found.last + 2 or (before and found.first - entity.last < 5):
            return f"the price with {entity.name}"
    return None


def _other_version(sentence: Sentence, found: Found, language: SubjectWords) -> str | None:
    """Words close to the value that say it is another version's: the predecessor, the premium edition, a rival."""
    for hit in sentence.subjects:
        if hit.cue.label != "other_version":
            continue
        between = (
            sentence.between(hit.last, found.first)
            if hit.last < found.first
            else sentence.between(found.last, hit.first)
        )
        if len(between) <= 6 and not any(word.mark or word.word in language.joint for word in between):
            return sentence.text[sentence.words[hit.first].start : sentence.words[hit.last].end]
    return None
