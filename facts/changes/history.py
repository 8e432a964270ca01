"""The changes of a story: a pure fold over its reports, in the order in which they were reported.

Nothing here depends on the order of the input, on a clock or on earlier runs: rebuilding gives the same changes.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from facts.changes.absence import Watched, watch
from facts.changes.diff import Key
from facts.changes.edits import counterpart, leading
from facts.changes.ledger import Ledger, key_of
from facts.changes.order import Placed, in_order
from facts.changes.resolving import resolve
from facts.changes.retractions import absent, reread, without_value
from facts.changes.revisions import judge_revision, unedited
from facts.changes.standing import Quantity, Seen, level
from facts.changes.verbs import has_passed, judge, words
from facts.model import Change, Claim, Modality, Report, Sighting
from facts.rates import Rates, ecb_rates

UNEDITED = Watched()
Seeing = TypeVar("Seeing")


def changes(reports: Iterable[Report], *, rates: Rates | None = None) -> list[Change]:
    """All changes of a story, oldest report first, news and no news (see ``Verb.news``).

    ``reports`` are all revisions of all its articles, in any order; where one revision comes twice, read by two
    readers, the newer reading counts and what it changes is *technical*. ``Change.at`` is when we could know.
    """
    return fold(reports, rates=rates).changes


def fold(reports: Iterable[Report], *, rates: Rates | None = None) -> Ledger:
    """Read all reports in order. ``changes`` and ``sheets.sheet`` are two views of the result.

    A report of a new article is judged beside what stands; a new revision, where its article's sheet differs.
    """
    ledger = Ledger(rates or ecb_rates())
    _read(ledger, _Course.of(reports, ledger.rates))
    return ledger


def fold_on(
    earlier: Iterable[Report], later: Iterable[Report], look: Callable[[Ledger], Seeing], *, rates: Rates | None = None
) -> tuple[Seeing, Ledger]:
    """What ``look`` makes of the ledger of the earlier reports, and the ledger of all the later ones.

    They are one fold where the later reports only go on from the earlier ones, as they mostly do. Else, where a report
    that was found later counts as an older one, they are two.
    """
    rates = rates or ecb_rates()
    then, now = _Course.of(earlier, rates), _Course.of(later, rates)
    ledger = Ledger(rates)
    if not now.goes_on_from(then):
        _read(ledger, then)
        found = look(ledger)
        ledger = Ledger(rates)
        _read(ledger, now)
        return found, ledger
    _read(ledger, now, stop=len(then.order))
    found = look(ledger)
    _read(ledger, now, start=len(then.order))
    return found, ledger


@dataclass(frozen=True, slots=True)
class _Course:
    """Reports in their order, and what each revision does to its article."""

    order: list[Placed]
    watched: dict[tuple[int, int], Watched]

    @classmethod
    def of(cls, reports: Iterable[Report], rates: Rates) -> _Course:
        order = in_order(reports)
        return cls(order, watch([placed.report for placed in order], rates=rates))

    def goes_on_from(self, other: _Course) -> bool:
        """Whether it begins with all of the other one, read alike."""
        return list(map(self._step, self.order[: len(other.order)])) == list(map(other._step, other.order))

    def _step(self, placed: Placed) -> tuple[object, ...]:
        report = placed.report
        found = self.watched.get((report.article, report.revision), UNEDITED)
        lost = [(one.sighting.claim, one.at, one.technical) for one in found.lost]
        return report.article, report.revision, report.reader, placed.at, placed.reread is None, found.edited, lost


def read_on(ledger: Ledger, reports: Iterable[Report]) -> None:
    """Read the first revisions of new articles into a ledger whose reports all come before them."""
    _read(ledger, _Course.of(reports, ledger.rates))


def _read(ledger: Ledger, course: _Course, *, start: int = 0, stop: int | None = None) -> None:
    for placed in course.order[start:stop]:
        read(ledger, placed, course.watched.get((placed.report.article, placed.report.revision), UNEDITED))


def read(ledger: Ledger, placed: Placed, found: Watched) -> tuple[int, int]:
    """Read the next report. Gives how many changes there are before what it states is told, and before its losses."""
    report = placed.report
    if placed.reread is not None:
        reread(ledger, placed.reread, report)
    stated = len(ledger.changes)
    for fact in sorted({claim.fact for claim in report.claims}):
        _read_fact(ledger, placed, fact, found.edited)
    lost = len(ledger.changes)
    for loss in found.lost:
        absent(ledger, report, loss)
    _carry_forward(ledger, report, {loss.sighting.claim.fact for loss in found.lost})
    ledger.latest[report.article] = report
    ledger.order.append(placed)
    (ledger.awaiting.add if found.awaiting else ledger.awaiting.discard)(report.article)
    return stated, lost


def _carry_forward(ledger: Ledger, report: Report, lost: set[str]) -> None:
    """What a revision lacks but is not known to have lost was not observed: the article still stands for it."""
    before = ledger.latest.get(report.article)
    if before is None:
        return
    now = {claim.fact for claim in report.claims} | lost
    kept = [(q, s) for q, s in ledger.placed.get((report.article, before.revision), ()) if s.claim.fact not in now]
    ledger.placed[report.article, report.revision] += kept


def _read_fact(ledger: Ledger, placed: Placed, fact: str, edited: Collection[Key]) -> None:
    report = placed.report
    claims = [claim for claim in report.claims if claim.fact == fact]
    sure = _sure(ledger, placed, claims)
    formers = [Sighting(claim, report) for claim in sure if claim.modality is Modality.FORMER]
    denials = [Sighting(claim, report) for claim in sure if claim.modality is Modality.DENIED]
    groups: dict[str | None, list[Claim]] = defaultdict(list)
    for claim in sure:
        if not claim.modality.off_axis:
            groups[key_of(claim)].append(claim)
    for key in _in_turn(groups):
        known = ledger.quantities.get((fact, key)) or Quantity(fact, key, ledger.rates)
        lead, rest = leading(known, [Sighting(claim, report) for claim in groups[key]])
        _place(ledger, Seen(lead, placed.at), key, [*formers, *denials], formers, differs=(fact, key) in edited)
        for other in rest:
            _beside(ledger, key, other, lead)
    if not groups:
        without_value(ledger, placed, fact, formers, denials)
    elif denials:
        for denial in denials:
            ledger.quiet(denial, "denial of another value", f"{words(denial)} is denied and does not stand")


def _in_turn(groups: Mapping[str | None, Sequence[Claim]]) -> list[str | None]:
    """The named values in the order of the text; a bare one comes last: by then the quantities named are known."""
    if len(groups) < 2:
        return list(groups)
    return sorted(groups, key=lambda k: (k is None, min(c.evidence.words_start for c in groups[k]), k or ""))


def _sure(ledger: Ledger, placed: Placed, claims: Sequence[Claim]) -> list[Claim]:
    """The claims to go by; doubtful ones are kept as no news."""
    sure = []
    for claim in claims:
        if claim.uncertain is not None:
            ledger.quiet(Sighting(claim, placed.report), "uncertain", claim.uncertain, ("uncertain",))
        elif has_passed(claim, placed.at):
            because = f"the report of {placed.at:%Y-%m-%d} gives it as still to come"
            ledger.quiet(Sighting(claim, placed.report), "date that has passed", because, ("uncertain",))
        else:
            sure.append(claim)
    return sure


def _place(
    ledger: Ledger,
    seen: Seen,
    key: str | None,
    cues: Sequence[Sighting],
    formers: Sequence[Sighting],
    *,
    differs: bool,
) -> None:
    """Find the quantity of a value, judge the value there, and let it stand where it does.

    ``differs`` is whether the article's sheet differs here from the one before: a value that an article goes on
    stating is no edit.
    """
    sighting = seen.sighting
    quantity, decision = resolve(ledger, key, seen, cues)
    before = quantity.carriers.get(sighting.report.article)
    sequence = quantity.sequences.get(sighting.report.article, [])
    if decision is None and before is not None and before.sighting.report.revision < sighting.report.revision:
        was = counterpart(before.sighting, sighting)
        decision = judge_revision(quantity, was, seen, cues, sequence) if differs else None
    elif decision is None:
        decision = judge(quantity, seen, cues)
    if decision is not None and _still_stands(sighting, before):
        decision = unedited(decision, sighting)
    if decision is not None:
        ledger.tell(decision, sighting)
    if decision is not None and decision.moves:
        quantity.stand(seen)
    elif decision is not None and decision.note:
        quantity.noted.append(sighting)
    _confirm(quantity, seen)
    quantity.recall(formers)
    quantity.remember(seen)
    quantity.give(sighting)
    ledger.placed[sighting.report.article, sighting.report.revision].append((quantity, sighting))


def _still_stands(sighting: Sighting, before: Seen | None) -> bool:
    """Whether the sentences of the new value and of the article's value before stand in both texts."""
    unchanged = sighting.report.unchanged
    quotes = {sighting.claim.evidence.quote} | ({before.sighting.claim.evidence.quote} if before else set())
    return quotes <= set(unchanged)


