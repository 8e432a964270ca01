"""Changes as rows. A large story has a hundred thousand of them, so they are kept small until they are stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from facts.model import Change
from storage import schema
from storage.columns import batched


@dataclass(slots=True)
class ChangeRow:
    """The row of a change; the names are those of the columns."""

    story: str
    id: str
    position: int
    fact: str
    verb: str
    old_claim: int | None
    old_origin: str | None
    new_claim: int | None
    new_origin: str | None
    at: datetime
    rule: str
    because: str
    flags: tuple[str, ...]

    @classmethod
    def of(cls, story: str, change: Change, old: int | None, new: int | None, *, position: int = 0) -> ChangeRow:
        """The row of a change; ``old`` and ``new`` are the rows of its claims."""
        return cls(
            story=story,
            id=change.id,
            position=position,
            fact=change.fact,
            verb=change.verb.value,
            old_claim=old,
            old_origin=change.old.report.origin if change.old else None,
            new_claim=new,
            new_origin=change.new.report.origin if change.new else None,
            at=change.at,
            rule=change.rule,
            because=change.because,
            flags=change.flags,
        )

    def values(self) -> dict[str, Any]:
        """As the database takes it and gives it back."""
        return {name: getattr(self, name) for name in self.__slots__} | {"flags": list(self.flags)}


def replace_changes(connection: Connection, story: str, rows: list[ChangeRow]) -> set[str]:
    """Make these rows the changes of a story, and give the ids that were not there before. Equal rows stay."""
    table = schema.change
    new = {row.id: row for row in rows}
    stale: list[str] = []
    there = set[str]()
    for row in connection.execute(select(table).where(table.c.story == story)).mappings():
        there.add(row["id"])
        found = new.get(row["id"])
        if found is not None and found.values() == dict(row):
            del new[row["id"]]
        else:
            stale.append(row["id"])
    for batch in batched(stale):
        connection.execute(table.delete().where(table.c.story == story, table.c.id.in_(batch)))
    for some in batched(list(new.values()), 2000):
        connection.execute(table.insert(), [row.values() for row in some])
    return new.keys() - there
