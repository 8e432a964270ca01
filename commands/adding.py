"""``source search``, ``add``: from an outlet's name or address to a source file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.surface import (
    CommandError,
    Exit,
    JsonOption,
    WorkspaceOption,
    clock,
    json_text,
    leave,
    note,
    out,
    workspace_at,
    write,
)

if TYPE_CHECKING:
    from scraper.catalogue import Entry
    from scraper.finding import Outlet
    from scraper.sources import SourceFile
    from storage.workspace import Workspace

DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show only; write nothing")]
EnableOption = Annotated[bool, typer.Option("--enable", help="Have it crawled from now on")]


def source_search(
    words: Annotated[
        list[str] | None, typer.Argument(help="Parts of a name or domain; without any, all", metavar="WORDS")
    ] = None,
    language: Annotated[str, typer.Option(metavar="CODE", help="de, en or fr")] = "",
    country: Annotated[str, typer.Option(metavar="CODE", help="DE, AT, CH, FR, GB, US ...")] = "",
    topic: Annotated[str, typer.Option(help="business, general, local, science or tech")] = "",
    as_json: JsonOption = False,
) -> None:
    """Search the outlets that Factdrift knows of. None of them is crawled before you add it."""
    from scraper.catalogue import load_catalogue, search_catalogue

    known = load_catalogue()
    _check_code("--language", language.lower(), {code for entry in known for code in entry.languages})
    _check_code("--country", country.upper(), {entry.country for entry in known})
    _check_code("--topic", topic.lower(), {name for entry in known for name in entry.topics})
    found = search_catalogue(known, " ".join(words or []), language=language, country=country, topic=topic)
    if as_json:
        write(json_text([entry.model_dump(mode="json") | {"domain": entry.domain} for entry in found]))
        return
    if not found:
        note("No outlet of that kind is known. Add one by its address: factdrift source add https://outlet.example")
        return
    _print_entries(found)
    note(f"{len(found)} of {len(known)} outlets. Add one with: factdrift source add {found[0].id}", "dim")


def source_add(
    outlets: Annotated[
        list[str], typer.Argument(metavar="OUTLET", help="Ids from the catalogue, or one address of a site or feed")
    ],
    key: Annotated[str | None, typer.Option("--id", metavar="ID", help="Id of the new source")] = None,
    enable: EnableOption = False,
    dry_run: DryRunOption = False,
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """Add an outlet: by its id in the catalogue, or by its address, which is looked at now, politely.

    The file sources/ID.toml is written and not enabled, unless --enable. Exit code 4: written, but no article of it
    could be read.
    """
    opened = workspace_at(workspace)
    by_address = [one for one in outlets if "." in one or "/" in one]
    if (by_address or key) and len(outlets) > 1:
        raise CommandError("Add one outlet at a time by its address or with --id.", Exit.USAGE)
    if by_address:
        _add_address(opened, outlets[0], key, enable=enable, dry_run=dry_run, as_json=as_json)
    else:
        _add_known(opened, outlets, key, enable=enable, dry_run=dry_run, as_json=as_json)


def _check_code(option: str, code: str, known: set[str]) -> None:
    if code and code not in known:
        raise typer.BadParameter(f"{code!r} is none of {', '.join(sorted(known))}", param_hint=option)


def _print_entries(found: list[Entry]) -> None:
    from rich.table import Table

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("Id", "Outlet", "Language", "Country", "Topics", "Finds articles by"):
        table.add_column(name, overflow="fold", no_wrap=name == "Id")
    for one in found:
        ways = {"feed": len(one.feeds), "news sitemap": len(one.sitemaps)}
        said = ", ".join(f"{count} {name}{'s' if count > 1 else ''}" for name, count in ways.items() if count)
        table.add_row(one.id, one.name, " ".join(one.languages), one.country, ", ".join(one.topics), said)
    out().print(table)


def _add_known(
    workspace: Workspace, keys: list[str], key: str | None, *, enable: bool, dry_run: bool, as_json: bool
) -> None:
    from scraper.catalogue import load_catalogue
    from storage.tomlfiles import nearest

    known = {entry.id: entry for entry in load_catalogue()}
    for one in keys:
        if one not in known:
            near = nearest(one, list(known)) if len(one) > 2 else ""
            hint = near if near.startswith("Did") else "Search with: factdrift source search WORDS"
            raise CommandError(f"There is no outlet {one!r} in the catalogue. {hint}")
    bodies = []
    for one in keys:
        file = known[one].source(enabled=enable)
        written = _finish(workspace, key or one, file, dry_run=dry_run, quiet=as_json)
        bodies.append({"id": key or one, "file": written, "source": file.model_dump(mode="json")})
    if as_json:
        write(json_text(bodies if len(bodies) > 1 else bodies[0]))
    elif not dry_run:
        note("The addresses come from the catalogue and may have moved.")
        _next(key or keys[0], enabled=enable)


def _add_address(
    workspace: Workspace, address: str, key: str | None, *, enable: bool, dry_run: bool, as_json: bool
) -> None:
    from scraper.addresses import canonical
    from scraper.catalogue import at_domain, load_catalogue
    from scraper.source_editing import check_id, source_id

    url = canonical(address if "://" in address else f"https://{address}")
    if url is None:
        raise CommandError(f"{address!r} is not a web address. Write it as https://outlet.example", Exit.USAGE)
    check_id(workspace.sources, key or source_id(url), free=not dry_run)
    from scraper.finding import NotFoundError, find_outlet
    from scraper.survey import run_survey

    if (entry := at_domain(load_catalogue(), url)) is not None:
        note(f"The catalogue has this outlet too: factdrift source add {entry.id}", "dim")
    try:
        found = run_survey(
            workspace.settings,
            lambda surveyor: find_outlet(surveyor, url),
            now=clock,
            tell=lambda step: note(step, "dim"),
        )
    except NotFoundError as error:
        raise CommandError(str(error)) from None
    own = key or source_id(found.home)
    good = any(sample.good for sample in found.samples)
    file = found.source.model_copy(update={"enabled": enable and good})
    if not as_json:
        _print_outlet(found)
    written = _finish(workspace, own, file, dry_run=dry_run, quiet=as_json)
    if as_json:
        write(json_text(_outlet_body(found, file) | {"id": own, "file": written}))
    if not good:
        note("None of its articles could be read as it is, so it is not enabled. See the outcomes above.", "yellow")
    elif not dry_run:
        _next(own, enabled=file.enabled)
    leave(Exit.OK if good else Exit.PARTLY)


def _finish(workspace: Workspace, key: str, file: SourceFile, *, dry_run: bool, quiet: bool) -> str | None:
    """Write the file, or show what it would be; gives its path where it was written."""
    from scraper.source_editing import check_id, source_text, write_source

    check_id(workspace.sources, key, free=False)
    if dry_run:
        if not quiet:
            out().print(f"sources/{key}.toml would be:", style="dim")
            write(source_text(file))
        return None
    written = write_source(workspace.sources, key, file)
    if not quiet:
        out().print(str(written), markup=False, soft_wrap=True)
    return str(written)


def _next(key: str, *, enabled: bool) -> None:
    off = f"It is not crawled yet. Have it crawled with: factdrift source enable {key}"
    note("It is crawled from now on." if enabled else off)
    note(f"Look at its articles with: factdrift source test {key}")


def _outlet_body(found: Outlet, file: SourceFile) -> dict[str, Any]:
    from commands.samples import listing_body, sample_body

    return {
        "source": file.model_dump(mode="json"),
        "listings": [listing_body(one) for one in found.kept],
        "articles": [sample_body(sample) for sample in found.samples],
        "notes": list(found.notes),
    }


def _print_outlet(found: Outlet) -> None:
    from rich.text import Text

    from commands.samples import print_listings, print_samples
    from reports.text import plain

    source = found.source
    told = " · ".join(part for part in (source.home, source.language, source.country) if part)
    out().print(Text.assemble((plain(source.name), "bold underline"), "  ", (plain(told), "dim")), soft_wrap=True)
    print_listings(found.kept)
    if found.search:
        out().print(Text(f"search  {plain(found.search)}"), soft_wrap=True)
    for sentence in found.notes:
        out().print(Text(plain(sentence), style="yellow"), soft_wrap=True)
    out().print()
    print_samples(found.samples)
    out().print()
