"""Workspaces: what init writes opens, and what is wrong is told with file, line, key and remedy."""

from __future__ import annotations

from pathlib import Path

import pytest

from scraper.sources import load_sources
from storage.errors import SettingsFileError, StoryFileError, WorkspaceError
from storage.settings import Settings
from storage.workspace import init_workspace, load_story, open_workspace

STORY = """\
title = "A startup"
match = "AMI Labs"

[subject]
name = "AMI Labs"

[[facts]]
id = "valuation"
kind = "valuation"

[[facts]]
id = "launch"
kind = "launch_date"
"""


def story_file(folder: Path, text: str, name: str = "startup.toml") -> Path:
    file = folder / name
    file.write_text(text, encoding="utf-8")
    return file


def workspace(folder: Path, settings: str = "") -> Path:
    (folder / "stories").mkdir()
    (folder / "factdrift.toml").write_text(settings, encoding="utf-8")
    return folder


def told(folder: Path, text: str) -> StoryFileError:
    with pytest.raises(StoryFileError) as caught:
        load_story(story_file(folder, text))
    return caught.value


def test_what_init_writes_is_a_workspace_without_errors(tmp_path: Path) -> None:
    written = init_workspace(tmp_path / "news")
    opened = open_workspace(tmp_path / "news")
    assert opened.errors == ()
    assert opened.settings == Settings()
    assert opened.root / "factdrift.toml" in written
    assert all(file.is_file() for file in written)
    assert {file.stem for file in written if file.parent.name == "stories"} == set(opened.stories)


def test_the_sources_that_init_writes_are_valid_and_enabled(tmp_path: Path) -> None:
    init_workspace(tmp_path)
    sources, errors = load_sources(open_workspace(tmp_path).sources)
    assert errors == []
    assert [source.id for source in sources if source.enabled] == ["heise", "le-monde", "techcrunch"]


def test_every_setting_that_the_template_shows_in_a_comment_is_the_default(tmp_path: Path) -> None:
    init_workspace(tmp_path)
    file = tmp_path / "factdrift.toml"
    shown = [line.removeprefix("# ") for line in file.read_text(encoding="utf-8").splitlines()]
    active = [line for line in shown if "user:password" not in line and "your.site" not in line]
    keys = [line if line.startswith("[") or " = " in line.split("#")[0] else "" for line in active]
    file.write_text("\n".join(keys), encoding="utf-8")
    assert open_workspace(tmp_path).settings == Settings()
    assert {"timeout", "max_size", "workers"} <= {key.split(" = ")[0] for key in keys}


def test_init_does_not_touch_a_workspace(tmp_path: Path) -> None:
    init_workspace(tmp_path)
    (tmp_path / "factdrift.toml").write_text("# mine\n", encoding="utf-8")
    with pytest.raises(WorkspaceError, match="a workspace already"):
        init_workspace(tmp_path)
    assert (tmp_path / "factdrift.toml").read_text(encoding="utf-8") == "# mine\n"


def test_init_keeps_files_that_are_there(tmp_path: Path) -> None:
    (tmp_path / "sources").mkdir()
    mine = tmp_path / "sources" / "heise.toml"
    mine.write_text("# mine\n", encoding="utf-8")
    assert mine not in init_workspace(tmp_path)
    assert mine.read_text(encoding="utf-8") == "# mine\n"


def test_init_where_a_file_stands_is_told(tmp_path: Path) -> None:
    (tmp_path / "news").write_text("")
    with pytest.raises(WorkspaceError, match="cannot be made a workspace"):
        init_workspace(tmp_path / "news")


def test_a_folder_that_is_no_workspace_is_told_with_the_command_that_makes_one(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match=f"not a Factdrift workspace.*factdrift init {tmp_path}"):
        open_workspace(tmp_path)


@pytest.mark.parametrize(
    ("setting", "url"),
    [
        ("", "sqlite:///{root}/factdrift.db"),
        ('database = "sqlite:///data/l.db"', "sqlite:///{root}/data/l.db"),
        ('database = "sqlite:////var/l.db"', "sqlite:////var/l.db"),
        ('database = "postgresql+psycopg://anna:pw@db/facts"', "postgresql+psycopg://anna:pw@db/facts"),
    ],
)
def test_the_database_is_meant_relative_to_the_workspace(tmp_path: Path, setting: str, url: str) -> None:
    opened = open_workspace(workspace(tmp_path, setting))
    assert opened.database_url.render_as_string(hide_password=False) == url.format(root=tmp_path)


