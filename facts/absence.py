"""Which values an article no longer states. Absence is told only when it lasted an hour over good fetches."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from facts.model import Modality, Report, Sighting

AN_HOUR = timedelta(hours=1)
MOST_OF_A_TEXT = 3  # facts lost at once, when fewer are left: the text was cut, so they were not observed


@dataclass(frozen=True, slots=True)
class Lost:
    """A value that a revision lacks; ``at`` is when we could know. ``technical``: another reader read the text."""

    sighting: Sighting
    at: datetime
    technical: bool


def absences(reports: Sequence[Report]) -> dict[tuple[int, int], list[Lost]]:
    """What is lost, by the article and revision that confirms the loss. ``reports`` in order, each revision once."""
    lost: dict[tuple[int, int], list[Lost]] = defaultdict(list)
    articles: dict[int, list[Report]] = defaultdict(list)
    for report in reports:
        articles[report.article].append(report)
    for revisions in articles.values():
        if len(revisions) > 1:
            _of_article(sorted(revisions, key=lambda r: r.revision), lost)
    return dict(lost)


def _of_article(revisions: Sequence[Report], lost: dict[tuple[int, int], list[Lost]]) -> None:
    stated: dict[str, list[Sighting]] = {}
    missing: dict[str, Report] = {}  # fact → the first revision without it
    for report in revisions:
        now = _stated(report)
        if _is_cut(report, set(stated)):
            stated.update(now)
            continue
        for fact in sorted(stated):
            if fact in {claim.fact for claim in report.claims}:
                missing.pop(fact, None)
                continue
            since = missing.setdefault(fact, report)
            at = _confirmed(since, report)
            if at is not None:
                lost[report.article, report.revision] += [
                    Lost(s, at, technical=s.report.reader != report.reader) for s in stated.pop(fact)
                ]
                del missing[fact]
        stated.update(now)


def _is_cut(report: Report, stated: set[str]) -> bool:
    """Whether a text lost several facts and most of what it had: cut or walled rather than edited."""
    lost = stated - {claim.fact for claim in report.claims}
    return len(lost) >= MOST_OF_A_TEXT and len(lost) > len(stated) - len(lost)


def _confirmed(since: Report, report: Report) -> datetime | None:
    """When a second good fetch, an hour after the first without the value, lacked it as well; None if none did yet."""
    due = since.observed_at + AN_HOUR
    if report is since:
        return due if report.confirmed_at >= due else None
    return max(due, report.observed_at) if max(report.observed_at, report.confirmed_at) >= due else None


def _stated(report: Report) -> dict[str, list[Sighting]]:
    facts: dict[str, list[Sighting]] = defaultdict(list)
    for claim in _current(report):
        facts[claim.claim.fact].append(claim)
    return facts


def _current(report: Report) -> Iterable[Sighting]:
    for claim in report.claims:
        if claim.uncertain is None and claim.modality not in {Modality.FORMER, Modality.DENIED}:
            yield Sighting(claim, report)
