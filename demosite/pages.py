"""How the outlets look: their pages, feeds, sitemaps and walls, from Jinja2 templates with autoescaping."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape

from demosite.content import LONG_AGO, Article, Content, Episode, OutletData, Section, Trouble, Version

MONTHS = {
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}
LISTED = 10  # items of a feed, a sitemap or a section page


@dataclass(frozen=True, slots=True)
class Page:
    """What goes over the wire, before conditional requests. ``changed`` is for Last-Modified."""

    status: int
    content_type: str
    body: bytes
    changed: datetime
    validators: bool = True
    retry_after: int | None = None


@dataclass(frozen=True, slots=True)
class Visit:
    """One look at one outlet: its address, its data and the moment (UTC)."""

    content: Content
    outlet: OutletData
    url: str
    moment: datetime


@dataclass(frozen=True, slots=True)
class Shown:
    """What an HTML page is about: one version of an article, or a list of articles."""

    article: Article | None = None
    version: Version | None = None
    items: tuple[tuple[Article, Version], ...] = ()
    section: Section | None = None
    paywall: datetime | None = None  # since when the text is behind one


def page(visit: Visit, path: str) -> Page:
    """The page of a path at a moment. Paths that nobody has are 404."""
    if path == "/robots.txt":
        return _plain(visit, "robots.txt", "text/plain")
    if path == "/style.css":
        return _plain(visit, "style.css", "text/css")
    article = next((a for a in visit.content.articles if (a.outlet, a.path) == (visit.outlet.id, path)), None)
    version = article.at(visit.moment) if article else None
    if article and not version:
        article = None
    trouble = _trouble(visit, article, version)
    if trouble:
        return trouble
    if article and version:
        return _html(visit, Shown(article, version))
    return _listing(visit, path)


def _trouble(visit: Visit, article: Article | None, version: Version | None) -> Page | None:
    for episode in _episodes(visit, article):
        if episode.kind is Trouble.STATUS:
            return Page(
                episode.status,
                _type(visit, "text/html"),
                _render(visit, "refused.html", status=episode.status),
                visit.moment,
                validators=False,
                retry_after=episode.retry_after,
            )
        if episode.kind is Trouble.MISSING:
            return _missing(visit)
        if episode.kind is Trouble.CONSENT:
            return Page(200, _type(visit, "text/html"), _render(visit, "consent.html"), visit.moment, validators=False)
        if episode.kind is Trouble.SOFT_404:
            return Page(200, _type(visit, "text/html"), _render(visit, "soft-404.html"), visit.moment, validators=False)
        if episode.kind is Trouble.PAYWALL and article and version:
            return _html(visit, Shown(article, version, paywall=episode.since))
    return None


def _episodes(visit: Visit, article: Article | None) -> list[Episode]:
    name = article.id if article else None
    return [e for e in visit.content.episodes if e.outlet == visit.outlet.id and e.holds(visit.moment, name)]


def _listing(visit: Visit, path: str) -> Page:
    items = visit.content.published(visit.outlet.id, visit.moment)
    if path in visit.outlet.feeds:
        name = "atom.xml" if "atom" in path else "rss.xml"
        kind = "application/atom+xml" if "atom" in path else "application/rss+xml"
        return _xml(visit, name, kind, items)
    if path in visit.outlet.sitemaps:
        return _xml(visit, "news-sitemap.xml", "application/xml", items)
    if path == "/":
        return _html(visit, Shown(items=tuple(items)))
    for section in visit.outlet.sections:
        if path == f"/{section.slug}/":
            mine = tuple(pair for pair in items if pair[0].section == section.slug)
            return _html(visit, Shown(items=mine, section=section))
    return _missing(visit)


def _html(visit: Visit, shown: Shown) -> Page:
    article, version = shown.article, shown.version
    restyled = [e.since for e in _episodes(visit, article) if e.kind is Trouble.RESTYLED]
    body = _render(
        visit,
        f"{visit.outlet.id}-restyled.html" if restyled else f"{visit.outlet.id}.html",
        article=article,
        version=version,
        items=shown.items[:LISTED],
        section=shown.section,
        paywall=shown.paywall is not None,
        related=_related(visit, article),
    )
    changes = [version.since] if version else [v.since for _, v in shown.items[:LISTED]]
    walls = [shown.paywall] if shown.paywall else []
    newest = max([LONG_AGO, *changes, *restyled, *walls, *_ended(visit, article)])
    return Page(200, _type(visit, "text/html"), body, newest)


def _ended(visit: Visit, article: Article | None) -> list[datetime]:
    """When episodes of an article ended: from then on its page is another than in the episode."""
    return [
        episode.until
        for episode in visit.content.episodes
        if article
        and episode.outlet == visit.outlet.id
        and episode.until <= visit.moment
        and episode.holds(episode.since, article.id)
    ]


def _related(visit: Visit, article: Article | None) -> list[tuple[Article, Version]]:
    """Up to three older pieces that were online when the article appeared, so that the list never moves."""
    if article is None:
        return []
    older = visit.content.published(visit.outlet.id, article.versions[0].since)
    return [(a, a.versions[0]) for a, _ in older if a.id != article.id and not a.disallowed][:3]


def _xml(visit: Visit, name: str, kind: str, items: list[tuple[Article, Version]]) -> Page:
    items = items[:LISTED]
    changed = max((version.since for _, version in items), default=LONG_AGO)
    body = _render(visit, name, items=items, changed=changed)
    return Page(200, _type(visit, kind), body, changed)


def _plain(visit: Visit, name: str, kind: str) -> Page:
    return Page(200, f"{kind}; charset=utf-8", _render(visit, name, charset="utf-8"), LONG_AGO)


def _missing(visit: Visit) -> Page:
    body = _render(visit, "not-found.html")
    return Page(404, _type(visit, "text/html"), body, visit.moment, validators=False)


def _type(visit: Visit, kind: str) -> str:
    return f"{kind}; charset={visit.outlet.charset}"


def _render(visit: Visit, name: str, *, charset: str | None = None, **values: object) -> bytes:
    text = (
        environment()
        .get_template(name)
        .render(
            outlet=visit.outlet, url=visit.url, moment=visit.moment, charset=charset or visit.outlet.charset, **values
        )
    )
    return text.encode(charset or visit.outlet.charset, errors="xmlcharrefreplace")


@cache
def environment() -> Environment:
    """The templates. Escaping is on for HTML and XML; an undefined name is an error."""
    made = Environment(
        loader=PackageLoader("demosite"),
        autoescape=select_autoescape(("html", "xml")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    made.filters["rfc822"] = lambda moment: format_datetime(moment.astimezone(UTC))
    made.filters["iso"] = lambda moment: moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    made.filters["words"] = _in_words
    return made


def _in_words(moment: datetime, language: str) -> str:
    """A date as a reader sees it: 18. Dezember 2025, 18 December 2025, 18 décembre 2025."""
    month = MONTHS[language].split()[moment.month - 1]
    return f"{moment.day}. {month} {moment.year}" if language == "de" else f"{moment.day} {month} {moment.year}"
