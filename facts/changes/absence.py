"""What the revisions of an article edit, and which values it no longer states.

Absence is told only when it lasted an hour over good fetches of the whole article: the entries of a live ticker leave
its page without being taken back. An article that its outlet takes back in a note states nothing any more at once.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from facts.changes.diff import Key
from facts.changes.edits import article_sheet, carried, certain, edit
from facts.model import FactSheet, Report, Sighting
from facts.rates import Rates
from facts.taken_back import taken_back

AN_HOUR = timedelta(hours=1)
MOST_OF_A_TEXT = 3  # facts lost at once, when fewer are left: the text was cut, so they were not observed


@dataclass(frozen=True, slots=True)
class Lost:
    """A value that a revision lacks; ``at`` is when we could know. ``technical``: another reader read the text."""

    sighting: Sighting
    at: datetime
    technical: bool
    note: str | None = None
    """The words by which the outlet takes its article back."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What a revision does to its article: the quantities that differ, and the values known by it to be lost.

    ``awaiting``: it lacks values, and a later fetch may show that they are lost.
    """

    edited: frozenset[Key] = frozenset()
    lost: tuple[Lost, ...] = ()
    awaiting: bool = False


def watch(reports: Sequence[Report], *, rates: Rates | None = None) -> dict[tuple[int, int], Watched]:
    """Every later revision beside what its article stated, by article and revision. ``reports`` has each once.

    A loss stands at the revision that confirms it. The first revision of an article has nothing before it.
    """
    found: dict[tuple[int, int], Watched] = {}
    articles: dict[int, list[Report]] = defaultdict(list)
    for report in reports:
        articles[report.article].append(report)
    for revisions in articles.values():
        if len(revisions) > 1:
            _of_article(sorted(revisions, key=lambda r: r.revision), found, rates)
    return found


def _of_article(revisions: Sequence[Report], found: dict[tuple[int, int], Watched], rates: Rates | None) -> None:
    stated = article_sheet(revisions[0], rates=rates)
    missing: dict[str, Report] = {}  # fact → the first revision without it
    for report in revisions[1:]:
        made = edit(stated, report, rates=rates)
        if taken_back(report.correction):
            found[report.article, report.revision] = Watched(made.keys, _taken_back(stated, report))
            stated, missing = article_sheet(report, rates=rates), {}
            continue
        named = {claim.fact for claim in report.claims}  # a text that doubts or denies a value does not lack it
        lacking = frozenset[str]() if report.partial else made.lacking - named - _unread(stated, report)
        lost: list[Lost] = []
        gone: set[str] = set()
        if not _is_cut(lacking, stated):
            for fact in missing.keys() & named:
                del missing[fact]
            for fact in sorted(lacking):
                since = missing.setdefault(fact, report)
                at = _confirmed(since, report)
                if at is not None:
                    lost += _losses(stated, fact, report, at)
                    gone.add(fact)
                    del missing[fact]
        found[report.article, report.revision] = Watched(made.keys, tuple(lost), awaiting=bool(missing))
        stated = carried(stated, made.after, without=frozenset(gone))


def _taken_back(stated: FactSheet, report: Report) -> tuple[Lost, ...]:
    """All that an article stated, which its outlet takes back in the note of this revision."""
    stood = [one for fact in _facts(stated) for one in _losses(stated, fact, report, report.observed_at)]
    return tuple(replace(one, technical=False, note=report.correction) for one in stood)


def _unread(stated: FactSheet, report: Report) -> set[str]:
    """Facts whose sentence still stands in the text, word for word: it is read otherwise, and nothing was taken out."""
    said = {(key[0], s.claim.evidence.quote) for key, entry in stated.entries.items() for s in entry.sightings}
    return {fact for fact, quote in said if quote in report.unchanged}


def _is_cut(lacking: frozenset[str], stated: FactSheet) -> bool:
    """Whether a text lost several facts and most of what it had: cut or walled rather than edited."""
    return len(lacking) >= MOST_OF_A_TEXT and len(lacking) > len(_facts(stated)) - len(lacking)


def _facts(stated: FactSheet) -> list[str]:
    return sorted({fact for fact, _ in stated.entries})


def _losses(stated: FactSheet, fact: str, report: Report, at: datetime) -> list[Lost]:
    """Every value of a fact that was stated, in the order of its text."""
    source = next(entry for key, entry in stated.entries.items() if key[0] == fact).sightings[0].report
    technical = source.reader != report.reader
    return [Lost(Sighting(claim, source), at, technical) for claim in certain(source) if claim.fact == fact]


def _confirmed(since: Report, report: Report) -> datetime | None:
    """When a second good fetch, an hour after the first without the value, lacked it as well; None if none did yet."""
    due = since.observed_at + AN_HOUR
    if report is since:
        return due if report.confirmed_at >= due else None
    return max(due, report.observed_at) if max(report.observed_at, report.confirmed_at) >= due else None
