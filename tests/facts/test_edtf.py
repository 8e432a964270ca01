"""EDTF spans: which days they cover, checked against sets of days."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.edtf import EdtfError, Span, contains, overlaps, parse

YEARS = range(2019, 2032)
EVERY_DAY = [date(2019, 1, 1) + timedelta(days=n) for n in range((date(2031, 12, 31) - date(2019, 1, 1)).days + 1)]


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2026", "2026-01-01", "2026-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2026-03-10", "2026-03-10", "2026-03-10"),
        ("2026-21", "2026-03-01", "2026-05-31"),
        ("2025-23", "2025-09-01", "2025-11-30"),
        ("2025-24", "2025-12-01", "2026-02-28"),
        ("2026-33", "2026-01-01", "2026-03-31"),
        ("2026-36", "2026-10-01", "2026-12-31"),
        ("2026-37", "2026-01-01", "2026-04-30"),
        ("2026-40", "2026-01-01", "2026-06-30"),
        ("2026-41", "2026-07-01", "2026-12-31"),
        ("2026-01/2026-04~", "2026-01-01", "2026-04-30"),
        ("2026-03-01/2026-03-10", "2026-03-01", "2026-03-10"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("2026-XX", "2026-01-01", "2026-12-31"),
        ("2026-05-XX", "2026-05-01", "2026-05-31"),
        ("2025-12~", "2025-12-01", "2025-12-31"),
    ],
)
def test_a_span_covers_its_days(edtf: str, first: str, last: str) -> None:
    span = parse(edtf)
    assert (span.first.isoformat(), span.last.isoformat()) == (first, last)


def test_marks_tell_that_a_span_is_approximate() -> None:
    assert parse("2025-12~").approximate
    assert not parse("2025-12").approximate


def test_open_ends_reach_to_the_end_of_time() -> None:
    assert parse("../2026-12").first == date.min
    assert parse("2026-06/..").last == date.max
    assert contains(parse("../2026-12"), parse("2026-06"))
    assert not contains(parse("../2026-12"), parse("2027"))


def test_a_yearly_day_contains_that_day_of_any_year() -> None:
    assert contains(parse("XXXX-06-05"), parse("2025-06-05"))
    assert not contains(parse("XXXX-06-05"), parse("2025-06"))
    assert not contains(parse("2025-06-05"), parse("XXXX-06-05"))
    assert overlaps(parse("2025-06"), parse("XXXX-06-05"))
    assert not overlaps(parse("XXXX-06-05"), parse("2025-07"))
    assert contains(parse("XXXX-06"), parse("XXXX-06-05"))


def test_the_29th_of_february_exists_in_leap_years_only() -> None:
    assert overlaps(parse("XXXX-02-29"), parse("2024-02"))
    assert not overlaps(parse("XXXX-02-29"), parse("2025"))


def test_a_winter_of_any_year_lasts_to_the_end_of_february() -> None:
    assert contains(parse("XXXX-24"), parse("2023-12-01/2024-02-29"))
    assert contains(parse("XXXX-24"), parse("2022-12-01/2023-02-28"))


@pytest.mark.parametrize(
    ("edtf", "problem"),
    [
        ("soon", "not year"),
        ("2026-13", "no such"),
        ("2026-02-30", "no such"),
        ("2026-05/2026-01", "ends before"),
        ("../..", "both ends"),
        ("2026-XX-05", "without a month"),
        ("202X-05", "all digits"),
        ("XXXX-05/2026-06", "only one end"),
    ],
)
def test_an_error_says_what_is_wrong(edtf: str, problem: str) -> None:
    with pytest.raises(EdtfError, match=problem) as caught:
        parse(edtf)
    assert edtf in str(caught.value)


def _single() -> st.SearchStrategy[str]:
    years = st.integers(2020, 2029)
    months = st.one_of(st.integers(1, 12), st.integers(21, 41))
    return st.one_of(
        years.map(str),
        st.builds("{}-{:02}".format, years, months),
        st.dates(date(2020, 1, 1), date(2029, 12, 31)).map(date.isoformat),
        st.builds("XXXX-{:02}".format, months),
        st.builds("XXXX-{:02}-{:02}".format, st.integers(1, 12), st.integers(1, 28)),
    )


def _fixed_range() -> st.SearchStrategy[str]:
    days = st.dates(date(2020, 1, 1), date(2029, 12, 31))
    return st.tuples(days, days).map(lambda pair: f"{min(pair)}/{max(pair)}")


def _moved(day: date, years: int) -> date:
    """The same day of another year; the last of February stays the last."""
    following = day + timedelta(days=1)
    if day.month == 2 and following.month == 3:
        return date(day.year + years, 3, 1) - timedelta(days=1)
    return day.replace(year=day.year + years)


def _day_set(span: Span) -> set[date]:
    """The days of the 2020s that a span can mean, found day by day."""
    if not span.yearly:
        return {day for day in EVERY_DAY if span.first <= day <= span.last}
    found: set[date] = set()
    for year in (min(YEARS) - 1, *YEARS):  # a winter begins in the year before
        shift = year - 2000
        first, last = _moved(span.first, shift), _moved(span.last, shift)
        found |= {day for day in EVERY_DAY if first <= day <= last}
    return found


@given(st.one_of(_single(), _fixed_range()), st.one_of(_single(), _fixed_range()))
def test_overlap_is_that_of_the_sets_of_days(a: str, b: str) -> None:
    one, other = parse(a), parse(b)
    shared = _day_set(one) & _day_set(other)
    assert overlaps(one, other) == bool(shared)
    assert overlaps(one, other) == overlaps(other, one)


@given(st.one_of(_single(), _fixed_range()), st.one_of(_single(), _fixed_range()))
def test_containment_is_that_of_the_sets_of_days(a: str, b: str) -> None:
    outer, inner = parse(a), parse(b)
    if inner.yearly and not outer.yearly:
        assert not contains(outer, inner)
    else:
        assert contains(outer, inner) == (_day_set(inner) <= _day_set(outer))
