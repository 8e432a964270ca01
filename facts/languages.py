"""Languages as data: one TOML file each, whose tables belong to the grammars that read them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from facts.datafiles import load_data


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language. ``tables`` holds the TOML tables by name; each grammar reads its own."""

    code: str
    tables: Mapping[str, Mapping[str, Any]]

    def table(self, name: str) -> Mapping[str, Any]:
        """One table of the language file. Raises KeyError that names language and table."""
        if name not in self.tables:
            msg = f"facts/languages/{self.code}.toml has no table [{name}]"
            raise KeyError(msg)
        return self.tables[name]

    def __hash__(self) -> int:
        return hash(self.code)


@cache
def load_language(code: str) -> Language:
    """The language of an ISO 639-1 code. Raises KeyError for one that has no file."""
    if code not in language_codes():
        msg = f"no language {code!r}; there are {', '.join(language_codes())}"
        raise KeyError(msg)
    return Language(code, load_data("languages", f"{code}.toml"))


@cache
def language_codes() -> tuple[str, ...]:
    """The codes of all languages, sorted."""
    folder = files("facts") / "languages"
    return tuple(sorted(entry.name[:-5] for entry in folder.iterdir() if entry.name.endswith(".toml")))
