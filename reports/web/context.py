"""A sentence in its text: what stands around it, for a reader who wants to judge it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from reports.text import shorten, shorten_start
from storage import browse
from storage.browse import ClaimRow

AROUND = 420  # characters before and after the sentence


@dataclass(frozen=True, slots=True)
class Passage:
    """A claim's sentence with its surroundings, in five pieces that add up to a stretch of the text."""

    claim: ClaimRow
    before: str
    quote_before: str
    words: str
    quote_after: str
    after: str


def passage(connection: Connection, claim: int | None) -> Passage | None:
    """The passage of a claim; None without one."""
    row = browse.find_claim(connection, claim) if claim is not None else None
    text = browse.find_revision(connection, row.article, row.revision) if row else None
    if row is None or text is None:
        return None
    start = text.text.rfind(row.quote, 0, row.words_end + len(row.quote))
    end = start + len(row.quote)
    return Passage(
        claim=row,
        before=shorten_start(text.text[:start], AROUND),
        quote_before=text.text[start : row.words_start],
        words=row.words,
        quote_after=text.text[row.words_end : end],
        after=shorten(text.text[end:], AROUND),
    )
