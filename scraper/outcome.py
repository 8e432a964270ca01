"""What became of a fetch: exactly one outcome for each attempt, and the judge that tells an article from a wall.

The extractor happily returns the text of a consent page or a soft 404; such text must never reach the ledger. The
judge goes by structure and by words (walls.toml), never by a list of sites, and it is pure.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from urllib.parse import urlsplit

from scraper.metadata import ARTICLE_TYPES, LIST_TYPES, Metadata
from scraper.pageview import PageView, gated_length, view_page
from scraper.text import Cleaned
from scraper.walls import ADDRESS, PRICE, folded, wall_words


class Outcome(StrEnum):
    """What came of one attempt to fetch one address."""

    ARTICLE = "article"
    NOT_MODIFIED = "unchanged (304)"
    SAME_BYTES = "unchanged (same bytes)"
    SAME_TEXT = "unchanged (same text)"
    REVISED = "revised"
    REVERTED = "reverted"
    GONE = "gone"
    MOVED = "moved"
    NOT_AN_ARTICLE = "not an article"
    CONSENT_WALL = "consent wall"
    PAYWALL = "paywall"
    LOGIN = "login"
    BOT_CHALLENGE = "bot challenge"
    JAVASCRIPT_SHELL = "JavaScript shell"
    SOFT_404 = "soft 404"
    TOO_SHORT = "too short"
    COLLAPSED = "collapsed"
    BLOCKED = "blocked"
    RATE_LIMITED = "rate limited"
    SERVER_ERROR = "server error"
    TIMEOUT = "timeout"
    TOO_LARGE = "too large"
    ROBOTS_DISALLOWED = "robots disallowed"
    REFUSED_ADDRESS = "refused address"
    UNDECODABLE = "undecodable"

    @property
    def to_ledger(self) -> bool:
        """Whether its text is a new revision that is to be read."""
        return self in {Outcome.ARTICLE, Outcome.REVISED, Outcome.REVERTED}

    @property
    def confirms(self) -> bool:
        """Whether it shows that the last text still stands."""
        return self in {Outcome.NOT_MODIFIED, Outcome.SAME_BYTES, Outcome.SAME_TEXT}


@dataclass(frozen=True, slots=True)
class Page:
    """A response as the judge needs it. ``headers`` has lower-case names; ``html`` is decoded, empty if not text."""

    url: str
    status: int
    html: str
    final_url: str = ""  # after redirects; empty means the same as ``url``
    content_type: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KnownText:
    """The last stored text of the article. ``length`` in characters, title included."""

    length: int


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome with its reason, one short sentence for a person."""

    outcome: Outcome
    reason: str


COLLAPSED_SHARE = 0.25  # of the last text; what is left after a wall or an outage replaced the article
SHORTEST_ARTICLE = 160  # characters of running text; a brief has more
_LONGEST_TEASER = 900  # characters before a wall, mostly; longer ones need a second sign
_SURE_LENGTH = 2500  # a declared article of this length without a wall's words is not looked at closer
_HTML_TYPES = ("text/html", "application/xhtml+xml", "text/plain", "application/xml", "text/xml", "")
_BY_STATUS = {
    304: (Outcome.NOT_MODIFIED, "not modified since the last fetch"),
    402: (Outcome.PAYWALL, "payment required"),
    404: (Outcome.GONE, "the server does not know the page"),
    408: (Outcome.TIMEOUT, "the server gave up waiting"),
    410: (Outcome.GONE, "the server says the page is gone for good"),
    413: (Outcome.TOO_LARGE, "too large for the server"),
    429: (Outcome.RATE_LIMITED, "too many requests"),
}
_CONSENT_PATH = re.compile(
    r"(?:^|[/._-])(?:consent|cmp|cookiewall|cookie-?consent|privacy-?(?:wall|gate)|zustimmung|einwilligung)(?:[/._?-]|$)"
)
_LOGIN_PATH = re.compile(
    r"(?:^|/)(?:login|log-in|signin|sign-in|anmelden|anmeldung|connexion|se-connecter|sso|auth)(?:[/.?]|$)"
)
_LIST_PATH = re.compile(
    r"/(?:tags?|themen?|topics?|category|categories|kategorien?|rubri(?:k|ken|que|ques)|authors?|autor(?:en)?|auteurs?|search|suche|recherche"
    r"|archives?|archiv|sections?|ressort|sujets?|dossiers?|page/\d+)(?:/|$)"
)
_CHALLENGE_MARKS = (
    "/cdn-cgi/challenge-platform/", "_cf_chl_opt", "cf-challenge", "captcha-delivery.com", "px-captcha", "_incapsula_resource", "awswafcookiedomainlist",
    "awswafintegration", "sec-if-cpt", "g-recaptcha", "h-captcha", "cf-turnstile", "geetest", "ak_bmsc", "/_sec/cp_challenge", "friendly-challenge", "frc-captcha",
)  # fmt: skip
_CHALLENGE_HEADERS = {"cf-mitigated": "challenge", "x-amzn-waf-action": "challenge", "x-datadome": "protected"}
_SENTENCE_END = re.compile(r"(?<=[.!?…]) ")
_REST = re.compile(
    r"il vous reste \d{1,3}(?:[.,]\d+)? ?% de (?:cet |l')article|noch \d{1,2} ?% des artikels|\d{1,2} ?% (?:of this article|of the article) (?:is left|remain)"
)
_REST_WORDS = ("vous reste", "des artikels", "of this article", "of the article")


