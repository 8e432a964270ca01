"""``source test``: a few articles of a source as a crawl would see them, against what is expected of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from commands.sources import SourceArgument, chosen_source
from commands.surface import Exit, JsonOption, WorkspaceOption, clock, json_text, leave, note, out, workspace_at, write

if TYPE_CHECKING:
    from scraper.samples import Sample
    from scraper.session import Answer
    from scraper.sources import Source
    from scraper.survey import Listed, Surveyor
    from storage.workspace import Workspace


@dataclass
class _Tried:
    """What a test saw. ``wrong`` are sentences: where it is not as expected."""

    listed: list[Listed] = field(default_factory=list)
    samples: list[tuple[Sample, Answer | None]] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)
    fixtures: int = 0
    saved: str | None = None


def source_test(
    source: SourceArgument,
    url: Annotated[
        str | None, typer.Option("--url", metavar="ADDRESS", help="Look at this article, not at new ones")
    ] = None,
    articles: Annotated[int, typer.Option(min=1, max=20, help="How many articles are looked at")] = 5,
    save: Annotated[bool, typer.Option("--save", help="Keep the first good article as a fixture")] = False,
    offline: Annotated[bool, typer.Option("--offline", help="Only the fixtures, without the network")] = False,
    workspace: WorkspaceOption = Path(),
    as_json: JsonOption = False,
) -> None:
    """Try a source: its listings, a few of its articles, what is expected of it, and the pages kept by --save.

    Nothing goes to the ledger. Exit code 1: something is not as expected.
    """
    opened = workspace_at(workspace)
    one = chosen_source(opened, source)
    tried = _Tried()
    _replay(opened, one, tried)
    if not offline:
        _ask(opened, one, url, articles, tried)
        if save:
            _save(opened, one, tried)
    if as_json:
        write(json_text(_body(one, tried)))
    else:
        _print(tried)
    leave(Exit.ERROR if tried.wrong else Exit.OK)


def _replay(workspace: Workspace, source: Source, tried: _Tried) -> None:
    """Look at the kept pages again."""
    from scraper.fixtures import FixtureFileError, differences, load_fixtures, page_of
    from scraper.survey import look_at

    kept = []
    for file, fixture in load_fixtures(workspace.root, source.id):
        if isinstance(fixture, FixtureFileError):
            tried.wrong.append(str(fixture))
        else:
            kept.append((file, fixture))
    seen = look_at(page_of(file, fixture, source.override) for file, fixture in kept) if kept else []
    for (file, fixture), sample in zip(kept, seen, strict=True):
        found = differences(fixture, sample)
        tried.wrong += [f"{file}: {one}" for one in found]
        if found and not sample.good:
            tried.wrong.append(f"{file}: {sample.reason}")
    tried.fixtures = len(kept)


def _ask(workspace: Workspace, source: Source, url: str | None, count: int, tried: _Tried) -> None:
    from scraper.survey import distinct_articles, run_survey

    words = [story.subject.name for story in workspace.stories.values()][:1]

    async def look(surveyor: Surveyor) -> None:
        if url is not None:
            tried.samples = [await surveyor.sample(url)]
            return
        tried.listed = await surveyor.all_of(source, words)
        tried.samples = await surveyor.samples(distinct_articles(tried.listed), count)

    run_survey(workspace.settings, look, now=clock, tell=lambda step: note(step, "dim"), override=source.override)
    tried.wrong += _unexpected(source, tried, whole=url is None)


def _unexpected(source: Source, tried: _Tried, *, whole: bool) -> list[str]:
    """Where the source gives less than its file says, as a crawl would warn of it."""
    from scraper.samples import usual_language, usual_length

    samples = [sample for sample, _ in tried.samples]
    wrong = [f"{one.url}: {one.problem}" for one in tried.listed if one.problem]
    listed = sum(len(one.articles) for one in tried.listed)
    expected, usual = source.expect.articles_per_run, source.expect.text_length
    if whole and expected and listed < expected:
        wrong.append(f"[expect] articles_per_run: {expected} are expected, {listed} are listed.")
    if whole and not samples:
        wrong.append("No article was listed. See: factdrift source add --dry-run, with the outlet's address.")
    good = [sample for sample in samples if sample.good]
    if samples and not good:
        only_one = "The article that was tried could not be read."
        wrong.append(only_one if len(samples) == 1 else f"None of {len(samples)} articles could be read.")
    length = usual_length(good)
    if usual and length is not None and length < usual / 3:
        wrong.append(f"[expect] text_length: about {usual} characters are expected, {length} are usual now.")
    language = usual_language(good)
    if source.language and language and language != source.language:
        wrong.append(f"language: {source.language!r} is expected, the texts are {language!r}.")
    if good and not any(sample.published for sample in good):
        wrong.append("None of the articles has a date that can be read.")
    return wrong


def _save(workspace: Workspace, source: Source, tried: _Tried) -> None:
    from scraper.fixtures import save_fixture

    for sample, answer in tried.samples:
        if sample.good and answer is not None:
            tried.saved = str(save_fixture(workspace.root, source.id, sample, answer, clock()))
            return
    tried.wrong.append("There is no good article to keep as a fixture.")


def _body(source: Source, tried: _Tried) -> dict[str, Any]:
    from commands.samples import listing_body, sample_body

    return {
        "id": source.id,
        "listings": [listing_body(one) for one in tried.listed],
        "articles": [sample_body(sample) for sample, _ in tried.samples],
        "fixtures": tried.fixtures,
        "saved": tried.saved,
        "wrong": tried.wrong,
    }


def _print(tried: _Tried) -> None:
    from commands.samples import print_listings, print_samples

    if tried.listed:
        print_listings(tried.listed)
        out().print()
    print_samples(sample for sample, _ in tried.samples)
    if tried.fixtures:
        out().print(f"{tried.fixtures} kept {'page was' if tried.fixtures == 1 else 'pages were'} looked at again.")
    if tried.saved:
        out().print(f"Kept: {tried.saved}", markup=False, soft_wrap=True)
    for sentence in tried.wrong:
        note(sentence, "yellow")
    if not tried.wrong:
        note("All is as expected.", "green")
