"""What speaks against a page being a whole article: offers, windows and notices in the place of its text.

Each rule sees a ``Case`` and returns a verdict or None. The numbers are characters of running text.
"""

from __future__ import annotations

from scraper.beside import counts_others, is_beside, is_own, is_sold_whole, is_tool, is_whole, tells, until_end
from scraper.case import Case, says_rest
from scraper.onward import is_free_for_all, without_elsewhere
from scraper.pageview import Block, Window, gated_length
from scraper.speech import CUT_OFF, ENDS, READER, SENTENCE_END, says_i, unquoted
from scraper.verdict import Outcome, Verdict
from scraper.walls import AMOUNT, PRICE, folded, wall_words

_LONGEST_TEASER = 900  # characters before a wall, mostly; longer ones need a second sign
_SHORTEST_TEXT = 400  # characters; what has less may be a teaser by any sign
_LONGEST_BRIEF = 600  # characters; what has more is no teaser by what stands beside it alone
_LONGEST_BUTTON = 80  # characters, as those below: of what is to press
_LONGEST_LABEL = 30  # that calls for something
_LONGEST_CALL = 50  # to open the whole of a text
_LOOKED_AT = 400  # blocks from the end of a page
_CALLS = 2  # links to press side by side; more are a menu
_SIGNS = 3  # of an offer behind a short text, where there is something to press; else one more
_LONGEST_NOTE = 160  # of a block that may belong to an offer
_LONGEST_OFFER = 400  # in one block
_ASKED = {"consent": Outcome.CONSENT_WALL, "paywall": Outcome.PAYWALL, "login": Outcome.LOGIN, "app": Outcome.PAYWALL}


def gone_text(case: Case) -> Verdict | None:
    """A notice that says of itself that the text was taken away, even where the page still calls itself an article.

    One that speaks of what the reader was looking for, or says so in a heading, may tell of other things too.
    """
    if case.prose >= (_LONGEST_TEASER if not case.declared else _SHORTEST_TEXT):
        return None
    said = _sought(case)
    if said is None and case.prose < _SHORTEST_TEXT and not case.tells:
        said = case.pair("gone")
    return Verdict(Outcome.SOFT_404, f"says “{said}”") if said else None


def _sought(case: Case) -> str | None:
    """What a sentence says of the text that the reader wanted, or a heading of the one that stood there: it is gone."""
    gone, sought = wall_words()["gone"], wall_words()["sought"]
    text = folded(unquoted("\n".join(case.running_lines)))
    parts = SENTENCE_END.split(text) if any(term in text for term in sought.terms) else ()
    for part in parts:
        if any(term in part for term in sought.terms) and (said := gone.pairs(part)):
            return said
    headings = (folded(unquoted(block.text)) for block in case.middle if block.heading and not block.link)
    return next((said for heading in headings if (said := sought.pairs(heading))), None)


def window(case: Case) -> Verdict | None:
    """A window over a short text that asks for consent, a subscription or an account."""
    blocks = [block for block in case.view.blocks if block.window]
    if not blocks or case.prose >= _LONGEST_TEASER:
        return None
    text = folded(" ".join(block.text for block in blocks))
    own = {folded(block.text[:90])[:60] for block in blocks}
    outside = sum(len(line) for line in case.prose_lines if line[:60] not in own)
    modal = any(block.window is Window.MODAL for block in blocks)
    if outside >= (_LONGEST_BRIEF if modal else _SHORTEST_TEXT):
        return None
    counts = {kind: wall_words()[kind].count_terms(text) + len(wall_words()[kind].hits(text)) for kind in _ASKED}
    if sum(counts.values()) < (1 if modal else 2):
        return None
    kind = max(counts, key=lambda kind: counts[kind])
    return Verdict(_ASKED[kind], f"a window over {outside} characters of text")


def pitch(case: Case) -> Verdict | None:
    """A few short blocks behind a short text that win the reader for something, mostly with what to press for it."""
    if case.prose >= _LONGEST_BRIEF or case.within_meter or case.only_sentences or is_whole(case):
        return None
    blocks, kinds = case.middle, wall_words()
    last = next(
        (
            n
            for n in range(len(blocks) - 1, max(-1, len(blocks) - _LOOKED_AT), -1)
            if blocks[n].prose and is_own(case, blocks[n])
        ),
        None,
    )
    if last is None:
        return None
    behind: list[Block] = []
    press = None
    for block in without_elsewhere(until_end(case, blocks[last + 1 : last + 7])):
        headline_or_menu = block.link and (block.anchors > _CALLS or (block.headline_link and block.anchors == 1))
        if headline_or_menu or len(block.text) >= _LONGEST_NOTE:
            break
        if is_tool(block):
            continue
        behind.append(block)
        if len(behind) > 1 and (block.button or block.link or _calls(block)):
            press = block
            break
    raw = unquoted(" \n ".join(block.text for block in behind))
    text = f" {folded(raw)} "
    if (
        not behind
        or is_beside(case, behind)
        or is_free_for_all(behind)
        or any(kinds["paywall"].is_exempt(folded(block.text)) for block in behind)
    ):
        return None
    signs = min(3, sum(kinds[kind].count_terms(text) for kind in ("paywall", "app", "consent")))
    signs += 2 * (kinds["meter"].pairs(text) is not None or kinds["app"].pairs(text) is not None)
    signs += 2 if PRICE.search(text) else AMOUNT.search(text) is not None
    signs += (READER.search(raw) is not None) + (case.view.fields > 0)
    signs += any(word in text for word in kinds["paywall"].reads)
    signs += any(CUT_OFF.search(block.text) for block in (blocks[last], *behind))
    signs += press is not None and (press.button or _calls(press) or _is_answer(press, behind[-2], raw))
    signs += press is not None and AMOUNT.search(folded(press.text)) is not None
    least = _SIGNS if press is not None else _SIGNS + 1
    return Verdict(Outcome.PAYWALL, f"a short text that ends with “{text.strip()[:60]}”") if signs >= least else None


