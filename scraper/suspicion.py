"""What speaks against a page being an article: one rule for each kind of wall, in the order they are asked.

A rule sees a ``Case`` and returns a verdict or None. The numbers are characters of running text.
"""

from __future__ import annotations

import re
from functools import cached_property
from urllib.parse import urlsplit

from scraper.metadata import ARTICLE_TYPES, LIST_TYPES, Metadata
from scraper.pageview import PageView, gated_length, view_page
from scraper.text import Cleaned
from scraper.verdict import Outcome, Page, Verdict
from scraper.walls import ADDRESS, AMOUNT, PRICE, folded, wall_words

SHORTEST_ARTICLE = 160  # characters of running text; a brief has more
_LONGEST_TEASER = 900  # characters before a wall, mostly; longer ones need a second sign
_SURE_LENGTH = 2500  # a declared article of this length without a wall's words is not looked at closer
_LONGEST_SUMMARY = 350  # characters under a headline of a list
_LIST_PATH = re.compile(
    r"/(?:tags?|themen?|topics?|category|categories|kategorien?|rubri(?:k|ken|que|ques)|authors?|autor(?:en)?|auteurs?"
    r"|search|suche|recherche|archives?|archiv|sections?|ressort|sujets?|dossiers?|page/\d+)(?:/|$)"
)
_CHALLENGE_MARKS = tuple(
    """/cdn-cgi/challenge-platform/ _cf_chl_opt cf-challenge captcha-delivery.com px-captcha _incapsula_resource
    awswafcookiedomainlist awswafintegration sec-if-cpt g-recaptcha h-captcha cf-turnstile geetest ak_bmsc
    /_sec/cp_challenge friendly-challenge frc-captcha""".split()
)
_SENTENCE_END = re.compile(r"(?<=[.!?…]) ")
_REST = re.compile(
    r"il vous reste \d{1,3}(?:[.,]\d+)? ?% de (?:cet |l')article"
    r"|noch \d{1,2} ?% des artikels|\d{1,2} ?% (?:of this article|of the article) (?:is left|remain)"
)
_REST_WORDS = ("vous reste", "des artikels", "of this article", "of the article")


def _rest(text: str) -> bool:
    """Whether a lower-case text says what share of an article is left to read."""
    return any(word in text for word in _REST_WORDS) and _REST.search(text) is not None


class Case:
    """A page under judgement; each view of it is made when a rule first asks."""

    def __init__(self, page: Page, cleaned: Cleaned | None) -> None:
        self.page = page
        self.body = cleaned.text if cleaned else ""
        self.meta = cleaned.metadata if cleaned else Metadata()
        self.dated = bool(cleaned and cleaned.published)
        self.title = folded((cleaned.title if cleaned else None) or "")

    @cached_property
    def path(self) -> str:
        """The path of the page's address, after redirects."""
        return urlsplit(self.page.final_url or self.page.url).path.lower()

    @cached_property
    def lines(self) -> list[str]:
        """The paragraphs of the body, folded, without the marks of list items."""
        return [folded(line).removeprefix("- ") for line in self.body.split("\n")]

    @cached_property
    def folded_body(self) -> str:
        """The body as one folded text."""
        return " \n ".join(self.lines)

    @cached_property
    def declared(self) -> bool:
        """It calls itself one article, with a date: what templates of lists and walls rarely do."""
        return self.meta.article and self.dated and not self.listed and self.meta.articles < 4

    @cached_property
    def listed(self) -> bool:
        """It calls itself a list, and no article."""
        return bool(self.meta.types & LIST_TYPES) and not self.meta.types & ARTICLE_TYPES

    @cached_property
    def sure(self) -> bool:
        """A long, dated article by its own account, without a word of any wall: not looked at closer."""
        return (
            self.declared
            and (bool(self.meta.types & ARTICLE_TYPES) or self.long_lines > 0.6 * len(self.body))
            and len(self.body) >= _SURE_LENGTH
            and self.meta.free is not False
            and not self.suspect
            and not any(words.is_headline(self.title) for words in wall_words().values())
            and not _rest(self.page.html.lower())
        )

    @cached_property
    def long_lines(self) -> int:
        """Characters in paragraphs longer than a teaser."""
        return sum(len(line) for line in self.lines if len(line) > 250)

    @cached_property
    def view(self) -> PageView:
        """How the page is built."""
        return view_page(self.page.html) or PageView((), (), "", password=False, scripts=0, empty_root=False)

    @cached_property
    def visible(self) -> str:
        """What a reader sees in the page's middle, folded."""
        return self.view.visible

    @cached_property
    def everything(self) -> str:
        """What a reader sees, folded."""
        return self.view.everything

    @cached_property
    def prose_lines(self) -> list[str]:
        """Running text of the body: no link lists, no labels, no paragraph with a wall's words."""
        links = self.view.link_texts
        lines = [line for line in self.lines if len(line) >= 40 and line not in links]
        if not self.suspect:
            return lines
        kinds = wall_words().values()
        parts = [part for line in lines for part in (_SENTENCE_END.split(line) if len(line) > 300 else [line])]
        return [part for part in parts if not any(words.hits(part) for words in kinds)]

    @cached_property
    def suspect(self) -> bool:
        """Whether a wall's words stand anywhere in the body."""
        return any(words.hits(self.folded_body) for words in wall_words().values())

    @cached_property
    def prose(self) -> int:
        """Characters of running text in the body."""
        return sum(map(len, self.prose_lines))

    @cached_property
    def consent_lines(self) -> list[str]:
        """Paragraphs about consent: two of its words or more."""
        consent = wall_words()["consent"]
        return [line for line in self.lines if len(line) >= 40 and consent.count_terms(line) >= 2]

    @cached_property
    def free_prose(self) -> int:
        """Running text that is not about consent either."""
        return sum(len(line) for line in self.prose_lines if line not in self.consent_lines)

    @cached_property
    def addresses_reader(self) -> bool:
        """Whether the body speaks of you and us throughout, as a wall does and a report does not."""
        return len(ADDRESS.findall(self.folded_body)) >= max(2, self.folded_body.count(" ") / 60)

    def headline(self, kind: str) -> str | None:
        """The page's title or main heading if it is such a wall's."""
        words = wall_words()[kind]
        return next((line for line in (*self.view.headlines, self.title) if words.is_headline(line)), None)


