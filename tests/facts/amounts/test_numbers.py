"""Numbers in digits and words."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.amounts.numbers import find_figures, parse_digits
from facts.languages import language_codes, load_language

READ = {
    "de": {
        "3,5 Milliarden": 3_500_000_000,
        "500-Mio.-Runde": 500_000_000,
        "14 300": 14_300,
        "16'000": 16_000,
        "15.000": 15_000,
        "eine halbe Milliarde": 500_000_000,
        "anderthalb Milliarden": 1_500_000_000,
        "dreieinhalb Millionen": 3_500_000,
        "zweihundertfünfzig": 250,
        "fünfzehntausend": 15_000,
        "37,7 Tausend": 37_700,
        "Drei-Milliarden-Bewertung": 3_000_000_000,
        "20-Milliardenprogramm": 20_000_000_000,
        "zwei Dutzend": 24,
        "zweitausendfünfhundert": 2_500,
        "eintausendzweihundert": 1_200,
    },
    "en": {
        "3.5bn": 3_500_000_000,
        "1.03 billion": 1_030_000_000,
        "11k": 11_000,
        "220+ million": 220_000_000,
        "half a billion": 500_000_000,
        "a million and a half": 1_500_000,
        "twenty-five": 25,
        "one hundred and fifty": 150,
        "five hundred million": 500_000_000,
        "twelve thousand five hundred": 12_500,
        "a hundred and twenty": 120,
        "a hundred and ten million": 110_000_000,
        "a thousand two hundred": 1_200,
        "1,25,000 crore": 1_250_000_000_000,
        "12,50,000": 1_250_000,
        "5,000 crore": 50_000_000_000,
        "a dozen": 12,
    },
    "fr": {
        "1,03 milliard": 1_030_000_000,
        "un demi-milliard": 500_000_000,
        "un milliard et demi": 1_500_000_000,
        "soixante et onze": 71,
        "quatre-vingt-dix-sept": 97,
        "deux cents": 200,
        "mille deux cents": 1_200,
        "mille neuf cent vingt": 1_920,
        "mille quatre-vingt-dix": 1_090,
        "deux mille cent": 2_100,
        "cent mille": 100_000,
        "mille milliards": 1_000_000_000_000,
        "dix mille": 10_000,
        "14 300": 14_300,
        "une trentaine": 30,
        "une centaine de millions": 100_000_000,
    },
}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language, texts in READ.items() for text in texts])
def test_a_number_is_read_with_its_scale(language: str, text: str) -> None:
    (figure,) = find_figures(text, language)
    assert figure.amount == READ[language][text]
    assert figure.start == 0


@pytest.mark.parametrize("language", language_codes())
@pytest.mark.parametrize("value", range(2, 100))
def test_every_number_word_below_a_hundred(language: str, value: int) -> None:
    word = load_language(language).table("numbers")["words"][value]
    (figure,) = find_figures(f"die {word} xy", language)
    assert figure.amount == value


@pytest.mark.parametrize(
    "text",
    ["1.2.3", "12:30", "3/4", "31/03/2025", "192.168.0.1", "Milliardenbewertung", "billions", "plusieurs milliards"],
)
@pytest.mark.parametrize("language", language_codes())
def test_what_is_no_number(language: str, text: str) -> None:
    assert find_figures(text, language) == ()


@pytest.mark.parametrize(
    ("language", "printed", "value"),
    [
        ("de", "1.234,5", "1234.5"),
        ("de", "1,799", "1.799"),
        ("de", "1.5", "1.5"),
        ("en", "1,234.5", "1234.5"),
        ("en", "1.500", "1.5"),
        ("en", "1,500", "1500"),
        ("fr", "1 234,5", "1234.5"),
        ("fr", "30.000", "30000"),
    ],
)
def test_separators_mean_what_they_mean_in_the_language(language: str, printed: str, value: str) -> None:
    assert parse_digits(printed, language) == Decimal(value)


@pytest.mark.parametrize("printed", ["", "abc", "1-2", "1.2.3"])
def test_digits_that_are_no_number_are_refused(printed: str) -> None:
    with pytest.raises(ValueError, match="is no number"):
        parse_digits(printed, "en")


@pytest.mark.parametrize(
    ("text", "unit"),
    [("3 billion", 10**9), ("3.5 billion", 10**8), ("35,000", 1000), ("449.99", "0.01"), ("210 million", 10**7)],
)
def test_the_unit_is_that_of_the_last_digit(text: str, unit: int | str) -> None:
    (figure,) = find_figures(text, "en")
    assert figure.unit == Decimal(unit)


@pytest.mark.parametrize("text", ["between one hundred and two hundred", "between a hundred and two hundred"])
def test_a_range_of_hundreds_is_not_one_number(text: str) -> None:
    assert [figure.amount for figure in find_figures(text, "en")] == [100, 200]


@given(st.integers(1000, 10**12))
def test_grouped_digits_read_back(value: int) -> None:
    for language, mark in (("en", ","), ("de", "."), ("de", "'"), ("de", " "), ("fr", " ")):
        (figure,) = find_figures(f"x {value:,} y".replace(",", mark), language)
        assert figure.amount == value


@pytest.mark.parametrize(("text", "amount"), [("kostet der Lumo X2 899 Euro", 899), ("kostet 2 899 Euro", 2899)])
def test_the_figure_that_ends_a_name_is_no_part_of_a_number(text: str, amount: int) -> None:
    assert find_figures(text, "de")[-1].amount == amount


def test_a_text_of_figures_is_read_up_to_a_limit() -> None:
    assert len(find_figures("5 jobs, " * 5000, "en")) == 3000
