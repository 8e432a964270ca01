"""What speaks against a page being an article: one rule for each kind of wall, in the order they are asked.

A rule sees a ``Case`` and returns a verdict or None. The numbers are characters of running text.
"""

from __future__ import annotations

import re

from scraper.beside import is_whole
from scraper.case import SHORTEST_ARTICLE, Case
from scraper.gates import gone_text, paywall, pitch, unfolds, vouched, window
from scraper.itself import itself, service
from scraper.lists import index_page
from scraper.overviews import is_results, overview
from scraper.pageview import Block
from scraper.speech import CUT_OFF, ENDS, READER, SENTENCE_END, says_i, unquoted
from scraper.teasers import blanked, breaks_off, printed, teaser
from scraper.verdict import Outcome, Verdict
from scraper.walls import folded, wall_words

_SHORTEST_NOTICE = 250  # characters; a brief of this length has a name, a figure or a source
_SHORT_NOTICE = 300  # characters; a notice to the reader is rarely longer without a wall's words
_LONGEST_NOTICE = 600  # of a page that does not call itself an article
_SHORTEST_SENTENCE = 25
_SHORTEST_PART = 10  # of a brief
_SHORTEST_BRIEF = 100
_SHORTEST_HEADLINE = 12
_SENTENCES = 2
_LONGEST_LABEL = 60
_QUOTES = ('"', "'", "»", "«")
_CHOICE = 2  # ways to read, side by side
_ADDRESS = re.compile(  # IPv4 or IPv6, and none of a private network
    r"\b(?!10\.|127\.|192\.168\.)\d{1,3}(?:\.\d{1,3}){3}\b|\b[0-9a-f]{1,4}:(?:[0-9a-f]{1,4}:){1,6}(?::|[0-9a-f]{4}\b)",
    re.IGNORECASE,
)
_CHALLENGE_MARKS = tuple(
    """/cdn-cgi/challenge-platform/ _cf_chl_opt cf-challenge captcha-delivery.com px-captcha _incapsula_resource
    awswafcookiedomainlist awswafintegration sec-if-cpt g-recaptcha h-captcha cf-turnstile geetest ak_bmsc
    /_sec/cp_challenge friendly-challenge frc-captcha""".split()
)


def challenge(case: Case) -> Verdict | None:
    """A test for robots, under whatever status it comes."""
    headline = case.headline("challenge")
    if headline and case.prose < 600 and not says_i(case.body):
        return Verdict(Outcome.BOT_CHALLENGE, f"the headline is “{headline}”")
    if case.personal:
        return None
    words = wall_words()["challenge"]
    notice = case.prose < _LONGEST_NOTICE and not case.declared
    headed = next((hit for line in case.view.headlines for hit in words.hits(unquoted(line))), None) if notice else None
    if headed and not case.tells:
        return Verdict(Outcome.BOT_CHALLENGE, f"the headline says “{headed}”")
    hits = words.hits(case.everything) if case.prose < 400 and not case.tells else ()
    low = case.page.html.lower() if case.prose < 250 and len(case.page.html) < 400_000 else ""
    mark = next((mark for mark in _CHALLENGE_MARKS if mark in low), None)
    if hits and (mark or len(hits) > 1 or len(case.everything) < 1500):
        return Verdict(Outcome.BOT_CHALLENGE, f"says “{hits[0]}”")
    checks = case.pair("challenge") if case.prose < 400 and not case.declared and not case.tells else None
    if checks:
        return Verdict(Outcome.BOT_CHALLENGE, f"says “{checks}”")
    if case.prose < _LONGEST_NOTICE and case.addressed and not case.tells and _tells_address(case):
        return Verdict(Outcome.BOT_CHALLENGE, "tells the reader the address of his network")
    if mark and len(case.everything) < 800 and not case.view.password:
        return Verdict(Outcome.BOT_CHALLENGE, f"carries {mark}")
    return None


