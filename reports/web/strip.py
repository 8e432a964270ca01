"""What each outlet said over time, one strip an outlet: who carries the present value, and who still an older one."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from markupsafe import Markup

from facts.model import Modality
from facts.values import Value
from reports.model import Line, Seen, StoryReport

MOST: Final = 16
_WIDTH: Final = 300
_HEIGHT: Final = 14
_LEAST: Final = 3.0  # so that a stretch of minutes can be seen


@dataclass(frozen=True, slots=True)
class Strip:
    """One outlet: its strip, what it said last, and whether that is the present value."""

    outlet: str
    svg: Markup
    last: Seen
    present: bool
    older: tuple[Seen, ...]  # other values that stand in articles of the outlet


def strips(line: Line, report: StoryReport) -> tuple[Strip, ...]:
    """The outlets of a quantity, those with another value than the present one first; at most 16."""
    rows: dict[str, list[Seen]] = defaultdict(list)
    for one in line.history:
        rows[one.outlet].append(one)
    carried = {(one.article, one.value) for one in line.carriers}
    beside = [one for group in line.others for one in group.seen]
    start = report.first_at or line.first.at
    until = max(report.last_at or report.as_of, start + timedelta(hours=1))
    made = [_strip(outlet, seen, carried, beside, start, until) for outlet, seen in rows.items()]
    return tuple(sorted(made, key=lambda one: (one.present, one.last.at, one.outlet))[:MOST])


def _strip(
    outlet: str,
    seen: list[Seen],
    carried: set[tuple[int, Value]],
    beside: list[Seen],
    start: datetime,
    until: datetime,
) -> Strip:
    texts = {one.text for one in seen if (one.article, one.value) in carried}
    last = seen[-1]
    parts = []
    for index, one in enumerate(seen):
        end = seen[index + 1].at if index + 1 < len(seen) else until
        parts.append(_stretch(one, end, start, until, present=one.text in texts))
    svg = (
        f'<svg class="strip" viewBox="0 0 {_WIDTH} {_HEIGHT}" width="{_WIDTH}" height="{_HEIGHT}" '
        f'preserveAspectRatio="none" aria-hidden="true">{"".join(parts)}</svg>'
    )
    older = {one.text: one for one in beside if one.outlet == outlet}
    safe = Markup(svg)  # noqa: S704 - numbers and our own class names
    return Strip(outlet, safe, last, last.text in texts, tuple(older.values()))


def _stretch(one: Seen, end: datetime, start: datetime, until: datetime, *, present: bool) -> str:
    left = _x(one.at, start, until)
    width = max(_x(end, start, until) - left, _LEAST)
    soft = " soft" if one.modality in {Modality.RUMOURED, Modality.IN_TALKS, Modality.TARGETED} else ""
    kind = ("present" if present else "other") + soft
    return f'<rect class="{kind}" x="{left:.1f}" y="2" width="{width:.1f}" height="{_HEIGHT - 4}"/>'


def _x(moment: datetime, start: datetime, until: datetime) -> float:
    share = (moment - start) / (until - start)
    return _WIDTH * min(max(share, 0.0), 1.0)
