"""Which name a word that stands for one goes on with: a pronoun, a relative, "the company"."""

from __future__ import annotations

from collections.abc import Sequence

from facts.names.clauses import modifies_person, preceded_by
from facts.names.known_for import known_for
from facts.names.subject_words import SubjectWords
from facts.words.sentence import OTHERS, OWN, Entity, Sentence, Who
from facts.words.small_words import small_words

_TOLD = 4  # words between a verb of saying and who is told something
_VERB = 4  # words between those who are counted and a pronoun that stands for them


def antecedent(sentence: Sentence, entity: Entity, earlier: Sequence[Entity], language: SubjectWords) -> Entity | None:
    """Which of the names before it a word that stands for a name goes on with; None where it is none of them.

    A pronoun means the first one, or that of the story in whose clause it stands: ``the round in Norvent that lifts its
    value``.
    """
    if not earlier:
        return None
    if entity.name in language.relatives:
        return earlier[-1]
    if entity.who is Who.PRONOUN:
        own = (name for name in reversed(earlier) if name.who in OWN)
        return next((name for name in own if _in_its_clause(sentence, name, entity)), earlier[0])
    return earlier[0] if earlier[0].who in {Who.SUBJECT, Who.PERSON} else None


def _in_its_clause(sentence: Sentence, name: Entity, entity: Entity) -> bool:
    """Whether a relative clause about a name has a word in it."""
    words, start = sentence.words, name.last + 1
    start += words[start].word == ","
    clause = words[start : entity.first]
    if not clause or any(word.mark for word in clause):
        return False
    told = any(hit.cue.label == "attribution" and 0 < name.first - hit.last <= _TOLD for hit in sentence.stances)
    return clause[0].word in small_words("relative") | (frozenset() if told else small_words("opens_relative"))


def of_those_counted(sentence: Sentence, entity: Entity) -> bool:
    """``cost 1,016 workers their jobs``, ``16 people had lost their lives``: a pronoun stands for those counted.

    Only a verb may stand between.
    """
    if entity.who is not Who.PRONOUN or entity.name not in small_words("of_many"):
        return False
    for found in sentence.found:
        if found.type == "count" and found.mention.noun is not None and found.last < entity.first:
            between = sentence.between(found.last, entity.first)
            if len(between) <= _VERB and not any(word.mark for word in between):
                return True
    return False


def named_behind(sentence: Sentence, entity: Entity, language: SubjectWords) -> Entity | None:
    """``the Paris laboratory of Facebook``: whose the thing is stands behind the word for it."""
    if entity.who is not Who.GENERIC or entity.human:
        return None
    behind = (e for e in sentence.entities if 1 < e.first - entity.last <= 3 and e.who in OTHERS | {Who.MEDIUM})
    named = (
        e for e in behind if not (e.human or modifies_person(sentence, e, None) or known_for(sentence, e, language))
    )
    return next((e for e in named if preceded_by(sentence, e, language.belongs)), None)
