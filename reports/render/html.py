"""The report as one self-contained HTML file: no script, no request, everything from outside escaped."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from reports.chart import Chart, step_chart
from reports.model import ChangeItem, FactSection, Line, Seen, StoryReport
from reports.render import limits, phrases
from reports.text import plain, safe_link, shorten
from reports.words import say_day, say_modality, say_number, say_short_day, say_time

_WIDE = 728
_NARROW = 340
_LOADER = PackageLoader("reports", "templates")


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart for the desk and one for the phone, and what a reader must know about both."""

    wide: Chart
    narrow: Chart
    note: str


def render(report: StoryReport) -> str:
    """The whole page."""
    return (
        _environment()
        .get_template("report.html")
        .render(
            report=report,
            titles={section.id: section.title for section in report.facts},
            charts=lambda section, line: draw(report, section, line),
            css=Markup(_source("report.css") + _source("chart.css")),  # noqa: S704 - our own files
        )
    )


def draw(
    report: StoryReport,
    section: FactSection,
    line: Line,
    *,
    wide: int = _WIDE,
    target: Callable[[Seen], str] | None = None,
) -> Drawn:
    """The charts of a quantity, the one for the desk ``wide`` units wide; ``target`` is as in ``step_chart``."""
    start = report.first_at or line.first.at
    last = report.last_at or report.as_of
    # A story that went quiet is not squeezed into a corner: the axis ends soon after its last report.
    until = min(report.as_of, last + max((last - start) * 0.1, timedelta(days=1)))
    label = f"{section.title}: reported value over time, now {shorten(line.text, 120)}"
    large, small = (
        step_chart(line, start=start, until=until, label=label, width=width, target=target) for width in (wide, _NARROW)
    )
    notes = []
    if large.hidden:
        notes.append(
            f"{say_number(large.hidden, 'report')} had no room in the chart; those shown are spread over the time."
        )
    if large.off_scale:
        notes.append(f"{say_number(large.off_scale, 'report')} cannot be placed on this scale.")
    return Drawn(large, small, " ".join(notes))


def _by_day(items: Sequence[ChangeItem]) -> list[tuple[str, list[ChangeItem]]]:
    return [(day, list(group)) for day, group in groupby(items, key=lambda item: say_day(item.at))]


def _clean(text: Any) -> Any:
    return text if isinstance(text, Markup) or not isinstance(text, str) else plain(text)


def _source(name: str) -> str:
    return _LOADER.get_source(_environment(), name)[0]


@cache
def _environment() -> Environment:
    environment = Environment(loader=_LOADER, autoescape=True, undefined=StrictUndefined, finalize=_clean)
    environment.globals.update(
        limits=limits,
        phrases=phrases,
        plain=plain,
        safe_link=safe_link,
        shorten=shorten,
        say_day=say_day,
        say_modality=say_modality,
        say_number=say_number,
        say_short_day=say_short_day,
        say_time=say_time,
    )
    environment.filters["groupby_day"] = _by_day
    return environment
