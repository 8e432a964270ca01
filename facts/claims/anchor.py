"""About when a text was written, from its own dates, where nobody says."""

from __future__ import annotations

from bisect import bisect_right
from datetime import date, timedelta

from facts.dates.dates import find_dates
from facts.edtf import EdtfError, Span, parse
from facts.stance.stance import stance_index
from facts.values import DateSpan
from facts.words.cues import tokens
from facts.words.text import Span as Place
from facts.words.text import sentences

_AHEAD = frozenset({"planned", "targeted", "rumoured"})
_FAR = timedelta(days=400)  # a date this far ahead is a horizon (2030) and says little about today


def inferred_day(text: str, code: str) -> date | None:
    """The day before the first date that the text looks forward to, else the last day of the latest it looks back on.

    None for a text without a full date. Only months and days count: a year alone is too coarse.
    """
    ahead: list[Span] = []
    past: list[Span] = []
    places: list[Place] = []
    for mention in find_dates(text, code, published=None):
        span = _exact(mention.value.edtf) if isinstance(mention.value, DateSpan) else None
        if span is not None:
            places = places or sentences(text)
            (ahead if _looks_forward(text, places, mention.start, code) else past).append(span)
    latest = max((span.last for span in past), default=None)
    coming = [span.first for span in ahead if latest is None or latest < span.first <= latest + _FAR]
    return min(coming) - timedelta(days=1) if coming else latest


def _exact(edtf: str) -> Span | None:
    try:
        span = parse(edtf)
    except EdtfError:
        return None
    return span if not span.yearly and span.days <= 31 else None


def _looks_forward(text: str, places: list[Place], position: int, code: str) -> bool:
    at = bisect_right(places, position, key=lambda place: place.start) - 1
    if at < 0 or position >= places[at].end:
        return False
    hits = stance_index(code).find(tokens(text[places[at].start : places[at].end]))
    return any(hit.cue.label in _AHEAD for hit in hits)
