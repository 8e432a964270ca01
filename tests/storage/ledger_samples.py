"""Small building blocks for ledger tests."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

from sqlalchemy import Connection

from facts.model import Claim, Evidence, Modality, Reading
from facts.values import Money, Value
from storage.articles import Fetch, Revision, Text, add_article, add_revision, record_fetch

NOON = datetime(2025, 12, 18, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
BILLION = Decimal(1_000_000_000)


def dollars(billions: str) -> Money:
    """``dollars("3.5")`` as "3.5 billion dollars" reads."""
    return Money(Decimal(billions) * BILLION, "USD", BILLION / 10)


def claim_in(text: str, words: str, value: Value, *, fact: str = "valuation", **more: object) -> Claim:
    """A claim whose sentence is the line of the text that holds the words."""
    words_start = text.index(words)
    start = text.rfind("\n", 0, words_start) + 1
    end = (text + "\n").index("\n", words_start)
    evidence = Evidence(text[start:end], start, end, words, words_start, words_start + len(words))
    return Claim(fact=fact, value=value, evidence=evidence, **{"modality": Modality.TARGETED, **more})  # type: ignore[arg-type]


def article_at(connection: Connection, url: str, *, at: datetime = NOON, outlet: str = "Daily") -> int:
    """A new article."""
    return add_article(connection, url=url, source=outlet.lower(), outlet=outlet, at=at)


def seen(connection: Connection, article: int, body: str, at: datetime, **more: object) -> Revision:
    """The revision after a good fetch that gave this text."""
    fetch = record_fetch(connection, Fetch(f"https://daily.example/{article}", "daily", "article", at, 200), article)
    return add_revision(connection, article=article, fetch=fetch, text=Text("Title", body, **more), at=at)  # type: ignore[arg-type]


def reading_of(*claims: Claim) -> Reading:
    """What a reader made of an English text."""
    return Reading(claims, "en")
