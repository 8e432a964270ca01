"""The band of a chart: from when to when outlets disagreed, and about what."""

from __future__ import annotations

from datetime import timedelta

import pytest
from lxml import etree

from facts.model import Change, Report, Verb
from reports.chart import step_chart
from reports.model import Dispute, Line
from reports.timeline import build_report
from tests.reports.ferry import NOW, START, STORY, change, claim, coverage, euros, report


def line(reports: list[Report], changes: list[Change], fact: str = "funding") -> Line:
    sections = build_report("ferry", STORY, reports, changes, now=NOW).facts
    return next(one for one in sections if one.id == fact).lines[0]


def raised(article: int, outlet: str, day: float, millions: str, revision: int = 1) -> Report:
    words = f"Fjordlink has raised [{millions} million euros]."
    return report(article, outlet, day, claim("funding", euros(millions), words), revision=revision)


FIRST, OTHER = raised(1, "Packet", 0, "180"), raised(2, "Ledger", 2, "250")
TOLD = [
    change(Verb.FIRST_REPORTED, FIRST, None, "funding", "first"),
    change(Verb.DISPUTED, OTHER, FIRST, "funding", "both"),
]


def test_a_dispute_lasts_until_something_ends_it() -> None:
    assert line([FIRST, OTHER], TOLD).disputes == (
        Dispute(START + timedelta(days=2), None, euros("180"), euros("250")),
    )


def test_it_ends_when_the_leading_value_moves_on() -> None:
    later = raised(3, "Harbour Times", 6, "300")
    told = [*TOLD, change(Verb.SUPERSEDED, later, FIRST, "funding", "later")]
    (dispute,) = line([FIRST, OTHER, later], told).disputes
    assert dispute.until == START + timedelta(days=6)


@pytest.mark.parametrize("verb", [Verb.CORRECTED, Verb.REVISED_IN_PLACE])
def test_it_ends_when_who_disagreed_edits_the_value(verb: Verb) -> None:
    edited = raised(2, "Ledger", 5, "180", revision=2)
    (dispute,) = line([FIRST, OTHER, edited], [*TOLD, change(verb, edited, OTHER, "funding", "edit")]).disputes
    assert dispute.until == edited.observed_at


def test_a_story_without_disputes_has_no_band() -> None:
    told = [*TOLD[:1], change(Verb.SUPERSEDED, OTHER, FIRST, "funding", "later")]
    one = line([FIRST, OTHER], told)
    assert one.disputes == ()
    chart = step_chart(one, start=START, until=NOW, label="Financing")
    assert "dispute" not in chart.svg
    assert not any("disagree" in entry.text for entry in chart.legend)


@pytest.mark.parametrize("width", [340, 728])
def test_the_chart_draws_a_band_from_one_value_to_the_other(width: int) -> None:
    chart = step_chart(line(*coverage()), start=START, until=NOW, label="Financing", width=width)
    svg = etree.fromstring(str(chart.svg))
    (band,) = svg.findall("rect[@class='dispute']")
    assert float(band.get("height", "")) > 10
    assert 0 < float(band.get("width", "")) < width
    lasted = "5 February 2026 to 7 February 2026"
    assert band.findtext("title") == f"disputed: €180 million against nearly $250 million, {lasted}"
    assert chart.legend[-1].text == "band: outlets disagree"


def test_names_that_are_disputed_have_a_band_between_their_lanes() -> None:
    dates = line(*coverage(), fact="launch")
    assert [one.against for one in dates.disputes]
    chart = step_chart(dates, start=START, until=NOW, label="First sailing")
    assert "disputed" in chart.svg
