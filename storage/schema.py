"""The tables of the ledger. ``migrations/`` makes them; a test asserts that both agree.

Evidence is only ever added to: fetch, revision, confirmation, extraction, claim, quarantine, decision, look.
``article``, ``frontier`` and ``pause`` carry the state of crawling; ``source_health``, ``recipient``, ``alert`` and
``message`` that of telling; ``change``, ``standing``, ``stated``, ``origin``, ``checkpoint``, ``quantity``,
``carrier`` and ``sketch`` are derived and can be dropped and rebuilt.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)

from storage.columns import Json, PlainText, Url, UtcDateTime

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

_Id = BigInteger().with_variant(Integer(), "sqlite")


def _key() -> Column[int]:
    return Column("id", _Id, primary_key=True)


def _to(target: str, *, nullable: bool = False, name: str | None = None) -> Column[Any]:
    """A column that points to the id of another table and is named after it."""
    return Column(name or target, _Id, ForeignKey(f"{target}.id"), nullable=nullable)


article = Table(
    "article",
    metadata,
    _key(),
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
    _to("article"),
    Index(None, "article"),
)

fetch = Table(
    "fetch",
    metadata,
    _key(),
    _to("article", nullable=True),
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
    Column("error", PlainText),
    Column("listed", Integer),  # articles that a feed, sitemap or page listed; None for an article
    Index(None, "article", "at"),
    Index(None, "url", "at"),
    Index(None, "source", "at"),
)

revision = Table(
    "revision",
    metadata,
    _key(),
    _to("article"),
    Column("n", Integer, nullable=False),
    _to("fetch", nullable=True),
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
    _key(),
    _to("revision"),
    _to("fetch", nullable=True),
    Column("at", UtcDateTime, nullable=False),  # a good fetch that still showed the text
    Index(None, "revision", "at"),
    Index(None, "fetch"),
)

extraction = Table(
    "extraction",
    metadata,
    _key(),
    _to("revision"),
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
    _key(),
    _to("extraction"),
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

change = Table(
    "change",
    metadata,
    Column("story", PlainText, primary_key=True),
    Column("id", String(40), primary_key=True),
    Column("position", Integer, nullable=False),  # order in the history
    Column("fact", PlainText, nullable=False),
    Column("verb", PlainText, nullable=False),
    _to("claim", nullable=True, name="old_claim"),
    Column("old_origin", PlainText),
    _to("claim", nullable=True, name="new_claim"),
    Column("new_origin", PlainText),
    Column("at", UtcDateTime, nullable=False),
    Column("rule", PlainText, nullable=False),
    Column("because", PlainText, nullable=False),
    Column("flags", Json, nullable=False),
    Index(None, "story", "at"),
    Index(None, "story", "position"),
    Index(None, "id"),
    Index(None, "old_claim"),
    Index(None, "new_claim"),
)

pause = Table(  # a site has asked for it with 429 or 503
    "pause",
    metadata,
    Column("site", PlainText, primary_key=True),
    Column("until", UtcDateTime, nullable=False),
)

quarantine = Table(
    "quarantine",
    metadata,
    _key(),
    _to("revision"),
    Column("action", PlainText, nullable=False),  # held or released; the last row of a revision counts
    Column("at", UtcDateTime, nullable=False),
    Index(None, "revision", "id"),
)

checkpoint = Table(  # what the changes of a story rest on, up to where they were told
    "checkpoint",
    metadata,
    Column("story", PlainText, primary_key=True),
    Column("rules", PlainText, nullable=False),
    Column("extraction", _Id, nullable=False),  # the last one, and how many there were up to it
    Column("extractions", Integer, nullable=False),
    Column("until", UtcDateTime, nullable=False),  # when the last of it became known
    Column("quarantine", _Id, nullable=False),  # the last row about one of its texts, 0 without one
    Column("confirmations", Integer, nullable=False),  # of the articles that wait for one
    Column("last", Json, nullable=False),  # the last report in order, and the last text in the order of origins
    Column("awaiting", Json, nullable=False),  # articles whose next fetch may show that values are lost
)

quantity = Table(  # what stands for each quantity of a story
    "quantity",
    metadata,
    Column("story", PlainText, primary_key=True),
    Column("number", _Id, primary_key=True, autoincrement=False),  # the claim that it began with
    Column("fact", PlainText, nullable=False),
    Column("place", Integer, nullable=False),  # order within the fact
    Column("qualifier", PlainText),
    Column("memory", Json, nullable=False),
    Index(None, "story", "fact"),
)

carrier = Table(  # which claim each article carries for a quantity now
    "carrier",
    metadata,
    Column("story", PlainText, primary_key=True),
    Column("number", _Id, primary_key=True, autoincrement=False),
    Column("article", _Id, primary_key=True),
    Column("fact", PlainText, nullable=False),
    Column("claim", _Id, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("origin", PlainText, nullable=False),
    Column("voice", PlainText, nullable=False),  # whom the claim goes back to
    Column("outlet", PlainText, nullable=False),
    Column("said", PlainText, nullable=False),  # equal words are equal values
    Index(None, "story", "number", "origin"),
    Index(None, "story", "fact"),
)

sketch = Table(  # what tells copies apart, of every text of a story, in the order of origins
    "sketch",
    metadata,
    Column("story", PlainText, primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
    Column("credit", PlainText),
    Column("origin", PlainText, nullable=False),
    Column("signature", LargeBinary, nullable=False),
)

standing = Table(  # what stood for a quantity, from when to when we knew it so
    "standing",
    metadata,
    Column("story", PlainText, primary_key=True),
    Column("fact", PlainText, primary_key=True),
    Column("quantity", _Id, primary_key=True, autoincrement=False),  # the claim that it began with
    Column("since", UtcDateTime, primary_key=True),
    Column("until", UtcDateTime),  # None: it stands
    Column("qualifier", PlainText),
    Column("claim", _Id, nullable=False),
    Column("modality", PlainText, nullable=False),
    Column("ended", _Id),  # the claim that denied or withdrew it
    sqlite_with_rowid=False,
)

stated = Table(  # what an article stated, from when to when we knew it so
    "stated",
    metadata,
    Column("story", PlainText, primary_key=True),
    Column("fact", PlainText, primary_key=True),
    Column("article", _Id, primary_key=True, autoincrement=False),
    Column("since", UtcDateTime, primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("until", UtcDateTime),  # None: it is stated
    Column("quantity", _Id),  # None: recalled as superseded, or uncertain
    Column("claim", _Id, nullable=False),
    Column("at", UtcDateTime, nullable=False),  # from when it counts that the article says so
    Column("outlet", PlainText, nullable=False),
    Column("origin", PlainText, nullable=False),
    Column("modality", PlainText, nullable=False),
    Column("said", BigInteger, nullable=False),  # equal numbers are equal values and conversions
    sqlite_with_rowid=False,
)

origin = Table(  # whose text a text was, from when to when we knew it so
    "origin",
    metadata,
    Column("story", PlainText, primary_key=True),
    Column("revision", _Id, primary_key=True, autoincrement=False),
    Column("since", UtcDateTime, primary_key=True),
    Column("until", UtcDateTime),  # None: it is
    Column("origin", PlainText, nullable=False),
    sqlite_with_rowid=False,
)

decision = Table(
    "decision",
    metadata,
    _key(),
    Column("story", PlainText, nullable=False),
    Column("action", PlainText, nullable=False),
    Column("reviewer", PlainText, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("change", String(40)),  # no foreign key: a change is derived, a decision stays
    Column("into", String(40)),  # merge: the change it is the same as
    Column("undoes", _Id),
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
    _key(),
    Column("story", PlainText, nullable=False),
    Column("reviewer", PlainText, nullable=False),
    Column("at", UtcDateTime, nullable=False),  # when the person looked
    Column("until", UtcDateTime, nullable=False),  # the time of the newest change there was to see
    Index(None, "story", "reviewer"),
)

frontier = Table(
    "frontier",
    metadata,
    _key(),
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
    _key(),
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
    _key(),
    Column("target", PlainText, nullable=False),
    Column("story", PlainText),
    Column("subject", PlainText, nullable=False),  # id of the change when it was noticed, or of the source
    Column("place", String(40), nullable=False),  # what is told once: a value at its place, a trouble of a source
    Column("transition", String(40)),  # the same step of the same article is told once, however often it flaps
    Column("text", PlainText),  # of a source; changes are read anew when the message is written
    Column("noticed_at", UtcDateTime, nullable=False),
    _to("message", nullable=True),  # None: it waits
    UniqueConstraint("target", "place"),
    UniqueConstraint("target", "transition"),
    Index(None, "target", "story", "message"),
    Index(None, "message"),
)
