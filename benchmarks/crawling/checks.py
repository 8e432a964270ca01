"""Figures that are as they should be, or not."""

from __future__ import annotations

failures: list[str] = []
"""The names of those that were not."""


def check(name: str, figure: object, right: bool) -> None:
    """Print a figure, and remember one that is not as it should be."""
    print(f"  {'ok ' if right else 'BAD'} {name}: {figure}", flush=True)
    if not right:
        failures.append(name)
