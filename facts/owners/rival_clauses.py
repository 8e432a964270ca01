"""A rival that acts in a clause of its own keeps its figure, and so does what is bought."""

from __future__ import annotations

from facts.names.clauses import is_bystander, is_source, modifies_person, speaks
from facts.names.geography import known_place
from facts.names.subject_words import SubjectWords
from facts.words.cues import Hit
from facts.words.sentence import OTHERS, OWN, Entity, Found, Sentence, Who
from facts.words.small_words import small_words

_OPENING = 4  # words that can stand before a name that opens a clause
_OBJECT = 6  # words from a verb of buying to what is bought
_SET_AGAINST = 3  # words from a comma to a figure that is set against the one before
_OF = 3  # words from an event to whose it is
_VERB = 2  # words from a price to the verb that closes a clause
_OF_WHO_DID_IT = frozenset({"funding", "total_funding", "debt", "revenue", "profit", "investment"})
_ENDS = frozenset({",", ";", ":", "–", "—", "-", "(", ")"})


def rival_of_a_clause(sentence: Sentence, found: Found, cue: Hit, language: SubjectWords) -> Entity | None:
    """``Moll was sentenced to six years; Sand walked free``: who acts in a value's clause, the subject in another one.

    None where the value's clause names the story's own or has a word that stands for them, or where no other clause
    has one of them for its subject.
    """
    start, end = _clause(sentence, found)
    inside = [entity for entity in sentence.entities if start <= entity.first < end]
    if not start <= cue.first < end or not inside:
        return None
    rival = inside[0]
    if rival.who not in OTHERS or rival.last >= found.first or any(e.who not in OTHERS for e in inside):
        return None
    if not (_opens(sentence, rival, start, language) and _acts(sentence, rival, found, language)):
        return None
    if is_bystander(sentence, rival, language) or is_source(sentence, rival, language) or speaks(sentence, rival):
        return None
    if modifies_person(sentence, rival, None) or known_place(rival.name) is not None:
        return None
    acting = (
        entity
        for entity in sentence.entities
        if entity.who in OWN and not start <= entity.first < end and _has_a_clause(sentence, entity, language)
    )
    return rival if any(own.human >= rival.human for own in acting) else None


def other_beside(sentence: Sentence, found: Found, cue: Hit, kind: str, language: SubjectWords) -> Entity | None:
    """Another whose a figure of a ``kind`` is by the words right beside it."""
    did_it = agent_of(sentence, found) if kind in _OF_WHO_DID_IT else None
    rival = did_it or named_as_rival(sentence, found, language)
    return rival or of_whom_it_is_said(sentence, found, cue, language)


def named_as_rival(sentence: Sentence, found: Found, language: SubjectWords) -> Entity | None:
    """``, while rival Backhaus is living off 80 million``: who opens the clause of a value right behind that word.

    None where the clause names the story's own.
    """
    start, end = _clause(sentence, found)
    inside = [e for e in sentence.entities if start <= e.first < end and e.who not in {Who.PRONOUN, Who.GENERIC}]
    compared = {hit.last for hit in sentence.subjects if hit.cue.label == "comparison"}
    if not start or not inside or any(e.who not in OTHERS for e in inside):
        return None
    rival = inside[0]
    opens = rival.first - 1 in compared and _opens(sentence, rival, start, language) and not rival.human
    spoken = is_source(sentence, rival, language) or speaks(sentence, rival)
    acting = rival.last < found.first and _acts(sentence, rival, found, language)
    return rival if opens and acting and not spoken else None


def of_whom_it_is_said(sentence: Sentence, found: Found, cue: Hit, language: SubjectWords) -> Entity | None:
    """``of about 310 million, against 520 million for Storm Barney``: another that a bare figure of a part is of.

    The part has no other words than those that set it against the figure before.
    """
    start = sentence.part_begins(found.first)
    if start == 0 or cue.last >= start or found.first - start > _SET_AGAINST:
        return None
    of = language.belongs | language.places_at | small_words("figure_for")
    of = (of - small_words("offered_by")) | small_words("genitive_articles") | small_words("of_whom")
    for entity in sentence.entities:
        between = [word.word for word in sentence.words[found.last + 1 : entity.first]]
        if entity.first > found.last and 0 < len(between) <= _OF and between[0] in of and not entity.human:
            plain = all(word in of | small_words("articles") or word == "the" for word in between)
            return entity if plain and entity.who is Who.OTHER else None
    return None


