"""Which outcome a request has that never got an answer."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadTimeoutError,
    IgnoreRequest,
    UnsupportedURLSchemeError,
)

from scraper.network import RefusedAddressError
from scraper.politeness import RobotsDisallowedError, RobotsUnreadableError
from scraper.verdict import Outcome

# The first that fits; an empty reason means the error's own words.
_BY_ERROR: tuple[tuple[type[Exception], Outcome, str], ...] = (
    (RobotsDisallowedError, Outcome.ROBOTS_DISALLOWED, ""),
    (RobotsUnreadableError, Outcome.SERVER_ERROR, ""),
    (RefusedAddressError, Outcome.REFUSED_ADDRESS, ""),
    (DownloadTimeoutError, Outcome.TIMEOUT, "no complete answer within [crawl] timeout"),
    (DownloadCancelledError, Outcome.TOO_LARGE, "larger than [crawl] max_size"),
    (UnsupportedURLSchemeError, Outcome.REFUSED_ADDRESS, "not a web address"),
    (CannotResolveHostError, Outcome.SERVER_ERROR, "the host's name cannot be resolved"),
    (DownloadConnectionRefusedError, Outcome.SERVER_ERROR, "the server refused the connection"),
)
_REMEDY_KINDS = {
    Outcome.ROBOTS_DISALLOWED: "robots",
    Outcome.REFUSED_ADDRESS: "refused",
    Outcome.TOO_LARGE: "too large",
    Outcome.TIMEOUT: "network",
    Outcome.SERVER_ERROR: "network",
}


def outcome_of(error: BaseException) -> tuple[Outcome, str]:
    """Give the outcome and a reason for a person. Network failures other than timeouts count as the server's."""
    for kind, outcome, reason in _BY_ERROR:
        if isinstance(error, kind):
            return outcome, reason or str(error)
    words = " ".join(str(error).split())[:160]
    if isinstance(error, IgnoreRequest):  # Scrapy tells these apart by their message only
        if "DOWNLOAD_MAXSIZE" in words:
            return Outcome.TOO_LARGE, "larger than [crawl] max_size when unpacked"
        return Outcome.MOVED, "too many redirects, or redirects in a circle" if "redirection" in words else words
    return Outcome.SERVER_ERROR, f"the connection failed ({type(error).__name__}: {words})"


def trouble_kind(outcome: Outcome) -> str:
    """Give the kind of trouble (``scraper.errors.REMEDIES``) that an outcome is for a feed or section."""
    return _REMEDY_KINDS.get(outcome, "status")
