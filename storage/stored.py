"""A report together with the ids of the rows it was made of."""

from __future__ import annotations

from dataclasses import dataclass

from facts.model import Report


@dataclass(frozen=True, slots=True)
class StoredReport:
    """A report with the ids of its rows; ``claims`` are those of ``report.claims``, in order."""

    revision: int
    extraction: int
    report: Report
    claims: tuple[int, ...]
