"""The report as Markdown (CommonMark with tables), meant to be read raw too."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from reports.model import ChangeItem, FactSection, Line, Quote, Seen, StoryReport
from reports.render import limits, phrases
from reports.text import plain, safe_link, shorten
from reports.words import say_day, say_modality, say_time

# What starts markup anywhere in a line. ``<`` and ``&`` become entities, since HTML would pass through.
_MARKUP: Final = re.compile(r"([\\`*_\[\]|~])")
_LINE_START: Final = re.compile(r"^(\s*)(\d+(?=[.)](?:\s|$))|(?=#{1,6}(?:\s|$)|[-+>=]))")


def render(report: StoryReport) -> str:
    """The whole report. Ends with a line break."""
    # A digest begins with what is new; a report of all there is with what is said now.
    parts = (_header, _changes, _movement, _sheet) if report.since else (_header, _sheet, _changes)
    blocks = [block for part in parts for block in part(report)]
    for section in report.facts:
        blocks += _section(section)
    blocks += _uncertain(report)
    return "\n\n".join(block for block in blocks if block) + "\n"


def escape(text: str) -> str:
    """Text that Markdown shows as it is, in a paragraph, a table cell or a heading."""
    return _LINE_START.sub(r"\1\2\\", _inline(text))


def _inline(text: str) -> str:
    return _MARKUP.sub(r"\\\1", plain(text).replace("&", "&amp;").replace("<", "&lt;"))


def _header(report: StoryReport) -> Iterator[str]:
    yield f"# {escape(report.title)}"
    yield f"{escape(report.subject)} · as of {say_time(report.as_of)} · {phrases.size(report)}"


def _sheet(report: StoryReport) -> Iterator[str]:
    yield "## What is reported now"
    if not any(section.lines for section in report.facts):
        yield phrases.no_facts(report)
        return
    rows = []
    for section in report.facts:
        for line in section.lines:
            name = f"{section.title} ({phrases.qualifier(line.qualifier)})" if line.qualifier else section.title
            rows.append(
                (
                    f"{escape(name)}",
                    f"**{escape(shorten(line.text, 160))}**{escape(phrases.correction(line.lead))}",
                    say_modality(line.modality),
                    phrases.carriers(line),
                    say_day(line.first.at),
                )
            )
        if not section.lines:
            rows.append((escape(section.title), "not reported yet", "", "", ""))
    yield _table(("Fact", "Reported", "Status", "Carried by", "Since"), rows)


def _movement(report: StoryReport) -> Iterator[str]:
    if report.movement is None:
        return
    yield "## Then and now"
    yield phrases.moved(report)
    if report.movement:
        rows = [
            (
                escape(phrases.contrast_title(one)),
                escape(phrases.side(one.before)),
                f"**{escape(phrases.side(one.after))}**" if one.after else "–",
                escape(phrases.how(one)),
                escape(phrases.who(one)),
            )
            for one in report.movement
        ]
        yield _table(("Fact", "Then", "Now", "How", "Carried by"), rows)


def _changes(report: StoryReport) -> Iterator[str]:
    yield f"## {phrases.changes_heading(report)}"
    yield phrases.summary(report) if report.changes else phrases.no_changes(report)
    yield phrases.not_listed(report)
    shown = report.changes[: limits.CHANGES]
    for item in shown:
        yield _change(item)
    yield phrases.left_out(len(report.changes), len(shown), "earlier change")
    yield phrases.quiet(report)
    yield escape(phrases.gone(report))


def _change(item: ChangeItem) -> str:
    lines = [
        f"### {escape(item.title)}: {item.verb.value}",
        f"**{escape(phrases.move(item))}** · {escape(phrases.teller(item))}",
    ]
    lines += [_quoted(one) for one in (item.new, item.old) if one]
    if spread := phrases.spread(item):
        lines.append(f"{escape(spread[:1].upper() + spread[1:])}.")
    flags = f" Note: {escape(', '.join(item.flags))}." if item.flags else ""
    change_id = re.sub("[^0-9a-z]", "", item.id)
    lines.append(f"Why: {escape(phrases.why(item))}{flags} Change `{change_id}`.")
    lines += [f"*{escape(said)}*" for said in phrases.judged(item)]
    return "\n\n".join(lines)


def _section(section: FactSection) -> Iterator[str]:
    yield f"## {escape(section.title)}"
    if not section.lines:
        yield "Not reported yet."
    for line in section.lines:
        yield from _line(line)
    shown = section.seen[-limits.ROWS :]
    if shown:
        rows = [
            (
                say_day(one.at),
                escape(phrases.names((one.outlet,))),
                escape(phrases.value(one)),
                escape(phrases.status(one)),
                _link(one),
            )
            for one in shown
        ]
        yield _table(("Date", "Outlet", "Value", "Status", "Article"), rows)
        yield phrases.left_out(len(section.seen), len(shown), "earlier report")


def _line(line: Line) -> Iterator[str]:
    about = f" ({escape(phrases.qualifier(line.qualifier))})" if line.qualifier else ""
    also = phrases.converted(line.lead)
    yield (
        f"**{escape(shorten(line.text, 160))}**{escape(phrases.correction(line.lead))}"
        f"{about}{', in the text also ' + escape(also) if also else ''} · "
        f"{say_modality(line.modality)} · {phrases.carriers(line)}"
    )
    yield _quoted(line.lead)
    yield (
        f"First seen {escape(phrases.where(line.first))}. Last confirmed {say_day(line.last_confirmed.confirmed_at)} "
        f"({escape(phrases.names((line.last_confirmed.outlet,)))})."
    )
    for heading, groups in (("Still carried too", line.others), ("Recalled as superseded", line.former)):
        if groups:
            listed = [
                f"- {escape(phrases.beside(one))}: {escape(phrases.names(one.outlets))}"
                for one in groups[: limits.GROUPS]
            ]
            yield f"{heading}:"
            yield "\n".join(listed)


def _uncertain(report: StoryReport) -> Iterator[str]:
    if not report.uncertain:
        return
    yield "## Needs a look"
    yield "These readings are not certain. They raise no alert until a person has looked."
    for one in report.uncertain[: limits.UNCERTAIN]:
        yield f"**{escape(one.fact)}: {escape(phrases.value(one))}?** {escape(one.uncertain or '')}"
        yield _quoted(one)
    yield phrases.left_out(len(report.uncertain), min(len(report.uncertain), limits.UNCERTAIN), "uncertain reading")


def _quoted(seen: Seen) -> str:
    return f"> {_marked(phrases.pieces(seen.quote))}\n>\n> — {escape(phrases.where(seen))}: {_link(seen)}"


def _marked(quote: Quote) -> str:
    words = quote.words.strip()
    if not words:
        return escape(quote.text)
    before = quote.before + quote.words[: len(quote.words) - len(quote.words.lstrip())]
    after = quote.words[len(quote.words.rstrip()) :] + quote.after
    return f"{escape(before)}**{escape(words)}**{_inline(after)}"


def _link(seen: Seen) -> str:
    title = escape(shorten(plain(seen.title), 120)) or "article"
    link = safe_link(seen.url)
    if link is None:
        return f"{title} ({escape(shorten(plain(seen.url), 200))})" if seen.url else title
    return f"[{title}](<{link}>)" if re.search(r"[()]", link) else f"[{title}]({link.replace('|', '%7C')})"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, tuple("---" for _ in head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)