def _tells_address(case: Case) -> bool:
    """Whether a sentence that speaks to the reader has the number by which a server knows a network.

    A guide names those that every home has, such as that of a router.
    """
    found = (one for line in case.running_lines for one in SENTENCE_END.split(line) if _ADDRESS.search(one))
    return any(READER.search(one) is not None for one in found)


def _missing(case: Case) -> Verdict | None:
    headline, words = case.headline("missing"), wall_words()["missing"]
    if case.declared and case.prose >= (600 if words.is_headline(case.title) else SHORTEST_ARTICLE):
        return None
    if case.personal:
        return None
    if headline and case.prose < 1500:
        return Verdict(Outcome.SOFT_404, f"the headline is “{headline}”")
    nothing = _found_nothing(case) if case.prose < _SHORTEST_NOTICE else None
    if nothing:
        return Verdict(Outcome.SOFT_404, f"the headline is “{nothing}”")
    headed = next((hit for line in case.view.headlines for hit in words.hits(line)), None)
    if headed and case.prose < 800 and not case.tells:
        return Verdict(Outcome.SOFT_404, f"the headline says “{headed}”")
    hits = words.hits(case.visible) if case.prose < 400 and not case.tells else ()
    if hits and (case.prose < 200 or len(hits) > 1 or words.hits(case.folded_body)):
        return Verdict(Outcome.SOFT_404, f"says “{hits[0]}”")
    return None


def _found_nothing(case: Case) -> str | None:
    """A heading that says that a search found nothing: it ends with what was sought, or no text below it reports."""
    words = wall_words()["nothing"]
    for line in case.view.headlines:
        bare = unquoted(line)
        if bare.startswith(words.actions) and words.pairs(bare) and (_cites_last(line) or not case.tells):
            return line
    return None


def _cites_last(line: str) -> bool:
    return line.rstrip(" .!?")[-1:] in _QUOTES and unquoted(line) != line


def _outage(case: Case) -> Verdict | None:
    words, headline = wall_words()["outage"], case.headline("outage")
    if headline and case.prose < 500 and not (case.declared and case.prose >= SHORTEST_ARTICLE):
        return Verdict(Outcome.SERVER_ERROR, f"the headline is “{headline}”")
    hits = words.hits(case.visible) if case.prose < SHORTEST_ARTICLE and not case.tells else ()
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
    report = case.prose < _LONGEST_NOTICE and not case.addressed and case.tells
    headline = None if report else case.headline("consent")
    if (
        headline
        and case.free_prose < 500
        and (inside or words.hits(case.everything) or words.count_terms(case.everything) > 2)
    ):
        return Verdict(Outcome.CONSENT_WALL, f"the headline is “{headline}”")
    if case.personal:
        return None
    if report:
        inside = ()
    least = 150 if case.declared else 500
    if (
        inside
        and (case.addresses_reader or case.free_prose < 100)
        and case.free_prose < (least if len(inside) > 1 else 200)
    ):
        return Verdict(Outcome.CONSENT_WALL, f"says “{inside[0]}”")
    sentences = [line for line in case.lines if len(line) >= _SHORTEST_SENTENCE]  # no labels of menus
    if case.addresses_reader and (
        (case.consent_lines and case.free_prose < SHORTEST_ARTICLE)
        or (case.prose < 250 and words.count_terms(unquoted(" \n ".join(sentences))) >= 2)
    ):
        return Verdict(Outcome.CONSENT_WALL, "speaks to the reader of nothing but consent")
    notice = case.prose < _LONGEST_NOTICE and case.consent_lines and not case.tells
    if notice and _ways_to_read(case) >= _CHOICE:
        return Verdict(Outcome.CONSENT_WALL, "offers several ways to read, one of them with consent")
    around = words.hits(_labels(case) if report else case.everything) if case.prose < 250 else ()
    if len(around) > 1 and case.prose < (SHORTEST_ARTICLE if case.declared else 250):
        return Verdict(Outcome.CONSENT_WALL, f"says “{around[0]}”")
    return None


def _labels(case: Case) -> str:
    """All on a page that is no running text, folded."""
    return folded(" \n ".join(block.text for block in case.view.blocks if not block.prose))


