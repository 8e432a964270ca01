"""What stood for the quantities of a fact, and what each article stated, from when to when we knew it so.

These rows make a fact sheet as of any moment a matter of looking it up (``storage.then``). Moments are those of our
own knowledge: an article found late changes what stands from the day on which it was found.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Table, bindparam, delete

from facts.changes.course import Stop
from facts.changes.ledger import Ledger
from facts.model import Claim, Modality, Sighting
from storage import schema
from storage.claim_rows import said_number
from storage.columns import batched
from storage.memory import ClaimIds

Texts = Mapping[int, Mapping[int, Stop]]  # article → revision → where it was read
_Open = tuple[datetime | None, list[dict[str, Any]]]  # since when (None: the rows are stored), and the rows


class Intervals:
    """The rows of one fact, as moment after moment is noted."""

    def __init__(self, story: str, fact: str, ids: ClaimIds) -> None:
        self.story, self.fact, self._ids = story, fact, ids
        self._standing: dict[int, _Open] = {}
        self._stated: dict[int, _Open] = {}
        self._rows: dict[str, list[dict[str, Any]]] = {"standing": [], "stated": []}
        self._ended: dict[str, list[dict[str, Any]]] = {"standing": [], "stated": []}

    @staticmethod
    def forget(connection: Connection, story: str) -> None:
        """Keep nothing of a story."""
        for table in (schema.standing, schema.stated):
            connection.execute(delete(table).where(table.c.story == story))

    def begin(self, ledger: Ledger, texts: Texts) -> None:
        """Begin with what is stored already: all that stands, and is stated by these texts."""
        self._standing = {key: (None, [row]) for key, row in self._stand(ledger).items()}
        for article, of in texts.items():
            if rows := self._state(ledger, article, of):
                self._stated[article] = None, rows

    def note(self, at: datetime, ledger: Ledger, texts: Texts) -> None:
        """Note what another moment came to; of the articles of these texts something else was read."""
        self.note_standing(at, ledger)
        self.note_stated(at, ledger, texts)

    def note_standing(self, at: datetime, ledger: Ledger) -> None:
        """Note what stands at a moment, when all of it is read."""
        now = self._stand(ledger)
        for key in self._standing.keys() | now.keys():
            self._move("standing", self._standing, key, [now[key]] if key in now else [], at)

    def note_stated(self, at: datetime, ledger: Ledger, texts: Texts) -> None:
        """Note what some articles state at a moment."""
        for article, of in sorted(texts.items()):
            self._move("stated", self._stated, article, self._state(ledger, article, of), at)

    def write(self, connection: Connection) -> None:
        """Store what was noted."""
        for opened in (self._standing, self._stated):
            name = "standing" if opened is self._standing else "stated"
            for since, rows in opened.values():
                if since is not None:
                    self._rows[name] += [row | {"since": since, "until": None} for row in rows]
        for name, table in (("standing", schema.standing), ("stated", schema.stated)):
            _end(connection, table, self._ended[name])
            for batch in batched(self._rows[name], 5000):
                connection.execute(table.insert(), list(batch))

    def _move(self, name: str, opened: dict[int, _Open], key: int, now: list[dict[str, Any]], at: datetime) -> None:
        since, rows = opened.get(key, (None, []))
        if rows == now:
            return
        if rows and since is None:
            of = {"of_story": self.story, "of_fact": self.fact, "of": key, "ends": at}
            self._ended[name].append(of)
        elif since is not None and since < at:
            self._rows[name] += [row | {"since": since, "until": at} for row in rows]
        if now:
            opened[key] = at, now
        else:
            opened.pop(key, None)

    def _stand(self, ledger: Ledger) -> dict[int, dict[str, Any]]:
        found = {}
        for quantity in ledger.quantities.values():
            if quantity.standing is None or quantity.began is None or quantity.fact != self.fact:
                continue
            key = self._ids.of(quantity.began)
            found[key] = {
                "story": self.story,
                "fact": self.fact,
                "quantity": key,
                "qualifier": quantity.qualifier,
                "claim": self._ids.of(quantity.standing.sighting),
                "modality": quantity.modality.value,
                "ended": self._ids.of(quantity.ended) if quantity.ended else None,
            }
        return found

    def _state(self, ledger: Ledger, article: int, texts: Mapping[int, Stop]) -> list[dict[str, Any]]:
        """The rows of what the latest text of an article states, recalls and leaves uncertain."""
        report = ledger.latest.get(article)
        if report is None:
            return []
        placed = ledger.placed.get((article, report.revision), [])
        rows = [
            self._row(one, self._ids.of(quantity.began), texts)
            for quantity, one in placed
            if quantity.began is not None and quantity.fact == self.fact
        ]
        beside = [
            claim
            for claim in report.claims
            if claim.fact == self.fact and (claim.modality is Modality.FORMER or claim.uncertain is not None)
        ]
        rows += [self._row(Sighting(claim, report), None, texts) for claim in beside]
        return [row | {"n": n} for n, row in enumerate(rows)]

    def _row(self, sighting: Sighting, quantity: int | None, texts: Mapping[int, Stop]) -> dict[str, Any]:
        claim, report = sighting.claim, sighting.report
        return {
            "story": self.story,
            "fact": self.fact,
            "article": report.article,
            "quantity": quantity,
            "claim": self._ids.of(sighting),
            "at": _since(sighting, texts),
            "outlet": report.outlet,
            "origin": report.origin,
            "modality": claim.modality.value,
            "said": said_number(claim),
        }


def _since(sighting: Sighting, texts: Mapping[int, Stop]) -> datetime:
    """From when it counts that an article says so, through all revisions that say the same."""
    key = _key(sighting.claim)
    since = texts[sighting.report.revision].placed.at
    for revision in sorted(texts, reverse=True):
        if revision < sighting.report.revision:
            placed = texts[revision].placed
            if key not in map(_key, placed.report.claims):
                break
            since = placed.at
    return since


def _key(claim: Claim) -> tuple[object, ...]:
    return claim.fact, claim.qualifier, claim.value, claim.modality, claim.uncertain


def _end(connection: Connection, table: Table, ended: list[dict[str, Any]]) -> None:
    """End rows that are stored. What began at the same moment was never so."""
    if not ended:
        return
    key = table.c.quantity if table is schema.standing else table.c.article
    of = (table.c.story == bindparam("of_story"), table.c.fact == bindparam("of_fact"), key == bindparam("of"))
    there = (*of, table.c.until.is_(None))
    connection.execute(delete(table).where(*there, table.c.since == bindparam("ends")), ended)
    connection.execute(table.update().where(*there).values(until=bindparam("ends")), ended)
