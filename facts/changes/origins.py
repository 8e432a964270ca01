"""Which reports are copies of one another: agency credits, near-duplicate texts, named first sources.

Nine outlets that print one agency report are one origin. Two texts have one origin when they are near duplicates, or
when they credit the same agency within two days and are at least similar. A credit alone joins nothing: an agency
writes many reports a day, and an outlet that credits it may have written its own. Where texts differ but the *claim*
is the same agency's, or is attributed to the same named source, ``claim_origin`` groups the claims instead of the
reports.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from rensa import RMinHash  # type: ignore[import-untyped]

from facts.model import Sighting

PERMUTATIONS = 128
SHINGLE_WORDS = 3
COPY = 0.6  # share of common shingles from which two texts are copies, with or without a credit
CREDITED_COPY = 0.25  # the same where both credit one agency: outlets cut and retitle agency reports
CREDIT_WINDOW = timedelta(days=2)
BUCKET = 8  # texts that a further one is compared with in each band: groups are transitive
BAND_ROWS = 2  # texts meet when one of 64 bands of 2 values agrees: 98 % of pairs at the lower threshold

AGENCIES = {
    "afp": "AFP", "agence france-presse": "AFP", "agence france presse": "AFP",
    "ansa": "ANSA", "ap": "AP", "the associated press": "AP", "associated press": "AP", "apa": "APA", "belga": "Belga",
    "bloomberg": "Bloomberg", "bloomberg news": "Bloomberg", "dow jones": "Dow Jones",
    "dow jones newswires": "Dow Jones",
    "dpa": "dpa", "dpa-afx": "dpa", "deutsche presse-agentur": "dpa", "efe": "EFE", "epd": "epd",
    "keystone-sda": "Keystone-SDA", "sda": "Keystone-SDA", "kna": "KNA", "kyodo": "Kyodo", "pa media": "PA",
    "reuters": "Reuters", "reuters staff": "Reuters", "sid": "SID", "xinhua": "Xinhua",
}  # fmt: skip

_NAMES = "|".join(sorted((re.escape(name) for name in AGENCIES), key=len, reverse=True))
_AGENCY = rf"(?P<agency>(?i:{_NAMES}))"
_LIST = rf"(?:[\w./ -]{{2,20}}[/,] ?)?{_AGENCY}(?:[/,] ?[\w./ -]{{2,20}})?"
_CREDITS = tuple(
    re.compile(pattern, re.MULTILINE)
    for pattern in (
        rf"^(?P<town>[A-ZÀ-Ý][\w.'’/ ,-]{{1,40}}) ?\({_LIST}\) ?(?:--|[-–—:]|$|\.|(?=[A-ZÀ-Ý]))",  # PARIS (Reuters) -
        rf"^\(?{_AGENCY}\)? ?(?:--|[–—-]) (?=\S)",  # (AFP) – , AP —
        rf"[(/]{_LIST}[)/]\.?\s*$",  # ... said. (dpa)  /dpa/
        rf"^(?i:by|von|par) {_AGENCY}(?: staff)?\s*$",
        rf"^(?i:source|quelle|quellen|crédits?)\s*:\s*{_LIST}\s*$",
        rf"(?i:mit material (?:von|der)(?: den)?(?: agenturen)?|unter verwendung von(?: material von)?) {_LIST}",
        rf"(?<!\w)(?i:\(?(?:avec|with reporting by|reporting by)) (?:l['’])?{_AGENCY}\)?\s*[.)]?\s*$",
        rf"(?i:this (?:story|article) (?:was|is|has been) (?:provided|published|supplied|produced) by) {_AGENCY}",
        rf"(?i:©|\(c\)|copyright)\s*(?:\d{{4}}\s*)?{_AGENCY}\b",
        r"^\(?(?i:reporting|additional reporting|writing) by [^\n]{3,120}; (?i:editing) by (?P<reuters>[^\n]{3,120})$",
    )
)
_EDGE = 1200  # a credit stands in the first or the last paragraphs; in between, an agency's name is a source

_ARTICLE = re.compile(r"(?i)^(?:the|die|der|das|la|le|les)\s+|^l['’]")
_ANONYMOUS = re.compile(
    r"(?i)\b(?:sources?|insiders?|kreisen?|people|persons?|personen|personnes?|report(?:s|edly)?|medien\w*|media|press[e]?|"
    r"bericht\w*|rumou?rs?|gerücht\w*|rumeurs?|analysts?|analysten|analystes?|experten?|officials?)\b"
)


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What grouping needs of a revision. ``key`` is the caller's; ``name``, the outlet, labels what has no credit."""

    key: Hashable
    name: str
    at: datetime  # UTC: the earliest known publication or sight
    credit: str | None
    signature: bytes


def agency_credit(text: str) -> str | None:
    """The agency that a text credits as its author ("PARIS (Reuters) -", "/dpa/", "avec AFP"), by its usual short name.

    Only the first and last 1,200 characters count, and only the forms of a credit: "Reuters reported" names a source.
    """
    edges = (text,) if len(text) <= 2 * _EDGE else (text[:_EDGE], text[-_EDGE:])
    for edge in edges:
        for pattern in _CREDITS:
            if found := pattern.search(edge):
                groups = found.groupdict()
                return AGENCIES[groups["agency"].casefold()] if groups.get("agency") else "Reuters"
    return None


