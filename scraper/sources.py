"""The outlets to follow: one TOML file each, checked so that a misspelt key is never silently without effect."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from scraper.errors import SourceFileError
from storage.errors import Problem
from storage.tomlfiles import line_of, read_model

SOURCE_ID = re.compile(r"[a-z0-9][a-z0-9_-]*")


def _web_address(value: str) -> str:
    if not re.match(r"https?://[^\s/]+", value, re.IGNORECASE):
        msg = f"{value!r} is not a web address; write it with http:// or https://"
        raise ValueError(msg)
    return value


def _search_address(value: str) -> str:
    if "{query}" not in value:
        msg = f"{value!r} has no {{query}}; put {{query}} where the search words go"
        raise ValueError(msg)
    return _web_address(value)


WebAddress = Annotated[str, AfterValidator(_web_address)]
SearchAddress = Annotated[str, AfterValidator(_search_address)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Discover(_Strict):
    """Where an outlet's articles are announced."""

    feeds: tuple[WebAddress, ...] = Field(default=(), description="RSS, Atom or JSON feeds")
    sitemaps: tuple[WebAddress, ...] = Field(default=(), description="News sitemaps, or an index of them")
    sections: tuple[WebAddress, ...] = Field(default=(), description="Pages that list articles")
    search: tuple[SearchAddress, ...] = Field(default=(), description="Search addresses with {query}, page or feed")
    fetch_all: bool = Field(default=False, description="Fetch every new article, also where the title does not match")
    limit: int = Field(default=100, ge=1, le=10_000, description="At most so many new articles a crawl")

    def addresses(self) -> tuple[str, ...]:
        """All addresses as written."""
        return self.feeds + self.sitemaps + self.sections + self.search


class Expect(_Strict):
    """What a healthy crawl of the outlet looks like; less than that is told as a warning."""

    articles_per_run: int | None = Field(default=None, ge=0, description="Links the feeds and pages list, at least")
    text_length: int | None = Field(default=None, ge=0, description="Usual length of an article's text in characters")


class SourceFile(_Strict):
    """What a source file can say."""

    name: str = Field(min_length=1, description="how reports name the outlet")
    home: WebAddress = Field(description="the outlet's front page")
    language: str | None = Field(default=None, pattern=r"^[a-z]{2}$", description="ISO 639-1: de, en, fr ...")
    country: str | None = Field(default=None, pattern=r"^[A-Z]{2}$", description="ISO 3166-1: DE, US, FR ...")
    discover: Discover = Discover()
    expect: Expect = Expect()
    enabled: bool = Field(default=True, description="whether the outlet is crawled")


class Source(SourceFile):
    """An outlet. Its id is the file name without ``.toml``; ``override`` is a ``.py`` of that name beside it."""

    id: str
    override: Path | None = None


def load_sources(folder: Path) -> tuple[list[Source], list[SourceFileError]]:
    """All sources of a folder by file name, and one error for each file that cannot be used. The rest goes on."""
    sources: list[Source] = []
    errors: list[SourceFileError] = []
    for file in sorted(folder.glob("*.toml")):
        try:
            sources.append(load_source(file))
        except SourceFileError as error:
            errors.append(error)
    return sources, errors


def load_source(file: Path) -> Source:
    """The source a file holds. Raises SourceFileError."""
    if not SOURCE_ID.fullmatch(file.stem):
        remedy = "Name it with small letters, digits, - and _ only, such as le-monde.toml."
        raise SourceFileError(file, Problem(None, f"{file.stem!r} cannot be the id of a source", remedy))
    found, text = read_model(file, SourceFile, SourceFileError)
    if found.enabled and not found.discover.addresses():
        remedy = "Add feeds, sitemaps, sections or search, or set enabled = false."
        line = line_of(text, ("discover",))
        raise SourceFileError(file, Problem("discover", "the source has no way to find articles", remedy, line))
    return Source(
        id=file.stem, override=_override_of(file), **{name: getattr(found, name) for name in SourceFile.model_fields}
    )


def _override_of(file: Path) -> Path | None:
    beside = file.with_suffix(".py")
    if not beside.is_file():
        return None
    if beside.resolve().parent != file.parent.resolve():
        remedy = "Put the file itself there: code is run from the folder of the sources only."
        raise SourceFileError(beside, Problem(None, "it is a link that leads out of this folder", remedy))
    return beside.resolve()
