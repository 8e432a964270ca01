"""What speaks against a page being an article: one rule for each kind of wall, in the order they are asked.

A rule sees a ``Case`` and returns a verdict or None. The numbers are characters of running text.
"""

from __future__ import annotations

import re

from scraper.case import Case, says_rest
from scraper.pageview import gated_length
from scraper.verdict import Outcome, Verdict
from scraper.walls import AMOUNT, PRICE, folded, wall_words

SHORTEST_ARTICLE = 160  # characters of running text; a brief has more
_LONGEST_TEASER = 900  # characters before a wall, mostly; longer ones need a second sign
_SHORT_NOTICE = 300  # characters; a notice to the reader is rarely longer without a wall's words
_LONGEST_NOTICE = 600  # of a page that does not call itself an article
_LONGEST_SUMMARY = 350  # characters under a headline of a list
_SHORTEST_LINE = 25  # characters; what is shorter is a heading or a label
_LIST = 4  # lines
_ENDS = re.compile(r"[.!?…:;。！？।؟][\"'»“”’)\]\s]*$|[.!?]\s|[。！？।؟]")
_LIST_PATH = re.compile(
    r"/(?:tags?|themen?|topics?|category|categories|kategorien?|rubri(?:k|ken|que|ques)|authors?|autor(?:en)?|auteurs?"
    r"|search|suche|recherche|archives?|archiv|sections?|ressort|sujets?|dossiers?|page/\d+)(?:/|$)"
)
_CHALLENGE_MARKS = tuple(
    """/cdn-cgi/challenge-platform/ _cf_chl_opt cf-challenge captcha-delivery.com px-captcha _incapsula_resource
    awswafcookiedomainlist awswafintegration sec-if-cpt g-recaptcha h-captcha cf-turnstile geetest ak_bmsc
    /_sec/cp_challenge friendly-challenge frc-captcha""".split()
)


def is_front(path: str) -> bool:
    """Whether a path is a site's entrance."""
    return path.strip("/").lower() in {"", "index.html", "index.php", "home", "de", "en", "fr"}


def challenge(case: Case) -> Verdict | None:
    """A test for robots, under whatever status it comes."""
    headline = case.headline("challenge")
    if headline and case.prose < 600:
        return Verdict(Outcome.BOT_CHALLENGE, f"the headline is “{headline}”")
    hits = wall_words()["challenge"].hits(case.everything) if case.prose < 400 else ()
    low = case.page.html.lower() if case.prose < 250 and len(case.page.html) < 400_000 else ""
    mark = next((mark for mark in _CHALLENGE_MARKS if mark in low), None)
    if hits and (mark or len(hits) > 1 or len(case.everything) < 1500):
        return Verdict(Outcome.BOT_CHALLENGE, f"says “{hits[0]}”")
    if mark and len(case.everything) < 800 and not case.view.password:
        return Verdict(Outcome.BOT_CHALLENGE, f"carries {mark}")
    return None


def _missing(case: Case) -> Verdict | None:
    headline, words = case.headline("missing"), wall_words()["missing"]
    if case.declared and case.prose >= (600 if words.is_headline(case.title) else SHORTEST_ARTICLE):
        return None
    if headline and case.prose < 1500:
        return Verdict(Outcome.SOFT_404, f"the headline is “{headline}”")
    headed = next((hit for line in case.view.headlines for hit in words.hits(line)), None)
    if headed and case.prose < 800:
        return Verdict(Outcome.SOFT_404, f"the headline says “{headed}”")
    hits = words.hits(case.visible) if case.prose < 400 else ()
    if hits and (case.prose < 200 or len(hits) > 1 or words.hits(case.folded_body)):
        return Verdict(Outcome.SOFT_404, f"says “{hits[0]}”")
    return None


def _outage(case: Case) -> Verdict | None:
    words, headline = wall_words()["outage"], case.headline("outage")
    if headline and case.prose < 500 and not (case.declared and case.prose >= SHORTEST_ARTICLE):
        return Verdict(Outcome.SERVER_ERROR, f"the headline is “{headline}”")
    hits = words.hits(case.visible) if case.prose < SHORTEST_ARTICLE else ()
    if hits and len(case.visible) < 1500:
        return Verdict(Outcome.SERVER_ERROR, f"says “{hits[0]}”")
    return None