def _rest(text: str) -> bool:
    """Whether a lower-case text says what share of an article is left to read."""
    return any(word in text for word in _REST_WORDS) and _REST.search(text) is not None


def stored_outcome(n: int, *, changed: bool, reverted: bool) -> Outcome:
    """The outcome of an article once it is stored: ``n`` is its revision, the rest what the ledger found."""
    if reverted:
        return Outcome.REVERTED
    if not changed:
        return Outcome.SAME_TEXT
    return Outcome.ARTICLE if n == 1 else Outcome.REVISED


def judge(page: Page, cleaned: Cleaned | None, known: KnownText | None = None) -> Verdict:
    """Say what a response is. Only ``Outcome.ARTICLE`` is to be stored; ``stored_outcome`` then refines it.

    ``cleaned`` is the page's text or None where none was found; ``known`` the last stored text, if there is one.
    """
    case = _Case(page, cleaned)
    verdict = _by_answer(case) or _by_address(case)
    if verdict is None and not case.sure:
        verdict = next((found for rule in _RULES if (found := rule(case)) is not None), None)
    if verdict is not None:
        return verdict
    if known is not None and cleaned is not None and len(cleaned.stored) <= known.length * COLLAPSED_SHARE:
        return Verdict(Outcome.COLLAPSED, f"{len(cleaned.stored)} characters where there were {known.length}")
    return Verdict(Outcome.ARTICLE, "running text of an article")


class _Case:
    """A page under judgement; each view of it is made when a rule first asks."""

    def __init__(self, page: Page, cleaned: Cleaned | None) -> None:
        self.page = page
        self.body = cleaned.text if cleaned else ""
        self.meta = cleaned.metadata if cleaned else Metadata()
        self.dated = bool(cleaned and cleaned.published)
        self.title = folded((cleaned.title if cleaned else None) or "")

    @cached_property
    def path(self) -> str:
        return urlsplit(self.page.final_url or self.page.url).path.lower()

    @cached_property
    def lines(self) -> list[str]:
        return [folded(line) for line in self.body.split("\n")]

    @cached_property
    def folded_body(self) -> str:
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
        return view_page(self.page.html) or PageView((), (), "", password=False, scripts=0, empty_root=False)

    @cached_property
    def visible(self) -> str:
        return self.view.visible

    @cached_property
    def everything(self) -> str:
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
        return sum(map(len, self.prose_lines))

    @cached_property
    def free_prose(self) -> int:
        """Running text that is not about consent either."""
        consent = wall_words()["consent"]
        return sum(len(line) for line in self.prose_lines if consent.count_terms(line) < 2)

    @cached_property
    def addresses_reader(self) -> bool:
        """Whether the body speaks of you and us throughout, as a wall does and a report does not."""
        return len(ADDRESS.findall(self.folded_body)) >= max(2, self.folded_body.count(" ") / 60)

    def headline(self, kind: str) -> str | None:
        """The page's title or main heading if it is such a wall's."""
        words = wall_words()[kind]
        return next((line for line in (*self.view.headlines, self.title) if words.is_headline(line)), None)


def _by_answer(case: _Case) -> Verdict | None:
    """What the status and the headers say by themselves."""
    page = case.page
    if page.status == 304:
        return Verdict(*_BY_STATUS[304])
    marked = next(
        (name for name, value in _CHALLENGE_HEADERS.items() if value in page.headers.get(name, "").lower()), None
    )
    if marked and (page.status >= 400 or marked != "x-datadome"):
        return Verdict(Outcome.BOT_CHALLENGE, f"the header {marked} says so")
    if page.status >= 400:
        challenge = _challenge(case) if page.html and page.status not in {404, 410} else None
        if challenge is not None:
            return challenge
        if page.status in _BY_STATUS:
            return Verdict(*_BY_STATUS[page.status])
        if page.status >= 500:
            return Verdict(Outcome.SERVER_ERROR, f"the server answered {page.status}")
        return Verdict(Outcome.BLOCKED, f"the server answered {page.status}")
    if page.status >= 300 or page.status < 200:
        return Verdict(Outcome.MOVED, f"the server answered {page.status} and led no further")
    kind = (page.content_type or "").split(";")[0].strip().lower()
    if kind not in _HTML_TYPES:
        return Verdict(Outcome.UNDECODABLE, f"{kind}, not a page of text")
    return None


