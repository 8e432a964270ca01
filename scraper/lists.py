"""Pages that list articles: their text is scattered between the headlines of others. Numbers are characters."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from scraper.case import SHORTEST_ARTICLE, Case
from scraper.overviews import is_results
from scraper.pageview import Block
from scraper.speech import READER, unquoted
from scraper.verdict import Outcome, Verdict
from scraper.walls import folded

_LONGEST_SUMMARY = 350  # characters under a headline of a list
_SHORTEST_LINE = 25  # what is shorter is a heading or a label
_FEWEST = 3  # headlines
_SUMMARISED = 2  # headlines with text behind them
_ENTRIES_EACH = 6  # headlines for each that has text behind it; what has more stands beside an article
_LONGEST_INTRO = 120  # ahead of the first headline
_THEIRS = 0.8  # of the running text
_LIST = 4  # lines that are no sentences
_LONGEST_PORTRAIT = 900  # of an author, above the list of his articles
_LONGEST_NAME = 40
_SHORTEST_HEADLINE = 8
_LONGEST_HEADLINE = 90
_WHEN = re.compile(  # at either end of a line: "14:20", "2h", "vor 3 Stunden", "21 Apr", "gestern"
    r"(?:^|[\s|·(–-])(?:\d{1,2}[:.h]\d{2}(?: ?(?:uhr|am|pm|h))?|\d{1,2} ?(?:h|min|std|d|j)"
    r"|\d{1,2}[./]\d{1,2}[./]?(?:\d{2,4})?"
    r"|(?:vor|il y a) \d{1,2} \w+|\d{1,2} (?:hours?|minutes?|mins?|days?) ago"
    r"|gestern|heute|yesterday|today|hier|aujourd'hui"
    r"|\d{1,2}\.? (?:jan|feb|fév|mar|mär|avr|apr|may|mai|jun|juin|jul|juil|aug|août|sep|oct|okt|nov|dec|dez|déc)\w*\.?"
    r"(?: \d{4})?)\)?\.?$|^\d{1,2}[:.h]\d{2}\b",
    re.IGNORECASE,
)
_RIGHT_BEHIND = 8  # blocks
_LONGEST_DATE = 25
_LONGEST_THE = 5  # of an article and the spaces about a name
_LONGEST_POST = 30  # and what parts it from the name
_PARTS = ("", *",:|·•–—-(")
_NAME = re.compile(r"(?:(?:[A-ZÀ-Þ][\w.'’-]*|von|van|de|del|der|du|la|le|di|da|al) ){1,3}[A-ZÀ-Þ][\w'’-]+")
_LONGEST_LIST = 600  # of lines that are no sentences
_ENDS = re.compile(r"[.!?…:;。！？।؟][\"'»“”’)\]\s]*$|[^\W\d_]{4}[.!?]\s|[。！？।؟]")
_LIST_PATH = re.compile(
    r"/(?:tags?|themen?|topics?|category|categories|kategorien?|rubri(?:k|ken|que|ques)|authors?|autor(?:en)?|auteurs?"
    r"|search|suche|recherche|archives?|archiv|sections?|ressort|sujets?|dossiers?|page/\d+)(?:/|$)"
)


def is_front(path: str) -> bool:
    """Whether a path is a site's entrance."""
    return path.strip("/").lower() in {"", "index.html", "index.php", "home", "de", "en", "fr"}


def index_page(case: Case) -> Verdict | None:
    """A list of articles: its text is scattered between the headlines of others."""
    headlines = sum(map(_headlines, case.middle))
    entries = sum(block.entry for block in case.middle)
    by_path = bool(_LIST_PATH.search(case.path)) or is_front(case.path)
    if entries >= _FEWEST and _all_of_others(case, entries):
        return Verdict(Outcome.NOT_AN_ARTICLE, f"a list: {entries} headlines, and no text but theirs")
    short = _short_headlines(case)
    if short >= _FEWEST:
        return Verdict(Outcome.NOT_AN_ARTICLE, f"a list: {short} short headlines, each with text below")
    if case.declared and not (is_front(case.path) and headlines >= 5):
        return None
    timed = _timed(case)
    if timed >= _FEWEST:
        return Verdict(Outcome.NOT_AN_ARTICLE, f"a list: {timed} headlines, each with text and a time of its own")
    theirs = max(headlines, entries)  # with a date or a label beside them, or without
    if theirs >= _FEWEST and case.prose < _LONGEST_PORTRAIT and (_names_person(case) or _introduces(case)):
        return Verdict(Outcome.NOT_AN_ARTICLE, f"a person or a topic and {theirs} headlines")
    if _no_sentence(case) and not is_results(case):
        return Verdict(Outcome.NOT_AN_ARTICLE, "a list: none of its lines is a sentence")
    longest, share, runs = _runs(case)
    summaries = runs >= 3 and share < 0.5 and longest < _LONGEST_SUMMARY and case.prose < 4 * _LONGEST_SUMMARY
    if headlines >= 3 and summaries:
        return Verdict(Outcome.NOT_AN_ARTICLE, f"a list: {headlines} headlines, each with a summary")
    if headlines >= 6 and share < 0.5 and ((runs >= 3 and longest < 600) or (runs >= 6 and longest < 1000)):
        return Verdict(Outcome.NOT_AN_ARTICLE, f"a list: {headlines} headlines with scattered text")
    if (case.listed or by_path or case.meta.articles >= 4) and headlines >= 4 and longest < 900:
        return Verdict(Outcome.NOT_AN_ARTICLE, f"a list: {headlines} headlines")
    if (
        headlines >= 4
        and runs >= 2
        and share < 0.7
        and longest < _LONGEST_SUMMARY
        and case.prose < 2 * _LONGEST_SUMMARY
    ):
        return Verdict(Outcome.NOT_AN_ARTICLE, f"a list: {headlines} headlines, some with a summary")
    if case.prose < 400 and longest < 400:
        little = longest < SHORTEST_ARTICLE <= case.prose < 250
        below = _headlines_below(case)
        if below >= 6 or (below >= 4 and little):
            return Verdict(Outcome.NOT_AN_ARTICLE, f"a list: {below} headlines and little text")
    return None


