"""Whose a fact about a person is: the roles of whom a sentence names, and of whom it speaks."""

from __future__ import annotations

from collections.abc import Sequence

from facts.claims.analysis import Analysis
from facts.meaning.classify import Meaning
from facts.meaning.cue_weights import WEAK
from facts.meaning.roles import holder_of, is_object_of, is_said_of, named_together, of_a_part, touches
from facts.names.lists_of_names import lists_of_people
from facts.owners.focus import person_of
from facts.owners.subject import STANDS_FOR
from facts.owners.succession import changes_of
from facts.story import FIGURES, Fact, Story
from facts.words.cues import Hit
from facts.words.sentence import MAYBE_A_PERSON, Entity, Found, Sentence, Who, name_of
from facts.words.small_words import small_words

_SHARED = frozenset({"founder"})  # roles that several people have
_OPEN = frozenset({"rumoured", "in_talks"})  # what is said of candidates, of whom there are several
_APPOSED = 3  # words from a name to its role
_TITLED = 5  # words from a share to whose it is: "49 % pour la maire sortante Ida Brandt"


def roles_of(
    found: Found, options: Sequence[Meaning], fitting: list[tuple[float, Hit, str]], sentence: Sentence
) -> list[Meaning]:
    """What a person's name may say: the roles to which nobody else stands nearer, or that several people have."""
    mine = [
        option
        for option in options
        if holder_of(fitting, option.cue) == name_of(found)
        and (option is options[0] or option.cue.cue.weight > WEAK)
        and not of_a_part(sentence, option.cue)
        and (
            found.mention.noun != MAYBE_A_PERSON
            or touches(sentence, found, option.cue)
            or is_object_of(found, option.cue)
            or is_said_of(sentence, found, option)
        )
    ]
    candidates = any(hit.cue.label in _OPEN for hit in sentence.stances)
    return mine or [
        option
        for option in options
        if (option.kind.id in _SHARED or candidates or _of_several(sentence, option.cue))
        and named_together(sentence, found, option.cue, holder_of(fitting, option.cue))
    ]


def _of_several(sentence: Sentence, role: Hit) -> bool:
    """``Ann Lee and Li Wei, co-chairs of the union``: whether a word for a role is in the plural."""
    return sentence.words[role.last].word in small_words("roles_of_several")


def share_among_people(sentence: Sentence, ranked: dict[int, list[Meaning]]) -> None:
    """``Ann Lee, Li Wei and Tom Roy, who founded the firm``: a role that several have is that of all in a list."""
    for people in lists_of_people(sentence):
        options = [option for found in people for option in ranked[id(found)] if option.kind.id in _SHARED]
        if options:
            best = max(options, key=lambda option: option.score)
            for found in people:
                ranked[id(found)] = ranked[id(found)] or [best]


def wrong_person(
    analysis: Analysis, story: Story, fact: Fact, found: Found, meaning: Meaning, holder: str | None
) -> str | None:
    """Why a fact about a person is not this: the sentence speaks of somebody else, or of nobody."""
    cue = meaning.cue
    if fact.person is None:
        nobody = meaning.kind.whose == "person" and not _somebody(analysis, story)
        return "the sentence speaks of nobody" if nobody else None
    beside_subject = any(other.kind == fact.kind and other.person is None for other in story.facts)
    person = person_of(
        _without_rivals(analysis.sentence, found),
        min(cue.first, found.first),
        max(cue.last, found.last),
        analysis.focus,
        analysis.language,
    )
    mine = _for_whom(analysis.sentence, found) or _behind_its_verb(analysis.sentence, found, cue)
    changed = _of_a_change(analysis.sentence, meaning.kind.id) if found.type == "date" else None
    said = _whose(analysis, cue) or changed
    named = mine.name if mine is not None else said or (person.name if person is not None else None)
    if beside_subject and found.type in FIGURES and _names_subject_only(analysis.sentence, found):
        return "it is the subject's own"
    name = holder or named
    if name is None:
        return "no person is named"
    unmet = fact.person not in analysis.focus.seen and not any(
        entity.human or entity.who in STANDS_FOR for entity in analysis.sentence.entities
    )
    if found.type == "date" and unmet and holder is None:
        return "no person is named"
    return None if name.split()[-1] == fact.person.split()[-1] else f"it is about {name}"


