"""Two sheets side by side, by our comparison rather than by their text."""

from facts.changes.diff import Kind, diff
from facts.changes.sheets import sheet
from facts.compare import Relation
from facts.model import Claim, Entry, FactSheet, Modality, Sighting
from facts.values import Value
from tests.facts.reported import count, day, money, report, says
from tests.growth import TRIES, seconds


def sheet_of(*claims: Claim) -> FactSheet:
    return sheet([report(1, 0, *claims)])


def kinds(before: FactSheet, after: FactSheet) -> list[Kind]:
    return [difference.kind for difference in diff(before, after)]


def test_equal_sheets_do_not_differ() -> None:
    assert diff(sheet_of(says(money(3e9))), sheet_of(says(money(3e9)))) == []


def test_the_same_value_in_other_words_does_not_differ() -> None:
    assert kinds(sheet_of(says(count(35000))), sheet_of(says(count(35000, qual="over")))) == []
    assert kinds(sheet_of(says(day("2025-12"))), sheet_of(says(day("2025-12~")))) == []


def test_another_value_is_told_with_its_relation() -> None:
    (difference,) = diff(sheet_of(says(money(3e9))), sheet_of(says(money(5e9))))
    assert difference.kind is Kind.VALUE
    assert difference.comparison is not None
    assert difference.comparison.relation is Relation.DISJOINT


def test_a_more_precise_value_is_precision_and_says_which_way() -> None:
    (difference,) = diff(sheet_of(says(day("2026"))), sheet_of(says(day("2026-05"))))
    assert difference.kind is Kind.PRECISION
    assert difference.comparison is not None
    assert difference.comparison.relation is Relation.REFINES


def test_added_removed_and_status() -> None:
    before = sheet_of(says(money(3e9), "planned"), says(count(1), fact="old"))
    after = sheet_of(says(money(3e9), "confirmed"), says(count(1), fact="young"))
    found = [(difference.fact, difference.kind) for difference in diff(before, after)]
    assert found == [("figure", Kind.STATUS), ("old", Kind.REMOVED), ("young", Kind.ADDED)]


def test_a_new_dissenting_value_is_a_difference_in_others() -> None:
    first = report(1, 0, says(count(400)))
    assert kinds(sheet([first]), sheet([first, report(2, 1, says(count(600)))])) == [Kind.OTHERS]


def test_a_bare_figure_is_the_named_one_that_has_its_value() -> None:
    """Else a story whose figure was named later would show it as dropped, and another as added."""
    bare, named = sheet_of(says(money(3e9))), sheet_of(says(money(3e9), qualifier="pre-money"))
    assert kinds(bare, named) == kinds(named, bare) == []
    firmer = sheet_of(says(money(3e9), "confirmed", qualifier="pre-money"))
    (difference,) = diff(bare, firmer)
    assert (difference.kind, difference.qualifier) == (Kind.STATUS, "pre-money")
    other = sheet_of(says(money(5e9), qualifier="pre-money"))
    assert kinds(bare, other) == [Kind.REMOVED, Kind.ADDED]


def test_exactly_compared_every_other_wording_of_a_value_differs() -> None:
    before, after = sheet_of(says(count(35000))), sheet_of(says(count(35000, qual="over")))
    assert [difference.kind for difference in diff(before, after, exact=True)] == [Kind.PRECISION]
    assert diff(before, sheet_of(says(count(35000), at=70)), exact=True) == []


def test_a_value_of_another_type_differs() -> None:
    (difference,) = diff(sheet_of(says(count(5))), sheet_of(says(day("2026"))))
    assert difference.kind is Kind.VALUE


def test_large_sheets_that_hardly_differ_are_quicker_than_ones_that_differ() -> None:
    """DeepDiff, which is slow, sees only the entries that are not equal."""

    def large(changed: Value, every: int) -> FactSheet:
        context = report(1, 0)
        entries: dict[tuple[str, str | None], Entry] = {}
        for n in range(2_000):
            value = changed if n % every == 0 else count(n)
            sighting = Sighting(says(value, fact=f"f{n}"), context)
            entries[f"f{n}", None] = Entry(f"f{n}", None, value, Modality.PLANNED, (sighting,))
        return FactSheet(entries)

    few, many = ((large(count(-1), every), large(count(-77), every)) for every in (400, 2))
    assert (len(diff(*few)), len(diff(*many))) == (5, 1000)
    assert any(seconds(lambda: diff(*few)) < seconds(lambda: diff(*many)) / 4 for _ in range(TRIES))