def _short_headlines(case: Case) -> int:
    """How many links, maybe of a word, stand close together, each above a line of text, with next to no other text."""
    if case.prose >= 2 * _LONGEST_SUMMARY:
        return 0
    blocks = case.middle
    found = [n for n, (block, below) in enumerate(pairwise(blocks)) if _heads(block, below)]
    close = any(last - first <= 4 * (_FEWEST - 1) for first, last in zip(found, found[_FEWEST - 1 :], strict=False))
    theirs = {n + 1 for n in found}
    others = sum(len(block.text) for n, block in enumerate(blocks) if block.prose and n not in theirs)
    return len(found) if close and others < _LONGEST_INTRO else 0


def _timed(case: Case) -> int:
    """How many headlines of a short body, links or not, have a text below and a time with it: it is of their lines."""
    if case.prose >= 2 * _LONGEST_SUMMARY:
        return 0
    lines = case.body.splitlines()
    heads = [len(line) <= _LONGEST_HEADLINE and not _ENDS.search(line) and not _WHEN.search(line) for line in lines]
    count = 0
    starts = [n for n, (one, below) in enumerate(pairwise(heads)) if one and not below] + [len(lines)]
    others = sum(map(len, lines[: starts[0]]))
    for first, last in pairwise(starts):
        texts = lines[first + 1 : last]
        timed = any(map(_WHEN.search, texts)) and max(map(len, texts), default=0) < _LONGEST_SUMMARY
        is_entry = timed and len(lines[first]) >= _SHORTEST_HEADLINE
        count += is_entry
        others += 0 if is_entry else sum(len(text) for text in texts if _ENDS.search(text))
    return count if others < _LONGEST_INTRO else 0


def _heads(block: Block, below: Block) -> bool:
    """Whether a link is a headline, of a word or more, by the text right below it."""
    return (
        block.anchors == 1
        and below.linked == 0
        and _SHORTEST_HEADLINE <= len(block.text) <= _LONGEST_HEADLINE
        and len(below.text) >= _SHORTEST_LINE
        and not block.button
        and block.link
        and _ENDS.search(below.text) is not None
    )


def _headlines_below(case: Case) -> int:
    """The headlines of others behind the page's own: what stands above it, in whatever markup, is a menu."""
    titles = {line[:60] for line in (*case.view.headlines, case.title) if line}
    middle = ((block, begins) for block, begins in zip(case.view.blocks, case.begins, strict=True) if not block.chrome)
    count = 0
    headed = False
    for block, begins in middle:
        if not headed and block.heading and not block.link and begins in titles:
            headed, count = True, 0
        count += _headlines(block)
    return count


def _headlines(block: Block) -> int:
    """How many headlines of other articles a block is: links may follow each other without a break."""
    if not block.link:
        return 0
    several = block.anchors > 1 and block.linked >= _SHORTEST_LINE * block.anchors
    return block.anchors if several else int(block.headline_link)


def _no_sentence(case: Case) -> bool:
    """Whether a short body is lines that do not end as sentences do: what is on, results, opening hours."""
    lines = [line for line in case.body.splitlines() if len(line) >= _SHORTEST_LINE]
    return len(lines) >= _LIST and sum(map(len, lines)) < _LONGEST_LIST and not any(map(_ENDS.search, lines))