def only_named(sentence: Sentence, found: Found, meaning: Meaning, fact: Fact) -> str | None:
    """Why a word for a role is no claim: ``the minister Ann Lee`` only says who she is."""
    named = meaning.kind.id == "role" and not _role_is_linked(sentence, found, fact)
    return "the word only names somebody" if named else None


def _role_is_linked(sentence: Sentence, found: Found, fact: Fact) -> bool:
    """``will serve as chairman``, ``LeCun, chairman``: the role is given to the person, not used as a name for one.

    So it is where the person stands behind the link: ``Technikchefin wird Ida Brandt``.
    """
    links = [hit for hit in sentence.stances if hit.cue.label == "role_links"]
    if any(0 < found.first - hit.last <= 4 or found.first <= hit.first <= found.last for hit in links):
        return True
    surname = (fact.person or "").split()[-1:]
    named = [entity for entity in sentence.entities if entity.human and entity.name.split()[-1:] == surname]
    behind = {hit.last + 1 for hit in links if hit.first > found.last}
    return any(
        0 < found.first - entity.last <= _APPOSED
        or -_APPOSED <= entity.first - found.last <= 2 + found.last - found.first
        or (entity.first in behind and entity.first > found.last)
        for entity in named
    )


def _somebody(analysis: Analysis, story: Story) -> bool:
    """Whether a sentence names a person, or has a word for one: shops and trains leave as well."""
    if story.subject.type == "person":
        return True
    sentence = analysis.sentence
    if any(entity.human or entity.who is Who.PRONOUN for entity in sentence.entities):
        return True
    return any(hit.cue.label == "person_words" for hit in sentence.subjects)


def _names_subject_only(sentence: Sentence, found: Found) -> bool:
    """``For Norvent pollsters see 13%``: the subject is named before a figure, and nobody else who could be meant."""
    before = [entity for entity in sentence.entities if entity.last < found.first]
    return any(e.who is Who.SUBJECT for e in before) and not any(
        (e.human and e.who is not Who.GENERIC) or e.who is Who.PRONOUN for e in before
    )


def _without_rivals(sentence: Sentence, found: Found) -> Sentence:
    """The sentence without those behind another share, whose that one is: ``avec 51 %, contre 49 % à Ida Brandt``."""
    if found.type != "percent":
        return sentence
    theirs = [_for_whom(sentence, other) for other in sentence.found if other is not found and other.type == "percent"]
    rivals = [entity for entity in theirs if entity is not None]
    if not rivals:
        return sentence
    return sentence._replace(entities=[entity for entity in sentence.entities if entity not in rivals])


def _for_whom(sentence: Sentence, found: Found) -> Entity | None:
    """``to 49.1% for Ida Brandt``, ``contre 49,1 % pour la maire Ida Brandt``: whose a share is, right behind it."""
    if found.type != "percent" or found.last + 1 >= len(sentence.words):
        return None
    if sentence.words[found.last + 1].word not in small_words("share_for"):
        return None
    behind = (e for e in sentence.entities if e.human and 1 < e.first - found.last <= _TITLED)
    named = next(behind, None)
    return None if named is None or any(w.mark for w in sentence.between(found.last, named.first)) else named


def _behind_its_verb(sentence: Sentence, found: Found, cue: Hit) -> Entity | None:
    """``In Riga holte Ida Brandt (SPD) 39,4 Prozent``: who stands between the verb and a share has won it."""
    if found.type != "percent":
        return None
    between = (e for e in sentence.entities if e.human and e.first == cue.last + 1 and e.last < found.first)
    return next((e for e in between if e.who not in STANDS_FOR), None)


def _of_a_change(sentence: Sentence, kind: str) -> str | None:
    """``Ann Lee hands over to Li Wei on 1 March``: the day is that of the new one's start, and of the old one's end."""
    changes = changes_of(sentence)
    places = [{"start_in_office": change.new, "departure_date": change.old}.get(kind) for change in changes]
    return name_of(sentence.found[places[0]]) if len(places) == 1 and places[0] is not None else None


def _whose(analysis: Analysis, cue: Hit) -> str | None:
    """``the arrival of Ingrid Solbakk``: the person whose arrival it is stands right behind the word."""
    sentence = analysis.sentence
    for entity in sentence.entities:
        before = [word.word for word in sentence.words[cue.last : entity.first]]
        if entity.human and 0 < entity.first - cue.last <= 2 and before[-1] in analysis.language.belongs:
            return entity.name
    return None
