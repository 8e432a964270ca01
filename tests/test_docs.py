"""The documents say what the code does: everything a person can name is in them, and their example is real."""

from __future__ import annotations

import json
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer.main
from pydantic import BaseModel

import cli
from commands.surface import Exit
from facts.kinds import known_kinds
from facts.model import Modality, Verb
from facts.reader import read
from facts.story import Fact, Others, OwnKind, Story, Subject
from facts.values import to_json
from scraper.catalogue import load_catalogue
from scraper.outcome import Outcome
from scraper.overrides import OwnText, check_override, own_links, own_text
from scraper.sources import Discover, Expect, SourceFile
from scraper.verdict import OFF_TOPIC
from storage.schema import metadata
from storage.settings import CrawlSettings, EvidenceSettings, NotifySettings, ReportSettings, ScheduleSettings, Settings

ROOT = Path(__file__).parent.parent
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])


def page(name: str) -> str:
    return (ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def first_cells(text: str) -> set[str]:
    """What stands in the first column of the tables, without the marks of code."""
    return {row.split("|")[1].strip().replace("`", "") for row in text.splitlines() if row.startswith("| ")}


def commands() -> Iterator[str]:
    """All commands as they are typed, those of groups too."""
    group = typer.main.get_command(cli.build())
    for name, command in getattr(group, "commands", {}).items():
        inner = getattr(command, "commands", {})
        yield from (f"{name} {one}" for one in inner) if inner else (name,)


def kind_rows() -> list[str]:
    """The table of kinds as docs/stories.md should have it."""
    rows = []
    for name, kind in sorted(known_kinds().items()):
        if name == kind.id:
            others = sorted(alias for alias, other in known_kinds().items() if other is kind and alias != name)
            names = ", ".join(f"`{one}`" for one in (name, *others))
            example = kind.examples[0] if kind.examples else "–"
            rows.append(f"| {names} | {kind.type} | {kind.description} | {example} |")
    return rows


def slug(heading: str) -> str:
    """The anchor of a heading, as code hosts make it."""
    return re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")


def block(name: str) -> str:
    """The code block of docs/stories.md behind a mark."""
    found = re.search(rf"<!-- example: {name} -->\n```\w+\n(.*?)\n```", page("stories"), re.DOTALL)
    assert found is not None, name
    return found[1]


def test_every_kind_is_described_as_it_is() -> None:
    """When this fails, put the rows it shows in the place of the old ones."""
    text = page("stories").splitlines()
    assert [row for row in kind_rows() if row not in text] == []


def test_every_command_has_its_section() -> None:
    headings = {
        part.strip()
        for line in page("commands").splitlines()
        if line.startswith("### ")
        for part in line[4:].split(",")
    }
    assert headings == set(commands())


@pytest.mark.parametrize("model", [Story, Subject, Others, Fact, OwnKind])
def test_every_key_of_a_story_file_is_described(model: type[BaseModel]) -> None:
    text = page("stories")
    assert [key for key in model.model_fields if not re.search(rf"`\[*{key}\b", text)] == []


@pytest.mark.parametrize("model", [SourceFile, Discover, Expect])
def test_every_key_of_a_source_file_is_described(model: type[BaseModel]) -> None:
    assert set(model.model_fields) <= {cell.strip("[]") for cell in first_cells(page("sources"))}


@pytest.mark.parametrize(
    ("table", "model"),
    [
        ("", Settings),
        ("[crawl] ", CrawlSettings),
        ("[evidence] ", EvidenceSettings),
        ("[schedule] ", ScheduleSettings),
        ("[report] ", ReportSettings),
        ("[notify] ", NotifySettings),
    ],
)
def test_every_setting_is_described(table: str, model: type[BaseModel]) -> None:
    groups = {"crawl", "evidence", "schedule", "report", "notify"}
    keys = {f"{table}{key}" for key in model.model_fields if table or key not in groups}
    assert keys <= first_cells(page("commands"))


def test_every_outcome_verb_modality_table_and_exit_code_is_described() -> None:
    assert {*Outcome, OFF_TOPIC} <= first_cells(page("sources"))
    assert set(Verb) <= first_cells(page("changes"))
    assert [one for one in Modality if f"`{one}`" not in page("changes")] == []
    assert set(metadata.tables) <= first_cells(page("architecture"))
    assert {str(int(code)) for code in Exit} <= first_cells(page("commands"))


def test_the_example_is_what_the_reader_makes_of_it() -> None:
    """The story, the two sentences and the claims of docs/stories.md."""
    story = Story.model_validate(tomllib.loads(block("story")))
    claims: list[dict[str, Any]] = [
        {"fact": c.fact, "value": to_json(c.value), "modality": c.modality.value, "words": c.evidence.words}
        for c in read(block("text"), story, language="en").claims
    ]
    assert claims == [json.loads(line) for line in block("claims").splitlines()]


def test_the_catalogue_has_as_many_outlets_as_we_say() -> None:
    count = str(len(load_catalogue()))
    assert f"Factdrift knows of {count} outlets" in page("sources")
    assert f"# {count} outlets in German, English and French" in (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_example_of_a_sources_own_code_does_what_it_says(tmp_path: Path) -> None:
    code = re.search(r"```python\n(.*?)```", page("sources"), re.DOTALL)
    assert code is not None
    file = tmp_path / "hard.py"
    file.write_text(code[1], encoding="utf-8")
    assert check_override(file) == []
    listing = 'latest=[{"href": "/a", "headline": "A ferry"}]'
    found = own_links(file, listing, "https://hard.example/latest.js") or []
    assert [(one.url, one.title) for one in found] == [("https://hard.example/a", "A ferry")]
    assert own_links(file, listing, "https://hard.example/rss") is None
    story = '<p>x</p><script id="story">{"paragraphs": ["One.", "Two."], "date": "2026-01-09"}</script>'
    assert own_text(file, story, "https://hard.example/a") == OwnText("One.\nTwo.", published="2026-01-09")
    assert own_text(file, "<p>x</p>", "https://hard.example/a") is None


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_every_link_leads_to_a_file_and_a_heading(path: Path) -> None:
    broken = []
    for target in re.findall(r"\]\(([^)\s]+)\)", path.read_text(encoding="utf-8")):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        if not file.exists():
            broken.append(target)
        elif anchor and file.suffix == ".md":
            text = file.read_text(encoding="utf-8")
            if anchor not in {slug(line.lstrip("#")) for line in text.splitlines() if line.startswith("#")}:
                broken.append(target)
    assert broken == []


def test_no_machine_is_named() -> None:
    """A path of somebody's own machine helps nobody else."""
    found = [(path.name, line) for path in PAGES for line in path.read_text(encoding="utf-8").splitlines()
             if re.search(r"(?<![\w.:/])/(?:home|root|tmp|work|Users)/", line)]  # fmt: skip
    assert found == []
