"""Answers in gzip are unpacked; what is broken, too large or packed otherwise is left as it came."""

import gzip

import pytest
from scrapy import Request
from scrapy.http import Headers, Response

from scraper.unpacking import Gunzip, gunzipped

PAGE = b"<p>Velora cuts 400 jobs</p>" * 1000
PACKED = gzip.compress(PAGE)


def answered(body: bytes, *encodings: str, most: int = 1_000_000) -> Response:
    headers = Headers({"Content-Type": "text/html", "Content-Encoding": list(encodings)})
    response = Response("https://news.example/a", 200, headers, body)
    return Gunzip(most).process_response(Request(response.url), response)


@pytest.mark.parametrize("name", ["gzip", "x-gzip"])
def test_a_packed_answer_is_unpacked_and_says_so_no_more(name: str) -> None:
    response = answered(PACKED, name)

    assert response.body == PAGE
    assert "Content-Encoding" not in response.headers
    assert response.headers["Content-Type"] == b"text/html"


@pytest.mark.parametrize(
    ("body", "encodings"),
    [
        (PACKED[:-40], ["gzip"]),
        (PACKED[:200] + b"?" + PACKED[201:], ["gzip"]),
        (PAGE, ["gzip"]),
        (b"", ["gzip"]),
        (PACKED + PACKED, ["gzip"]),
        (gzip.compress(PACKED), ["gzip", "gzip"]),
        (PACKED, ["br"]),
        (PACKED, []),
    ],
    ids=["cut short", "damaged", "not packed", "empty", "two pieces", "packed twice", "another way", "not said"],
)
def test_what_is_no_whole_piece_of_gzip_is_left_as_it_came(body: bytes, encodings: list[str]) -> None:
    response = answered(body, *encodings)

    assert response.body == body
    assert response.headers.getlist("Content-Encoding") == [name.encode() for name in encodings]


def test_more_than_may_be_taken_is_left_packed() -> None:
    assert gunzipped(PACKED, len(PAGE)) == PAGE
    assert gunzipped(PACKED, len(PAGE) - 1) is None


def test_a_bomb_is_not_unpacked_further_than_may_be_taken() -> None:
    bomb = gzip.compress(bytes(50_000_000))

    assert answered(bomb, "gzip", most=1_000_000).body == bomb
