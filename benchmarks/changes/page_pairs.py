"""The pairs of pages of the benchmark: an article, and the same article edited, restyled or hidden.

``pairs.toml`` has one article a language with places to fill in, ``pairs_second.toml`` three articles and one change a
pair. Both are ours.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from html import escape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from facts.story import Fact, Story, Subject  # noqa: E402

URL = "https://news.example/business/nordlicht-systems-money-1234.html"
FIRST = datetime(2026, 9, 8, 9, tzinfo=UTC)
STORY = Story(
    title="Nordlicht Systems",
    match='"Nordlicht Systems"',
    subject=Subject(name="Nordlicht Systems", aliases=("Nordlicht",)),
    facts=(
        Fact(id="raise", kind="funding"),
        Fact(id="valuation", kind="valuation"),
        Fact(id="jobs", kind="job_cuts"),
        Fact(id="ceo", kind="chief_executive"),
        Fact(id="hq", kind="headquarters"),
        Fact(id="launch", kind="launch_date"),
    ),
)


@dataclass(frozen=True)
class Article:
    """Where a page stands, when it was published, and the story it is read for."""

    language: str
    url: str
    published: datetime
    story: Story


@dataclass(frozen=True)
class Pair:
    """Two versions of a page. ``fact`` is the fact that was edited, None for noise."""

    article: Article
    kind: str
    fact: str | None
    before: str
    after: str
    what: str


def first_set() -> Iterator[Pair]:
    """Edits and noise of one article in three languages."""
    for code, data in _tables("pairs.toml"):
        yield from _edits(code, data)
        yield from _noise(code, data)


def second_set() -> Iterator[Pair]:
    """One change each of three other articles, one a language."""
    for code, data in _tables("pairs_second.toml"):
        article = Article(code, data["url"], data["published"], Story.model_validate(data["story"]))
        for change in data["pairs"]:
            body = _changed(data["paragraphs"], change)
            after = _page(
                article,
                body,
                title=change.get("title", data["title"]),
                links=change.get("links", data["links"]),
            )
            before = _page(article, data["paragraphs"], title=data["title"], links=data["links"])
            fact = change.get("fact")
            (how, what), *_ = ((key, value) for key, value in change.items() if key not in {"fact", "kind"})
            yield Pair(article, "edit" if fact else change["kind"], fact, before, after, f"{how} {what}")


def _tables(name: str) -> Iterator[tuple[str, Any]]:
    yield from tomllib.loads((Path(__file__).parent / name).read_text("utf-8")).items()


def _changed(paragraphs: Sequence[str], change: dict[str, Any]) -> list[str]:
    if "body" in change:
        return list(change["body"])
    if "replace" in change:
        old, new = change["replace"]
        if not any(old in line for line in paragraphs):
            raise ValueError(f"{old!r} does not stand in the article")
        return [line.replace(old, new) for line in paragraphs]
    if "add" in change:
        place, line = change["add"]
        return [*paragraphs[:place], line, *paragraphs[place:]]
    order = change.get("order", range(len(paragraphs)))
    return [paragraphs[n] for n in order if n not in change.get("drop", ())]


def _edits(code: str, data: dict[str, Any]) -> Iterator[Pair]:
    before = _filled(code, data)
    for names, *values in data["edits"]:
        keys = names.split("+")
        fact = "raise" if keys[0] == "raising" else keys[0]
        edited = data["values"] | dict(zip(keys, values, strict=True))
        yield Pair(_nordlicht(code), "edit", fact, before, _filled(code, data, values=edited), " ".join(values))


def _noise(code: str, data: dict[str, Any]) -> Iterator[Pair]:
    article, before, body = _nordlicht(code), _filled(code, data), _body(data, data["values"])

    def pair(kind: str, after: str, what: str) -> Pair:
        return Pair(article, kind, None, before, after, what)

    for name, value in data["restyled"]:
        yield pair("restyled", _filled(code, data, values=data["values"] | {name: value}), value)
    for line in data["background"]:
        yield pair("background", _filled(code, data, body=[*body, line]), line)
        yield pair("background", _filled(code, data, body=[*body[:3], line, *body[3:]]), line)
    for number in range(1, len(data["ticker"]) + 1):
        yield pair("ticker", _filled(code, data, body=[*reversed(data["ticker"][:number]), *body]), str(number))
    for right, wrong in data["typos"]:
        yield pair("typo", _filled(code, data, body=[line.replace(right, wrong) for line in body]), wrong)
    for line in data["links"]:
        yield pair("links", _filled(code, data, links=[line]), line)
        yield pair("links", _filled(code, data, links=[*data["links"], line]), line)
    for order in ((1, 0, 2, 3, 4), (0, 2, 1, 3, 4), (0, 1, 3, 2, 4), (3, 0, 1, 2, 4), (0, 1, 2, 4, 3)):
        yield pair("order", _filled(code, data, body=[body[n] for n in order]), str(order))
    yield pair("title", _filled(code, data, title=data["other_title"]), data["other_title"])
    for number in range(3):
        yield pair("wall", _filled(code, data, body=[data["wall"], *body[:number]][:1]), data["wall"])
        yield pair("truncated", _filled(code, data, body=[body[0][: 60 + 40 * number] + " …"]), str(number))


def _body(data: dict[str, Any], values: dict[str, str]) -> list[str]:
    return [paragraph.format(**values) for paragraph in data["paragraphs"]]


def _nordlicht(code: str) -> Article:
    return Article(code, URL, FIRST, STORY)


def _filled(
    code: str,
    data: dict[str, Any],
    *,
    values: dict[str, str] | None = None,
    body: list[str] | None = None,
    links: list[str] | None = None,
    title: str | None = None,
) -> str:
    lines = body or _body(data, values or data["values"])
    return _page(_nordlicht(code), lines, title=title or data["title"], links=links or data["links"][:2])


def _page(article: Article, body: Sequence[str], *, title: str, links: Sequence[str]) -> str:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in body)
    asides = "".join(f'<li><a href="/{n}.html">{escape(line)}</a></li>' for n, line in enumerate(links))
    headline, when = escape(title), article.published.isoformat()
    return (
        f'<!doctype html><html lang="{article.language}"><head><meta charset="utf-8"><title>{headline} - News</title>'
        f'<meta property="article:published_time" content="{when}">'
        f'<meta property="og:type" content="article">'
        f"</head><body><header><nav><a href='/'>News</a> <a href='/business'>Business</a></nav></header><main><article>"
        f"<h1>{headline}</h1><time datetime='{when}'>{article.published:%d.%m.%Y}</time>{paragraphs}</article>"
        f"<aside class='related'><ul>{asides}</ul></aside></main><footer><p>News Ltd</p></footer></body></html>"
    )
