"""Which of several values a text says of one fact are in doubt: what weaker words say beside stronger ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from facts.claims.analysis import Analysis
from facts.claims.verdicts import Verdict
from facts.compare import Relation, compare
from facts.meaning.cue_weights import SAME_MEANING, STRONG
from facts.rates import ecb_rates
from facts.stance.stance import Stance
from facts.values import Value

Judged = tuple[Analysis, Verdict]
Values = dict[Value, int]
"""Each value, and where the first sentence that says it begins."""
_PLAINER = "other words of the text say another value more plainly"


def doubt_weaker_words(judged: Sequence[Judged], published: date | None) -> list[Judged]:
    """``The fee was 40 million. ... They had spent 3 million on a stand``: what a mere synonym says is in doubt.

    So it is where the words that a kind gives itself say another value in another sentence, and where another stands
    before. Values that the text denies or recalls, or tells of a time gone by, contradict nothing.
    """
    plain, weaker = defaultdict[str, Values](dict), list[int]()
    for place, (analysis, verdict) in enumerate(judged):
        if verdict.fact is None or not of_now(verdict.stance):
            continue
        if verdict.strength >= STRONG and verdict.doubt is None:
            plain[verdict.fact.id].setdefault(verdict.found.mention.value, analysis.sentence.start)
        elif verdict.strength in SAME_MEANING:
            weaker.append(place)
    doubted, before = list(judged), defaultdict[str, Values](dict)
    for place in weaker:
        analysis, verdict = judged[place]
        fact, value = verdict.fact.id if verdict.fact else "", verdict.found.mention.value
        here = analysis.sentence.start
        if any(_differs(value, others[fact], here, published) for others in (plain, before)):
            doubted[place] = analysis, verdict.doubted(_PLAINER)
        before[fact].setdefault(value, here)
    return doubted


def of_now(stance: Stance | None) -> bool:
    """Whether a value is said of now or of what is to come: not denied, not recalled, not of a time gone by."""
    return stance is not None and not (stance.modality.off_axis or stance.earlier)


def contradicts(one: Value, other: Value, published: date | None) -> bool:
    """Whether two values of one fact cannot both hold."""
    return compare(one, other, on=published, rates=ecb_rates()) is Relation.DISJOINT


def _differs(value: Value, others: Values, here: int, published: date | None) -> bool:
    return any(sentence != here and contradicts(value, other, published) for other, sentence in others.items())
