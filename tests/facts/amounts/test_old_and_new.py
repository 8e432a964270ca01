"""Two figures of one thing: the old and the new, a difference and its level, votes for and against."""

from __future__ import annotations

import pytest

from facts.amounts.counts import find_counts
from facts.amounts.money import find_money
from facts.amounts.percents import find_percents
from facts.values import Count, Money, Percent
from facts.words.mentions import Mention


def read(mentions: list[Mention]) -> list[tuple[int, bool, bool]]:
    """(amount, whether it is the old one, whether it is a difference) of each."""
    return [(int(m.value.amount), m.former, m.delta) for m in mentions if isinstance(m.value, Count | Money | Percent)]


BECAME = [
    ("de", "Aus 240 werden 390 Millionen Euro.", [(240_000_000, True, False), (390_000_000, False, False)]),
    ("de", "Von anfangs 180 sind die Kosten auf 410 Millionen Euro geklettert.",
     [(180_000_000, True, False), (410_000_000, False, False)]),
    ("de", "Statt 1.099 kostet es nur noch 799 Euro.", [(1099, True, False), (799, False, False)]),
    ("en", "What began as 240 has become 390 million pounds.",
     [(240_000_000, True, False), (390_000_000, False, False)]),
    ("fr", "Parti de 28, le chantier en est à 41 millions d'euros.",
     [(28_000_000, True, False), (41_000_000, False, False)]),
    # another thing, another clause, or far from the other
    ("fr", "La chaîne a 83 fours, contre 9, et vend pour 80 millions d'euros.", [(80_000_000, False, False)]),
    ("de", "Statt der 900 Stellen kostet es 5 Millionen Euro.", [(5_000_000, False, False)]),
    ("de", "Aus 3 Orten wurden 390 Millionen Euro gemeldet.", [(390_000_000, False, False)]),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "expected"), BECAME)
def test_an_old_amount_has_its_unit_from_the_new_one(
    language: str, text: str, expected: list[tuple[int, bool, bool]]
) -> None:
    assert read(find_money(text, language)) == expected


COUNTS = [
    ("de", "Statt der angekündigten 900 baut sie nur noch 500 Stellen ab.", [(900, True, False), (500, False, False)]),
    ("de", "Sie streicht 2200 statt der im Mai genannten 1500 Stellen.", [(2200, False, False), (1500, True, False)]),
    ("en", "It lost 200,000 subscribers, to 3.1 million.", [(200_000, False, True), (3_100_000, False, False)]),
    ("de", "Sie verlor 20.000 Leser, auf 310.000.", [(20_000, False, True), (310_000, False, False)]),
    ("fr", "L'hôpital perdra 36 lits, à 210.", [(36, False, True), (210, False, False)]),
    ("en", "It won by 210 votes to 180.", [(210, False, False), (180, False, False)]),
    ("de", "Das Gesetz erhielt 210 Stimmen gegen 180.", [(210, False, False), (180, False, False)]),
    ("fr", "Elle est investie par 176 voix contre 160.", [(176, False, False), (160, False, False)]),
    # no level behind a verb that moves nothing, and no other side of a vote
    ("fr", "Le club compte 36 joueurs, contre 40 salariés.", [(36, False, False), (40, True, False)]),
]


@pytest.mark.parametrize(("language", "text", "expected"), COUNTS)
def test_two_counts_of_one_thing(language: str, text: str, expected: list[tuple[int, bool, bool]]) -> None:
    assert read(find_counts(text, language)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Elle prévoit un repli de 3 à 4 % de ses ventes.", [(3, False, False)]),
        ("Elle espérait une hausse de ses ventes de 3 à 4 %.", [(3, False, True)]),
        ("La prévision, abaissée, allait de 3 à 4 %.", [(3, False, True)]),
        ("Le taux passe de 3 à 4 %.", [(3, True, False), (4, False, False)]),
    ],
)
def test_behind_the_noun_for_a_change_stands_a_range(text: str, expected: list[tuple[int, bool, bool]]) -> None:
    assert read(find_percents(text, "fr")) == expected


def test_a_long_run_of_figures_is_read_in_linear_time() -> None:
    assert find_counts("statt 900 " * 3000, "de") is not None


@pytest.mark.parametrize(
    ("language", "text", "sides"),
    [
        ("en", "passed the bill by 210 votes to 180", [("for", 210), ("against", 180)]),
        ("en", "backed the bill by 210 to 180", [("for", 210), ("against", 180)]),
        ("de", "stimmte mit 210 zu 180 Stimmen dafür", [("for", 210), ("against", 180)]),
        ("fr", "a adopté le texte par 210 voix contre 180", [("for", 210), ("against", 180)]),
        ("en", "rejected the bill by 210 votes to 180", [(None, 210)]),
        ("en", "will back 210 to 280 shops", [(None, 210)]),
    ],
)
def test_the_two_sides_of_a_vote(language: str, text: str, sides: list[tuple[str | None, int]]) -> None:
    found = find_counts(text, language)
    assert [(one.side, int(one.value.amount)) for one in found if isinstance(one.value, Count)] == sides


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die Zahl der Beschäftigten sank von 2500 auf 1900.", [(2500, True, False), (1900, False, False)]),
        ("en", "The number of jobs fell from 2500 to 1900.", [(2500, True, False), (1900, False, False)]),
        ("fr", "Les effectifs sont passés de 2500 à 1900.", [(2500, True, False), (1900, False, False)]),
        ("en", "It employed 400 people from 2010 to 2015.", [(400, False, False)]),
    ],
)
def test_what_a_figure_came_to_is_no_year(language: str, text: str, expected: list[tuple[int, bool, bool]]) -> None:
    assert read(find_counts(text, language)) == expected
