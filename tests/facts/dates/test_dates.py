"""What dates the texts of a language hold, where they stand, and what an unlucky text must not become."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.dates.dates import find_dates
from facts.values import DateSpan
from tests.growth import is_linear

PUBLISHED = date(2026, 3, 10)
EDTF = r"\.\./\.\.|(?:\d{4}|XXXX)(?:-\d\d){0,2}~?(?:/(?:\d{4}|XXXX)(?:-\d\d){0,2}~?)?"
FOLDER = Path(__file__).parent / "date_sentences"


def _cases() -> list[tuple[str, str, str]]:
    cases = []
    for path in sorted(FOLDER.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and not line.startswith("#"):
                expected, sentence = line.split(" | ")
                cases.append((path.stem, expected.replace(";", ""), sentence))
    return cases


def _printed(text: str, language: str) -> str:
    found = []
    for mention in find_dates(text, language, published=PUBLISHED):
        marks = [str(getattr(mention.value, "edtf", "")), "former" if mention.former else "", mention.bound or ""]
        found.append(" ".join(mark for mark in marks if mark))
    return " ".join(found) or "none"


@pytest.mark.parametrize(("language", "expected", "sentence"), _cases())
def test_a_sentence_has_its_dates(language: str, expected: str, sentence: str) -> None:
    """Each line of the sentence files is read as it says."""
    assert _printed(sentence, language) == expected


MONTHS = {
    "de": [
        "Januar",
        "Februar",
        "März",
        "April",
        "Mai",
        "Juni",
        "Juli",
        "August",
        "September",
        "Oktober",
        "November",
        "Dezember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    "fr": [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
}
SEASONS = {
    "de": ["im Frühjahr", "im Sommer", "im Herbst", "im Winter"],
    "en": ["in spring", "in summer", "in the fall of", "in winter"],
    "fr": ["au printemps", "à l'été", "à l'automne", "à l'hiver"],
}
DAYS = {
    "de": ["am {d}. {m} {y}", "am {d:02}.{n:02}.{y}", "am {d}. {n}. {y}", "bis zum {d}. {m} {y}", "{y}-{n:02}-{d:02}"],
    "en": ["on {m} {d}, {y}", "on {d} {m} {y}", "by {d} {m}, {y}", "on the {d}th of {m} {y}", "{y}-{n:02}-{d:02}"],
    "fr": ["le {d} {m} {y}", "le {d:02}/{n:02}/{y}", "avant le {d} {m} {y}", "{y}-{n:02}-{d:02}"],
}
WHOLE_MONTHS = {
    "de": ["im {m} {y}", "ab {m} {y}", "seit {m} {y}"],
    "en": ["in {m} {y}", "by {m} {y}", "since {m}, {y}", "in {m} of {y}"],
    "fr": ["en {m} {y}", "d'ici {m} {y}", "depuis {m} {y}"],
}
QUARTERS = {
    "de": ["im {q}. Quartal {y}", "in Q{q} {y}", "Q{q}/{y}"],
    "en": ["in Q{q} {y}", "in Q{q} of {y}"],
    "fr": ["au T{q} {y}", "au {q}e trimestre {y}", "au {q}e trimestre de {y}"],
}
LEADS = {"de": "Das Werk öffnet ", "en": "The plant opens ", "fr": "L'usine ouvre "}
languages = st.sampled_from(("de", "en", "fr"))
years = st.integers(1950, 2099)


def _only(text: str, language: str) -> str:
    (mention,) = find_dates(text, language, published=PUBLISHED)
    assert isinstance(mention.value, DateSpan)
    return mention.value.edtf


@given(languages, st.dates(date(1950, 1, 1), date(2099, 12, 31)), st.data())
def test_a_printed_day_reads_back(language: str, day: date, data: st.DataObject) -> None:
    """In every style of the language, whatever the day."""
    style = data.draw(st.sampled_from(DAYS[language]))
    printed = style.format(d=day.day, n=day.month, y=day.year, m=MONTHS[language][day.month - 1])
    assert _only(f"{LEADS[language]}{printed}.", language) == day.isoformat()


@given(languages, st.integers(1, 12), years, st.data())
def test_a_printed_month_reads_back(language: str, month: int, year: int, data: st.DataObject) -> None:
    """In every style of the language, whatever the month."""
    style = data.draw(st.sampled_from(WHOLE_MONTHS[language]))
    printed = style.format(m=MONTHS[language][month - 1], y=year)
    assert _only(f"{LEADS[language]}{printed}.", language) == f"{year}-{month:02}"


@given(languages, st.integers(1, 4), years, st.data())
def test_a_printed_quarter_and_season_read_back(language: str, number: int, year: int, data: st.DataObject) -> None:
    """Quarters are 33 to 36, seasons 21 to 24."""
    quarter = data.draw(st.sampled_from(QUARTERS[language])).format(q=number, y=year)
    assert _only(f"{LEADS[language]}{quarter}.", language) == f"{year}-{32 + number}"
    season = f"{SEASONS[language][number - 1]} {year}"
    assert _only(f"{LEADS[language]}{season}.", language) == f"{year}-{20 + number}"


words = st.sampled_from(
    "Mai May mai 2026 5 . , – - / von from de auf to à bis until in im en next nächsten prochain 2000 31/03/2026 "
    "Ende end fin of des Jahres year l ' Q 3 3rd Herbst fall dritte quarter am on le Montag \n\n oder or ( )".split(" ")
)


@given(languages, st.lists(words, max_size=30), st.sampled_from([" ", ""]), st.none() | st.just(PUBLISHED))
def test_any_text_gives_valid_and_repeatable_mentions(
    language: str, tokens: list[str], glue: str, published: date | None
) -> None:
    """Offsets lie in the text, in order, without overlap; the spans are EDTF; the same text reads the same."""
    text = glue.join(tokens)
    mentions = find_dates(text, language, published=published)
    assert mentions == find_dates(text, language, published=published)
    ends = [0] + [mention.end for mention in mentions]
    for mention, end in zip(mentions, ends, strict=False):
        assert end <= mention.start < mention.end <= len(text)
        assert isinstance(mention.value, DateSpan)
        assert re.fullmatch(EDTF, mention.value.edtf)


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("Das Werk soll ab April Strom liefern.", ["ab April"]),
        ("Die Firma hat bis März Zeit.", ["bis März"]),
        ("Sie hat im August Insolvenz angemeldet.", ["im August"]),
        ("Er arbeitete für August Horch.", []),
    ],
)
def test_a_month_before_a_noun_is_no_name(text: str, printed: list[str]) -> None:
    mentions = find_dates(text, "de", published=date(2026, 11, 16))
    assert [text[mention.start : mention.end] for mention in mentions] == printed


def test_offsets_take_the_words_that_belong_to_the_date() -> None:
    """The lead and the trail are part of it, the sentence's stop is not."""
    text = "Das Werk wird frühestens im Mai 2027 fertig, spätestens zum Jahresende."
    first, second = find_dates(text, "de", published=PUBLISHED)
    assert text[first.start : first.end] == "frühestens im Mai 2027"
    assert text[second.start : second.end] == "spätestens zum Jahresende"


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [
        ("en", "It launches on June 5.", ["XXXX-06-05"]),
        ("de", "Start ist im Mai.", ["XXXX-05"]),
        ("fr", "La sortie est prévue à l'automne.", ["XXXX-23"]),
        ("en", "It launches next month, or early next year, or on Monday, or at the end of the year.", []),
    ],
)
def test_without_a_publication_date(language: str, sentence: str, expected: list[str]) -> None:
    """A day without its year keeps the year open; a relative date gives nothing."""
    assert [mention.value for mention in find_dates(sentence, language, published=None)] == list(
        map(DateSpan, expected)
    )


