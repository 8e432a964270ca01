# ruff: noqa: E501 - sample pages, queries and figures stay on one line
"""Bodies that no outlet should send: wrong encodings, NUL, cut off, deeply nested, binary, random. The same each time."""

from __future__ import annotations

import bz2
import gzip
import random
import zlib
from collections.abc import Iterator

HTML = "text/html; charset=utf-8"
TITLE = "Nimbus Robotics in talks"
PAGE = (
    "<!doctype html><html lang='en'><head><meta charset='utf-8'><title>Nimbus Robotics in talks</title></head><body>"
    "<article><h1>Nimbus Robotics in talks</h1><p>Nimbus Robotics is in talks to raise 200 million euros – people said "
    "on Monday in Zürich, naïve as it sounds. Nimbus Robotics would be valued at about 2 billion euros.</p><p>The maker "
    "of warehouse robots did not answer questions. Its plant in Lyon employs four hundred people.</p></article></body></html>"
)
_CHARSETS = ("utf-8", "utf-16", "utf-16-le", "utf-32", "latin-1", "cp1252", "koi8-r", "shift_jis", "gb18030", "utf-7")
_MAGIC = (
    b"%PDF-1.7\n",
    b"\x89PNG\r\n\x1a\n",
    b"\xff\xd8\xff\xe0",
    b"PK\x03\x04",
    b"\x7fELF",
    b"GIF89a",
    b"RIFF",
    b"ID3",
)
_TAGS = ("div", "b", "a", "table", "ul", "svg", "form", "font", "p", "section")


def bad_bodies(count: int = 300, seed: int = 7) -> Iterator[tuple[str, bytes, dict[str, str]]]:
    """A name, the body and the headers of each."""
    chance = random.Random(seed)  # noqa: S311 - the same bodies each time
    makers = (_charset, _nul, _cut, _nested, _binary, _packed, _garbled, _attributes, _entities, _markup)
    for n in range(count):
        make = makers[n % len(makers)]
        body, headers = make(chance)
        yield f"{make.__name__.strip('_')} {n}", body, {"Content-Type": HTML} | headers


def _charset(chance: random.Random) -> tuple[bytes, dict[str, str]]:
    sent, said = (
        chance.choice(_CHARSETS),
        chance.choice((*_CHARSETS, "x-unknown", "'; --", "undefined", "idna", "zlib")),
    )
    return PAGE.encode(sent, "replace"), {"Content-Type": f"text/html; charset={said}"}


def _nul(chance: random.Random) -> tuple[bytes, dict[str, str]]:
    body = bytearray(PAGE.encode())
    for _ in range(chance.choice((1, 20, 400))):
        body.insert(chance.randrange(len(body)), chance.choice((0, 0, 1, 8, 11, 27, 127)))
    return bytes(body), {}


def _cut(chance: random.Random) -> tuple[bytes, dict[str, str]]:
    return PAGE.encode()[: chance.randrange(len(PAGE))], {}


def _nested(chance: random.Random) -> tuple[bytes, dict[str, str]]:
    tag, depth = chance.choice(_TAGS), chance.choice((200, 1_000, 5_000, 20_000))
    closed = f"</{tag}>" * depth if chance.random() < 0.5 else ""
    return f"<html><body>{f'<{tag}>' * depth}{PAGE}{closed}".encode(), {}


def _binary(chance: random.Random) -> tuple[bytes, dict[str, str]]:
    start = chance.choice((*_MAGIC, b"", b"<html>"))
    return start + chance.randbytes(chance.choice((0, 10, 5_000, 100_000))), {}


def _packed(chance: random.Random) -> tuple[bytes, dict[str, str]]:
    pack = chance.choice((gzip.compress, zlib.compress, bz2.compress))
    body = pack(PAGE.encode())
    if chance.random() < 0.5:
        body = body[: len(body) // 2]
    said = chance.choice(("gzip", "deflate", "br", "zstd", "identity", "gzip, gzip", "unknown", ""))
    return body, {"Content-Encoding": said} if said else {}


def _garbled(chance: random.Random) -> tuple[bytes, dict[str, str]]:
    body = bytearray(PAGE.encode())
    for _ in range(chance.choice((5, 50, 500))):
        body[chance.randrange(len(body))] = chance.randrange(256)
    return bytes(body), {}


def _attributes(chance: random.Random) -> tuple[bytes, dict[str, str]]:
    count = chance.choice((100, 5_000))
    attributes = " ".join(f"a{n}='{chance.random()}'" for n in range(count))
    return PAGE.replace("<article>", f"<article {attributes}>").encode(), {}


def _entities(chance: random.Random) -> tuple[bytes, dict[str, str]]:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE html [<!ENTITY l0 "ha">{laughs}<!ENTITY f SYSTEM "file:///etc/passwd">]>'
    body = f"<?xml version='1.0'?>{doctype}<html><body><p>&l11; &f; {'&#x110000;&#0;&#xD800;' * 50}</p>{PAGE}</body></html>"
    return body.encode(), {"Content-Type": chance.choice((HTML, "application/xhtml+xml", "text/xml"))}


def _markup(chance: random.Random) -> tuple[bytes, dict[str, str]]:
    pieces = [
        "<",
        ">",
        "</",
        "<!--",
        "-->",
        "<![CDATA[",
        "]]>",
        "<script>",
        "</p>",
        "<p",
        "=",
        '"',
        "&",
        ";",
        "<table>",
        "<td>",
    ]
    noise = "".join(chance.choice(pieces) for _ in range(3_000))
    return f"{noise}{PAGE}{noise}".encode(), {}
