"""What a reader made of a text: kept with its claims, each of which must stand in the text where it says."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, bindparam, select

from facts.model import Claim, Reading
from storage import schema
from storage.claim_rows import claims_in, row_of
from storage.columns import batched
from storage.errors import LedgerError, QuoteError
from storage.texts import plain

# Made once, for each page runs them.
_TEXT = select(schema.revision.c.text).where(schema.revision.c.id == bindparam("revision"))
_ADD_EXTRACTION = schema.extraction.insert().returning(schema.extraction.c.id)
_ADD_CLAIMS = schema.claim.insert()
_READ_BEFORE = select(schema.extraction).where(
    schema.extraction.c.revision == bindparam("of_revision"),
    schema.extraction.c.story == bindparam("for_story"),
    schema.extraction.c.reader == bindparam("by_reader"),
)


def add_extraction(
    connection: Connection, *, revision: int, story: str, reader: str, reading: Reading, at: datetime
) -> int:
    """Keep what a reader made of a revision for a story, also when it found nothing; gives the extraction's id.

    The same reading again is the same extraction. Raises QuoteError when a claim does not stand in the stored text
    where it says, LedgerError when there is no such revision or this reader has read it differently before.
    """
    text = connection.execute(_TEXT, {"revision": revision}).scalar_one_or_none()
    if text is None:
        msg = f"there is no revision {revision}"
        raise LedgerError(msg)
    for claim in reading.claims:
        check_quote(text, claim)
    if (known := _same_reading(connection, revision, story, reader, reading)) is not None:
        return known
    row = {"revision": revision, "story": story, "reader": reader, "at": at}
    row |= {"language": reading.language, "note": reading.note}
    key: int = connection.execute(_ADD_EXTRACTION, row).scalar_one()
    if reading.claims:
        rows = [row_of(key, position, claim) for position, claim in enumerate(reading.claims)]
        connection.execute(_ADD_CLAIMS, rows)
    return key


def stories_of(connection: Connection, articles: Iterable[int]) -> dict[int, set[str]]:
    """By article, the stories for which any of its texts was read."""
    table, found = schema.extraction, dict[int, set[str]]()
    for batch in batched(sorted(articles)):
        query = (
            select(schema.revision.c.article, table.c.story)
            .join(schema.revision, schema.revision.c.id == table.c.revision)
            .where(schema.revision.c.article.in_(batch))
            .distinct()
        )
        for row in connection.execute(query):
            found.setdefault(row.article, set()).add(row.story)
    return found


def check_quote(text: str, claim: Claim) -> None:
    """Raise QuoteError unless sentence and words stand in the text at their offsets, the words in the sentence."""
    evidence = claim.evidence
    for what, start, end, said in (
        ("quote", evidence.start, evidence.end, plain(evidence.quote)),
        ("words", evidence.words_start, evidence.words_end, plain(evidence.words)),
    ):
        if not 0 <= start < end <= len(text) or text[start:end] != said:
            there = text[start:end] if 0 <= start < end <= len(text) else "nothing"
            msg = f"{claim.fact}: the {what} {said!r} should stand at {start}:{end} of the text, but there is {there!r}"
            raise QuoteError(msg)
    if not evidence.start <= evidence.words_start < evidence.words_end <= evidence.end:
        msg = f"{claim.fact}: the words {evidence.words!r} lie outside their sentence {evidence.quote!r}"
        raise QuoteError(msg)


def _same_reading(connection: Connection, revision: int, story: str, reader: str, reading: Reading) -> int | None:
    """The extraction that already holds this reading. Raises LedgerError when it holds another one."""
    row = connection.execute(_READ_BEFORE, {"of_revision": revision, "for_story": story, "by_reader": reader}).first()
    if row is None:
        return None
    stored = claims_in(connection, schema.claim.c.extraction == row.id).get(row.id, [])
    before = Reading(tuple(claim for _, claim in stored), row.language, row.note)
    if before != reading:
        msg = (
            f"revision {revision} was read by {reader} for story {story!r} before, with other claims; "
            "a changed reader or story file needs another reader version"
        )
        raise LedgerError(msg)
    return int(row.id)
