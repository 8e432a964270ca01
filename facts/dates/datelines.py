"""The place and day that open a report: when it was written, not when what it reports happened."""

from __future__ import annotations

from collections.abc import Sequence

from facts.words.cues import Token
from facts.words.sentence import Found, Sentence

_LABEL, _OPENING = 3, 6  # words before the day of a report
_DASHES = (["-"], ["–"], ["—"])


def is_dateline(sentence: Sentence, found: Found) -> bool:
    """``Dec 18: ...``, ``PARIS, 10 March (AFP) - ...``: the day of the report, not of what it reports."""
    if found.type != "date" or found.first > _OPENING:
        return False
    before = sentence.words[: found.first]
    following = [word.word for word in sentence.words[found.last + 1 : found.last + 5]]
    if before and following[:1] in _DASHES and all(word.capital or word.mark for word in before):
        return True  # "SYDNEY, May 3 - ..."
    return found.first <= _LABEL and (following[:1] == [":"] or (following[:1] == ["("] and following[2:3] == [")"]))


def is_town_of_report(words: Sequence[Token], last: int) -> bool:
    """``RIGA/JENA - ...``: whether a town, which ends with the word ``last``, stands before the dash of a report."""
    dash = next((i for i, word in enumerate(words[:_OPENING]) if [word.word] in _DASHES), 0)
    return last < dash and all(word.capital or word.mark for word in words[:dash])


def is_place_of_report(printed: str, following: str, *, aged: bool) -> bool:
    """``LUDWIGSHAFEN - ...``, ``Colmar (dpa)``: where a report was written. ``Ida Brandt (51)`` is a person.

    ``following`` is the sign behind the name; ``aged`` says that it is an age.
    """
    return (following == "(" and not aged) or (printed.isupper() and len(printed) > 4 and not following.isalnum())
