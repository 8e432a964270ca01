"""What the other side of a deal with the subject has for itself."""

from __future__ import annotations

from collections.abc import Sequence

from facts.claims.analysis import Analysis
from facts.claims.rivals import Judged
from facts.claims.verdicts import Verdict
from facts.owners.subject import Owner
from facts.words.sentence import OWN, Found, Who


def party_without_us(analysis: Analysis, owner: Owner, found: Found) -> str | None:
    """The other side of a deal that has so many of something, where nobody of the story stands in the sentence.

    Its money and its shares are what the deal is about.
    """
    if found.type != "count" or owner.who is not Who.OTHER or owner.name not in analysis.focus.parties:
        return None
    return None if any(entity.who in OWN for entity in analysis.sentence.entities) else owner.name


def leave_to_parties(judged: Sequence[Judged]) -> list[Judged]:
    """``The hospital has 412 beds. ... Its buyer Backhaus runs 31 with 7,800``: the buyer's are its own.

    What a deal brings is of both sides, and so a side's figure is taken for the story's where a text has no other.
    Where it has one that is the subject's, the other side's is not.
    """
    ours = {v.fact.id for _, v in judged if v.fact is not None and v.stance is not None and not (v.partys or v.doubt)}
    return [
        (analysis, Verdict(one.found, None, f"{one.fact.id}: it is {one.partys}'s, and the text has the subject's"))
        if one.partys is not None and one.fact is not None and one.fact.id in ours
        else (analysis, one)
        for analysis, one in judged
    ]