@pytest.mark.parametrize(
    ("published", "sentence", "expected"),
    [
        (date(2025, 12, 15), "It will launch in January.", "2026-01"),
        (date(2025, 12, 15), "It launched in January.", "2025-01"),
        (date(2025, 4, 15), "Preorders were to start on April 9.", "2025-04-09"),
        (date(2025, 4, 15), "Sales start on June 5.", "2025-06-05"),
        (date(2025, 12, 15), "It will open in the summer.", "2026-22"),
        (date(2026, 1, 15), "It opened this winter.", "2025-24"),
        (date(2025, 12, 15), "It will open on March 1.", "2026-03-01"),
        (date(2025, 2, 20), "It was founded in November.", "2024-11"),
        (date(2026, 1, 20), "She left at the end of the year.", "2025-12~"),
        (date(2025, 11, 20), "She will leave at the end of the year.", "2025-12~"),
    ],
)
def test_a_missing_year_follows_the_tense(published: date, sentence: str, expected: str) -> None:
    """Past and future are seen from the publication, whose own day may be unknown."""
    assert [mention.value for mention in find_dates(sentence, "en", published=published)] == [DateSpan(expected)]


def test_a_date_put_off_lies_after_the_one_before() -> None:
    """As in "postponed to September" is the September after the date that the text gave before."""
    text = "Der Start ist am 26. Mai 2026. Gerüchte über eine Verschiebung auf September gibt es."
    assert [mention.value for mention in find_dates(text, "de", published=date(2025, 7, 1))] == [
        DateSpan("2026-05-26"),
        DateSpan("2026-09"),
    ]


@pytest.mark.parametrize("language", ["de", "en", "fr"])
@pytest.mark.parametrize(
    "hostile",
    ["1/", "von Mai auf ", "May to ", "in the ", "5. ", "2026 ", "d'", "\n ", "1 000", "9", "bis 2030 oder ", "next "],
)
def test_reading_is_linear_in_a_hostile_text(language: str, hostile: str) -> None:
    assert is_linear(lambda text: find_dates(text, language, published=PUBLISHED), hostile)


@pytest.mark.parametrize("figures", ["1.1." + "1" * 5000, "1.2." + "3" * 4400 + ".", "1/1/" + "1" * 5000])
def test_figures_of_thousands_of_digits_are_no_date(figures: str) -> None:
    assert [mention.value for mention in find_dates(f"{figures} in May 2026", "en", published=PUBLISHED)] == [
        DateSpan("2026-05")
    ]
