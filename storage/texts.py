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
