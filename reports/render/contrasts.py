"""Two fact sheets side by side as JSON: a part of the report, and the whole of ``factdrift compare --json``."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Final, Literal

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict

from facts.values import to_json
from reports.model import Contrast, Side

COMPARE_SCHEMA: Final = "factdrift-compare/1"
_STRICT: Final = ConfigDict(extra="forbid")


@with_config(_STRICT)
class SideBody(TypedDict):
    """What one sheet has: its value, who carries it, and a sentence. ``words`` are the value's words in ``quote``."""

    value: dict[str, Any]
    text: str
    modality: Literal["rumoured", "in_talks", "targeted", "planned", "confirmed", "denied", "former"]
    outlets: list[str]
    others: list[dict[str, Any]]
    outlet: str
    url: str
    at: str
    words: str
    quote: str


@with_config(_STRICT)
class ContrastBody(TypedDict):
    """A quantity in which two sheets differ; a side is null where its sheet does not have it."""

    fact: str
    title: str
    qualifier: str | None
    how: list[
        Literal[
            "added",
            "dropped",
            "other value",
            "more precise",
            "less precise",
            "overlapping value",
            "status",
            "other values beside it",
        ]
    ]
    before: SideBody | None
    after: SideBody | None
    note: str


def contrast_body(contrast: Contrast) -> ContrastBody:
    """One difference as JSON values."""
    return {
        "fact": contrast.fact,
        "title": contrast.title,
        "qualifier": contrast.qualifier,
        "how": [one.value for one in contrast.how],
        "before": _side(contrast.before),
        "after": _side(contrast.after),
        "note": contrast.note,
    }


def render_comparison(
    story: str, sheets: Sequence[tuple[str | None, datetime]], found: Sequence[Contrast], quantities: int
) -> str:
    """A comparison as a JSON document. ``sheets`` are outlet (None for the story) and moment of both sides."""
    first, second = ({"outlet": outlet, "as_of": _time(at)} for outlet, at in sheets)
    document = {
        "schema": COMPARE_SCHEMA,
        "story": story,
        "before": first,
        "after": second,
        "quantities": quantities,
        "differences": [contrast_body(one) for one in found],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _side(side: Side | None) -> SideBody | None:
    if side is None:
        return None
    return {
        "value": to_json(side.value),
        "text": side.text,
        "modality": side.modality.value,
        "outlets": list(side.outlets),
        "others": [to_json(value) for value in side.others],
        "outlet": side.lead.outlet,
        "url": side.lead.url,
        "at": _time(side.lead.at),
        "words": side.lead.quote.words,
        "quote": side.lead.quote.text,
    }


def _time(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat()