def _ways_to_read(case: Case) -> int:
    """How many labels on a page say how to read it: with advertising, without, as before."""
    ways = wall_words()["ways"]
    labels = {folded(block.text) for block in case.view.blocks if len(block.text) <= _LONGEST_LABEL}
    return sum(ways.pairs(label) is not None for label in labels)


def _login(case: Case) -> Verdict | None:
    if case.prose >= 400:
        return None
    headline = case.headline("login")
    hits = wall_words()["login"].hits(case.visible) if case.view.fields or not case.tells else ()
    if headline and (hits or case.view.password or case.prose < 200):
        return Verdict(Outcome.LOGIN, f"the headline is “{headline}”")
    if case.view.password and case.prose < 250:
        return Verdict(Outcome.LOGIN, "asks for a password")
    if hits and (len(hits) > 1 or case.prose < 200) and not (case.declared and case.prose >= SHORTEST_ARTICLE):
        return Verdict(Outcome.LOGIN, f"says “{hits[0]}”")
    if case.view.fields and case.prose < 250 and case.speaks_to_reader and not case.declared and not case.tells:
        return Verdict(Outcome.LOGIN, "a short text that speaks to the reader, with something to fill in")
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


def _is_brief(case: Case) -> bool:
    """Whether a page has a headline and below it two whole sentences or more that report, and nothing for its reader.

    They say who said it, or somebody tells of himself. What is left of an article has something to press, something
    behind it, or an empty place where the rest would be.
    """
    lines, blocks = case.running_lines, case.middle
    text = unquoted(" ".join(lines))
    low, said = f" {folded(text)} ", wall_words()["report"].actions
    sentences = [one for one in SENTENCE_END.split(text) if len(one) >= _SHORTEST_PART]
    if len(text) < _SHORTEST_BRIEF or len(sentences) < _SENTENCES or case.view.fields:
        return False
    if not (case.tells or case.personal or any(word in low for word in said)):
        return False
    if READER.search(text) or CUT_OFF.search(text) or not ENDS.search(text) or case.view.empty_root:
        return False
    headed = any(_heads(case, block) for block in blocks[: max(0, case.last_own)])
    behind = blocks[case.last_own + 1 :]
    return headed and not any(
        block.button or (block.entry and block.anchors == 1) or not block.link for block in behind
    )


def _heads(case: Case, block: Block) -> bool:
    """Whether a block is the page's headline, by its markup or since the title of the page has it."""
    if block.link or block.heading:
        return not block.link
    low = folded(block.text)
    return len(low) >= _SHORTEST_HEADLINE and any(low in title for title in (*case.view.headlines, case.title))


def _short(case: Case) -> Verdict | None:
    if case.prose >= _LONGEST_NOTICE:
        return None
    reports = case.tells or case.personal  # and may say what walls say
    running = sum(map(len, case.running_lines)) if reports else case.prose
    if running < SHORTEST_ARTICLE and not (_is_brief(case) or is_results(case)):
        return Verdict(Outcome.TOO_SHORT, f"{case.prose} characters of running text")
    if (
        case.addressed
        and running < _SHORTEST_NOTICE
        and case.asks
        and not (case.declared or case.tells or case.personal)
    ):
        return Verdict(Outcome.TOO_SHORT, f"{case.prose} characters that report nothing and speak to the reader")
    longest = _SHORT_NOTICE if case.declared else _LONGEST_NOTICE
    if (
        case.prose < longest
        and not ((case.declared and case.tells) or case.personal)
        and case.speaks_to_reader >= max(3, case.words / 20)
        and case.asks
        and not is_whole(case)
    ):
        return Verdict(Outcome.TOO_SHORT, f"{case.prose} characters that speak to the reader throughout")
    return None


RULES = (
    challenge,
    gone_text,
    _missing,
    _outage,
    _region,
    _consent,
    paywall,
    window,
    pitch,
    unfolds,
    vouched,
    breaks_off,
    teaser,
    blanked,
    printed,
    _login,
    _shell,
    overview,
    index_page,
    service,
    itself,
    _short,
)
