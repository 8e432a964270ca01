"""Texts as the ledger keeps them, without the ledger: worker processes need no more."""

from __future__ import annotations

import hashlib
import re

_NOT_PLAIN = re.compile("[\0\ud800-\udfff]")


def text_hash(text: str) -> str:
    """SHA-256 of a text as the ledger keeps it, in hex; equal hashes mean the same revision."""
    return hashlib.sha256(plain(text).encode()).hexdigest()


def plain(text: str) -> str:
    """The text with NUL and lone surrogates as U+FFFD; it keeps its length."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return _NOT_PLAIN.sub("\ufffd", text)
    return text.replace("\0", "\ufffd")


def mark(paragraph: str) -> int:
    """A short digest of a paragraph, whatever its spaces."""
    return int.from_bytes(
        hashlib.blake2b(" ".join(paragraph.split()).encode("utf-8", "replace"), digest_size=8).digest(), "big"
    )


def paragraph_at(text: str, start: int, end: int) -> str:
    """The paragraph, or the paragraphs, in which a place of a text lies."""
    after = text.find("\n", end)
    return text[text.rfind("\n", 0, start) + 1 : after if after >= 0 else len(text)]
