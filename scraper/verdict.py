"""The nouns of judging: what was fetched, what came of it, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Outcome(StrEnum):
    """What came of one attempt to fetch one address."""

    ARTICLE = "article"
    NOT_MODIFIED = "unchanged (304)"
    SAME_BYTES = "unchanged (same bytes)"
    SAME_TEXT = "unchanged (same text)"
    REVISED = "revised"
    REVERTED = "reverted"
    GONE = "gone"
    MOVED = "moved"
    NOT_AN_ARTICLE = "not an article"
    CONSENT_WALL = "consent wall"
    PAYWALL = "paywall"
    LOGIN = "login"
    BOT_CHALLENGE = "bot challenge"
    JAVASCRIPT_SHELL = "JavaScript shell"
    SOFT_404 = "soft 404"
    TOO_SHORT = "too short"
    COLLAPSED = "collapsed"
    BLOCKED = "blocked"
    RATE_LIMITED = "rate limited"
    SERVER_ERROR = "server error"
    TIMEOUT = "timeout"
    TOO_LARGE = "too large"
    ROBOTS_DISALLOWED = "robots disallowed"
    REFUSED_ADDRESS = "refused address"
    UNDECODABLE = "undecodable"

    @property
    def to_ledger(self) -> bool:
        """Whether its text is a new revision that is to be read."""
        return self in {Outcome.ARTICLE, Outcome.REVISED, Outcome.REVERTED}

    @property
    def confirms(self) -> bool:
        """Whether it shows that the last text still stands."""
        return self in {Outcome.NOT_MODIFIED, Outcome.SAME_BYTES, Outcome.SAME_TEXT}


OFF_TOPIC = "not about a story"  # a good page, but none of ours
LISTED = "listing"  # a feed, sitemap or page that answered
LISTED_UNCHANGED = "listing unchanged"
LISTING_FAILED = "listing failed"
GOOD = (*(outcome for outcome in Outcome if outcome.to_ledger or outcome.confirms), OFF_TOPIC)
"""The words for attempts that show an article."""


@dataclass(frozen=True, slots=True)
class Page:
    """A response as the judge needs it. ``headers`` has lower-case names; ``html`` is decoded, empty if not text."""

    url: str
    status: int
    html: str
    final_url: str = ""  # after redirects; empty means the same as ``url``
    content_type: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnownText:
    """The last stored text of the article. ``length`` in characters, title included."""

    length: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome with its reason, one short sentence for a person."""

    outcome: Outcome
    reason: str


def stored_outcome(n: int, *, changed: bool, reverted: bool) -> Outcome:
    """The outcome of an article once it is stored: ``n`` is its revision, the rest what the ledger found."""
    if reverted:
        return Outcome.REVERTED
    if not changed:
        return Outcome.SAME_TEXT
    return Outcome.ARTICLE if n == 1 else Outcome.REVISED
