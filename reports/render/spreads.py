"""How a change spread, as JSON."""

from __future__ import annotations

from datetime import UTC
from typing import Final

from pydantic import ConfigDict, with_config
from typing_extensions import TypedDict

from reports.model import Spread, Taking

_STRICT: Final = ConfigDict(extra="forbid")


@with_config(_STRICT)
class TakingBody(TypedDict):
    """One origin's first report of a new value, or an article that carries the old one, and from when it counts."""

    origin: str
    outlet: str
    url: str
    article: int
    revision: int
    at: str


@with_config(_STRICT)
class AdoptionBody(TypedDict):
    """How a change spread: ``adopted`` has the first report of each origin, first of all first.

    ``lagging`` has the articles that carry the old value still, or the other one of two that are disputed.
    """

    adopted: list[TakingBody]
    lagging: list[TakingBody]


def adoption_body(spread: Spread) -> AdoptionBody:
    """How a change spread as JSON values."""
    return {"adopted": list(map(_taking, spread.adopted)), "lagging": list(map(_taking, spread.lagging))}


def _taking(one: Taking) -> TakingBody:
    seen = one.seen
    return {
        "origin": one.origin,
        "outlet": seen.outlet,
        "url": seen.url,
        "article": seen.article,
        "revision": seen.revision,
        "at": seen.at.astimezone(UTC).isoformat(),
    }
