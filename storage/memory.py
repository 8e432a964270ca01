"""What the fold over a story's reports remembers, kept so that a new article can be judged without the others.

A new article meets the quantities of its facts: what stands there, what copies of its text carry, and, where it may
contradict what stands, of all who carry a value one of each kind that the rules ask for. Nothing else is loaded.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, bindparam, delete, func, select

from facts.changes.ledger import Ledger
from facts.changes.origins import claim_origin
from facts.changes.standing import Quantity, Seen
from facts.model import Claim, Modality, Report, Sighting
from facts.rates import ecb_rates
from storage import schema
from storage.claim_rows import COLUMNS, claim_of, said_text
from storage.columns import batched

_Place = tuple[int, int, Claim]  # article, revision, claim


class ClaimIds:
    """The rows of the claims that were sighted."""

    def __init__(self) -> None:
        self._ids: dict[_Place, int] = {}
        self._same: dict[int, tuple[Claim, int]] = {}

    def add(self, sighting: Sighting, key: int) -> None:
        """Learn the row of a claim."""
        claim, report = sighting.claim, sighting.report
        self._same[id(claim)] = claim, key
        self._ids.setdefault((report.article, report.revision, claim), key)

    def of(self, sighting: Sighting) -> int:
        """The row of a claim."""
        claim, report = sighting.claim, sighting.report
        found = self._same.get(id(claim))
        return found[1] if found is not None else self._ids[report.article, report.revision, claim]


def keep(connection: Connection, story: str, fact: str, ledger: Ledger, ids: ClaimIds) -> None:
    """Put what a fold remembers of a fact in the place of what was kept. Equal rows stay."""
    table = schema.quantity
    connection.execute(delete(table).where(table.c.story == story, table.c.fact == fact))
    if rows := list(_quantities(story, ledger, ids)):
        connection.execute(table.insert(), rows)
    carriers = {
        (row["number"], row["article"]): row
        for quantity in ledger.quantities.values()
        for row in _carriers(story, ids, quantity, quantity.carriers.values())
    }
    there = select(schema.carrier).where(schema.carrier.c.story == story, schema.carrier.c.fact == fact)
    stale = []
    for row in connection.execute(there).mappings():
        key = row["number"], row["article"]
        if carriers.get(key) == dict(row):
            del carriers[key]
        else:
            stale.append({"of_number": key[0], "of_article": key[1]})
    of = schema.carrier.c.number == bindparam("of_number"), schema.carrier.c.article == bindparam("of_article")
    if stale:
        connection.execute(delete(schema.carrier).where(schema.carrier.c.story == story, *of), stale)
    for batch in batched(list(carriers.values()), 5000):
        connection.execute(schema.carrier.insert(), list(batch))


def forget(connection: Connection, story: str, *, but: Collection[str] = ()) -> None:
    """Keep nothing of a story but of some facts."""
    for table in (schema.quantity, schema.carrier):
        connection.execute(delete(table).where(table.c.story == story, table.c.fact.not_in(sorted(but))))


def recall(connection: Connection, story: str, report: Report, ids: ClaimIds) -> Ledger:
    """What a new article's report meets; ``ids`` learns the rows of the claims in it. Its origin must be known."""
    table = schema.quantity
    facts = {claim.fact for claim in report.claims}
    query = select(table).where(table.c.story == story, table.c.fact.in_(facts)).order_by(table.c.fact, table.c.place)
    rows = connection.execute(query).all()
    wanted: dict[int, str] = {}
    for row in rows:
        wanted |= dict(_sightings(row.memory))
    met = _copies(connection, story, report, [row.number for row in rows])
    known = sightings_of(connection, wanted | {one.claim: one.origin for one in met})
    ledger, of_number = Ledger(ecb_rates()), {}
    for row in rows:
        of_number[row.number] = ledger.quantities[row.fact, row.qualifier] = _quantity(row, known)
    doubtful = {number: quantity for number, quantity in of_number.items() if _may_differ(quantity, report)}
    witnesses = _witnesses(connection, story, report, doubtful)
    known |= sightings_of(connection, {one.claim: one.origin for one in witnesses if one.claim not in known})
    carried = {(one.number, one.article): one for one in (*met, *witnesses)}
    for one in carried.values():
        of_number[one.number].carry(Seen(known[one.claim], one.at))
    for key, sighting in known.items():
        ids.add(sighting, key)
    return ledger


def go_on(connection: Connection, story: str, ledger: Ledger, ids: ClaimIds, report: Report) -> None:
    """Keep what the ledger remembers after it has read one more report."""
    table = schema.quantity
    facts = {claim.fact for claim in report.claims}
    carriers = [
        row
        for quantity in ledger.quantities.values()
        if report.article in quantity.carriers
        for row in _carriers(story, ids, quantity, [quantity.carriers[report.article]])
    ]
    connection.execute(delete(table).where(table.c.story == story, table.c.fact.in_(facts)))
    quantities = list(_quantities(story, ledger, ids))
    for target, rows in ((table, quantities), (schema.carrier, carriers)):
        if rows:
            connection.execute(target.insert(), rows)


def _quantities(story: str, ledger: Ledger, ids: ClaimIds) -> Iterator[dict[str, Any]]:
    places: dict[str, int] = {}
    for (fact, qualifier), quantity in ledger.quantities.items():
        places[fact] = places.get(fact, -1) + 1
        yield {
            "story": story,
            "number": _number(quantity, ids),
            "fact": fact,
            "place": places[fact],
            "qualifier": qualifier,
            "memory": _remembered(quantity, ids),
        }


