"""The state of telling: who is told what, and how each source is doing."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, String, Table, UniqueConstraint

from storage.columns import Json, PlainText, UtcDateTime
from storage.schema.base import key, metadata, to

source_health = Table(
    "source_health",
    metadata,
    Column("source", PlainText, primary_key=True),
    Column("at", UtcDateTime, nullable=False),  # of the last crawl that looked at it
    Column("failures", Integer, nullable=False),  # crawls in a row; 0: it is well
    Column("failing_since", UtcDateTime),
    Column("problem", PlainText),
    Column("last_good_at", UtcDateTime),
    Column("mass_change_at", UtcDateTime),  # when many of its articles changed at once
    Column("mass_change", PlainText),
)

recipient = Table(
    "recipient",
    metadata,
    Column("target", PlainText, primary_key=True),
    Column("since", UtcDateTime, nullable=False),  # nothing that was known before is told
    Column("marks", Json, nullable=False),  # by story: the state in which it was looked at last
)

message = Table(
    "message",
    metadata,
    key(),
    Column("key", String(32), nullable=False, unique=True),  # given to the receiver
    Column("target", PlainText, nullable=False),
    Column("story", PlainText),  # None: about sources
    Column("title", PlainText, nullable=False),
    Column("text", PlainText, nullable=False),
    Column("html", PlainText, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("state", PlainText, nullable=False),
    Column("due_at", UtcDateTime),  # None: done with
    Column("lease_until", UtcDateTime),
    Column("leased_by", PlainText),
    Column("attempts", Integer, nullable=False, default=0),  # also the fencing number of the lease
    Column("ended_at", UtcDateTime),  # sent, given up or withdrawn
    Column("error", PlainText),
    Index(None, "due_at"),
    Index(None, "target", "story"),
)

alert = Table(
    "alert",
    metadata,
    key(),
    Column("target", PlainText, nullable=False),
    Column("story", PlainText),
    Column("subject", PlainText, nullable=False),  # id of the change when it was noticed, or of the source
    Column("place", String(40), nullable=False),  # what is told once: a value at its place, a trouble of a source
    Column("transition", String(40)),  # the same step of the same article is told once, however often it flaps
    Column("text", PlainText),  # of a source; changes are read anew when the message is written
    Column("noticed_at", UtcDateTime, nullable=False),
    to("message", nullable=True),  # None: it waits
    UniqueConstraint("target", "place"),
    UniqueConstraint("target", "transition"),
    Index(None, "target", "story", "message"),
    Index(None, "message"),
)
