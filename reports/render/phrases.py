"""Sentences that several renderings share. Plain text in, plain text out: no markup, already cleaned."""

from __future__ import annotations

from collections.abc import Sequence

from facts.model import Verb
from reports.judgement import Tally
from reports.model import ChangeItem, Contrast, Group, How, Line, Quote, Seen, Side, StoryReport
from reports.render import limits
from reports.text import plain, shorten, shorten_start
from reports.words import say_carriers, say_day, say_modality, say_number, say_qualifier, say_time, say_value
from storage.reviews import State

_QUIET = {
    Verb.RESTATED: "said again in other words",
    Verb.CONVERTED: "given in another currency",
    Verb.COPIED: "copied from a report already seen",
    Verb.TECHNICAL: "owed to our own reader",
}


def size(report: StoryReport) -> str:
    """``12 articles from 6 outlets, 4 independent origins``; said in words when there are none."""
    if not report.articles:
        return "no article read yet"
    articles, outlets = say_number(report.articles, "article"), say_number(report.outlets, "outlet")
    return f"{articles} from {outlets}, {say_number(report.origins, 'independent origin')}"


def changes_heading(report: StoryReport) -> str:
    """What the list of changes covers."""
    return f"What changed since {say_time(report.since)}" if report.since else "What changed"


def no_changes(report: StoryReport) -> str:
    """What stands in place of an empty list of changes."""
    if not report.articles and report.as_of < report.created_at:
        return "No article about this story had been fetched or imported by then."
    if not report.articles:
        return "No article about this story has been read yet. Run a crawl, or import articles you have."
    if report.reviewed != Tally():
        return "Reviewers or rules left out all that changed."
    if report.since:
        return f"Nothing changed since {say_time(report.since)}. The facts still stand as reported."
    return "Nothing has changed so far."


def no_facts(report: StoryReport) -> str:
    """What stands where nothing at all was reported."""
    if not report.articles:
        return "Nothing has been read for this story yet."
    return "The articles read so far say nothing about the facts of this story."


def quiet(report: StoryReport) -> str:
    """The changes that are no news, counted; empty when there are none."""
    parts = [f"{count:,} {_QUIET[verb]}" for verb, count in report.quiet]
    return f"Not listed, because it is no news: {', '.join(parts)}." if parts else ""


def carriers(line: Line) -> str:
    """``4 outlets, 1 origin``."""
    return say_carriers(len(line.outlets), line.origins)


def qualifier(name: str | None) -> str:
    """What keeps a quantity apart, cleaned."""
    return plain(say_qualifier(name))


def where(seen: Seen) -> str:
    """``Tagblatt, 2 May 2025``, with the sources that the outlet itself names."""
    cited = ", citing ".join(shorten(plain(name), 60) for name in seen.attribution[:3])
    return f"{shorten(plain(seen.outlet), 60)}, {say_day(seen.at)}" + (f", citing {cited}" if cited else "")


def value(seen: Seen | None, limit: int = 120) -> str:
    """The value of a report, cleaned, and who corrected it; a dash for none."""
    return shorten(plain(seen.text), limit) + correction(seen) if seen else "–"


def correction(seen: Seen) -> str:
    """`` (corrected by anna; read as €3 billion)`` behind a value that a person gave; else nothing."""
    given = seen.correction
    if given is None:
        return ""
    return f" (corrected by {shorten(plain(given.by), 40)}; read as {shorten(plain(say_value(given.read)), 80)})"


def beside(group: Group, limit: int = 120) -> str:
    """The value of a group beside the current one, and who corrected it where a person gave it."""
    return shorten(plain(group.text), limit) + correction(group.seen[0])


