"""What a worker process does with bytes: list the links of a page, or judge, clean and read an article.

Cheap before dear: decode, look for the stories' names in the raw page, compare the passages of a known page, clean,
judge, match, read.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from facts import reader
from facts.changes.origins import signature
from facts.matching import Match, parse_match
from facts.model import Reading
from facts.story import Story
from scraper.cleaned import Cleaned
from scraper.decoding import UndecodableError, decode
from scraper.discovery.candidate import Candidate
from scraper.discovery.feeds import feed_hub, read_feed
from scraper.discovery.search import read_search
from scraper.discovery.sections import has_headline, read_section
from scraper.discovery.sitemaps import read_sitemap
from scraper.names import NOT_NAMED, SMALL_PAGE, StoryNames, names_one
from scraper.noise import Noise
from scraper.outcome import KnownText, Outcome, Page, judge
from scraper.overrides import own_links, own_text
from scraper.pages import second_page
from scraper.passages import Passages, passages
from scraper.tasks import Examined, Links, ListingTask, PageTask, Way
from scraper.text import clean
from storage.texts import mark, paragraph_at, text_hash

_stories: dict[str, tuple[Story, Match]] = {}
_names = StoryNames({})


def prepare(stories: Mapping[str, Story]) -> None:
    """Tell a worker the stories, once."""
    global _names  # noqa: PLW0603 - what a worker knows for all its pages
    _names = StoryNames(stories)
    _stories.clear()
    _stories.update({key: (story, parse_match(story.match)) for key, story in stories.items()})


def list_links(task: ListingTask) -> Links:
    """The links of a listing and which of them to fetch. Raises DiscoveryError, OverrideError."""
    children: tuple[str, ...] = ()
    own = own_links(task.override, _text_of(task), task.url) if task.override else None
    if own is not None:
        found = own
    elif task.way is Way.SITEMAP:
        sitemap = read_sitemap(task.body, task.url)
        found, children = list(sitemap.articles), sitemap.children
    elif task.way is Way.FEED:
        found = read_feed(task.body, task.url)
    else:
        found = _on_page(task)
    wanted = tuple(one for one in found if task.everything or could_match(one, task.way))
    return Links(len(found), wanted, children, feed_hub(task.body) if task.way is Way.FEED else None)


def could_match(candidate: Candidate, way: Way) -> bool:
    """Whether an announcement gives reason to fetch: a story's name in title or summary, or no title that tells."""
    if not candidate.title or (way in {Way.SECTION, Way.SEARCH} and not has_headline(candidate.title)):
        return True
    text = f"{candidate.title}\n{candidate.summary}"
    return any(names_one(match, text) for _, match in _stories.values())


def examine(task: PageTask) -> Examined:
    """Judge a response and read a good one for the stories it belongs to, and for those that have read it before.

    Raises OverrideError.
    """
    try:
        source = decode(task.body, task.content_type)
    except UndecodableError as error:
        if task.status == 200:
            return Examined(Outcome.UNDECODABLE, str(error))
        source = ""
    if _names_none(task, source):
        return Examined(None, NOT_NAMED)
    plain = task.status == 200 and task.override is None
    noise = Noise(_named, furniture=task.furniture, told=task.told)
    found = passages(source, noise) if plain else Passages(None)
    if found.digest is not None and found.digest == task.known_passages:
        return Examined(Outcome.SAME_TEXT, "the passages of the page are the same", passages=found.digest)
    own = own_text(task.override, source, task.final_url) if task.override and task.status == 200 and source else None
    cleaned = clean(source, task.final_url, now=task.now, own=own) if task.status == 200 and source else None
    known = None if task.known_length is None else KnownText(task.known_length)
    page = Page(task.url, task.status, source, task.final_url, task.content_type, task.headers)
    verdict = judge(page, cleaned, known)
    if verdict.outcome is not Outcome.ARTICLE or cleaned is None:
        return Examined(verdict.outcome, verdict.reason)
    good = _good(task, cleaned, verdict.reason, replace(noise, islands=found.islands))
    return replace(good, passages=found.digest, partial=_partial(cleaned, source, task.final_url))


def _names_none(task: PageTask, source: str) -> bool:
    """Whether a new page names no story; a small one may be a wall, and is looked at all the same."""
    large = task.known_hash is None and task.status == 200 and len(source) > SMALL_PAGE
    return large and not task.named and not _names.in_page(task.title, source)


def _named(text: str) -> bool:
    return _names.in_page("", text)


def _good(task: PageTask, cleaned: Cleaned, reason: str, noise: Noise) -> Examined:
    digest = text_hash(cleaned.stored)
    if digest == task.known_hash:
        return Examined(Outcome.SAME_TEXT, "the clean text is the same", cleaned)
    came = None if task.known_text is None else noise.what_came(task.known_text, cleaned.stored)
    if came is not None and not came:
        return Examined(Outcome.SAME_TEXT, "only furniture of the outlet has changed", cleaned)
    about = [key for key, (story, match) in _stories.items() if _belongs(story, match, cleaned)]
    if task.known_hash is None and not about:
        return Examined(None, "the text matches no story", cleaned)
    outcome = Outcome.ARTICLE
    if task.known_hash is not None:
        outcome = Outcome.REVERTED if digest in task.earlier else Outcome.REVISED
    to_read = dict.fromkeys([*about, *(key for key in task.stories if key in _stories)])
    readings = {key: _read(_stories[key][0], cleaned, task) for key in to_read}
    if came and not came & _told(readings.values(), cleaned.stored):
        return Examined(Outcome.SAME_TEXT, "only boxes amid the text, or times, have changed", cleaned)
    readers = {key: reader.reader_of(_stories[key][0]) for key in to_read}
    return Examined(outcome, reason, cleaned, readings, readers, signature=signature(cleaned.stored))


def _told(readings: Iterable[Reading], text: str) -> set[int]:
    """The marks of the paragraphs from which a fact was read."""
    quotes = (claim.evidence for reading in readings for claim in reading.claims)
    return {mark(paragraph_at(text, quote.start, quote.end)) for quote in quotes}


def _partial(cleaned: Cleaned, source: str, url: str) -> str | None:
    if (more := second_page(source, url)) is not None:
        return f"the first part only: the article goes on at {more}"
    return "a live ticker: only what its page shows at the time" if cleaned.live else None


def _read(story: Story, cleaned: Cleaned, task: PageTask) -> Reading:
    return reader.read(
        cleaned.stored,
        story,
        language=cleaned.language or task.language,
        published=cleaned.published.date() if cleaned.published else None,
        title=cleaned.title,
        outlet_country=task.country,
    )


def _belongs(story: Story, match: Match, cleaned: Cleaned) -> bool:
    if story.since is not None and cleaned.published is not None and cleaned.published.date() < story.since:
        return False
    return match.matches(cleaned.stored)


def _on_page(task: ListingTask) -> list[Candidate]:
    if task.way is Way.SEARCH and task.body.lstrip()[:5].lower() in {b"<?xml", b"<rss ", b"<feed"}:
        return read_search(task.body, task.url)
    body = _text_of(task).encode("utf-8", "replace")
    read = read_search if task.way is Way.SEARCH else read_section
    return read(body, task.url, "utf-8")


def _text_of(task: ListingTask) -> str:
    try:
        return decode(task.body, task.content_type)
    except UndecodableError:
        return task.body.decode("utf-8", "replace")
