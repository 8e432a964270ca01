"""``reread``: the ledger's texts read again by the present reader, after saying what that would change."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.importing import belongs, rebuilt
from commands.surface import WorkspaceOption, clock, err, ledger_of, out, story_of, workspace_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from sqlalchemy import Connection, Engine

    from facts.model import Claim, Reading
    from facts.story import Story
    from storage.claims import Unread
    from storage.workspace import Workspace

BATCH = 200


@dataclass(frozen=True, slots=True)
class _Again:
    """A text read again, and how many values were not there before, or are not any more."""

    revision: int
    reading: Reading
    added: int
    gone: int


def reread(
    story: Annotated[
        str | None, typer.Option("--story", "-s", metavar="ID", help="Only this story; otherwise all")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what it would change")] = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Read the ledger's texts again with the present reader, after saying what that would change.

    Stopping it loses nothing: what is left is read the next time.
    """
    from facts.reader import READER, reader_of
    from reports.words import say_number

    opened = workspace_at(workspace)
    names = [story_of(opened, story)[0]] if story or not opened.stories else list(opened.stories)
    with ledger_of(opened) as engine:
        for name in names:
            found = _read_again(opened, engine, name)
            if not found:
                out().print(f"{name}: nothing to read again, reader {READER} has read it all.", markup=False)
                continue
            more, less = sum(one.added for one in found), sum(one.gone for one in found)
            texts, values = say_number(len(found), "text"), say_number(more, "value")
            said = f"{name}: {texts} to read with reader {READER}: {values} more, {less} less."
            out().print(said, soft_wrap=True, markup=False)
            if not dry_run:
                _keep(engine, name, found, reader_of(opened.stories[name]))
                news = rebuilt(engine, [name])[name]
                technical = sum(change.verb.value == "technical" for change in news)
                changes, were = say_number(len(news), "change"), "was" if len(news) == 1 else "were"
                out().print(
                    f"{name}: {changes} that {were} not there before, {technical} of them technical.", markup=False
                )


def _read_again(workspace: Workspace, engine: Engine, name: str) -> list[_Again]:
    """Every text that the present reader has not read for the story, read, beside what was found in it before."""
    from rich.progress import Progress

    from facts.reader import reader_of
    from scraper.sources import load_sources
    from storage.claims import reports_of
    from storage.database import reading

    story = workspace.stories[name]
    country = {one.id: one.country for one in load_sources(workspace.sources)[0]}
    with reading(engine) as connection:
        before = {one.revision: one.report.claims for one in reports_of(connection, name)}
        unread = _unread(connection, name, reader_of(story))
        texts = [one for one in unread if one.read_before or belongs(story, one.text, _day(one))]
    found = []
    with Progress(console=err(), transient=True, disable=not err().is_terminal) as bar:
        for one in bar.track(texts, description=f"reading for {name}"):
            again = _read_unread(one, story, country.get(one.source))
            old, new = _values(before.get(one.revision, ())), _values(again.claims)
            found.append(_Again(one.revision, again, len(new - old), len(old - new)))
    return found


def _values(claims: Sequence[Claim]) -> set[Claim]:
    """What the claims say; that a figure is known to be a tally makes it no other value."""
    return {replace(claim, trend=None) for claim in claims}


def _unread(connection: Connection, name: str, reader: str) -> Iterator[Unread]:
    from storage.claims import unread_revisions

    after = 0
    while batch := unread_revisions(connection, name, reader, after=after, limit=BATCH):
        yield from batch
        after = batch[-1].revision


def _read_unread(one: Unread, story: Story, country: str | None) -> Reading:
    from facts.reader import read

    return read(one.text, story, language=one.language, published=_day(one), title=one.title, outlet_country=country)


def _day(one: Unread) -> date | None:
    return one.reported_at.date() if one.reported_at else None


def _keep(engine: Engine, name: str, found: list[_Again], reader: str) -> None:
    """Store readings in batches: each is whole, so that stopping in between loses none."""
    from rich.progress import Progress

    from storage.extractions import add_extraction

    with Progress(console=err(), transient=True, disable=not err().is_terminal) as bar:
        task = bar.add_task(f"storing for {name}", total=len(found))
        for start in range(0, len(found), BATCH):
            batch = found[start : start + BATCH]
            with engine.begin() as connection:
                for one in batch:
                    add_extraction(
                        connection, revision=one.revision, story=name, reader=reader, reading=one.reading, at=clock()
                    )
            bar.advance(task, len(batch))
