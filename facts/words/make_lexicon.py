"""Makes the lexicons, ``facts/languages/xx.words``, of the word forms that simplemma knows and those of our own tables.

Usage: python -m facts.words.make_lexicon (with simplemma installed, which the product itself does not need)

simplemma is Adrien Barbaresi's, under the MIT licence. Only which words there are is kept, as bits, and none of them
can be read back. Run it when a language is added, or when tests/facts/words/test_lexicon.py misses a word of a table.
"""

from __future__ import annotations

import re
import sys
from math import ceil, log
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import (  # type: ignore[import-not-found,unused-ignore]
    DefaultDictionaryFactory,
)

from facts.words.lexicon import HASHES, places

_FOUND_BY_CHANCE = 0.01
_WORD = re.compile(r"[^\W\d_]{2,}")
_FOLDER = Path(__file__).parents[1] / "languages"


def main() -> None:
    """Write the lexicon of each language that the reader knows."""
    for table in sorted(_FOLDER.glob("*.toml")):
        forms = DefaultDictionaryFactory().get_dictionary(table.stem)
        words = set(_WORD.findall(table.read_text("utf-8").lower()))
        words |= {_text(word).lower() for pair in forms.items() for word in pair}
        bits = _filter(words)
        table.with_suffix(".words").write_bytes(bits)
        sys.stdout.write(f"{table.stem}: {len(words):,} words, {len(bits):,} bytes\n")


def _text(word: str | bytes) -> str:
    return word if isinstance(word, str) else word.decode()


def _filter(words: set[str]) -> bytes:
    """The smallest bit array in which a word that is not there is found no more often than one in a hundred."""
    per_hash = 1 - _FOUND_BY_CHANCE ** (1 / HASHES)
    size = 8 * ceil(-HASHES * len(words) / log(per_hash) / 8)
    bits = bytearray(size // 8)
    for word in words:
        for place in places(word, size):
            bits[place >> 3] |= 1 << (place & 7)
    return bytes(bits)


if __name__ == "__main__":
    main()
