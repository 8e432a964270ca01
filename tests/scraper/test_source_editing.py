"""Writing source files: short, readable again, and a person's comments stay."""

from pathlib import Path

import pytest

from scraper.errors import SourceFileError
from scraper.source_editing import check_id, free_id, set_enabled, source_id, source_text, write_source
from scraper.sources import Discover, Expect, SourceFile, load_source

SOURCE = SourceFile(
    name='The "Daily"',
    home="https://daily.example/",
    language="en",
    enabled=False,
    discover=Discover(feeds=("https://daily.example/rss",)),
    expect=Expect(articles_per_run=3, text_length=1200),
)
COMMENTED = """# our paper
name = "Daily"   # as they write it
home = "https://daily.example/"

# where
[discover]  # by mail of 3 May
feeds = [
  "https://daily.example/rss",  # all
]
"""


def test_a_written_source_reads_as_it_was_and_is_nine_lines_with_its_tables(tmp_path: Path) -> None:
    file = write_source(tmp_path, "daily", SOURCE)
    read = load_source(file)
    assert {name: getattr(read, name) for name in SourceFile.model_fields} == dict(SOURCE)
    assert len([line for line in file.read_text().splitlines() if line]) == 9


def test_what_is_a_default_is_left_out() -> None:
    assert "limit" not in source_text(SOURCE)
    assert "country" not in source_text(SOURCE)


def test_no_file_is_overwritten(tmp_path: Path) -> None:
    write_source(tmp_path, "daily", SOURCE)
    with pytest.raises(SourceFileError, match=r"daily\.toml: there is a source of this id already"):
        write_source(tmp_path, "daily", SOURCE.model_copy(update={"name": "Other"}))
    assert load_source(tmp_path / "daily.toml").name == SOURCE.name


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_switching_keeps_comments_line_ends_and_order(tmp_path: Path, end: str) -> None:
    file = tmp_path / "daily.toml"
    file.write_bytes(COMMENTED.replace("\n", end).encode())
    assert set_enabled(file, enabled=False)
    switched = file.read_bytes().decode()
    assert switched == COMMENTED.replace("\n", end).replace(
        f'home = "https://daily.example/"{end}', f'home = "https://daily.example/"{end}enabled = false{end}'
    )
    assert not load_source(file).enabled
    assert set_enabled(file, enabled=True)
    assert file.read_bytes().decode() == switched.replace("enabled = false", "enabled = true")
    assert not set_enabled(file, enabled=True), "it was so already"


def test_a_comment_behind_the_switch_stays(tmp_path: Path) -> None:
    file = tmp_path / "daily.toml"
    file.write_text(
        'name = "D"\nhome = "https://d.example/"\nenabled = false  # until May\n[discover]\nfeeds = ["https://d.example/a"]\n'
    )
    set_enabled(file, enabled=True)
    assert "enabled = true  # until May\n" in file.read_text()


def test_a_source_without_addresses_cannot_be_enabled(tmp_path: Path) -> None:
    file = write_source(tmp_path, "empty", SourceFile(name="E", home="https://e.example/", enabled=False))
    before = file.read_bytes()
    with pytest.raises(SourceFileError, match="no way to find articles"):
        set_enabled(file, enabled=True)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("https://www.bbc.co.uk/news", "bbc"),
        ("https://actu.le-monde.fr", "le-monde"),
        ("http://127.0.0.1:8000/", "127-0-0-1"),
        ("Süddeutsche Zeitung", "suddeutsche-zeitung"),
        ("../../etc/passwd", "etc-passwd"),
        ("日本", "source"),
    ],
)
def test_an_id_is_made_of_a_domain_or_a_name(name: str, key: str) -> None:
    assert source_id(name) == key


def test_an_id_that_is_taken_gets_a_number() -> None:
    assert free_id("a", []) == "a"
    assert free_id("a", ["a", "a-2"]) == "a-3"


@pytest.mark.parametrize("key", ["../x", "A", "", "a/b", "-a", "a.b"])
def test_an_id_never_leads_out_of_the_folder(tmp_path: Path, key: str) -> None:
    with pytest.raises(SourceFileError, match="cannot be the id"):
        check_id(tmp_path, key)
