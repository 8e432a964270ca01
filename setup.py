"""Compiles the reader of facts, which is plain Python, with mypyc: it then reads about a third faster.

A wheel holds the compiled reader where a C compiler is at hand, and plain Python alone where none is; both read the
same. An editable install stays plain, so that what is edited is what runs; ``make fast`` compiles in place.
"""

import re
import sys
from pathlib import Path

from setuptools import Extension, setup

_PLAIN = {
    "facts.model",
    "facts.story",
    "facts.values",
}  # classes of pydantic's, or that workers send; mypyc's cannot be
_IMPORTED = re.compile(r"^from (facts\.[\w.]+) import", re.MULTILINE)


def _file(module: str) -> Path:
    """Where a module is, or a package that holds code itself."""
    path = Path(*module.split("."))
    return path / "__init__.py" if path.is_dir() else path.with_suffix(".py")


def _with_imports(module: str, found: set[str]) -> set[str]:
    """A module of ``facts`` and all that it imports."""
    found.add(module)
    for other in _IMPORTED.findall(_file(module).read_text("utf-8")):
        if other not in found and _file(other).exists():
            _with_imports(other, found)
    return found


def _compiled() -> list[Extension]:
    if "editable_wheel" in sys.argv or not {"bdist_wheel", "build_ext"} & set(sys.argv):
        return []
    from mypyc.build import mypycify  # noqa: PLC0415 - asked for by the builds that need it alone

    modules = [str(_file(name)) for name in sorted(_with_imports("facts.reader", set()) - _PLAIN)]
    flags = ["--config-file=", "--ignore-missing-imports"]
    extensions = mypycify([*flags, *modules], opt_level="3", debug_level="0", multi_file=True)
    for extension in extensions:
        extension.optional = True
    return extensions


setup(ext_modules=_compiled())
