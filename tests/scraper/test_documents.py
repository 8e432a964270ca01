# ruff: noqa: E501 - the wording of a page stays in one line
"""Documents from files: text, pages, web archives, JSON lines, folders; and what is said of bad ones."""

from __future__ import annotations

import gzip
import io
import json
import uuid
from datetime import UTC, datetime
from pathlib import Path

import pytest

from scraper.dates import Precision
from scraper.documents import Document, DocumentError, read_documents
from scraper.outcome import Outcome
from tests.scraper.wall_pages import CONSENT, LEADS, TITLES, page


def article_page(language: str, address: str = "") -> str:
    text = "".join(f"<p>{lead}</p>" for lead in LEADS[language])
    link = f"<link rel='canonical' href='{address}'>" if address else ""
    return page(language, TITLES[language], f"{link}<article><h1>{TITLES[language]}</h1>{text}</article>", "site")


def wall_page(language: str) -> str:
    headline, paragraphs, _ = CONSENT[language][0]
    return page(language, headline, f"<h1>{headline}</h1>" + "".join(f"<p>{text}</p>" for text in paragraphs), "bare")


def one(path: Path) -> Document:
    [found] = read_documents([path])
    assert isinstance(found, Document), found
    return found


def error(path: Path | str) -> DocumentError:
    [found] = read_documents([path])
    assert isinstance(found, DocumentError), found
    assert str(path) in str(found)
    assert found.remedy
    return found


def write(path: Path, text: str | bytes) -> Path:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def test_a_text_file_with_a_headline_and_a_language_in_its_name(tmp_path: Path) -> None:
    found = one(write(tmp_path / "quay.fr.txt", f"{TITLES['fr']}\n\n\n{LEADS['fr'][0]}\n\n{LEADS['fr'][1]}\n"))
    assert found == Document(
        id="quay.fr.txt",
        url=None,
        title=TITLES["fr"],
        text=f"{TITLES['fr']}\n\n{LEADS['fr'][0]}\n\n{LEADS['fr'][1]}",
        language="fr",
    )


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            "Kai wird später fertig\nDer Betreiber verschiebt den Ausbau. Das sagte er am Dienstag.",
            "Kai wird später fertig",
        ),
        ("Was plant der Hafen wirklich?\nDer Betreiber schweigt.", "Was plant der Hafen wirklich?"),
        ("Der Betreiber verschiebt den Ausbau.\nDas sagte er am Dienstag.", None),
        ("Nur eine Zeile ohne Ende", None),
    ],
)
def test_the_first_line_is_the_title_if_it_is_a_headline(tmp_path: Path, text: str, title: str | None) -> None:
    found = one(write(tmp_path / "a.txt", text))
    assert found.title == title
    assert found.text.startswith(title or text)


def test_a_markdown_heading_is_the_title_without_its_mark(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.md", f"# {TITLES['en']}\n{LEADS['en'][0]}")).title == TITLES["en"]


def test_the_language_is_detected_where_the_name_has_none(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.txt", "\n".join(LEADS["fr"]))).language == "fr"


@pytest.mark.parametrize("charset", ["cp1252", "utf-16", "utf-8-sig"])
def test_a_text_in_another_encoding_is_read(tmp_path: Path, charset: str) -> None:
    assert one(write(tmp_path / "a.txt", LEADS["de"][1].encode(charset))).text == LEADS["de"][1]


def test_a_saved_page_is_cleaned_and_knows_its_address(tmp_path: Path) -> None:
    found = one(write(tmp_path / "a.html", article_page("de", "https://example.org/hafen")))
    assert (found.title, found.url, found.language) == (TITLES["de"], "https://example.org/hafen", "de")
    assert found.text == f"{TITLES['de']}\n\n" + "\n".join(LEADS["de"])


def test_a_saved_wall_is_an_error_with_its_outcome(tmp_path: Path) -> None:
    assert error(write(tmp_path / "a.html", wall_page("en"))).outcome is Outcome.CONSENT_WALL


LINE = {
    "id": "q-1",
    "language": "de",
    "published": "2026-03-10",
    "title": None,
    "text": "Der Kai\n kostet 240 Millionen Euro. ",
    "observations": [1],
}


def test_a_json_line_keeps_its_text_to_the_letter(tmp_path: Path) -> None:
    found = one(write(tmp_path / "a.jsonl", json.dumps(LINE)))
    assert found == Document(
        id="q-1", url=None, title=None, text=str(LINE["text"]), language="de", published=datetime(2026, 3, 10, tzinfo=UTC), published_raw="2026-03-10", precision=Precision.DAY
    )  # fmt: skip


@pytest.mark.parametrize(
    ("published", "at", "precision"),
    [
        ("2026", (2026, 1, 1), Precision.YEAR),
        ("2026-03", (2026, 3, 1), Precision.MONTH),
        ("2026-03-10T08:30:00+01:00", (2026, 3, 10, 7, 30), Precision.SECOND),
    ],
)
def test_a_json_line_may_be_dated_roughly(
    tmp_path: Path, published: str, at: tuple[int, int, int], precision: Precision
) -> None:
    found = one(write(tmp_path / "a.jsonl", json.dumps({**LINE, "published": published})))
    assert (found.published, found.precision, found.published_raw) == (datetime(*at, tzinfo=UTC), precision, published)


def test_a_line_without_id_is_known_by_its_place(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a.jsonl", '\n{"text": "Der Kai kostet 240 Millionen Euro."}\n')).id == "a:2"


def test_bad_lines_are_named_and_the_rest_goes_on(tmp_path: Path) -> None:
    lines = [
        '{"id": 1, "text": "Eins."}',
        "{broken",
        "[]",
        '{"id": 4}',
        '{"text": 5}',
        '{"text": " "}',
        '{"id": 7, "text": "Sieben."}',
    ]
    found = list(read_documents([write(tmp_path / "a.jsonl", "\n".join(lines).encode() + b'\n{"text": "\xff"}\n')]))
    assert [item.id for item in found if isinstance(item, Document)] == ["1", "7"]
    errors = [item for item in found if isinstance(item, DocumentError)]
    assert [item.line for item in errors] == [2, 3, 4, 5, 6, 8]
    assert "broken JSON" in errors[0].what
    assert "no key `text`" in errors[2].what


def test_a_wrong_date_is_told_and_the_article_read_without(tmp_path: Path) -> None:
    told, found = read_documents([write(tmp_path / "a.jsonl", json.dumps({**LINE, "published": "soon"}))])
    assert isinstance(told, DocumentError)
    assert "'soon'" in told.what
    assert isinstance(found, Document)
    assert (found.published, found.published_raw) == (None, "soon")


def test_standard_input_is_json_lines() -> None:
    [found] = read_documents(["-"], stdin=io.BytesIO(json.dumps(LINE).encode()))
    assert isinstance(found, Document)
    assert found.id == "q-1"


def record(url: str, status: str, kind: str, body: bytes) -> bytes:
    answer = f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2026-03-10T08:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, url)}>\r\n"
    head += f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(answer)}\r\n\r\n"
    return head.encode() + answer + b"\r\n\r\n"


