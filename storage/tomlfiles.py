"""Reading a TOML file into a pydantic model, with errors that name line, key and remedy.

``tomllib`` gives no positions for keys, so ``line_of`` finds them again in the text.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Mapping
from datetime import date, time
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from storage.errors import FileError, Problem

Model = TypeVar("Model", bound=BaseModel)
Location = tuple[int | str, ...]

_HEADER = re.compile(r"^\s*(\[\[?)\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"|'[^']*'))*)\s*=""")
_FORMS = {
    "date": ("is no day", "Write it as 2026-01-15"),
    "string": ("is no text", "Write it in quotes"),
    "tuple": ("is no list", 'Write it in square brackets, such as ["one", "two"]'),
    "list": ("is no list", 'Write it in square brackets, such as ["one", "two"]'),
    "bool": ("is neither true nor false", "Write one of them, without quotes"),
    "int": ("is no whole number", "Write digits without quotes, such as 12"),
    "float": ("is no number", "Write digits without quotes, such as 12.5"),
    "model": ("is no table", "Write its keys below a line with its name in square brackets"),
    "dict": ("is no table", "Write its keys below a line with its name in square brackets"),
}
"""What a value is not, and how one is written in TOML, by pydantic's name for the type."""
_OTHER_TYPE = re.compile(
    rf"({'|'.join(_FORMS)})_(?:attributes_type|type|parsing|from_float|from_datetime_parsing|from_datetime_inexact)"
)
_POSITION = re.compile(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)")


def read_model(path: Path, model: type[Model], error: type[FileError]) -> tuple[Model, str]:
    """The model a TOML file holds, and the file's text. Raises ``error`` with every problem of the file."""
    text = _read_text(path, error)
    try:
        return model.model_validate(tomllib.loads(text)), text
    except tomllib.TOMLDecodeError as broken:
        raise error(path, _syntax_problem(broken, text)) from None
    except ValidationError as invalid:
        raise error(path, *(_problem(details, model, text) for details in _causes(invalid))) from None


def _causes(invalid: ValidationError) -> list[ErrorDetails]:
    """The errors without those of a list or table that only fails because something in it does."""
    found = invalid.errors()
    outer = {details["loc"][:depth] for details in found for depth in range(len(details["loc"]))}
    return [details for details in found if details["loc"] not in outer]


def line_of(text: str, location: Location) -> int | None:
    """The line (from 1) of a key such as ``("facts", 2, "kind")``, or of the nearest key around it."""
    lines: dict[Location, int] = {}
    tables: dict[Location, int] = {}
    here: Location = ()
    for number, line in enumerate(text.splitlines(), start=1):
        if header := _HEADER.match(line):
            here = _absolute(_parts(header[2]), tables, is_array=header[1] == "[[")
            lines.setdefault(here, number)
        elif key := _KEY.match(line):
            lines.setdefault(here + _parts(key[1]), number)
    for length in range(len(location), 0, -1):
        if found := lines.get(location[:length]):
            return found
    return None


def dotted(location: Location) -> str:
    """``("facts", 2, "kind")`` → ``facts[3].kind``: people count from one."""
    return "".join(f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in location).lstrip(".")


def nearest(word: str, known: list[str]) -> str:
    """A remedy that names the known words nearest to a misspelt one, or all of them."""
    near = difflib.get_close_matches(word, known, n=3, cutoff=0.6)
    if near:
        return f"Did you mean {' or '.join(repr(name) for name in near)}?"
    return f"Known are: {', '.join(sorted(known))}."


def _read_text(path: Path, error: type[FileError]) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as broken:
        line = broken.object[: broken.start].count(b"\n") + 1
        problem = Problem(None, "the file is not UTF-8", "Save it with UTF-8 encoding.", line)
        raise error(path, problem) from None
    except OSError as broken:
        problem = Problem(None, f"cannot be read ({broken.strerror})", "Check that it exists and who may read it.")
        raise error(path, problem) from None


