"""The planted changes and non-changes of the play: what a tracker should tell, and what it should not."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from demosite.content import FOLDER
from demosite.play import look_of


@dataclass(frozen=True, slots=True)
class PlantedChange:
    """One change to be told once. Values have the JSON shapes of facts; ``accept`` are other verbs that also count."""

    id: str
    fact: str
    verb: str
    outlet: str
    article: str
    moment: datetime
    words: str
    note: str
    old: dict[str, Any] | None = None
    new: dict[str, Any] | None = None
    qualifier: str | None = None
    modality: str | None = None
    modality_before: str | None = None
    accept: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PlantedNonChange:
    """Something that looks like a change and is none. All its words stand in the articles named."""

    id: str
    kind: str
    facts: tuple[str, ...]
    articles: tuple[str, ...]
    moment: datetime
    words: tuple[str, ...]
    note: str
    episode: str | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything planted, each list in the order of the play."""

    changes: tuple[PlantedChange, ...]
    non_changes: tuple[PlantedNonChange, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """One alert of a tracker: fact, verb and when it could be known (UTC)."""

    fact: str
    verb: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Row:
    """Planted beside told. Without ``told`` it was missed, without ``planted`` it is a false alert."""

    planted: PlantedChange | None
    told: Told | None


def held_against(plan: Plan, told: Iterable[Told]) -> list[Row]:
    """Pair what was told with what was planted: same fact, same look, a verb that counts; each pairs once."""
    left = sorted(told, key=lambda one: (one.at, one.fact, one.verb))
    rows = []
    for planted in plan.changes:
        found = next((one for one in left if _is(one, planted)), None)
        if found:
            left.remove(found)
        rows.append(Row(planted, found))
    return rows + [Row(None, one) for one in left]


def _is(told: Told, planted: PlantedChange) -> bool:
    verbs = {planted.verb, *planted.accept}
    return told.fact == planted.fact and told.verb in verbs and look_of(told.at) == planted.moment


def load_plan() -> Plan:
    """Read ``plan.toml``. Raises TypeError for a key that no planted thing has."""
    tables = tomllib.loads(FOLDER.joinpath("plan.toml").read_text(encoding="utf-8"))
    changes = [PlantedChange(**{**row, "accept": tuple(row.get("accept", ()))}) for row in tables["change"]]
    others = [
        PlantedNonChange(**{**row, **{key: tuple(row[key]) for key in ("facts", "articles", "words")}})
        for row in tables["non_change"]
    ]
    return Plan(tuple(sorted(changes, key=_moment)), tuple(sorted(others, key=_moment)))


def _moment(planted: PlantedChange | PlantedNonChange) -> datetime:
    return planted.moment
