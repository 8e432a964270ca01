"""Amounts of money: every way in which the news prints them."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.amounts.money import find_money
from facts.values import Hedge, Money
from facts.words.mentions import Mention
from tests.growth import is_linear


def amounts(text: str, language: str, country: str | None = None) -> list[tuple[Decimal, str]]:
    return [(value.amount, value.currency) for value in map(money, find_money(text, language, country=country))]


def money(mention: Mention) -> Money:
    assert isinstance(mention.value, Money)
    return mention.value


def only(text: str, language: str) -> tuple[Mention, Money]:
    (mention,) = find_money(text, language)
    return mention, money(mention)


@pytest.mark.parametrize(
    ("language", "text", "amount", "currency"),
    [
        ("de", "3,5 Milliarden Dollar", 3_500_000_000, "USD"),
        ("de", "eine knappe Milliarde Euro", 1_000_000_000, "EUR"),
        ("de", "1,5 Mia. Franken", 1_500_000_000, "CHF"),
        ("de", "20 Millionen argentinische Pesos", 20_000_000, "ARS"),
        ("de", "3 Milliarden Hrywnja", 3_000_000_000, "UAH"),
        ("en", "R105 per share", 105, "ZAR"),
        ("en", "RM12m", 12_000_000, "MYR"),
        ("en", "Rp 5 trillion", 5_000_000_000_000, "IDR"),
        ("en", "SKr3bn", 3_000_000_000, "SEK"),
        ("en", "₦3bn", 3_000_000_000, "NGN"),
        ("en", "KSh 3bn", 3_000_000_000, "KES"),
        ("en", "Mex$3bn", 3_000_000_000, "MXN"),
        ("en", "E£3bn", 3_000_000_000, "EGP"),
        ("en", "3 billion baht", 3_000_000_000, "THB"),
        ("en", "€1.2 m", 1_200_000, "EUR"),
        ("en", "$12 500", 12_500, "USD"),
        ("en", "1½ billion dollars", 1_500_000_000, "USD"),
        ("en", "three-quarters of a billion dollars", 750_000_000, "USD"),
        ("fr", "1€99", "1.99", "EUR"),
        ("fr", "trois quarts de milliard d'euros", 750_000_000, "EUR"),
        ("fr", "3 milliards de FCFA", 3_000_000_000, "XOF"),
        ("fr", "2 milliards de livres égyptiennes", 2_000_000_000, "EGP"),
        ("de", "die 500-Mio.-Euro-Runde", 500_000_000, "EUR"),
        ("de", "eine 500-Millionen-Euro-Finanzierung", 500_000_000, "EUR"),
        ("de", "eine halbe Milliarde Euro", 500_000_000, "EUR"),
        ("de", "dreieinhalb Milliarden US-Dollar", 3_500_000_000, "USD"),
        ("de", "69,99 Pfund", "69.99", "GBP"),
        ("de", "CHF 1'000", 1000, "CHF"),
        ("de", "75 Franken", 75, "CHF"),
        ("de", "49.980 Yen", 49_980, "JPY"),
        ("de", "49,99 €", "49.99", "EUR"),
        ("de", "800,- Euro", 800, "EUR"),
        ("de", "50 Cent", "0.5", "EUR"),
        ("de", "3 Mrd. Euro", 3_000_000_000, "EUR"),
        ("en", "$3.5bn", 3_500_000_000, "USD"),
        ("en", "US$1.03 billion", 1_030_000_000, "USD"),
        ("en", "USD 14.3 billion", 14_300_000_000, "USD"),
        ("en", "€500m", 500_000_000, "EUR"),
        ("en", "EUR 3bn", 3_000_000_000, "EUR"),
        ("en", "half a billion euros", 500_000_000, "EUR"),
        ("en", "A$5m", 5_000_000, "AUD"),
        ("en", "C$7 million", 7_000_000, "CAD"),
        ("en", "£12.4bn", 12_400_000_000, "GBP"),
        ("en", "₹5,000 crore", 50_000_000_000, "INR"),
        ("en", "R$ 5 million", 5_000_000, "BRL"),
        ("en", "Rs 300", 300, "INR"),
        ("en", "R46.5-billion", 46_500_000_000, "ZAR"),
        ("en", "40 kr", 40, "SEK"),
        ("en", "a 12 zł ticket", 12, "PLN"),
        ("fr", "1 Md$", 1_000_000_000, "USD"),
        ("fr", "1,03 milliard de dollars", 1_030_000_000, "USD"),
        ("fr", "d'un milliard d'euros", 1_000_000_000, "EUR"),
        ("fr", "un milliard et demi de dollars", 1_500_000_000, "USD"),
        ("fr", "499 dollars canadiens", 499, "CAD"),
        ("fr", "500 M€", 500_000_000, "EUR"),
        ("fr", "2,4 G$", 2_400_000_000, "USD"),
        ("fr", "469,99 euros", "469.99", "EUR"),
    ],
)
def test_one_amount(language: str, text: str, amount: int | str, currency: str) -> None:
    assert amounts(text, language) == [(Decimal(amount), currency)]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "eine Milliardenbewertung, ein dreistelliger Millionenbetrag, Milliarden Euro"),
        ("de", "die Abgasnorm Euro 6"),
        ("en", "tens of millions of dollars"),
        ("en", "GTA$200,000 in the game"),
        ("en", "($1 = 0.8532 euros)"),
        ("en", "500m from the shore, 35,000 jobs"),
        ("fr", "plusieurs centaines de millions d'euros"),
    ],
)
def test_what_is_no_amount(language: str, text: str) -> None:
    assert find_money(text, language) == []


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("en", "$40bn to $50bn", 40, 50),
        ("en", "between $15bn and $20bn", 15, 20),
        ("en", "$40-50bn", 40, 50),
        ("de", "60 bis 70 Milliarden Euro", 60, 70),
        ("de", "zwischen 3 und 5 Milliarden Euro", 3, 5),
        ("fr", "entre 3 et 5 milliards d'euros", 3, 5),
        ("fr", "de 3 à 5 milliards d'euros", 3, 5),
    ],
)
def test_a_range_is_one_amount(language: str, text: str, low: int, high: int) -> None:
    _, value = only(text, language)
    assert (value.amount, value.maximum) == (Decimal(low) * 10**9, Decimal(high) * 10**9)


@pytest.mark.parametrize(
    ("language", "text", "other"),
    [
        ("en", "€500 million (about $586 million)", (586_000_000, "USD")),
        ("en", "EUR 500m ($560m)", (560_000_000, "USD")),
        ("en", "€500m, or about $586 million,", (586_000_000, "USD")),
        ("fr", "un milliard de dollars, soit environ 890 millions d'euros", (890_000_000, "EUR")),
        ("de", "49.980 Yen (ca. 309 Euro)", (309, "EUR")),
        ("de", "3 Mrd. Euro, umgerechnet rund 3,5 Mrd. Dollar", (3_500_000_000, "USD")),
        ("en", "80-90 euros ($86-$97)", (86, "USD")),
    ],
)
def test_a_conversion_is_the_same_amount(language: str, text: str, other: tuple[int, str]) -> None:
    mention, _ = only(text, language)
    (converted,) = mention.converted
    assert isinstance(converted, Money)
    assert (int(converted.amount), converted.currency) == other


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("de", "Die Bewertung steigt von 300 auf 500 Milliarden Dollar."),
        ("de", "von 300 Milliarden Dollar im Vorjahr auf 500 Milliarden Dollar"),
        ("de", "statt 300 Milliarden Dollar nun 500 Milliarden Dollar"),
        ("en", "It raised the target from $300bn to $500bn."),
        ("en", "up from $300bn, it is now $500bn"),
        ("fr", "La valeur passe de 300 à 500 milliards de dollars."),
    ],
)
def test_the_old_value_of_a_change_is_former(language: str, text: str) -> None:
    old, new = find_money(text, language)
    assert (old.former, new.former) == (True, False)
    assert [money(old).amount, money(new).amount] == [Decimal(300) * 10**9, Decimal(500) * 10**9]


@pytest.mark.parametrize(
    ("language", "text", "hedge"),
    [
        ("de", "rund 3 Milliarden Euro", Hedge.APPROX),
        ("de", "knapp 3 Milliarden Euro", Hedge.UNDER),
        ("de", "mehr als 3 Milliarden Euro", Hedge.OVER),
        ("de", "mindestens 3 Milliarden Euro", Hedge.AT_LEAST),
        ("de", "bis zu 3 Milliarden Euro", Hedge.UP_TO),
        ("de", "eine Finanzierungsrunde über 3 Milliarden Euro", None),
        ("en", "nearly $3bn", Hedge.UNDER),
        ("en", "as much as $3bn", Hedge.UP_TO),
        ("en", "$3bn or more", Hedge.AT_LEAST),
        ("fr", "près de 3 milliards d'euros", Hedge.UNDER),
        ("fr", "au-dessus d'1 milliard d'euros", Hedge.OVER),
        ("fr", "autour de 3 milliards d'euros", Hedge.APPROX),
        ("fr", "jusqu'à 3 milliards d'euros", Hedge.UP_TO),
    ],
)
def test_hedges_belong_to_the_mention(language: str, text: str, hedge: Hedge | None) -> None:
    mention, value = only(text, language)
    assert value.hedge == hedge
    if hedge is not None:
        assert (mention.start, mention.end) == (0, len(text))


@pytest.mark.parametrize(
    ("language", "text", "per"),
    [
        ("de", "2 Euro je Aktie", "share"),
        ("de", "jährlich rund 3 Milliarden Euro", "year"),
        ("en", "$15bn a year", "year"),
        ("en", "$15bn a year earlier", None),
        ("en", "$12.50-a-share", "share"),
        ("fr", "12 euros par mois", "month"),
    ],
)
def test_what_an_amount_is_paid_for(language: str, text: str, per: str | None) -> None:
    assert only(text, language)[1].per == per


@pytest.mark.parametrize(
    ("language", "text", "elided"),
    [
        ("de", "sammelt 50 Mio. Dollar ein, insgesamt nun 116 Millionen", (116_000_000, "USD")),
        ("fr", "8,3 milliards d'euros en 2023, puis 7,8", (7_800_000_000, "EUR")),
        ("fr", "il a levé 500 millions d'euros, dont les 400 millions restants", (400_000_000, "EUR")),
    ],
)
def test_an_elided_currency_is_that_of_the_amount_before(language: str, text: str, elided: tuple[int, str]) -> None:
    amount, currency = amounts(text, language)[-1]
    assert (int(amount), currency) == elided


def test_things_that_are_counted_take_no_currency() -> None:
    assert len(find_money("$5bn in sales and 440 million users", "en")) == 1
    assert len(find_money("loses $10 million a day and moves four million addresses", "en")) == 1
    assert len(find_money("500 millions d'euros pour 400 millions d'utilisateurs", "fr")) == 1


@pytest.mark.parametrize(
    ("country", "currency"), [(None, "USD"), ("US", "USD"), ("GB", "USD"), ("AU", "AUD"), ("CA", "CAD"), ("NZ", "NZD")]
)
def test_a_bare_dollar_is_that_of_the_outlet(country: str | None, currency: str) -> None:
    assert amounts("$5 million", "en", country) == [(Decimal(5_000_000), currency)]
    assert amounts("US$5 million", "en", country) == [(Decimal(5_000_000), "USD")]


STYLES = {
    "en": ("${:.2f} billion", "USD {:.2f}bn", "{:.2f} billion dollars", "US${:.2f}bn"),
    "de": ("{:.2f} Milliarden Dollar", "{:.2f} Mrd. US-Dollar", "{:.2f}-Milliarden-Dollar-Deal", "{:.2f} Mrd. $"),
    "fr": ("{:.2f} milliards de dollars", "{:.2f} Md$", "{:.2f} Mds$"),
}


@given(
    cents=st.integers(1, 99_999), style=st.sampled_from([(code, style) for code in STYLES for style in STYLES[code]])
)
def test_an_amount_that_we_print_reads_back(cents: int, style: tuple[str, str]) -> None:
    language, pattern = style
    printed = pattern.format(Decimal(cents) / 100)
    text = printed if language == "en" else printed.replace(".", ",", 1)
    assert amounts(f"Es / it / ce {text} xyz", language) == [(Decimal(cents) * 10**7, "USD")]


@given(st.text(alphabet="$€ 15.,kmbn-%()to und à de Mrd", max_size=60), st.sampled_from(["de", "en", "fr"]))
def test_mentions_lie_in_the_text_in_order_whatever_it_is(text: str, language: str) -> None:
    mentions = find_money(text, language)
    assert mentions == find_money(text, language)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(left.end <= right.start for left, right in pairwise(mentions))


@pytest.mark.parametrize(
    "piece", ["1", "1.", "1 ", "1, ", "€", "$5 ", "€ ", " ", "million ", "un ", "5 to ", "(", "A$", "$1-"]
)
def test_reading_is_linear_in_a_hostile_text(piece: str) -> None:
    assert is_linear(lambda text: find_money(text, "en"), piece)