def signature(text: str) -> bytes:
    """The MinHash signature of a text: one byte for the algorithm's version, then 128 little-endian 32-bit values.

    Shingles of three folded words with every digit, so that a copy with another figure is still a copy. A text of fewer
    than three words has one shingle.
    """
    words = re.findall(r"\w+", text.casefold())
    shingles = {" ".join(words[n : n + SHINGLE_WORDS]) for n in range(max(1, len(words) - SHINGLE_WORDS + 1))}
    sketch = RMinHash(num_perm=PERMUTATIONS, seed=1)
    sketch.update(sorted(shingles))
    return bytes([RMinHash.ALGORITHM_VERSION]) + b"".join(value.to_bytes(4, "little") for value in sketch.digest())


def signature_is_current(stored: bytes) -> bool:
    """Whether a stored signature can be compared with new ones. Make it anew from the text when not."""
    return len(stored) == 1 + 4 * PERMUTATIONS and stored[0] == RMinHash.ALGORITHM_VERSION


def similarity(one: bytes, other: bytes) -> float:
    """The estimated share of common shingles, 0 to 1, of two signatures; 0 when their versions differ."""
    if len(one) != len(other) or not one or one[0] != other[0]:
        return 0.0
    import numpy as np  # noqa: PLC0415 - workers make signatures and never compare them

    a, b = (np.frombuffer(signature, "<u4", offset=1) for signature in (one, other))
    return int(np.count_nonzero(a == b)) / len(a)


def group_origins(prints: Iterable[Fingerprint]) -> dict[Hashable, str]:
    """The origin of every fingerprint, by its key; equal strings are copies of one another. Any order gives the same.

    An origin is written ``agency#key`` or ``outlet#key``, where key is that of its earliest text.
    """
    ordered = in_origin_order(prints)
    parent = list(range(len(ordered)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for first, second in _candidates(ordered):
        a, b = root(first), root(second)
        if a != b and copies(ordered[first], ordered[second]):
            parent[max(a, b)] = min(a, b)
    groups: dict[int, list[Fingerprint]] = {}
    for n, item in enumerate(ordered):
        groups.setdefault(root(n), []).append(item)
    return {item.key: origin for group in groups.values() for origin in [origin_of(group)] for item in group}


def origin_of(group: Sequence[Fingerprint]) -> str:
    """The origin of texts that are copies of one another, the earliest first: its own, by the first credit of any."""
    credited = next((one.credit for one in group if one.credit), None)
    return f"{credited or group[0].name}#{group[0].key}"


def claim_origin(sighting: Sighting) -> str:
    """Who a claim goes back to: the first named source it is attributed to, else the agency, else the report's origin.

    All who write "citing the Financial Times" have one origin for that claim, however different their texts;
    anonymous sources ("people familiar with the matter") group nothing.
    """
    for source in reversed(sighting.claim.attribution):
        name = _ARTICLE.sub("", source)
        agency = AGENCIES.get(name.casefold())
        if agency or (name[:1].isupper() and not _ANONYMOUS.search(name)):
            return (agency or name).casefold()
    agency = sighting.report.origin.partition("#")[0]
    return agency.casefold() if agency in AGENCIES.values() else sighting.report.origin


def independent(carried: Iterable[tuple[str, str]]) -> int:
    """How many independent origins stand behind (origin, outlet) pairs.

    Copies of one text are one origin however many outlets carry it, and an outlet's own articles are one as well:
    it does not confirm itself.
    """
    outlets: dict[str, set[str]] = {}
    for origin, outlet in carried:
        outlets.setdefault(origin, set()).add(outlet)
    shared = {origin for origin, of in outlets.items() if len(of) > 1}
    alone = {outlet for origin, of in outlets.items() if origin not in shared for outlet in of}
    return len(shared) + len(alone)


def in_origin_order(prints: Iterable[Fingerprint]) -> list[Fingerprint]:
    """The earliest text first: it names the origin of its copies."""
    return sorted(prints, key=origin_place)


def origin_place(one: Fingerprint) -> tuple[datetime, str, str]:
    """Where a text stands among those that may be its copies."""
    return one.at, one.name, str(one.key)


def copies(one: Fingerprint, other: Fingerprint) -> bool:
    """Whether two texts are copies of one another: near duplicates, or similar ones that credit one agency."""
    alike = similarity(one.signature, other.signature)
    if alike >= COPY:
        return True
    same_credit = one.credit is not None and one.credit == other.credit and abs(one.at - other.at) <= CREDIT_WINDOW
    return same_credit and alike >= CREDITED_COPY


def bands_of(signature: bytes) -> Iterator[tuple[int, bytes]]:
    """The bands of a signature with their places: texts that share one meet."""
    width = 4 * BAND_ROWS
    for start in range(1, len(signature), width):
        yield start, signature[start : start + width]


def _candidates(ordered: Sequence[Fingerprint]) -> Iterable[tuple[int, int]]:
    """Pairs that share a band of their signatures, each with the first text of the bucket: groups are transitive."""
    buckets: dict[tuple[int, bytes], list[int]] = {}
    for n, item in enumerate(ordered):
        met: set[int] = set()
        for band in bands_of(item.signature):
            bucket = buckets.setdefault(band, [])
            met.update(bucket)
            if len(bucket) < BUCKET:
                bucket.append(n)
        for earlier in sorted(met):
            yield earlier, n
