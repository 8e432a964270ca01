"""The order of the packages, read from the imports of every file: left never imports right."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
MAY_IMPORT = {
    "facts": set(),
    "storage": {"facts"},
    "scraper": {"facts", "storage"},
    "reports": {"facts", "storage"},
    "scheduler": {"facts", "storage", "scraper", "reports"},
    "commands": {"facts", "storage", "scraper", "reports", "scheduler", "demosite"},
    "cli": {"facts", "storage", "scraper", "reports", "scheduler", "demosite", "commands"},
    "demosite": set(),
}
OF_READING = ["words", "dates", "names", "amounts", "kinds", "stance", "meaning", "owners", "claims"]
ONLY_IN = {
    "trafilatura": {"scraper/text.py"},
    "deepdiff": {"facts/changes/diff.py"},
    "apscheduler": {"scheduler.py"},
    "uvicorn": {"commands/serving.py"},
    "argon2": {"reports/web/passwords.py"},
    "fasttext": {"facts/words/language_detection.py"},
    "apprise": {"reports/sending.py"},
    "tomlkit": {"scraper/source_editing.py"},
    "tomli": {"facts/datafiles.py"},
}


def product_files() -> list[Path]:
    return sorted(
        path
        for name in MAY_IMPORT
        for path in ([ROOT / f"{name}.py"] if (ROOT / f"{name}.py").exists() else (ROOT / name).rglob("*.py"))
    )


def imported(source: str) -> set[str]:
    """The top-level names that a file imports anywhere: at its top, in functions, under TYPE_CHECKING, by name."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        match node:
            case ast.Import(names=names):
                found |= {name.name.partition(".")[0] for name in names}
            case ast.ImportFrom(module=str(module), level=0):
                found.add(module.partition(".")[0])
            case ast.Call(func=ast.Attribute(attr="import_module"), args=[ast.Constant(value=str(module)), *_]):
                found.add(module.partition(".")[0])
            case ast.ImportFrom(level=level) if level > 0:
                found.add("(relative)")
            case _:
                pass
    return found


def breaches(path: str, source: str) -> set[str]:
    """What a file imports and must not."""
    package = path.partition("/")[0].removesuffix(".py")
    names = imported(source)
    wrong = (names & set(MAY_IMPORT)) - MAY_IMPORT[package] - {package}
    return (
        wrong | {name for name in names & set(ONLY_IN) if path not in ONLY_IN[name]} | (names & {"(relative)", "tests"})
    )


@pytest.mark.parametrize("path", product_files(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_left_never_imports_right(path: Path) -> None:
    """The order is facts → storage → {scraper | reports} → scheduler → commands → cli; the demo site stands alone."""
    assert breaches(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8")) == set()


def within_facts(source: str) -> set[str]:
    """The packages of ``facts`` that a file imports from."""
    modules = [node.module for node in ast.walk(ast.parse(source)) if isinstance(node, ast.ImportFrom) and node.module]
    return {module.split(".")[1] for module in modules if module.startswith("facts.")}


def breaches_of_reading(package: str, source: str) -> set[str]:
    """What a file of a package of ``facts`` imports and must not: what comes after it, or what tells changes."""
    after = {*OF_READING[OF_READING.index(package) + 1 :], "changes"} if package in OF_READING else set(OF_READING)
    return within_facts(source) & after


@pytest.mark.parametrize("package", [*OF_READING, "changes"])
def test_a_text_is_read_step_by_step(package: str) -> None:
    """Each step knows those before it alone; what tells changes knows none of them."""
    found = {
        path.name: breaches_of_reading(package, path.read_text("utf-8"))
        for path in (ROOT / "facts" / package).glob("*.py")
    }
    assert found
    assert {name: wrong for name, wrong in found.items() if wrong} == {}


def test_every_step_of_reading_is_in_order() -> None:
    folders = {path.parent.name for path in (ROOT / "facts").glob("*/__init__.py")}
    assert folders == {*OF_READING, "changes"}


@pytest.mark.parametrize(
    ("package", "source", "wrong"),
    [
        ("words", "from facts.claims.owning import belongs", {"claims"}),
        ("stance", "from facts.changes import diff", {"changes"}),
        ("changes", "from facts.stance.stance import Stance", {"stance"}),
        ("claims", "from facts.words.text import fold\nfrom facts.compare import compare", set()),
    ],
)
def test_a_step_that_knows_a_later_one_would_be_found(package: str, source: str, wrong: set[str]) -> None:
    assert breaches_of_reading(package, source) == wrong


def test_every_package_was_looked_at() -> None:
    looked = {path.relative_to(ROOT).parts[0].removesuffix(".py") for path in product_files()}
    assert looked == set(MAY_IMPORT)


@pytest.mark.parametrize(
    ("path", "source", "wrong"),
    [
        ("facts/words/text.py", "import storage.schema", {"storage"}),
        ("scraper/run.py", "def f():\n    from reports import timeline", {"reports"}),
        ("reports/timeline.py", "import importlib\nimportlib.import_module('scraper.text')", {"scraper"}),
        ("scheduler.py", "import cli", {"cli"}),
        ("demosite/play.py", "from facts.model import Claim", {"facts"}),
        ("storage/claims.py", "from demosite import play", {"demosite"}),
        ("scraper/outcome.py", "from trafilatura import extract", {"trafilatura"}),
        ("facts/changes/sheets.py", "from deepdiff import DeepDiff", {"deepdiff"}),
        ("commands/timetable.py", "import apscheduler.events", {"apscheduler"}),
        ("commands/notifying.py", "from apprise import Apprise", {"apprise"}),
        ("scraper/opml.py", "from tomlkit.items import Array", {"tomlkit"}),
        ("facts/changes/diff.py", "from . import model", {"(relative)"}),
        ("scraper/text.py", "import trafilatura\nfrom storage import articles\nfrom scraper import dates", set()),
    ],
)
def test_a_breach_would_be_found(path: str, source: str, wrong: set[str]) -> None:
    assert breaches(path, source) == wrong
