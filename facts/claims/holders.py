"""Whether a sentence speaks of the holder of a fact: who holds a stake, gives a loan, pays a price."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from facts.claims.analysis import Analysis
from facts.claims.bidders import bidder_of
from facts.names.clauses import holder_in_clause, is_bystander, is_source
from facts.names.story_names import name_in_full
from facts.owners.relative_clauses import held_in_another
from facts.owners.subject import Owner
from facts.story import Fact, Story
from facts.words.cues import Token
from facts.words.sentence import OTHERS, Entity, Found, Sentence, Who
from facts.words.small_words import small_words


def other_holder(analysis: Analysis, story: Story, fact: Fact, found: Found, owner: Owner) -> str | None:
    """Why a fact about what somebody holds or gives is not this: that party is not spoken of, another one is.

    ``owner`` is whom the value would belong to without a holder: one whom the text goes on speaking of holds it.
    """
    if fact.holder is None:
        return None
    sentence, language = analysis.sentence, analysis.language
    own = (story.subject.name, *story.subject.aliases)
    if fact.holder in own:
        return _other_spelling(sentence, fact.holder, found)
    if fact.of is None and (another := held_in_another(sentence, found, language)) is not None:
        return f"it is held in {another}"
    parties, holder = _holders(story, fact.kind), name_in_full(fact.holder, story)
    whose = bidder_of(sentence, found, parties, language)
    if whose is None and owner.carried and owner.name in parties and _held_by(sentence, found) is None:
        whose = owner.name
    if whose is not None:
        return None if whose == holder else f"it is {whose}'s"
    passing = _in_a_later_clause(sentence, found)
    told = {entity.name for entity in sentence.entities if entity not in passing}
    if holder not in told and any(entity.name == holder for entity in passing):
        return f"{holder} is named in another clause"
    if holder in told:
        return _other_beside(analysis, found, holder)
    if _is_parent(story, holder) and _names_parent(sentence, found):
        return None
    if holder not in analysis.focus.seen:
        return f"{holder} is not spoken of"
    if (group := _held_by(sentence, found)) is not None:
        return f"it is the {group}'s"
    if _names_parent(sentence, found):
        return "it is the parent's"
    others = [
        entity.name
        for entity in sentence.entities
        if entity.who in OTHERS
        and entity not in passing
        and not (entity.human or is_bystander(sentence, entity, language) or is_source(sentence, entity, language))
    ]
    return f"it is {others[0]}'s" if others else None


def _other_beside(analysis: Analysis, found: Found, holder: str) -> str | None:
    """Why a figure is not that of a holder whom its sentence names; None where it is."""
    sentence = analysis.sentence
    if _only_held(sentence, holder):
        return f"{holder} is held itself"
    other = holder_in_clause(sentence, found, holder, analysis.language)
    if other is None and _named_behind(sentence, found, holder):
        other = _held_by(sentence, found)
    return f"it is {other}'s" if other is not None else None


def _only_held(sentence: Sentence, holder: str) -> bool:
    """``Kymi has 10% of Backhaus and 20% of Norvent``: whether a holder stands only right behind a share and "of"."""
    shares = {found.last for found in sentence.found if found.type == "percent"}
    named = [entity for entity in sentence.entities if entity.name == holder]
    ends = [sentence.words[entity.last + 1].word for entity in named if entity.last + 1 < len(sentence.words)]
    return all(
        entity.first - 2 in shares and sentence.words[entity.first - 1].word in small_words("stake_in")
        for entity in named
    ) and not any(end == "," for end in ends)  # "10% of Backhaus, which has 20% of Norvent"


@lru_cache(maxsize=256)
def _holders(story: Story, kind: str) -> frozenset[str]:
    """Whose figures of a kind a story keeps apart."""
    return frozenset(
        name_in_full(fact.holder, story) for fact in story.facts if fact.kind == kind and fact.holder is not None
    )


def _in_a_later_clause(sentence: Sentence, found: Found) -> Sequence[Entity]:
    """``The bid, worth 2.4 billion, came after Velora walked away``: who is named behind a word that opens a clause."""
    return [
        entity
        for entity in sentence.entities
        if entity.first > found.last
        and any(word.word in small_words("clause_opens") for word in sentence.between(found.last, entity.first))
    ]


def _other_spelling(sentence: Sentence, holder: str, found: Found) -> str | None:
    """``Norvent's owners get 62% of Norvent Castella and Castella's 38%``: a holder that is one of a story's two.

    Where the parties to a merger are names of its subject, the one named last before a figure holds it, or else the
    first one behind it.
    """
    named = [entity for entity in sentence.entities if entity.who in {Who.SUBJECT, Who.OTHER} and not entity.human]
    before = [entity for entity in named if entity.last < found.first]
    nearest = before[-1] if before else next((entity for entity in named if entity.first > found.last), None)
    if nearest is None:
        return f"{holder} is not spoken of"
    printed = _printed(sentence, nearest)
    return None if f"{holder} ".startswith(f"{printed} ") else f"it is {printed}'s"


def _printed(sentence: Sentence, entity: Entity) -> str:
    words = sentence.words
    return sentence.text[words[entity.first].start : words[entity.last].end].removesuffix("'s").rstrip("'")


def _is_parent(story: Story, holder: str) -> bool:
    """Whether the holder is the only one of whom the story says that the subject is made by or belongs to it."""
    return len(story.subject.makers) == 1 and holder in story.subject.makers[0]


def _names_parent(sentence: Sentence, found: Found) -> bool:
    """``its Chinese parent keeps 19%``: a word for whom the subject belongs to stands before a figure."""
    return any(word.word in small_words("parents") for word in sentence.words[: found.first])


def _named_behind(sentence: Sentence, found: Found, holder: str) -> bool:
    """``Each of the investors takes 15%, and Castella 20%``: whether the holder is only named behind a mark."""
    named = [entity for entity in sentence.entities if entity.name == holder]
    return all(e.first > found.last and any(w.mark for w in sentence.between(found.last, e.first)) for e in named)


def _held_by(sentence: Sentence, found: Found) -> str | None:
    """``each of the founders keeps 8%``, ``8% go to the founders``: the word for others who hold a share; else None."""
    holders, words = small_words("holders"), sentence.words
    for at in range(found.first - 1, -1, -1):
        if words[at].word in holders:
            return words[at].word
        if words[at].mark and words[at + 1].word not in small_words("relative"):
            break  # but "the founders, who keep 8%"
    rest = [word.word for word in _rest_of_clause(sentence, found)]
    given = next((at for at, word in enumerate(rest) if word in small_words("handed_to")), len(rest))
    return next((word for word in rest[given:] if word in holders), None)


def _rest_of_clause(sentence: Sentence, found: Found) -> Sequence[Token]:
    """The words behind a figure up to a mark."""
    behind = sentence.words[found.last + 1 :]
    return behind[: next((at for at, word in enumerate(behind) if word.mark), len(behind))]
