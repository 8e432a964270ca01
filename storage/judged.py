"""What a change looked like to the person who judged it: kept with the decision, for changes are derived anew."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from facts.model import Change, Modality, Sighting, Verb
from facts.values import Value, from_json, to_json


@dataclass(frozen=True, slots=True)
class JudgedSide:
    """One sighting as it was judged. ``start`` and ``end`` are those of the value's words in the stored text."""

    outlet: str
    url: str
    revision: int
    start: int
    end: int
    quote: str
    value: Value
    qualifier: str | None
    modality: Modality

    @property
    def reading(self) -> tuple[Value, str | None, Modality]:
        """What was read in the sentence."""
        return self.value, self.qualifier, self.modality


@dataclass(frozen=True, slots=True)
class Judged:
    """A change as it was judged. ``old`` and ``new`` are as in ``facts.model.Change``."""

    fact: str
    verb: Verb
    old: JudgedSide | None
    new: JudgedSide | None

    @property
    def subject(self) -> JudgedSide | None:
        """The sighting that the change is about: the new one, or the old one of a value no longer stated."""
        return self.new or self.old

    @property
    def source(self) -> tuple[str | None, str | None]:
        """The sentences that were seen."""
        return self.old.quote if self.old else None, self.new.quote if self.new else None

    @property
    def reading(self) -> tuple[object, ...]:
        """What the machine made of them."""
        return self.verb, self.old and self.old.reading, self.new and self.new.reading


def judged(change: Change) -> Judged:
    """A change as a person sees it now."""
    return Judged(change.fact, change.verb, _side(change.old), _side(change.new))


def judged_to_json(seen: Judged) -> dict[str, Any]:
    """The JSON shape of it; ``judged_from_json`` reads it back."""
    sides = {"old": _side_to_json(seen.old), "new": _side_to_json(seen.new)}
    return {"fact": seen.fact, "verb": seen.verb.value} | sides


def judged_from_json(body: dict[str, Any]) -> Judged:
    """What ``judged_to_json`` gave."""
    return Judged(body["fact"], Verb(body["verb"]), _side_from_json(body["old"]), _side_from_json(body["new"]))


def _side(sighting: Sighting | None) -> JudgedSide | None:
    if sighting is None:
        return None
    claim, report = sighting.claim, sighting.report
    evidence = claim.evidence
    return JudgedSide(
        outlet=report.outlet,
        url=report.url,
        revision=report.revision,
        start=evidence.words_start,
        end=evidence.words_end,
        quote=evidence.quote,
        value=claim.value,
        qualifier=claim.qualifier,
        modality=claim.modality,
    )


def _side_to_json(side: JudgedSide | None) -> dict[str, Any] | None:
    if side is None:
        return None
    names = ("outlet", "url", "revision", "start", "end", "quote", "qualifier")
    return {name: getattr(side, name) for name in names} | {
        "value": to_json(side.value),
        "modality": side.modality.value,
    }


def _side_from_json(body: dict[str, Any] | None) -> JudgedSide | None:
    if body is None:
        return None
    return JudgedSide(**body | {"value": from_json(body["value"]), "modality": Modality(body["modality"])})
