"""Origins of texts that become known one by one are those of all that are known, whatever the order."""

from __future__ import annotations

import random
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from facts.changes.growing_origins import GrowingOrigins
from facts.changes.origins import Fingerprint, group_origins, signature

NOON = datetime(2026, 1, 5, 12, 0, tzinfo=UTC)
WORDS = [f"word{n}" for n in range(400)]


def passage(seed: int, length: int) -> str:
    return " ".join(random.Random(seed).choices(WORDS, k=length))  # noqa: S311 - the same words each time


def texts(seed: int, count: int) -> list[Fingerprint]:
    """Reports of one story: all share a passage, some are copies, some of those cut, some credited."""
    chance = random.Random(seed)  # noqa: S311 - the same reports each time
    found = []
    for key in range(count):
        base = chance.randrange(5)
        own = passage(100 + base, 60) if chance.random() < 0.7 else passage(1000 + key, 60)
        body = f"{passage(7, chance.choice([10, 40, 80]))} {own} {passage(2000 + key, chance.choice([0, 10, 40]))}"
        credit = chance.choice([None, None, "dpa", "AFP"])
        at = NOON + timedelta(hours=chance.randrange(90))
        found.append(Fingerprint(key, f"outlet {key}", at, credit, signature(body)))
    return found


@given(seed=st.integers(0, 10_000), count=st.integers(1, 45))
@settings(max_examples=60)
def test_at_any_time_they_are_those_of_all_that_are_known(seed: int, count: int) -> None:
    prints = texts(seed, count)
    growing, known = GrowingOrigins(), dict[object, str]()
    for n, one in enumerate(prints, start=1):
        moved = growing.add(one)
        assert one.key in moved
        assert all(known.get(key) != origin for key, origin in moved.items())
        known |= moved
        assert known == group_origins(prints[:n])