def unfolds(case: Case) -> Verdict | None:
    """A label right behind a short text that opens the whole of it."""
    if case.prose >= _LONGEST_BRIEF:
        return None
    last, more = case.last_own, wall_words()["more"]
    if last < 0:
        return None
    near = [block for block in case.middle[last : last + 3] if len(block.text) <= _LONGEST_CALL]
    labels = [(folded(block.text), block.button) for block in near]
    pressed = next((one for one, button in labels if more.pairs(one) or (button and more.is_headline(one))), None)
    return Verdict(Outcome.PAYWALL, f"a short text with “{pressed}” to press") if pressed else None


def _is_answer(press: Block, above: Block, raw: str) -> bool:
    """Whether a short link is what to press, though no button: right below a sentence that is of no cookies.

    And the reader is spoken to.
    """
    label = press.link and press.anchors == 1 and len(press.text) <= _LONGEST_LABEL
    return (
        label
        and ENDS.search(above.text) is not None
        and READER.search(raw) is not None
        and not wall_words()["consent"].count_terms(folded(above.text))
    )


def vouched(case: Case) -> Verdict | None:
    """Two labels or more behind a text that ask who the reader is: "Continue with Apple", "Continue with e-mail"."""
    if case.prose >= _LONGEST_TEASER:
        return None
    words = wall_words()["vouch"]
    if not any(word in case.visible for word in words.actions):
        return None
    labels = {folded(block.text) for block in case.middle if len(block.text) <= _LONGEST_CALL}
    asked = sorted(label for label in labels if label.startswith(words.actions) and words.pairs(label))
    return Verdict(Outcome.LOGIN, f"a short text with “{asked[0]}” to press") if len(asked) >= _CALLS else None


def _calls(block: Block) -> bool:
    """Whether a block is a label that tells the reader what to do for the text, whatever its markup."""
    text = folded(block.text)
    return len(text) <= _LONGEST_LABEL and any(word in text for word in wall_words()["paywall"].actions)


def paywall(case: Case) -> Verdict | None:
    """An offer to subscribe or to register in the place of the rest of a text."""
    words = wall_words()["paywall"]
    locked = case.meta.free is False and (gated_length(case.page.html, case.meta.gated) or 0) < 400
    if locked and case.prose < 1500 and not is_sold_whole(case):
        return Verdict(Outcome.PAYWALL, f"declared as not free, with {case.prose} characters of text")
    if case.prose >= 6000:
        return None
    visible = case.visible
    if says_rest(visible):
        return Verdict(Outcome.PAYWALL, "says how much of the article is left to read")
    headline = case.headline("paywall")
    if headline and case.prose < 1500:
        return Verdict(Outcome.PAYWALL, f"the headline is “{headline}”")
    if is_whole(case):
        return None
    needed = _needed(case) if case.prose < _LONGEST_TEASER else None
    if needed:
        return Verdict(Outcome.PAYWALL, f"says “{needed}”")
    gate = _gate_after_text(case)
    if gate and (locked or len(gate) > 1 or PRICE.search(visible)) and case.prose < (4000 if locked else 2500):
        return Verdict(Outcome.PAYWALL, f"the text ends with “{gate[0]}”")
    if gate and case.prose < _LONGEST_TEASER:
        return Verdict(Outcome.PAYWALL, f"the text ends with “{gate[0]}”")
    hits = words.hits(visible) if case.prose < 300 else ()
    if len(hits) > 1:
        return Verdict(Outcome.PAYWALL, f"says “{hits[0]}”")
    price = _price_to_press(case) if not case.declared and case.prose < _LONGEST_BRIEF else None
    if price:
        return Verdict(Outcome.PAYWALL, f"a short text with “{price}” to press")
    none = case.prose >= _LONGEST_TEASER or case.within_meter or case.only_sentences
    offer = () if none else _offer_behind(case)
    if offer:
        return Verdict(Outcome.PAYWALL, f"a short text that ends with an offer: {', '.join(offer[:4])}")
    return None


