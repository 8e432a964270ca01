"""The dots of a chart, one for each report, and what they stand for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from markupsafe import Markup, escape

from facts.model import Modality
from reports.canvas import Canvas, Frame
from reports.model import Seen
from reports.text import plain, shorten
from reports.words import SOFT, say_day, say_modality

_GAP: Final = 10.0  # between the middles of neighbouring dots
_SHAPES: Final = {
    "o0": "M-4.5 0a4.5 4.5 0 1 0 9 0a4.5 4.5 0 1 0-9 0Z",
    "o1": "M-4-4h8v8h-8Z",
    "o2": "M0-5.6 5.6 0 0 5.6-5.6 0Z",
    "o3": "M0-5.4 5.2 4h-10.4Z",
    "o4": "M0 5.4 5.2-4h-10.4Z",
    "o5": "M-5 0-2.5-4.4h5L5 0 2.5 4.4h-5Z",
}
_CROSS: Final = "M-4-4 4 4M4-4-4 4"
Target = Callable[[Seen], str] | None
_ROWS: Final = (0, -1, 1)
_COLUMNS: Final = (0, 1, -1, 2, -2, 3, -3, 4, -4)


@dataclass(frozen=True, slots=True)
class Legend:
    """What one kind of dot stands for. ``marker`` is a small SVG."""

    marker: Markup
    text: str


def kinds_of(rows: Sequence[Seen]) -> dict[str, str]:
    """The look of each origin that has more than one article; the others share a plain circle."""
    counted = Counter(origin for origin, _ in {(row.origin, row.article) for row in rows})
    first = {row.origin: index for index, row in reversed(list(enumerate(rows)))}
    large = sorted((one for one in counted if counted[one] > 1), key=lambda one: (-counted[one], first[one]))
    return {origin: f"o{index + 1}" for index, origin in enumerate(large[: len(_SHAPES) - 1])}


def legend_of(rows: Sequence[Seen], kinds: dict[str, str]) -> tuple[Legend, ...]:
    """What the kinds of dots in a chart of these reports stand for; ``kinds`` is that of ``kinds_of``."""
    entries = []
    for origin, kind in kinds.items():
        outlets = list(dict.fromkeys(plain(row.outlet) for row in rows if row.origin == origin))
        more = f" and {len(outlets) - 1} more with the same text" if len(outlets) > 1 else ""
        entries.append(Legend(_marker(kind, ""), shorten(outlets[0], 60) + more))
    if kinds and any(row.origin not in kinds for row in rows):
        entries.append(Legend(_marker("o0", ""), "one article each"))
    if any(row.modality in SOFT for row in rows):
        entries.append(Legend(_marker("o0", " soft"), "hollow: rumoured, in talks or targeted"))
    if any(row.modality is Modality.DENIED for row in rows):
        entries.append(Legend(_marker("o0", " denied"), "denied"))
    return tuple(entries)


def _marker(kind: str, state: str) -> Markup:
    return Markup(  # noqa: S704 - our own shapes
        '<svg class="key" viewBox="-7 -7 14 14" width="14" height="14" aria-hidden="true">'
        f'<g class="dot {kind}{state}">{_shape(kind, state)}</g></svg>'
    )


def _shape(kind: str, state: str) -> str:
    if state == " denied":
        return f'<path d="{_CROSS}" fill="none" stroke="currentColor" stroke-width="2"/>'
    fill = "none" if state == " soft" else "currentColor"
    return f'<path d="{_SHAPES[kind]}" fill="{fill}" stroke="currentColor" stroke-width="1.6"/>'


def draw_dots(
    canvas: Canvas,
    frame: Frame,
    spots: Sequence[tuple[float, float, Seen]],
    kinds: dict[str, str],
    target: Target,
) -> int:
    """Draw the reports side by side where they would cover one another. Returns how many found no room."""
    used: list[tuple[float, float]] = []
    hidden = 0
    for x, y, row in spots:
        free = next((spot for spot in _around(x, y, frame) if not _covered(spot, used)), None)
        if free is None:
            hidden += 1
            continue
        used.append(free)
        canvas.taken.append((free[0] - 6, free[1] - 6, free[0] + 6, free[1] + 6))
        state = " denied" if row.modality is Modality.DENIED else " soft" if row.modality in SOFT else ""
        kind = kinds.get(row.origin, "o0")
        dot = (
            f'<g class="dot {kind}{state}" transform="translate({free[0]:.1f} {free[1]:.1f})">'
            f"<title>{escape(_title(row))}</title>{_shape(kind, state)}</g>"
        )
        canvas.parts.append(f'<a href="{escape(target(row))}" tabindex="-1">{dot}</a>' if target else dot)
    return hidden


def _around(x: float, y: float, frame: Frame) -> Iterable[tuple[float, float]]:
    for column in _COLUMNS:
        for step in _ROWS:
            spot = (x + column * _GAP, y + step * _GAP)
            if frame.left <= spot[0] <= frame.right:
                yield spot


def _covered(spot: tuple[float, float], used: Sequence[tuple[float, float]]) -> bool:
    return any(abs(spot[0] - x) < _GAP - 0.5 and abs(spot[1] - y) < _GAP - 0.5 for x, y in used)


def _title(row: Seen) -> str:
    words = shorten(plain(row.quote.words), 80)
    said = f"{shorten(plain(row.text), 60)} ({say_modality(row.modality)})"
    return f"{shorten(plain(row.outlet), 60)}, {say_day(row.at)}: {said}" + (f" – “{words}”" if words else "")
