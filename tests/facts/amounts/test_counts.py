"""Counts of things."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.amounts.counts import find_counts
from facts.values import Count
from facts.words.mentions import Mention
from tests.growth import is_linear


def count(mention: Mention) -> Count:
    assert isinstance(mention.value, Count)
    return mention.value


@pytest.mark.parametrize(
    ("language", "text", "amount", "noun"),
    [
        ("de", "35.000 Stellen", 35_000, "stellen"),
        ("de", "gut 35 000 Stellen", 35_000, "stellen"),
        ("de", "50'000 Vollzeitstellen", 50_000, "vollzeitstellen"),
        ("de", "37,7 Tausend Stück", 37_700, "stuck"),
        ("de", "über 3,5 Millionen verkauften Geräten", 3_500_000, "geraten"),
        ("de", "drei Werke", 3, "werke"),
        ("de", "zwölf Mitarbeitende", 12, "mitarbeitende"),
        ("de", "Mitarbeiter: 5.000", 5_000, "mitarbeiter"),
        ("de", "bis zu 7500", 7500, None),
        ("en", "at least three factories", 3, "factories"),
        ("en", "11k jobs", 11_000, "jobs"),
        ("en", "210 million units", 210_000_000, "units"),
        ("en", "220+ million copies", 220_000_000, "copies"),
        ("en", "5M users", 5_000_000, "users"),
        ("en", "600 AI jobs", 600, "jobs"),
        ("en", "units sold: 5 million", 5_000_000, "units"),
        ("en", "sales stand near 455 million", 455_000_000, None),
        ("en", "a dozen employees", 12, "employees"),
        ("en", "900 Velora Air flight attendants", 900, "attendants"),
        ("de", "eine 64-jährige Reisende", 64, "jahrige"),
        ("fr", "une trentaine de salariés", 30, "salaries"),
        ("fr", "400 millions d'utilisateurs", 400_000_000, "utilisateurs"),
        ("fr", "Six millions de ventes", 6_000_000, "ventes"),
    ],
)
def test_a_number_and_what_it_counts(language: str, text: str, amount: int, noun: str | None) -> None:
    (mention,) = find_counts(text, language)
    assert (int(count(mention).amount), mention.noun) == (amount, noun)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "am 2. Mai 2025 um 12 Uhr"),
        ("de", "jeder vierten Stelle"),
        ("de", "bis 2030, Ende 2024, Müller (49), 3:1, Tel. 030 123456"),
        ("de", "20 Prozent, 3 Milliarden Euro, 5 €"),
        ("en", "iOS 18.5 and Switch 2 will come on March 10, 2026"),
        ("en", "1080p, 256GB, 4K, Covid-19, 2025-03-31, PMID: 8376833"),
        ("en", "($1 = 0.8532 euros)"),
        ("fr", "le 5 décembre, à 14h30, 31/03/2025, 12 %"),
    ],
)
def test_what_is_no_count(language: str, text: str) -> None:
    assert find_counts(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "noun"),
    [
        ("en", "No site will close", "site"),
        ("de", "Es wird kein Werk geschlossen", "werk"),
        ("de", "keine weiteren Standorte", "standorte"),
        ("fr", "sans fermeture d'usines", "fermeture"),
        ("fr", "aucune usine", "usine"),
    ],
)
def test_none_at_all_is_a_count_of_zero(language: str, text: str, noun: str) -> None:
    (mention,) = find_counts(text, language)
    assert (int(count(mention).amount), mention.noun) == (0, noun)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "zwischen 5.000 und 6.000 Stellen"),
        ("en", "between 5,000 and 6,000 jobs"),
        ("fr", "entre 5 000 et 6 000 postes"),
    ],
)
def test_a_range_is_one_count(language: str, text: str) -> None:
    (mention,) = find_counts(text, language)
    assert (count(mention).amount, count(mention).maximum) == (Decimal(5000), Decimal(6000))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It raised its forecast from 15 million units to 19 million units."),
        ("de", "Die Prognose steigt von 15 auf 19 Millionen Geräte."),
        ("fr", "La prévision passe de 15 à 19 millions d'unités."),
    ],
)
def test_the_old_level_of_a_change_is_former(language: str, text: str) -> None:
    old, new = find_counts(text, language)
    assert (old.former, new.former) == (True, False)
    assert (int(count(old).amount), int(count(new).amount)) == (15_000_000, 19_000_000)


def test_an_earlier_estimate_is_former() -> None:
    now, then = find_counts("19 million units, up from an earlier estimate of 15 million", "en")
    assert (now.former, then.former) == (False, True)


def test_differences_and_levels_are_kept_apart() -> None:
    difference, level = find_counts("Die Zahl sinkt um 5.000 auf 30.000.", "de")
    assert (difference.delta, level.delta) == (True, False)
    (difference,) = find_counts("Le groupe réduit ses effectifs de 3 000 personnes", "fr")
    assert difference.delta
    (level,) = find_counts("la fermeture de trois usines", "fr")
    assert not level.delta


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "35.000 der 120.000 Stellen"),
        ("en", "1,300 of its 14,300 jobs"),
    ],
)
def test_a_part_counts_the_same_things_as_the_whole(language: str, text: str) -> None:
    part, whole = find_counts(text, language)
    assert (part.share, whole.whole) == (True, True)
    assert part.noun == whole.noun


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "35.000 Stellen, davon 3.000 in Berlin"),
        ("en", "10.36 million units, 3.68 million of them in the Americas"),
        ("fr", "35 000 emplois, dont 3 000 en France"),
    ],
)
def test_parts_named_beside_the_whole(language: str, text: str) -> None:
    whole, part = find_counts(text, language)
    assert (whole.part, part.part) == (False, True)


STYLES = {
    "en": ("{:,} jobs", "about {:,} workers"),
    "de": ("{:,} Stellen", "rund {:,} Beschäftigte"),
    "fr": ("{:,} emplois", "environ {:,} salariés"),
}
BASES = [
    ("en", "kills one to three of every 1,000 children", ["one to three of every"]),
    ("en", "12 cases per 100,000 people", ["12 cases"]),
    ("de", "12 Fälle je 100.000 Einwohner", ["12 Fälle"]),
    ("fr", "12 cas pour 100 000 habitants", ["12 cas"]),
    ("en", "a hall with room for 1,000 people", ["1,000 people"]),
]


@pytest.mark.parametrize(("language", "text", "expected"), BASES)
def test_the_base_of_a_rate_counts_nobody(language: str, text: str, expected: list[str]) -> None:
    assert [text[found.start : found.end] for found in find_counts(text, language)] == expected


MARKS = {"en": (",",), "de": (".", "'", " "), "fr": (" ", ".")}


@given(
    value=st.integers(2101, 10**9),
    style=st.sampled_from([(code, style, mark) for code in STYLES for style in STYLES[code] for mark in MARKS[code]]),
)
def test_a_count_that_we_print_reads_back(value: int, style: tuple[str, str, str]) -> None:
    language, pattern, mark = style
    (mention,) = find_counts(pattern.format(value).replace(",", mark), language)
    assert count(mention).amount == value


@given(st.text(alphabet="no ein 15.,km%()to und à de jobs Werk", max_size=60), st.sampled_from(["de", "en", "fr"]))
def test_mentions_lie_in_the_text_in_order_whatever_it_is(text: str, language: str) -> None:
    mentions = find_counts(text, language)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(left.end <= right.start for left, right in pairwise(mentions))


@pytest.mark.parametrize(
    "piece", ["1", "1 ", "1, ", "5 jobs ", "no jobs ", "5% ", "a third of ", "from 5 to ", "5-", "no "]
)
def test_reading_is_linear_in_a_hostile_text(piece: str) -> None:
    assert is_linear(lambda text: find_counts(text, "en"), piece)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "She is a mother of two."),
        ("de", "Der Vater von drei Kindern schwieg."),
        ("fr", "Cette mère de quatre enfants se tait."),
    ],
)
def test_somebodys_children_are_not_counted(language: str, text: str) -> None:
    assert find_counts(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "part"),
    [
        ("en", "There were 1,900 of them", False),
        ("en", "The shop sold 1,900 of them", True),
        ("de", "Es gab 1.900 davon", False),
        ("fr", "Il y avait 1 900 d'entre eux", False),
    ],
)
def test_there_are_so_many_of_them_in_all(language: str, text: str, part: bool) -> None:
    assert [mention.part for mention in find_counts(text, language)] == [part]


@pytest.mark.parametrize(
    ("language", "text", "shares"),
    [
        ("de", "Von den hundert Sitzen gehen 43 an sie", [False, True]),
        ("en", "Of the twenty shops, nine will close", [False, True]),
        ("fr", "Sur les vingt magasins, neuf fermeront", [False, True]),
        ("fr", "Sur les trois derniers mois, 9 973 voitures ont été vendues", [False, False]),
        ("fr", "Sur les deux sites, 140 postes disparaissent", [False, False]),
    ],
)
def test_a_part_stands_behind_its_whole_which_is_the_larger(language: str, text: str, shares: list[bool]) -> None:
    assert [mention.share for mention in find_counts(text, language)] == shares


def test_a_year_behind_since_is_no_count_of_at_least_as_many() -> None:
    assert find_counts("averti dès 2006 d'une plainte", "fr") == []
    assert [count(mention).amount for mention in find_counts("ab 2500 Stück", "de")] == [2500]


def test_without_a_payment_on_departure_nobody_is_denied_to_leave() -> None:
    assert find_counts("Il ne touchera pas d'indemnité de départ", "fr") == []
    assert [mention.noun for mention in find_counts("pas de départ", "fr")] == ["depart"]
