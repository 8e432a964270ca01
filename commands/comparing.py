"""``compare``: two fact sheets side by side, of two moments or of two outlets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commands.reporting import review_of
from commands.surface import (
    CommandError,
    Exit,
    JsonOption,
    StoryArgument,
    WorkspaceOption,
    clock,
    leave,
    ledger_of,
    moment,
    out,
    story_of,
    workspace_at,
    write,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from facts.model import FactSheet, Report
    from reports.model import Contrast


@dataclass(frozen=True, slots=True)
class _Sheet:
    """One side: the sheet of the whole story (``outlet`` is None) or of one outlet, at one moment."""

    outlet: str | None
    at: datetime

    def of(self, reports: Sequence[Report]) -> FactSheet:
        from facts.changes.sheets import sheet

        return sheet([one for one in reports if self.outlet in {None, one.outlet}], as_of=self.at)


def compare(
    story: StoryArgument = None,
    before: Annotated[
        str | None, typer.Option(metavar="TIME", help="What was reported then: a day, or 24h, 7d")
    ] = None,
    after: Annotated[
        str | None, typer.Option(metavar="TIME", help="With --before: beside what was reported at this time, else now")
    ] = None,
    outlet: Annotated[str | None, typer.Option(metavar="NAME", help="What this outlet reports")] = None,
    other: Annotated[str | None, typer.Option("--with", metavar="NAME", help="Beside what this outlet reports")] = None,
    as_of: Annotated[
        str | None, typer.Option(metavar="TIME", help="With --with: as it was known then; a day means its end")
    ] = None,
    fact: Annotated[str | None, typer.Option(metavar="FACT", help="Only this fact of the story")] = None,
    sentences: Annotated[bool, typer.Option("--sentences", help="Also outlets and sentences of both sides")] = False,
    as_json: JsonOption = False,
    with_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 3 when they differ")] = False,
    workspace: WorkspaceOption = Path(),
) -> None:
    """Put two fact sheets side by side: then and now (--before), or two outlets (--outlet and --with)."""
    from reports.contrast import contrasts
    from reports.render.contrasts import render_comparison
    from reports.timeline import UnknownFactError
    from storage import claims
    from storage.database import reading
    from storage.judging import as_judged

    _check_use(before, after, outlet, other, as_of)
    opened = workspace_at(workspace)
    name, wanted = story_of(opened, story)
    titles = {one.id: one.title for one in wanted.facts}
    if fact is not None and fact not in titles:
        raise UnknownFactError(fact, titles)
    titles = titles if fact is None else {fact: titles[fact]}
    first_at, until = _moments(before, after, as_of)
    with ledger_of(opened) as engine, reading(engine) as connection:
        reports = as_judged(claims.reports(connection, name, as_of=until), review_of(connection, name))
    known = sorted({one.outlet for one in reports})
    left = _Sheet(_outlet(outlet, known, "--outlet"), first_at)
    right = _Sheet(_outlet(other, known, "--with") if other is not None else left.outlet, until)
    old, new = left.of(reports), right.of(reports)
    found = contrasts(old, new, titles, on=until.date())
    quantities = len({key for one in (old, new) for key in one.entries if key[0] in titles})
    if as_json:
        write(render_comparison(name, [(one.outlet, one.at) for one in (left, right)], found, quantities))
    else:
        _show(found, left, right, sentences=sentences)
    leave(Exit.CHANGES if found and with_code else Exit.OK)


def _check_use(before: str | None, after: str | None, outlet: str | None, other: str | None, as_of: str | None) -> None:
    wrong = None
    if other is not None and outlet is None:
        wrong = "Name the other outlet too: --outlet NAME --with NAME."
    elif (before is None) == (other is None):
        wrong = "Say what to compare: --before TIME [--after TIME], or --outlet NAME --with NAME [--as-of TIME]."
    elif before is None and after is not None:
        wrong = "--after goes with --before; two outlets are compared as of one moment: --as-of TIME."
    elif before is not None and as_of is not None:
        wrong = "--as-of goes with --with; two moments are given as --before TIME --after TIME."
    if wrong:
        raise CommandError(wrong, Exit.USAGE)


def _moments(before: str | None, after: str | None, as_of: str | None) -> tuple[datetime, datetime]:
    until = moment(after, "--after", end_of_day=True) or moment(as_of, "--as-of", end_of_day=True) or clock()
    first = moment(before, "--before", end_of_day=True) or until
    if before is not None and first >= until:
        raise CommandError(f"--before must lie before --after; {first:%Y-%m-%d %H:%M} UTC does not.", Exit.USAGE)
    return first, until


def _outlet(wanted: str | None, known: Sequence[str], option: str) -> str | None:
    """The outlet as the ledger spells it; capitals do not count."""
    if wanted is None:
        return None
    for one in known:
        if one.casefold() == wanted.strip().casefold():
            return one
    listed = f"There are: {', '.join(known)}" if known else "Nothing was reported by then."
    raise CommandError(f"{option}: no outlet {wanted!r} has reported on this story. {listed}")


def _show(found: Sequence[Contrast], left: _Sheet, right: _Sheet, *, sentences: bool) -> None:
    from rich.text import Text

    from reports.render.terminal import contrast_sentences, contrast_table
    from reports.text import plain
    from reports.words import say_time

    if not found:
        out().print(Text("No difference."))
        return
    outlets = (left.outlet, right.outlet) if left.outlet and right.outlet and left.outlet != right.outlet else None
    heads = outlets or (say_time(left.at), say_time(right.at))
    if left.outlet and not outlets:
        out().print(Text(plain(left.outlet), style="bold"))
    out().print(contrast_table(found, heads, outlets=outlets))
    if sentences:
        out().print(contrast_sentences(found, heads))