@pytest.mark.parametrize(
    ("settings", "line", "key", "says"),
    [
        ("[crawl]\ndelay = 1\ntimout = 3\n", 3, "crawl.timout", "unknown key. Did you mean 'timeout'?"),
        ("[crawl]\ndelay = -1\n", 2, "crawl.delay", "-1: Input should be greater than or equal to 0"),
        ('[schedule]\ncrawl = "often"\n', 2, "schedule.crawl", "is no timetable. Write"),
        ('[report]\nformats = ["pdf"]\n', 2, "report.formats[1]", "'pdf': Input should be 'html'"),
        ('\ndatabase = "ledger.db"\n', 2, "database", "not a database URL"),
        ("[crawl\n", 1, None, "not valid TOML"),
    ],
)
def test_wrong_settings_are_told(tmp_path: Path, settings: str, line: int, key: str | None, says: str) -> None:
    with pytest.raises(SettingsFileError) as caught:
        open_workspace(workspace(tmp_path, settings))
    assert (caught.value.file.name, caught.value.line, caught.value.key) == ("factdrift.toml", line, key)
    assert says in str(caught.value)


@pytest.mark.parametrize("crawl", ["every 15 minutes", "every minute", "every 2 hours", "daily 06:00", "never"])
def test_timetables_are_accepted(tmp_path: Path, crawl: str) -> None:
    opened = open_workspace(workspace(tmp_path, f'[schedule]\ncrawl = "{crawl}"\n'))
    assert opened.settings.schedule.crawl == crawl


def test_sizes_can_be_written_with_a_unit(tmp_path: Path) -> None:
    opened = open_workspace(workspace(tmp_path, '[crawl]\nmax_size = "5 MiB"\n'))
    assert opened.settings.crawl.max_size == 5 * 1024 * 1024


def test_a_broken_story_does_not_take_the_others_down(tmp_path: Path) -> None:
    folder = workspace(tmp_path) / "stories"
    story_file(folder, STORY, "good.toml")
    story_file(folder, "title = ", "broken.toml")
    story_file(folder, STORY.replace("kind", "knd"), "misspelt.toml")
    opened = open_workspace(tmp_path)
    assert set(opened.stories) == {"good"}
    assert [error.file.name for error in opened.errors] == ["broken.toml", "misspelt.toml"]


def test_broken_toml_is_told_with_its_line(tmp_path: Path) -> None:
    error = told(tmp_path, 'title = "x"\nmatch = AMI\n')
    assert (error.file.name, error.line) == ("startup.toml", 2)
    assert "not valid TOML" in error.problem


def test_a_file_that_ends_too_soon_is_told_with_its_last_line(tmp_path: Path) -> None:
    assert told(tmp_path, 'title = "x"\nmatch = [\n').line == 2


def test_a_file_that_is_not_utf_8_is_told_with_its_line(tmp_path: Path) -> None:
    (tmp_path / "startup.toml").write_bytes('title = "x"\nmatch = "Müller"\n'.encode("latin-1"))
    with pytest.raises(StoryFileError, match="not UTF-8") as caught:
        load_story(tmp_path / "startup.toml")
    assert caught.value.line == 2


def test_an_unknown_key_is_told_with_the_nearest_known_one(tmp_path: Path) -> None:
    error = told(tmp_path, STORY + 'holdr = "ASML"\n')
    assert (error.line, error.key) == (14, "facts[2].holdr")
    assert error.remedy == "Did you mean 'holder'?"
    own = told(tmp_path, STORY + '\n[kinds.recall]\ntyp = "count"\ntype = "count"\ncues = {en = ["recalled"]}\n')
    assert (own.line, own.key, own.remedy) == (16, "kinds.recall.typ", "Did you mean 'type'?")


def test_every_problem_of_a_file_is_told(tmp_path: Path) -> None:
    error = told(tmp_path, STORY.replace('title = "A startup"\n', "").replace("name =", "nam ="))
    assert [problem.key for problem in error.problems] == ["title", "subject.name", "subject.nam"]
    assert str(error).count("startup.toml") == 3


def test_a_missing_key_is_told_with_what_it_is_for(tmp_path: Path) -> None:
    error = told(tmp_path, STORY.replace('match = "AMI Labs"\n', ""))
    assert (error.key, error.problem) == ("match", "this key is missing")
    assert "Which articles belong" in error.remedy