def agent_of(sentence: Sentence, found: Found) -> Entity | None:
    """``200 million raised by Backhaus``, ``is owed 30 million by Backhaus``: who did it, behind a word for "by"."""
    words, at = sentence.words, found.last + 1
    if at + 1 < len(words) and words[at].word in small_words("done_by_owner"):
        at += 1
    elif not (found.first and words[found.first - 1].word in small_words("owed")):
        return None
    if at >= len(words) or words[at].word not in small_words("by"):
        return None
    for entity in sentence.entities:
        between = words[at + 1 : entity.first]
        if entity.first > at and len(between) <= _OBJECT and not any(word.mark for word in between):
            return entity if entity.who in OTHERS and not entity.human else None
    return None


def bought_in_clause(sentence: Sentence, found: Found) -> Entity | None:
    """``Backhaus bought the mill Orchard Lane for 80 million``: another that stands behind a verb of buying.

    In German the verb can close the clause: ``Backhaus hat die Mühle Oberlahn für 80 Millionen gekauft``.

    None where the clause of the price names the story's own or has a word that stands for them.
    """
    start, end = _clause(sentence, found)
    inside = [entity for entity in sentence.entities if start <= entity.first < end]
    if any(entity.who not in OTHERS for entity in inside if entity.name not in small_words("relative")):
        return None
    named = [e for e in inside if e.last < found.first and not e.human and e.who in OTHERS]
    for entity in named:
        before = sentence.words[max(start, entity.first - _OBJECT) : entity.first]
        if any(word.word in small_words("buying") for word in before):
            return entity
    behind = sentence.words[found.last + 1 : min(end, found.last + 1 + _VERB)]
    closes = any(word.word in small_words("bought_at_end") for word in behind)
    return named[-1] if closes and len(inside) > 1 and named and named[-1] is not inside[0] else None


def _clause(sentence: Sentence, found: Found) -> tuple[int, int]:
    """The first word of what stands between two marks around a value, and the word behind its last one."""
    start, end = found.first, found.last + 1
    while start > 0 and sentence.words[start - 1].word not in _ENDS:
        start -= 1
    while end < len(sentence.words) and sentence.words[end].word not in _ENDS:
        end += 1
    return start, end


def _opens(sentence: Sentence, entity: Entity, start: int, language: SubjectWords) -> bool:
    """Whether a name is the first thing that its clause, which begins at ``start``, speaks of."""
    before = [word.word for word in sentence.words[start : entity.first]]
    return len(before) <= _OPENING and language.verbs.isdisjoint(before)


def _acts(sentence: Sentence, entity: Entity, found: Found, language: SubjectWords) -> bool:
    """Whether a verb can stand behind a name: a word before the value that neither joins nor places it."""
    at = entity.last + 1
    while at < found.first and sentence.words[at].capital and not language.nouns_have_capitals:
        at += 1  # a part of the name
    if at >= found.first:
        return False
    after = sentence.words[at]
    joins = small_words("and") | small_words("or") | language.leading | language.belongs
    return not (after.mark or after.capital or after.word in joins)


def _has_a_clause(sentence: Sentence, entity: Entity, language: SubjectWords) -> bool:
    """``; Sand walked free``, ``, and the Alliance came second``: a name that opens a clause, and tells nothing."""
    words, at = sentence.words, entity.first - 1
    before = small_words("articles") | small_words("and") | small_words("contrast")
    while at >= 0 and words[at].word in before:
        at -= 1
    opens = at < 0 or words[at].word in _ENDS
    if not opens or entity.genitive or entity.last + 1 >= len(words) or speaks(sentence, entity):
        return False
    after = words[entity.last + 1]
    said = any(hit.cue.label == "attribution" and 0 < hit.first - entity.last <= 2 for hit in sentence.stances)
    joins = small_words("and") | small_words("or") | language.leading
    return not (after.mark or said or after.word in joins)


def of_another_event(sentence: Sentence, found: Found, cue: Hit, language: SubjectWords) -> Entity | None:
    """``In 1980 the collapse of the Sunshine Skyway``: whose a dated event is stands right behind its word.

    None where the sentence names the story's own or has a word that stands for them.
    """
    if found.type != "date" or any(entity.who not in OTHERS for entity in sentence.entities):
        return None
    of = (language.belongs - language.places_at - small_words("reached_at")) | small_words("genitive_articles")
    for entity in sentence.entities:
        between = [word.word for word in sentence.words[cue.last + 1 : entity.first]]
        near = not entity.human and entity.first > cue.last and len(between) <= _OF
        if near and between and between[0] in of and known_place(entity.name) is None:
            return entity
    return None
