"""The fact sheet of an article before and after an edit, side by side."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import given, settings

from facts.changes.diff import Kind
from facts.changes.edits import EMPTY, article_sheet, carried, edit
from facts.changes.history import changes
from facts.model import Claim, FactSheet, Modality, Report, Verb
from tests.facts.changes.histories import histories
from tests.facts.reported import count, day, money, report, says


def kinds(before: list[Claim], after: list[Claim]) -> list[tuple[str, Kind]]:
    made = edit(article_sheet(report(1, 0, *before)), report(1, 1, *after, revision=2))
    return [(one.fact, one.kind) for one in made.differences]


def test_the_sheet_of_an_article_has_its_certain_claims_by_quantity() -> None:
    sheet = article_sheet(
        report(
            1, 0,
            says(count(400), "rumoured"), says(count(600), "confirmed", at=90), says(count(600, qual="over"), at=120),
            says(money(3e9), fact="value", qualifier="pre-money"), says(money(4e9, per="year"), fact="value"),
            says(count(5), fact="doubted", uncertain="why"), says(count(6), "former", fact="old"),
            says(count(7), "denied", fact="not"),
        )
    )  # fmt: skip
    assert set(sheet.entries) == {("figure", None), ("value", "pre-money"), ("value", "per year")}
    entry = sheet.entries["figure", None]
    assert (entry.value, entry.modality) == (count(600), Modality.CONFIRMED)
    assert [s.claim.value for s in entry.sightings] == [count(600), count(600, qual="over")]
    assert [s.claim.value for s in entry.others] == [count(400)]


def test_the_same_claims_elsewhere_in_the_text_are_no_edit() -> None:
    assert kinds([says(count(400))], [says(count(400), at=300, quote="Another sentence.")]) == []


def test_each_difference_is_told_by_its_kind() -> None:
    before = [says(count(400), fact="a"), says(day("2026"), fact="b"), says(count(1), "planned", fact="c")]
    after = [says(count(600), fact="a"), says(day("2026-05"), fact="b"), says(count(1), "confirmed", fact="c")]
    assert kinds(before, after) == [("a", Kind.VALUE), ("b", Kind.PRECISION), ("c", Kind.STATUS)]
    assert kinds([says(count(1), fact="a")], [says(count(1), fact="b")]) == [("a", Kind.REMOVED), ("b", Kind.ADDED)]


def test_an_edit_is_told_to_the_letter() -> None:
    """Between two outlets "400" and "about 400" are one figure; in one article somebody has changed it."""
    assert kinds([says(count(400))], [says(count(400, qual="approx"))]) == [("figure", Kind.PRECISION)]


def test_the_status_of_a_further_value_is_part_of_the_sheet() -> None:
    before = [says(count(400), "confirmed"), says(count(600), "rumoured", at=90)]
    after = [says(count(400), "confirmed"), says(count(600), "planned", at=90)]
    assert kinds(before, after) == [("figure", Kind.OTHERS)]


def test_what_a_text_lacks_is_carried_until_it_is_known_as_lost() -> None:
    before = article_sheet(report(1, 0, says(count(1), fact="a"), says(count(2), fact="b")))
    after = article_sheet(report(1, 1, says(count(1), fact="a"), revision=2))
    assert set(carried(before, after).entries) == {("a", None), ("b", None)}
    assert set(carried(before, after, without=frozenset({"b"})).entries) == {("a", None)}
    assert carried(EMPTY, after) is after


def test_an_article_that_goes_on_saying_both_values_has_edited_nothing() -> None:
    """What other outlets did in between can make the other one of two values the story's; the text is the same."""
    both = (says(count(400), "planned"), says(count(600), "planned", at=90))
    reports = [
        report(1, 0, *both),
        report(2, 3, says(count(600), "confirmed"), says(count(400), "former", at=90)),
        report(1, 5, *both, revision=2),
    ]
    told = [change.verb for change in changes(reports) if change.verb.news]
    assert told == [Verb.FIRST_REPORTED, Verb.SUPERSEDED]


@settings(max_examples=60)
@given(histories())
def test_fetching_the_same_text_again_tells_no_edit(reports: list[Report]) -> None:
    """A revision whose claims are those of the one before, whatever happened elsewhere."""
    latest = max(reports, key=lambda one: (one.observed_at, one.article, one.revision))
    again = replace(
        latest,
        revision=max(one.revision for one in reports if one.article == latest.article) + 1,
        observed_at=latest.observed_at + timedelta(minutes=5),
        confirmed_at=latest.observed_at + timedelta(minutes=5),
    )
    edits = {"no correction note", "correction note", "updated article", "status in the same article"}
    found = [change for change in changes([*reports, again]) if change.new and change.new.report == again]
    assert [change for change in found if change.rule in edits] == []


def test_an_empty_text_edits_away_everything_and_an_empty_sheet_differs_in_nothing() -> None:
    assert kinds([says(count(1))], []) == [("figure", Kind.REMOVED)]
    assert edit(FactSheet({}), report(1, 0)).differences == ()
