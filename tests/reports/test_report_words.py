"""How values, dates and numbers are written."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from facts.values import Choice, Count, DateSpan, Hedge, Money, Name, Percent, Place, Value
from reports.dates import bounds, say_edtf
from reports.text import plain, safe_link, shorten, shorten_start
from reports.words import say_axis, say_carriers, say_day, say_qualifier, say_time, say_value


def money(amount: str, currency: str, unit: str, top: str | None = None, **more: object) -> Money:
    return Money(Decimal(amount), currency, Decimal(unit), Decimal(top) if top else None, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (money("500000000", "EUR", "1e8"), "€500 million"),
        (money("3500000000", "USD", "1e8", hedge=Hedge.APPROX), "about $3.5 billion"),
        (money("500000000", "EUR", "1e8", hedge=Hedge.UNDER), "nearly €500 million"),
        (money("500000000", "GBP", "1e8", hedge=Hedge.OVER), "over £500 million"),
        (money("500000000", "EUR", "1e8", hedge=Hedge.AT_LEAST), "at least €500 million"),
        (money("500000000", "EUR", "1e8", hedge=Hedge.UP_TO), "up to €500 million"),
        (money("3000000000", "EUR", "1e8"), "€3.0 billion"),
        (money("3000000000", "EUR", "1e9", "4000000000"), "€3–4 billion"),
        (money("800000000", "EUR", "1e8", "1200000000"), "€0.8–1.2 billion"),
        (money("123456789", "EUR", "1"), "€123,456,789"),
        (money("19.9", "USD", "0.1"), "$19.90"),
        (money("120000", "CHF", "1000", per="year"), "CHF 120,000 a year"),
        (Count(Decimal(1200), Decimal(100), hedge=Hedge.APPROX), "about 1,200"),
        (Count(Decimal(40), Decimal(1), Decimal(50)), "40–50"),
        (Count(Decimal(0), Decimal(1)), "0"),
        (Percent(Decimal("12.5"), Decimal("0.1")), "12.5%"),
        (Percent(Decimal(10), Decimal(1), Decimal(12)), "10–12%"),
        (DateSpan("2026-01"), "January 2026"),
        (Name("Ingrid Solberg-Haugen"), "Ingrid Solberg-Haugen"),
        (Place("Kiel"), "Kiel"),
        (Choice("signed"), "signed"),
    ],
)
def test_a_value_reads_as_people_write_it(value: Value, words: str) -> None:
    assert say_value(value) == words


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2026", "2026"),
        ("2026-01-15", "15 January 2026"),
        ("2025-12~", "end of 2025"),
        ("2026-01~", "start of 2026"),
        ("2025-04~", "about April 2025"),
        ("2026-01/2026-04~", "early 2026"),
        ("2026-05/2026-08~", "mid-2026"),
        ("2026-10/2026-12~", "late 2026"),
        ("2026-03-01/2026-03-10", "early March 2026"),
        ("2026-03-11/2026-03-20", "mid-March 2026"),
        ("2026-02-21/2026-02-28", "late February 2026"),
        ("2026-06-01/2026-06-15", "first half of June 2026"),
        ("2025-33", "first quarter of 2025"),
        ("2025-41", "second half of 2025"),
        ("2025-23", "autumn 2025"),
        ("../2026-12", "by December 2026"),
        ("2026-06/..", "from June 2026"),
        ("2025-03/2025-04", "March to April 2025"),
        ("2025-03-03/2025-03-05", "3 to 5 March 2025"),
        ("2025-12-30/2026-01-02", "30 December 2025 to 2 January 2026"),
        ("2029/2030", "2029 to 2030"),
        ("XXXX-06-05", "5 June (year not stated)"),
        ("202X", "the 2020s"),
        ("soon", "soon"),
    ],
)
def test_a_date_span_reads_as_people_write_it(edtf: str, words: str) -> None:
    assert say_edtf(edtf) == words


def test_the_days_of_a_span_are_known_where_a_year_is_stated() -> None:
    assert bounds("2026-01/2026-04~") == (date(2026, 1, 1), date(2026, 4, 30))
    assert bounds("../2026-12") == (None, date(2026, 12, 31))
    assert bounds("XXXX-06-05") is None
    assert bounds("soon") is None


def test_days_are_written_day_month_year_in_utc() -> None:
    moment = datetime.fromisoformat("2026-05-03T01:30:00+02:00")
    assert say_day(moment) == "2 May 2026"
    assert say_time(moment) == "2 May 2026, 23:30 UTC"
    assert say_day(datetime(2026, 12, 1, tzinfo=UTC)) == "1 December 2026"


def test_counts_agree_with_their_nouns() -> None:
    assert say_carriers(4, 1) == "4 outlets, 1 origin"
    assert say_carriers(1, 1) == "1 outlet, 1 origin"


def test_axis_labels_are_short() -> None:
    assert say_axis(Decimal(3_500_000_000), currency="EUR") == "€3.5bn"
    assert say_axis(Decimal(12), percent=True) == "12%"
    assert say_axis(Decimal(1200)) == "1,200"


def test_qualifiers_lose_their_key() -> None:
    assert [say_qualifier(one) for one in ("market:US", "scope:Group", "pre-money", None)] == [
        "US market", "Group", "pre-money", "",
    ]  # fmt: skip


def test_control_and_direction_characters_are_dropped() -> None:
    assert plain("a\x1b[31mb\x07\x9bc\u202ed\u2066e\n\t f\ufeff") == "a[31mbcde f"


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,x", "//host.example/x", "/x", "http://", "",
        "https://a.example/\u202ex", "https://a.example/ x", "java\nscript:alert(1)", 'https://a.example/"onclick=',
        "http://[bad", "file:///etc/hosts", "ftp://a.example/",
    ],
)  # fmt: skip
def test_only_plain_web_addresses_become_links(url: str) -> None:
    assert safe_link(url) is None
    assert safe_link("https://a.example/x?y=1&z=2#s") == "https://a.example/x?y=1&z=2#s"


def test_shortening_keeps_the_asked_length() -> None:
    assert shorten("abcdef", 4) == "abc…"
    assert shorten_start("abcdef", 4) == "…def"
    assert shorten("abc", 3) == shorten_start("abc", 3) == "abc"
