"""Whether a word is one that a language has: a word with a capital that is none is most likely a name.

The words stand in ``facts/languages/xx.words`` as a Bloom filter, made by ``make_lexicon.py``: a bit array in which
each word sets a few bits. A word of the language is always found; one in a hundred of the others is found as well.
"""

from __future__ import annotations

from functools import cache, lru_cache
from hashlib import blake2b
from importlib.resources import files

HASHES = 6
_LONG, _SHORT = 5, 3  # letters of the parts of a compound
_LINKS = ("", "s", "n")  # between the parts of a German compound


@lru_cache(maxsize=20_000)
def is_word(word: str, code: str) -> bool:
    """Whether the language ``code`` has a word, whatever its capitals. Raises FileNotFoundError for an unknown one."""
    bits = _bits(code)
    return all(bits[place >> 3] >> (place & 7) & 1 for place in places(word.lower(), len(bits) * 8))


@lru_cache(maxsize=20_000)
def is_compound(word: str, code: str) -> bool:
    """Whether a word is put together of two that are known, or of one and a long one: ``Chipwerk``, ``Sammlerbox``."""
    for at in range(_SHORT, len(word) - _SHORT + 1):
        head, tail = _is_head(word[:at], code), is_word(word[at:], code)
        if (head and tail) or (head and at >= _LONG) or (tail and len(word) - at >= _LONG):
            return True
    return False


def _is_head(head: str, code: str) -> bool:
    """Whether the first part of a compound is a word, with or without what links it to the second."""
    return any(is_word(head.removesuffix(link), code) for link in _LINKS if head.endswith(link))


def places(word: str, size: int) -> list[int]:
    """The bits that a word sets in an array of ``size`` bits."""
    digest = blake2b(word.encode(), digest_size=16).digest()
    start, step = int.from_bytes(digest[:8], "big"), int.from_bytes(digest[8:], "big") | 1
    return [(start + number * step) % size for number in range(HASHES)]


@cache
def _bits(code: str) -> bytes:
    return files("facts").joinpath("languages", f"{code}.words").read_bytes()
