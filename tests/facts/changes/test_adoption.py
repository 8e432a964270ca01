"""Who was first, who followed, who lags."""

from datetime import timedelta

from facts.changes.adoption import Adoption, adoptions
from facts.changes.history import fold
from facts.model import Report, Verb
from tests.facts.reported import DAY_ONE, count, report, says


def spread(reports: list[Report], verb: Verb) -> Adoption:
    """How the one change with this verb spread."""
    ledger = fold(reports)
    (change,) = (change for change in ledger.changes if change.verb is verb)
    return adoptions(ledger, [change])[change.id]


OLD, NEW = says(count(400)), says(count(600), "confirmed")


def test_adoption_counts_origins_and_names_who_lags() -> None:
    reports = [
        report(1, 0, OLD),
        report(2, 1, NEW, origin="dpa#2"),
        report(3, 1.1, NEW, origin="dpa#2"),
        report(4, 2, NEW),
        report(5, 3, OLD),
    ]
    found = spread(reports, Verb.SUPERSEDED)
    assert found.first is not None
    assert [(one.sighting.report.article, one.at - DAY_ONE) for one in found.adopted] == [
        (2, timedelta(days=1)),
        (4, timedelta(days=2)),
    ]
    assert [one.sighting.report.article for one in found.lagging] == [1, 5]


def test_who_edits_its_article_lags_no_more_and_adopts_when_it_was_edited() -> None:
    reports = [report(1, 0, OLD), report(2, 1, NEW), report(1, 4, NEW, revision=2)]
    found = spread(reports, Verb.SUPERSEDED)
    assert [(one.sighting.report.article, (one.at - DAY_ONE).days) for one in found.adopted] == [(2, 1), (1, 4)]
    assert found.lagging == ()


def test_the_first_report_may_be_one_that_was_found_late() -> None:
    late = report(3, 9, NEW, reported_at=DAY_ONE + timedelta(hours=12))
    found = spread([report(1, 0, OLD), report(2, 1, NEW), late], Verb.SUPERSEDED)
    assert [one.sighting.report.article for one in found.adopted] == [3, 2]


def test_figures_of_another_quantity_adopt_nothing() -> None:
    pre, post = says(count(400), qualifier="pre-money"), says(count(400), qualifier="post-money", at=40)
    ledger = fold([report(1, 0, pre), report(2, 1, post)])
    first = ledger.changes[0]
    assert [one.sighting.report.article for one in adoptions(ledger, [first])[first.id].adopted] == [1]


def test_a_value_that_was_dropped_has_no_adoption_and_those_who_keep_it_lag() -> None:
    kept = says(count(1), fact="other")
    gone = report(1, 1, kept, revision=2)
    reports = [report(1, 0, OLD, kept), report(9, 0.5, OLD), gone, report(1, 2, kept, revision=3)]
    found = spread(reports, Verb.NO_LONGER_STATED)
    assert found.first is None
    assert [one.sighting.report.article for one in found.lagging] == [9]
