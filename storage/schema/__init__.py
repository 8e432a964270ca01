"""The tables of the ledger. ``migrations/`` makes them; a test asserts that both agree."""

from storage.schema.base import metadata
from storage.schema.crawling import article, article_alias, frontier, pause, robots
from storage.schema.derived import carrier, change, checkpoint, origin, quantity, sketch, standing, stated
from storage.schema.evidence import claim, confirmation, decision, extraction, fetch, look, quarantine, revision
from storage.schema.telling import alert, message, recipient, source_health

__all__ = [
    "alert",
    "article",
    "article_alias",
    "carrier",
    "change",
    "checkpoint",
    "claim",
    "confirmation",
    "decision",
    "extraction",
    "fetch",
    "frontier",
    "look",
    "message",
    "metadata",
    "origin",
    "pause",
    "quantity",
    "quarantine",
    "recipient",
    "revision",
    "robots",
    "sketch",
    "source_health",
    "standing",
    "stated",
]
