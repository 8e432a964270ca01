"""A value found in a text, before anybody asks whose it is or which fact it belongs to."""

from __future__ import annotations

from typing import Literal, NamedTuple

from facts.values import Value


class Mention(NamedTuple):
    """One value and where it stands. ``start`` and ``end`` include the words of its hedge and its unit.

    ``converted`` holds the same amount in other currencies ("€500m ($586m)" is one mention).
    ``former`` marks the value that the wording itself gives as superseded ("from V1 to V2", "up from V1").
    ``delta`` marks a difference rather than a level ("um 5.000", "by 5,000").
    ``part`` marks a share of a larger number named beside it ("3.68 million of them in the Americas").
    ``share`` and ``whole`` mark N and M of "N of the M jobs".
    ``noun`` is what is counted, folded ("jobs"), where the grammar saw it.
    ``elided`` marks a figure without a unit, which goes on with the value before it ("now it is 21.7").
    ``side`` says which side of a vote has it, "for" or "against" ("by 210 votes to 180").
    ``opens`` marks a figure without a noun that opens a clause ("30 were hurt"): what stands before it is another's.
    ``bound`` says that a date is a deadline ("by"), a beginning ("from") or the earliest one possible ("not before").
    """

    start: int
    end: int
    value: Value
    converted: tuple[Value, ...] = ()
    former: bool = False
    delta: bool = False
    part: bool = False
    share: bool = False
    whole: bool = False
    noun: str | None = None
    elided: bool = False
    side: Literal["for", "against"] | None = None
    opens: bool = False
    bound: Literal["by", "from", "not before"] | None = None
