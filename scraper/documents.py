"""Articles from files instead of the net: text, saved pages, web archives, JSON lines.

One bad file or line is one ``DocumentError`` in the stream; the rest goes on.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO, Any

from facts.words.language_detection import detect_language
from scraper.dates import Precision, parse_moment
from scraper.decoding import UndecodableError, decode
from scraper.verdict import Outcome

MAX_BYTES = 10 * 1024 * 1024  # of one document, as in a crawl
TEXT_SUFFIXES = (".txt", ".md")
PAGE_SUFFIXES = (".html", ".htm")
ARCHIVE_SUFFIXES = (".warc", ".warc.gz")
LINES_SUFFIXES = (".jsonl", ".ndjson")
SUFFIXES = (*TEXT_SUFFIXES, *PAGE_SUFFIXES, *ARCHIVE_SUFFIXES, *LINES_SUFFIXES)
_NAMED_LANGUAGE = re.compile(r"\.([a-z]{2})\.(?:txt|md)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Document:
    """An article as a file gives it. Offsets of claims count characters of ``text``, title included if it is in it."""

    id: str  # the line's own id, or the file's name
    url: str | None
    title: str | None
    text: str
    language: str | None
    published: datetime | None = None  # UTC
    outlet: str | None = None
    published_raw: str | None = None
    precision: Precision | None = None
    author: str | None = None
    credit: str | None = None
    correction: str | None = None


@dataclass(frozen=True, slots=True)
class DocumentError:
    """What could not be read. ``line`` counts from 1; ``outcome`` is the judge's, where a page is no article."""

    file: str
    line: int | None
    what: str
    remedy: str
    outcome: Outcome | None = None

    def __str__(self) -> str:
        where = f"{self.file}, line {self.line}" if self.line else self.file
        return f"{where}: {self.what}. {self.remedy}"


Found = Iterator[Document | DocumentError]


def read_documents(paths: Iterable[str | Path], *, stdin: IO[bytes] | None = None) -> Found:
    """Read files and folders in the given order, folders recursively and sorted; ``-`` is JSON lines on stdin.

    For JSON lines the text is exactly the line's ``text``; for text files and pages it is title, blank line, body.
    """
    for path in paths:
        if str(path) == "-":
            yield from _read_lines(stdin or sys.stdin.buffer, "standard input", "stdin")
        else:
            yield from _read_path(Path(path))


def _read_path(path: Path) -> Found:
    if path.is_dir():
        files = sorted(file for file in path.rglob("*") if file.name.lower().endswith(SUFFIXES) and file.is_file())
        if not files:
            yield DocumentError(
                str(path), None, "no readable file in this folder", f"Put files there that end in {_listed()}"
            )
        for file in files:
            yield from _read_file(file, file.relative_to(path).as_posix())
    elif not path.exists():
        yield DocumentError(str(path), None, "no such file", "Check the path; it is taken from the current folder")
    else:
        yield from _read_file(path, path.name)


def _listed() -> str:
    return ", ".join(SUFFIXES)


def _read_file(file: Path, name: str) -> Found:
    low = file.name.lower()
    try:
        if low.endswith(LINES_SUFFIXES):
            with file.open("rb") as lines:
                yield from _read_lines(lines, str(file), file.stem)
        elif low.endswith(ARCHIVE_SUFFIXES):
            from scraper.saved_pages import read_archive  # noqa: PLC0415 - slow to import, and not for plain text

            with file.open("rb") as stream:
                yield from read_archive(stream, file)
        elif low.endswith(TEXT_SUFFIXES + PAGE_SUFFIXES):
            yield _read_single(file, name)
        else:
            yield DocumentError(
                str(file), None, "a kind of file that is not read", f"Give it one of the endings {_listed()}"
            )
    except OSError as error:
        yield DocumentError(
            str(file), None, f"cannot be opened ({error.strerror or error})", "Check the file and its permissions"
        )


