"""Fact sheets: what stands, who carries it, who carries something else."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from facts.changes.history import fold
from facts.changes.sheets import sheet, sheet_of, then_and_now
from facts.model import Modality, Report
from tests.facts.changes.histories import histories
from tests.facts.reported import DAY_ONE, count, day, money, report, says

KEY = ("figure", None)


def test_the_sheet_has_the_current_value_and_who_carries_which() -> None:
    reports = [
        report(1, 0, says(day("2026-05-26"))),
        report(2, 1, says(day("2026-11-19")), says(day("2026-05-26"), "former", at=9)),
        report(3, 2, says(day("2026-11"))),
        report(4, 3, says(day("2026-05"))),
    ]
    entry = sheet(reports).entries[KEY]
    assert entry.value == day("2026-11-19")
    assert [s.report.article for s in entry.sightings] == [2, 3]
    assert [s.report.article for s in entry.others] == [1, 4]
    assert [s.claim.value for s in entry.former] == [day("2026-05-26")]


def test_as_of_an_earlier_moment_the_later_reports_do_not_exist() -> None:
    reports = [report(1, 0, says(count(400), "confirmed")), report(2, 30, says(count(600), "confirmed"))]
    assert sheet(reports, as_of=DAY_ONE + timedelta(days=29)).entries[KEY].value == count(400)
    assert sheet(reports, as_of=DAY_ONE + timedelta(days=30)).entries[KEY].value == count(600)
    assert not sheet(reports, as_of=DAY_ONE - timedelta(days=1)).entries


def test_only_the_latest_revision_of_an_article_counts() -> None:
    entry = sheet([report(1, 0, says(money(3e9))), report(1, 1, says(money(5e9)), revision=2)]).entries[KEY]
    assert (entry.value, len(entry.sightings), entry.others) == (money(5e9), 1, ())


def test_a_value_has_an_entry_until_its_absence_has_lasted_an_hour() -> None:
    gone = report(1, 1, says(count(1), fact="other"), revision=2)
    reports = [report(1, 0, says(money(3e9)), says(count(1), fact="other")), gone]
    assert set(sheet(reports).entries) == {KEY, ("other", None)}
    reports[1] = replace(gone, confirmed_at=gone.observed_at + timedelta(hours=2))
    assert set(sheet(reports).entries) == {("other", None)}


def test_the_firmest_status_of_a_value_is_its_status() -> None:
    reports = [report(1, 0, says(money(3e9), "confirmed")), report(2, 1, says(money(3e9), "rumoured"))]
    assert sheet(reports).entries[KEY].modality is Modality.CONFIRMED


def test_a_denied_value_is_shown_as_denied_by_whom() -> None:
    reports = [report(1, 0, says(money(3e9), "rumoured")), report(2, 1, says(money(3e9), "denied"))]
    entry = sheet(reports).entries[KEY]
    assert entry.modality is Modality.DENIED
    assert [s.report.article for s in entry.sightings] == [2]
    assert [s.report.article for s in entry.others] == [1]


def test_a_withdrawn_value_is_shown_as_former() -> None:
    reports = [report(1, 0, says(day("2026-04-09"))), report(2, 1, says(day("2026-04-09"), "former"))]
    assert sheet(reports).entries[KEY].modality is Modality.FORMER


def test_further_values_of_one_report_are_among_the_others() -> None:
    both = report(1, 0, says(count(400), "planned"), says(count(900), "rumoured", at=90))
    entry = sheet([both]).entries[KEY]
    assert entry.value == count(400)
    assert [s.claim.value for s in entry.others] == [count(900)]


def test_named_quantities_have_entries_of_their_own() -> None:
    reports = [
        report(1, 0, says(money(10e9), qualifier="pre-money")),
        report(2, 1, says(money(11.7e9), qualifier="post-money")),
        report(3, 2, says(money(10e9))),
    ]
    entries = sheet(reports).entries
    assert set(entries) == {("figure", "pre-money"), ("figure", "post-money")}
    assert [s.report.article for s in entries["figure", "pre-money"].sightings] == [1, 3]


@settings(max_examples=100)
@given(histories())
def test_a_sheet_never_contradicts_the_changes(reports: list[Report]) -> None:
    """Both come from one fold: what the sheet shows is the value that the last decisive change left standing."""
    ledger = fold(reports)
    for key, entry in sheet(reports).entries.items():
        standing = ledger.quantities[key].standing
        assert standing is not None
        assert entry.value == standing.sighting.claim.value
        assert entry.sightings
        assert not set(map(id, entry.sightings)) & set(map(id, entry.others))


@settings(max_examples=200)
@given(histories(), st.floats(0, 40), st.floats(0, 60))
def test_then_and_now_are_the_sheets_of_both_moments(reports: list[Report], then: float, later: float) -> None:
    one, other = DAY_ONE + timedelta(days=then), DAY_ONE + timedelta(days=then + later)
    before, ledger = then_and_now(reports, then=one, now=other)
    assert before == sheet(reports, as_of=one)
    assert sheet_of(ledger) == sheet(reports, as_of=other)


def test_what_was_found_late_is_not_in_the_sheet_of_then() -> None:
    late = report(2, 9, says(count(600), "confirmed"), reported_at=DAY_ONE - timedelta(days=2))
    reports = [report(1, 0, says(count(400))), late]
    before, _ = then_and_now(reports, then=DAY_ONE + timedelta(days=1), now=DAY_ONE + timedelta(days=10))
    assert before.entries[KEY].value == count(400)
