"""What all pages share: the workspace, the ledger, who is looking, and what was built for a story already."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from facts.story import Story
from reports.web.shelf import Shelf
from storage.errors import StoryFileError


@dataclass(frozen=True, slots=True)
class Outlet:
    """An outlet as its file describes it. ``listings`` are its feeds, sitemaps, sections and searches."""

    id: str
    name: str
    home: str
    enabled: bool
    language: str | None = None
    country: str | None = None
    listings: int = 0
    expected_articles: int | None = None  # links that a healthy crawl lists, at least
    problem: str | None = None  # why its file cannot be used


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The crawler's words for what came of an attempt, told apart: the page was there, or it was not.

    What stands in neither is no fault of anybody: an article that is gone, a page that is none.
    """

    good: frozenset[str] = frozenset()
    bad: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Site:
    """One review application. ``password`` is an Argon2 hash; None asks for none and takes ``reviewer`` as the name."""

    root: Path  # of the workspace
    stories: Mapping[str, Story]
    engine: Engine
    clock: Callable[[], datetime]
    outlets: Callable[[], list[Outlet]]
    outcomes: Outcomes
    story_errors: tuple[StoryFileError, ...] = ()
    timetable: str = "never"
    reviewer: str = "reviewer"
    password: str | None = None
    hosts: frozenset[str] = frozenset({"127.0.0.1", "localhost", "::1"})
    shelf: Shelf = field(default_factory=Shelf)
