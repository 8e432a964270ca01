"""Settings for all tests."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# A property test looks for new examples at every desk; a build must not fail for one that nobody's change brought, and
# no test for a slow machine.
settings.register_profile("desk", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "desk")

# Where a shell runs the tests in the background, interruptions are ignored, also by what the tests start and interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

ROOT = Path(__file__).parents[1]


def pytest_configure() -> None:
    """Compiled modules that are older than their source would be tested in its place."""
    for compiled in ROOT.glob("facts/*.so"):
        source = compiled.with_name(compiled.name.partition(".")[0] + ".py")
        if compiled.stat().st_mtime < source.stat().st_mtime:
            pytest.exit(f"facts/{source.name} has changed since it was compiled: say make fast, or make plain", 4)