def _syntax_problem(broken: tomllib.TOMLDecodeError, text: str) -> Problem:
    position = _POSITION.search(str(broken))
    what = _POSITION.sub("", str(broken))
    line = int(position[1]) if position and position[1] else max(len(text.splitlines()), 1)
    column = f" at column {position[2]}" if position and position[2] else ""
    return Problem(None, f"this is not valid TOML: {what}{column}", "See https://toml.io for the syntax.", line)


def _problem(details: ErrorDetails, model: type[BaseModel], text: str) -> Problem:
    location = _written(details["loc"])
    line, key = line_of(text, location), dotted(location) or None
    match details["type"]:
        case "extra_forbidden":
            known = sorted(model_at(model, location[:-1]))
            return Problem(key, "unknown key", nearest(str(location[-1]), known), line)
        case "missing":
            name = location[-1]
            return Problem(key, "this key is missing", f"Add `{name} = ...`{_hint(model, location)}.", line)
        case "value_error":
            what, _, remedy = str(details["ctx"]["error"]).rpartition("; ")
            remedy = f"{remedy[:1].upper()}{remedy[1:]}." if what else f"Change it{_hint(model, location)}."
            return Problem(key, what or str(details["ctx"]["error"]), remedy, line)
    hint = _hint(model, location)
    if (form := _form(details["type"])) is not None:
        what, remedy = form
        return Problem(key, f"{_shown(details['input'])} {what}", f"{remedy}{hint}.", line)
    return Problem(key, f"{_shown(details['input'])}: {details['msg']}", f"Change it{hint}.", line)


def _form(kind: str) -> tuple[str, str] | None:
    """What a value of another type is not, and how one is written, by pydantic's name for the error."""
    found = _OTHER_TYPE.fullmatch(kind)
    return _FORMS[found[1]] if found else None


def model_at(model: type[BaseModel], location: Location) -> Mapping[str, str | None]:
    """The keys a model knows at a location, each with its description; none where the location is no table."""
    at: Any = model
    for part in location:
        at = _inside(at, part)
    if _is_model(at):
        return {field.alias or name: field.description for name, field in at.model_fields.items()}
    return {}


def _inside(annotation: Any, part: int | str) -> Any:
    """The type of a key of a model or a dict, or of an entry of a list or a tuple; None where there is none."""
    if _is_model(annotation):
        field = annotation.model_fields.get(str(part))
        return _plain_type(field.annotation) if field else None
    arguments = get_args(annotation)
    return _plain_type(arguments[-1 if get_origin(annotation) is dict else 0]) if arguments else None


def _plain_type(annotation: Any) -> Any:
    """``Annotated[Model, ...]`` and ``Model | None`` → ``Model``."""
    if get_origin(annotation) in {Annotated, Union, UnionType}:
        return _plain_type(get_args(annotation)[0])
    return annotation


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)


def _hint(model: type[BaseModel], location: Location) -> str:
    description = model_at(model, location[:-1]).get(str(location[-1])) if location else None
    return f" ({description})" if description else ""


def _written(location: tuple[int | str, ...]) -> Location:
    """Pydantic's location without its markers that are no key of the file (``function-after[...]``, ``[key]``)."""
    return tuple(part for part in location if isinstance(part, int) or not re.search(r"[\[(]", part))


def _shown(value: Any) -> str:
    if isinstance(value, bool | date | time):
        return str(value).lower()
    shown = repr(value)
    return shown if len(shown) <= 60 else f"{shown[:57]}..."


def _parts(key: str) -> Location:
    found = re.findall(r"""([\w-]+)|"([^"]*)"|'([^']*)'""", key)
    return tuple(plain or double or single for plain, double, single in found)


def _absolute(parts: Location, tables: dict[Location, int], *, is_array: bool) -> Location:
    """The location of a header: every array of tables on the way gets the index of its latest table."""
    here: Location = ()
    for part in parts[:-1]:
        here += (part,)
        if here in tables:
            here += (tables[here],)
    here += (parts[-1],)
    if is_array:
        tables[here] = tables.get(here, -1) + 1
        return (*here, tables[here])
    return here
