"""The report for a terminal, as rich renderables: they take their width from the console and obey NO_COLOR."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from facts.model import Verb
from reports.model import ChangeItem, Contrast, FactSection, Line, Seen, Spread, StoryReport
from reports.render import limits, phrases
from reports.text import plain, safe_link, shorten
from reports.words import say_day, say_modality, say_time

MOST_CHANGES: Final = 30
MOST_UNCERTAIN: Final = 15
_LOUD: Final = {
    Verb.FIRST_REPORTED: "green",
    Verb.SUPERSEDED: "yellow",
    Verb.REVISED_IN_PLACE: "magenta",
    Verb.CORRECTED: "magenta",
    Verb.STATUS_MOVED: "cyan",
    Verb.REFINED: "cyan",
    Verb.DISPUTED: "red",
    Verb.DENIED: "red",
    Verb.NO_LONGER_STATED: "yellow",
}


def render(report: StoryReport) -> RenderableType:
    """The report, one column wide: the sheet, the sentences behind it, what changed, what needs a look."""
    return Group(*_parts(report))


def changes_list(items: Sequence[ChangeItem], *, sentences: bool = False) -> RenderableType:
    """Changes one block each, in their order, with the id that ``explain`` and ``review`` take."""
    if not items:
        return Text("No changes.")
    return Group(*(_change(item, sentences=sentences) for item in items))


def change_explained(item: ChangeItem) -> RenderableType:
    """One change for ``factdrift explain``: what, who, both sentences in full, which rule fired and on what."""
    table = Table.grid(padding=(0, 2))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(ratio=1, overflow="fold")
    table.add_row("Rule", Text(plain(item.rule)))
    table.add_row("Because", Text(plain(item.because)))
    table.add_row("Known since", say_time(item.at))
    if item.flags:
        table.add_row("Note", Text(plain(", ".join(item.flags))))
    for said in phrases.judged(item):
        table.add_row("Review", Text(said))
    for name, one in (("Before", item.old), ("After", item.new)):
        if one is None:
            table.add_row(name, Text("nothing reported" if name == "Before" else "not stated any more", style="dim"))
            continue
        table.add_row("", "")
        table.add_row(name, Text.assemble((phrases.value(one), "bold"), f"  {phrases.status(one)}"))
        table.add_row("", _sentence(one, limit=4000))
        table.add_row("", Text(f"{phrases.where(one)} · revision {one.revision}", style="dim"))
        table.add_row("", _article(one))
        seen = f"seen {say_time(one.observed_at)}, last confirmed {say_time(one.confirmed_at)}"
        table.add_row("", Text(seen, style="dim"))
    if item.spread is not None:
        _add_spread(table, item.spread)
    return Group(_change_head(item), Padding(table, (1, 0, 0, 2)))


def _add_spread(table: Table, spread: Spread) -> None:
    """Who was first, who followed when, and who still carries the old value."""
    for name, takings in (("Taken up by", spread.adopted), ("Still says it", spread.lagging)):
        for number, one in enumerate(takings[: limits.ROWS]):
            if not number:
                table.add_row("", "")
            said = f"{say_time(one.seen.at)}  {phrases.where(one.seen)}"
            first = "  first" if not number and spread.adopted is takings else ""
            table.add_row(name if not number else "", Text.assemble(said, (first, "bold")))
        if len(takings) > limits.ROWS:
            table.add_row("", Text(f"and {len(takings) - limits.ROWS:,} more; --json lists them all", style="dim"))


def contrast_table(
    found: Sequence[Contrast], heads: tuple[str, str], *, outlets: tuple[str, str] | None = None
) -> RenderableType:
    """Two fact sheets side by side, a row for each difference. ``outlets`` names both where outlets are compared."""
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for head in ("Fact", *(shorten(plain(one), 60) for one in heads), "How they differ"):
        table.add_column(Text(head), overflow="fold")
    for one in found:
        how = Text(phrases.how(one, outlets), style="dim" if one.before and one.after else "yellow")
        table.add_row(
            Text(phrases.contrast_title(one)),
            Text(phrases.side(one.before)),
            Text(phrases.side(one.after), style="bold"),
            how,
        )
    return table


def contrast_sentences(found: Sequence[Contrast], heads: tuple[str, str]) -> RenderableType:
    """Both sides of each difference with status, outlets and the sentence behind the value."""
    parts: list[RenderableType] = []
    for one in found:
        parts += [Text(), Text(phrases.contrast_title(one), style="bold")]
        for head, side in zip(heads, (one.before, one.after), strict=True):
            if side is not None:
                said = f"{shorten(plain(head), 60)}: {phrases.side(side, 120)}"
                told = f"  {say_modality(side.modality)} · {phrases.names(side.outlets)}"
                parts += [Text.assemble((said, ""), (told, "dim")), *_quoted(side.lead)]
        parts += [Padding(note, (0, 0, 0, 2)) for note in _note(plain(one.note))]
    return Group(*parts)


def _movement(report: StoryReport) -> Iterator[RenderableType]:
    if report.movement is None:
        return
    yield Rule("Then and now", align="left", style="dim")
    yield Text(phrases.moved(report), style="dim")
    if report.movement:
        yield contrast_table(report.movement, ("Then", "Now"))


def _parts(report: StoryReport) -> Iterator[RenderableType]:
    yield Text(plain(report.title), style="bold")
    yield Text(f"{plain(report.subject)} · as of {say_time(report.as_of)} · {phrases.size(report)}", style="dim")
    # A digest begins with what is new; a report of all there is with what is said now.
    for part in (_changes, _movement, _now) if report.since else (_now, _changes):
        yield Text()
        yield from part(report)
    if report.uncertain:
        yield Text()
        yield Rule("Needs a look", align="left", style="dim")
        for one in report.uncertain[:MOST_UNCERTAIN]:
            doubt = f"{plain(one.fact)}: {phrases.value(one)}?  {plain(one.uncertain or '')}"
            yield Padding(Group(Text(doubt), *_quoted(one)), (0, 0, 1, 0))
        yield from _note(phrases.left_out(len(report.uncertain), MOST_UNCERTAIN, "uncertain reading"))


def _now(report: StoryReport) -> Iterator[RenderableType]:
    yield _sheet(report) if any(section.lines for section in report.facts) else Text(phrases.no_facts(report))
    for section in report.facts:
        for line in section.lines:
            yield from _line(section, line)


def _changes(report: StoryReport) -> Iterator[RenderableType]:
    yield Rule(phrases.changes_heading(report), align="left", style="dim")
    yield Text(phrases.summary(report) if report.changes else phrases.no_changes(report))
    yield from _note(phrases.not_listed(report))
    if report.changes:
        yield Text()
    for item in report.changes[:MOST_CHANGES]:
        yield _change(item, sentences=True)
    yield from _note(phrases.left_out(len(report.changes), MOST_CHANGES, "earlier change"))
    yield from _note(phrases.quiet(report))
    yield from _note(phrases.gone(report))


def _sheet(report: StoryReport) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("Fact", overflow="fold")
    table.add_column("Reported now", overflow="fold", style="bold")
    table.add_column("Status", overflow="fold")
    table.add_column("Carried by", overflow="fold")
    table.add_column("Since", overflow="fold")
    for section in report.facts:
        title = shorten(plain(section.title), 60)
        for line in section.lines:
            name = f"{title} ({phrases.qualifier(line.qualifier)})" if line.qualifier else title
            value = Text(shorten(plain(line.text), 80) + phrases.correction(line.lead))
            table.add_row(
                Text(name), value, say_modality(line.modality), phrases.carriers(line), say_day(line.first.at)
            )
        if not section.lines:
            table.add_row(Text(title), Text("not reported yet", style="dim not bold"), "", "", "")
    return table


def _line(section: FactSection, line: Line) -> Iterator[RenderableType]:
    also = phrases.converted(line.lead)
    head = Text.assemble(
        (shorten(plain(section.title), 80), "bold"),
        f"  {shorten(plain(line.text), 120)}{phrases.correction(line.lead)}",
        f" (in the text also {also})" if also else "",
        (f"  {phrases.standing(line)}", "cyan"),
    )
    latest = line.last_confirmed
    last = f"Last confirmed {say_day(latest.confirmed_at)} by {phrases.names((latest.outlet,))}"
    parts: list[RenderableType] = [head, *_quoted(line.lead)]
    parts.append(Padding(Text(f"First seen {phrases.where(line.first)}. {last}.", style="dim"), (0, 0, 0, 2)))
    for heading, groups in (("Still carried too", line.others), ("Recalled as superseded", line.former)):
        for group in groups[: limits.GROUPS]:
            told = f"{heading}: {phrases.beside(group)} ({phrases.names(group.outlets, 6)})"
            parts.append(Padding(Text(told, style="yellow" if groups is line.others else "dim"), (0, 0, 0, 2)))
        rest = phrases.left_out(len(groups), limits.GROUPS, "other value")
        parts += [Padding(note, (0, 0, 0, 2)) for note in _note(rest)]
    yield Padding(Group(*parts), (1, 0, 0, 0))


def _change(item: ChangeItem, *, sentences: bool) -> RenderableType:
    parts: list[RenderableType] = [_change_head(item)]
    if sentences:
        for one in (item.new, item.old):
            parts += _quoted(one) if one else ()
    if spread := phrases.spread(item):
        parts.append(Padding(Text(spread, style="dim"), (0, 0, 0, 2)))
    parts.append(Padding(Text(f"why: {phrases.why(item)}", style="dim"), (0, 0, 0, 2)))
    parts += [Padding(Text(said, style="italic"), (0, 0, 0, 2)) for said in phrases.judged(item)]
    return Padding(Group(*parts), (0, 0, 1, 0))


def _change_head(item: ChangeItem) -> Text:
    head = Text.assemble(
        (f"{item.verb.value}  ", f"bold {_LOUD.get(item.verb, 'dim')}"),
        (shorten(plain(item.title), 80), "bold"),
        f"  {phrases.move(item)}  ",
        (f"{phrases.teller(item)}  ", "dim"),
        (plain(item.id), "dim"),
    )
    if item.flags:
        head.append(f"  ({plain(', '.join(item.flags))})", style="red")
    return head


def _quoted(seen: Seen) -> tuple[RenderableType, ...]:
    source = Text.assemble((f"{phrases.where(seen)}  ", "dim"), _article(seen))
    return Padding(_sentence(seen), (0, 0, 0, 2)), Padding(source, (0, 0, 0, 2))


def _sentence(seen: Seen, limit: int = limits.QUOTE) -> Text:
    quote = phrases.pieces(seen.quote, limit)
    return Text.assemble("“", quote.before, (quote.words, "bold underline"), quote.after, "”", overflow="fold")


def _article(seen: Seen) -> Text:
    link = safe_link(seen.url)
    return Text(link or shorten(plain(seen.url), 200), style=f"dim link {link}" if link else "dim", overflow="fold")


def _note(words: str) -> Iterator[Text]:
    if words:
        yield Text(words, style="dim italic")
