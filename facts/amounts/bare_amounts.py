"""Amounts that leave out their currency: "785 Millionen" in a text that speaks of euros, "60 millions d'économies"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from facts.amounts.counts import find_counts
from facts.amounts.money import find_money
from facts.amounts.numbers import find_figures
from facts.languages import load_language
from facts.values import Count, Money
from facts.words.mentions import Mention
from facts.words.text import fold

_LARGE = 1_000_000
"""Numbers from here on can be amounts whose currency is left out."""

_AMERICAN = "USD"


def bare_amounts(
    text: str, code: str, currency: str | None, *, whole: str, country: str | None, crowns: str | None
) -> list[Mention]:
    """The large numbers of a sentence that can be amounts in ``currency``, the last one that was named.

    Where none was named yet, it is the first of the ``whole`` text, unless the sentence counts things.
    """
    figures = find_figures(text, code)
    if not any(figure.amount >= _LARGE or figure.scale > 1 for figure in figures):
        return []
    counts = find_counts(text, code)
    bare = [
        (mention, value)
        for mention in counts
        if isinstance(value := mention.value, Count) and value.amount >= _LARGE and _of_money(mention, code)
    ]
    if currency is None and len(bare) == len(counts) > 0:
        currency = _first_currency(whole, code, country, crowns)
    if currency is None:
        return []
    return [
        mention._replace(
            value=Money(value.amount, _marked(text, mention, code) or currency, value.unit, value.maximum, value.hedge),
            end=max(figure.end for figure in figures if mention.start <= figure.start < mention.end),
            noun=None,
        )
        for mention, value in bare
    ]


def _marked(text: str, mention: Mention, code: str) -> str | None:
    """``33,9 millions US``: what Canadians write for American dollars."""
    mark = load_language(code).table("money").get("american")
    return _AMERICAN if mark and re.match(rf" {re.escape(mark)}\b", text[mention.end :]) else None


def last_currency(amounts: Sequence[Mention]) -> str | None:
    """The currency of the last of some amounts."""
    values = [mention.value for mention in amounts]
    return next((value.currency for value in reversed(values) if isinstance(value, Money)), None)


@lru_cache(maxsize=8)
def _first_currency(text: str, code: str, country: str | None, crowns: str | None) -> str | None:
    return last_currency(find_money(text, code, country=country, crowns=crowns)[:1])


def _of_money(mention: Mention, code: str) -> bool:
    return mention.noun is None or mention.noun in _money_nouns(code)


@cache
def _money_nouns(code: str) -> frozenset[str]:
    """What an amount can be of, folded: savings, losses."""
    return frozenset(map(fold, load_language(code).table("money").get("nouns", ())))
