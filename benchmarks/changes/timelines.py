"""Feed the labelled articles through ``history.changes`` and score the changes against the labelled timelines.

Usage: python benchmarks/changes/timelines.py [--own] [--gold FOLDER] [--verbose] [--json]

Claims are the labels themselves, so this measures the rules of change alone; with --own, our reader's. A told change
is right when the timeline has an unmatched change of that fact, with a value that agrees, told within 100 days of the
labelled date. Neutral: the first report of a fact whose timeline begins with an older value, a change marked as
tolerated, and a dispute about values that the timeline lists as a conflict. All other told changes are wrong.
"""

from __future__ import annotations

import argparse
import json
import sys
import tomllib
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from facts.changes.history import changes  # noqa: E402
from facts.compare import compare  # noqa: E402
from facts.kinds import kinds_of  # noqa: E402
from facts.model import Change, Claim, Evidence, Modality, Report, Verb  # noqa: E402
from facts.rates import ecb_rates  # noqa: E402
from facts.reader import read  # noqa: E402
from facts.story import Story  # noqa: E402
from facts.values import Value, from_json  # noqa: E402

WINDOW = timedelta(days=100)
TOLD_AS = {
    "first_value": {Verb.FIRST_REPORTED, Verb.DENIED, Verb.SUPERSEDED, Verb.REFINED},
    "value": {Verb.SUPERSEDED, Verb.REFINED, Verb.REVISED_IN_PLACE, Verb.CORRECTED},
    "refinement": {Verb.REFINED},
    "status_only": {Verb.STATUS_MOVED},
    "withdrawn": {Verb.STATUS_MOVED, Verb.DENIED, Verb.NO_LONGER_STATED},
    "scope": {Verb.FIRST_REPORTED, Verb.SUPERSEDED},
}


