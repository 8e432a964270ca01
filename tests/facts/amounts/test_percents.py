"""Percents in digits, in words and as fractions."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.amounts.counts import find_counts
from facts.amounts.percents import find_percents
from facts.values import Hedge, Percent
from facts.words.mentions import Mention
from tests.growth import is_linear


def percent(mention: Mention) -> Percent:
    assert isinstance(mention.value, Percent)
    return mention.value


@pytest.mark.parametrize(
    ("language", "text", "amount", "hedge"),
    [
        ("de", "20 Prozent", "20", None),
        ("de", "12,5 %", "12.5", None),
        ("de", "die 30-Prozent-Schwelle", "30", None),
        ("de", "knapp die Hälfte", "50", Hedge.UNDER),
        ("de", "ein Drittel", "33.3", None),
        ("en", "10pc", "10", None),
        ("en", "12.5 per cent", "12.5", None),
        ("en", "more than a quarter of", "25", Hedge.OVER),
        ("fr", "5 pour cent", "5", None),
        ("fr", "près d'un tiers", "33.3", Hedge.UNDER),
    ],
)
def test_percents_in_digits_and_words(language: str, text: str, amount: str, hedge: Hedge | None) -> None:
    (mention,) = find_percents(text, language)
    assert (percent(mention).amount, percent(mention).hedge) == (Decimal(amount), hedge)
    assert find_counts(text, language) == []


@pytest.mark.parametrize("text", ["the third quarter", "a quarter of a million", "half a billion euros"])
def test_fractions_of_other_things_are_no_percents(text: str) -> None:
    assert find_percents(text, "en") == []


def test_percents_change_and_differ() -> None:
    old, new = find_percents("von 21 auf 28 Prozent", "de")
    assert (old.former, int(percent(old).amount), int(percent(new).amount)) == (True, 21, 28)
    new, old = find_percents("rose to 28% from 21%", "en")
    assert (new.former, old.former) == (False, True)
    (points,) = find_percents("um 3 Prozentpunkte", "de")
    assert points.delta
    (span,) = find_percents("5 bis 10 Prozent", "de")
    assert (percent(span).amount, percent(span).maximum) == (Decimal(5), Decimal(10))


@given(st.text(alphabet="no ein 15.,km%()to und à de jobs Werk", max_size=60), st.sampled_from(["de", "en", "fr"]))
def test_mentions_lie_in_the_text_in_order_whatever_it_is(text: str, language: str) -> None:
    mentions = find_percents(text, language)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(left.end <= right.start for left, right in pairwise(mentions))


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "1, ", "5 jobs ", "no jobs ", "5% ", "a third of ", "from 5 to ", "5-", "no "]
)
def test_reading_is_linear_in_a_hostile_text(piece: str) -> None:
    assert is_linear(lambda text: find_percents(text, "en"), piece)
