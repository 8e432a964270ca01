"""The evidence: what was fetched, read and decided. It is only ever added to."""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    String,
    Table,
    UniqueConstraint,
)

from storage.columns import Json, PlainText, Url, UtcDateTime
from storage.schema.base import Id, key, metadata, to

fetch = Table(
    "fetch",
    metadata,
    key(),
    to("article", nullable=True),
    Column("url", Url, nullable=False),
    Column("source", PlainText, nullable=False),
    Column("outcome", PlainText, nullable=False),
    Column("status", Integer),
    Column("at", UtcDateTime, nullable=False),
    Column("duration_seconds", Float),
    Column("etag", PlainText),
    Column("last_modified", PlainText),
    Column("body_hash", PlainText),
    Column("warc_file", PlainText),
    Column("warc_offset", BigInteger),
    Column("warc_digest", PlainText),  # WARC-Payload-Digest; None where the record has another address
    Column("error", PlainText),
    Column("listed", Integer),  # articles that a feed, sitemap or page listed; None for an article
    Index(None, "article", "at"),
    Index(None, "url", "at"),
    Index(None, "source", "at"),
)

revision = Table(
    "revision",
    metadata,
    key(),
    to("article"),
    Column("n", Integer, nullable=False),
    to("fetch", nullable=True),
    Column("title", PlainText),
    Column("text", PlainText, nullable=False),
    Column("text_hash", PlainText, nullable=False),
    Column("language", PlainText),
    Column("author", PlainText),
    Column("published_raw", PlainText),
    Column("reported_at", UtcDateTime),
    Column("reported_precision", PlainText),
    Column("credit", PlainText),
    Column("correction", PlainText),
    Column("partial", PlainText),  # why the text may be only a part of the article
    Column("signature", LargeBinary),  # of the text, to find near copies
    Column("observed_at", UtcDateTime, nullable=False),
    UniqueConstraint("article", "n"),
    Index(None, "fetch"),
)

confirmation = Table(
    "confirmation",
    metadata,
    key(),
    to("revision"),
    to("fetch", nullable=True),
    Column("at", UtcDateTime, nullable=False),  # a good fetch that still showed the text
    Index(None, "revision", "at"),
    Index(None, "fetch"),
)

extraction = Table(
    "extraction",
    metadata,
    key(),
    to("revision"),
    Column("story", PlainText, nullable=False),
    Column("reader", PlainText, nullable=False),
    Column("language", PlainText),
    Column("note", PlainText),
    Column("at", UtcDateTime, nullable=False),
    UniqueConstraint("revision", "story", "reader"),
    Index(None, "story", "reader"),
)

claim = Table(
    "claim",
    metadata,
    key(),
    to("extraction"),
    Column("position", Integer, nullable=False),
    Column("fact", PlainText, nullable=False),
    Column("value", Json, nullable=False),
    Column("qualifier", PlainText),
    Column("modality", PlainText, nullable=False),
    Column("attribution", Json, nullable=False),
    Column("converted", Json, nullable=False),
    Column("uncertain", PlainText),
    Column("quote", PlainText, nullable=False),
    Column("quote_start", Integer, nullable=False),
    Column("quote_end", Integer, nullable=False),
    Column("words", PlainText, nullable=False),
    Column("words_start", Integer, nullable=False),
    Column("words_end", Integer, nullable=False),
    Column("trend", PlainText),  # how the figure moves while its event goes on
    UniqueConstraint("extraction", "position"),
)

quarantine = Table(
    "quarantine",
    metadata,
    key(),
    to("revision"),
    Column("action", PlainText, nullable=False),  # held or released; the last row of a revision counts
    Column("at", UtcDateTime, nullable=False),
    Index(None, "revision", "id"),
)

decision = Table(
    "decision",
    metadata,
    key(),
    Column("story", PlainText, nullable=False),
    Column("action", PlainText, nullable=False),
    Column("reviewer", PlainText, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("change", String(40)),  # no foreign key: a change is derived, a decision stays
    Column("into", String(40)),  # merge: the change it is the same as
    Column("undoes", Id),
    Column("value", Json),  # correct: what it should say
    Column("note", PlainText),
    Column("judged", Json),  # what the change looked like to the person
    Column("judged_into", Json),
    Column("rule", Json),  # rule: what it hides
    ForeignKeyConstraint(["undoes"], ["decision.id"]),
    Index(None, "story", "id"),
    Index(None, "undoes"),
)

look = Table(
    "look",
    metadata,
    key(),
    Column("story", PlainText, nullable=False),
    Column("reviewer", PlainText, nullable=False),
    Column("at", UtcDateTime, nullable=False),  # when the person looked
    Column("until", UtcDateTime, nullable=False),  # the time of the newest change there was to see
    Index(None, "story", "reviewer"),
)
