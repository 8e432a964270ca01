"""Which values at the end of a report are in doubt: it ends with its background, which is often another matter's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from facts.claims.rivals import Judged, contradicts, of_now
from facts.claims.verdicts import Verdict
from facts.words.sentence import Who

TAIL = 0.65  # the share of a text behind which its background stands
_LEAST = 200  # characters before it; a brief has none
_ONE_AT_A_TIME = frozenset({"money", "count", "percent", "date", "person"})
_LATE = "the text has said another value before, and the subject is not named here"


def doubt_background(judged: Sequence[Judged], length: int, published: date | None) -> list[Judged]:
    """``The strike costs 40 million. ... At the port a walkout cost 3 million``: the port's is another strike's.

    A value in the last third of a text of ``length`` characters is in doubt where its sentence does not name the
    subject and one before it says another value of the fact as surely. Places and partners can be several.
    """
    said, told = defaultdict[str, list[Judged]](list), list(judged)
    for place, one in enumerate(judged):
        analysis, verdict = one
        if verdict.fact is None or verdict.doubt is not None or not of_now(verdict.stance):
            continue
        if _is_background(one, length) and _has_rival(one, said[verdict.fact.id], published):
            told[place] = analysis, verdict.doubted(_LATE)
        else:
            said[verdict.fact.id].append(one)
    return told


def _is_background(one: Judged, length: int) -> bool:
    sentence = one[0].sentence
    late = sentence.start > max(_LEAST, TAIL * length)
    named = any(entity.who is Who.SUBJECT for entity in sentence.entities)
    return late and not named and one[1].found.type in _ONE_AT_A_TIME


def _has_rival(one: Judged, earlier: Sequence[Judged], published: date | None) -> bool:
    return any(
        analysis.sentence.start < one[0].sentence.start
        and _as_surely(verdict, one[1])
        and contradicts(one[1].found.mention.value, verdict.found.mention.value, published)
        for analysis, verdict in earlier
    )


def _as_surely(one: Verdict, other: Verdict) -> bool:
    return one.stance is not None and other.stance is not None and one.stance.modality is other.stance.modality