def _needed(case: Case) -> str | None:
    """What says that something is needed to see this very text: "You need a licence to view this".

    A video or a map of others needs consent, wherever it stands.
    """
    words, others = wall_words()["need"], wall_words()["opens"].exempt
    if not any(word in case.visible for word in words.reads):
        return None
    near = (block for block in case.middle if len(block.text) < _LONGEST_OFFER)
    sentences = (one for block in near for one in SENTENCE_END.split(folded(unquoted(block.text))))
    pairs = ((one, words.pairs(f" {one} ")) for one in sentences)
    return next((pair for one, pair in pairs if pair and not any(word in one for word in others)), None)


def _price_to_press(case: Case) -> str | None:
    """A button that names a price, or a link under a text that reports nothing."""
    links = not case.tells
    pressed = (one for one in case.view.blocks if one.button or (links and one.link and not one.headline_link))
    texts = (folded(block.text) for block in pressed if len(block.text) <= _LONGEST_BUTTON and not block.chrome)
    return next((text for text in texts if AMOUNT.search(text)), None)


def _offer_behind(case: Case) -> tuple[str, ...]:
    """What offers are made of, where several such words stand in the short blocks around the end of the text."""
    words = wall_words()["paywall"]
    blocks = [block for block in case.view.blocks if not block.chrome and not block.headline_link]
    ours = {line[:60] for line in case.prose_lines}
    last = max((n for n, block in enumerate(blocks) if folded(block.text[:90])[:60] in ours), default=-1)
    first = max((n for n in range(max(last - 2, 1), last + 1) if tells(blocks[n])), default=max(last - 3, 0)) + 1
    ends = until_end(case, blocks[first : last + 6])
    if is_beside(case, ends):
        return ()
    near = [
        folded(unquoted(block.text))
        for block in without_elsewhere(ends)
        if len(block.text) < _LONGEST_BUTTON or READER.search(block.text)
    ]
    offer = " \n ".join(text for text in near if len(text) < 200 and not words.is_exempt(text))
    found = tuple(term for term in words.terms if term in offer)
    return found if len(found) >= (2 if AMOUNT.search(offer) else 3) else ()


def _gate_after_text(case: Case) -> tuple[str, ...]:
    """A paywall's words right behind the last running text: in its last block or the few that follow it.

    Where the text is no longer than a teaser, an offer in any words counts too. Below a meter that has not run out,
    what says nothing of reading is an advertisement.
    """
    blocks, last, words = case.middle, case.last_own, wall_words()["paywall"]
    near = until_end(case, blocks[max(last, 0) : last + 13])
    behind = [block for block in without_elsewhere(near) if not block.headline_link]
    texts = [unquoted(block.text) for block in behind]
    hits = words.hits(" \n ".join(map(folded, texts)))
    if hits:
        hits = words.hits(" \n ".join(folded(_behind_report(text)) for text in texts))
    if hits and case.within_meter and not any(word in folded(text) for text in texts for word in words.reads):
        return ()
    found = hits
    if not hits and case.prose < _LONGEST_TEASER:
        two = last > 0 and not (case.speaks_from_start and is_own(case, blocks[last]))
        before = blocks[last - 1 : last] if two else ()  # an offer of two paragraphs
        found = tuple(folded(block.text)[:60] for block in (*before, *behind) if _is_gate(block, found=last >= 0))
    if found:
        own = next((n for n in range(last, -1, -1) if _is_last(case, blocks[n])), -1)
        if own >= 0 and is_beside(case, blocks[own : last + 13]):
            return ()
    return found


def _is_last(case: Case, block: Block) -> bool:
    """Whether a paragraph may be the last of a whole text: the article's own, and it names no price for a time."""
    return block.prose and is_own(case, block) and not PRICE.search(folded(block.text))


def _behind_report(text: str) -> str:
    """What stands behind the last sentence of a paragraph that names who said something: a report may cite a gate."""
    sentences, actions = SENTENCE_END.split(text), wall_words()["report"].actions
    said = (
        not READER.search(one) and (any(word in f" {folded(one)} " for word in actions) or counts_others(one))
        for one in sentences
    )
    last = max((n for n, says in enumerate(said) if says), default=-1)
    return " ".join(sentences[last + 1 :])


def _is_gate(block: Block, *, found: bool) -> bool:
    """Whether a block offers the rest of the text, sends to an app for it, or counts what may be read.

    The latter two need a text that was found on the page: that of a source's own code may stand nowhere on it.
    """
    kinds = wall_words()
    text = folded(_behind_report(unquoted(block.text[: 2 * _LONGEST_OFFER])))
    if len(text) >= _LONGEST_OFFER or says_i(block.text):
        return False
    if kinds["paywall"].is_offer(text) or not found:
        return kinds["paywall"].is_offer(text)
    pair = (kinds["app"].pairs(f" {text} ") or kinds["meter"].pairs(text)) if len(text) < _LONGEST_NOTE else None
    return pair is not None and (len(text) < _LONGEST_BUTTON or not tells(block))
