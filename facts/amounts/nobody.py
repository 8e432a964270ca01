"""Zero said of people: "nobody is missing any more", "plus personne n'est porté disparu", "vermisst wird niemand".

The word alone says nothing ("nobody knows how many are missing"): the state of which nobody is left must follow it at
once, or stand right before it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from facts.languages import load_language
from facts.values import Count
from facts.words.mentions import Mention

_FEW = 4  # words between "nobody" and the state


@cache
def _pattern(code: str) -> re.Pattern[str]:
    table = load_language(code).table("counts")["nobody"]

    def one_of(key: str) -> str:
        return "|".join(re.escape(phrase) for phrase in sorted(table[key], key=len, reverse=True))

    who, state = rf"(?:{one_of('who')})", rf"(?:{one_of('states')})"
    particle = rf" ?(?:{one_of('particles')})" if table["particles"] else ""
    between = rf"(?:[ ']?\b(?:{one_of('between')})\b){{0,{_FEW}}}"
    behind = rf"(?P<who>{who})(?={particle}{between} ?\b{state}\b)"
    before = rf"(?<![^\W_]){state} (?:{one_of('between')}) (?P<last>{who})"
    return re.compile(rf"\b(?:{behind}|{before})\b" if table["turns"] else rf"\b{behind}\b", re.IGNORECASE)


def find_nobody(text: str, language: str) -> Iterator[Mention]:
    """The counts of zero that a word for nobody gives, in order; their noun is a word for people."""
    noun = load_language(language).table("counts")["nobody"]["noun"]
    for match in _pattern(language).finditer(text):
        name = "who" if match["who"] else "last"
        yield Mention(match.start(name), match.end(name), Count(Decimal(0), Decimal(1)), noun=noun)
