"""The password of the application: kept as an Argon2 hash, asked for by HTTP Basic. The only use of argon2-cffi."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
from threading import Lock

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

SHORTEST = 12


def hash_password(password: str) -> str:
    """The Argon2id hash of a password, to be kept in a file. Raises ValueError for one that is too short."""
    if len(password) < SHORTEST:
        msg = f"the password has {len(password)} characters; it needs at least {SHORTEST}"
        raise ValueError(msg)
    return PasswordHasher().hash(password)


def is_hash(text: str) -> bool:
    """Whether a text is an Argon2 hash."""
    try:
        PasswordHasher().check_needs_rehash(text)
    except InvalidHashError:
        return False
    return True


class Door:
    """Lets in who knows the password; the user name they give is the reviewer's.

    Argon2 takes a tenth of a second by design, so a password that was right is remembered for this process, as a keyed
    digest. Trials are made one after the other, which bounds memory and slows guessing.
    """

    def __init__(self, hashed: str) -> None:
        self._hash = hashed
        self._key = secrets.token_bytes(32)
        self._right: bytes | None = None
        self._lock = Lock()

    def reviewer(self, authorization: str | None) -> str | None:
        """The name that came with the right password in an ``Authorization`` header; None for anything else."""
        given = _basic(authorization)
        if given is None:
            return None
        name, password = given
        digest = hmac.digest(self._key, password.encode(), hashlib.sha256)
        if self._right is not None and hmac.compare_digest(digest, self._right):
            return name
        with self._lock:
            try:
                PasswordHasher().verify(self._hash, password)
            except (VerificationError, InvalidHashError):
                return None
        self._right = digest
        return name


def _basic(authorization: str | None) -> tuple[str, str] | None:
    scheme, _, coded = (authorization or "").partition(" ")
    if scheme.lower() != "basic":
        return None
    try:
        name, colon, password = base64.b64decode(coded.strip(), validate=True).decode().partition(":")
    except (binascii.Error, UnicodeDecodeError):
        return None
    name = " ".join(name.split())
    return (name[:80], password) if colon and name and name.isprintable() else None