def is_front(path: str) -> bool:
    """Whether a path is a site's entrance."""
    return path.strip("/").lower() in {"", "index.html", "index.php", "home", "de", "en", "fr"}


def challenge(case: Case) -> Verdict | None:
    """A test for robots, under whatever status it comes."""
    low = case.page.html.lower() if len(case.page.html) < 400_000 else ""
    headline = case.headline("challenge")
    if headline and case.prose < 600:
        return Verdict(Outcome.BOT_CHALLENGE, f"the headline is “{headline}”")
    hits = wall_words()["challenge"].hits(case.everything) if case.prose < 400 else ()
    mark = next((mark for mark in _CHALLENGE_MARKS if mark in low), None) if case.prose < 250 else None
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
    if _rest(visible):
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
    return tuple(text[:60] for text in behind if len(text) < 400 and words.is_offer(text))


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
    longest, share, runs = _runs(case)
    if headlines >= 3 and runs >= 3 and share < 0.5 and longest < _LONGEST_SUMMARY and case.prose < 4 * _LONGEST_SUMMARY:
        return Verdict(Outcome.NOT_AN_ARTICLE, f"a list: {headlines} headlines, each with a summary")
    if headlines >= 6 and share < 0.5 and ((runs >= 3 and longest < 600) or (runs >= 6 and longest < 1000)):
        return Verdict(Outcome.NOT_AN_ARTICLE, f"a list: {headlines} headlines with scattered text")
    if (case.listed or by_path or case.meta.articles >= 4) and headlines >= 4 and longest < 900:
        return Verdict(Outcome.NOT_AN_ARTICLE, f"a list: {headlines} headlines")
    if (headlines >= 6 and case.prose < 400 and longest < 400) or (headlines >= 4 and longest < SHORTEST_ARTICLE <= case.prose < 250):
        return Verdict(Outcome.NOT_AN_ARTICLE, f"a list: {headlines} headlines and little text")
    return None


def _runs(case: Case) -> tuple[int, float, int]:
    """The body's running text between headlines of other articles: longest run, its share, number of runs."""
    ours = {line[:60] for line in case.prose_lines}
    runs = [0]
    for block in case.view.blocks:
        if block.headline_link:
            runs.append(0)
        elif folded(block.text[:90])[:60] in ours:
            runs[-1] += len(block.text)
    filled = [run for run in runs if run]
    total = sum(filled)
    return max(filled, default=0), (max(filled) / total if total else 0.0), len(filled)


def _short(case: Case) -> Verdict | None:
    if case.prose < SHORTEST_ARTICLE:
        return Verdict(Outcome.TOO_SHORT, f"{case.prose} characters of running text")
    return None


RULES = (challenge, _missing, _outage, _consent, _paywall, _login, _shell, _index, _short)
