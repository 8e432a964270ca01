"""Every word of a language file is read by somebody: a list under a wrong name or in a wrong table is dead."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import facts
from facts.languages import language_codes, load_language

ROOT = Path(facts.__file__).parent
CODE = "\n".join(path.read_text(encoding="utf-8") for path in ROOT.rglob("*.py"))


@pytest.mark.parametrize("code", language_codes())
def test_every_list_is_asked_for_in_the_code(code: str) -> None:
    language = load_language(code)
    names = {name for table in language.tables.values() for name in table} | set(language.table("dates")["sets"])
    assert [name for name in sorted(names) if not re.search(rf"\b{name}\b", CODE)] == []


@pytest.mark.parametrize("code", language_codes())
def test_every_language_has_the_tables_of_all(code: str) -> None:
    assert load_language(code).tables.keys() == load_language("en").tables.keys()
