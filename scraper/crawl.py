"""``crawl``: one polite look at all sources for all stories, from discovery to the changes of the facts."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Engine

from scraper.account import Account
from scraper.errors import CrawlError, SourceFileError, Trouble, remedy
from scraper.event_loop import run_spider
from scraper.evidence import EvidenceWriter
from scraper.intake import Intake
from scraper.ledger import Ledger
from scraper.names import StoryNames
from scraper.run import Run
from scraper.settings import scrapy_settings
from scraper.sources import Source, load_sources
from scraper.spiders.coverage import CoverageSpider
from scraper.summary import CrawlSummary, Progress
from scraper.tasks import prepare
from scraper.workers import Workers, give_large_blocks_back
from storage.evidence import prune
from storage.workspace import Workspace


def crawl(
    workspace: Workspace,
    engine: Engine,
    *,
    now: Callable[[], datetime],
    progress: Callable[[Progress], None] | None = None,
    only: str | None = None,
) -> CrawlSummary:
    """Discover, fetch, judge, clean, read and keep; then derive the changes. Blocks until done or told to stop.

    ``now`` gives aware UTC times. What goes wrong at one source or page is in the summary and stops nothing else;
    what makes keeping impossible (database, disk) is raised, with everything kept so far intact. ``only`` is the id of
    the one source to look at; CrawlError when there is none of that id.
    """
    began = now()
    give_large_blocks_back()
    sources, file_errors = load_sources(workspace.sources)
    if only is not None:
        sources, file_errors = _chosen(only, sources, file_errors)
    sources = [source for source in sources if source.enabled]
    ledger = Ledger(
        engine,
        now,
        follow=timedelta(days=workspace.settings.crawl.follow_age_days),
        view=json.dumps({key: story.match for key, story in sorted(workspace.stories.items())}),
    )
    if not sources or not workspace.stories:
        return _summary(Account([]), (began, now()), "finished", file_errors, {})
    account = Account(sources, progress)
    name = f"{began:%Y%m%dT%H%M%S}-{os.getpid()}"
    with (
        Workers(workspace.settings.crawl.workers, prepare, (workspace.stories,), preload="scraper.preload") as workers,
        EvidenceWriter(workspace.root, name) as evidence,
    ):
        intake = Intake(account, ledger, workers, evidence, StoryNames(workspace.stories), now)
        run = Run(account, workspace.stories, intake)
        run.take_over_manners()
        reason = _fetch_all(run, scrapy_settings(workspace.settings))
    if account.fatal is not None:
        raise account.fatal
    ledger.close()
    if (days := workspace.settings.evidence.keep_days) is not None:
        prune(workspace.root, began - timedelta(days=days))
    run.keep_manners()
    _hold_redesigns(account, ledger)
    changes = ledger.rebuild(workspace.stories)
    summary = _summary(account, (began, now()), reason, file_errors, changes)
    ledger.record_looks(summary.looks())
    return summary


def _chosen(
    only: str, sources: list[Source], file_errors: list[SourceFileError]
) -> tuple[list[Source], list[SourceFileError]]:
    """The one source that is wanted, also where it is not enabled; or what is wrong with its file."""
    found = [source.model_copy(update={"enabled": True}) for source in sources if source.id == only]
    wrong = [error for error in file_errors if error.file.stem == only]
    if not found and not wrong:
        known = ", ".join(source.id for source in sources) or "none"
        raise CrawlError(f"there is no source {only!r}; there are: {known}")
    return found, wrong


def _fetch_all(run: Run, settings: dict[str, Any]) -> str:
    """Run Scrapy to its end, and give the reason of the end."""

    def failed(url: str, error: BaseException) -> None:
        what = f"{type(error).__name__}: {error}"
        run.account.errors.append(Trouble("crawl", url, "internal", what, remedy("internal")))

    return run_spider(CoverageSpider, settings, failed, run=run)


def _hold_redesigns(account: Account, ledger: Ledger) -> None:
    """Keep what changed in a redesign from the history until a person has looked."""
    waiting = ledger.waiting()
    for tally in account.tallies.values():
        if tally.redesigned(waiting=tally.source.id in waiting):
            ledger.hold(tally.revised)
            waiting = ledger.waiting()
        tally.waiting = tuple(one.url for one in waiting.get(tally.source.id, ()))


def _summary(
    account: Account,
    times: tuple[datetime, datetime],
    reason: str,
    file_errors: list[SourceFileError],
    changes: dict[str, Any],
) -> CrawlSummary:
    tallies = list(account.tallies.values())
    return CrawlSummary(
        started_at=times[0],
        finished_at=times[1],
        reason=reason,
        outcomes=dict(account.outcomes),
        sources=tuple(tally.summary() for tally in tallies),
        errors=tuple(account.errors),
        warnings=tuple(warning for tally in tallies for warning in tally.warnings()),
        file_errors=tuple(file_errors),
        new_articles=account.new_articles,
        new_revisions=account.new_revisions,
        claims=account.claims,
        changes=changes,
    )
