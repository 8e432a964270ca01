"""When an article is looked at again.

The decay is newsdiffs': most silent edits come within a day, but few never stop. An article that changed is looked at
one step more often than its age says, one that stayed as it was one step less often.
"""

from __future__ import annotations

from datetime import datetime, timedelta

# (younger than, looked at every)
LADDER = (
    (timedelta(hours=3), timedelta(minutes=15)),
    (timedelta(days=1), timedelta(hours=1)),
    (timedelta(days=7), timedelta(hours=3)),
    (timedelta(days=14), timedelta(hours=12)),
    (timedelta(days=30), timedelta(days=3)),
    (timedelta(days=365), timedelta(days=30)),
)
FOLLOWED = LADDER[-1][0]


def next_check(now: datetime, age: timedelta, step: int) -> datetime | None:
    """When an article of that age is due after a look at ``now``; None when it is too old to be followed."""
    rung = next((number for number, (younger, _) in enumerate(LADDER) if age < younger), None)
    if rung is None:
        return None
    return now + LADDER[min(max(rung + step, 0), len(LADDER) - 1)][1]


def moved_up(step: int) -> int:
    """After a change: more often, at most one step above what the age says."""
    return max(step - 1, -1)


def moved_down(step: int) -> int:
    """After standing still: less often, at most one step below what the age says."""
    return min(step + 1, 1)
