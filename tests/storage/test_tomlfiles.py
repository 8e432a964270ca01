"""Finding the line of a key again in a TOML text."""

from __future__ import annotations

import pytest

from storage.tomlfiles import Location, dotted, line_of, nearest

TEXT = """\
title = "x"

[subject]
name = "AMI"  # [facts]
"odd key" = 1
a.b = 2

[[facts]]
id = "one"

[facts.values]
yes = ["id = 3"]

[[facts]]
id = "two"
scope = [
  "x",
]
[[facts.rounds]]
n = 1
[[facts.rounds]]
n = 2

[kinds.recall]
type = "count"
"""


@pytest.mark.parametrize(
    ("location", "line"),
    [
        (("title",), 1),
        (("subject",), 3),
        (("subject", "name"), 4),
        (("subject", "odd key"), 5),
        (("subject", "a", "b"), 6),
        (("facts", 0), 8),
        (("facts", 0, "id"), 9),
        (("facts", 0, "values", "yes"), 12),
        (("facts", 1, "id"), 15),
        (("facts", 1, "scope", 0), 16),
        (("facts", 1, "rounds", 1, "n"), 22),
        (("kinds", "recall", "type"), 25),
        (("subject", "missing"), 3),
        (("facts", 1, "missing"), 14),
        (("missing",), None),
        ((), None),
    ],
)
def test_the_line_of_a_key_or_of_what_is_around_it(location: Location, line: int | None) -> None:
    assert line_of(TEXT, location) == line


def test_keys_are_written_as_people_count() -> None:
    assert dotted(("facts", 0, "values", "yes")) == "facts[1].values.yes"


def test_the_nearest_words_or_all_of_them() -> None:
    assert nearest("knd", ["kind", "id"]) == "Did you mean 'kind'?"
    assert nearest("zzz", ["kind", "id"]) == "Known are: id, kind."
