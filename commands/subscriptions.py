"""``source import``, ``export``: OPML, the list of feeds that feed readers exchange."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from commands.adding import DryRunOption, EnableOption
from commands.surface import CommandError, Exit, WorkspaceOption, leave, note, out, workspace_at, write


def source_import(
    file: Annotated[str, typer.Argument(metavar="FILE", help="An OPML file; - is stdin")],
    enable: EnableOption = False,
    dry_run: DryRunOption = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Add the outlets of an OPML file, as feed readers export it; feeds of one web page become one source.

    They are not enabled, unless --enable. An outlet whose feeds are all followed already is passed over.
    """
    from reports.words import say_number
    from scraper.opml import OpmlError, read_opml
    from scraper.source_editing import free_id, write_source
    from scraper.sources import load_sources

    opened = workspace_at(workspace)
    name = "standard input" if file == "-" else file
    body = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        found = read_opml(body)
    except OpmlError as error:
        raise CommandError(f"{name}: {error}.") from None
    for problem in found.problems:
        note(f"{name}: {problem}", "yellow")
    sources, errors = load_sources(opened.sources)
    for broken in errors:
        note(f"left out: {broken}", "yellow")
    followed = {feed: source.id for source in sources for feed in source.discover.feeds}
    written = known = 0
    taken = {path.stem for path in opened.sources.glob("*.toml")}
    for key, one in found.sources.items():
        if all(feed in followed for feed in one.discover.feeds):
            known += 1
            continue
        free = free_id(key, taken)
        taken.add(free)
        if not dry_run:
            write_source(opened.sources, free, one.model_copy(update={"enabled": enable}))
        written += 1
        out().print(f"{free}  {one.name}  {say_number(len(one.discover.feeds), 'feed')}", markup=False, soft_wrap=True)
    verb = "would be added" if dry_run else "added"
    followed_already = f"{known} {'was' if known == 1 else 'were'} followed already"
    left_out = say_number(len(found.problems), "entry or line", "entries or lines")
    note(f"{say_number(written, 'source')} {verb}, {followed_already}, {left_out} left out.")
    if written and not enable and not dry_run:
        note("They are not enabled. Do so with: factdrift source enable ID...")
    leave(Exit.PARTLY if found.problems else Exit.OK)


def source_export(workspace: WorkspaceOption = Path()) -> None:
    """Write the feeds of all sources as OPML to standard output, for a feed reader."""
    from scraper.opml import write_opml
    from scraper.sources import load_sources

    opened = workspace_at(workspace)
    sources, errors = load_sources(opened.sources)
    body, left = write_opml(sources, f"Factdrift: {opened.root.name}")
    write(body.decode("utf-8"))
    if left:
        note(f"not in it, for they have no feed: {', '.join(left)}", "yellow")
    for error in errors:
        note(f"left out: {error}", "yellow")
    leave(Exit.PARTLY if errors else Exit.OK)
