"""What is left of a page when it is cleaned; apart from the cleaning, which takes long to import."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from scraper.dates import Precision
from scraper.metadata import Metadata


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The text of a page and what the page says about it. Moments are UTC; the raw strings are the page's own."""

    url: str
    title: str | None
    text: str  # the body: one paragraph a line, table cells separated by a bar
    author: str | None = None
    published_raw: str | None = None
    published: datetime | None = None  # None also where the raw string is nonsense
    precision: Precision | None = None  # of ``published``
    modified_raw: str | None = None
    modified: datetime | None = None
    language: str | None = None  # two letters
    credit: str | None = None  # the agency the text is credited to
    correction: str | None = None  # the outlet's correction note
    metadata: Metadata = field(default_factory=Metadata)

    @property
    def stored(self) -> str:
        """The text of the article as it is stored and read: title, a blank line, body. Offsets refer to it."""
        return f"{self.title}\n\n{self.text}" if self.title else self.text

    @property
    def canonical(self) -> str | None:
        """The address the page calls its own, if it lies on the same registrable domain."""
        return self.metadata.canonical

    @property
    def live(self) -> bool:
        """Whether the page is a live ticker, whose text is a series of entries."""
        return "LiveBlogPosting" in self.metadata.types
