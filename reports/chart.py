"""One chart for web, HTML report and e-mail: the value of a fact over time, a dot for each report, as SVG.

Shape and colour of a dot say which origin it belongs to, a hollow dot that the value is rumoured, in talks or
targeted, a cross that it is denied; a band, that outlets disagree. Colours come from CSS (``templates/chart.css``);
without it all is currentColor.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from markupsafe import Markup, escape

from facts.model import Modality
from facts.values import Value
from reports.axes import Axis, Level, levels, time_ticks, value_axis
from reports.canvas import FONT, Canvas, Frame, rule, text_width
from reports.dots import Legend, Target, draw_dots, kinds_of, legend_of
from reports.model import Dispute, Line, Seen
from reports.text import plain, shorten
from reports.words import say_day, say_value

MOST_DOTS: Final = 150
MOST_LANES: Final = 8
_LANE: Final = 48.0
_BAND: Final = Markup(
    '<svg class="key" viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true">'
    '<rect class="dispute" x="-6" y="-5" width="12" height="10" fill="currentColor" fill-opacity=".16"/></svg>'
)


@dataclass(frozen=True, slots=True)
class Chart:
    """A drawn chart. ``hidden`` reports had no room, ``off_scale`` no place on the axis: a table must list them."""

    svg: Markup
    legend: tuple[Legend, ...]
    hidden: int
    off_scale: int


def step_chart(
    line: Line,
    *,
    start: datetime,
    until: datetime,
    label: str,
    width: int = 720,
    target: Callable[[Seen], str] | None = None,
) -> Chart:
    """The chart of one quantity between two moments, ``width`` user units wide. Screen readers read ``label``.

    With ``target`` each dot is a link to the address it gives. They are for the mouse only, and out of the order of
    tabs: a table beside the chart must have the same links.

    Money, counts, percents and dates stand on an axis, unless only one value is reported; names, places and choices
    stand in lanes, in order of appearance.
    """
    rows = _chosen(line.history or line.carriers)
    placed = levels(line.history or line.carriers)
    start, until = _padded(min([start, *(row.at for row in rows)]), until)
    if len({level.middle for level in placed.values()}) > 1:
        drawn = _numeric(line, rows, placed, start, until, float(width), target)
    else:
        drawn = _lanes(line, rows, start, until, float(width), target)
    canvas, hidden, off_scale = drawn
    kinds = kinds_of(line.history or line.carriers)
    svg = (
        f'<svg class="chart" viewBox="0 0 {width} {canvas.height:.0f}" width="{width}" height="{canvas.height:.0f}" '
        f'role="{"group" if target else "img"}" font-size="{FONT:.0f}" aria-label="{escape(plain(label))}">'
        f"{''.join(canvas.parts)}</svg>"
    )
    left_out = len(line.history or line.carriers) - len(rows)
    safe = Markup(svg)  # noqa: S704 - its texts are escaped where they are drawn
    legend = legend_of(line.history or line.carriers, kinds)
    if 'class="dispute"' in svg:
        legend = (*legend, Legend(_BAND, "band: outlets disagree"))
    return Chart(safe, legend, hidden + left_out, off_scale)


def _numeric(
    line: Line,
    rows: Sequence[Seen],
    placed: dict[Value, Level],
    start: datetime,
    until: datetime,
    width: float,
    target: Target,
) -> tuple[Canvas, int, int]:
    canvas = Canvas(width, 200.0)
    axis = value_axis(rows, placed)
    left = 10 + max((text_width(words) for _, words in axis.ticks), default=0.0)
    frame = Frame(left + 6, width - 12, 24, canvas.height - 30, start, until)

    def y(level: float) -> float:
        return frame.bottom - axis.place(level) * (frame.bottom - frame.top)

    _draw_ticks(canvas, frame, axis)
    _draw_time(canvas, frame)
    on_axis = [row for row in rows if row.value in placed]
    kinds = kinds_of(line.history or line.carriers)
    for row in on_axis:
        level = placed[row.value]
        if level.high > level.low:
            canvas.parts.append(
                f'<path class="span" d="M{frame.x(row.at):.1f} {y(level.low):.1f}V{y(level.high):.1f}" '
                'stroke="currentColor" stroke-opacity=".25" stroke-width="3"/>'
            )
    _draw_bands(canvas, frame, line, {value: y(level.middle) for value, level in placed.items()})
    steps = [
        (frame.x(step.at), y(placed[step.value].middle), step.value) for step in line.steps if step.value in placed
    ]
    _draw_steps(canvas, frame, [(x, height) for x, height, _ in steps])
    spots = [(frame.x(row.at), y(placed[row.value].middle), row) for row in on_axis]
    hidden = draw_dots(canvas, frame, spots, kinds, target)
    for index in reversed(range(len(steps))):
        x, height, value = steps[index]
        words = shorten(plain(say_value(value)), 28)
        places = ((x + 2, height - 11, "start"), (x + 2, height + 20, "start"), (x - 8, height - 11, "end"))
        any(canvas.text(at, base, words, "value", anchor) for at, base, anchor in places)
    return canvas, hidden, len(rows) - len(on_axis)


def _lanes(
    line: Line, rows: Sequence[Seen], start: datetime, until: datetime, width: float, target: Target
) -> tuple[Canvas, int, int]:
    counted = Counter(_lane_of(row.value) for row in rows)
    steps_in = {_lane_of(step.value) for step in line.steps[-MOST_LANES:]}
    kept = sorted(counted, key=lambda lane: (lane not in steps_in, -counted[lane]))[:MOST_LANES]
    names: dict[str, str] = {}
    for row in rows:
        if _lane_of(row.value) in kept:
            names.setdefault(_lane_of(row.value), plain(row.text))
    canvas = Canvas(width, _LANE * len(names) + 40)
    frame = Frame(7, width - 12, 10, canvas.height - 30, start, until)
    heights = {lane: 34 + _LANE * index for index, lane in enumerate(names)}
    room = int((frame.right - frame.left) / (FONT * 0.85))
    for lane, name in names.items():
        canvas.parts.append(rule(frame, heights[lane], "lane"))
        canvas.text(2, heights[lane] - 19, shorten(name, room), "value")
    _draw_time(canvas, frame)
    values = [value for one in line.disputes for value in (one.value, one.against)]
    _draw_bands(
        canvas, frame, line, {value: heights[_lane_of(value)] for value in values if _lane_of(value) in heights}
    )
    steps = [(frame.x(one.at), heights[_lane_of(one.value)]) for one in line.steps if _lane_of(one.value) in heights]
    _draw_steps(canvas, frame, steps)
    shown = [row for row in rows if _lane_of(row.value) in heights]
    spots = [(frame.x(row.at), heights[_lane_of(row.value)], row) for row in shown]
    hidden = draw_dots(canvas, frame, spots, kinds_of(line.history or line.carriers), target)
    return canvas, hidden + len(rows) - len(shown), 0


def _lane_of(value: Value) -> str:
    return say_value(value).casefold()


def _chosen(rows: Sequence[Seen]) -> list[Seen]:
    """At most MOST_DOTS reports: the first of each value and status, then a spread over the rest."""
    if len(rows) <= MOST_DOTS:
        return list(rows)
    first: dict[tuple[str, Modality], Seen] = {}
    for row in rows:
        first.setdefault((row.text, row.modality), row)
    news = {id(row) for row in list(first.values())[-MOST_DOTS // 2 :]}
    rest = [row for row in rows if id(row) not in news]
    room = MOST_DOTS - len(news)
    spread = {id(rest[index * len(rest) // room]) for index in range(room)}
    return [row for row in rows if id(row) in news or id(row) in spread]


def _padded(start: datetime, until: datetime) -> tuple[datetime, datetime]:
    span = until - start
    if span < timedelta(hours=6):
        return start - timedelta(hours=12), max(start, until) + timedelta(hours=12)
    return start - span * 0.03, until + span * 0.01


def _draw_steps(canvas: Canvas, frame: Frame, corners: Sequence[tuple[float, float]]) -> None:
    if not corners:
        return
    x, y = corners[0]
    path = f"M{x:.1f} {y:.1f}"
    for at, height in corners[1:]:
        path += f"H{at:.1f}V{height:.1f}"
        canvas.taken.append((at - 2, min(y, height), at + 2, max(y, height)))
        y = height
    canvas.parts.append(
        f'<path class="step" d="{path}H{frame.right:.1f}" fill="none" stroke="currentColor" stroke-width="1.8"/>'
    )
    for (start, level), end in zip(corners, [*(at for at, _ in corners[1:]), frame.right], strict=True):
        canvas.taken.append((start, level - 2, max(start, end), level + 2))


def _draw_bands(canvas: Canvas, frame: Frame, line: Line, heights: Mapping[Value, float]) -> None:
    """A band between two values for as long as outlets disagreed about them."""
    for one in line.disputes:
        if one.value not in heights or one.against not in heights:
            continue
        left, right = frame.x(one.at), frame.x(one.until) if one.until else frame.right
        top, bottom = sorted((heights[one.value], heights[one.against]))
        title = f"disputed: {plain(say_value(one.value))} against {plain(say_value(one.against))}, {_lasting(one)}"
        canvas.parts.append(
            f'<rect class="dispute" x="{left:.1f}" y="{top:.1f}" width="{max(right - left, 2):.1f}" '
            f'height="{max(bottom - top, 2):.1f}" fill="currentColor" fill-opacity=".16">'
            f"<title>{escape(title)}</title></rect>"
        )


def _lasting(one: Dispute) -> str:
    return f"{say_day(one.at)} to {say_day(one.until)}" if one.until else f"since {say_day(one.at)}"


def _draw_ticks(canvas: Canvas, frame: Frame, axis: Axis) -> None:
    for share, words in axis.ticks:
        height = frame.bottom - share * (frame.bottom - frame.top)
        canvas.parts.append(rule(frame, height, "grid"))
        canvas.text(frame.left - 8, height + 4, words, "tick", "end")


def _draw_time(canvas: Canvas, frame: Frame) -> None:
    canvas.parts.append(rule(frame, frame.bottom + 6, "axis"))
    for moment, words in time_ticks(frame.start, frame.end, max(2, int((frame.right - frame.left) / 96))):
        x = frame.x(moment)
        base = frame.bottom + 24
        if canvas.text(x, base, words, "tick", "middle") or canvas.text(2, base, words, "tick"):
            canvas.parts.append(
                f'<path class="axis" d="M{x:.1f} {frame.bottom + 6:.1f}v4" stroke="currentColor" stroke-opacity=".5"/>'
            )
