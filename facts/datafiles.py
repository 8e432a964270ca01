"""The tables of data that stand beside the code. The only importer of tomli.

tomli reads what ``tomllib`` reads, and its wheels are compiled: the words of the languages and kinds, which each short
command loads, take a third of the time.
"""

from __future__ import annotations

from importlib.resources import files
from typing import Any

import tomli


def load_data(*place: str) -> dict[str, Any]:
    """The tables of a file in ``facts``. Raises FileNotFoundError, and TOMLDecodeError for a file that is broken."""
    return tomli.loads(files("facts").joinpath(*place).read_text(encoding="utf-8"))
