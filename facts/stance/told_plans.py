"""What somebody said that somebody "would" do: a plan where those tell it who decide, and no rumour."""

from __future__ import annotations

from facts.names.geography import known_place
from facts.stance.attribution import SPEAKS, told_by_planner
from facts.words.cues import Hit
from facts.words.sentence import OWN, Entity, Found, Sentence, Who
from facts.words.small_words import small_words

_AGREED = 14  # words between "would" and what is agreed on
PLANNERS = frozenset({*OWN, Who.GENERIC, Who.PRONOUN})


def own_plan(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``Kornblum said it would cut 300 jobs``: what those who plan say of their plan is no rumour."""
    if hit.cue.label != "rumoured" or found.type == "date":
        return False
    return (
        told_by_planner(sentence, hit)
        or _agreed_on(sentence, hit)
        or any(
            told.cue.label == "told_plan"
            and told.first <= hit.first
            and hit.last <= told.last
            and (
                _announced(sentence, told)
                or _by_a_government(sentence, told, hit)
                or any(
                    (entity.who in PLANNERS or _of_itself(sentence, hit, entity)) and _speaks(sentence, entity, told)
                    for entity in sentence.entities
                )
            )
            for told in sentence.stances
        )
    )


def _speaks(sentence: Sentence, entity: Entity, told: Hit) -> bool:
    """``Kornblum said ...``, ``Kornblum, which runs 40 bakeries, said ...``: a name before a word of saying."""
    marks = [i for i in range(entity.last + 1, told.first) if sentence.words[i].mark]
    if not marks:
        return 0 < told.first - entity.last <= SPEAKS
    aside = marks == [entity.last + 1, told.first - 1] and entity.who is not Who.PRONOUN
    return aside and sentence.words[entity.last + 2].word in small_words("relative")


def _announced(sentence: Sentence, told: Hit) -> bool:
    """``The mayor confirmed that the state would pay``: a word that only those use who know.

    Not what a medium or somebody unnamed tells.
    """
    said = sentence.words[told.first : told.last + 1]
    return (
        any(word.word in small_words("announcing") for word in said)
        and not any(hit.cue.label in {"hearsay", "unnamed"} for hit in sentence.stances)
        and not any(entity.who is Who.MEDIUM for entity in sentence.entities)
    )


def _by_a_government(sentence: Sentence, told: Hit, hit: Hit) -> bool:
    """``Ottawa said in January it would lend``: a capital stands for who governs there, and "it" for that."""
    if not told.first or not sentence.words[told.first - 1].capital:
        return False
    place = sentence.words[told.first - 1]
    known = known_place(sentence.text[place.start : place.end]) is not None
    return known and sentence.words[hit.first - 1].word in small_words("it")


def _agreed_on(sentence: Sentence, hit: Hit) -> bool:
    """``Under the deal, its owners would hold 62 percent``: what is agreed on is no rumour."""
    return hit.cue.phrase in small_words("plans_told") and any(
        other.cue.label == "agreed_on" and abs(other.first - hit.first) <= _AGREED for other in sentence.stances
    )


def _of_itself(sentence: Sentence, hit: Hit, speaker: Entity) -> bool:
    """``Norvia said on Friday it would add 7 million``: the pronoun right before the verb is who speaks."""
    plans = speaker.who is not Who.MEDIUM and not speaker.human
    return plans and any(
        entity.who is Who.PRONOUN and entity.last == hit.first - 1 and not entity.human for entity in sentence.entities
    )
