"""Texts that are about the site they stand on: its terms, an account, the reader's access. Pure.

Menus, headings and labels dilute such a text on its page, and what looks like a figure or a name in it (a date, a
section of a law) is no report. So its sentences are weighed: "You agree that claims are settled by arbitration" speaks
to the reader and is about the site; "The council sold the mill for 4 million" tells something.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from scraper.case import SHORTEST_ARTICLE, Case
from scraper.pageview import Block
from scraper.speech import ENDS, FIGURE, READER, SENTENCE_END, names_or_counts, says_i, unquoted
from scraper.verdict import Outcome, Verdict
from scraper.walls import AMOUNT, PRICE, folded, wall_words

_SHORTEST_SENTENCE = 25  # characters, as all numbers here that are not said to be another thing
_LONGEST_NOTICE = 1500
_SHARES = ((0.4, 0.5, 0.2), (0.15, 0.7, 0.1))  # of a text that is about its site: ``speaks_of_itself``
_LONGEST_TEASER = 700
_PARAGRAPHS = 3  # of a teaser
_BEHIND = 40  # blocks
_FEWEST = 3  # words that speak to the reader
_FIGURES = 2  # in a sentence on something of the site that is a report all the same
_SIGNS = 3  # of an offer
_LAW = re.compile(r"(?:§§?|\bart(?:\.|icle|ikel)|\babs(?:\.|atz)|\bsection|\bclause) ?[\w.-]*\d[\w.-]*", re.IGNORECASE)
_BREAKS_OFF = re.compile(r"[\w,–—-]\s*$")
_SHORTEST_BROKEN = 70
_CUT_OFF = re.compile(r"(?:…|\.\.\.)[\s\])]*$")
_KINDS = {
    "consent": Outcome.CONSENT_WALL,
    "paywall": Outcome.PAYWALL,
    "login": Outcome.LOGIN,
    "challenge": Outcome.BOT_CHALLENGE,
    "missing": Outcome.SOFT_404,
}


class Shares(NamedTuple):
    """Characters of the sentences of a text, outside quotation marks."""

    length: int
    spoken: int  # that speak to the reader
    about: int  # that are about the site
    told: int  # that report

    def speaks_of_itself(self, spoken: float, about: float, told: float) -> bool:
        """Whether at least these shares speak to the reader and are about the site, and less than the third reports."""
        whole = self.length
        return self.spoken >= spoken * whole and self.about >= about * whole and self.told < told * whole


def shares(text: str) -> Shares:
    """How much of a text speaks to the reader, is about the site, and reports."""
    length = spoken = about = told = 0
    for line in unquoted(text).split("\n"):
        for sentence in SENTENCE_END.split(line):
            size = len(sentence)
            if size < _SHORTEST_SENTENCE:
                continue
            low = f" {folded(sentence)} "
            addressed, ours = READER.search(sentence) is not None, is_about(low)
            length += size
            spoken += size * addressed
            about += size * ours
            told += size * (not addressed and _reports(sentence, low))
    return Shares(length, spoken, about, told)


def _reports(sentence: str, low: str) -> bool:
    """Whether a sentence that speaks to nobody says who said it, or is of other things with a name or a figure."""
    report = wall_words()["report"]
    if not ENDS.search(sentence):
        return False
    if any(word in low for word in report.actions):
        return True
    if _is_walls(low):
        return False
    if any(term in low for term in wall_words()["itself"].terms):
        return len(FIGURE.findall(_LAW.sub("", sentence))) >= _FIGURES
    return names_or_counts(sentence) or any(word in low for word in report.terms)


def is_about(low: str) -> bool:
    """Whether a folded sentence is about the site itself."""
    return any(term in low for term in wall_words()["itself"].terms) or _is_walls(low)


def _is_walls(low: str) -> bool:
    """Whether a folded sentence says what walls say, in the words of any of them."""
    kinds = wall_words()
    return (
        any(term in low for term in kinds["page"].terms)
        or kinds["consent"].count_terms(low) > 0
        or kinds["gone"].pairs(low) is not None
        or any(words.hits(low) for words in kinds.values())
    )


def itself(case: Case) -> Verdict | None:
    """A text of any kind that speaks to its reader throughout, of the site and hardly of anything else."""
    if case.declared or case.prose >= _LONGEST_NOTICE or case.speaks_to_reader < _FEWEST:
        return None
    text = "\n".join(case.running_lines)
    found = shares(text)
    if found.length < SHORTEST_ARTICLE or says_i(text) or not any(found.speaks_of_itself(*most) for most in _SHARES):
        return None
    low, kinds = f" {folded(unquoted(text))} ", wall_words()
    counts = {kind: 2 * len(kinds[kind].hits(low)) + kinds[kind].count_terms(low) for kind in _KINDS}
    kind = max(counts, key=lambda kind: counts[kind])
    outcome = _KINDS[kind] if counts[kind] else Outcome.NOT_AN_ARTICLE
    return Verdict(outcome, f"{found.length} characters that speak to the reader of nothing but the site")


def teaser(case: Case) -> Verdict | None:
    """One to three paragraphs of an article, and behind them nothing but what speaks to the reader of reading on.

    What stands behind may be longer than the teaser: a letter that asks for support, the terms of an account.
    """
    if case.prose >= _LONGEST_NOTICE or case.within_meter:
        return None
    if not any(word in case.visible for word in (*wall_words()["paywall"].reads, *wall_words()["meter"].reads)):
        return None
    blocks, paragraphs, length, last = case.middle, 0, 0, -1
    for n, block in enumerate(blocks):
        if not block.prose:
            continue
        if not _is_own(block):
            if last < 0 and not _is_ended(block):
                continue  # a headline or a label, whatever its markup
            break
        paragraphs, length, last = paragraphs + 1, length + len(block.text), n
        if paragraphs > _PARAGRAPHS or length >= _LONGEST_TEASER:
            return None
    behind = _behind(blocks, last)
    if last < 0 or any(map(_is_own, behind)) or not any(block.prose and _speaks(block) for block in behind):
        return None
    signs = _offers(behind, needs_reading=True) + 2 * case.view.password + bool(_CUT_OFF.search(blocks[last].text))
    return Verdict(Outcome.PAYWALL, f"a teaser of {paragraphs} paragraphs before an offer") if signs >= _SIGNS else None


def breaks_off(case: Case) -> Verdict | None:
    """A text whose last paragraph breaks off in the middle of a sentence, and behind it is an offer or a login."""
    if case.prose >= 2 * _LONGEST_TEASER:
        return None
    blocks = case.middle
    last = next((n for n in range(len(blocks) - 1, -1, -1) if _is_broken(case, blocks[n])), -1)
    if last < 0 or any(map(_is_own, blocks[last + 1 :])):
        return None
    if _offers(_behind(blocks, last)) < _SIGNS:
        return None
    return Verdict(Outcome.PAYWALL, "the text breaks off in the middle of a sentence before an offer")


def _behind(blocks: Sequence[Block], last: int) -> list[Block]:
    """What stands behind a text, without the headlines of others and what is right below each of them."""
    near = pairwise(blocks[last : last + _BEHIND])

    def headed(above: Block) -> bool:
        return above.headline_link and above.anchors == 1

    return [block for above, block in near if not (block.headline_link or headed(above))]


def _is_broken(case: Case, block: Block) -> bool:
    """Whether a paragraph of the body that speaks to nobody breaks off in the middle of a sentence."""
    if not block.prose or len(block.text) < _SHORTEST_BROKEN or not _BREAKS_OFF.search(block.text[-2:]):
        return False
    begin = folded(block.text[:90])[:60]
    return any(line.startswith(begin) for line in case.prose_lines) and not _speaks(block)


def _offers(behind: Sequence[Block], *, needs_reading: bool = False) -> int:
    """How much speaks for an offer in the blocks behind a text; nothing if it must be about reading and is not."""
    kinds = wall_words()
    text = folded(unquoted(" \n ".join(block.text for block in behind)))
    used_up = kinds["meter"].pairs(text) is not None
    if needs_reading and not used_up and not any(word in text for word in kinds["paywall"].reads):
        return 0
    return (
        min(_SIGNS, kinds["paywall"].count_terms(f" {text} "))
        + min(2, len(kinds["paywall"].hits(text)) + len(kinds["login"].hits(text)))
        + 2 * used_up
        + (1 if PRICE.search(text) or AMOUNT.search(text) else 0)
    )


def _is_own(block: Block) -> bool:
    """Whether a paragraph is an article's own: whole sentences that tell something, or speak to nobody of no site."""
    if not block.prose or block.button or not _is_ended(block):
        return False
    found = shares(block.text)
    return 0 < found.told >= found.spoken or not (found.spoken or found.about) or says_i(block.text)


def _is_ended(block: Block) -> bool:
    """Whether a block ends as a sentence does, or as a text that is cut off."""
    return ENDS.search(block.text) is not None or _CUT_OFF.search(block.text) is not None


def _speaks(block: Block) -> bool:
    return READER.search(unquoted(block.text)) is not None or is_about(f" {folded(block.text)} ")
