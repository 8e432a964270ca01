"""What became of a fetch: exactly one outcome for each attempt, and the judge that tells an article from a wall.

The extractor happily returns the text of a consent page or a soft 404; such text must never reach the ledger. The
judge goes by structure and by words (walls.toml), never by a list of sites, and it is pure.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from scraper.case import Case
from scraper.cleaned import Cleaned
from scraper.lists import is_front
from scraper.suspicion import RULES, challenge
from scraper.verdict import KnownText, Outcome, Page, Verdict, stored_outcome

__all__ = ["KnownText", "Outcome", "Page", "Verdict", "judge", "stored_outcome"]

COLLAPSED_SHARE = 0.25  # of the last text; what is left after a wall or an outage replaced the article
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
_CHALLENGE_HEADERS = {"cf-mitigated": "challenge", "x-amzn-waf-action": "challenge", "x-datadome": "protected"}
_CONSENT_PATH = re.compile(
    r"(?:^|[/._-])(?:consent|cmp|cookiewall|cookie-?consent|privacy-?(?:wall|gate)|zustimmung|einwilligung)"
    r"(?:[/._?-]|$)"
)
_LOGIN_PATH = re.compile(
    r"(?:^|/)(?:login|log-in|signin|sign-in|anmelden|anmeldung|connexion|se-connecter|sso|auth)(?:[/.?]|$)"
)


def judge(page: Page, cleaned: Cleaned | None, known: KnownText | None = None) -> Verdict:
    """Say what a response is. Only ``Outcome.ARTICLE`` is to be stored; ``stored_outcome`` then refines it.

    ``cleaned`` is the page's text or None where none was found; ``known`` the last stored text, if there is one.
    """
    case = Case(page, cleaned)
    verdict = _by_answer(case) or _by_address(case)
    if verdict is None and not case.sure:
        verdict = next((found for rule in RULES if (found := rule(case)) is not None), None)
    if verdict is not None:
        return verdict
    if known is not None and cleaned is not None and len(cleaned.stored) <= known.length * COLLAPSED_SHARE:
        return Verdict(Outcome.COLLAPSED, f"{len(cleaned.stored)} characters where there were {known.length}")
    return Verdict(Outcome.ARTICLE, "running text of an article")


def _by_answer(case: Case) -> Verdict | None:
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
        robots = challenge(case) if page.html and page.status not in {404, 410} else None
        if robots is not None:
            return robots
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


def _by_address(case: Case) -> Verdict | None:
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
    if got.path.strip("/").count("/") == 0 and is_front(got.path) and not is_front(asked.path):
        return Verdict(Outcome.SOFT_404, "led to the front page")
    return None
