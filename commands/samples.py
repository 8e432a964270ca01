"""How articles that were looked at are shown: for ``source add`` and ``source test``."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from commands.surface import out

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scraper.samples import Sample
    from scraper.survey import Listed


def listing_body(one: Listed) -> dict[str, Any]:
    """A feed, sitemap or page as JSON values."""
    return {
        "way": str(one.way),
        "url": one.url,
        "articles": len(one.articles),
        "hub": one.hub,
        "problem": one.problem or None,
    }


def sample_body(sample: Sample) -> dict[str, Any]:
    """An article as JSON values."""
    body = {name: getattr(sample, name) for name in sample.__slots__}
    published = sample.published.isoformat() if sample.published else None
    return body | {"outcome": str(sample.outcome), "published": published, "good": sample.good}


def print_listings(listed: Iterable[Listed]) -> None:
    """A line for each feed, sitemap or page."""
    from rich.table import Table
    from rich.text import Text

    from reports.text import plain
    from reports.words import say_number

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), show_header=False)
    table.add_column(style="bold", no_wrap=True)
    table.add_column(justify="right", no_wrap=True)
    table.add_column(overflow="fold")
    for one in listed:
        index = f"index of {len(one.children)}" if one.children and not one.articles else ""
        count = Text("–" if one.problem else index or say_number(len(one.articles), "article"))
        said = Text(plain(one.url))
        if one.problem:
            said.append(f"  {plain(one.problem)}", style="yellow")
        table.add_row(str(one.way), count, said)
    out().print(table)


def print_samples(samples: Iterable[Sample]) -> None:
    """Each article: what it is, its title, date, language and length, and how its text begins."""
    from rich.text import Text

    from reports.text import plain

    for sample in samples:
        style = "green" if sample.good else "yellow"
        head = Text.assemble((str(sample.outcome), style), "  ", (plain(sample.title or "no title"), "bold"))
        out().print(head, soft_wrap=True)
        lines = [plain(sample.url)]
        if not sample.good:
            lines.append(plain(sample.reason))
        if sample.length:
            lines.append(
                f"{said_date(sample)} · {sample.language or 'language unknown'} · {sample.length:,} characters"
            )
        if sample.first:
            cut = sample.first if len(sample.first) >= sample.length else f"{sample.first.rpartition(' ')[0]} …"
            lines.append(f"“{plain(cut)}”")
        for line in lines:
            out().print(Text(f"  {line}", style="dim"), soft_wrap=True)


def said_date(sample: Sample) -> str:
    """The date as the page has it, in UTC, and what is not sure about it."""
    from reports.text import plain

    raw = plain(sample.published_raw or "")
    if sample.published is None:
        return f"no date that can be read (the page says {raw})" if raw else "no date"
    if sample.precision in {"day", "month", "year"}:
        return f"{raw} (no time of day)"
    zone = "" if sample.zoned else ", without a zone: UTC is assumed"
    who = "only the listing" if sample.dated_by_listing else "the page"
    return f"{sample.published:%Y-%m-%d %H:%M} UTC ({who} says {raw}{zone})"
