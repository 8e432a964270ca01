"""A source's own code for a hard site: ``sources/ID.py`` with ``discover(text, url)``, ``clean(html, url)``, or both.

It runs because a person put it beside the source file, with all that person's rights, but in a worker process with its
limits of time and memory. What goes wrong in it is told with file and line, and costs one page or one listing.
"""

from __future__ import annotations

import ast
import sys
import traceback
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from types import ModuleType
from typing import Any

from scraper.discovery.candidate import Candidate, candidate, distinct
from scraper.discovery.sections import MOST_LINKS
from scraper.errors import OverrideError, SourceFileError
from storage.errors import Problem

FUNCTIONS = {"discover": ("text", "url"), "clean": ("html", "url")}
_LINK_KEYS = ("url", "title", "summary", "date")
_TEXT_KEYS = ("text", "title", "published", "author", "language")
_loaded: dict[str, tuple[int, ModuleType]] = {}  # by path: when the file was changed, and what it is


@dataclass(frozen=True, slots=True)
class OwnText:
    """The text of a page as a source's own code takes it out. What it leaves out is read from the page as usual."""

    text: str  # one paragraph a line
    title: str | None = None
    published: str | None = None  # any spelling that ``parse_moment`` reads
    author: str | None = None
    language: str | None = None


def check_override(file: Path) -> list[Problem]:
    """What is wrong with an override as far as can be told without running it."""
    try:
        tree = ast.parse(file.read_bytes(), str(file))
    except SyntaxError as error:
        return [Problem(None, f"this is not valid Python: {error.msg}", "Correct it.", error.lineno)]
    except ValueError as error:
        return [Problem(None, f"this is not valid Python: {error}", "Save it as UTF-8 text.")]
    found = {node.name: node for node in tree.body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
    problems = []
    for name, wanted in FUNCTIONS.items():
        node = found.get(name)
        if isinstance(node, ast.AsyncFunctionDef):
            problems.append(Problem(name, "it is async", "Write a plain function: def.", node.lineno))
        elif node is not None and len(node.args.args) + len(node.args.posonlyargs) != 2:
            problems.append(
                Problem(name, "it must take two arguments", f"Write def {name}({', '.join(wanted)}):", node.lineno)
            )
    if not set(FUNCTIONS) & set(found):
        problems.append(
            Problem(None, "it has neither discover nor clean", "Write def discover(text, url) or def clean(html, url).")
        )
    return problems


def problems_beside(folder: Path) -> list[SourceFileError]:
    """What is wrong with the ``.py`` files of a folder of sources, those that belong to no source included."""
    found = []
    for file in sorted(folder.glob("*.py")):
        problems = check_override(file)
        if not file.with_suffix(".toml").is_file():
            remedy = "Name it as the source it belongs to, or remove it."
            problems = [Problem(None, f"there is no {file.stem}.toml beside it", remedy)]
        if problems:
            found.append(SourceFileError(file, *problems))
    return found


def own_links(file: Path, text: str, url: str) -> list[Candidate] | None:
    """What the override's ``discover`` makes of a listing; None where it leaves the listing to us."""
    function = _function(file, "discover")
    given = _call(file, function, text, url) if function else None
    if given is None:
        return None
    found: list[Candidate] = []
    for link in _entries(file, function, given):
        parts = {"url": link} if isinstance(link, str) else link
        if not isinstance(parts, dict) or not isinstance(parts.get("url"), str) or set(parts) - set(_LINK_KEYS):
            what = f"discover gave {_shown(link)}; give addresses, or dicts with {', '.join(_LINK_KEYS)}"
            raise OverrideError(file, _line(function), what)
        one = candidate(url, parts["url"], parts.get("title"), parts.get("summary"), parts.get("date"))
        if one is not None:
            found.append(one)
        if len(found) >= MOST_LINKS:
            break
    return distinct(found)


def own_text(file: Path, html: str, url: str) -> OwnText | None:
    """What the override's ``clean`` makes of a page; None where it leaves the page to us."""
    function = _function(file, "clean")
    given = _call(file, function, html, url) if function else None
    if given is None:
        return None
    if not isinstance(given, dict) or not isinstance(given.get("text"), str) or set(given) - set(_TEXT_KEYS):
        what = f"clean gave {_shown(given)}; give a dict with {', '.join(_TEXT_KEYS)}, or None"
        raise OverrideError(file, _line(function), what)
    values = {key: value.isoformat() if isinstance(value, datetime) else value for key, value in given.items()}
    wrong = next((key for key, value in values.items() if value is not None and not isinstance(value, str)), None)
    if wrong is not None:
        raise OverrideError(file, _line(function), f"clean gave no text as {wrong!r} but {_shown(given[wrong])}")
    return OwnText(**values)


def _function(file: Path, name: str) -> Callable[..., Any] | None:
    function = getattr(_module(file), name, None)
    if function is not None and not callable(function):
        raise OverrideError(file, None, f"{name} is no function")
    return function


def _module(file: Path) -> ModuleType:
    try:
        changed = file.stat().st_mtime_ns
    except OSError as error:
        raise OverrideError(file, None, f"it cannot be read ({error.strerror})") from error
    known = _loaded.get(str(file))
    if known is not None and known[0] == changed:
        return known[1]
    module = ModuleType(f"source_{file.stem}")
    module.__file__ = str(file)
    _call(file, _run, file, module)
    _loaded[str(file)] = (changed, module)
    return module


def _run(file: Path, module: ModuleType) -> None:
    exec(compile(file.read_bytes(), str(file), "exec"), module.__dict__)  # noqa: S102 - the user's own code, see above


def _call(file: Path, function: Callable[..., Any], *arguments: Any) -> Any:
    """Call the user's code; whatever it raises is told with its line. What it prints goes to standard error."""
    try:
        with redirect_stdout(sys.stderr):
            given = function(*arguments)
            return list(given) if isinstance(given, Iterable) and not isinstance(given, str | dict | list) else given
    except SyntaxError as error:
        raise OverrideError(file, error.lineno, f"this is not valid Python: {error.msg}") from None
    except MemoryError:
        raise
    except (Exception, SystemExit) as error:  # noqa: BLE001 - whatever it raises is told, and costs one page
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == str(file)]
        words = " ".join(str(error).split())[:200]
        raise OverrideError(file, lines[-1] if lines else None, f"{type(error).__name__}: {words}") from None


def _entries(file: Path, function: Callable[..., Any] | None, given: Any) -> list[Any]:
    if not isinstance(given, list):
        raise OverrideError(file, _line(function), f"discover gave {_shown(given)}; give a list of addresses, or None")
    return given


def _line(function: Callable[..., Any] | None) -> int | None:
    code = getattr(function, "__code__", None)
    return code.co_firstlineno if code else None


def _shown(value: Any) -> str:
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."
