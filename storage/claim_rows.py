"""Claims as rows. A story says the same over and over: what equal words stand for is read once and shared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Any

from sqlalchemy import ColumnElement, Connection, Text, select, type_coerce

from facts.model import Claim, Evidence, Modality, Trend
from facts.values import Value, from_json, to_json
from storage import schema
from storage.columns import batched

_TABLE = schema.claim.c
_JSON = ("value", "attribution", "converted")
COLUMNS = tuple(
    type_coerce(column, Text).label(column.name) if column.name in _JSON else column for column in schema.claim.c
)
"""The columns of a claim as ``claim_of`` takes them: JSON as its text."""


def claims_of(
    connection: Connection, extractions: Sequence[int], facts: Collection[str] | None = None
) -> dict[int, list[tuple[int, Claim]]]:
    """The claims of some readings with their ids, of some facts only, in the order of the text."""
    found: dict[int, list[tuple[int, Claim]]] = {}
    for batch in batched(extractions):
        wanted = _TABLE.extraction.in_(batch)
        found |= claims_in(connection, wanted if facts is None else wanted & _TABLE.fact.in_(facts))
    return found


def claims_in(connection: Connection, wanted: ColumnElement[bool]) -> dict[int, list[tuple[int, Claim]]]:
    """The claims that are wanted, of each extraction with their ids, in the order of the text."""
    query = select(*COLUMNS).where(wanted).order_by(_TABLE.extraction, _TABLE.position)
    found: dict[int, list[tuple[int, Claim]]] = {}
    for row in connection.execute(query):
        found.setdefault(row.extraction, []).append((row.id, claim_of(row)))
    return found


def row_of(extraction: int, position: int, claim: Claim) -> dict[str, Any]:
    """The row of a claim."""
    evidence = claim.evidence
    return {
        "extraction": extraction,
        "position": position,
        "fact": claim.fact,
        "value": to_json(claim.value),
        "qualifier": claim.qualifier,
        "modality": claim.modality.value,
        "attribution": list(claim.attribution),
        "converted": [to_json(value) for value in claim.converted],
        "uncertain": claim.uncertain,
        "quote": evidence.quote,
        "quote_start": evidence.start,
        "quote_end": evidence.end,
        "words": evidence.words,
        "words_start": evidence.words_start,
        "words_end": evidence.words_end,
        "trend": claim.trend.value if claim.trend else None,
    }


def claim_of(row: Any) -> Claim:
    """A claim from its row, with the columns of ``COLUMNS``."""
    evidence = Evidence(row.quote, row.quote_start, row.quote_end, row.words, row.words_start, row.words_end)
    return Claim(
        row.fact,
        _value(row.value),
        Modality(row.modality),
        evidence,
        row.qualifier,
        _names(row.attribution),
        _values(row.converted),
        row.uncertain,
        trend=Trend(row.trend) if row.trend else None,
    )


def said_text(claim: Claim) -> str:
    """What a claim says, whoever says it: equal texts are equal values and conversions."""
    return _said(claim.value, claim.converted)


def said_number(claim: Claim) -> int:
    """The same as a number: 63 bits of a digest."""
    return _number(said_text(claim))


@lru_cache(maxsize=16384)
def _number(text: str) -> int:
    return int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big") >> 1


@lru_cache(maxsize=16384)
def _said(value: Value, converted: tuple[Value, ...]) -> str:
    return json.dumps([to_json(value), [to_json(one) for one in converted]], sort_keys=True)


@lru_cache(maxsize=16384)
def _value(text: str) -> Value:
    return from_json(json.loads(text))


@lru_cache(maxsize=4096)
def _values(text: str) -> tuple[Value, ...]:
    return tuple(from_json(value) for value in json.loads(text))


@lru_cache(maxsize=4096)
def _names(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))