def _region(case: Case) -> Verdict | None:
    words, headline = wall_words()["region"], case.headline("region")
    if case.declared or case.prose >= _LONGEST_NOTICE:
        return None
    hits = (headline,) if headline else words.hits(case.visible)
    return Verdict(Outcome.BLOCKED, f"says “{hits[0]}”") if hits else None


def _consent(case: Case) -> Verdict | None:
    words = wall_words()["consent"]
    inside = words.hits(case.folded_body)
    headline = case.headline("consent")
    if (
        headline
        and case.free_prose < 500
        and (inside or words.hits(case.everything) or words.count_terms(case.everything) > 2)
    ):
        return Verdict(Outcome.CONSENT_WALL, f"the headline is “{headline}”")
    least = 150 if case.declared else 500
    if (
        inside
        and (case.addresses_reader or case.free_prose < 100)
        and case.free_prose < (least if len(inside) > 1 else 200)
    ):
        return Verdict(Outcome.CONSENT_WALL, f"says “{inside[0]}”")
    if case.addresses_reader and (
        (case.consent_lines and case.free_prose < SHORTEST_ARTICLE)
        or (case.prose < 250 and words.count_terms(case.folded_body) >= 2)
    ):
        return Verdict(Outcome.CONSENT_WALL, "speaks to the reader of nothing but consent")
    around = words.hits(case.everything) if case.prose < 250 else ()
    if len(around) > 1 and case.prose < (SHORTEST_ARTICLE if case.declared else 250):
        return Verdict(Outcome.CONSENT_WALL, f"says “{around[0]}”")
    return None


def _paywall(case: Case) -> Verdict | None:
    words = wall_words()["paywall"]
    locked = case.meta.free is False and (gated_length(case.page.html, case.meta.gated) or 0) < 400
    if locked and case.prose < 1500:
        return Verdict(Outcome.PAYWALL, f"declared as not free, with {case.prose} characters of text")
    if case.prose >= 6000:
        return None
    visible = case.visible
    if says_rest(visible):
        return Verdict(Outcome.PAYWALL, "says how much of the article is left to read")
    headline = case.headline("paywall")
    if headline and case.prose < 1500:
        return Verdict(Outcome.PAYWALL, f"the headline is “{headline}”")
    gate = _gate_after_text(case)
    if gate and (locked or len(gate) > 1 or PRICE.search(visible)) and case.prose < (4000 if locked else 2500):
        return Verdict(Outcome.PAYWALL, f"the text ends with “{gate[0]}”")
    if gate and case.prose < _LONGEST_TEASER:
        return Verdict(Outcome.PAYWALL, f"the text ends with “{gate[0]}”")
    hits = words.hits(visible) if case.prose < 300 else ()
    if len(hits) > 1:
        return Verdict(Outcome.PAYWALL, f"says “{hits[0]}”")
    offer = _offer_behind(case) if case.prose < _LONGEST_TEASER else ()
    if offer:
        return Verdict(Outcome.PAYWALL, f"a short text that ends with an offer: {', '.join(offer[:4])}")
    return None


def _offer_behind(case: Case) -> tuple[str, ...]:
    """What offers are made of, where several such words stand in the short blocks around the end of the text."""
    words = wall_words()["paywall"]
    blocks = [block for block in case.view.blocks if not block.chrome and not block.headline_link]
    ours = {line[:60] for line in case.prose_lines}
    last = max((n for n, block in enumerate(blocks) if folded(block.text[:90])[:60] in ours), default=-1)
    near = [folded(block.text) for block in blocks[max(last - 2, 1) : last + 6]]
    offer = " \n ".join(text for text in near if len(text) < 200 and not any(word in text for word in words.exempt))
    found = tuple(term for term in words.terms if term in offer)
    return found if len(found) >= (2 if AMOUNT.search(offer) else 3) else ()


