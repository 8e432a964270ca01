"""Answers of HTTP/1.1 mean the same however their bytes arrive, and what is none is told."""

# ruff: noqa: E501 - answers of servers stay on one line

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.answers import BrokenAnswerError, CutAnswerError, IncomingAnswer, TooLargeError

OK = b"HTTP/1.1 200 OK\r\n"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
WHOLE = {
    "a counted body": (OK + b"Content-Length: 5\r\n\r\nhello", b"hello", True),
    "chunks": (CHUNKED + b"2\r\nhe\r\n3;name=value\r\nllo\r\n0\r\n\r\n", b"hello", True),
    "chunks with trailers": (CHUNKED + b"5\r\nhello\r\n0\r\nDigest: x\r\n\r\n", b"hello", True),
    "lines without carriage returns": (b"HTTP/1.1 200 OK\nContent-Length: 5\n\nhello", b"hello", True),
    "no reason": (b"HTTP/1.1 200\r\nContent-Length: 5\r\n\r\nhello", b"hello", True),
    "the length twice": (OK + b"Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello", b"hello", True),
    "early hints before it": (b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n" + OK + b"Content-Length: 2\r\n\r\nhi", b"hi", True),
    "an empty body": (OK + b"Content-Length: 0\r\n\r\n", b"", True),
    "304, whatever length it tells": (b"HTTP/1.1 304 Not Modified\r\nContent-Length: 5\r\n\r\n", b"", True),
    "204": (b"HTTP/1.1 204 No Content\r\n\r\n", b"", True),
    "a server that closes": (OK + b"Connection: Close\r\nContent-Length: 5\r\n\r\nhello", b"hello", False),
    "HTTP/1.0": (b"HTTP/1.0 200 OK\r\nContent-Length: 5\r\n\r\nhello", b"hello", False),
    "chunks and a length": (OK + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n", b"hello", False),
    "more than was counted": (OK + b"Content-Length: 5\r\n\r\nhelloHTTP/1.1 200 OK\r\n", b"hello", False),
}  # fmt: skip


def taken(*parts: bytes, most: int = 1000) -> IncomingAnswer:
    answer = IncomingAnswer(most)
    for part in parts:
        answer.feed(part)
    return answer


@pytest.mark.parametrize(("sent", "body", "lasting"), WHOLE.values(), ids=WHOLE)
def test_a_body_ends_where_the_answer_says(sent: bytes, body: bytes, lasting: bool) -> None:
    answer = taken(sent)
    assert (answer.complete, bytes(answer.body), answer.lasting) == (True, body, lasting)


@given(st.sampled_from(sorted(WHOLE)), st.lists(st.integers(0, 120), max_size=8))
def test_it_does_not_matter_how_the_bytes_arrive(name: str, cuts: list[int]) -> None:
    sent, body, _ = WHOLE[name]
    places = sorted({0, len(sent), *(cut for cut in cuts if cut < len(sent))})
    answer = taken(*(sent[start:end] for start, end in pairwise(places)))
    assert (answer.complete, bytes(answer.body)) == (True, body)


def test_headers_are_kept_as_they_were_sent() -> None:
    answer = taken(OK + b'ETag: "A:1"\r\nset-cookie: a\r\nset-cookie: b\r\nX-Long: one\r\n  two\r\nno colon\r\n\r\n')
    assert answer.headers == [
        (b"ETag", b'"A:1"'),
        (b"set-cookie", b"a"),
        (b"set-cookie", b"b"),
        (b"X-Long", b"one two"),
    ]


def test_a_body_without_length_ends_with_the_connection() -> None:
    answer = taken(OK + b"\r\nhel", b"lo")
    assert not answer.complete
    answer.end()
    assert (answer.complete, bytes(answer.body), answer.lasting) == (True, b"hello", False)


@pytest.mark.parametrize(
    "sent", [b"", b"HTTP/1.1 20", OK, OK + b"Content-Length: 5\r\n\r\nhell", CHUNKED + b"5\r\nhello\r\n", CHUNKED]
)
def test_an_answer_that_is_cut_off_is_told(sent: bytes) -> None:
    answer = taken(sent)
    with pytest.raises(CutAnswerError):
        answer.end()


@pytest.mark.parametrize(
    "sent",
    [
        b"<html>hello\r\n\r\n",
        b"HTTP/2 200\r\n\r\n",
        b"HTTP/1.1 2000 OK\r\n\r\n",
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n",
        OK + b"Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
        OK + b"Content-Length: -5\r\n\r\nhello",
        OK + b"Content-Length: 0x5\r\n\r\nhello",
        CHUNKED + b"five\r\nhello\r\n0\r\n\r\n",
        CHUNKED + b"-5\r\nhello\r\n",
        CHUNKED + b"2\r\nhello\r\n",
        CHUNKED + b"0" * 5000,
        CHUNKED + b"0\r\n" + b"x: y\r\n" * 50_000,
        b"x" * 300_000,
        b"HTTP/1.1 100 Continue\r\n\r\n" * 20_000,
    ],
)
def test_what_is_no_answer_is_told(sent: bytes) -> None:
    with pytest.raises(BrokenAnswerError):
        taken(sent)


@pytest.mark.parametrize(
    "sent",
    [
        OK + b"Content-Length: 1001\r\n\r\n",
        OK + b"Content-Length: 99999999999999999999999\r\n\r\n",
        CHUNKED + b"3e9\r\n",
        CHUNKED + (b"64\r\n" + b"x" * 100 + b"\r\n") * 11,
        OK + b"\r\n" + b"x" * 1001,
    ],
)
def test_a_body_larger_than_allowed_is_not_taken(sent: bytes) -> None:
    with pytest.raises(TooLargeError):
        taken(sent)


def test_a_body_as_large_as_allowed_is_taken() -> None:
    assert len(taken(OK + b"Content-Length: 1000\r\n\r\n" + b"x" * 1000).body) == 1000
