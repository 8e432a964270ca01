"""The report as CSV: one row a sighting, for spreadsheets. A cell never starts a formula."""

from __future__ import annotations

import csv
import io
from typing import Final

from facts.values import Count, DateSpan, Money, Percent
from reports.model import FactSection, Seen, StoryReport
from reports.text import plain
from reports.words import say_modality, say_value

COLUMNS: Final = (
    "fact", "label", "qualifier", "value", "modality", "hedge", "amount", "maximum", "currency", "per", "edtf",
    "converted", "outlet", "title", "url", "reported_at", "observed_at", "confirmed_at", "attribution", "article",
    "revision", "origin", "uncertain", "corrected_by", "read_as",
    "words", "quote",
)  # fmt: skip
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def render(report: StoryReport) -> str:
    """Header and one row for each sighting of each fact, earliest first, with CRLF line ends (RFC 4180).

    Control characters are dropped, line breaks in texts are blanks; the JSON report has the texts verbatim.
    """
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for section in report.facts:
        writer.writerows([cell(text) for text in _row(section, seen)] for seen in section.seen)
    return out.getvalue()


def cell(text: str) -> str:
    """Text that a spreadsheet takes for text: formulas get a leading apostrophe."""
    risky = text.startswith(_FORMULA) or plain(text).lstrip().startswith(_FORMULA)
    return ("'" if risky else "") + plain(text)


def _row(section: FactSection, seen: Seen) -> list[str]:
    value = seen.value
    figure = value if isinstance(value, Money | Count | Percent) else None
    money = value if isinstance(value, Money) else None
    return [
        section.id,
        section.title,
        seen.qualifier or "",
        seen.text,
        say_modality(seen.modality),
        figure.hedge.value if figure and figure.hedge else "",
        f"{figure.amount:f}" if figure else "",
        f"{figure.maximum:f}" if figure and figure.maximum is not None else "",
        money.currency if money else "",
        (money.per or "") if money else "",
        value.edtf if isinstance(value, DateSpan) else "",
        "; ".join(f"{one.currency} {one.amount:f}" for one in seen.converted if isinstance(one, Money)),
        seen.outlet,
        seen.title,
        seen.url,
        seen.reported_at.isoformat() if seen.reported_at else "",
        seen.observed_at.isoformat(),
        seen.confirmed_at.isoformat(),
        " < ".join(seen.attribution),
        str(seen.article),
        str(seen.revision),
        seen.origin,
        seen.uncertain or "",
        seen.correction.by if seen.correction else "",
        say_value(seen.correction.read) if seen.correction else "",
        seen.quote.words,
        seen.quote.text,
    ]
