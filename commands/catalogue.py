"""``kinds`` and ``source``: which facts can be followed, and which outlets are."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.surface import CommandError, Exit, JsonOption, WorkspaceOption, json_text, leave, note, out, write

if TYPE_CHECKING:
    from facts.kinds import Kind
    from scraper.sources import Source


def kinds(
    name: Annotated[str | None, typer.Argument(help="One kind, with its words", metavar="NAME")] = None,
    as_json: JsonOption = False,
) -> None:
    """List the kinds of fact that a story can follow, with examples."""
    from facts.kinds import known_kinds

    known = known_kinds()
    if name is not None and name not in known:
        from storage.tomlfiles import nearest

        raise CommandError(f"There is no kind {name!r}. {nearest(name, sorted(known))}")
    listed = [kind for spelling, kind in sorted(known.items()) if spelling == kind.id and not kind.hidden]
    chosen = [known[name]] if name else listed
    if as_json:
        write(json_text([_kind_body(kind, known) for kind in chosen]))
    elif name:
        _print_kind(chosen[0], known)
    else:
        _print_kinds(chosen)


def _spellings(kind: Kind, known: Any) -> list[str]:
    return sorted(spelling for spelling, other in known.items() if other is kind and spelling != kind.id)


def _kind_body(kind: Kind, known: Any) -> dict[str, Any]:
    return {
        "id": kind.id,
        "type": kind.type,
        "description": kind.description,
        "aliases": _spellings(kind, known),
        "narrowed_by": list(kind.narrowed_by),
        "examples": list(kind.examples),
        "values": list(kind.values),
        "languages": sorted(kind.cues),
    }


def _print_kinds(chosen: list[Kind]) -> None:
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("Kind", style="bold", no_wrap=True)
    table.add_column("Type", style="cyan", no_wrap=True)
    table.add_column("What it is, and an example", overflow="fold")
    for kind in chosen:
        said = Text(kind.description)
        if kind.examples:
            said.append(f"\n“{kind.examples[0]}”", style="dim")
        table.add_row(kind.id, kind.type, said)
    out().print(table)
    note("More on one: factdrift kinds valuation. A kind of your own goes under [kinds] in a story file.", "dim")


def _print_kind(kind: Kind, known: Any) -> None:
    from rich.text import Text

    console = out()
    console.print(Text.assemble((kind.id, "bold"), f"  {kind.type}", style="cyan"))
    console.print(kind.description, markup=False)
    rows = [
        ("also called", _spellings(kind, known)),
        ("narrowed by", list(kind.narrowed_by)),
        ("values", list(kind.values)),
        *((f"words ({code})", list(words)) for code, words in sorted(kind.cues.items())),
    ]
    for label, words in rows:
        if words:
            console.print(Text.assemble((f"{label}: ", "dim"), ", ".join(words)))
    for example in kind.examples:
        console.print(Text(f"“{example}”", style="dim"))


def source_list(workspace: WorkspaceOption = Path(), as_json: JsonOption = False) -> None:
    """List the outlets of the workspace."""
    sources, errors = _sources(workspace)
    if as_json:
        write(json_text([source.model_dump(mode="json") for source in sources]))
    else:
        _print_sources(sources)
    for error in errors:
        note(f"left out: {error}", "yellow")
    leave(Exit.PARTLY if errors else Exit.OK)


def source_check(
    source: Annotated[str | None, typer.Argument(help="Id of one source; otherwise all", metavar="ID")] = None,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Check the source files, and say everything that is wrong."""
    sources, errors = _sources(workspace)
    if source is not None:
        if source not in {one.id for one in sources} | {error.file.stem for error in errors}:
            listed = ", ".join(one.id for one in sources) or "none"
            raise CommandError(f"There is no source {source!r}. There are: {listed}")
        sources, errors = [one for one in sources if one.id == source], [e for e in errors if e.file.stem == source]
    for error in errors:
        out().print(str(error), markup=False, soft_wrap=True)
    note(f"{len(sources)} sources are in order, {len(errors)} are not.")
    leave(Exit.ERROR if errors else Exit.OK)


def _sources(folder: Path) -> tuple[list[Source], list[Any]]:
    from scraper.sources import load_sources
    from storage.workspace import open_workspace

    return load_sources(open_workspace(folder).sources)


def _print_sources(sources: list[Source]) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("Source", "Outlet", "Language", "Finds articles by", "Enabled"):
        table.add_column(name, overflow="fold")
    for one in sources:
        ways = {name: len(getattr(one.discover, name)) for name in ("feeds", "sitemaps", "sections", "search")}
        found = ", ".join(
            f"{count} {name if count > 1 else name.removesuffix('s')}" for name, count in ways.items() if count
        )
        table.add_row(one.id, one.name, one.language or "any", found, "yes" if one.enabled else "no")
    out().print(table)
