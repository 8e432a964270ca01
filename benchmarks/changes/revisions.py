"""Pairs of pages, one third true edits of a fact and two thirds noise, and which tool alerts when.

Usage: python benchmarks/changes/revisions.py [--verbose]

Ours is the whole way: clean the page, judge whether it is the article, read claims, compare with the revision before.
The peers are what text monitors do: any change in the article's text, any change in the page's visible text. Both
drop space. The pages are ours (``pairs.toml``), in English, German and French.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from lxml import html as lxml_html  # noqa: E402

from facts.history import changes  # noqa: E402
from facts.model import Report  # noqa: E402
from facts.reader import read  # noqa: E402
from facts.story import Fact, Story, Subject  # noqa: E402
from scraper.outcome import judge  # noqa: E402
from scraper.text import Cleaned, clean  # noqa: E402
from scraper.verdict import KnownText, Outcome, Page  # noqa: E402

URL = "https://news.example/business/nordlicht-systems-money-1234.html"
FIRST, SECOND = datetime(2026, 9, 8, 9, tzinfo=UTC), datetime(2026, 9, 8, 15, tzinfo=UTC)
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
class Pair:
    """Two versions of a page. ``fact`` is the fact that was edited, None for noise."""

    language: str
    kind: str
    fact: str | None
    before: str
    after: str
    what: str


def main() -> int:
    """Print recall and precision of each; 1 when ours misses a floor of 0.98."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verbose", action="store_true")
    verbose = parser.parse_args().verbose
    pairs = list(all_pairs())
    edits = sum(pair.fact is not None for pair in pairs)
    print(f"{len(pairs)} pairs, {edits} edits, {len(pairs) - edits} noise")
    figures = {name: score(pairs, tool, verbose=verbose and name == "ours") for name, tool in TOOLS.items()}
    for name, (recall, precision, false) in figures.items():
        print(f"{name:14} recall {recall:.3f}  precision {precision:.3f}  false alerts {false}")
    return 0 if min(figures["ours"][:2]) >= 0.98 else 1


def score(pairs: list[Pair], tool: Callable[[Pair], set[str]], *, verbose: bool) -> tuple[float, float, int]:
    """Recall, precision and false alerts. An alert on an edit must name its fact, where the tool names facts at all."""
    hits = false = 0
    edits = sum(pair.fact is not None for pair in pairs)
    for pair in pairs:
        alerts = tool(pair)
        hit = pair.fact is not None and bool(alerts & {pair.fact, "text"})
        wrong = len(alerts - {pair.fact, "text"}) if pair.fact else len(alerts)
        hits, false = hits + hit, false + wrong
        if verbose and (wrong or (pair.fact and not hit)):
            print(f"  {pair.language} {pair.kind:10} {pair.fact or '-':10} {sorted(alerts)} {pair.what}")
    return hits / edits, hits / (hits + false) if hits + false else 1.0, false


def ours(pair: Pair) -> set[str]:
    """The facts whose change we would tell."""
    first = clean(pair.before, URL)
    if first is None:
        raise ValueError(f"the {pair.language} page has no text")
    second = clean(pair.after, URL)
    verdict = judge(Page(URL, 200, pair.after), second, KnownText(len(first.stored)))
    if verdict.outcome is not Outcome.ARTICLE or second is None:
        return set()
    reports = [_report(1, first, FIRST, pair.language), _report(2, second, SECOND, pair.language)]
    return {change.fact for change in changes(reports) if change.verb.news and change.at > FIRST}


def article_text(pair: Pair) -> set[str]:
    """What a monitor of the cleaned text tells."""
    texts = [clean(page, URL) for page in (pair.before, pair.after)]
    one, other = (text.stored.split() if text else [] for text in texts)
    return {"text"} if one != other else set()


def page_text(pair: Pair) -> set[str]:
    """What a monitor of the visible page tells."""
    one, other = (lxml_html.fromstring(page).text_content().split() for page in (pair.before, pair.after))
    return {"text"} if one != other else set()


TOOLS: dict[str, Callable[[Pair], set[str]]] = {"ours": ours, "article text": article_text, "page text": page_text}


