"""``evidence``: the raw answer of an outlet behind a change or a revision."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.surface import (
    CommandError,
    Exit,
    JsonOption,
    WorkspaceOption,
    json_text,
    ledger_of,
    note,
    out,
    save_bytes,
    workspace_at,
    write,
)

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from storage.evidence import Place, Record

_REVISION = re.compile(r"(\d{1,18})/(\d{1,9})")


def evidence(
    change: Annotated[str, typer.Argument(metavar="ID", help="Beginning of a change's id, or ARTICLE/REVISION")],
    old: Annotated[bool, typer.Option("--old", help="The answer with the change's old sentence")] = False,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write the page as it was sent; - for stdout")
    ] = None,
    warc: Annotated[Path | None, typer.Option("--warc", metavar="FILE", help="Write the record to a WARC file")] = None,
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """Show or extract the raw answer that a value rests on."""
    from storage.evidence import read_record, record_bytes

    opened = workspace_at(workspace)
    with ledger_of(opened) as engine:
        place = _place(engine, change.strip(), old=old)
    record = read_record(opened.root, place)
    if warc is not None:
        save_bytes(warc, record_bytes(opened.root, place))
    if output is not None:
        save_bytes(output, record.body)
    if as_json:
        write(json_text(_body(record, place)))
    elif output is None and warc is None:
        _show(record, place)
    for path in (output, warc):
        if path is not None and str(path) != "-":
            note(f"{path} written.")


def _body(record: Record, place: Place) -> dict[str, Any]:
    return {
        "url": record.url,
        "at": record.at,
        "status": record.status,
        "headers": [list(pair) for pair in record.headers],
        "bytes": len(record.body),
        "file": place.file,
        "offset": place.offset,
    }


def _show(record: Record, place: Place) -> None:
    from reports.text import plain

    lines = [
        f"{record.url}",
        f"{record.at}  {record.status}",
        *(f"{name}: {value}" for name, value in record.headers),
        "",
        f"{len(record.body):,} bytes, kept in {place.file} at byte {place.offset}",
    ]
    for line in lines:
        out().print(plain(line), soft_wrap=True, markup=False)


def _place(engine: Engine, text: str, *, old: bool) -> Place:
    from storage.changes import find_change
    from storage.database import reading
    from storage.evidence import place_of_revision

    with reading(engine) as connection:
        if by_number := _REVISION.fullmatch(text):
            article, n = int(by_number[1]), int(by_number[2])
        else:
            if not text:
                raise CommandError(
                    "Give the beginning of a change's id, or the numbers of an article and its revision: 12/3.",
                    Exit.USAGE,
                )
            found = find_change(connection, text)
            side = found.old if old else found.new or found.old
            if side is None:
                raise CommandError(f"Change {found.id} is a first report: it has no old sentence.", Exit.USAGE)
            article, n = side.report.article, side.report.revision
        place = place_of_revision(connection, article, n)
    if place is None:
        raise CommandError(f"No raw answer is kept for {article}/{n}: there is no such revision, or it was imported.")
    return place
