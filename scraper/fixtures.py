"""Pages kept with what is expected of them: a later test of the source says which field has come to differ."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field

from scraper.samples import PageSeen, Sample
from scraper.session import Answer
from scraper.source_editing import toml_text
from storage.errors import FileError, Problem
from storage.tomlfiles import read_model

FOLDER = "fixtures"


class FixtureFileError(FileError):
    """A fixture that cannot be used."""


class Fixture(BaseModel):
    """A kept page: how it came, and what it must give. An empty text means that the page must give none."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: str = Field(min_length=1, description="the address that was asked")
    final_url: str = Field(default="", description="where redirects led")
    content_type: str = Field(default="", description="as the server said it")
    saved_at: datetime = Field(description="when the page was kept")
    outcome: str = Field(description="what the judge must say")
    title: str = ""
    published: str = Field(default="", description="UTC, as 2026-01-09T09:00:00Z")
    language: str = ""
    first: str = Field(default="", description="how the text must begin")


@dataclass(frozen=True, slots=True)
class Difference:
    """A field of a fixture that the page does not give any more."""

    field: str
    expected: str
    found: str

    def __str__(self) -> str:
        return f"{self.field}: expected {self.expected or 'nothing'!r}, got {self.found or 'nothing'!r}"


def save_fixture(root: Path, source: str, sample: Sample, answer: Answer, now: datetime) -> Path:
    """Keep a page and what was seen of it in ``fixtures/SOURCE/``; gives the TOML file. An older one is replaced."""
    folder = root / FOLDER / source
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{_slug(sample.url)}.toml"
    values = {
        "url": sample.url,
        "final_url": answer.url,
        "content_type": answer.content_type or "",
        "saved_at": now.replace(microsecond=0),
        **seen_fields(sample),
    }
    file.with_suffix(".html").write_bytes(answer.body)
    file.write_text(toml_text(values), encoding="utf-8", newline="")
    return file


def load_fixtures(root: Path, source: str) -> list[tuple[Path, Fixture | FixtureFileError]]:
    """The fixtures of a source by file name; one that cannot be used is told in its place."""
    return [(file, _load(file)) for file in sorted((root / FOLDER / source).glob("*.toml"))]


def _load(file: Path) -> Fixture | FixtureFileError:
    try:
        fixture, _ = read_model(file, Fixture, FixtureFileError)
    except FixtureFileError as error:
        return error
    page = file.with_suffix(".html")
    if page.is_file():
        return fixture
    return FixtureFileError(
        file, Problem(None, f"its page {page.name} is missing", "Keep the two together, or remove this file.")
    )


def page_of(file: Path, fixture: Fixture, override: Path | None) -> PageSeen:
    """The kept page as if it had just come."""
    return PageSeen(
        fixture.url,
        fixture.final_url or fixture.url,
        200,
        file.with_suffix(".html").read_bytes(),
        fixture.content_type or None,
        override=override,
        now=fixture.saved_at if fixture.saved_at.tzinfo else fixture.saved_at.replace(tzinfo=UTC),
    )


def seen_fields(sample: Sample) -> dict[str, str]:
    """What of a page a fixture holds fast."""
    return {
        "outcome": str(sample.outcome),
        "title": sample.title or "",
        "published": f"{sample.published:%Y-%m-%dT%H:%M:%SZ}" if sample.published else "",
        "language": sample.language or "",
        "first": sample.first,
    }


def differences(fixture: Fixture, sample: Sample) -> list[Difference]:
    """The fields in which a page differs from what is expected of it."""
    found = seen_fields(sample)
    return [
        Difference(name, expected, found[name])
        for name in found
        if not _same(name, expected := str(getattr(fixture, name)), found[name])
    ]


def _same(name: str, expected: str, found: str) -> bool:
    return found.startswith(expected) if name == "first" and expected else found == expected


def _slug(url: str) -> str:
    last = urlsplit(url).path.rstrip("/").rpartition("/")[2]
    plain = re.sub(r"[^a-z0-9]+", "-", re.sub(r"\.\w{1,5}$", "", last.lower())).strip("-")[:50].strip("-")
    return f"{plain or 'page'}-{hashlib.sha256(url.encode()).hexdigest()[:6]}"