def archive(path: Path) -> Path:
    records = [
        record("https://example.org/a", "200 OK", "text/html; charset=utf-8", article_page("de").encode()),
        record("https://example.org/b.png", "200 OK", "image/png", b"\x89PNG"),
        record("https://example.org/gone", "404 Not Found", "text/html", b"<p>gone</p>"),
        record("https://example.org/wall", "200 OK", "text/html", wall_page("fr").encode()),
        record(
            "https://example.org/c",
            "200 OK",
            "text/html; charset=cp1252",
            article_page("fr").encode("cp1252", "replace"),
        ),
    ]
    return write(path, b"".join(gzip.compress(one) if path.suffix == ".gz" else one for one in records))


@pytest.mark.parametrize("name", ["a.warc", "a.warc.gz"])
def test_a_web_archive_gives_its_articles(tmp_path: Path, name: str) -> None:
    found = list(read_documents([archive(tmp_path / name)]))
    assert [(item.url, item.title) for item in found if isinstance(item, Document)] == [
        ("https://example.org/a", TITLES["de"]),
        ("https://example.org/c", TITLES["fr"]),
    ]
    [wall] = [item for item in found if isinstance(item, DocumentError)]
    assert wall.outcome is Outcome.CONSENT_WALL
    assert "https://example.org/wall" in str(wall)


def test_a_broken_archive_gives_what_it_has_and_an_error(tmp_path: Path) -> None:
    whole = archive(tmp_path / "a.warc.gz").read_bytes()
    found = list(read_documents([write(tmp_path / "b.warc.gz", whole[: len(whole) * 9 // 10])]))
    assert isinstance(found[0], Document)
    assert isinstance(found[-1], DocumentError)
    assert isinstance(next(read_documents([write(tmp_path / "c.warc", b"this is no archive\n" * 9)])), DocumentError)


def test_a_folder_is_read_in_order_and_in_depth(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    write(tmp_path / "sub" / "a.txt", LEADS["de"][0])
    write(tmp_path / "b.txt", LEADS["de"][1])
    write(tmp_path / "notes.pdf", b"%PDF-")
    assert [item.id for item in read_documents([tmp_path]) if isinstance(item, Document)] == ["b.txt", "sub/a.txt"]


@pytest.mark.parametrize(
    ("name", "content", "what"),
    [
        ("a.txt", b"", "empty"), ("a.html", b"  \n", "empty"), ("a.jsonl", b"", "no line"), ("a.txt", b"%PDF-1.7", "PDF"), ("a.html", b"\x89PNG", "image"),
        ("a.pdf", b"%PDF-", "kind of file"), ("a.html", b"<html><body></body></html>", "not an article"), ("a.html", b"<!-- -->", "not an article"), ("a.warc", b"", "archive"),
    ],
)  # fmt: skip
def test_a_bad_file_is_one_error(tmp_path: Path, name: str, content: bytes, what: str) -> None:
    assert what in error(write(tmp_path / name, content)).what


def test_a_missing_file_and_a_folder_with_nothing_in_it(tmp_path: Path) -> None:
    assert "no such file" in error(tmp_path / "nowhere.txt").what
    assert "no readable file" in error(tmp_path).what
