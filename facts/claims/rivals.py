"""Which of several values a text says of one fact are in doubt: what weaker words say beside stronger ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from facts.claims.analysis import Analysis
from facts.claims.verdicts import Verdict
from facts.compare import Relation, compare
from facts.meaning.kind_cues import SAME_MEANING, STRONG
from facts.model import Modality
from facts.rates import ecb_rates

Judged = tuple[Analysis, Verdict]
_PLAINER = "other words of the text say it more plainly"
_ANOTHER = frozenset({Relation.DISJOINT})


def doubt_weaker_words(judged: Sequence[Judged], published: date | None) -> list[Judged]:
    """``Its fee was 40 million. It had paid 3 million for a stand``: what a word of the same meaning says is in doubt.

    So it is where the story's own words say another value of the fact, and where the text has another one before it.
    """
    of_fact: dict[tuple[str, str | None], list[tuple[int, Verdict]]] = defaultdict(list)
    for place, (_, verdict) in enumerate(judged):
        if verdict.fact is not None and verdict.doubt is None and _states_now(verdict):
            of_fact[verdict.fact.id, verdict.qualifier].append((place, verdict))
    weaker = {
        place
        for several in of_fact.values()
        for place, verdict in several
        if verdict.strength in SAME_MEANING
        and any(
            (other.strength >= STRONG or (earlier < place and other.strength >= verdict.strength))
            and _differ(verdict, other, published)
            for earlier, other in several
        )
    }
    return [
        (analysis, _in_doubt(verdict) if place in weaker else verdict)
        for place, (analysis, verdict) in enumerate(judged)
    ]


def _states_now(verdict: Verdict) -> bool:
    return verdict.stance is not None and verdict.stance.modality not in {Modality.DENIED, Modality.FORMER}


def _differ(one: Verdict, other: Verdict, published: date | None) -> bool:
    values = one.found.mention.value, other.found.mention.value
    return type(values[0]) is type(values[1]) and compare(*values, on=published, rates=ecb_rates()) in _ANOTHER


def _in_doubt(verdict: Verdict) -> Verdict:
    return replace(verdict, doubt=_PLAINER, reason=f"{verdict.reason}; uncertain: {_PLAINER}")
