"""What is left of an article where the rest is for sale: a teaser before an offer, a text that breaks off. Pure.

"The trust spent £4 million on nurses, according to figures obtained by", and below it "Monthly £5, Annual £50".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from scraper.beside import hangs, is_whole
from scraper.case import Case
from scraper.itself import is_about, shares
from scraper.onward import is_withheld, without_elsewhere
from scraper.pageview import Block
from scraper.speech import CUT_OFF, ENDS, READER, WE, says_i, unquoted
from scraper.verdict import Outcome, Verdict
from scraper.walls import AMOUNT, PRICE, folded, wall_words

_LONGEST_TEASER = 700  # characters, as all numbers here that are not said to be another thing
_LONGEST_OFFER = 1500  # with its teaser
_PARAGRAPHS = 3  # of a teaser
_BEHIND = 40  # blocks
_SIGNS = 3  # of an offer
_SHORTEST_SPEECH = 30
_BREAKS_OFF = re.compile(r"[\w,–—-]\s*$")
_SHORTEST_BROKEN = 70
_LONGEST_PRICE = 30
_LONGEST_REST = 10  # of a price, besides what it costs and for how long
_TARIFFS = 2
_LONGEST_POINTER = 500
_LAST = 2  # lines
_LONGEST_CALL = 160  # for a comment, for a newsletter
_LONGEST_BLANKED = 3000
_BLANK_MARKS = ("xxx", "lorem ipsum")
_BLANK = re.compile(r"(?:\bx+\b[\s,.;:!?]*){6}|\blorem ipsum dolor\b")
_NO_WORD = re.compile(r"[\d\W_]+")


def teaser(case: Case) -> Verdict | None:
    """One to three paragraphs of an article, and behind them nothing but what speaks to the reader of reading on.

    What stands behind may be longer than the teaser: a letter that asks for support, the terms of an account. Or it is
    a table of what a day, a month and a year cost.
    """
    if case.prose >= _LONGEST_OFFER or case.within_meter:
        return None
    blocks, paragraphs, length, last = case.middle, 0, 0, -1
    for n, block in enumerate(blocks):
        if not block.prose:
            continue
        if not (_is_own(block) or (last < 0 and _leads(block))):
            if last < 0 and not _is_ended(block):
                continue  # a headline or a label, whatever its markup
            break
        paragraphs, length, last = paragraphs + 1, length + len(block.text), n
        if paragraphs > _PARAGRAPHS or length >= _LONGEST_TEASER:
            return None
    behind = _behind(blocks, last)
    if last < 0 or any(map(_is_own, behind)) or is_whole(case):
        return None
    if tariffs(behind) >= _TARIFFS:
        return Verdict(Outcome.PAYWALL, f"a teaser of {paragraphs} paragraphs before a table of prices")
    if is_withheld(behind):
        return Verdict(Outcome.PAYWALL, f"a teaser of {paragraphs} paragraphs, and what says that it goes on")
    words = wall_words()
    reads = any(word in case.visible for word in (*words["paywall"].reads, *words["meter"].reads))
    if not reads or not any(len(block.text) >= _SHORTEST_SPEECH and _speaks(block) for block in behind):
        return None
    signs = _offers(behind, needs_reading=True) + 2 * case.view.password + bool(CUT_OFF.search(blocks[last].text))
    return Verdict(Outcome.PAYWALL, f"a teaser of {paragraphs} paragraphs before an offer") if signs >= _SIGNS else None


def breaks_off(case: Case) -> Verdict | None:
    """A text whose last paragraph breaks off in the middle of a sentence, and behind it is an offer or a login.

    Where its last word is one that ends no sentence ("obtained by"), a word of an offer is enough.
    """
    if case.prose >= 2 * _LONGEST_TEASER:
        return None
    blocks = case.middle
    last = next((n for n in range(len(blocks) - 1, -1, -1) if _is_broken(case, blocks[n])), -1)
    if last < 0 or any(map(_is_own, blocks[last + 1 :])):
        return None
    behind = _behind(blocks, last)
    if _offers(behind) < (1 if hangs(blocks[last].text) else _SIGNS) and not is_withheld(behind):
        return None
    return Verdict(Outcome.PAYWALL, "the text breaks off in the middle of a sentence before an offer")


def blanked(case: Case) -> Verdict | None:
    """A text whose rest is there in letters that mean nothing, to be seen blurred: "Xxxx xx xxxxx".

    They stand right behind a paragraph; elsewhere they are left over from a template.
    """
    if case.prose >= _LONGEST_BLANKED or not any(mark in case.visible for mark in _BLANK_MARKS):
        return None
    pairs = pairwise(case.middle)
    blank = any(above.prose and _is_blank(below) and not _is_blank(above) for above, below in pairs)
    return Verdict(Outcome.PAYWALL, "goes on in letters that mean nothing") if blank else None


def _is_blank(block: Block) -> bool:
    return _BLANK.search(folded(block.text)) is not None


def printed(case: Case) -> Verdict | None:
    """A short text that says in which paper the whole of it stands; a longer one, if it is its last word.

    "Read more in Saturday's paper" may be on another thing there; "the full report is in Saturday's paper" is not.
    """
    if case.prose >= 2 * _LONGEST_POINTER or is_whole(case):
        return None
    said = case.pair("print")
    if said and case.prose >= _LONGEST_POINTER:
        last, words = case.running_lines[-_LAST:], wall_words()["print"]
        ends = (folded(unquoted(line)) for line in last if READER.search(line))
        said = next((one for end in ends if any(w in end for w in words.terms) and (one := words.pairs(end))), None)
    return Verdict(Outcome.PAYWALL, f"a short text that says “{said}”") if said else None


def tariffs(blocks: Sequence[Block]) -> int:
    """How many prices stand there that say of themselves no more than for how long: "Month | £5"."""
    texts = [folded(block.text) if len(block.text) <= _LONGEST_PRICE else "" for block in blocks]
    count, taken = 0, -1
    for n, text in enumerate(texts):
        if n <= taken or not text:
            continue
        behind = texts[n + 1] if n + 1 < len(texts) else ""
        if _is_tariff(text):
            count += 1
        elif behind and AMOUNT.search(behind) and _is_tariff(f"{text} {behind}"):
            count, taken = count + 1, n + 1
    return count


def _is_tariff(text: str) -> bool:
    if not AMOUNT.search(text):
        return False
    words, periods = _NO_WORD.sub(" ", text).split(), wall_words()["period"]
    rest = [word for word in words if word not in periods.terms and word not in periods.exempt]
    return any(word in periods.terms for word in words) and len(" ".join(rest)) <= _LONGEST_REST


def _behind(blocks: Sequence[Block], last: int) -> list[Block]:
    """What stands behind a text, without the headlines of others and what is right below each, and calls to comment."""
    near = pairwise(blocks[last : last + _BEHIND])

    def headed(above: Block) -> bool:
        return above.headline_link and above.anchors == 1

    def calls_elsewhere(block: Block) -> bool:
        exempt = len(block.text) <= _LONGEST_CALL and wall_words()["paywall"].is_exempt(folded(block.text))
        return exempt and not is_withheld([block])

    others = (block for above, block in near if not (block.headline_link or headed(above)))
    return [block for block in without_elsewhere(list(others)) if not calls_elsewhere(block)]


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
    if not block.prose or block.button or not _is_ended(block) or is_withheld([block]):
        return False
    found = shares(block.text)
    return 0 < found.told >= found.spoken or not (found.spoken or found.about) or says_i(block.text)


def _is_ended(block: Block) -> bool:
    """Whether a block ends as a sentence does, or as a text that is cut off."""
    return ENDS.search(block.text) is not None or CUT_OFF.search(block.text) is not None


def _speaks(block: Block) -> bool:
    return READER.search(unquoted(block.text)) is not None or is_about(f" {folded(block.text)} ")


def _leads(block: Block) -> bool:
    """Whether a paragraph may open a teaser though it says we: not you, and it is not about the site nor an offer."""
    words, text = wall_words()["paywall"], unquoted(block.text)
    if block.button or not _is_ended(block) or not all(map(WE.fullmatch, READER.findall(text))):
        return False
    low = f" {folded(text)} "
    return not is_about(low) and not any(word in low for word in (*words.terms, *words.reads))