def _by_address(case: _Case) -> Verdict | None:
    """Where a redirect led."""
    asked, got = urlsplit(case.page.url), urlsplit(case.page.final_url or case.page.url)
    if (asked.netloc, asked.path) == (got.netloc, got.path):
        return None
    there = f"{got.hostname or ''}{got.path}".lower()
    before = f"{asked.hostname or ''}{asked.path}".lower()
    if _CONSENT_PATH.search(there) and not _CONSENT_PATH.search(before):
        return Verdict(Outcome.CONSENT_WALL, f"led to {got.hostname}{got.path}")
    if _LOGIN_PATH.search(got.path.lower()) and not _LOGIN_PATH.search(asked.path.lower()):
        return Verdict(Outcome.LOGIN, f"led to {got.hostname}{got.path}")
    if re.search(r"/(?:404|not-?found|error|fehler|erreur)(?:[/.]|$)", got.path.lower()):
        return Verdict(Outcome.SOFT_404, f"led to {got.path}")
    if got.path.strip("/").count("/") == 0 and _is_front(got.path) and not _is_front(asked.path):
        return Verdict(Outcome.SOFT_404, "led to the front page")
    return None


def _is_front(path: str) -> bool:
    return path.strip("/").lower() in {"", "index.html", "index.php", "home", "de", "en", "fr"}


def _challenge(case: _Case) -> Verdict | None:
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


def _missing(case: _Case) -> Verdict | None:
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


def _outage(case: _Case) -> Verdict | None:
    words, headline = wall_words()["outage"], case.headline("outage")
    if headline and case.prose < 500 and not (case.declared and case.prose >= SHORTEST_ARTICLE):
        return Verdict(Outcome.SERVER_ERROR, f"the headline is “{headline}”")
    hits = words.hits(case.visible) if case.prose < SHORTEST_ARTICLE else ()
    if hits and len(case.visible) < 1500:
        return Verdict(Outcome.SERVER_ERROR, f"says “{hits[0]}”")
    return None


def _consent(case: _Case) -> Verdict | None:
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
    around = words.hits(case.everything) if case.prose < 250 else ()
    if len(around) > 1 and case.prose < (SHORTEST_ARTICLE if case.declared else 250):
        return Verdict(Outcome.CONSENT_WALL, f"says “{around[0]}”")
    return None


def _paywall(case: _Case) -> Verdict | None:
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
    return None


def _gate_after_text(case: _Case) -> tuple[str, ...]:
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


def _login(case: _Case) -> Verdict | None:
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


def _shell(case: _Case) -> Verdict | None:
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


def _index(case: _Case) -> Verdict | None:
    """A list of articles: its text is scattered between the headlines of others."""
    headlines = sum(block.headline_link for block in case.view.blocks if not block.chrome)
    by_path = bool(_LIST_PATH.search(case.path)) or _is_front(case.path)
    if case.declared and not (_is_front(case.path) and headlines >= 5):
        return None
    longest, share, runs = _runs(case)
    if headlines >= 6 and share < 0.5 and ((runs >= 3 and longest < 600) or (runs >= 6 and longest < 1000)):
        return Verdict(Outcome.NOT_AN_ARTICLE, f"a list: {headlines} headlines with scattered text")
    if (case.listed or by_path or case.meta.articles >= 4) and headlines >= 4 and longest < 900:
        return Verdict(Outcome.NOT_AN_ARTICLE, f"a list: {headlines} headlines")
    if headlines >= 6 and case.prose < 400 and longest < 400:
        return Verdict(Outcome.NOT_AN_ARTICLE, f"a list: {headlines} headlines and little text")
    return None


def _runs(case: _Case) -> tuple[int, float, int]:
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


def _short(case: _Case) -> Verdict | None:
    if case.prose < SHORTEST_ARTICLE:
        return Verdict(Outcome.TOO_SHORT, f"{case.prose} characters of running text")
    return None


_RULES = (_challenge, _missing, _outage, _consent, _paywall, _login, _shell, _index, _short)
