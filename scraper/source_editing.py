"""Writing source files: a new one from what is known of an outlet, and small edits that keep a person's comments."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from pathlib import Path
from shlex import quote
from typing import Any
from urllib.parse import urlsplit

import tomlkit
from tomlkit.items import Array

from scraper.addresses import site
from scraper.errors import SourceFileError
from scraper.sources import SOURCE_ID, SourceFile, load_source
from storage.errors import Problem

_ORDER = ("name", "home", "language", "country", "enabled")


def source_text(source: SourceFile) -> str:
    """The TOML of a source file, short: what equals a default is left out, but ``enabled`` is always said."""
    values = source.model_dump(exclude_defaults=True) | {"enabled": source.enabled}
    tables = {name: values[name] for name in ("discover", "expect") if values.get(name)}
    return toml_text({key: values[key] for key in _ORDER if key in values} | tables)


def toml_text(values: Mapping[str, Any]) -> str:
    """TOML of values in their order, the tables last. Long lists take a line for each entry."""
    document = tomlkit.document()
    for name, value in values.items():
        if isinstance(value, Mapping):
            table = tomlkit.table()
            for key, inner in value.items():
                table.add(key, _list(inner) if isinstance(inner, list | tuple) else inner)
            document.add(tomlkit.nl())
            document.add(name, table)
        else:
            document.add(name, value)
    return tomlkit.dumps(document)


def write_source(folder: Path, key: str, source: SourceFile) -> Path:
    """Write ``KEY.toml`` into the folder of the sources. Raises SourceFileError when there is one already."""
    file = folder / f"{key}.toml"
    folder.mkdir(parents=True, exist_ok=True)
    try:
        with file.open("x", encoding="utf-8", newline="") as out:
            out.write(source_text(source))
    except FileExistsError:
        raise _taken(file) from None
    return file


def _taken(file: Path) -> SourceFileError:
    remedy = (
        f"Edit it, remove it, or choose another id with --id. Try it with: factdrift source test {quote(file.stem)}"
    )
    return SourceFileError(file, Problem(None, "there is a source of this id already", remedy))


def check_id(folder: Path, key: str, *, free: bool = True) -> str:
    """The id, if it can be one and, with ``free``, is not taken. Raises SourceFileError."""
    file = folder / f"{key}.toml"
    if not SOURCE_ID.fullmatch(key):
        remedy = "Give one of small letters, digits, - and _ with --id."
        raise SourceFileError(file, Problem(None, f"{key!r} cannot be the id of a source", remedy))
    if free and file.exists():
        raise _taken(file)
    return key


def set_enabled(file: Path, *, enabled: bool) -> bool:
    """Switch a source on or off in its file, and keep all else in it as it is. Tells whether that changed anything.

    Raises SourceFileError when the file cannot be used, or would have nothing to crawl.
    """
    source = load_source(file)
    if enabled and not source.discover.addresses():
        remedy = "Add feeds, sitemaps, sections or search under [discover] first."
        raise SourceFileError(file, Problem("discover", "the source has no way to find articles", remedy))
    document = tomlkit.parse(file.read_bytes().decode("utf-8-sig"))
    if source.enabled == enabled:
        return False
    if "enabled" in document:
        document["enabled"] = enabled
        text = tomlkit.dumps(document)
    else:
        text = _with_line(tomlkit.dumps(document), f"enabled = {str(enabled).lower()}")
    half = file.with_name(f".{file.name}.part")
    try:
        half.write_text(text, encoding="utf-8", newline="")
        half.replace(file)
    finally:
        half.unlink(missing_ok=True)
    return True


def source_id(name: str) -> str:
    """An id made of a name or of an address's domain: ``https://www.le-monde.fr/`` → ``le-monde``."""
    if "://" in name:
        host = urlsplit(name).hostname or ""
        domain = site(name)
        numeric = ":" in domain or not re.search(r"[a-z]", host)
        name = host if numeric else domain.partition(".")[0]
    plain = unicodedata.normalize("NFKD", name.replace("ß", "ss")).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "source"


def free_id(key: str, taken: Iterable[str]) -> str:
    """The id itself, or with the first number that makes it a new one."""
    known = set(taken)
    number, free = 2, key
    while free in known:
        free, number = f"{key}-{number}", number + 1
    return free


def _list(values: Any) -> Array:
    array = tomlkit.array()
    array.extend(values)
    return array.multiline(len(values) > 1 and sum(map(len, values)) > 90)


def _with_line(text: str, line: str) -> str:
    """The file with one more key, in front of its first table."""
    lines = text.splitlines(keepends=True)
    at = next((number for number, one in enumerate(lines) if re.match(r"\s*\[", one)), len(lines))
    while at > 0 and not lines[at - 1].split("#")[0].strip():
        at -= 1
    end = "\r\n" if lines and lines[0].endswith("\r\n") else "\n"
    if at and not lines[at - 1].endswith("\n"):
        lines[at - 1] += end
    return "".join([*lines[:at], line + end, *lines[at:]])
