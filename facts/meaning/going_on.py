"""Figures whose words do not say what they are: they go on with what the sentences before spoke of.

"Two people spoke of 700 dollars instead", "The right number is 1,900": a word beside the figure says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from facts.dates.calendar_words import calendar_words
from facts.languages import load_language
from facts.meaning.classify import PERIODS, Meaning, implausible
from facts.meaning.kind_cues import KindWords
from facts.meaning.things_counted import is_another_thing, wrong_noun
from facts.names.geography import known_place
from facts.names.lists_of_names import list_with
from facts.story import FIGURES, ValueType
from facts.values import Money
from facts.words.cues import Cue, CueIndex, Hit, cues_of, index_of
from facts.words.sentence import OTHERS, Found, Sentence
from facts.words.small_words import small_words

Topics = Mapping[ValueType, tuple[str, int]]
"""By type of value the followed kind that was spoken of, and how many sentences ago."""

_NAMED: tuple[ValueType, ...] = ("person", "organisation")
_CARRIED_ON = (*FIGURES, *_NAMED)
_REACH = 7  # words between a figure and the word that says that it goes on
_MEMORY = 2  # sentences
_ECHO = 3  # words and marks beside the figure of such a question
_RIGHT_BEFORE = 2  # words
_OPENING = 3  # words before the name that answers
_CLAUSE = frozenset({",", ";", ":", "|", "-", "–"})
_NO_NOUN = 1.5
CARRIED = 9.3
"""The weight of what a figure or a person takes over from the sentences before."""


def topics_of(sentence: Sentence, kinds: KindWords, before: Topics) -> Topics:
    """The followed kinds of figures that a sentence speaks of, by the last of its strongest cues of each type."""
    topics: dict[ValueType, tuple[str, int]] = {
        kind: (name, age + 1) for kind, (name, age) in before.items() if age + 1 < _MEMORY
    }
    strongest: dict[ValueType, tuple[float, int]] = {}
    for hit in sentence.kinds:
        relation, _, name = hit.cue.label.partition(" ")
        if relation != "cue" or name not in kinds.followed or kinds.kinds[name].type not in _CARRIED_ON:
            continue
        if _unsaid(sentence, hit, name):
            continue
        strength, of_type = (hit.cue.weight, hit.last), kinds.kinds[name].type
        if of_type not in strongest or strength >= strongest[of_type]:
            strongest[of_type] = strength
            topics[of_type] = name, 0
    return topics


def _unsaid(sentence: Sentence, hit: Hit, name: str) -> bool:
    """``died of their injuries``: whether a phrase around a cue says that it is of another kind."""
    return any(
        other.cue.label == f"not {name}" and other.first <= hit.first and hit.last <= other.last
        for other in sentence.kinds
    )


def go_on(
    sentence: Sentence,
    ranked: dict[int, list[Meaning]],
    kinds: KindWords,
    code: str,
    topics: Topics,
    asked: bool = False,
) -> None:
    """Give the figures without a cue what was spoken of before, where a word beside them says that they go on.

    So does the first one of an answer: "How much debt is left? About 40 million."
    """
    meant: dict[ValueType, list[Found]] = {}
    for found in sentence.found:
        if ranked[id(found)] and not _of_it(sentence, found, ranked[id(found)][0], kinds, code, topics):
            meant.setdefault(found.type, []).append(found)
            continue
        before = _said_before(meant.get(found.type, ()), found, ranked, kinds)
        if (
            (found.type not in topics and not (before and _said(sentence, found, code)))
            or found.type not in FIGURES
            or not (
                found.mention.elided
                or _said(sentence, found, code)
                or _of_pronoun(sentence, found, code, topics)
                or _meant_alone(sentence, found, kinds, topics)
                or (asked and topics[found.type][1] == 0 and _first_of_its_type(sentence, found))
                or _echoed(sentence, found)
            )
            or _taken(sentence, found, ranked, kinds, topics)
            or _of_another_kind(sentence, found, kinds)
            or _is_a_sum(sentence, found)
        ):
            continue
        kind = kinds.kinds[before or topics[found.type][0]]
        if (
            implausible(found, kind)
            or _per_period(found)
            or (found.type == "count" and _counts_another_thing(found, kind.id, kinds))
        ):
            continue
        hit = Hit(Cue("carried", "what was spoken of before", CARRIED), found.first, found.first)
        ranked[id(found)] = [Meaning(kind, hit, CARRIED)]
        meant.setdefault(found.type, []).append(found)


def _per_period(found: Found) -> bool:
    """``The first rate is known: 80 euros a month``: what falls due regularly is no sum that was spoken of before."""
    return isinstance(found.mention.value, Money) and found.mention.value.per in PERIODS


def _counts_another_thing(found: Found, kind_id: str, kinds: KindWords) -> bool:
    """Whether what a figure counts is not what the kind counts of which the sentences before spoke."""
    noun = found.mention.noun
    return wrong_noun(found, kind_id, kinds) > _NO_NOUN or (
        noun is not None and is_another_thing(noun, kind_id, kinds, carried=True)
    )


def answer_with_names(sentence: Sentence, ranked: dict[int, list[Meaning]], kinds: KindWords, topics: Topics) -> None:
    """``Who founded it? Ann Lee and Tom Roy.``: the name that an answer opens with, and those in a list with it."""
    for of_type in _NAMED:
        topic, age = topics.get(of_type, ("", 1))
        first = next((found for found in sentence.found if found.type == of_type), None)
        if age > 0 or first is None or ranked[id(first)] or not _answers(sentence, first):
            continue
        for found in list_with(sentence, first):
            hit = Hit(Cue("carried", "what was asked for", CARRIED), found.first, found.first)
            ranked[id(found)] = ranked[id(found)] or [Meaning(kinds.kinds[topic], hit, CARRIED)]


def _answers(sentence: Sentence, found: Found) -> bool:
    """``Ann Lee``, ``It will be Ann Lee``: an answer opens with the name."""
    before = [word.word for word in sentence.words[: found.first] if not word.mark]
    return len(before) <= _OPENING and small_words("before_answers").issuperset(before)


def _of_it(sentence: Sentence, found: Found, meaning: Meaning, kinds: KindWords, code: str, topics: Topics) -> bool:
    """``EDF en prévoyait 7 500``: a verb with "of it" right before a bare figure means what was spoken of before.

    That verb is no word of another kind, which the story does not follow.
    """
    if meaning.kind.id in kinds.followed or found.mention.noun is not None or found.type not in topics:
        return False
    return any(
        hit.last == found.first - 1 and hit.first < hit.last and hit.first <= meaning.cue.first <= hit.last
        for hit in _going(code).find(sentence.words)
    )


def _said_before(
    meant: Sequence[Found], found: Found, ranked: dict[int, list[Meaning]], kinds: KindWords
) -> str | None:
    """``values it at $5 billion, one said; the other put it nearer $4.6 billion``: what the value before it means."""
    before = next((ranked[id(other)][0].kind.id for other in reversed(meant) if other.last < found.first), None)
    return before if before in kinds.followed else None


def _of_another_kind(sentence: Sentence, found: Found, kinds: KindWords) -> bool:
    """``puts the damage at 100 million a day``: it is what words right before it say, though not the whole of it."""
    for hit in sentence.kinds:
        relation, _, name = hit.cue.label.partition(" ")
        if relation == "cue" and kinds.kinds[name].type == found.type and implausible(found, kinds.kinds[name]):
            between = sentence.words[hit.last + 1 : found.first]
            if hit.last < found.first and len(between) <= _RIGHT_BEFORE and not any(word.mark for word in between):
                return True
    return False


def _is_a_sum(sentence: Sentence, found: Found) -> bool:
    """``The strike cost 1.2 million``: a number without a noun right behind a word for paying counts nothing."""
    before = sentence.words[max(0, found.first - 1) : found.first]
    bare = found.type == "count" and found.mention.noun is None
    return bare and any(word.word in small_words("paid_for") for word in before)


def _echoed(sentence: Sentence, found: Found) -> bool:
    """``1,000 jobs? That is nonsense``: a question that only says a figure again."""
    return sentence.question and found.last - found.first + 1 + _ECHO >= len(sentence.words)


def _first_of_its_type(sentence: Sentence, found: Found) -> bool:
    return next(other for other in sentence.found if other.type == found.type) is found


def _taken(
    sentence: Sentence, found: Found, ranked: dict[int, list[Meaning]], kinds: KindWords, topics: Topics
) -> bool:
    """Whether the same figure, read as an amount or as a count, rather goes on with something else."""

    def distance(one: Found) -> tuple[bool, int]:
        beside = any(
            other.type == one.type and other.first != one.first and ranked[id(other)] for other in sentence.found
        )
        return not beside, topics.get(one.type, ("", 0))[1]

    twins = [other for other in sentence.found if other is not found and other.first == found.first]
    return any(
        ranked[id(twin)][0].kind.id in kinds.followed
        if ranked[id(twin)]
        else twin.type in topics and distance(twin) < distance(found)
        for twin in twins
    )


@cache
def _going(code: str) -> CueIndex:
    return index_of(cues_of("going", load_language(code).table("elided")["going"]))


def _of_pronoun(sentence: Sentence, found: Found, code: str, topics: Topics) -> bool:
    """``They agreed on a fee. It is put at 40 million``: the pronoun that opens a sentence is what was spoken of."""
    return topics[found.type][1] == 0 and (
        opens_with_pronoun(sentence, found, code) or _amounts_to_pronoun(sentence, found, code)
    )


def _amounts_to_pronoun(sentence: Sentence, found: Found, code: str) -> bool:
    """``He said that it would exceed 40 million``: a pronoun, and a verb that says how much, right before a figure.

    The verb can be a part of the figure, which says "over".
    """
    words = [word.word for word in sentence.words]
    verb = found.first if words[found.first] in small_words("amounting") else found.first - 1
    if verb < 2 or words[verb] not in small_words("amounting"):
        return False
    at = verb - 1
    while at > 0 and words[at] in calendar_words(code).sets["awaiting"]:
        at -= 1
    return words[at] in _pronouns(code) and words[at - 1] in small_words("that")


def opens_with_pronoun(sentence: Sentence, found: Found, code: str) -> bool:
    """Whether a value stands in the first clause of a sentence whose first word is a pronoun."""
    words = [word.word for word in sentence.words[: found.first]]
    return bool(words) and len(words) <= _REACH + 1 and words[0] in _pronouns(code) and _CLAUSE.isdisjoint(words)


@cache
def _pronouns(code: str) -> frozenset[str]:
    return frozenset(load_language(code).table("elided")["pronouns"])


def _meant_alone(sentence: Sentence, found: Found, kinds: KindWords, topics: Topics) -> bool:
    """``The fee has been agreed. Add-ons apart, 40 million will change hands``: the only figure that can be meant.

    The story follows one kind of its type, the sentence before spoke of it, and this one names nobody else.
    """
    followed = [name for name in kinds.followed if kinds.kinds[name].type == found.type]
    figures = [other for other in sentence.found if other.type == found.type]
    if topics[found.type][1] > 0 or len(followed) > 1 or len(figures) > 1:
        return False
    others = any(entity.who in OTHERS for entity in sentence.entities)
    first = sentence.words[0]
    return not others and known_place(sentence.text[first.start : first.end]) is None


def _said(sentence: Sentence, found: Found, code: str) -> bool:
    for hit in _going(code).find(sentence.words):
        if hit.first < found.first and found.last < hit.last:
            return True  # "hatte noch von drei Millionen gesprochen"
        if hit.cue.side == ("before" if hit.first > found.first else "after"):
            continue
        low, high = (hit.last, found.first) if hit.last < found.first else (found.last, hit.first)
        between = sentence.words[low + 1 : high]
        if low < high and len(between) <= _REACH and not any(word.word in {";", "|"} for word in between):
            return True
    return False
