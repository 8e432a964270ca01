"""The settings of a workspace, as ``factdrift.toml`` holds them."""

from __future__ import annotations

import re
from typing import Any, Literal

from pydantic import BaseModel, ByteSize, ConfigDict, Field, field_validator

from facts.model import Verb

DATABASE_FILE = "sqlite:///factdrift.db"
_TIMETABLE = re.compile(r"never|every (?:[1-9]\d{0,3} )?(?:minute|hour|day)s?|daily ([01]\d|2[0-3]):[0-5]\d")
_TARGET_NAME = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}")
_TARGET = re.compile(r"\$\{[A-Za-z_]\w*\}|[a-z][a-z0-9+.-]*://.+", re.DOTALL)
_QUIET = re.compile(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d")
_A_TARGET = 'write desk = "mailto://user:${MAIL_PASSWORD}@example.org", or another URL that Apprise knows'


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
    workers: int = Field(default=2, ge=1, le=64, description="processes that clean pages")


class ScheduleSettings(_Strict):
    """What ``factdrift schedule`` runs, and when; times of day are UTC."""

    crawl: str = Field(default="every 15 minutes", description='"every 15 minutes", "daily 06:00" or "never"')
    report: str = Field(default="daily 06:00", description='"every 2 hours", "daily 06:00" or "never"')
    digest: str = Field(default="daily 06:00", description="when digests go out, if [notify] has targets")
    messages: str = Field(
        default="every 5 minutes", description="when waiting messages are sent or tried again, besides after each crawl"
    )

    @field_validator("crawl", "report", "digest", "messages")
    @classmethod
    def _is_timetable(cls, text: str) -> str:
        if not _TIMETABLE.fullmatch(text):
            msg = f'{text!r} is no timetable; write "every 15 minutes", "every 2 hours", "daily 06:00" (UTC) or "never"'
            raise ValueError(msg)
        return text


class ReportSettings(_Strict):
    """Which reports a scheduled run writes."""

    formats: tuple[Literal["html", "markdown", "json", "csv", "atom"], ...] = Field(
        default=("html",), description="some of html, markdown, json, csv, atom"
    )


class EvidenceSettings(_Strict):
    """How long the raw answers are kept."""

    keep_days: int | None = Field(
        default=None, ge=1, le=36500, description="days for which raw answers are kept; for ever when it is not set"
    )


_When = Literal["digest", "at once", "never"]
_TELL = '"digest"; "at once" for what passes the keys below (the rest: digest); "never"'


class TellSettings(_Strict):
    """What is told when. A key that is left out has the value of the level above: fact, story, ``[notify]``."""

    tell: _When | None = Field(default=None, description=_TELL)
    verbs: tuple[Verb, ...] | None = Field(default=None, description="at once: only changes with these verbs")
    min_origins: int | None = Field(
        default=None, ge=1, le=99, description="at once: independent origins, unless a person has accepted the change"
    )
    min_percent: float | None = Field(default=None, ge=0, description="at once: least move of a figure, in per cent")
    min_days: int | None = Field(default=None, ge=0, description="at once: least move of a date, in days")
    direction: Literal["any", "up", "down"] | None = Field(
        default=None, description='at once: "up" for larger or later values only, "down" for smaller or earlier ones'
    )

    @field_validator("verbs")
    @classmethod
    def _are_news(cls, verbs: tuple[Verb, ...] | None) -> tuple[Verb, ...] | None:
        if quiet := [verb.value for verb in verbs or () if not verb.news]:
            msg = f"{', '.join(quiet)}: this is no news and is never told; remove it"
            raise ValueError(msg)
        return verbs


class StoryTellSettings(TellSettings):
    """What is told of one story."""

    facts: dict[str, TellSettings] = Field(default={}, description="the same for single facts, by id")


class NotifySettings(TellSettings):
    """Who is told of changes and of sources in trouble. Nobody is, unless there are targets."""

    targets: dict[str, str] = Field(default={}, description="Apprise URLs by a name of your own; ${NAME} is a variable")
    tell: _When | None = Field(default="digest", description=_TELL)
    quiet: str | None = Field(default=None, description='"22:00-06:00": then only digests are sent; times are UTC')
    max_age_days: int = Field(
        default=30, ge=1, le=36500, description="articles that were older than this when first seen are not told"
    )
    source_failures: int = Field(default=3, ge=1, le=1000, description="failed crawls in a row until a source is told")
    stories: dict[str, StoryTellSettings] = Field(default={}, description="what differs for single stories, by id")

    @field_validator("targets", mode="before")
    @classmethod
    def _are_targets(cls, targets: Any) -> Any:
        """Errors that do not show the URL: it may hold a password."""
        if not isinstance(targets, dict):
            msg = f"the targets are a table; {_A_TARGET} under [notify.targets]"
            raise ValueError(msg)  # noqa: TRY004 - pydantic makes a message of a ValueError only
        for name, url in targets.items():
            if not _TARGET_NAME.fullmatch(name):
                msg = f"{name!r} cannot be the name of a target; use up to 40 small letters, digits, - and _"
                raise ValueError(msg)
            if not isinstance(url, str) or not _TARGET.fullmatch(url.strip()):
                msg = f"target {name!r} is no URL; {_A_TARGET}"
                raise ValueError(msg)
        return targets

    @field_validator("quiet")
    @classmethod
    def _are_hours(cls, text: str | None) -> str | None:
        if text is not None and not _QUIET.fullmatch(text):
            msg = f'{text!r} are no hours; write "22:00-06:00" (UTC)'
            raise ValueError(msg)
        return text


class Settings(_Strict):
    """Everything ``factdrift.toml`` can say. Every key has a default but none is guessed: unknown keys are errors."""

    database: str = Field(
        default=DATABASE_FILE, description='"sqlite:///file.db" in the workspace, or "postgresql+psycopg://..."'
    )
    contact: str | None = Field(default=None, description="URL or e-mail that sites find in the user agent")
    crawl: CrawlSettings = CrawlSettings()
    schedule: ScheduleSettings = ScheduleSettings()
    evidence: EvidenceSettings = EvidenceSettings()
    report: ReportSettings = ReportSettings()
    notify: NotifySettings = NotifySettings()
