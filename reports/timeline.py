"""From reports and changes to the report of a story: what is said now, by whom, since when, and what changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from facts.changes.history import fold
from facts.changes.ledger import Ledger
from facts.changes.order import Placed, known_at
from facts.changes.origins import independent
from facts.changes.sheets import sheet_of, then_and_now
from facts.model import Change, Entry, FactSheet, Modality, Report, Sighting, Verb
from facts.story import Story
from reports.contrast import contrasts
from reports.disputes import disputes
from reports.judgement import dangling, tally
from reports.model import ChangeItem, Contrast, FactSection, Group, Line, Seen, Step, StoryReport, change_items, seen
from reports.spread import with_spread
from reports.words import say_value
from storage.decisions import Decision
from storage.judging import as_judged
from storage.reviews import review

_MOVES = frozenset({Verb.FIRST_REPORTED, Verb.SUPERSEDED, Verb.REFINED})
_EDITS = frozenset({Verb.CORRECTED, Verb.REVISED_IN_PLACE})


class UnknownFactError(ValueError):
    """A report was asked for a fact that the story does not follow."""

    def __init__(self, fact: str, known: Iterable[str]) -> None:
        super().__init__(f"the story has no fact {fact!r}; it follows {', '.join(known)}")


def build_report(
    story_id: str,
    story: Story,
    reports: Sequence[Report],
    changes: Sequence[Change],
    *,
    decisions: Sequence[Decision] = (),
    now: datetime,
    since: datetime | None = None,
    as_of: datetime | None = None,
    fact: str | None = None,
    everything: bool = False,
) -> StoryReport:
    """The report of a story at ``as_of`` (else ``now``), with the changes from ``since`` on and their net movement.

    ``reports``, ``changes`` and ``decisions`` are those of the whole story; what we saw after ``as_of`` is left out.
    Decisions count whenever they were made, as texts count as they are read today. ``fact`` narrows the report to one
    fact; ``everything`` lists also the changes that reviewers or rules left out. Raises UnknownFactError. All times are
    aware.
    """
    known = [one.id for one in story.facts]
    if fact is not None and fact not in known:
        raise UnknownFactError(fact, known)
    until = as_of or now
    reviewed = review(changes, decisions)
    then_said, ledger = _read(as_judged(reports, reviewed), since, until)
    visible, now_said = ledger.order, sheet_of(ledger)
    history = _history(visible)
    titles = {one.id: one.title for one in story.facts}
    items = change_items([change for change in changes if change.at <= until], titles, reviewed)
    sections = tuple(
        _section(one.id, one.title, now_said, history.get(one.id, ()), items)
        for one in story.facts
        if fact is None or one.id == fact
    )
    listed = [item for item in items if (fact is None or item.fact == fact) and (since is None or item.at >= since)]
    quiet = Counter(item.verb for item in listed if not item.verb.news)
    ids = {item.id for item in listed if item.verb.news}
    news = with_spread(
        [item for item in listed if item.id in ids], [one for one in changes if one.id in ids], ledger, reviewed
    )
    return StoryReport(
        story=story_id,
        title=story.title,
        subject=story.subject.name,
        created_at=now.astimezone(UTC),
        as_of=until.astimezone(UTC),
        since=since.astimezone(UTC) if since else None,
        fact=fact,
        articles=len({one.report.article for one in visible}),
        outlets=len({one.report.outlet for one in visible}),
        origins=independent((one.report.origin, one.report.outlet) for one in visible),
        first_at=min((one.at for one in visible), default=None),
        last_at=max((one.at for one in visible), default=None),
        newest_change_at=max((item.at for item in items), default=None),
        facts=sections,
        changes=tuple(item for item in news if everything or item.judgement.listed),
        everything=everything,
        reviewed=tally(item.judgement for item in news),
        dangling=tuple(one for one in dangling(reviewed) if fact in {None, one.fact}),
        quiet=tuple((verb, quiet[verb]) for verb in Verb if quiet[verb]),
        uncertain=_uncertain(visible, fact),
        movement=_movement(then_said, now_said, titles if fact is None else {fact: titles[fact]}, until),
    )


def _read(reports: Sequence[Report], since: datetime | None, until: datetime) -> tuple[FactSheet | None, Ledger]:
    """The sheet at ``since``, and all that was known at ``until``: one reading of the reports where that is possible.

    ``known_at`` leaves out what was seen later.
    """
    if since is None:
        return None, fold(known_at(reports, until))
    return then_and_now(reports, then=min(since, until), now=until)


def _movement(
    then_said: FactSheet | None, now_said: FactSheet, titles: Mapping[str, str], until: datetime
) -> tuple[Contrast, ...] | None:
    """Where the sheet of now differs from the one at ``since``: what came and went in between is not in it."""
    return None if then_said is None else contrasts(then_said, now_said, titles, on=until.date())


def _history(placed: Sequence[Placed]) -> dict[str, tuple[Seen, ...]]:
    """Every report of each fact, earliest first. Later revisions that say the same only confirm the earlier one."""
    articles: dict[int, list[Placed]] = defaultdict(list)
    for one in placed:
        articles[one.report.article].append(one)
    rows: list[Seen] = []
    for revisions in articles.values():
        standing: dict[object, int] = {}  # what the revision before said → its row
        for at, report in sorted(((one.at, one.report) for one in revisions), key=lambda pair: pair[1].revision):
            here: dict[object, int] = {}
            for claim in report.claims:
                key = (claim.fact, claim.qualifier, claim.value, claim.modality, claim.uncertain)
                if key in here:
                    continue
                here[key] = place = standing.get(key, len(rows))
                if place == len(rows):
                    rows.append(seen(Sighting(claim, report), at))
                else:
                    rows[place] = replace(rows[place], confirmed_at=max(rows[place].confirmed_at, report.confirmed_at))
            standing = here
    found: dict[str, list[Seen]] = defaultdict(list)
    for row in sorted(rows, key=lambda item: (item.at, item.article, item.revision)):
        found[row.fact].append(row)
    return {fact: tuple(of_fact) for fact, of_fact in found.items()}


def _section(
    fact: str, title: str, now_said: FactSheet, rows: Sequence[Seen], items: Sequence[ChangeItem]
) -> FactSection:
    entries = [entry for entry in now_said.entries.values() if entry.fact == fact and entry.sightings]
    # The quantity that most articles carry comes first; one without a qualifier wins a tie.
    entries.sort(key=lambda entry: (-len(entry.sightings), entry.qualifier or ""))
    return FactSection(fact, title, tuple(_line(entry, rows, items) for entry in entries), tuple(rows))


def _line(entry: Entry, rows: Sequence[Seen], items: Sequence[ChangeItem]) -> Line:
    carriers = _rows_of(entry.sightings, rows)
    beside = _rows_of(entry.others, rows)
    member = {(one.article, one.revision, one.value) for one in (*carriers, *beside)}
    history = tuple(
        one
        for one in rows
        if not one.uncertain
        and one.modality is not Modality.FORMER
        and (one.qualifier == entry.qualifier or (one.article, one.revision, one.value) in member)
    )
    alike = [one for one in carriers if one.value == entry.value] or list(carriers)
    first = alike[0]
    told = [item for item in items if item.fact == entry.fact]
    steps = _steps(entry, first, told)
    return Line(
        qualifier=entry.qualifier,
        value=entry.value,
        modality=entry.modality,
        carriers=carriers,
        first=first,
        last_confirmed=max(carriers, key=lambda one: one.confirmed_at),
        lead=next((one for one in alike if one.modality == entry.modality), alike[0]),
        others=_groups(beside),
        former=_groups(_rows_of(entry.former, rows)),
        history=history,
        steps=steps,
        disputes=disputes(told, steps, entry.qualifier),
    )


def _rows_of(sightings: Sequence[Sighting], rows: Sequence[Seen]) -> tuple[Seen, ...]:
    """The rows of the history behind some sightings: they know when an article first said it."""
    known = {(row.article, row.qualifier, row.value, row.modality): row for row in rows}
    shown = [
        known.get(
            (one.report.article, one.claim.qualifier, one.claim.value, one.claim.modality),
        )
        or seen(one)
        for one in sightings
    ]
    return tuple(sorted(shown, key=lambda row: (row.at, row.article)))


def _groups(rows: Sequence[Seen]) -> tuple[Group, ...]:
    """Rows by value, the most carried first."""
    groups: dict[str, list[Seen]] = defaultdict(list)
    for row in rows:
        groups[say_value(row.value)].append(row)
    ordered = sorted(groups.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return tuple(Group(members[0].value, tuple(members)) for _, members in ordered)


def _steps(entry: Entry, first: Seen, items: Sequence[ChangeItem]) -> tuple[Step, ...]:
    """The leading value over time, from the changes of the quantity; it ends in the value of the sheet.

    An edit inside one article moves the line only where that article carried the leading value.
    """
    steps: list[Step] = []
    told = [item for item in items if item.judgement.new_counts]
    for item in sorted(told, key=lambda one: (one.new.at if one.new else one.at, one.at)):
        if item.new is None or item.new.qualifier != entry.qualifier:
            continue
        leads = not steps or (item.old is not None and item.old.value == steps[-1].value)
        if (item.verb in _MOVES or (item.verb in _EDITS and leads)) and (
            not steps or steps[-1].value != item.new.value
        ):
            steps.append(Step(item.new.at, item.new.value))
    if not steps or steps[-1].value != entry.value:
        at = max(first.at, steps[-1].at) if steps else first.at
        steps.append(Step(at, entry.value))
    return tuple(steps)


def _uncertain(placed: Sequence[Placed], fact: str | None) -> tuple[Seen, ...]:
    """Claims of the latest text of each article that a person should look at first, newest first."""
    latest: dict[int, Placed] = {}
    for one in placed:
        held = latest.get(one.report.article)
        if held is None or held.report.revision < one.report.revision:
            latest[one.report.article] = one
    rows = [
        seen(Sighting(claim, one.report), one.at)
        for one in latest.values()
        for claim in one.report.claims
        if claim.uncertain and fact in {None, claim.fact}
    ]
    return tuple(sorted(rows, key=lambda row: (row.at, row.article), reverse=True))
