"""The settings of a workspace, as ``factdrift.toml`` holds them."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel, ByteSize, ConfigDict, Field, field_validator

DATABASE_FILE = "sqlite:///factdrift.db"
_TIMETABLE = re.compile(r"never|every (?:[1-9]\d{0,3} )?(?:minute|hour|day)s?|daily ([01]\d|2[0-3]):[0-5]\d")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CrawlSettings(_Strict):
    """How pages are fetched."""

    delay: float = Field(default=1.0, ge=0, le=600, description="seconds between two requests to one site")
    concurrency: int = Field(default=16, ge=1, le=256, description="requests at the same time, over all sites")
    timeout: float = Field(default=30.0, gt=0, le=600, description="seconds until a fetch is given up")
    max_size: ByteSize = Field(
        default=ByteSize(10 * 1024 * 1024), gt=0, description='largest page, in bytes or as "10 MiB"'
    )
    allow_loopback: bool = Field(default=False, description="whether addresses of this machine may be fetched")
    follow_age_days: int = Field(default=365, ge=1, le=365, description="days for which an article is checked again")
    requests: int = Field(default=20_000, ge=1, description="requests of one crawl, at most")
    requests_per_site: int = Field(default=2_000, ge=1, description="requests of one crawl to one site, at most")
    workers: int = Field(default=2, ge=1, le=64, description="processes that clean pages")


class ScheduleSettings(_Strict):
    """What ``factdrift schedule`` runs, and when; times of day are UTC."""

    crawl: str = Field(default="every 15 minutes", description='"every 15 minutes", "daily 06:00" or "never"')
    report: str = Field(default="daily 06:00", description='"every 2 hours", "daily 06:00" or "never"')

    @field_validator("crawl", "report")
    @classmethod
    def _is_timetable(cls, text: str) -> str:
        if not _TIMETABLE.fullmatch(text):
            msg = f'{text!r} is no timetable; write "every 15 minutes", "every 2 hours", "daily 06:00" (UTC) or "never"'
            raise ValueError(msg)
        return text


class ReportSettings(_Strict):
    """Which reports a scheduled run writes."""

    formats: tuple[Literal["html", "markdown", "json", "csv"], ...] = Field(
        default=("html",), description="some of html, markdown, json, csv"
    )


class Settings(_Strict):
    """Everything ``factdrift.toml`` can say. Every key has a default but none is guessed: unknown keys are errors."""

    database: str = Field(
        default=DATABASE_FILE, description='"sqlite:///file.db" in the workspace, or "postgresql+psycopg://..."'
    )
    contact: str | None = Field(default=None, description="URL or e-mail that sites find in the user agent")
    crawl: CrawlSettings = CrawlSettings()
    schedule: ScheduleSettings = ScheduleSettings()
    report: ReportSettings = ReportSettings()
