"""Compiles the reader of facts, which is plain Python, with mypyc: it then reads half as fast again.

A wheel holds the compiled reader where a C compiler is at hand, and plain Python alone where none is; both read the
same. An editable install stays plain, so that what is edited is what runs; ``make fast`` compiles in place.
"""

import sys
from pathlib import Path

from setuptools import Extension, setup

_NOT_COMPILED = {"model.py", "story.py", "values.py"}  # pydantic, and what workers send


def _compiled() -> list[Extension]:
    if "editable_wheel" in sys.argv or not {"bdist_wheel", "build_ext"} & set(sys.argv):
        return []
    from mypyc.build import mypycify  # noqa: PLC0415 - asked for by the builds that need it alone

    modules = [str(path) for path in sorted(Path("facts").glob("*.py")) if path.name not in _NOT_COMPILED]
    extensions = mypycify(["--config-file=", "--ignore-missing-imports", *modules], opt_level="2", multi_file=True)
    for extension in extensions:
        extension.optional = True
    return extensions


setup(ext_modules=_compiled())
