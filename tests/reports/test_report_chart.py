"""The step chart: right marks, nothing on top of anything else, readable by machines and people."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

import pytest
from lxml import etree

from facts.model import Claim, Modality, Report
from facts.values import DateSpan, Money, Name, Value
from reports.axes import time_ticks
from reports.canvas import text_width
from reports.chart import MOST_DOTS, Chart, step_chart
from reports.timeline import build_report
from tests.reports.ferry import NOW, START, STORY, claim, coverage, dollars, euros, number, report

SVG = "{http://www.w3.org/2000/svg}"


def drawn(reports: Sequence[Report], fact: str = "funding", width: int = 728) -> Chart:
    section = next(one for one in build_report("s", STORY, reports, [], now=NOW).facts if one.id == fact)
    return step_chart(section.lines[0], start=START, until=NOW, label="Financing over time", width=width)


def tree(chart: Chart) -> etree._Element:
    return etree.fromstring(str(chart.svg).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1))


def boxes(chart: Chart) -> list[tuple[str, float, float, float, float]]:
    """Words with the box that they take."""
    found = []
    for one in tree(chart).iter(f"{SVG}text"):
        words, x, y = one.text or "", float(one.get("x", "")), float(one.get("y", ""))
        wide = text_width(words)
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[one.get("text-anchor", "")]
        found.append((words, left, y - 12, left + wide, y + 3))
    return found


def assert_tidy(chart: Chart, width: int) -> None:
    for one, other in itertools.combinations(boxes(chart), 2):
        apart = one[3] <= other[1] or other[3] <= one[1] or one[4] <= other[2] or other[4] <= one[2]
        assert apart, f"{one[0]!r} lies on {other[0]!r}"
    for words, left, top, right, _ in boxes(chart):
        assert left >= 0, words
        assert right <= width, words
        assert top >= 0, words


def sayings(count: int, value: Value, words: str, modality: Modality = Modality.CONFIRMED) -> list[Claim]:
    return [claim("funding", value, f"They raised [{words}].", modality=modality) for _ in range(count)]


@pytest.mark.parametrize("width", [340, 728])
@pytest.mark.parametrize("fact", ["funding", "launch", "chief", "ferries", "base", "stake", "status"])
def test_labels_of_a_real_story_never_overlap(fact: str, width: int) -> None:
    assert_tidy(drawn(coverage()[0], fact, width), width)


@pytest.mark.parametrize("width", [340, 728])
def test_one_report_makes_a_chart(width: int) -> None:
    chart = drawn([report(1, "Küstenblatt", 0, *sayings(1, euros("5"), "€5 million"))], width=width)
    assert_tidy(chart, width)
    assert "€5 million" in [words for words, *_ in boxes(chart)]
    assert chart.hidden == chart.off_scale == 0


def test_each_dot_tells_outlet_date_and_words() -> None:
    chart = drawn([report(1, "Küstenblatt", 0, *sayings(1, euros("5"), "5 Mio. Euro"))])
    titles = [one.text for one in tree(chart).iter(f"{SVG}title")]
    assert titles == ["Küstenblatt, 2 February 2026: €5 million (confirmed) – “5 Mio. Euro”"]


def test_uncommitted_values_are_hollow_and_denied_ones_crossed() -> None:
    kinds = {Modality.RUMOURED: "soft", Modality.IN_TALKS: "soft", Modality.TARGETED: "soft", Modality.PLANNED: "o0"}
    for modality, mark in kinds.items():
        chart = drawn([report(1, "Küstenblatt", 0, *sayings(1, euros("5"), "5", modality=modality))])
        (dot,) = [one for one in tree(chart).iter(f"{SVG}g") if "dot" in one.get("class", "")]
        assert dot.get("class", "").split()[-1] == mark


def test_copies_share_a_mark_and_a_line_in_the_legend() -> None:
    chart = drawn(coverage()[0])
    assert [entry.text for entry in chart.legend] == [
        "Harbour Times and 3 more with the same text",
        "one article each",
        "hollow: rumoured, in talks or targeted",
    ]
    assert str(chart.svg).count('class="dot o1') == 5


@pytest.mark.parametrize("width", [340, 728])
def test_forty_outlets_at_one_hour_stay_apart_or_are_counted(width: int) -> None:
    reports = [
        report(index, f"Outlet {index}", 2 + index / 500, *sayings(1, euros("5" if index % 3 else "6"), "5"))
        for index in range(1, 41)
    ]
    chart = drawn(reports, width=width)
    assert_tidy(chart, width)
    places = [
        tuple(float(part) for part in one.get("transform", "")[10:-1].split())
        for one in tree(chart).iter(f"{SVG}g")
        if "dot" in one.get("class", "")
    ]
    assert len(places) + chart.hidden == 40
    assert len(places) >= 30
    assert all(max(abs(a[0] - b[0]), abs(a[1] - b[1])) >= 9 for a, b in itertools.combinations(places, 2))


@pytest.mark.parametrize("width", [340, 728])
def test_long_words_are_cut_and_lanes_are_bounded(width: int) -> None:
    long = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
    reports = [
        report(index, "Küstenblatt", index, claim("chief", Name(f"{long}{index}"), f"[{long}{index}] leads."))
        for index in range(1, 13)
    ]
    chart = drawn(reports, "chief", width)
    assert_tidy(chart, width)
    assert any(words.endswith("…") for words, *_ in boxes(chart))
    assert chart.hidden == 4


def test_a_value_in_another_currency_stands_at_the_rate_of_the_day() -> None:
    reports = [
        report(1, "Küstenblatt", 0, *sayings(1, euros("180"), "180")),
        report(2, "Packet", 1, *sayings(1, euros("300"), "300")),
        report(3, "Ledger", 2, *sayings(1, dollars("250"), "250")),
    ]
    chart = drawn(reports)
    assert chart.off_scale == 0
    heights = {
        (one.findtext(f"{SVG}title") or "")[:3]: float(one.get("transform", "")[10:-1].split()[1])
        for one in tree(chart).iter(f"{SVG}g")
    }
    assert heights["Pac"] < heights["Led"] < heights["Küs"]


def test_a_currency_without_a_rate_is_counted_as_off_the_scale() -> None:
    odd = Money(Decimal(5_000_000), "XXX", Decimal(1_000_000))
    reports = [
        report(1, "Küstenblatt", 0, *sayings(1, euros("180"), "180")),
        report(2, "Packet", 1, *sayings(1, euros("300"), "300")),
        report(3, "Ledger", 2, *sayings(1, odd, "XXX 5 million")),
    ]
    section = build_report("s", STORY, reports, [], now=NOW).facts[0]
    assert section.lines
    chart = step_chart(section.lines[0], start=START, until=NOW, label="x")
    assert chart.off_scale == 1


@pytest.mark.parametrize(
    "values",
    [
        [number(0), number(0), number(1)],
        [number(3), number(4_000_000_000)],
        [DateSpan("2026"), DateSpan("../2027-12"), DateSpan("XXXX-06-05"), DateSpan("2027-05-04")],
        [DateSpan("0001"), DateSpan("9999")],
        [DateSpan("XXXX-06-05"), DateSpan("XXXX-07")],
    ],
)
def test_odd_scales_still_make_a_tidy_chart(values: list[Value]) -> None:
    fact = "launch" if isinstance(values[0], DateSpan) else "ferries"
    reports = [
        report(index + 1, f"Outlet {index}", index, claim(fact, value, "It says [so]."))
        for index, value in enumerate(values)
    ]
    assert_tidy(drawn(reports, fact, 340), 340)


def test_many_reports_are_thinned_and_counted() -> None:
    reports = [report(index, f"Outlet {index}", index / 40, *sayings(1, euros("5"), "5")) for index in range(1, 401)]
    chart = drawn(reports)
    shown = str(chart.svg).count('class="dot')
    assert shown <= MOST_DOTS
    assert shown + chart.hidden == 400


def test_the_chart_is_announced_and_drawn_without_style_or_script() -> None:
    svg = str(drawn(coverage()[0]).svg)
    assert 'role="img"' in svg
    assert 'aria-label="Financing over time"' in svg
    assert "currentColor" in svg
    assert "style=" not in svg
    assert "<script" not in svg


@pytest.mark.parametrize("days", [0.02, 0.3, 1, 3, 16, 45, 200, 900, 9000, 90000])
def test_time_axes_have_a_few_round_ticks(days: float) -> None:
    ticks = time_ticks(START, START + timedelta(days=days), 6)
    assert len(ticks) <= 7
    assert all(START <= at <= START + timedelta(days=days) for at, _ in ticks)
    assert len({label for _, label in ticks}) == len(ticks)
