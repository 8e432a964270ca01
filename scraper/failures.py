"""Which outcome a request that never gave an answer has."""

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
from scraper.outcome import Outcome
from scraper.politeness import RobotsDisallowedError

_REMEDY_KINDS = {
    Outcome.ROBOTS_DISALLOWED: "robots",
    Outcome.REFUSED_ADDRESS: "refused",
    Outcome.TOO_LARGE: "too large",
    Outcome.TIMEOUT: "network",
    Outcome.SERVER_ERROR: "network",
}


def outcome_of(error: BaseException) -> tuple[Outcome, str]:
    """The outcome and a reason for a person. Network failures other than timeouts count as the server's."""
    if isinstance(error, RobotsDisallowedError):
        return Outcome.ROBOTS_DISALLOWED, str(error)
    if isinstance(error, RefusedAddressError):
        return Outcome.REFUSED_ADDRESS, str(error)
    if isinstance(error, DownloadTimeoutError):
        return Outcome.TIMEOUT, "no complete answer within [crawl] timeout"
    if isinstance(error, DownloadCancelledError):
        return Outcome.TOO_LARGE, "larger than [crawl] max_size"
    if isinstance(error, IgnoreRequest):
        text = str(error)
        if "DOWNLOAD_MAXSIZE" in text:
            return Outcome.TOO_LARGE, "larger than [crawl] max_size when unpacked"
        if "redirection" in text:
            return Outcome.MOVED, "too many redirects, or redirects in a circle"
        return Outcome.MOVED, text or "the request was not sent"
    if isinstance(error, UnsupportedURLSchemeError):
        return Outcome.REFUSED_ADDRESS, "not a web address"
    if isinstance(error, CannotResolveHostError):
        return Outcome.SERVER_ERROR, "the host's name cannot be resolved"
    if isinstance(error, DownloadConnectionRefusedError):
        return Outcome.SERVER_ERROR, "the server refused the connection"
    return Outcome.SERVER_ERROR, f"the connection failed ({type(error).__name__}: {' '.join(str(error).split())[:160]})"


def trouble_kind(outcome: Outcome) -> str:
    """The kind of trouble (``scraper.errors.REMEDIES``) that an outcome is for a feed or section."""
    return _REMEDY_KINDS.get(outcome, "status")
