"""Who was first, who followed, who lags."""

from facts.adoption import adoption
from facts.model import Verb
from tests.facts.reported import count, report, says, told


def test_adoption_counts_origins_and_names_who_lags() -> None:
    old, new = says(count(400)), says(count(600), "confirmed")
    reports = [
        report(1, 0, old),
        report(2, 1, new, origin="dpa#2"),
        report(3, 1.1, new, origin="dpa#2"),
        report(4, 2, new),
        report(5, 3, old),
    ]
    (change,) = (c for c in told(*reports) if c.verb is Verb.SUPERSEDED)
    found = adoption(reports, change)
    assert found.first is not None
    assert [s.report.article for s in found.adopted] == [2, 4]
    assert [s.report.article for s in found.lagging] == [1, 5]


def test_a_value_that_was_dropped_has_no_adoption() -> None:
    gone = report(1, 1, says(count(1), fact="other"), revision=2)
    reports = [
        report(1, 0, says(count(400)), says(count(1), fact="other")),
        gone,
        report(1, 2, *gone.claims, revision=3),
    ]
    (change,) = (c for c in told(*reports) if c.verb is Verb.NO_LONGER_STATED)
    assert adoption(reports, change).first is None
