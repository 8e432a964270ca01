"""``demo``: a small news site on this machine plays a dozen days of a story, and Factdrift follows it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated

import typer

from commands.surface import CommandError, Exit, clock, err, leave, ledger_of, note, out, save, workspace_at

if TYPE_CHECKING:
    from datetime import datetime

    from demosite.plan import Row
    from demosite.server import Site
    from storage.workspace import Workspace

STORY = "ami-labs"
MARK = ".factdrift-demo"
SECONDS_PER_CRAWL = 120


def demo(
    folder: Annotated[
        Path, typer.Option("--dir", metavar="DIR", help="Folder for the demo's workspace; made anew")
    ] = Path("demo-workspace"),
    keep: Annotated[bool, typer.Option("--keep", help="Go on serving the site afterwards, so that links work")] = False,
    check: Annotated[
        bool, typer.Option("--check", help="Compare with what is planted on the site; exit with 1 on any difference")
    ] = False,
) -> None:
    """Play a dozen days of a story on a small news site, crawl it as it goes, and show the report.

    It needs no network: the site is served on this machine only. Takes about a minute.
    """
    from demosite.play import moments
    from demosite.server import serve

    began = clock()
    looks = moments()
    with serve(looks[0]) as site:
        root = _make_workspace(folder, site)
        _play(root, site, looks)
        workspace = workspace_at(root)
        page = _show(workspace, looks[-1])
        missed = _check(workspace) if check else 0
        seconds = (clock() - began).total_seconds()
        further = f"cd {quote(str(folder))}"
        note(f"{len(looks)} crawls of {len(site.outlets)} outlets in {seconds:.0f} s. Look further: {further}", "dim")
        out().print(f"HTML report: {page}", soft_wrap=True, markup=False)
        if keep:
            note("The site goes on at " + ", ".join(outlet.url for outlet in site.outlets) + ". Stop it with Ctrl-C.")
            _wait()
    leave(Exit.ERROR if missed else Exit.OK)


def _make_workspace(folder: Path, site: Site) -> Path:
    """A fresh workspace whose sources are the site's outlets. Only a folder that an earlier demo made is replaced."""
    import shutil

    from demosite.play import workspace_files
    from storage.workspace import init_workspace

    root = folder.resolve()
    if (root / MARK).is_file():
        shutil.rmtree(root)
    elif root.exists() and (not root.is_dir() or any(root.iterdir())):
        raise CommandError(f"{root} is not empty and no earlier demo made it. Choose another folder with --dir.")
    root.mkdir(parents=True, exist_ok=True)
    (root / MARK).write_text(
        "Made by `factdrift demo`, which replaces this folder when it runs again.\n", encoding="utf-8"
    )
    for path in init_workspace(root):
        if path.parent.name == "sources":
            path.unlink()
    for name, text in workspace_files(site).items():
        (root / name).write_text(text, encoding="utf-8")
    return root


def _play(root: Path, site: Site, looks: list[datetime]) -> None:
    """Look at the site at each moment. Each crawl is a process of its own, as a scheduled one would be."""
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    console = err()
    columns = (
        TextColumn("[bold]crawling[/bold]"),
        BarColumn(30),
        MofNCompleteColumn(),
        TextColumn("{task.description}"),
    )
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        task = bar.add_task("", total=len(looks))
        for look in looks:
            bar.update(task, description=f"{look:%d %B %Y, %H:%M}")
            site.set_moment(look)
            said = _crawl(root, look)
            bar.advance(task)
            if not console.is_terminal:
                note(f"{look:%Y-%m-%d %H:%M}  {said}")


def _crawl(root: Path, look: datetime) -> str:
    """One crawl at a moment of the play; gives the last line of its summary."""
    from scheduler import command_line

    command = command_line("crawl", "--quiet", "--workspace", str(root), "--now", look.isoformat())
    try:
        done = subprocess.run(  # noqa: S603 - our own command
            command, capture_output=True, encoding="utf-8", timeout=SECONDS_PER_CRAWL, check=False
        )
    except subprocess.TimeoutExpired:
        raise CommandError(f"The crawl of {look:%Y-%m-%d %H:%M} did not end within {SECONDS_PER_CRAWL} s.") from None
    if done.returncode not in {Exit.OK, Exit.PARTLY}:  # some days an outlet of the play is down
        said = "\n".join(done.stderr.splitlines()[-15:])
        raise CommandError(f"The crawl of {look:%Y-%m-%d %H:%M} failed with exit code {done.returncode}:\n{said}")
    return (done.stdout.strip().splitlines() or [""])[-1]


def _show(workspace: Workspace, end: datetime) -> Path:
    """Print the report as of the end of the play, and write it as a page."""
    from commands.reporting import REPORTS_FOLDER, build, rendered
    from reports.render.terminal import render

    with ledger_of(workspace) as engine:
        made = build(workspace, engine, STORY, as_of=end)
    out().print(render(made))
    page = workspace.root / REPORTS_FOLDER / f"{STORY}.html"
    save(page, rendered(made, "html"))
    return page


def _check(workspace: Workspace) -> int:
    """Print what was planted beside what was told; gives the number of differences."""
    from rich.table import Table

    rows = compare(workspace)
    table = Table(
        box=None,
        pad_edge=False,
        padding=(0, 2, 0, 0),
        header_style="dim",
        title="Planted and told",
        title_justify="left",
    )
    for name in ("", "Moment", "Fact", "Planted", "Told"):
        table.add_column(name, overflow="fold", no_wrap=name in {"", "Moment", "Fact"})
    for row in rows:
        table.add_row(*_cells(row))
    out().print(table)
    wrong = sum(row.planted is None or row.told is None for row in rows)
    planted = sum(row.planted is not None for row in rows)
    others = len(rows) - planted
    out().print(f"{len(rows) - wrong} of {planted} planted changes told, {others} others told.")
    return wrong


def compare(workspace: Workspace) -> list[Row]:
    """What was planted on the site held against the news in the ledger."""
    from demosite.plan import Told, held_against, load_plan
    from storage import changes
    from storage.database import reading

    with ledger_of(workspace) as engine, reading(engine) as connection:
        found = changes.changes(connection, STORY)
    return held_against(load_plan(), [Told(one.fact, one.verb.value, one.at) for one in found if one.verb.news])


def _cells(row: Row) -> tuple[str, ...]:
    planted, told = row.planted, row.told
    if planted is not None:
        mark = "[green]✓[/green]" if told else "[red]missing[/red]"
        said = f"{planted.verb} [dim]{planted.id}[/dim]"
        return mark, f"{planted.moment:%d %b %y, %H:%M}", planted.fact, said, told.verb if told else "–"
    if told is not None:
        return "[red]extra[/red]", f"{told.at:%d %b %y, %H:%M}", told.fact, "–", told.verb
    raise ValueError("a row is of a planted change, of a told one, or of both")


def _wait() -> None:
    from threading import Event

    try:
        Event().wait()
    except KeyboardInterrupt:
        sys.stderr.write("\n")