def judged(item: ChangeItem) -> list[str]:
    """What reviewers made of a change, a sentence each; nothing for one that waits."""
    found, said = item.judgement, []
    if found.by and found.at:
        into = f" into {plain(found.into)}" if found.into else ""
        said.append(f"{found.state.value.capitalize()}{into} by {shorten(plain(found.by), 40)}, {say_day(found.at)}.")
    if found.value is not None and item.judgement.state is State.ACCEPTED:
        said.append(f"It was accepted as {shorten(plain(say_value(found.value)), 80)}.")
    if found.reopened:
        said.append(f"Open again: {shorten(plain(found.reopened), 200)}.")
    if found.rule:
        said.append(f"Hidden by a rule: {shorten(plain(found.rule), 200)}.")
    if not found.old_counts:
        said.append("The value before it was rejected, or is left out by a rule.")
    if found.folded:
        listed = ", ".join(f"{key} ({shorten(plain(outlet), 60)})" for key, outlet in found.folded)
        said.append(f"The same as {listed}, folded into it.")
    said += [
        f"{shorten(plain(one.by), 40)}, {say_day(one.at)}: “{shorten(plain(one.text), 400)}”" for one in found.remarks
    ]
    return said


def not_listed(report: StoryReport) -> str:
    """``Left out: 3 rejected by reviewers, 2 hidden by rules.``; empty where there are none, or all are listed."""
    return "" if report.everything else left_out_of(report.reviewed)


def left_out_of(tally: Tally) -> str:
    """The changes that reviewers or rules leave out, counted; empty when there are none."""
    parts = [f"{count:,} {words}" for count, words in _left_out(tally) if count]
    return f"Left out: {', '.join(parts)}." if parts else ""


def _left_out(tally: Tally) -> tuple[tuple[int, str], ...]:
    return (
        (tally.rejected, "rejected by reviewers"),
        (tally.merged, "folded into another change"),
        (tally.hidden, "hidden by rules"),
    )


def summary(report: StoryReport) -> str:
    """The changes in one line, by what reviewers made of them: what a digest begins with."""
    tally = report.reviewed
    parts = [
        f"{count:,} {words}"
        for count, words in (
            (tally.accepted, "accepted"),
            (tally.corrected, "corrected"),
            (tally.pending, "not reviewed"),
            *(_left_out(tally) if report.everything else ()),
        )
        if count
    ]
    listed = len(report.changes)
    since = f" since {say_time(report.since)}" if report.since else ""
    return f"{say_number(listed, 'change')}{since}" + (f": {', '.join(parts)}." if parts else ".")


def gone(report: StoryReport) -> str:
    """Decisions whose change is not derived any more; empty when there are none."""
    if not report.dangling:
        return ""
    told = "; ".join(shorten(plain(one.text), 160) for one in report.dangling[: limits.GROUPS])
    rest = len(report.dangling) - limits.GROUPS
    more = f"; and {rest:,} more" if rest > 0 else ""
    return f"{say_number(len(report.dangling), 'decision')} on changes that are not there any more: {told}{more}."


def converted(seen: Seen) -> str:
    """``$586 million``: the same amount as the text itself converts it; empty when it does not."""
    return ", ".join(plain(say_value(one)) for one in seen.converted)


def status(seen: Seen) -> str:
    """Modality, and what keeps the quantity apart."""
    name = qualifier(seen.qualifier)
    return say_modality(seen.modality) + (f" ({name})" if name else "")


def standing(line: Line) -> str:
    """The same for what is reported now."""
    name = qualifier(line.qualifier)
    return say_modality(line.modality) + (f" ({name})" if name else "")


def names(outlets: Sequence[str], most: int = limits.OUTLETS) -> str:
    """Outlets enumerated, the rest counted."""
    shown = [shorten(plain(one), 60) for one in outlets[:most]]
    rest = len(outlets) - len(shown)
    return ", ".join(shown) + (f" and {rest:,} more" if rest > 0 else "")


def move(item: ChangeItem) -> str:
    """``€3 billion → $3.5 billion``; for a status, the two states of one value."""
    if item.verb is Verb.STATUS_MOVED and item.old and item.new:
        said = f"{value(item.new)}: {say_modality(item.old.modality)} → {say_modality(item.new.modality)}"
    elif item.old is None:
        said = value(item.new)
    elif item.new is None:
        said = f"{value(item.old)}, not stated any more"
    else:
        between = "against" if item.verb is Verb.DISPUTED else "→"
        said = f"{value(item.old)} {between} {value(item.new)}"
    return said


