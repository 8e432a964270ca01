"""Settings for all tests."""

from __future__ import annotations

import os

from hypothesis import settings

# A property test looks for new examples at every desk; a build must not fail for one that nobody's change brought.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
