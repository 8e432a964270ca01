"""A page looked at for a person: what the judge says of it, and what its title, date and text are. No story needed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from statistics import median

from scraper.dates import parse_moment
from scraper.decoding import UndecodableError, decode
from scraper.discovery.candidate import Candidate
from scraper.outcome import Outcome, Page, judge
from scraper.overrides import own_text
from scraper.text import clean

FIRST_WORDS = 160  # characters of the text that are shown, and kept in a fixture


@dataclass(frozen=True, slots=True)
class PageSeen:
    """An answer to a request for an article. ``headers`` has lower-case names."""

    url: str
    final_url: str
    status: int
    body: bytes
    content_type: str | None
    headers: Mapping[str, str] = field(default_factory=dict)
    listed_date: str | None = None  # as the listing gives it; it counts where the page has none
    override: Path | None = None
    now: datetime | None = None


@dataclass(frozen=True, slots=True)
class Sample:
    """What an article looks like to us. ``length`` counts characters of the text, title not included."""

    url: str
    outcome: Outcome
    reason: str
    title: str | None = None
    published_raw: str | None = None  # as the page has it, or else the listing
    dated_by_listing: bool = False
    published: datetime | None = None  # UTC
    zoned: bool | None = None  # whether the date names its zone; None where there is no date
    precision: str | None = None  # of the date: second, minute, day ...
    language: str | None = None
    author: str | None = None
    site: str | None = None  # the outlet's name, as the page has it
    length: int = 0
    first: str = ""  # the first characters of the text, on one line

    @property
    def good(self) -> bool:
        """Whether a crawl would keep it."""
        return self.outcome.to_ledger


def look(page: PageSeen) -> Sample:
    """Judge and clean a page as a crawl does. Raises OverrideError."""
    try:
        source = decode(page.body, page.content_type)
    except UndecodableError as error:
        if page.status == 200:
            return Sample(page.url, Outcome.UNDECODABLE, str(error))
        source = ""
    cleaned = None
    if page.status == 200 and source:
        own = own_text(page.override, source, page.final_url) if page.override else None
        cleaned = clean(source, page.final_url, now=page.now, own=own)
    verdict = judge(Page(page.url, page.status, source, page.final_url, page.content_type, page.headers), cleaned)
    if cleaned is None:
        return Sample(page.url, verdict.outcome, verdict.reason)
    moment = parse_moment(cleaned.published_raw, now=page.now)
    by_listing = parse_moment(page.listed_date, now=page.now) if cleaned.published is None else None
    told = by_listing or moment
    return Sample(
        page.url,
        verdict.outcome,
        verdict.reason,
        title=cleaned.title,
        published_raw=page.listed_date if by_listing else cleaned.published_raw,
        dated_by_listing=by_listing is not None,
        published=by_listing.at if by_listing else cleaned.published,
        zoned=told.zoned if told else None,
        precision=str(told.precision) if told else None,
        language=cleaned.language,
        author=cleaned.author,
        site=cleaned.metadata.site,
        length=len(cleaned.text),
        first=" ".join(cleaned.text[: 3 * FIRST_WORDS].split())[:FIRST_WORDS],
    )


def spread(candidates: Iterable[Candidate], count: int) -> list[Candidate]:
    """Some of the candidates, evenly from first to last, so that not all are of one hour and section."""
    found = list(candidates)
    if len(found) <= count:
        return found
    return [found[number * (len(found) - 1) // max(count - 1, 1)] for number in range(count)]


def usual_length(samples: Iterable[Sample]) -> int | None:
    """The median length of the good ones, to two digits; None where there is none."""
    lengths = [sample.length for sample in samples if sample.good]
    if not lengths:
        return None
    middle = int(median(lengths))
    unit = int(10 ** max(len(str(middle)) - 2, 0))
    return middle // unit * unit


def usual_site(samples: Iterable[Sample]) -> str | None:
    """The outlet's name on most of the pages that give one."""
    told = [sample.site for sample in samples if sample.site]
    return max(sorted(set(told)), key=told.count, default=None)


def usual_language(samples: Iterable[Sample]) -> str | None:
    """The language of most of the good ones."""
    told = [sample.language for sample in samples if sample.good and sample.language]
    return max(sorted(set(told)), key=told.count, default=None)
