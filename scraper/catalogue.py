"""The outlets we know of: where they announce their articles. Nothing in it is crawled until a person adds it."""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter

from scraper.addresses import site
from scraper.sources import Discover, SourceFile, WebAddress

FILE = "catalogue.toml"


class Entry(BaseModel):
    """One outlet of the catalogue. The main language stands first."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str = Field(pattern=r"^[a-z0-9][a-z0-9_-]*$")
    name: str = Field(min_length=1)
    home: WebAddress
    languages: tuple[Annotated[str, Field(pattern=r"^[a-z]{2}$")], ...] = Field(min_length=1)
    country: str = Field(pattern=r"^[A-Z]{2}$")
    topics: tuple[str, ...] = ()
    feeds: tuple[WebAddress, ...] = ()
    sitemaps: tuple[WebAddress, ...] = ()

    @property
    def domain(self) -> str:
        """The registrable domain of its front page."""
        return site(self.home)

    def source(self, *, enabled: bool) -> SourceFile:
        """The source file of the outlet. An outlet in several languages has none: its texts declare theirs."""
        return SourceFile(
            name=self.name,
            home=self.home,
            language=self.languages[0] if len(self.languages) == 1 else None,
            country=self.country,
            enabled=enabled,
            discover=Discover(feeds=self.feeds, sitemaps=self.sitemaps),
        )


def load_catalogue() -> tuple[Entry, ...]:
    """All entries in the order of the file."""
    text = (resources.files("scraper") / FILE).read_text(encoding="utf-8")
    tables = tomllib.loads(text)
    rows = [{"id": key, **table} for key, table in tables.items()]
    return TypeAdapter(tuple[Entry, ...]).validate_python(rows)


def search_catalogue(
    entries: tuple[Entry, ...], words: str = "", *, language: str = "", country: str = "", topic: str = ""
) -> list[Entry]:
    """Entries that have all the words in name, id or domain, and the given language, country and topic.

    An entry that begins with the words comes before one that has them inside.
    """
    wanted = words.casefold().split()
    found = [
        entry
        for entry in entries
        if all(word in _searched(entry) for word in wanted)
        and (not language or language.lower() in entry.languages)
        and (not country or country.upper() == entry.country)
        and (not topic or topic.lower() in entry.topics)
    ]
    begin = words.casefold().strip()
    return sorted(found, key=lambda entry: not entry.name.casefold().startswith(begin) and entry.id != begin)


def at_domain(entries: tuple[Entry, ...], url: str) -> Entry | None:
    """The entry whose front page lies on the same registrable domain as an address."""
    domain = site(url)
    return next((entry for entry in entries if entry.domain == domain), None)


def _searched(entry: Entry) -> str:
    return f"{entry.name}\n{entry.id}\n{entry.domain}\n{entry.home}".casefold()
