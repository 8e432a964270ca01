"""What is said of the very text, as a wall always does and an article never: that it goes on, for whom, on what terms.

"To keep reading, answer a question", "the rest of this story went to members", "your plan does not include this". What
an outlet wins readers for besides is another thing: an account to follow a town; a gift, since all is free. Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from scraper.pageview import Block
from scraper.speech import READER, SENTENCE_END, unquoted
from scraper.walls import AMOUNT, folded, wall_words

_LONGEST_NOTE = 400  # characters, as all numbers here: of a block that may belong to a wall
_OPEN = (" to", " pour")
_LONGEST_CALL = 200  # for something else
_LONGEST_LABEL = 40  # that calls for something
_LONGEST_PART = 80  # of a button or a note that goes with the block before


def says_onward(text: str) -> bool:
    """Whether a text says what is to be done so that this very text goes on or opens, or who has the rest of it."""
    words, opens = wall_words()["onward"], wall_words()["opens"]
    low = folded(unquoted(text))
    if any(term in low for term in words.terms):
        return True
    kinds = [kind for kind in (words, opens) if any(word in low for word in kind.actions)]
    return any(kind.pairs(part) for kind in kinds for part in SENTENCE_END.split(low))


def denies(text: str) -> bool:
    """Whether a text says that the reader's account does not hold for this one: a second device, a payment, a plan."""
    words = wall_words()["denied"]
    return any(map(words.pairs, SENTENCE_END.split(folded(unquoted(text)))))


def is_withheld(blocks: Iterable[Block]) -> bool:
    """Whether one of the blocks says so of the text they stand behind."""
    near = [block.text for block in blocks if len(block.text) < _LONGEST_NOTE and not block.headline_link]
    return any(says_onward(text) or denies(text) for text in near)


def is_free_for_all(blocks: Iterable[Block]) -> bool:
    """Whether one of the blocks says that the site's texts are to be read for nothing, and none asks for anything."""
    words, free = wall_words()["free"], False
    for block in blocks:
        low = folded(unquoted(block.text))
        if len(low) >= _LONGEST_NOTE:
            continue
        if says_onward(low) or denies(low):
            return False
        free = free or any(term in low for term in words.terms) or words.pairs(low) is not None
    return free


def without_elsewhere(blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks that are not for another thing than reading on: to follow a town, to comment.

    What goes with such a block is for that, too: the buttons and notes behind it, up to a heading. The same holds for
    a heading that stands right above headlines of others.
    """
    inside = False
    for n, block in enumerate(blocks):
        low = folded(unquoted(block.text))
        if says_onward(low) or denies(low):
            inside = False
        elif _is_elsewhere(block, low):
            inside = True
        elif block.heading or len(low) >= _LONGEST_PART or AMOUNT.search(low):
            inside = False
        if not inside and not _heads_others(blocks, n):
            yield block


def _is_elsewhere(block: Block, low: str) -> bool:
    """Whether a block calls its reader for something else, and says nothing of reading nor of who alone may.

    "Create a free account to" leaves open what for; "Was this article helpful?" does not.
    """
    kinds = wall_words()
    words = kinds["paywall"]
    if kinds["meter"].pairs(low) or not all(hit.endswith(_OPEN) for hit in words.hits(low)):
        return False
    if len(low) < _LONGEST_CALL and not AMOUNT.search(low) and any(word in low for word in kinds["elsewhere"].actions):
        return True
    called = len(low) <= _LONGEST_LABEL or (len(low) < _LONGEST_CALL and READER.search(block.text) is not None)
    others = [term for term in kinds["elsewhere"].terms if term in low]
    rest = low
    for term in others:
        rest = rest.replace(term, " ")
    if not called or AMOUNT.search(low) or any(word in rest for word in words.reads):
        return False
    return bool(others) or words.is_exempt(low)


def _heads_others(blocks: Sequence[Block], n: int) -> bool:
    """Whether a block is the label of what follows: headlines of others, which offer nothing."""
    if n + 1 >= len(blocks) or blocks[n].link or blocks[n].button or len(blocks[n].text) >= _LONGEST_PART:
        return False
    below, kinds = blocks[n + 1], wall_words()
    low = f" {folded(below.text)} "
    offered = (*kinds["paywall"].actions, *kinds["paywall"].reads, *kinds["paywall"].terms)
    return below.headline_link and not below.button and not any(word in low for word in offered)
