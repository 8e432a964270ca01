"""The state of crawling: what is known of each article, and what is due when."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, Table, text

from storage.columns import PlainText, Url, UtcDateTime
from storage.schema.base import key, metadata, to

article = Table(
    "article",
    metadata,
    key(),
    Column("url", Url, nullable=False, unique=True),  # canonical
    Column("source", PlainText, nullable=False),
    Column("outlet", PlainText, nullable=False),
    Column("title", PlainText),
    Column("first_seen_at", UtcDateTime, nullable=False),
    Column("last_fetched_at", UtcDateTime),
    Column("last_outcome", PlainText),
    Column("last_changed_at", UtcDateTime),
    Column("etag", PlainText),  # validators and hashes are those of the last good page, never of a wall
    Column("last_modified", PlainText),
    Column("body_hash", PlainText),
    Column("text_hash", PlainText),
    Column("passages", PlainText),  # digest of the page's long passages when it was last cleaned
    Column("passage_looks", Integer, nullable=False, server_default=text("0")),  # looks at that digest alone since then
    Column("revisions", Integer, nullable=False, default=0),
    Column("age_from", UtcDateTime, nullable=False),  # published, where that can be trusted, else first seen
    Column("step", Integer, nullable=False, default=0),  # -1 after a change, 1 after standing still: recheck ladder
    Column("due_at", UtcDateTime),  # None: not checked again
    Index(None, "source", "due_at"),
    Index(None, "due_at"),
)

article_alias = Table(
    "article_alias",
    metadata,
    Column("url", Url, primary_key=True),
    to("article"),
    Index(None, "article"),
)

pause = Table(  # a site has asked for it with 429 or 503
    "pause",
    metadata,
    Column("site", PlainText, primary_key=True),
    Column("until", UtcDateTime, nullable=False),
)

robots = Table(  # what a host's robots.txt said when it was last read; empty where it has none
    "robots",
    metadata,
    Column("host", PlainText, primary_key=True),
    Column("rules", PlainText, nullable=False),
    Column("read_at", UtcDateTime, nullable=False),
)

frontier = Table(
    "frontier",
    metadata,
    key(),
    Column("url", Url, nullable=False, unique=True),
    Column("source", PlainText, nullable=False),
    Column("title", PlainText),
    Column("published_raw", PlainText),
    Column("discovered_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime),  # None: done
    Column("lease_until", UtcDateTime),
    Column("leased_by", PlainText),
    Column("attempts", Integer, nullable=False, default=0),  # also the fencing number of the lease
    Column("last_outcome", PlainText),
    Index(None, "source", "due_at"),
    Index(None, "due_at"),
)
