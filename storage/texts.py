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


def mark(paragraph: str) -> str:
    """A short digest of a paragraph, whatever its spaces."""
    return hashlib.blake2b(" ".join(paragraph.split()).encode("utf-8", "replace"), digest_size=8).hexdigest()


def core_hash(text: str, furniture: frozenset[str]) -> str:
    """SHA-256 in hex of a text without its furniture: equal for two texts that differ in nothing else."""
    kept = [" ".join(line.split()) for line in text.splitlines() if mark(line) not in furniture]
    return hashlib.sha256("\n".join(line for line in kept if line).encode("utf-8", "replace")).hexdigest()
