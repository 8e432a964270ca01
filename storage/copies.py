"""The origin of a new text among those of its story, without grouping them all again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from sqlalchemy import Connection, delete, func, select

from facts.changes.origins import BUCKET, Fingerprint, copies, in_origin_order, origin_of
from storage import schema


def keep(connection: Connection, story: str, prints: Sequence[Fingerprint], origins: Mapping[int, str]) -> None:
    """Put the texts of a story, and their origins, in the place of those that were kept."""
    connection.execute(delete(schema.sketch).where(schema.sketch.c.story == story))
    rows = [_row(story, n, one, origins[int(str(one.key))]) for n, one in enumerate(in_origin_order(prints))]
    if rows:
        connection.execute(schema.sketch.insert(), rows)


def add(connection: Connection, story: str, new: Fingerprint) -> str | None:
    """Keep a text that comes last in the order of origins, and give its origin.

    None, and nothing is kept, where it makes one origin of two or gives one another name: then all must be grouped.
    """
    table = schema.sketch
    query = select(table.c.signature).where(table.c.story == story).order_by(table.c.n)
    signatures = connection.execute(query).scalars().all()
    if any(len(one) != len(new.signature) or one[0] != new.signature[0] for one in signatures[:1]):
        return None
    origin = origin_of([new])
    alike = _meeting(signatures, new.signature)
    if alike:
        rows = connection.execute(select(table).where(table.c.story == story, table.c.n.in_(alike))).all()
        found = {row.origin for row in rows if copies(Fingerprint(0, "", row.at, row.credit, row.signature), new)}
        if len(found) > 1 or any(new.credit not in {None, one.partition("#")[0]} for one in found):
            return None
        origin = found.pop() if found else origin
    connection.execute(table.insert(), [_row(story, len(signatures), new, origin)])
    return origin


def forget(connection: Connection, story: str) -> None:
    """Keep nothing of a story."""
    connection.execute(delete(schema.sketch).where(schema.sketch.c.story == story))


def last(connection: Connection, story: str) -> int:
    """How many texts are kept."""
    table = schema.sketch
    found: int = connection.execute(select(func.count()).where(table.c.story == story)).scalar_one()
    return found


def _meeting(signatures: Sequence[bytes], new: bytes) -> list[int]:
    """The texts that share a band with a new one: of each band the first few, as when all are grouped."""
    if not signatures:
        return []
    bands = np.frombuffer(b"".join(one[1:] for one in signatures), dtype=np.uint64).reshape(len(signatures), -1)
    same = bands == np.frombuffer(new[1:], dtype=np.uint64)
    found: set[int] = set()
    for band in np.flatnonzero(same.any(axis=0)):
        found.update(int(n) for n in np.flatnonzero(same[:, band])[:BUCKET])
    return sorted(found)


def _row(story: str, n: int, one: Fingerprint, origin: str) -> dict[str, object]:
    kept = {"at": one.at, "credit": one.credit, "origin": origin, "signature": one.signature}
    return {"story": story, "n": n} | kept