def _confirm(quantity: Quantity, seen: Seen) -> None:
    """A value said again is fresh again, unless the text is only a copy."""
    standing = quantity.standing
    if standing is None or quantity.copy_of(seen.sighting) or quantity.ended is not None:
        return
    if quantity.agrees(seen.sighting, standing.sighting):
        quantity.last_at = max(quantity.last_at or seen.at, seen.at)
        if level(seen.sighting.claim.modality) > level(quantity.modality):
            quantity.modality = seen.sighting.claim.modality


def _beside(ledger: Ledger, key: str | None, sighting: Sighting, lead: Sighting) -> None:
    """A further value in the same report: kept, not told. One report is one voice.

    One that an edit put beside a value which the text goes on stating is shown for review: the body may have been
    edited under its old headline, or the figure of others added.
    """
    unchanged = sighting.report.unchanged
    if lead.claim.evidence.quote in unchanged and sighting.claim.evidence.quote not in unchanged:
        because = f"an edit put {words(sighting)} beside {words(lead)}, which the text goes on stating"
        ledger.quiet(sighting, "beside a value that stays", because, ("uncertain",), old=lead)
    else:
        because = f"{words(sighting)} stands beside {words(lead)} in one report, which is its firmer or first value"
        ledger.quiet(sighting, "further value", because, old=lead)
    quantity = ledger.quantities.get((sighting.claim.fact, key))
    if quantity is not None:
        ledger.placed[sighting.report.article, sighting.report.revision].append((quantity, sighting))