def _gate_after_text(case: Case) -> tuple[str, ...]:
    """A paywall's words right behind the last running text: in its last block or the few that follow it.

    Where the text is no longer than a teaser, an offer in any words counts too.
    """
    blocks = [block for block in case.view.blocks if not block.chrome]
    ours = {line[:60] for line in case.prose_lines}
    last = max((n for n, block in enumerate(blocks) if folded(block.text[:90])[:60] in ours), default=-1)
    words, behind = (
        wall_words()["paywall"],
        [folded(block.text) for block in blocks[max(last, 0) : last + 13] if not block.headline_link],
    )
    hits = words.hits(" \n ".join(behind))
    if hits or case.prose >= _LONGEST_TEASER:
        return hits
    before = [folded(block.text) for block in blocks[max(last - 1, 0) : max(last, 0)]]  # an offer of two paragraphs
    return tuple(text[:60] for text in (*before, *behind) if len(text) < 400 and words.is_offer(text))


def _login(case: Case) -> Verdict | None:
    if case.prose >= 400:
        return None
    headline = case.headline("login")
    hits = wall_words()["login"].hits(case.visible)
    if headline and (hits or case.view.password or case.prose < 200):
        return Verdict(Outcome.LOGIN, f"the headline is “{headline}”")
    if case.view.password and case.prose < 250:
        return Verdict(Outcome.LOGIN, "asks for a password")
    if hits and (len(hits) > 1 or case.prose < 200) and not (case.declared and case.prose >= SHORTEST_ARTICLE):
        return Verdict(Outcome.LOGIN, f"says “{hits[0]}”")
    return None


def _shell(case: Case) -> Verdict | None:
    view = case.view
    if case.prose >= 250:
        return None
    hits = wall_words()["shell"].hits(f"{case.everything} {view.noscript}")
    if case.prose < SHORTEST_ARTICLE and (view.empty_root or (hits and (view.scripts or hits))):
        return Verdict(Outcome.JAVASCRIPT_SHELL, f"says “{hits[0]}”" if hits else "the element for the text is empty")
    if hits and wall_words()["shell"].hits(case.folded_body):
        return Verdict(Outcome.JAVASCRIPT_SHELL, f"says “{hits[0]}”")
    if case.prose == 0 and view.scripts > 1 and len(case.everything) < 200:
        return Verdict(Outcome.JAVASCRIPT_SHELL, "scripts and next to no text")
    return None


def _index(case: Case) -> Verdict | None:
    """A list of articles: its text is scattered between the headlines of others."""
    headlines = sum(block.headline_link for block in case.view.blocks if not block.chrome)
    by_path = bool(_LIST_PATH.search(case.path)) or is_front(case.path)
    if case.declared and not (is_front(case.path) and headlines >= 5):
        return None
    if _no_sentence(case):
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
    little = longest < SHORTEST_ARTICLE <= case.prose < 250
    if (headlines >= 6 and case.prose < 400 and longest < 400) or (headlines >= 4 and little):
        return Verdict(Outcome.NOT_AN_ARTICLE, f"a list: {headlines} headlines and little text")
    return None


def _no_sentence(case: Case) -> bool:
    """Whether a short body is lines that do not end as sentences do: what is on, results, opening hours."""
    lines = [line for line in case.body.splitlines() if len(line) >= _SHORTEST_LINE]
    return len(lines) >= _LIST and sum(map(len, lines)) < _LONGEST_NOTICE and not any(map(_ENDS.search, lines))


def _runs(case: Case) -> tuple[int, float, int]:
    """The body's running text between headlines of other articles: longest run, its share, number of runs."""
    ours, whole = {line[:60] for line in case.prose_lines}, "\n".join(case.prose_lines)
    runs = [0]
    for block in case.view.blocks:
        begins = folded(block.text[:90])[:60]
        if block.headline_link:
            runs.append(0)
        elif begins in ours or (len(begins) >= 40 and begins in whole):  # a summary may follow its headline in a line
            runs[-1] += len(block.text)
    filled = [run for run in runs if run]
    total = sum(filled)
    return max(filled, default=0), (max(filled) / total if total else 0.0), len(filled)


def _short(case: Case) -> Verdict | None:
    if case.prose < SHORTEST_ARTICLE:
        return Verdict(Outcome.TOO_SHORT, f"{case.prose} characters of running text")
    longest = _SHORT_NOTICE if case.declared else _LONGEST_NOTICE
    if case.prose < longest and case.speaks_to_reader >= 3 and case.speaks_to_reader >= case.words / 20:
        return Verdict(Outcome.TOO_SHORT, f"{case.prose} characters that speak to the reader throughout")
    return None


RULES = (challenge, _missing, _outage, _region, _consent, _paywall, _login, _shell, _index, _short)