def _number(quantity: Quantity, ids: ClaimIds) -> int:
    """The row of the claim that a quantity began with."""
    assert quantity.began is not None  # noqa: S101 - every quantity of a ledger has begun
    return ids.of(quantity.began)


def _remembered(quantity: Quantity, ids: ClaimIds) -> dict[str, Any]:
    standing = quantity.standing

    def row(sighting: Sighting) -> list[Any]:
        return [ids.of(sighting), sighting.report.origin]

    return {
        "began": row(quantity.began) if quantity.began else None,
        "standing": [*row(standing.sighting), standing.at.isoformat()] if standing else None,
        "modality": quantity.modality.value,
        "ended": row(quantity.ended) if quantity.ended else None,
        "first": quantity.first_at.isoformat() if quantity.first_at else None,
        "last": quantity.last_at.isoformat() if quantity.last_at else None,
        "past": [row(one) for one in quantity.past],
        "noted": [row(one) for one in quantity.noted],
    }


def _quantity(row: Any, known: Mapping[int, Sighting]) -> Quantity:
    kept = row.memory

    def moment(text: str | None) -> datetime | None:
        return datetime.fromisoformat(text) if text else None

    found = Quantity(row.fact, row.qualifier, ecb_rates(), began=known[kept["began"][0]])
    if kept["standing"]:
        key, _, at = kept["standing"]
        found.standing = Seen(known[key], datetime.fromisoformat(at))
    found.modality = Modality(kept["modality"])
    found.ended = known[kept["ended"][0]] if kept["ended"] else None
    found.first_at, found.last_at = moment(kept["first"]), moment(kept["last"])
    found.past = [known[key] for key, _ in kept["past"]]
    found.noted = [known[key] for key, _ in kept["noted"]]
    return found


def _sightings(kept: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    for name in ("began", "standing", "ended"):
        if kept[name]:
            yield kept[name][0], kept[name][1]
    for name in ("past", "noted"):
        yield from ((key, origin) for key, origin in kept[name])


def _carriers(story: str, ids: ClaimIds, quantity: Quantity, carried: Iterable[Seen]) -> Iterator[dict[str, Any]]:
    number = _number(quantity, ids)
    for seen in carried:
        claim, report = seen.sighting.claim, seen.sighting.report
        yield {
            "story": story,
            "number": number,
            "fact": quantity.fact,
            "article": report.article,
            "claim": ids.of(seen.sighting),
            "at": seen.at,
            "origin": report.origin,
            "voice": seen.origin,
            "outlet": report.outlet,
            "said": said_text(claim),
        }


def _copies(connection: Connection, story: str, report: Report, numbers: Sequence[int]) -> list[Any]:
    """Carriers of the report's origin."""
    table = schema.carrier
    own = (table.c.story == story, table.c.number.in_(numbers), table.c.origin == report.origin)
    return list(connection.execute(select(table).where(*own)).all())


def _stated(report: Report, fact: str) -> list[Sighting]:
    """What a report states for a fact for certain."""
    certain = (claim for claim in report.claims if claim.fact == fact and claim.uncertain is None)
    return [Sighting(claim, report) for claim in certain if not claim.modality.off_axis]


def _may_differ(quantity: Quantity, report: Report) -> bool:
    """Whether a report may contradict what stands: only then the rules ask who carries it."""
    stated, standing = _stated(report, quantity.fact), quantity.standing
    return standing is not None and (
        len(stated) > 1 or not all(quantity.agrees(one, standing.sighting) for one in stated)
    )


def _witnesses(connection: Connection, story: str, report: Report, doubtful: Mapping[int, Quantity]) -> list[Any]:
    """Of each value of some quantities one carrier of every kind that the rules ask for.

    The kinds are: whether it goes back to the report's own source, and whether it is of the report's outlet.
    """
    table = schema.carrier
    found: list[Any] = []
    for number, quantity in doubtful.items():
        for voice in sorted({claim_origin(one) for one in _stated(report, quantity.fact)}):
            own = (table.c.story == story, table.c.number == number)
            kinds = (table.c.said, table.c.voice == voice, table.c.outlet == report.outlet)
            firsts = select(func.min(table.c.article)).where(*own).group_by(*kinds)
            found += connection.execute(select(table).where(*own, table.c.article.in_(firsts))).all()
    return found


def sightings_of(connection: Connection, wanted: Mapping[int, str]) -> dict[int, Sighting]:
    """The claims of some rows in their reports, whose origins are given. The reports have no other claims."""
    claim, revision, article = schema.claim, schema.revision, schema.article
    query = (
        select(
            *COLUMNS,
            revision.c.article,
            revision.c.n,
            revision.c.title,
            revision.c.reported_at,
            revision.c.observed_at,
            revision.c.correction,
            revision.c.partial,
            article.c.outlet,
            article.c.url,
            schema.extraction.c.reader,
        )
        .join(schema.extraction, schema.extraction.c.id == claim.c.extraction)
        .join(revision, revision.c.id == schema.extraction.c.revision)
        .join(article, article.c.id == revision.c.article)
        .where(claim.c.id.in_(sorted(wanted)))
    )
    found = {}
    for row in connection.execute(query).all() if wanted else ():
        report = Report(
            article=row.article,
            revision=row.n,
            outlet=row.outlet,
            url=row.url,
            title=row.title or "",
            reported_at=row.reported_at,
            observed_at=row.observed_at,
            confirmed_at=row.observed_at,
            origin=wanted[row.id],
            correction=row.correction,
            reader=row.reader,
            claims=(),
            partial=row.partial is not None,
        )
        found[row.id] = Sighting(claim_of(row), report)
    return found
