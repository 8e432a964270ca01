"""What money is by who gives it, and by when: a round or all rounds, an investment, or public money."""

from __future__ import annotations

from dataclasses import replace

from facts.meaning.classify import Meaning
from facts.meaning.going_on import CARRIED
from facts.meaning.kind_cues import KindWords
from facts.owners.giving import gives, goes_to_the_subject, is_public
from facts.words.cues import Cue, Hit
from facts.words.sentence import OTHERS, Found, Sentence
from facts.words.small_words import small_words, small_words_of

_ROUND, _TOTAL, _INVESTMENT, _SUBSIDY = "funding", "total_funding", "investment", "subsidy"
_GIVEN = frozenset({_INVESTMENT, _ROUND})


def leave_to_givers(sentence: Sentence, ranked: dict[int, list[Meaning]], kinds: KindWords, code: str) -> None:
    """``The state has put 40 million into it`` is public money, ``Backhaus has`` a round, ``had raised`` all rounds.

    Each only where the story follows that; the words of all of them are the same.
    """
    for found in sentence.found:
        options = ranked[id(found)]
        if found.type != "money":
            continue
        if not options:
            ranked[id(found)] = _public_alone(sentence, found, kinds, code)
        elif (kind := _kind(sentence, found, options[0], kinds, code)) is not None:
            ranked[id(found)] = [replace(options[0], kind=kinds.kinds[kind])]


def _kind(sentence: Sentence, found: Found, said: Meaning, kinds: KindWords, code: str) -> str | None:
    """The kind that is meant instead of what the words say; None where it is that."""
    kind = said.kind.id
    if kind in _GIVEN and _SUBSIDY in kinds.followed and is_public(sentence, found, code):
        return _SUBSIDY
    if kind == _INVESTMENT and kind not in kinds.followed and _from_investors(sentence, found, code):
        kind = _ROUND if _ROUND in kinds.followed else _TOTAL
        return kind if kind in kinds.followed else None
    if kind == _ROUND and _TOTAL in kinds.followed and _of_all_rounds(sentence, found, kinds, code):
        return _TOTAL
    return None


def _public_alone(sentence: Sentence, found: Found, kinds: KindWords, code: str) -> list[Meaning]:
    """``The state would add 40 million``: what nothing else is said of than that the state gives it is public money."""
    if _SUBSIDY not in kinds.followed or not is_public(sentence, found, code):
        return []
    return [
        Meaning(kinds.kinds[_SUBSIDY], Hit(Cue("itself", "public money", CARRIED), found.first, found.first), CARRIED)
    ]


def _from_investors(sentence: Sentence, found: Found, code: str) -> bool:
    """``Backers have put 40 million into the chain``: whether others give it to the subject."""
    if not goes_to_the_subject(sentence, found, code):
        return False
    before = {word.word for word in sentence.words[: found.first]}
    others = [entity.name for entity in sentence.entities if entity.who in OTHERS]
    return not small_words("investors").isdisjoint(before) or any(gives(sentence, name, found, code) for name in others)


def _of_all_rounds(sentence: Sentence, found: Found, kinds: KindWords, code: str) -> bool:
    """``has already raised 40 million``, and ``had raised`` where the story follows no single round.

    Not where the sentence speaks of a round, or of the day of one.
    """
    words = {word.word for word in sentence.words}
    if any(word.endswith(tuple(small_words("rounds"))) for word in words):
        return False
    if not small_words("so_far").isdisjoint(_words_of_part(sentence, found)):
        return True
    before = small_words_of(code, "had_done")
    dated = any(other.type == "date" for other in sentence.found)
    return _ROUND not in kinds.followed and not dated and not words.isdisjoint(before)


def _words_of_part(sentence: Sentence, found: Found) -> set[str]:
    """The words between the two marks around an amount."""
    part = sentence.words[sentence.part_begins(found.first) : sentence.part_ends(found.last + 1)]
    return {word.word for word in part}
