"""What was known of a story at any moment, looked up: which values stood, who carried them, what stood beside them.

The rows are those of ``storage.intervals``, as the machine reads the texts: decisions of people are not in them.
``storage.overview`` counts who carries a value instead of loading all their sentences.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Table, func, or_, select

from facts.changes.rules_version import RULES
from facts.changes.sheets import entry_of, sheet_order
from facts.changes.standing import Quantity, Seen
from facts.model import FactSheet, Modality, Sighting
from facts.rates import ecb_rates
from storage import origins, schema
from storage.columns import batched
from storage.memory import sightings_of

_STANDING, _STATED = schema.standing, schema.stated
_OFF = (Modality.FORMER.value, Modality.DENIED.value)


@dataclass(frozen=True, slots=True)
class Size:
    """The texts that were known, and from when the first and the last of what they state counts."""

    articles: int
    outlets: int
    origins: int
    first_at: datetime | None
    last_at: datetime | None


def is_told(connection: Connection, story: str) -> bool:
    """Whether the rows of a story are there, by the rules of today; else its reports must be folded."""
    table = schema.checkpoint
    rules = connection.execute(select(table.c.rules).where(table.c.story == story)).scalar()
    return rules == RULES


def size(connection: Connection, story: str, as_of: datetime | None = None) -> Size:
    """How many articles, outlets and independent origins were known."""
    table, text, article = schema.origin, schema.revision, schema.article
    query = (
        select(table.c.origin, func.count(func.distinct(article.c.outlet)).label("n"), func.min(article.c.outlet))
        .join(text, text.c.id == table.c.revision)
        .join(article, article.c.id == text.c.article)
        .where(table.c.story == story, origins.known_at(as_of))
        .group_by(table.c.origin)
    )
    counted = (
        select(func.count(func.distinct(text.c.article)), func.count(func.distinct(article.c.outlet)))
        .select_from(table)
        .join(text, text.c.id == table.c.revision)
        .join(article, article.c.id == text.c.article)
        .where(table.c.story == story, origins.known_at(as_of))
    )
    stated = select(func.min(_STATED.c.at), func.max(_STATED.c.at)).where(_STATED.c.story == story)
    first, last = connection.execute(stated if as_of is None else stated.where(_STATED.c.since <= as_of)).one()
    articles, outlets = connection.execute(counted).one()
    rows = connection.execute(query).all()
    shared = sum(n > 1 for _, n, _ in rows)
    return Size(articles, outlets, shared + len({outlet for _, n, outlet in rows if n == 1}), first, last)


def uncertain(connection: Connection, story: str, limit: int) -> tuple[int, list[Seen]]:
    """How many uncertain readings the latest texts of all articles have, and the newest of them."""
    claim = schema.claim
    query = (
        select(_STATED.c.claim, _STATED.c.at, _STATED.c.origin)
        .join(claim, claim.c.id == _STATED.c.claim)
        .where(_STATED.c.story == story, _STATED.c.quantity.is_(None), held(_STATED, None))
        .where(claim.c.uncertain.is_not(None))
    )
    number: int = connection.execute(select(func.count()).select_from(query.subquery())).scalar_one()
    rows = connection.execute(query.order_by(_STATED.c.at.desc(), _STATED.c.article.desc()).limit(limit)).all()
    known = sightings(connection, {row.claim: row.origin for row in rows})
    return number, [Seen(known[row.claim], row.at) for row in rows]


def doubted(connection: Connection, story: str, quotes: Collection[str]) -> bool:
    """Whether a sentence that was accepted somewhere is read as uncertain in some text."""
    claim, extraction = schema.claim, schema.extraction
    query = select(claim.c.id).join(extraction, extraction.c.id == claim.c.extraction)
    there = query.where(extraction.c.story == story, claim.c.uncertain.is_not(None))
    return any(
        connection.execute(there.where(claim.c.quote.in_(batch)).limit(1)).first() is not None
        for batch in batched(sorted(quotes))
    )


def sheet(connection: Connection, story: str, as_of: datetime | None = None) -> FactSheet:
    """The sheet of a story as known at a moment (now when None), with every sentence; see ``facts.changes.sheets``.

    Its reports have no other claims than those of the sheet.
    """
    standing = standing_rows(connection, story, as_of)
    query = select(_STATED).where(_STATED.c.story == story, held(_STATED, as_of))
    rows = connection.execute(query.order_by(_STATED.c.article, _STATED.c.n)).all()
    known = sightings(connection, {key: "" for row in standing for key in (row.claim, row.ended) if key})
    known |= sightings(connection, {row.claim: row.origin for row in rows})
    present: dict[int | None, list[Sighting]] = defaultdict(list)
    for row in rows:
        present[row.quantity].append(known[row.claim])
    formers = sorted((one for one in present[None] if one.claim.modality is Modality.FORMER), key=sheet_order)
    entries = {}
    for row in sorted(standing, key=lambda row: (row.fact, row.qualifier or "")):
        recalled = [one for one in formers if one.claim.fact == row.fact]
        entry = entry_of(
            _quantity(row, known),
            sorted(present[row.quantity], key=sheet_order),
            tuple(one for one in recalled if one.claim.qualifier in {None, row.qualifier}),
        )
        if entry is not None:
            entries[row.fact, row.qualifier] = entry
    return FactSheet(entries)


def held(table: Table, as_of: datetime | None) -> ColumnElement[bool]:
    """Of the rows of a table those that held at a moment."""
    if as_of is None:
        return table.c.until.is_(None)
    return (table.c.since <= as_of) & or_(table.c.until.is_(None), table.c.until > as_of)


def standing_rows(connection: Connection, story: str, as_of: datetime | None) -> Sequence[Row[Any]]:
    """What stood at a moment."""
    return connection.execute(select(_STANDING).where(_STANDING.c.story == story, held(_STANDING, as_of))).all()


def _quantity(row: Row[Any], known: Mapping[int, Sighting]) -> Quantity:
    found = Quantity(row.fact, row.qualifier, ecb_rates(), modality=Modality(row.modality))
    found.standing = Seen(known[row.claim], row.since)
    found.ended = known[row.ended] if row.ended else None
    return found


def sightings(connection: Connection, wanted: Mapping[int, str]) -> dict[int, Sighting]:
    """Claims in their reports, by their ids; ``wanted`` has the origins."""
    found: dict[int, Sighting] = {}
    for batch in batched(sorted(wanted)):
        found |= sightings_of(connection, {key: wanted[key] for key in batch})
    return found