def _names_person(case: Case) -> bool:
    """Whether a heading is a name, and the text or the page's title begins with it, as on an author's page."""
    begins = next((line for line in case.body.splitlines() if len(line) >= _SHORTEST_LINE), "").split(" ", 1)[0]
    return _labels_person(case) or any(
        _NAME.fullmatch(block.text)
        and ((block.heading and block.text.split(" ", 1)[0] == begins) or _is_titled(case.title, folded(block.text)))
        for block in case.view.blocks
        if not block.link and len(block.text) <= _LONGEST_NAME
    )


def _labels_person(case: Case) -> bool:
    """Whether the first paragraph opens with a name, and a label further down ends with it: "Stories by Ada Thorn"."""
    first = next((n for n, block in enumerate(case.middle) if block.prose), len(case.middle))
    name = _NAME.match(case.middle[first].text) if first < len(case.middle) else None
    return name is not None and any(
        len(name[0]) < len(block.text) <= _LONGEST_NAME + _LONGEST_POST
        and not block.link
        and block.text.rstrip(" :").endswith(name[0])
        for block in case.middle[first + 1 :]
    )


def _introduces(case: Case) -> bool:
    """Whether dated headlines follow the only paragraph right behind it, and it says what they are about.

    It speaks to the reader, or opens by the whole of the label above it: "Toll", "The toll is ...". A headline is a
    sentence, and no text goes on from it.
    """
    blocks, last = case.middle, case.last_own
    if last < 1 or _dated(blocks[last + 1 : last + 1 + _RIGHT_BEHIND]) < _FEWEST:
        return False
    only = not any(block.prose for block in blocks[:last])
    return only and (
        READER.search(unquoted(blocks[last].text)) is not None or _opens_by(blocks[last - 1], blocks[last])
    )


def _opens_by(label: Block, text: Block) -> bool:
    begins = f" {text.text[: len(label.text) + _LONGEST_THE]}"
    return not label.link and len(label.text) <= _LONGEST_NAME and f" {label.text} " in begins


def _dated(blocks: Sequence[Block]) -> int:
    """How many headlines of others have a figure beside them, in their block or in a label behind it."""
    labels = [block.text if len(block.text) <= _LONGEST_DATE else "" for block in blocks[1:]]
    count = 0
    for block, behind in zip(blocks, [*labels, ""], strict=False):
        beside = "" if block.link and len(block.text) <= block.linked + 1 else block.text
        count += block.entry and any(map(str.isdigit, beside + behind))
    return count


def _is_titled(title: str, name: str) -> bool:
    """Whether a title is a name, with a post or an outlet's name beside it."""
    before, found, behind = title.partition(name)
    apart = before.rstrip()[-1:] in _PARTS and behind.lstrip()[:1] in _PARTS
    return bool(found) and apart and len(before) + len(behind) <= _LONGEST_POST


def _all_of_others(case: Case, entries: int) -> bool:
    """Whether all of a little running text stands behind the headlines of others, and none behind the page's own."""
    if case.prose >= 2 * _LONGEST_SUMMARY:
        return False
    ours, titles = ({line[:60] for line in lines} for lines in (case.prose_lines, (*case.view.headlines, case.title)))
    starts = {line[:_SHORTEST_LINE] for line in case.prose_lines}
    own, headed, runs, theirs, intro, listed = True, False, [0], 0, 0, 0
    for block, begins in zip(case.view.blocks, case.begins, strict=True):
        if block.entry and not block.chrome and (headed or begins not in titles):
            own = False
            runs.append(0 if block.link else max(0, len(block.text) - block.before - block.linked))
            headline = folded(block.text[block.before :].lstrip()[:60])[:_SHORTEST_LINE]
            among = headline in starts or begins in ours
            listed += among
            theirs += len(block.text) if among else runs[-1]
        elif not block.link and begins and begins in titles:
            own = headed = True
        elif begins in ours:
            if own:
                intro += len(block.text) if _ENDS.search(block.text) else 0
                if intro >= _LONGEST_INTRO:
                    return False
                continue
            runs[-1] += len(block.text)
            theirs += len(block.text)
    filled = [run for run in runs if run >= _SHORTEST_LINE]
    summarised = len(filled) >= _SUMMARISED and entries <= _ENTRIES_EACH * len(filled)
    alike = (summarised and not intro) or listed >= _FEWEST
    return alike and max(filled, default=0) < _LONGEST_SUMMARY and theirs >= _THEIRS * case.prose


def _runs(case: Case) -> tuple[int, float, int]:
    """The body's running text between headlines of other articles: longest run, its share, number of runs."""
    ours, whole = {line[:60] for line in case.prose_lines}, "\n".join(case.prose_lines)
    runs = [0]
    for block, begins in zip(case.view.blocks, case.begins, strict=True):
        if block.headline_link:
            runs.append(0)
        elif begins in ours or (len(begins) >= 40 and begins in whole):  # a summary may follow its headline in a line
            runs[-1] += len(block.text)
    filled = [run for run in runs if run]
    total = sum(filled)
    return max(filled, default=0), (max(filled) / total if total else 0.0), len(filled)
