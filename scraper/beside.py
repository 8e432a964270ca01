"""What stands beside a whole text rather than in the place of its rest: tools, calls for something else, some offers.

Three full paragraphs, and below them "Four weeks for 1 euro": that is an advertisement. "Read on for 1 euro" is a gate.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from facts.changes.origins import agency_credit
from scraper.case import Case
from scraper.onward import is_free_for_all
from scraper.pageview import Block
from scraper.speech import CUT_OFF, ENDS, FIGURE, READER, says_i, told, unquoted
from scraper.walls import AMOUNT, folded, wall_words

_LONGEST_LABEL = 30  # characters, as all numbers here that are not said to be another thing
_LONGEST_NOTE = 160  # of a block that may belong to an offer
_PARAGRAPHS = 3  # of a text that is whole
_FULL = 2  # of a text that the page says may be read
_WHOLE = 550  # of several paragraphs that are a whole text
_WHOLE_OF_THREE = 400
_COLUMN = 350  # of a column
_BEYOND_TEASER = 4  # paragraphs, of a text that is declared as not free
_FEWEST_WORDS = 50  # that a page counts of its article
_COUNTED = (0.85, 1.3)  # of them, in a text that is there as a whole: headings and captions may count or not
_LONGEST_OFFER = 400
_LONGEST_CREDIT = 100
_LABELLED = re.compile(r"[^\W\d_][^:.!?]{2,25}: \S")  # what stands at the end of a whole text: "Tickets: ..."
_SHORTEST_COUNT = 60  # of a sentence


def is_beside(case: Case, behind: Sequence[Block]) -> bool:
    """Whether an offer stands beside a whole text: nothing behind the text is about reading on, as a gate is.

    A whole text has several full paragraphs, or somebody tells of himself in it: a column is short.
    """
    kinds, text = wall_words(), folded(" \n ".join(block.text for block in behind))
    anything = kinds["anything"]
    reads = (*(word for word in kinds["paywall"].reads if word not in anything.reads), *anything.terms)
    if any(word in text for word in reads) or not set(kinds["paywall"].hits(text)) <= set(anything.actions):
        return False
    if kinds["app"].pairs(f" {text} ") or kinds["meter"].pairs(text) is not None:
        return False
    column = says_i(case.body) or case.speaks_from_start
    own = [block.text for block in case.middle[: case.last_own + 1] if block.prose and (column or is_own(case, block))]
    noted = own.pop() if own and _is_note(own[-1]) else ""
    if len(own) >= _FULL and _LABELLED.match(noted):
        return True
    if len(own) < (1 if column else _FULL) or ENDS.search(own[-1]) is None:
        return False
    length = sum(map(len, own))
    several = _WHOLE_OF_THREE if len(own) >= _PARAGRAPHS else _WHOLE
    return length >= (_COLUMN if column else several)


def is_own(case: Case, block: Block) -> bool:
    """Whether a paragraph is the article's own, in the voice of its beginning.

    It tells something; or the text has spoken to somebody from the first paragraph on, as a letter does, and so does
    this one, of no site, and offers nothing. Where a text that spoke to nobody turns to its reader, an offer begins.
    """
    if tells(block):
        return True
    if not case.speaks_from_start or not ENDS.search(block.text):
        return False
    words, text = wall_words(), f" {folded(unquoted(block.text))} "
    offers = (*words["paywall"].terms, *words["paywall"].reads, *words["itself"].terms, *words["page"].terms)
    return not AMOUNT.search(text) and not any(word in text for word in offers)


def _is_note(text: str) -> bool:
    """Whether a line is what stands below a text, when and where or who else wrote it: no sentence, nor half of one."""
    return not ENDS.search(text) and len(text) <= _LONGEST_CREDIT and not hangs(text)


def hangs(text: str) -> bool:
    """Whether a text ends with a word that ends no sentence: "obtained by", "gegen den", "compte les"."""
    end = text.rstrip()
    return end[-1:] in ",–—" or folded(end[-20:]).rpartition(" ")[2] in wall_words()["hanging"].terms


def is_whole(case: Case) -> bool:
    """Whether the page itself says that its text may be read, and it has full paragraphs.

    It is declared as free, it has as many words as the page says, it is within a meter, or what stands behind it says
    that all texts are free.
    """
    spoken = (block for block in case.middle[max(0, case.last_own - 2) :] if READER.search(block.text))
    free = case.meta.free is True or counts_all(case) or case.within_meter or is_free_for_all(spoken)
    if case.last_own < 0 or not free:
        return False
    own = [block.text for block in case.middle[: case.last_own + 1] if block.prose and tells(block)]
    return len(own) >= _FULL and ENDS.search(own[-1]) is not None


def counts_all(case: Case) -> bool:
    """Whether a text has about as many words as its page counts of the whole article."""
    told = case.meta.words or 0
    least, most = _COUNTED
    return told >= _FEWEST_WORDS and least * told <= len(case.body.split()) <= most * told


def is_sold_whole(case: Case) -> bool:
    """Whether a text is there as a whole though its page is declared as not free.

    It has the words that the page counts; or more paragraphs than a teaser, and the page shows the price of an offer
    that says nothing of reading on: a gate would stand in its place. Without an offer nobody knows what scripts set.
    """
    if counts_all(case):
        return is_whole(case)
    end = case.middle[case.last_own].text if case.last_own >= 0 else ""
    if not ENDS.search(end) or CUT_OFF.search(end):
        return False
    own = (block for block in case.middle[: case.last_own + 1] if block.prose and ENDS.search(block.text))
    if sum(map(tells, own)) < _BEYOND_TEASER:
        return False
    last = case.view.blocks.index(case.middle[case.last_own])
    behind = [
        block
        for block in case.view.blocks[last:]
        if len(block.text) < _LONGEST_OFFER and not (block.headline_link and block.anchors == 1)
    ]
    return any(AMOUNT.search(folded(block.text)) for block in behind[1:]) and is_beside(case, behind)


def tells(block: Block) -> bool:
    """Whether a paragraph is the article's own: it speaks to nobody and says who said it, or offers nothing.

    One that says I over and over is a columnist's: what wins readers says we.
    """
    if says_i(block.text):
        return True
    if READER.search(unquoted(block.text)):
        return False
    words, report = wall_words()["paywall"], wall_words()["report"]
    text = f" {folded(unquoted(block.text))} "
    if any(word in text for word in report.actions):
        return True
    offers = (*words.terms, *words.reads)
    sentences = (f" {folded(sentence)} " for sentence in told(block.text))
    return any(not any(word in sentence for word in offers) for sentence in sentences)


def until_end(case: Case, blocks: Sequence[Block]) -> Sequence[Block]:
    """The blocks before what stands behind whole texts: an agency's name, or tools and calls for something else.

    An offer behind it stands beside the text; a gate stands where the text breaks off. Tools may stand before a gate
    too: they end a text of several paragraphs, where nothing behind them is about reading.
    """
    reads = wall_words()["paywall"].reads
    credit = next((n for n, block in enumerate(blocks) if agency_credit(block.text)), None)
    if credit is not None:
        return blocks[: credit + 1]
    end = next((n for n, block in enumerate(blocks) if _ends_text(block)), None)
    if end is None or any(word in folded(block.text) for block in blocks[end:] for word in reads):
        return blocks
    own = (block for block in case.middle[: case.last_own + 1] if block.prose)
    paragraphs = sum(READER.search(unquoted(block.text)) is None for block in own)
    return blocks[:end] if paragraphs >= _PARAGRAPHS else blocks


def _ends_text(block: Block) -> bool:
    """Whether a block is a tool to use on a text, or calls for something else than reading: a comment, a newsletter."""
    text, words = folded(unquoted(block.text)), wall_words()["paywall"]
    if len(text) >= _LONGEST_NOTE or words.hits(text):
        return False
    called = len(text) <= _LONGEST_LABEL or READER.search(block.text) is not None
    return is_tool(block) or (called and words.is_exempt(text))


def is_tool(block: Block) -> bool:
    """Whether a block is a button to listen, to share, to print."""
    return block.button and any(word in folded(block.text) for word in wall_words()["more"].exempt)


def counts_others(sentence: str) -> bool:
    """Whether a whole sentence counts something that is no money: a text about offers does, an offer hardly."""
    return (
        len(sentence) >= _SHORTEST_COUNT
        and ENDS.search(sentence) is not None
        and not AMOUNT.search(folded(sentence))
        and FIGURE.search(sentence) is not None
        and not any(term in folded(sentence) for term in wall_words()["page"].terms)
    )
