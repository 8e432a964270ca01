"""Source files: nine lines that work, and errors that name file, key and remedy."""

from pathlib import Path

import pytest

from scraper.errors import SourceFileError
from scraper.sources import load_source, load_sources

GOOD = """
name = "The Daily"
home = "https://daily.example/"
language = "en"
country = "GB"

[discover]
feeds = ["https://daily.example/rss"]
search = ["https://daily.example/search?q={query}"]

[expect]
articles_per_run = 5
"""


def write(folder: Path, text: str, name: str = "daily.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def test_a_source_takes_its_id_from_the_file_name(tmp_path: Path) -> None:
    source = load_source(write(tmp_path, GOOD, "the-daily.toml"))
    assert (source.id, source.name, source.country) == ("the-daily", "The Daily", "GB")
    assert source.discover.feeds == ("https://daily.example/rss",)
    assert source.enabled
    assert source.expect.articles_per_run == 5


@pytest.mark.parametrize(
    ("change", "key", "says"),
    [
        (("feeds =", "feed ="), "discover.feed", "'feeds'"),
        (("language =", "langauge ="), "langauge", "'language'"),
        (("country =", "id ="), "id", "unknown key"),
        (('"GB"', '"Britain"'), "country", "Britain"),
        (("https://daily.example/rss", "daily.example/rss"), "discover.feeds", "http://"),
        (("https://daily.example/rss", "file:///etc/passwd"), "discover.feeds", "http://"),
        (("{query}", "{word}"), "discover.search", "{query}"),
        (('name = "The Daily"', ""), "name", "missing"),
        (("= 5", "= -5"), "expect.articles_per_run", "-5"),
    ],
)
def test_what_is_wrong_is_told_with_file_key_and_remedy(
    tmp_path: Path, change: tuple[str, str], key: str, says: str
) -> None:
    file = write(tmp_path, GOOD.replace(*change))
    with pytest.raises(SourceFileError) as caught:
        load_source(file)
    assert str(file) in str(caught.value)
    assert (caught.value.key or "").startswith(key)
    assert says in str(caught.value)


def test_broken_toml_names_the_line(tmp_path: Path) -> None:
    file = write(tmp_path, 'name = "x"\nhome = \n')
    with pytest.raises(SourceFileError) as caught:
        load_source(file)
    assert caught.value.line == 2


def test_a_source_without_a_way_to_find_articles_is_an_error_unless_it_is_off(tmp_path: Path) -> None:
    bare = 'name = "x"\nhome = "https://x.example/"\n'
    with pytest.raises(SourceFileError, match="no way to find articles"):
        load_source(write(tmp_path, bare))
    assert not load_source(write(tmp_path, bare + "enabled = false\n")).enabled


def test_one_bad_file_does_not_stop_the_others(tmp_path: Path) -> None:
    write(tmp_path, GOOD, "a.toml")
    write(tmp_path, "nonsense", "b.toml")
    write(tmp_path, GOOD, "Not An Id.toml")
    sources, errors = load_sources(tmp_path)
    assert [source.id for source in sources] == ["a"]
    assert sorted(error.file.name for error in errors) == ["Not An Id.toml", "b.toml"]
