"""Texts that are about the site they stand on: its terms, an account, the reader's access. Pure.

Menus, headings and labels dilute such a text on its page, and what looks like a figure or a name in it (a date, a
section of a law) is no report. So its sentences are weighed: "You agree that claims are settled by arbitration" speaks
to the reader and is about the site; "The council sold the mill for 4 million" tells something.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from scraper.case import SHORTEST_ARTICLE, Case
from scraper.speech import ENDS, FIGURE, READER, SENTENCE_END, names_or_counts, says_i, unquoted
from scraper.verdict import Outcome, Verdict
from scraper.walls import AMOUNT, PRICE, folded, phrased, wall_words

_SHORTEST_SENTENCE = 25  # characters, as all numbers here that are not said to be another thing
_LONGEST_NOTICE = 1500
_SHARES = ((0.4, 0.5, 0.2), (0.15, 0.7, 0.1), (0.0, 0.6, 0.05))  # of a text on its site: ``speaks_of_itself``
_FEWEST = 3  # words that speak to the reader, where the text has to
_FIGURES = 2  # in a sentence on something of the site that is a report all the same
_LAW = re.compile(r"(?:§§?|\bart(?:\.|icle|ikel)|\babs(?:\.|atz)|\bsection|\bclause) ?[\w.-]*\d[\w.-]*", re.IGNORECASE)
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


@lru_cache(maxsize=64)
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
    """Whether a sentence that speaks to nobody says who said it, or is of other things with a name or a figure.

    One in the words of walls may tell of a fine: a sum that is no price for a time, and another figure.
    """
    report = wall_words()["report"]
    if not ENDS.search(sentence):
        return False
    if any(word in low for word in report.actions):
        return True
    if is_about(low):
        figures, amounts = len(FIGURE.findall(_LAW.sub("", sentence))), len(AMOUNT.findall(low))
        fined = 0 < amounts < figures and PRICE.search(low) is None
        return figures >= _FIGURES and (fined or not _is_walls(low))
    return names_or_counts(_LAW.sub("", sentence)) or any(word in low for word in report.terms)


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
        or any(words.hits(low) for words in phrased())
    )


def itself(case: Case) -> Verdict | None:
    """A text of any kind that speaks to its reader throughout, of the site and hardly of anything else."""
    if case.declared or case.prose >= _LONGEST_NOTICE:
        return None
    text = "\n".join(case.running_lines)
    low, kinds = f" {folded(unquoted(text))} ", wall_words()
    speaks = case.speaks_to_reader >= _FEWEST
    if not speaks and any(word in low for word in kinds["report"].actions):
        return None
    if case.only_sentences and case.tells:
        return None
    found, least = shares(text), _SHARES if speaks else _SHARES[-1:]
    if found.length < SHORTEST_ARTICLE or says_i(text) or not any(found.speaks_of_itself(*most) for most in least):
        return None
    counts = {kind: 2 * len(kinds[kind].hits(low)) + kinds[kind].count_terms(low) for kind in _KINDS}
    kind = max(counts, key=lambda kind: counts[kind])
    outcome = _KINDS[kind] if counts[kind] else Outcome.NOT_AN_ARTICLE
    return Verdict(outcome, f"{found.length} characters that are about nothing but the site")


def service(case: Case) -> Verdict | None:
    """A page of the site's own by its headline: who makes it, its terms, how to reach it."""
    headline = None if case.declared or case.prose >= _LONGEST_NOTICE else case.headline("service")
    return Verdict(Outcome.NOT_AN_ARTICLE, f"the headline is “{headline}”") if headline else None