@dataclass
class Score:
    """What one story, or all, came to."""

    right: int = 0
    wrong: int = 0
    neutral: int = 0
    missed: int = 0
    other_verb: int = 0
    alerts_on_non_changes: int = 0
    lines: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of told changes that the timeline has."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Share of the timeline that was told."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def main() -> int:
    """Print the scores; 1 when a floor is missed (precision and recall 0.95, no alert from a listed non-change)."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, default=gold_folder())
    parser.add_argument("--own", action="store_true", help="read the texts with our reader instead of the labels")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--json", action="store_true")
    arguments = parser.parse_args()
    total, by_story = Score(), {}
    for story, timeline in json.loads((arguments.gold / "timelines.json").read_text("utf-8"))["timelines"].items():
        score = score_story(changes(labelled_reports(arguments.gold, story, own=arguments.own)), timeline)
        by_story[story] = score
        for name in ("right", "wrong", "neutral", "missed", "other_verb", "alerts_on_non_changes"):
            setattr(total, name, getattr(total, name) + getattr(score, name))
        if arguments.verbose:
            print(story, *score.lines, sep="\n  ")
    figures = {name: _figures(score) for name, score in {**by_story, "all": total}.items()}
    if arguments.json:
        print(json.dumps(figures))
    else:
        for name, line in figures.items():
            print(f"{name:8}", "  ".join(f"{key} {value}" for key, value in line.items()))
    precision, recall = (0.85, 0.80) if arguments.own else (0.95, 0.95)
    return 0 if total.precision >= precision and total.recall >= recall and not total.alerts_on_non_changes else 1


def gold_folder() -> Path:
    """The labelled articles of the repository, or beside it."""
    own = ROOT / "benchmarks" / "reading" / "gold"
    return own if own.is_dir() else ROOT.parent / "shared" / "gold"


def labelled_reports(gold: Path, story: str, *, own: bool = False) -> list[Report]:
    """One report an article, claims as labelled; a month or a year without a day counts as its middle."""
    lines = (gold / "articles.jsonl").read_text("utf-8").splitlines()
    articles = [article for article in map(json.loads, lines) if article["story"] == story]
    followed = _story(story)
    return [_report(number, article, followed, own=own) for number, article in enumerate(articles, 1)]


def score_story(found: list[Change], timeline: dict[str, Any]) -> Score:
    """Match told changes with a timeline, both in order of time."""
    score, left = Score(), list(timeline["changes"])
    baseline = {c["fact"] for c in timeline["changes"] if c["old"] is not None}
    baseline -= {c["fact"] for c in timeline["changes"] if c["old"] is None}
    for change in sorted((c for c in found if c.verb.news), key=lambda c: c.at):
        told = f"{change.verb} {_words(change.old)} → {_words(change.new)} [{change.rule}]"
        line = f"{change.at:%Y-%m-%d} {change.fact}: {told}"
        wanted = next((w for w in left if _matches(change, w)), None)
        if wanted is not None:
            left.remove(wanted)
            tolerated = "tolerated" in wanted.get("note", "")
            score.neutral += tolerated
            score.right += not tolerated
            if change.verb not in TOLD_AS[wanted["kind"]]:
                score.other_verb += 1
                line += f" (labelled {wanted['kind']})"
            score.lines.append(f"right   {line}")
        elif (change.verb is Verb.FIRST_REPORTED and change.fact in baseline) or _in_conflict(
            change, timeline["conflicts"]
        ):
            score.neutral += 1
            score.lines.append(f"neutral {line}")
        else:
            score.wrong += 1
            score.lines.append(f"WRONG   {line}")
            score.alerts_on_non_changes += _in_conflict(change, timeline["non_changes"])
    for wanted in left:
        if "tolerated" not in wanted.get("note", ""):
            score.missed += 1
            score.lines.append(f"MISSED  {wanted['approx_date']} {wanted['fact']}: {wanted['old']} → {wanted['new']}")
    return score


def _figures(score: Score) -> dict[str, float]:
    return {
        "precision": round(score.precision, 3),
        "recall": round(score.recall, 3),
        "right": score.right,
        "wrong": score.wrong,
        "missed": score.missed,
        "neutral": score.neutral,
        "other_verb": score.other_verb,
        "alerts_on_non_changes": score.alerts_on_non_changes,
    }


def _matches(change: Change, wanted: dict[str, Any]) -> bool:
    if change.fact != wanted["fact"] or abs(change.at - _date(wanted["approx_date"])) > WINDOW:
        return False
    sighting = change.new or change.old
    if sighting is None:
        return False
    if wanted["new"] is None:
        return change.verb in TOLD_AS["withdrawn"]
    if wanted["kind"] == "status_only" and change.verb is not Verb.STATUS_MOVED:
        return False
    on = sighting.report.observed_at.date()
    return compare(sighting.claim.value, _value(wanted["new"]), on=on, rates=ecb_rates()).agrees


def _in_conflict(change: Change, listed: list[dict[str, Any]]) -> bool:
    """Whether a listed conflict or non-change names the fact and the article of a change."""
    article = change.new.report.url if change.new else change.old.report.url if change.old else ""
    return any(item["fact"] == change.fact and article in item["articles"] for item in listed)


def _value(labelled: Any) -> Value:
    if isinstance(labelled, str):
        return from_json({"edtf": labelled})
    return from_json({"count": labelled} if isinstance(labelled, int) else labelled)


def _date(text: str) -> datetime:
    parts = [int(part) for part in text.split("-")]
    year, month, day = [*parts, *(7, 1)[len(parts) - 1 :]][:3] if len(parts) == 1 else [*parts, 15][:3]
    return datetime(year, month, day, 12, tzinfo=UTC)


def _story(story: str) -> Story:
    path = ROOT / "benchmarks" / "reading" / "stories" / f"{story}.toml"
    return Story.model_validate(tomllib.loads(path.read_text("utf-8")))


def _report(number: int, article: dict[str, Any], story: Story, *, own: bool) -> Report:
    at = _date(article["published"])
    if not own:
        kinds = {fact.id: kinds_of(story)[fact.kind] for fact in story.facts}
        claims = tuple(
            replace(_claim(article["text"], observation), trend=kinds[observation["fact"]].trend)
            for observation in article["observations"]
        )
    else:
        claims = read(
            article["text"], story, language=article["language"], published=at.date(), title=article["title"]
        ).claims
    return Report(
        article=number,
        revision=1,
        outlet=article["id"],
        url=article["id"],
        title=article["title"] or "",
        reported_at=at,
        observed_at=at,
        confirmed_at=at,
        origin=article["id"],
        correction=None,
        reader="labels",
        claims=claims,
    )


def _claim(text: str, observation: dict[str, Any]) -> Claim:
    quote, value = observation["quote"], observation["value"]
    start = max(text.find(quote), 0)
    evidence = Evidence(quote, start, start + len(quote), quote, start, start + len(quote))
    qualifier = value.get("basis") or value.get("scope")
    return Claim(observation["fact"], from_json(value), Modality(observation["modality"]), evidence, qualifier)


def _words(sighting: Any) -> str:
    return "-" if sighting is None else f"“{sighting.claim.evidence.words}” ({sighting.report.url})"


if __name__ == "__main__":
    raise SystemExit(main())
