"""What the demo site publishes: outlets, articles with their versions, and the episodes in which something goes wrong.

The content is data: ``outlets.toml``, ``episodes.toml`` and one file per article in ``articles/``.
A later version of an article gives only what differs from the one before: other keys, ``edits`` of its paragraphs
(``old`` must occur exactly once), or a ``note`` printed below the text.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

FOLDER = files("demosite")
LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
NEVER = datetime(9999, 12, 31, tzinfo=UTC)


class Validators(StrEnum):
    """Which validators an outlet sends with its pages."""

    BOTH = "both"
    ETAG = "etag"
    LAST_MODIFIED = "last-modified"
    NONE = "none"


class Trouble(StrEnum):
    """What a reader gets instead of the page, or the page in another dress (restyled)."""

    CONSENT = "consent"
    PAYWALL = "paywall"
    STATUS = "status"
    MISSING = "missing"
    SOFT_404 = "soft-404"
    RESTYLED = "restyled"


@dataclass(frozen=True, slots=True)
class Section:
    """A department of an outlet, with a page that lists its articles."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class OutletData:
    """An outlet before it has an address. Feeds, sitemaps and disallowed prefixes are paths."""

    id: str
    name: str
    language: str
    country: str
    charset: str
    validators: Validators
    sections: tuple[Section, ...]
    feeds: tuple[str, ...]
    sitemaps: tuple[str, ...]
    disallow: tuple[str, ...]
    discover_sections: bool  # whether the section pages are the way to find its articles

    def section(self, slug: str) -> Section:
        """The section of a slug. Raises KeyError that names outlet and slug."""
        for section in self.sections:
            if section.slug == slug:
                return section
        msg = f"outlet {self.id!r} has no section {slug!r}"
        raise KeyError(msg)


@dataclass(frozen=True, slots=True)
class Version:
    """What an article says from one moment on (UTC). ``published`` is what the outlet prints, which may be wrong."""

    since: datetime
    title: str
    summary: str
    body: tuple[str, ...]
    published: datetime | None
    modified: datetime | None
    note: str | None

    @property
    def text(self) -> str:
        """Title, paragraphs and note as one text with blank lines between them."""
        return "\n\n".join([self.title, *self.body, *([self.note] if self.note else [])])


@dataclass(frozen=True, slots=True)
class Article:
    """One article over time. ``story`` says whether it belongs to the followed story."""

    id: str
    outlet: str
    path: str
    section: str
    author: str
    story: bool
    disallowed: bool
    versions: tuple[Version, ...]

    def at(self, moment: datetime) -> Version | None:
        """The version in force at a moment, or None before the first."""
        return next((version for version in reversed(self.versions) if version.since <= moment), None)


@dataclass(frozen=True, slots=True)
class Episode:
    """A time in which an outlet serves something else. No articles named: all article pages."""

    id: str
    kind: Trouble
    outlet: str
    since: datetime
    until: datetime
    articles: tuple[str, ...]
    everything: bool  # lists, feeds and sitemaps too
    status: int
    retry_after: int | None  # seconds

    def holds(self, moment: datetime, article: str | None) -> bool:
        """Whether it touches this article (None: a list, feed or sitemap) at this moment."""
        if not self.since <= moment < self.until:
            return False
        return self.everything or (article is not None and (not self.articles or article in self.articles))


@dataclass(frozen=True, slots=True)
class Content:
    """Everything the site can show."""

    outlets: tuple[OutletData, ...]
    articles: tuple[Article, ...]
    episodes: tuple[Episode, ...]

    def article(self, name: str) -> Article:
        """The article of a file stem. Raises KeyError that names it."""
        for article in self.articles:
            if article.id == name:
                return article
        msg = f"no article {name!r} in demosite/articles"
        raise KeyError(msg)

    def published(self, outlet: str, moment: datetime) -> list[tuple[Article, Version]]:
        """What an outlet has online at a moment, newest first."""
        online = [(a, v) for a in self.articles if a.outlet == outlet and (v := a.at(moment))]
        return sorted(online, key=lambda pair: (pair[0].versions[0].since, pair[0].id), reverse=True)


@cache
def load_content() -> Content:
    """Read all data files. Raises ValueError that names the article and the edit when an edit does not fit."""
    outlets = tuple(_outlet(row) for row in _table("outlets.toml")["outlet"])
    episodes = tuple(_episode(row) for row in _table("episodes.toml")["episode"])
    names = sorted(entry.name for entry in (FOLDER / "articles").iterdir() if entry.name.endswith(".toml"))
    articles = tuple(_article(name.removesuffix(".toml"), _table(f"articles/{name}")) for name in names)
    return Content(outlets, articles, episodes)


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(FOLDER.joinpath(*name.split("/")).read_text(encoding="utf-8"))


def _outlet(row: Mapping[str, Any]) -> OutletData:
    return OutletData(
        id=row["id"],
        name=row["name"],
        language=row["language"],
        country=row["country"],
        charset=row["charset"],
        validators=Validators(row["validators"]),
        sections=tuple(Section(**section) for section in row["sections"]),
        feeds=tuple(row.get("feeds", ())),
        sitemaps=tuple(row.get("sitemaps", ())),
        disallow=tuple(row.get("disallow", ())),
        discover_sections=row.get("discover_sections", False),
    )


def _episode(row: Mapping[str, Any]) -> Episode:
    return Episode(
        id=row["id"],
        kind=Trouble(row["kind"]),
        outlet=row["outlet"],
        since=row["from"],
        until=row.get("until", NEVER),
        articles=tuple(row.get("articles", ())),
        everything=row.get("everything", False),
        status=row.get("status", 200),
        retry_after=row.get("retry_after"),
    )


def _article(name: str, row: Mapping[str, Any]) -> Article:
    versions: list[Version] = []
    for entry in row["version"]:
        versions.append(_later(name, versions[-1], entry) if versions else _first(entry))
    return Article(
        id=name,
        outlet=row["outlet"],
        path=row["path"],
        section=row["section"],
        author=row["author"],
        story=row.get("story", False),
        disallowed=row.get("disallowed", False),
        versions=tuple(versions),
    )


def _first(entry: Mapping[str, Any]) -> Version:
    return Version(
        since=entry["from"],
        title=entry["title"],
        summary=entry["summary"],
        body=tuple(entry["body"]),
        published=entry.get("published"),
        modified=entry.get("modified"),
        note=entry.get("note"),
    )


def _later(name: str, before: Version, entry: Mapping[str, Any]) -> Version:
    body = tuple(entry.get("body", before.body))
    for edit in entry.get("edits", ()):
        if (found := sum(paragraph.count(edit["old"]) for paragraph in body)) != 1:
            msg = f"articles/{name}.toml: the edit of {edit['old']!r} fits {found} places, not one"
            raise ValueError(msg)
        body = tuple(paragraph.replace(edit["old"], edit["new"]) for paragraph in body)
    return replace(
        before,
        since=entry["from"],
        body=body,
        title=entry.get("title", before.title),
        summary=entry.get("summary", before.summary),
        modified=entry.get("modified", before.modified),
        note=entry.get("note", before.note),
    )