def _read_single(file: Path, name: str) -> Document | DocumentError:
    size = file.stat().st_size
    if size > MAX_BYTES:
        what = f"{size} bytes where {MAX_BYTES} are the most"
        return DocumentError(str(file), None, what, "Split it, or give its articles as JSON lines", Outcome.TOO_LARGE)
    body = file.read_bytes()
    if not body.strip():
        return DocumentError(str(file), None, "an empty file", "Save the article again", Outcome.TOO_SHORT)
    try:
        text = decode(body)
    except UndecodableError as error:
        return DocumentError(str(file), None, str(error), "Save the article as text or HTML", Outcome.UNDECODABLE)
    if file.name.lower().endswith(PAGE_SUFFIXES):
        from scraper.saved_pages import read_page  # noqa: PLC0415 - slow to import, and not for plain text

        return read_page(text, None, name, str(file))
    return _plain_text(text, name, str(file))


def _plain_text(text: str, name: str, file: str) -> Document | DocumentError:
    lines = [line.rstrip() for line in text.lstrip("\ufeff").splitlines()]
    whole = "\n".join(lines).strip("\n")
    if not whole.strip():
        return DocumentError(file, None, "no text in it", "Save the article again", Outcome.TOO_SHORT)
    first, _, rest = whole.partition("\n")
    title = _headline(first, rest, markdown=file.lower().endswith(".md"))
    if title:
        whole = f"{title}\n\n{rest.lstrip(chr(10))}"
    named = _NAMED_LANGUAGE.search(name)
    return Document(
        id=name, url=None, title=title, text=whole, language=named[1].lower() if named else detect_language(whole)
    )


def _headline(first: str, rest: str, *, markdown: bool) -> str | None:
    """The first line if it is a headline: a blank line follows, or it is short and does not end as a sentence does."""
    title = (first.lstrip("#") if markdown else first).strip()
    if not title or not rest.strip() or len(title) > 250:
        return None
    alone = rest.startswith("\n") and len(title) <= 200
    short = len(title) <= 140 and title[-1] not in ".,;:" and " " in title
    return title if alone or short or (markdown and first.startswith("# ")) else None


def _read_lines(stream: IO[bytes], file: str, stem: str) -> Found:
    empty = True
    for number, raw in enumerate(stream, start=1):
        if not raw.strip():
            continue
        empty = False
        yield from _line(raw, file, stem, number)
    if empty:
        yield DocumentError(file, None, "no line in it", 'Give one JSON object a line: {"id": ..., "text": ...}')


def _line(raw: bytes, file: str, stem: str, number: int) -> Found:
    try:
        item = json.loads(raw.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        what = f"not UTF-8 (byte {error.start + 1})"
        yield DocumentError(file, number, what, "Save the file as UTF-8", Outcome.UNDECODABLE)
        return
    except (ValueError, RecursionError) as error:
        yield DocumentError(file, number, f"broken JSON ({error})", "Write one whole JSON object a line")
        return
    if not isinstance(item, dict):
        yield DocumentError(file, number, "no JSON object", 'Write {"id": ..., "text": ...}')
        return
    text = item.get("text")
    if not isinstance(text, str):
        what = "no key `text`" if text is None else "`text` is no string"
        yield DocumentError(file, number, what, 'Add the article as "text": "..."')
        return
    if not text.strip():
        yield DocumentError(
            file, number, "`text` is empty", "Leave the line out, or add the article's text", Outcome.TOO_SHORT
        )
        return
    raw_date = _optional(item, "published")
    moment = parse_moment(raw_date)
    if raw_date is not None and moment is None:
        what = f"`published` is no date: {raw_date!r}; the article is read without one"
        yield DocumentError(file, number, what, "Write YYYY, YYYY-MM, YYYY-MM-DD or an ISO time")
    given = item.get("id")
    yield Document(
        id=str(given) if isinstance(given, str | int) and str(given) else f"{stem}:{number}",
        url=_optional(item, "url"),
        title=_optional(item, "title"),
        text=text,
        language=_optional(item, "language") or detect_language(text),
        published=moment.at if moment else None,
        outlet=_optional(item, "outlet"),
        published_raw=raw_date,
        precision=moment.precision if moment else None,
        author=_optional(item, "author"),
    )


def _optional(item: dict[str, Any], key: str) -> str | None:
    value = item.get(key)
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip() else None
