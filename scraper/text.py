"""From a page's bytes to clean text: the only place that knows trafilatura.

What a page declares is read first (``scraper.metadata``); trafilatura gives the body and guesses what is missing.
Cleaning can take seconds on hostile pages: callers run it in a worker process with a time and memory limit.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, tzinfo

from htmldate import find_date
from lxml.etree import XPath
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.utils import load_html
from w3lib.encoding import html_to_unicode, read_bom

from facts.origins import agency_credit
from facts.text import detect_language
from scraper.dates import Moment, Precision, parse_moment
from scraper.metadata import Metadata, read_metadata
from scraper.overrides import OwnText

_NOTE_LENGTH = 600
_CORRECTION = re.compile(
    r"""^[\W_]{0,6}(?:
      (?:korrektur(?:hinweis)?|berichtigung|richtigstellung|klarstellung|transparenzhinweis|erratum|corrigendum
        |correction|clarification|rectificatif|rectification|précision|mise\ au\ point)
        (?:\s+(?:vom|der\ redaktion|of|on|du|le|\d)[^:.]{0,40})?\s*[:.–—-]
      |(?:correction|clarification|rectificatif|korrektur)\s*\(
      |(?:anm(?:erkung|\.)?|hinweis)\s+(?:der|d\.)\s+red(?:aktion|\.|\b)
      |editor[’']?s['’]?\s+note
      |note\s+de\s+la\s+rédaction|\[?ndlr\s*:
      |in\s+(?:einer|der)\s+(?:früheren|vorherigen|ersten|ursprünglichen|älteren)\s+(?:version|fassung)
      |(?:wir\s+hatten|zunächst\s+(?:hieß|stand))\b[^.]{0,80}(?:version|fassung|artikel|text|fälschlich)
      |an?\s+(?:earlier|previous)\s+version\s+of\s+this
      |(?:the\s+original|a\s+prior)\s+version\s+of\s+this
      |this\s+(?:article|story|post|piece|report)\s+(?:was|has\s+been)\s+(?:\w+\s+){0,3}(?:corrected|amended)
      |(?:une|la)\s+(?:première\s+version|version\s+(?:précédente|antérieure|initiale))
      |(?:dans\s+une\s+version\s+(?:précédente|antérieure|initiale))
      |cet\s+article\s+a\s+été\s+(?:corrigé|rectifié)
      |(?:dieser|der)\s+(?:artikel|text|beitrag)\s+wurde\s+(?:\w+\s+){0,4}(?:korrigiert|berichtigt)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_NOTE_BOXES = XPath(
    "//*[(self::div or self::section or self::span or self::footer or self::li) and ("
    "contains(@class, 'orrect') or contains(@class, 'orrektur') or contains(@class, 'editor')"
    " or contains(@class, 'note') or contains(@class, 'erratum')"
    " or contains(@class, 'hinweis') or contains(@id, 'orrect'))]"
)


class UndecodableError(ValueError):
    """The bytes are no text: an image, an archive, a compressed stream."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """The text of a page and what the page says about it. Moments are UTC; the raw strings are the page's own."""

    url: str
    title: str | None
    text: str  # the body: one paragraph a line, table cells separated by a bar
    author: str | None = None
    published_raw: str | None = None
    published: datetime | None = None  # None also where the raw string is nonsense
    precision: Precision | None = None  # of ``published``
    modified_raw: str | None = None
    modified: datetime | None = None
    language: str | None = None  # two letters
    credit: str | None = None  # the agency the text is credited to
    correction: str | None = None  # the outlet's correction note
    metadata: Metadata = field(default_factory=Metadata)

    @property
    def stored(self) -> str:
        """The text of the article as it is stored and read: title, a blank line, body. Offsets refer to it."""
        return f"{self.title}\n\n{self.text}" if self.title else self.text

    @property
    def canonical(self) -> str | None:
        """The address the page calls its own, if it lies on the same registrable domain."""
        return self.metadata.canonical

    @property
    def live(self) -> bool:
        """Whether the page is a live ticker, whose text is a series of entries."""
        return "LiveBlogPosting" in self.metadata.types


def clean(
    html: str, url: str, *, zone: tzinfo = UTC, now: datetime | None = None, own: OwnText | None = None
) -> Cleaned | None:
    """Take the article out of a page. None when there is no page or no text in it.

    ``zone`` holds for times of day that the page gives without offset (the outlet's own zone, if known). With
    ``now``, dates more than two days ahead are nonsense. Comments are left out; tables stay, for figures are there.
    ``own`` takes the place of what is found by the general rules.
    """
    tree = _parse(html)
    if tree is None:
        return None
    metadata = read_metadata(tree, url)
    title = own.title or metadata.title if own else metadata.title
    text = own.text if own else _extracted(tree, url)
    body = _paragraphs(text, title)
    if not body:
        return None
    declared = (own.published,) if own and own.published else metadata.published
    published_raw, published = _moment(declared, zone, now)
    if published_raw is None:
        published_raw, published = _guess_date(tree, url, now)
    modified_raw, modified = _moment(metadata.modified, zone, now)
    return Cleaned(
        url=url,
        title=title,
        text=body,
        author=own.author or metadata.author if own else metadata.author,
        published_raw=published_raw,
        published=published.at if published else None,
        precision=published.precision if published else None,
        modified_raw=modified_raw,
        modified=modified.at if modified else None,
        language=(own.language if own else None) or _language(metadata.language, body),
        credit=agency_credit(body),
        correction=_correction(body, tree),
        metadata=metadata,
    )


def _extracted(tree: HtmlElement, url: str) -> str:
    """The text of the article by trafilatura; empty where it finds none."""
    document = bare_extraction(
        tree, url=url, fast=True, include_comments=False, include_tables=True, deduplicate=False, with_metadata=False
    )
    return "" if document is None or isinstance(document, dict) else document.text or ""


def decode(body: bytes, content_type: str | None = None) -> str:
    """The text of a page's bytes: by byte order mark, header, meta element, else by trying; odd bytes become U+FFFD.

    Raises UndecodableError for what is no text at all.
    """
    marked, _ = read_bom(body)
    if marked is None and (kind := _binary(body)):
        raise UndecodableError(f"{kind}, not a page of text")
    if marked is None and not body.isascii() and _valid_utf8(body):
        return body.decode("utf-8", "ignore").replace("\x00", "")  # whatever is declared: nothing else looks like it
    try:
        text = html_to_unicode(content_type, body, default_encoding="utf-8", auto_detect_fun=_guess_encoding)[1]
    except (LookupError, UnicodeError):
        text = body.decode("utf-8", "replace")
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


def _binary(body: bytes) -> str | None:
    for magic, name in _MAGIC.items():
        if body.startswith(magic):
            return name
    head = body[:4096]
    if body[4:8] == b"ftyp":
        return "a media file"
    controls = sum(head.count(bytes([code])) for code in (*range(1, 8), *range(14, 27), *range(28, 32)))
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


def _valid_utf8(body: bytes) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    try:
        decoder.decode(body, final=False)  # a page cut off in a letter is still UTF-8
    except UnicodeDecodeError:
        return False
    return True


def _parse(html: str) -> HtmlElement | None:
    text = html.replace("\x00", "") if "\x00" in html else html
    if "<" not in text:
        return None
    tree = load_html(text)
    return tree if isinstance(tree, HtmlElement) else None


def _paragraphs(text: str, title: str | None) -> str:
    """Lines without blank ones between, and without the headline where the body begins by repeating it."""
    lines = [line.strip() for line in text.split("\n")]
    lines = [line for line in lines if line]
    if title and lines and lines[0].casefold() == title.casefold() and len(lines) > 1:
        lines = lines[1:]
    return "\n".join(lines)


def _moment(raws: Iterable[str], zone: tzinfo, now: datetime | None) -> tuple[str | None, Moment | None]:
    """The first raw string that makes sense with its moment; else the first raw string alone."""
    told = list(raws)
    for raw in told:
        moment = parse_moment(raw, zone=zone, now=now)
        if moment is not None:
            return raw, moment
    return (told[0] if told else None), None


def _guess_date(tree: HtmlElement, url: str, now: datetime | None) -> tuple[str | None, Moment | None]:
    found = find_date(tree, extensive_search=False, original_date=True, url=url, deferred_url_extractor=True)
    return (found, parse_moment(found, now=now)) if found else (None, None)


def _language(declared: str | None, body: str) -> str | None:
    """The text decides where it is long enough, for many templates declare a language that is not the text's."""
    if declared is not None and len(body) < 200:
        return declared
    return detect_language(body[:2000]) or declared


def _correction(body: str, tree: HtmlElement) -> str | None:
    """The correction note; also where it stands outside the body, in a box or a footnote."""
    for line in body.split("\n"):
        if _CORRECTION.match(line):
            return line[:_NOTE_LENGTH]
    boxes = _NOTE_BOXES(tree)
    for element in (*tree.iter("p", "aside", "small", "em"), *(boxes if isinstance(boxes, list) else ())):
        if not isinstance(element, HtmlElement):
            continue
        inner = element[0].text if len(element) and isinstance(element[0].tag, str) else None
        if any(_CORRECTION.match(f"{start.lstrip()}:") for start in (element.text, inner) if start):
            whole = " ".join(element.text_content().split())
            if 25 <= len(whole) <= _NOTE_LENGTH * 2 and _CORRECTION.match(whole):
                return whole[:_NOTE_LENGTH]
    return None
