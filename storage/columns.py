"""The types of the ledger's columns: the same values in and out on every database."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import fields
from datetime import UTC, datetime
from typing import Any, TypeVar

from sqlalchemy import DateTime, Dialect, Text
from sqlalchemy.exc import DontWrapMixin
from sqlalchemy.types import TypeDecorator

from storage.errors import LedgerError
from storage.texts import plain

LONGEST_URL = 2048
BATCH = 500  # ids in one query
Item = TypeVar("Item")


class _RefusedValueError(LedgerError, DontWrapMixin):
    """A value that no column takes; raised amid a statement, it reaches the caller as it is."""


class UtcDateTime(TypeDecorator[datetime]):
    """Aware datetimes, kept and given back in UTC on every database. A naive one is an error."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; SQLite keeps it without the zone, so that text order is time order."""
        if value is None:
            return None
        if value.utcoffset() is None:
            msg = f"{value.isoformat()} has no time zone; the ledger keeps UTC"
            raise _RefusedValueError(msg)
        in_utc = value.astimezone(UTC)
        return in_utc.replace(tzinfo=None) if dialect.name == "sqlite" else in_utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """As aware UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class PlainText(TypeDecorator[str]):
    """Text as every database can hold it: NUL and lone surrogates become U+FFFD, one for one, so offsets hold."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Replace what PostgreSQL or UTF-8 cannot hold."""
        return None if value is None else plain(value)


class Url(PlainText):
    """A URL of at most 2,048 bytes: longer ones are traps, and PostgreSQL cannot index them."""

    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Refuse what is too long."""
        if value is not None and len(value.encode("utf-8", "replace")) > LONGEST_URL:
            msg = f"a URL of {len(value)} characters is too long for the ledger (2,048 bytes): {value[:80]}..."
            raise _RefusedValueError(msg)
        return super().process_bind_param(value, dialect)


class Json(TypeDecorator[Any]):
    """A JSON value as text, written the same way each time: sorted keys, no spaces."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:  # noqa: ARG002
        """None is no value, not JSON null."""
        return None if value is None else json.dumps(value, sort_keys=True, separators=(",", ":"), allow_nan=False)

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:  # noqa: ARG002
        """The value again."""
        return None if value is None else json.loads(value)


def row_of(item: Any) -> dict[str, Any]:
    """The fields of a dataclass as they are; ``asdict`` would copy each value, which costs more than keeping it."""
    return {field.name: getattr(item, field.name) for field in fields(item)}


def batched(items: Sequence[Item], size: int = BATCH) -> Iterator[Sequence[Item]]:
    """The items, so many at a time."""
    for start in range(0, len(items), size):
        yield items[start : start + size]
