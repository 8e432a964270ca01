# ruff: noqa: E501 - the wording of a page stays in one line
"""Clean text from pages: title, body, dates with their zones, language, corrections, encodings."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone

import pytest

from scraper.cleaned import Cleaned
from scraper.dates import Precision, parse_moment
from scraper.decoding import UndecodableError, decode
from scraper.text import clean
from tests.scraper.wall_pages import LEADS, TITLES

URL = "https://www.example.org/wirtschaft/hafen-1.html"


def cleaned(head: str = "", body: str = "", *, language: str = "de", **options: object) -> Cleaned:
    text = "".join(f"<p>{lead}</p>" for lead in LEADS[language])
    html = f"<html lang='{language}'><head><title>{TITLES[language]} | Küstenkurier</title>{head}</head><body><article><h1>{TITLES[language]}</h1>{text}{body}</article></body></html>"
    found = clean(html, URL, **options)  # type: ignore[arg-type]
    assert found is not None
    return found


def data(**values: object) -> str:
    return f"<script type='application/ld+json'>{json.dumps({'@context': 'https://schema.org', '@type': 'NewsArticle', **values})}</script>"


def test_the_stored_text_is_title_blank_line_body() -> None:
    found = cleaned()
    assert found.title == TITLES["de"]
    assert found.stored == f"{TITLES['de']}\n\n" + "\n".join(LEADS["de"])


@pytest.mark.parametrize("language", ["de", "en", "fr"])
def test_the_language_is_that_of_the_text_even_where_the_page_declares_another(language: str) -> None:
    assert cleaned(language=language).language == language
    text = "".join(f"<p>{lead}</p>" for lead in LEADS[language])
    wrong = clean(f"<html lang='en-US'><body><article>{text}</article></body></html>", URL)
    assert wrong is not None
    assert wrong.language == language


def test_figures_in_tables_stay() -> None:
    table = "<table><tr><th>Jahr</th><th>Kosten</th></tr><tr><td>2025</td><td>240 Millionen Euro</td></tr></table>"
    assert "240 Millionen Euro" in cleaned(body=f"<p>Die Kosten im Überblick:</p>{table}").text.split("\n")[-1]


def test_comments_of_readers_do_not() -> None:
    assert (
        "Unsinn"
        not in cleaned(
            body="<div id='comments' class='comments'><div class='comment'><p>Das ist doch alles Unsinn, wie immer hier im Forum!</p></div></div>"
        ).text
    )


def test_json_ld_gives_author_and_dates() -> None:
    found = cleaned(
        data(
            author=[{"@type": "Person", "name": "Ada Kern"}, {"name": "Bo Lind"}],
            datePublished="2026-03-10T08:30:00+01:00",
            dateModified="2026-03-10T09:05:00+01:00",
        )
    )
    assert found.author == "Ada Kern; Bo Lind"
    assert found.published_raw == "2026-03-10T08:30:00+01:00"
    assert found.published == datetime(2026, 3, 10, 7, 30, tzinfo=UTC)
    assert found.precision is Precision.SECOND
    assert found.modified == datetime(2026, 3, 10, 8, 5, tzinfo=UTC)


def test_json_ld_in_a_graph_and_slightly_broken_is_still_read() -> None:
    block = '{"@context":"https://schema.org","@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"headline":"Kai &amp; Kran","datePublished":"2026-03-10T08:30Z",},]}'
    found = cleaned(f"<script type='application/ld+json'>{block}</script>")
    assert (found.title, found.published) == ("Kai & Kran", datetime(2026, 3, 10, 8, 30, tzinfo=UTC))


def test_broken_json_ld_is_no_harm() -> None:
    assert cleaned("<script type='application/ld+json'>{'no': json</script>").title == TITLES["de"]


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ("<meta property='article:published_time' content='2026-03-10T08:30:00+01:00'>", ""),
        ("<meta name='date' content='2026-03-10T07:30:00Z'>", ""),
        ("", "<time datetime='2026-03-10T08:30:00+01:00'>10. März 2026</time>"),
        ("", "<span itemprop='datePublished' content='2026-03-10 08:30:00 +0100'>heute</span>"),
    ],
)
def test_dates_from_meta_and_time_elements(head: str, body: str) -> None:
    assert cleaned(head, body).published == datetime(2026, 3, 10, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("raw", "at", "precision"),
    [
        ("2026-03-10T08:30:15.123+01:00", datetime(2026, 3, 10, 7, 30, 15, tzinfo=UTC), Precision.SECOND),
        ("2026-03-10T08:30+0100", datetime(2026, 3, 10, 7, 30, tzinfo=UTC), Precision.MINUTE),
        ("2026-03-10T23:30:00-05:00", datetime(2026, 3, 11, 4, 30, tzinfo=UTC), Precision.SECOND),
        ("2026-03-10", datetime(2026, 3, 10, tzinfo=UTC), Precision.DAY),
        ("2026-03", datetime(2026, 3, 1, tzinfo=UTC), Precision.MONTH),
        ("2026", datetime(2026, 1, 1, tzinfo=UTC), Precision.YEAR),
        ("Tue, 10 Mar 2026 08:30:00 +0100", datetime(2026, 3, 10, 7, 30, tzinfo=UTC), Precision.SECOND),
        ("10.03.2026, 08:30 Uhr", datetime(2026, 3, 10, 8, 30, tzinfo=UTC), Precision.MINUTE),
        ("1773127800", datetime(2026, 3, 10, 7, 30, tzinfo=UTC), Precision.SECOND),
        ("1773127800000", datetime(2026, 3, 10, 7, 30, tzinfo=UTC), Precision.SECOND),
    ],
)
def test_a_date_keeps_its_offset_and_its_precision(raw: str, at: datetime, precision: Precision) -> None:
    moment = parse_moment(raw)
    assert moment is not None
    assert (moment.at, moment.precision) == (at, precision)


@pytest.mark.parametrize(
    "raw",
    [
        "1970-01-01T00:00:00Z",
        "0",
        "2999-01-01",
        "2026-13-40",
        "2026-02-30",
        "gestern",
        "",
        "null",
        "{{date}}",
        "31.31.2026",
        "99999999999999",
    ],
)
def test_a_nonsense_date_is_none_and_its_raw_string_stays(raw: str) -> None:
    assert parse_moment(raw) is None
    if raw:
        found = cleaned(f"<meta property='article:published_time' content='{raw}'>")
        assert (found.published, found.precision, found.published_raw) == (None, None, raw)


def test_a_time_without_offset_is_the_outlets_own() -> None:
    found = cleaned(data(datePublished="2026-03-10T08:30:00"), zone=timezone(timedelta(hours=1)))
    assert found.published == datetime(2026, 3, 10, 7, 30, tzinfo=UTC)


def test_a_date_from_the_future_is_nonsense_where_now_is_known() -> None:
    now = datetime(2026, 3, 10, tzinfo=UTC)
    assert cleaned(data(datePublished="2027-01-01T00:00:00Z"), now=now).published is None
    assert cleaned(data(datePublished="2026-03-11T00:00:00Z"), now=now).published is not None


@pytest.mark.parametrize(
    "note",
    [
        "Korrektur: In diesem Text stand zunächst, der Ausbau koste 420 Millionen Euro. Richtig sind 240 Millionen.",
        "Anmerkung der Redaktion: Die Summe wurde nachträglich berichtigt.",
        "In einer früheren Version dieses Artikels hieß es, der Kai werde 2027 fertig. Das ist falsch.",
        "Correction: The cost is 240 million euros, not 420 million as first stated here.",
        "An earlier version of this article misstated the cost of the quay. It is 240 million euros.",
        "This article was amended on 11 March 2026 to correct the cost of the quay.",
        "Erratum : le coût du chantier est de 240 millions d'euros et non de 420 millions.",
        "Une version précédente de cet article indiquait un coût de 420 millions d'euros.",
        "Dans une version antérieure de cet article, le coût du chantier était erroné.",
    ],
)
def test_a_correction_note_is_found_in_the_body_and_in_a_box_beside_it(note: str) -> None:
    assert cleaned(body=f"<p>{note}</p>").correction == note
    assert cleaned(body=f"<aside class='note'><p>{note}</p></aside>").correction == note


def test_an_article_about_corrections_has_no_note() -> None:
    assert (
        cleaned(
            body="<p>Die Behörde veröffentlichte eine Korrektur der Zahlen und bat um Entschuldigung.</p>"
        ).correction
        is None
    )


@pytest.mark.parametrize(
    ("link", "canonical"),
    [
        ("https://example.org/hafen", "https://example.org/hafen"),
        ("/hafen", "https://www.example.org/hafen"),
        ("https://evil.test/hafen", None),
        ("javascript:alert(1)", None),
    ],
)
def test_a_canonical_address_counts_on_the_same_site_only(link: str, canonical: str | None) -> None:
    assert cleaned(f"<link rel='canonical' href='{link}'>").canonical == canonical


def test_a_page_says_that_it_is_not_free_or_a_live_ticker() -> None:
    assert cleaned(data(isAccessibleForFree="False")).metadata.free is False
    assert cleaned(data(isAccessibleForFree=True)).metadata.free is True
    assert cleaned().metadata.free is None
    assert cleaned('<script type="application/ld+json">{"@type":"LiveBlogPosting"}</script>').live


def test_the_headline_loses_the_outlets_name() -> None:
    text = "".join(f"<p>{lead}</p>" for lead in LEADS["de"])
    found = clean(
        f"<html><head><title>Kai wird später fertig | Küstenkurier</title></head><body><div>{text}</div></body></html>",
        URL,
    )
    assert found is not None
    assert found.title == "Kai wird später fertig"


@pytest.mark.parametrize(
    "html", ["", "   ", "no markup", "<html></html>", "<html><body></body></html>", "<", "\x00\x00"]
)
def test_no_page_gives_none(html: str) -> None:
    assert clean(html, URL) is None


def test_nul_bytes_and_deep_nesting_do_not_stop_it() -> None:
    text = "".join(f"<p>{lead}\x00</p>" for lead in LEADS["de"])
    found = clean(f"<html><body>{'<div>' * 3000}<article>{text}</article></body></html>", URL)
    assert found is None or "\x00" not in found.text


UMLAUTS = "<html><head>%s<title>Füße</title></head><body><p>Größe für 3 €, œuvre, naïve Grüße</p></body></html>"


@pytest.mark.parametrize(
    ("charset", "header", "meta"),
    [
        ("utf-8", "text/html; charset=utf-8", ""),
        ("utf-8", None, ""),
        ("utf-8", "text/html; charset=iso-8859-1", ""),
        ("cp1252", "text/html; charset=windows-1252", ""),
        ("cp1252", "text/html; charset=ISO-8859-1", ""),
        ("cp1252", "text/html", "<meta charset='windows-1252'>"),
        ("cp1252", None, ""),
        ("utf-16", "text/html", ""),
        ("utf-16-le", None, ""),
        ("utf-16-be", None, ""),
        ("utf-8-sig", None, ""),
    ],
)
def test_a_page_is_decoded_by_what_it_is(charset: str, header: str | None, meta: str) -> None:
    page = UMLAUTS % meta
    assert "Größe für 3 €, œuvre, naïve Grüße" in decode(page.encode(charset), header)


@pytest.mark.parametrize(
    "header",
    [
        "text/html; charset=",
        "text/html; charset=klingon",
        "text/html; charset=undefined",
        "",
        "\x00",
        "text/html; charset=idna",
    ],
)
def test_an_unknown_charset_is_no_error(header: str) -> None:
    assert "Größe" in decode((UMLAUTS % "").encode(), header)


def test_odd_bytes_become_replacement_characters() -> None:
    assert "Gr\ufffd" in decode("<p>Größe Grüße</p>".encode()[:6] + b"\xff\xfe</p>", "text/html; charset=utf-8")


def test_what_is_called_utf_8_and_is_not_is_read_as_windows_1252() -> None:
    page = "<p>Eine Bürgerinitiative fürchtet um das Grundwasser, sagte Bärbel Größner – „lückenhaft“.</p>"
    assert decode(page.encode("cp1252"), "text/html; charset=utf-8") == page
    cut = decode((page * 3).encode() + "ä–ö".encode("cp1252") + b"</p>", "text/html; charset=utf-8")
    assert cut.startswith(page)
    assert "\ufffd" in cut, "a few odd bytes are no reason to doubt the rest"


@pytest.mark.parametrize(
    "body",
    [
        b"%PDF-1.7 ...",
        b"\x89PNG\r\n\x1a\n",
        b"\xff\xd8\xff\xe0",
        b"\x1f\x8b\x08\x00",
        b"PK\x03\x04...",
        bytes(range(32)) * 40,
        b"\x00" * 500,
    ],
)
def test_what_is_no_text_is_named_undecodable(body: bytes) -> None:
    with pytest.raises(UndecodableError):
        decode(body, "text/html")