def spread(item: ChangeItem) -> str:
    """``first Tagblatt, 2 May 2025; 3 more origins by 4 May 2025; 2 articles still say €3 billion``, or nothing."""
    if item.spread is None:
        return ""
    adopted, parts = item.spread.adopted, list[str]()
    if adopted:
        parts.append(f"first {where(adopted[0].seen)}")
    if len(adopted) > 1:
        more = say_number(len(adopted) - 1, "more origin")
        parts.append(f"{more} by {say_day(max(one.seen.at for one in adopted))}")
    if item.spread.lagging and item.old is not None:
        count = len(item.spread.lagging)
        say = "says" if count == 1 else "say"
        parts.append(f"{say_number(count, 'article')} still {say} {value(item.old)}")
    return "; ".join(parts)


def teller(item: ChangeItem) -> str:
    """Who reported it, and when; the day we knew where nobody reported anything."""
    source = item.new or item.old
    return where(source) if source else say_day(item.at)


def why(item: ChangeItem) -> str:
    """Why the change fired, and by which rule, as in ``Early 2027 lies within 2027 (rule: more precise)``."""
    because = plain(item.because).strip().rstrip(".") or "no reason was recorded"
    return f"{because[0].upper()}{because[1:]} (rule: {plain(item.rule)})."


def pieces(quote: Quote, limit: int = limits.QUOTE) -> Quote:
    """A sentence fit to show: cleaned, and cut at both ends where it is long, never in the value's words' beginning."""
    before, words, after = plain(quote.before), plain(quote.words), plain(quote.after)
    if len(before) + len(words) + len(after) <= limit:
        return Quote(before, words, after)
    words = shorten(words, limit)
    room = limit - len(words)
    head = min(len(before), max(room // 2, room - len(after)))
    return Quote(shorten_start(before, max(head, 1)), words, shorten(after, max(room - head, 1)))


def left_out(total: int, shown: int, noun: str, plural: str | None = None) -> str:
    """``and 12 earlier changes`` in words, empty when all are shown."""
    rest = total - shown
    return f"{say_number(rest, noun, plural)} not shown here; the CSV and JSON reports list all." if rest > 0 else ""


def contrast_title(contrast: Contrast) -> str:
    """The fact, and what keeps the quantity apart."""
    name = qualifier(contrast.qualifier)
    return shorten(plain(contrast.title), 60) + (f" ({name})" if name else "")


def side(one: Side | None, limit: int = 80) -> str:
    """The value that a sheet has, cleaned; a dash for none."""
    return shorten(plain(one.text), limit) if one else "–"


def how(contrast: Contrast, names_of: tuple[str, str] | None = None) -> str:
    """``more precise, planned → confirmed``. ``names_of`` are the two outlets, where outlets are compared."""
    return ", ".join(_how(one, contrast, names_of) for one in contrast.how)


def who(contrast: Contrast, most: int = 3) -> str:
    """The outlets behind the second value; behind the first where there is no second."""
    source = contrast.after or contrast.before
    return names(source.outlets, most) if source else ""


def moved(report: StoryReport) -> str:
    """What the part about then and now compares, and what it found."""
    then = say_time(report.since) if report.since else "the beginning"
    if not report.movement:
        return f"The facts stand as they did at {then}."
    return f"From {then} to {say_time(report.as_of)}, without what came and went in between."


def _how(one: How, contrast: Contrast, names_of: tuple[str, str] | None) -> str:
    before, after = contrast.before, contrast.after
    if names_of and one in {How.ADDED, How.DROPPED}:
        return f"only {shorten(plain(names_of[one is How.ADDED]), 60)}"
    if one is How.STATUS and before and after:
        return f"{say_modality(before.modality)} → {say_modality(after.modality)}"
    if one is How.BESIDE and after:
        listed = [shorten(plain(say_value(value)), 60) for value in after.others[:3]]
        return f"beside it {', '.join(listed)}" if listed else "no other value beside it"
    return one.value
