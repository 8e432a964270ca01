"""Which of several values a text says of one fact are in doubt: what weaker words say beside stronger ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from facts.claims.analysis import Analysis
from facts.claims.verdicts import Verdict
from facts.compare import Relation, compare
from facts.meaning.kind_cues import SAME_MEANING, STRONG
from facts.model import Modality
from facts.rates import ecb_rates
from facts.stance.stance import Stance
from facts.values import Value

Judged = tuple[Analysis, Verdict]
_PLAINER = "other words of the text say another value more plainly"
_OFF_AXIS = frozenset({Modality.DENIED, Modality.FORMER})


def doubt_weaker_words(judged: Sequence[Judged], published: date | None) -> list[Judged]:
    """``The fee was 40 million. ... They had spent 3 million on a stand``: what a mere synonym says is in doubt.

    So it is where the words that a kind gives itself say another value of the fact, and where another stands before.
    Values that the text denies or recalls, or tells of a time gone by, contradict nothing.
    """
    plain, weaker = defaultdict[str, dict[Value, None]](dict), list[int]()
    for place, (_, verdict) in enumerate(judged):
        if verdict.fact is None or verdict.stance is None or not _of_now(verdict.stance):
            continue
        if verdict.strength >= STRONG and verdict.doubt is None:
            plain[verdict.fact.id][verdict.found.mention.value] = None
        elif verdict.strength in SAME_MEANING:
            weaker.append(place)
    doubted, before = list(judged), defaultdict[str, dict[Value, None]](dict)
    for place in weaker:
        analysis, verdict = judged[place]
        fact, value = verdict.fact.id if verdict.fact else "", verdict.found.mention.value
        if _differs(value, plain[fact], published) or _differs(value, before[fact], published):
            reason = f"{verdict.reason}; uncertain: {_PLAINER}"
            doubted[place] = analysis, replace(verdict, doubt=verdict.doubt or _PLAINER, reason=reason)
        before[fact][value] = None
    return doubted


def _of_now(stance: Stance) -> bool:
    return stance.modality not in _OFF_AXIS and not stance.earlier


def _differs(value: Value, others: Iterable[Value], published: date | None) -> bool:
    return any(compare(value, other, on=published, rates=ecb_rates()) is Relation.DISJOINT for other in others)
