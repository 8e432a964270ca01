"""What is derived from the evidence: it can be dropped and is told anew."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Integer, LargeBinary, String, Table

from storage.columns import Json, PlainText, UtcDateTime
from storage.schema.base import Id, metadata, to

change = Table(
    "change",
    metadata,
    Column("story", PlainText, primary_key=True),
    Column("id", String(40), primary_key=True),
    Column("position", Integer, nullable=False),  # order in the history
    Column("fact", PlainText, nullable=False),
    Column("verb", PlainText, nullable=False),
    to("claim", nullable=True, name="old_claim"),
    Column("old_origin", PlainText),
    to("claim", nullable=True, name="new_claim"),
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

checkpoint = Table(  # what the changes of a story rest on, up to where they were told
    "checkpoint",
    metadata,
    Column("story", PlainText, primary_key=True),
    Column("rules", PlainText, nullable=False),
    Column("extraction", Id, nullable=False),  # the last one, and how many there were up to it
    Column("extractions", Integer, nullable=False),
    Column("until", UtcDateTime, nullable=False),  # when the last of it became known
    Column("quarantine", Id, nullable=False),  # the last row about one of its texts, 0 without one
    Column("confirmations", Integer, nullable=False),  # of the articles that wait for one
    Column("last", Json, nullable=False),  # the last report in order, and the last text in the order of origins
    Column("awaiting", Json, nullable=False),  # articles whose next fetch may show that values are lost
)

quantity = Table(  # what stands for each quantity of a story
    "quantity",
    metadata,
    Column("story", PlainText, primary_key=True),
    Column("number", Id, primary_key=True, autoincrement=False),  # the claim that it began with
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
    Column("number", Id, primary_key=True, autoincrement=False),
    Column("article", Id, primary_key=True),
    Column("fact", PlainText, nullable=False),
    Column("claim", Id, nullable=False),
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
    Column("quantity", Id, primary_key=True, autoincrement=False),  # the claim that it began with
    Column("since", UtcDateTime, primary_key=True),
    Column("until", UtcDateTime),  # None: it stands
    Column("qualifier", PlainText),
    Column("claim", Id, nullable=False),
    Column("modality", PlainText, nullable=False),
    Column("ended", Id),  # the claim that denied or withdrew it
    sqlite_with_rowid=False,
)

stated = Table(  # what an article stated, from when to when we knew it so
    "stated",
    metadata,
    Column("story", PlainText, primary_key=True),
    Column("fact", PlainText, primary_key=True),
    Column("article", Id, primary_key=True, autoincrement=False),
    Column("since", UtcDateTime, primary_key=True),
    Column("n", Integer, primary_key=True, autoincrement=False),
    Column("until", UtcDateTime),  # None: it is stated
    Column("quantity", Id),  # None: recalled as superseded, or uncertain
    Column("claim", Id, nullable=False),
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
    Column("revision", Id, primary_key=True, autoincrement=False),
    Column("since", UtcDateTime, primary_key=True),
    Column("until", UtcDateTime),  # None: it is
    Column("origin", PlainText, nullable=False),
    sqlite_with_rowid=False,
)