def all_pairs() -> Iterator[Pair]:
    """All pairs of all languages."""
    for code, data in tomllib.loads((Path(__file__).parent / "pairs.toml").read_text("utf-8")).items():
        yield from _edits(code, data)
        yield from _noise(code, data)


def _edits(code: str, data: dict[str, Any]) -> Iterator[Pair]:
    before = _page(code, data)
    for names, *values in data["edits"]:
        keys = names.split("+")
        fact = "raise" if keys[0] == "raising" else keys[0]
        edited = data["values"] | dict(zip(keys, values, strict=True))
        yield Pair(code, "edit", fact, before, _page(code, data, values=edited), " ".join(values))


def _noise(code: str, data: dict[str, Any]) -> Iterator[Pair]:
    before, body = _page(code, data), _body(data, data["values"])

    def pair(kind: str, after: str, what: str) -> Pair:
        return Pair(code, kind, None, before, after, what)

    for name, value in data["restyled"]:
        yield pair("restyled", _page(code, data, values=data["values"] | {name: value}), value)
    for line in data["background"]:
        yield pair("background", _page(code, data, body=[*body, line]), line)
        yield pair("background", _page(code, data, body=[*body[:3], line, *body[3:]]), line)
    for number in range(1, len(data["ticker"]) + 1):
        yield pair("ticker", _page(code, data, body=[*reversed(data["ticker"][:number]), *body]), str(number))
    for right, wrong in data["typos"]:
        yield pair("typo", _page(code, data, body=[line.replace(right, wrong) for line in body]), wrong)
    for line in data["links"]:
        yield pair("links", _page(code, data, links=[line]), line)
        yield pair("links", _page(code, data, links=[*data["links"], line]), line)
    for order in ((1, 0, 2, 3, 4), (0, 2, 1, 3, 4), (0, 1, 3, 2, 4), (3, 0, 1, 2, 4), (0, 1, 2, 4, 3)):
        yield pair("order", _page(code, data, body=[body[n] for n in order]), str(order))
    yield pair("title", _page(code, data, title=data["other_title"]), data["other_title"])
    for number in range(3):
        yield pair("wall", _page(code, data, body=[data["wall"], *body[:number]][:1]), data["wall"])
        yield pair("truncated", _page(code, data, body=[body[0][: 60 + 40 * number] + " …"]), str(number))


def _body(data: dict[str, Any], values: dict[str, str]) -> list[str]:
    return [paragraph.format(**values) for paragraph in data["paragraphs"]]


def _page(
    code: str,
    data: dict[str, Any],
    *,
    values: dict[str, str] | None = None,
    body: list[str] | None = None,
    links: list[str] | None = None,
    title: str | None = None,
) -> str:
    paragraphs = "".join(f"<p>{escape(line)}</p>" for line in body or _body(data, values or data["values"]))
    asides = "".join(
        f'<li><a href="/{n}.html">{escape(line)}</a></li>' for n, line in enumerate(links or data["links"][:2])
    )
    headline = escape(title or data["title"])
    return (
        f'<!doctype html><html lang="{code}"><head><meta charset="utf-8"><title>{headline} - News</title>'
        f'<meta property="article:published_time" content="{FIRST.isoformat()}">'
        f'<meta property="og:type" content="article">'
        f"</head><body><header><nav><a href='/'>News</a> <a href='/business'>Business</a></nav></header><main><article>"
        f"<h1>{headline}</h1><time datetime='{FIRST.isoformat()}'>8.9.2026</time>{paragraphs}</article>"
        f"<aside class='related'><ul>{asides}</ul></aside></main><footer><p>News Ltd</p></footer></body></html>"
    )


def _report(revision: int, text: Cleaned, at: datetime, language: str) -> Report:
    reading = read(text.stored, STORY, language=language, published=FIRST.date(), title=text.title)
    return Report(
        article=1,
        revision=revision,
        outlet="news.example",
        url=URL,
        title=text.title or "",
        reported_at=FIRST,
        observed_at=at,
        confirmed_at=at + timedelta(hours=2),
        origin="news.example#1",
        correction=text.correction,
        reader="1",
        claims=reading.claims,
    )


if __name__ == "__main__":
    raise SystemExit(main())
