"""Compiles the reader of facts, which is plain Python, with mypyc: it then reads about a third faster.

A wheel holds the compiled reader where a C compiler is at hand, and plain Python alone where none is; both read the
same. An editable install stays plain, so that what is edited is what runs; ``make fast`` compiles in place.
"""

import re
import sys
from pathlib import Path

from setuptools import Extension, setup

_FACTS = Path("facts")
_PLAIN = {"model", "story", "values"}  # classes that are pydantic's, or that workers send: mypyc's cannot be sent
_IMPORTED = re.compile(r"^from facts\.(\w+) import", re.MULTILINE)


def _with_imports(module: str, found: set[str]) -> set[str]:
    """A module of ``facts`` and all that it imports."""
    found.add(module)
    for other in _IMPORTED.findall((_FACTS / f"{module}.py").read_text("utf-8")):
        if other not in found and (_FACTS / f"{other}.py").exists():
            _with_imports(other, found)
    return found


def _compiled() -> list[Extension]:
    if "editable_wheel" in sys.argv or not {"bdist_wheel", "build_ext"} & set(sys.argv):
        return []
    from mypyc.build import mypycify  # noqa: PLC0415 - asked for by the builds that need it alone

    modules = [str(_FACTS / f"{name}.py") for name in sorted(_with_imports("reader", set()) - _PLAIN)]
    flags = ["--config-file=", "--ignore-missing-imports"]
    extensions = mypycify([*flags, *modules], opt_level="1", debug_level="0", multi_file=True)
    for extension in extensions:
        extension.optional = True
    return extensions


setup(ext_modules=_compiled())