def test_a_contradiction_is_told_with_its_remedy(tmp_path: Path) -> None:
    error = told(tmp_path, STORY.replace('id = "launch"', 'id = "valuation"'))
    assert error.problem == "two facts have the id 'valuation'"
    assert error.remedy == "Give one of them another id."
    subject = told(tmp_path, STORY + '\n[others]\norganisations = ["ami labs"]\n')
    assert "both the subject and one of [others]" in subject.problem


def test_an_unknown_kind_is_told_with_the_nearest_known_ones(tmp_path: Path) -> None:
    error = told(tmp_path, STORY.replace('kind = "valuation"', 'kind = "valuaton"'))
    assert (error.line, error.key, error.problem) == (9, "facts[1].kind", "'valuaton' is no known kind of fact")
    assert "'valuation'" in error.remedy


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ('since = "last week"', "'last week' is no day. Write it as 2026-01-15 (Articles published earlier"),
        ("since = 2026", "2026 is no day. Write it as 2026-01-15"),
        ('since = "2026-13-01"', "'2026-13-01' is no day. Write it as 2026-01-15"),
        ("since = 2026-01-05T10:00:00", "2026-01-05 10:00:00 is no day. Write it as 2026-01-15"),
        ("since = true", "true is no day. Write it as 2026-01-15"),
        ('languages = "en"', '\'en\' is no list. Write it in square brackets, such as ["one", "two"]'),
        ("others = 3", "3 is no table. Write its keys below a line with its name in square brackets"),
    ],
)
def test_a_value_of_another_type_is_told_with_the_form_that_is_wanted(tmp_path: Path, line: str, says: str) -> None:
    error = told(tmp_path, f"{line}\n{STORY}")
    assert error.line == 1
    assert says in str(error)


def test_a_word_for_a_number_and_a_number_for_a_word_are_told(tmp_path: Path) -> None:
    error = told(tmp_path, STORY + 'min = "a lot"\nlabel = 5\n')
    assert "facts[2].min: 'a lot' is no number. Write digits without quotes, such as 12.5" in str(error)
    assert "facts[2].label: 5 is no text. Write it in quotes" in str(error)


def test_a_trend_of_what_is_no_figure_is_told(tmp_path: Path) -> None:
    error = told(tmp_path, STORY + 'trend = "rises"\n')
    assert (error.line, error.key) == (14, "facts[2].trend")
    assert error.problem == "launch_date is of type date, which does not rise"
    assert error.remedy == "Remove trend: it is for kinds of type money, count, percent."


def test_a_choice_of_the_storys_own_needs_no_cues_and_a_count_does(tmp_path: Path) -> None:
    choice = STORY + '\n[[facts]]\nid = "berth"\nkind = "berth"\nvalues = {moored = ["moored"]}\n[kinds.berth]\n'
    assert load_story(story_file(tmp_path, choice + 'type = "choice"\n')).kinds["berth"].cues == {}
    error = told(tmp_path, choice + 'type = "count"\n')
    assert "cues" in str(error)


def test_a_kind_of_the_storys_own_is_known(tmp_path: Path) -> None:
    own = '\n[kinds.recall]\ntype = "count"\ncues = {en = ["recalled"]}\n'
    text = STORY.replace('kind = "launch_date"', 'kind = "recall"')
    assert load_story(story_file(tmp_path, text + own)).facts[1].kind == "recall"
    error = told(tmp_path, text.replace('"recall"', '"recal"') + own)
    assert "'recall'" in error.remedy


def test_a_broken_match_expression_is_told_with_its_position(tmp_path: Path) -> None:
    error = told(tmp_path, STORY.replace('"AMI Labs"\n\n', "'(AMI OR Labs'\n\n"))
    assert (error.line, error.key) == (2, "match")
    assert "character" in error.problem


def test_a_file_name_that_is_no_id_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoryFileError, match="'My Story' cannot be the id"):
        load_story(story_file(tmp_path, STORY, "My Story.toml"))


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(StoryFileError, match="cannot be read"):
        load_story(tmp_path / "missing.toml")


def test_a_wrong_entry_is_told_once_and_not_again_as_a_wrong_list(tmp_path: Path) -> None:
    path = tmp_path / "wrong.toml"
    head = 'title = "A"\nmatch = "A"\n[subject]\nname = "A"\n'
    path.write_text(head + '[[facts]]\nid = "v"\nkind = "valuation"\nnera = []\n')

    with pytest.raises(StoryFileError) as caught:
        load_story(path)

    assert [problem.key for problem in caught.value.problems] == ["facts[1].nera"]
