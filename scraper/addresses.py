"""Web addresses: when two mean the same article, and which belong to one site."""

from __future__ import annotations

import ipaddress
import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING
from urllib.parse import SplitResult, parse_qsl, urldefrag, urlencode, urljoin, urlsplit, urlunsplit

if TYPE_CHECKING:
    from tldextract import TLDExtract

MAX_LENGTH = 2000
_COUNTRIES = frozenset("at au be ca ch de es fr ie in it li lu nl nz us za".split())
_NUMBERED = re.compile(r"\d")
_TRACKER = re.compile(  # what names a reader, a session or a campaign in any case
    r"^(?:ads?|at|ga|gs|itm|mc|mkt|ml|mtm|oly|pk|utm|vero)_|clid|clickid|partnerid|igshid|braid|xtor|sess|uid$|eid$"
    r"|^aff|campaign|medium|keyword|kwd|referr?er|^gl$|^ga$"
)
_MEASURED = re.compile(  # the same in the tools that newsrooms measure with, which courlan does not know
    r"^(?:at|guce|hsa|matomo|ns|piwik|pk|soc|wt)_|^wt\.|^wtz?mc$|^wtrid$|^_hs|^hsct|^cmp(?:id)?$|^campid$|^ftag$"
    r"|^guccounter$|^int_?cmp$|^intcid$|^ito$|^mkt_?tok$|^smtyp$|^wpisrc$|^wpmm$|^__twitter"
)
_PERHAPS_MEASURED = re.compile(r"^(?:emc|icid|mbid|ncid|ocid|s_cid|smid|spm|sref|srnd|trk|xing_share)$")


def canonical(url: str, base: str = "") -> str | None:
    """The address under which an article is known: absolute, without fragment and tracking parameters.

    None for what cannot be fetched: other schemes, no host, user names in the address, too long, malformed.
    """
    from courlan import normalize_url  # noqa: PLC0415 - slow to import, and a look at known pages needs none

    try:
        absolute = urldefrag(urljoin(base, url.strip()))[0]
        parts = urlsplit(absolute)
        if not _fetchable(parts):
            return None
        normal: str = _with_identifiers(urldefrag(normalize_url(absolute, strict=False))[0], parts.query)
        host = urlsplit(normal).hostname
    except (ValueError, UnicodeError):
        return None
    return normal if host and len(normal) <= MAX_LENGTH else None


def _with_identifiers(normal: str, query: str) -> str:
    """The normal address with the parameters that courlan takes for trackers and that may name the article.

    Its list has ``cid``, ``ref``, ``source`` and all that begins with ``ga`` or ``gl``. Where such a value has a digit
    it is kept: two addresses for one article cost a request, one address for two articles mixes their texts. It lacks
    others, which go.
    """
    parts = urlsplit(normal)
    kept = parse_qsl(parts.query, keep_blank_values=True)
    names = {name for name, _ in kept}
    lost = [
        (name, value)
        for name, value in parse_qsl(query)
        if name not in names and _NUMBERED.search(value) and not _TRACKER.search(name.lower())
    ]
    own = [one for one in kept + lost if not _measures(*one)]
    if own == kept:
        return normal
    return urlunsplit(parts._replace(query=urlencode(sorted(own))))


def _measures(name: str, value: str) -> bool:
    """Whether a parameter only tells by which way a reader came; one that may name the article does with a digit."""
    name = name.lower()
    return bool(_MEASURED.search(name) or (_PERHAPS_MEASURED.search(name) and not _NUMBERED.search(value)))


def _fetchable(parts: SplitResult) -> bool:
    return (
        parts.scheme.lower() in {"http", "https"}
        and bool(parts.hostname)
        and parts.username is None
        and (parts.port is None or parts.port > 0)
    )


@cache
def _registrable() -> TLDExtract:
    from tldextract import TLDExtract  # noqa: PLC0415 - as slow

    return TLDExtract(suffix_list_urls=(), cache_dir=None)  # the list in the package: no network, no files


@lru_cache(maxsize=4096)
def _domain(host: str) -> str:
    return _registrable()(host).top_domain_under_public_suffix


def site(url: str) -> str:
    """The registrable domain (``bbc.co.uk``), or host and port where there is none (addresses, localhost).

    It decides who shares a delay between requests, and whether a canonical link may be believed.
    """
    try:
        parts = urlsplit(url)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return ""
    if not _is_address(host) and (domain := _domain(host)):
        return domain
    return f"{host}:{port or (443 if parts.scheme == 'https' else 80)}"


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True


def same_site(one: str, other: str) -> bool:
    """Whether both addresses belong to one registrable domain (or one host and port)."""
    return bool(site(one)) and site(one) == site(other)


def is_front_page(url: str) -> bool:
    """Whether the address is a site's entrance: no article lives there."""
    parts = urlsplit(url)
    return parts.path in {"", "/"} and not parts.query


def country_of(url: str) -> str | None:
    """The country by the domain's ending; None for those that say nothing (.com, .org)."""
    ending = site(url).rpartition(".")[2]
    return "GB" if ending == "uk" else ending.upper() if ending in _COUNTRIES else None
