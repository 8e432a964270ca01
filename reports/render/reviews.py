"""What reviewers decided, as JSON: a part of each change and of the report."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any, Final, Literal

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict

from facts.model import Correction
from facts.values import to_json
from reports.judgement import Dangling, Judgement, Tally
from reports.words import say_value

_STRICT: Final = ConfigDict(extra="forbid")


@with_config(_STRICT)
class CorrectionBody(TypedDict):
    """A person gave the value; ``read`` is what the machine had read, ``text`` the same in words."""

    by: str
    at: str
    read: dict[str, Any]
    text: str


@with_config(_STRICT)
class RemarkBody(TypedDict):
    """What a reviewer wrote."""

    by: str
    at: str
    text: str


@with_config(_STRICT)
class FoldedBody(TypedDict):
    """A change merged into another one."""

    id: str
    outlet: str


@with_config(_STRICT)
class JudgementBody(TypedDict):
    """The state of a change and who gave it.

    ``value`` is the new value as the person gives it, null where the machine's reading is all there is. ``rule`` hides
    a pending change; ``reopened`` is a judgement that no longer fits. ``old_counts`` and ``new_counts`` are false where
    the value was rejected or is left out by a rule.
    """

    state: Literal["pending", "accepted", "rejected", "corrected", "merged"]
    by: str | None
    at: str | None
    value: dict[str, Any] | None
    remarks: list[RemarkBody]
    folded: list[FoldedBody]
    into: str | None
    rule: str | None
    reopened: str | None
    old_counts: bool
    new_counts: bool


@with_config(_STRICT)
class TallyBody(TypedDict):
    """How many changes that are news are in each state; ``hidden`` by rules. The last three are not listed."""

    pending: int
    accepted: int
    corrected: int
    rejected: int
    merged: int
    hidden: int


@with_config(_STRICT)
class DanglingBody(TypedDict):
    """A decision whose change is not derived any more, in words."""

    decision: int
    change: str
    fact: str | None
    text: str


def correction_body(given: Correction | None) -> CorrectionBody | None:
    """A correction as JSON values."""
    if given is None:
        return None
    return {"by": given.by, "at": _time(given.at), "read": to_json(given.read), "text": say_value(given.read)}


def judgement_body(found: Judgement) -> JudgementBody:
    """A judgement as JSON values."""
    return {
        "state": found.state.value,
        "by": found.by,
        "at": _time(found.at) if found.at else None,
        "value": to_json(found.value) if found.value is not None else None,
        "remarks": [{"by": one.by, "at": _time(one.at), "text": one.text} for one in found.remarks],
        "folded": [{"id": key, "outlet": outlet} for key, outlet in found.folded],
        "into": found.into,
        "rule": found.rule,
        "reopened": found.reopened,
        "old_counts": found.old_counts,
        "new_counts": found.new_counts,
    }


def tally_body(tally: Tally) -> TallyBody:
    """The numbers as JSON values."""
    return {
        "pending": tally.pending,
        "accepted": tally.accepted,
        "corrected": tally.corrected,
        "rejected": tally.rejected,
        "merged": tally.merged,
        "hidden": tally.hidden,
    }


def dangling_body(one: Dangling) -> DanglingBody:
    """A decision without a change as JSON values."""
    return {"decision": one.decision, "change": one.change, "fact": one.fact, "text": one.text}


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
