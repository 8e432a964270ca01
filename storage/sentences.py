"""Which sentences of an article stand in two of its texts in a row: what they say was not edited."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from sqlalchemy import Connection, select

from facts.changes.edits import unchanged_sentences
from facts.model import Claim, Report
from storage import schema
from storage.columns import batched
from storage.stored import StoredReport


def with_unchanged(connection: Connection, stored: Sequence[StoredReport]) -> list[StoredReport]:
    """The reports with ``Report.unchanged`` filled in, in the same order. There is one for each revision.

    Texts are loaded only where two revisions in a row give different claims.
    """
    differing = sorted({one.revision for pair in _that_differ(stored) for one in pair[:2]})
    found = unchanged_of(stored, texts_of(connection, differing))
    return [
        replace(one, report=replace(one.report, unchanged=found[one.extraction])) if found.get(one.extraction) else one
        for one in stored
    ]


def unchanged_of(stored: Sequence[StoredReport], texts: Mapping[int, str]) -> dict[int, tuple[str, ...]]:
    """The sentences that stand in the revision before as well, by extraction; ``texts`` are those of the revisions."""
    return {
        after.extraction: unchanged_sentences(texts[before.revision], texts[after.revision], claims)
        for before, after, claims in _that_differ(stored)
    }


def _that_differ(stored: Sequence[StoredReport]) -> list[tuple[StoredReport, StoredReport, list[Claim]]]:
    """Neighbouring revisions with different claims, and all claims of the article up to the later one."""
    articles: dict[int, list[StoredReport]] = {}
    for one in stored:
        articles.setdefault(one.report.article, []).append(one)
    found = []
    for readings in articles.values():
        ordered = sorted(readings, key=lambda one: (one.report.revision, one.extraction))
        claims: list[Claim] = []
        for before, after in pairwise(ordered):
            claims += before.report.claims
            if before.revision != after.revision and _said(before.report) != _said(after.report):
                found.append((before, after, [*claims, *after.report.claims]))
    return found


def _said(report: Report) -> list[object]:
    return [(claim.fact, claim.value, claim.qualifier, claim.modality, claim.uncertain) for claim in report.claims]


def texts_of(connection: Connection, revisions: Sequence[int]) -> dict[int, str]:
    """The texts of revisions, by their ids."""
    table = schema.revision
    return {
        row.id: row.text
        for batch in batched(revisions)
        for row in connection.execute(select(table.c.id, table.c.text).where(table.c.id.in_(batch)))
    }
