"""Names that stand in a list, people and organisations: what is said of one of them is said of all."""

from __future__ import annotations

from collections.abc import Sequence

from facts.words.sentence import Found, Sentence
from facts.words.small_words import small_words

_APPOSED = 4  # words before a name that say what it is


def list_with(sentence: Sentence, found: Found) -> Sequence[Found]:
    """The names of the list in which a person or an organisation stands, or that one alone."""
    lists = lists_of_people(sentence) if found.type == "person" else lists_of_organisations(sentence)
    return next((names for names in lists if any(one is found for one in names)), [found])


def lists_of_people(sentence: Sentence) -> list[list[Found]]:
    """The people who stand in a list, with nothing but commas and one "and" between them."""
    people = sorted((found for found in sentence.found if found.type == "person"), key=lambda found: found.first)
    ands, lists = small_words("and") | {"&"}, []
    listed: list[Found] = []
    for found in people:
        between = [word.word for word in sentence.between(listed[-1].last, found.first)] if listed else []
        if listed and found.first <= listed[-1].last:
            continue
        if not between or not set(between) <= ands | {","}:
            listed = [found]
            continue
        listed.append(found)
        if not ands.isdisjoint(between):
            lists.append(listed)
            listed = [found]
    return lists


def lists_of_organisations(sentence: Sentence) -> list[list[Found]]:
    """The organisations that stand in a list, with commas, "and" and words for what they are between them."""
    lists: list[list[Found]] = []
    last: Found | None = None
    for found in (found for found in sentence.found if found.type == "organisation"):
        if last is not None and _goes_on(sentence, last, found):
            lists[-1].append(found)
        else:
            lists.append([found])
        last = found
    return [names for names in lists if len(names) > 1]


def _goes_on(sentence: Sentence, last: Found, found: Found) -> bool:
    """``Norvent und der Staatsfonds Castella``: whether a list goes on, perhaps with what the next one is."""
    joins = small_words("and") | {",", "&"}
    between = [word.word for word in sentence.between(last.last, found.first)]
    joined = 0
    while joined < len(between) and between[joined] in joins:
        joined += 1
    apposed = between[joined:]
    if not joined or not apposed:
        return joined > 0
    firm = any(hit.cue.label == "organisation" and hit.last == found.first - 1 for hit in sentence.subjects)
    return firm and len(apposed) <= _APPOSED and all(word[0].isalpha() for word in apposed)
