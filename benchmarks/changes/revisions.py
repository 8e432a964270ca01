"""Pairs of pages, one third true edits of a fact and two thirds noise, and which tool alerts when.

Usage: python benchmarks/changes/revisions.py [--second] [--verbose] [--peers ENVIRONMENT]

Ours is the whole way: clean the page, judge whether it is the article, read claims, compare with the revision before.
The peers are what text monitors do: any change in the article's text, any change in the page's visible text. Both
drop space. With --peers so do webchanges and changedetection.io, see ``peers.py``. ``page_pairs.py`` tells of the
pairs; with --second the other set counts.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from lxml import html as lxml_html  # noqa: E402

from benchmarks.changes import peers  # noqa: E402
from benchmarks.changes.page_pairs import Article, Pair, first_set, second_set  # noqa: E402
from facts.changes.edits import unchanged_sentences  # noqa: E402
from facts.changes.history import changes  # noqa: E402
from facts.model import Report  # noqa: E402
from facts.reader import read  # noqa: E402
from scraper.cleaned import Cleaned  # noqa: E402
from scraper.outcome import judge  # noqa: E402
from scraper.text import clean  # noqa: E402
from scraper.verdict import KnownText, Outcome, Page  # noqa: E402

LATER = timedelta(hours=6)


def main() -> int:
    """Print recall and precision of each; 1 when ours misses a floor of 0.98."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--second", action="store_true", help="the second set of pairs")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--peers", type=Path, help="an environment with what peers.txt lists")
    arguments = parser.parse_args()
    verbose = arguments.verbose
    pairs = list(second_set() if arguments.second else first_set())
    edits = sum(pair.fact is not None for pair in pairs)
    print(f"{len(pairs)} pairs, {edits} edits, {len(pairs) - edits} noise")
    tools = TOOLS | (_peers(pairs, arguments.peers) if arguments.peers else {})
    figures = {name: score(pairs, tool, verbose=verbose and name == "ours") for name, tool in tools.items()}
    for name, (recall, precision, false) in figures.items():
        print(f"{name:18} recall {recall:.3f}  precision {precision:.3f}  false alerts {false}")
    return 0 if min(figures["ours"][:2]) >= 0.98 else 1


def _peers(pairs: list[Pair], environment: Path) -> dict[str, Callable[[Pair], set[str]]]:
    changed = {
        "webchanges": peers.webchanges(pairs, environment),
        "changedetection.io": peers.changedetection(pairs, environment),
    }

    def tool(numbers: set[int]) -> Callable[[Pair], set[str]]:
        told = {id(pairs[n]) for n in numbers}
        return lambda pair: {"text"} if id(pair) in told else set()

    return {name: tool(numbers) for name, numbers in changed.items()}


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
            print(f"  {pair.article.language} {pair.kind:10} {pair.fact or '-':10} {sorted(alerts)} {pair.what}")
    return hits / edits, hits / (hits + false) if hits + false else 1.0, false


def ours(pair: Pair) -> set[str]:
    """The facts whose change we would tell."""
    article = pair.article
    first, second = clean(pair.before, article.url), clean(pair.after, article.url)
    if first is None:
        raise ValueError(f"the {article.language} page has no text")
    verdict = judge(Page(article.url, 200, pair.after), second, KnownText(len(first.stored)))
    if verdict.outcome is not Outcome.ARTICLE or second is None:
        return set()
    at = article.published
    reports = [_report(1, first, at, article), _report(2, second, at + LATER, article)]
    claims = (*reports[0].claims, *reports[1].claims)
    reports[1] = replace(reports[1], unchanged=unchanged_sentences(first.stored, second.stored, claims))
    return {change.fact for change in changes(reports) if change.verb.news and change.at > at}


def article_text(pair: Pair) -> set[str]:
    """What a monitor of the cleaned text tells."""
    texts = [clean(page, pair.article.url) for page in (pair.before, pair.after)]
    one, other = (text.stored.split() if text else [] for text in texts)
    return {"text"} if one != other else set()


def page_text(pair: Pair) -> set[str]:
    """What a monitor of the visible page tells."""
    one, other = (lxml_html.fromstring(page).text_content().split() for page in (pair.before, pair.after))
    return {"text"} if one != other else set()


TOOLS: dict[str, Callable[[Pair], set[str]]] = {"ours": ours, "article text": article_text, "page text": page_text}


def _report(revision: int, text: Cleaned, at: datetime, article: Article) -> Report:
    published = article.published
    reading = read(text.stored, article.story, language=article.language, published=published.date(), title=text.title)
    return Report(
        article=1,
        revision=revision,
        outlet="news.example",
        url=article.url,
        title=text.title or "",
        reported_at=published,
        observed_at=at,
        confirmed_at=at + timedelta(hours=2),
        origin="news.example#1",
        correction=text.correction,
        reader="1",
        claims=reading.claims,
    )


if __name__ == "__main__":
    raise SystemExit(main())
