"""Whether the cheap settings of cleaning cost text or dates: the clean text beside trafilatura's default mode.

Usage: python benchmarks/crawling/cleaning.py [--pages FOLDER]

The folder has HTML pages and manifest.json: for each page segments that a good extraction has (``with``) and leaves
out (``without``). F1 is over segments, as in trafilatura's own evaluation. A date is right when it is the day that the
page itself declares (JSON-LD or article:published_time, read here by lxml alone); for pages that declare none there is
no truth, so the table says how often both found a date, and how often the same one.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from lxml import html as lxml_html
from trafilatura import bare_extraction

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parents[1]))

from benchmarks.crawling.measure import load, table  # noqa: E402
from benchmarks.crawling.pages import REAL  # noqa: E402
from scraper.text import clean  # noqa: E402

_DECLARED = re.compile(r'"datePublished"\s*:\s*"(\d{4}-\d\d-\d\d)')
Extractor = Callable[[str, str], tuple[str, str | None]]
"""HTML and address to text and day."""


@dataclass(slots=True)
class Score:
    """Segments and dates of one extractor. Dates are by page: None where it found none."""

    kept: int = 0
    lost: int = 0
    noise: int = 0
    left_out: int = 0
    seconds: float = 0.0
    days: list[str | None] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Share of the found segments that belong to the article."""
        return self.kept / (self.kept + self.noise)

    @property
    def recall(self) -> float:
        """Share of the article's segments that were found."""
        return self.kept / (self.kept + self.lost)

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


def ours(page: str, url: str) -> tuple[str, str | None]:
    """What a crawl stores."""
    cleaned = clean(page, url)
    if cleaned is None:
        return "", None
    return cleaned.stored, cleaned.published.date().isoformat() if cleaned.published else None


def default(page: str, url: str) -> tuple[str, str | None]:
    """The way trafilatura comes, with metadata: its date is htmldate's."""
    return _found(bare_extraction(page, url=url, with_metadata=True))


def fast(page: str, url: str) -> tuple[str, str | None]:
    """Its fast mode, without comments."""
    return _found(bare_extraction(page, url=url, with_metadata=True, fast=True, include_comments=False))


def _found(document: object) -> tuple[str, str | None]:
    if document is None:
        return "", None
    parts = [getattr(document, name, None) or "" for name in ("title", "text", "comments")]
    return "\n".join(parts[1:]), getattr(document, "date", None)


EXTRACTORS: dict[str, Extractor] = {"factdrift": ours, "trafilatura default": default, "trafilatura fast": fast}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=REAL)
    folder = parser.parse_args().pages
    if not (folder / "manifest.json").is_file():
        sys.exit(f"no manifest.json in {folder}; name a folder of labelled pages with --pages")
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    entries = json.loads((folder / "manifest.json").read_text("utf-8"))
    scores = {name: Score() for name in EXTRACTORS}
    declared: list[str | None] = []
    for entry in entries:
        page = (folder / entry["file"]).read_bytes().decode("utf-8", "replace")
        declared.append(declared_day(page))
        for name, extractor in EXTRACTORS.items():
            _score(scores[name], extractor, page, entry)
    print(f"{len(entries)} pages, {load()}\n")
    print(_segments(scores, len(entries)))
    print(f"\n{_dates(scores, declared)}")


def declared_day(page: str) -> str | None:
    """The day of publication that a page declares."""
    try:
        tree = lxml_html.fromstring(page.encode("utf-8"), parser=lxml_html.HTMLParser(encoding="utf-8"))
    except ValueError:
        return None
    scripts = tree.xpath("//script[@type='application/ld+json']/text()")
    metas = tree.xpath("//meta[@property='article:published_time']/@content")
    days = {match[1] for text in scripts for match in _DECLARED.finditer(str(text))}
    days |= {str(value)[:10] for value in metas if re.match(r"\d{4}-\d\d-\d\d", str(value))}
    return days.pop() if len(days) == 1 else None


def _score(score: Score, extractor: Extractor, page: str, entry: dict[str, list[str]]) -> None:
    began = time.process_time()
    text, day = extractor(page, f"https://{entry['file']}/")
    score.seconds += time.process_time() - began
    plain = _plain(text)
    kept = sum(_plain(segment) in plain for segment in entry["with"])
    noise = sum(_plain(segment) in plain for segment in entry["without"])
    score.kept, score.lost = score.kept + kept, score.lost + len(entry["with"]) - kept
    score.noise, score.left_out = score.noise + noise, score.left_out + len(entry["without"]) - noise
    score.days.append(day)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _segments(scores: dict[str, Score], pages: int) -> str:
    head = ["", "F1", "precision", "recall", "CPU ms/page", "F1 - default"]
    rows = [
        [
            name,
            *(f"{value:.4f}" for value in (one.f1, one.precision, one.recall)),
            f"{one.seconds / pages * 1000:.1f}",
            f"{one.f1 - scores['trafilatura default'].f1:+.4f}",
        ]
        for name, one in scores.items()
    ]
    return table(head, rows)


def _dates(scores: dict[str, Score], declared: list[str | None]) -> str:
    truth = [(place, day) for place, day in enumerate(declared) if day is not None]
    silent = [place for place, day in enumerate(declared) if day is None]
    peer = scores["trafilatura default"].days
    rows = []
    for name, one in scores.items():
        right = sum(one.days[place] == day for place, day in truth)
        found = [place for place in silent if one.days[place] is not None]
        both = [place for place in found if peer[place] is not None]
        same = sum(one.days[place] == peer[place] for place in both)
        rows.append([name, f"{right} of {len(truth)}", f"{len(found)} of {len(silent)}", f"{same} of {len(both)}"])
    head = ["", "the declared day", "a day where none is declared", "the same as the default's"]
    return table(head, rows)


if __name__ == "__main__":
    main()
