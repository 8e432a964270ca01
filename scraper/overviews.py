"""Pages that gather articles under headings that are no links, and lines of results, which look like one. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from scraper.case import Case
from scraper.pageview import Block
from scraper.speech import CUT_OFF
from scraper.verdict import Outcome, Verdict
from scraper.walls import AMOUNT, folded, wall_words

_FEWEST = 3  # headings, results
_SUMMARISED = 2  # texts that are cut off
_LONGEST_SUMMARY = 350  # characters, as all numbers below
_MOST = 700
_SHORTEST_HEADLINE = 8
_LONGEST_INTRO = 240
_LONGEST_LABEL = 30
_SHORTEST_RESULT = 12
_RESULT = re.compile(  # "Harper Bay 74, St. Ignace North 40", "Neustadt – Altdorf 2:1"
    r"[^\W\d_]{3,}[\w .'’-]* \d{1,3},? +[^\W\d_]{2,}[\w .'’-]* \d{1,3}\b"
    r"|[^\W\d_]{3,}[\w .'’-]* ?[–-] ?[^\W\d_]{2,}[\w .'’-]* \d{1,3} ?[:–-] ?\d{1,3}\b"
)
_ROW = re.compile(r"\| ?[^\W\d_][^|]*\|.*\d")  # of a table: a name, and a figure in a cell behind it
_HEAD = re.compile(r"\|[^\d\n]*")  # of a table, and the line below


def overview(case: Case) -> Verdict | None:
    """Headings below the page's own, each with a paragraph at most, on a page that gathers articles.

    It says so ("All articles on ..."; "Topic: ..."), most of the paragraphs are cut off, as summaries are, or the same
    label leads on from each.
    """
    if case.declared or case.prose >= _MOST:
        return None
    blocks = case.middle
    heads = [n for n, block in enumerate(blocks) if block.heading][1:]
    heads = [n for n in heads if len(blocks[n].text) >= _SHORTEST_HEADLINE]
    if len(heads) < _FEWEST:
        return None
    texts = [[block for block in blocks[n + 1 : end] if block.prose] for n, end in pairwise([*heads, len(blocks)])]
    longest = max((len(block.text) for block in blocks if block.prose), default=0)
    if longest >= _LONGEST_SUMMARY or any(len(below) > 1 for below in texts[:-1]):
        return None
    words = wall_words()["overview"]
    intro = (f" {folded(block.text)} " for block in blocks[: heads[0]] if len(block.text) < _LONGEST_INTRO)
    titles = (folded(line).partition(":")[0].strip() for line in (case.title, *case.view.headlines))
    briefs = [blocks[n + 1].text for n in heads if n + 1 < len(blocks) and not blocks[n + 1].heading]
    cut = sum(CUT_OFF.search(text) is not None for text in briefs)
    says = any(map(words.pairs, intro)) or any(title in words.headlines for title in titles)
    if says or _leads_away(blocks, heads) or (cut >= _SUMMARISED and 2 * cut >= len(briefs)):
        return Verdict(Outcome.NOT_AN_ARTICLE, f"a list: {len(heads)} headings of what it gathers")
    return None


def _leads_away(blocks: Sequence[Block], heads: Sequence[int]) -> bool:
    """Whether the same label stands below each of the paragraphs, to press: "Read the article", three times."""
    labels = Counter(
        folded(block.text)
        for block in blocks[heads[0] :]
        if len(block.text) <= _LONGEST_LABEL and (block.link or block.button)
    )
    return max(labels.values(), default=0) >= len(heads)


def is_results(case: Case) -> bool:
    """Whether most lines of a body are results: two names, each with what it has, or the rows of a table with figures.

    No page is linked to. What has a price is a tariff.
    """
    lines = [line for line in case.body.splitlines() if len(line) >= _SHORTEST_RESULT and not _HEAD.fullmatch(line)]
    found = [line for line in lines if _RESULT.search(line) or _ROW.match(line)]
    results = [line for line in found if not AMOUNT.search(folded(line))]
    linked = any(block.headline_link and block.anchors == 1 for block in case.middle)
    return not linked and len(results) >= _FEWEST and 2 * len(results) > len(lines)
