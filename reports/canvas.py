"""The drawing surface of a chart: words that keep clear of one another, and the plot's time axis."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from typing import Final

from markupsafe import escape

FONT: Final = 12.0
Box = tuple[float, float, float, float]


@dataclass(slots=True)
class Canvas:
    """The parts drawn so far, and the boxes that a label must keep clear of."""

    width: float
    height: float
    parts: list[str] = field(default_factory=list)
    taken: list[Box] = field(default_factory=list)

    def text(self, x: float, y: float, words: str, kind: str, anchor: str = "start") -> bool:
        """Write words with their baseline at y, unless they would leave the canvas or touch something."""
        wide = text_width(words) * (1.12 if kind == "value" else 1.0)  # values are bold
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        box = (left - 2, y - FONT, left + wide + 2, y + 3)
        if (
            box[0] < 0
            or box[2] > self.width
            or box[1] < 0
            or box[3] > self.height
            or any(touch(box, o) for o in self.taken)
        ):
            return False
        self.taken.append(box)
        self.parts.append(
            f'<text class="{kind}" x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="currentColor">'
            f"{escape(words)}</text>"
        )
        return True


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot inside the canvas, and its time axis."""

    left: float
    right: float
    top: float
    bottom: float
    start: datetime
    end: datetime

    def x(self, at: datetime) -> float:
        """Where a moment lies, clamped to the plot."""
        share = (at - self.start) / (self.end - self.start)
        return self.left + (self.right - self.left) * min(max(share, 0.0), 1.0)


def text_width(words: str) -> float:
    """A safe estimate of the width of words in the chart's font size, in user units."""
    wide = sum(1 for letter in words if unicodedata.east_asian_width(letter) in "WF")
    capitals = sum(1 for letter in words if letter.isupper())
    return FONT * (0.56 * len(words) + 0.44 * wide + 0.14 * capitals)


def rule(frame: Frame, y: float, kind: str) -> str:
    """A horizontal line across the plot: a grid line, a lane or the time axis."""
    opacity = ".5" if kind == "axis" else ".14"
    return (
        f'<path class="{kind}" d="M{frame.left:.1f} {y:.1f}H{frame.right:.1f}" '
        f'stroke="currentColor" stroke-opacity="{opacity}"/>'
    )


def touch(a: Box, b: Box) -> bool:
    """Whether two boxes (left, top, right, bottom) share any room."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]
