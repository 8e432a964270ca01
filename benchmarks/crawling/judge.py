"""How often the judge takes a wall for an article, and an article for a wall.

python benchmarks/crawling/judge.py [--pages FOLDER] [--list]

``walls-*.toml`` beside this file are the walls, ``articles-*.toml`` articles that look like one; FOLDER holds saved
pages of articles (*.html), of which those in ``no_articles.toml`` are refused rightly.

The sixth and the fifteenth set are held out: look at their figures, not at their pages.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import tomllib
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.crawling.walls import HERE, URL, built
from scraper.decoding import UndecodableError, decode
from scraper.outcome import KnownText, Outcome, Page, Verdict, judge
from scraper.text import clean

NOW = datetime(2026, 5, 1, tzinfo=UTC)
NAMED = {
    "consent": {Outcome.CONSENT_WALL},
    "paywall": {Outcome.PAYWALL, Outcome.LOGIN},
    "login": {Outcome.LOGIN, Outcome.PAYWALL},
    "challenge": {Outcome.BOT_CHALLENGE},
    "missing": {Outcome.SOFT_404, Outcome.TOO_SHORT, Outcome.SERVER_ERROR},
    "shell": {Outcome.JAVASCRIPT_SHELL, Outcome.TOO_SHORT},
    "list": {Outcome.NOT_AN_ARTICLE, Outcome.TOO_SHORT},
    "collapsed": {Outcome.COLLAPSED, Outcome.TOO_SHORT},
    "gate": set(Outcome) - {Outcome.ARTICLE},
}


def verdict_on(html: str, known: int = 0, url: str = URL) -> Verdict:
    """What the judge says of a page that came with 200."""
    cleaned = clean(html, url, now=NOW)
    page = Page(url, 200, html, url, "text/html; charset=utf-8")
    return judge(page, cleaned, KnownText(known) if known else None)


def judge_walls(file: Path, *, show: bool) -> None:
    """Print how many walls of a set pass, and how many are refused under another name."""
    passed, misnamed, total = 0, 0, Counter[str]()
    for wall in built(file):
        verdict = verdict_on(wall.html, wall.known)
        total[wall.kind] += 1
        through, other = verdict.outcome is Outcome.ARTICLE, verdict.outcome not in NAMED[wall.kind]
        passed, misnamed = passed + through, misnamed + (other and not through)
        if show and other:
            print(f"  {wall.name}: {verdict.outcome} ({verdict.reason})")
    kinds = ", ".join(f"{count} {kind}" for kind, count in total.items())
    print(f"{file.stem}: {total.total()} ({kinds})")
    print(f"  taken for an article: {passed}; refused under another name: {misnamed}")


def judge_likenesses(file: Path, *, show: bool) -> None:
    """Print how many articles that look like a wall are refused."""
    verdicts = [(article.name, verdict_on(article.html)) for article in built(file)]
    refused = [(name, verdict) for name, verdict in verdicts if verdict.outcome is not Outcome.ARTICLE]
    print(f"{file.stem}: {len(verdicts)}; refused: {len(refused)}")
    if show:
        for name, verdict in refused:
            print(f"  {name}: {verdict.outcome} ({verdict.reason})")


def judge_file(path: Path) -> tuple[str, Verdict]:
    """What the judge says of a saved article."""
    try:
        html = decode(path.read_bytes(), "text/html")
    except UndecodableError as error:
        return path.name, Verdict(Outcome.UNDECODABLE, str(error))
    return path.name, verdict_on(html, url="https://outlet.example/news/an-article-that-was-saved-1")


def judge_articles(folder: Path, *, show: bool) -> None:
    """Print how many saved articles are refused."""
    with multiprocessing.Pool(2) as pool:
        found = pool.map(judge_file, sorted(folder.glob("*.html")), chunksize=8)
    refused = [(name, verdict) for name, verdict in found if verdict.outcome is not Outcome.ARTICLE]
    groups = tomllib.loads((HERE / "no_articles.toml").read_text("utf-8"))
    rightly = {name: group for group, listed in groups.items() for name in listed["pages"]}
    wrongly = [name for name, _ in refused if name not in rightly]
    share = 100 / max(1, len(found))
    print(
        f"articles: {len(found)}; refused: {len(refused)} ({len(refused) * share:.1f} %),"
        f" wrongly: {len(wrongly)} ({len(wrongly) * share:.1f} %)"
    )
    if show:
        for name, verdict in refused:
            print(f"  {name}: {verdict.outcome} ({verdict.reason}); {rightly.get(name, 'wrongly')}")


def main() -> None:
    """Print both figures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--pages", type=Path, help="a folder of saved articles")
    options.add_argument("--list", action="store_true", help="name each page that is judged otherwise than expected")
    chosen = options.parse_args()
    for file in sorted(HERE.glob("walls-*.toml")):
        judge_walls(file, show=chosen.list)
    for file in sorted(HERE.glob("articles-*.toml")):
        judge_likenesses(file, show=chosen.list)
    if chosen.pages:
        judge_articles(chosen.pages, show=chosen.list)


if __name__ == "__main__":
    main()
