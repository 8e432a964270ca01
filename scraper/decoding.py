"""From bytes to characters: what encoding a page is in, and what is no page of text at all."""

from __future__ import annotations

import codecs

from w3lib.encoding import html_to_unicode, read_bom


class UndecodableError(ValueError):
    """The bytes are no text: an image, an archive, a compressed stream."""


def decode(body: bytes, content_type: str | None = None) -> str:
    """The text of a page's bytes: by byte order mark, header, meta element, else by trying; odd bytes become U+FFFD.

    What is called UTF-8 and for the most part is not is read as Windows-1252. Raises UndecodableError for what
    is no text at all.
    """
    marked, _ = read_bom(body)
    if marked is None and (kind := binary_kind(body)):
        raise UndecodableError(f"{kind}, not a page of text")
    if marked is None and not body.isascii() and _valid_utf8(body):
        return body.decode("utf-8", "ignore").replace("\x00", "")  # whatever is declared: nothing else looks like it
    try:
        named, text = html_to_unicode(content_type, body, default_encoding="utf-8", auto_detect_fun=_guess_encoding)
    except (LookupError, UnicodeError):
        named, text = "utf-8", body.decode("utf-8", "replace")
    if named == "utf-8" and _mostly_broken(text):
        text = body.decode("cp1252", "replace")
    return text.replace("\x00", "")


_MAGIC = {
    b"%PDF-": "a PDF file",
    b"\x89PNG": "an image",
    b"\xff\xd8\xff": "an image",
    b"GIF8": "an image",
    b"\x00\x00\x01\x00": "an image",
    b"RIFF": "a media file",
    b"OggS": "a media file",
    b"ID3": "a media file",
    b"PK\x03\x04": "a ZIP archive",
    b"7z\xbc\xaf": "an archive",
    b"\x1f\x8b": "a gzip stream",
    b"BZh": "a bzip2 stream",
    b"\x28\xb5\x2f\xfd": "a zstd stream",
    b"\x7fELF": "a program",
    b"wOFF": "a font",
    b"wOF2": "a font",
    b"\xd0\xcf\x11\xe0": "an office file",
}

_FEW = 3
_CONTROLS = bytes((*range(1, 8), *range(14, 27), *range(28, 32)))


def binary_kind(body: bytes) -> str | None:
    """What bytes are that are no text; None for text."""
    for magic, name in _MAGIC.items():
        if body.startswith(magic):
            return name
    head = body[:4096]
    if body[4:8] == b"ftyp":
        return "a media file"
    controls = len(head) - len(head.translate(None, _CONTROLS))
    wide = head[:200].count(0) > 60 and min(head[:200:2].count(0), head[1:200:2].count(0)) < 20  # UTF-16
    if controls > len(head) * 0.05 or (head.count(0) > len(head) * 0.02 and not wide):
        return "binary data"
    return None


def _guess_encoding(body: bytes) -> str | None:
    """For pages that name no charset: UTF-8 if it is valid, UTF-16 by its NULs, else Windows-1252."""
    head = body[:200]
    if head.count(0) > 60:
        return "utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be"
    return "utf-8" if _valid_utf8(body) else "cp1252"


def _mostly_broken(text: str) -> bool:
    """Whether more letters beyond ASCII were lost than were read; a few are no reason to doubt what a page declares."""
    lost = text.count("\ufffd")
    return lost > _FEW and lost * 2 > sum(not letter.isascii() for letter in text)


def _valid_utf8(body: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(body, final=False)  # a page cut off in a letter is still UTF-8
    except UnicodeDecodeError:
        return False
    return True
