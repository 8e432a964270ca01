"""``kinds``: which facts can be followed."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.surface import CommandError, JsonOption, json_text, note, out, write

if TYPE_CHECKING:
    from facts.kinds import Kind


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
        "trend": kind.trend.value if kind.trend else None,
    }


def _distinct(cues: Sequence[str]) -> list[str]:
    """The cues but for single words that another one with an open beginning or end covers ("cuts" beside "cut*")."""
    every = list(dict.fromkeys(cues))
    single = {cue: cue.split("|") for cue in every if not re.search(r"[ #]|\.\.", cue)}

    def covered(cue: str) -> bool:
        open_ended = [word for other, words in single.items() if other != cue for word in words if "*" in word]
        words = single.get(cue, [])
        return bool(words) and all(
            any(fnmatchcase(word.replace("*", "_"), other) for other in open_ended) for word in words
        )

    return [cue for cue in every if not covered(cue)]


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
        ("trend", [kind.trend.value] if kind.trend else []),
        *((f"words ({code})", _distinct(words)) for code, words in sorted(kind.cues.items())),
    ]
    for label, words in rows:
        if words:
            console.print(Text.assemble((f"{label}: ", "dim"), ", ".join(words)))
    for example in kind.examples:
        console.print(Text(f"“{example}”", style="dim"))
