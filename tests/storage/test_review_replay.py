"""Ten thousand random decisions in a real ledger: the state of each change is what the decisions say."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import Connection

from facts.values import Value
from storage import schema
from storage.changes import changes
from storage.database import open_database
from storage.decisions import Action, Decision, decide, decisions
from storage.extractions import add_extraction
from storage.reviews import Review, State, review
from tests.storage.ledger_samples import HOUR, NOON, article_at, claim_in, dollars, reading_of, seen

STORY = "ami-labs"
DECISIONS = 2500
SEEDS = (1, 2, 3, 4)
CHANGES = [f"{n:010x}" for n in range(60)]
TEXT = "Title\n\nThe startup aims at $3 billion."


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Connection]:
    """Sixty changes about one claim."""
    engine = open_database(f"sqlite:///{tmp_path}/ledger.db")
    with engine.begin() as connection:
        revision = seen(connection, article_at(connection, "https://daily.example/1"), TEXT, NOON)
        reading = reading_of(claim_in(TEXT, "$3 billion", dollars("3")))
        add_extraction(connection, revision=revision.id, story=STORY, reader="1", reading=reading, at=NOON)
        rows = [
            {"story": STORY, "id": key, "position": n, "fact": "valuation", "verb": "superseded", "at": NOON + n * HOUR}
            | {"rule": "later", "because": "It is later.", "flags": [], "new_claim": 1, "new_origin": "a"}
            for n, key in enumerate(CHANGES)
        ]
        connection.execute(schema.change.insert(), rows)
        yield connection
    engine.dispose()


@dataclass
class Definition:
    """What the state is, by definition."""

    made: list[Decision] = field(default_factory=list)
    undos: dict[int, list[Decision]] = field(default_factory=dict)

    def add(self, one: Decision) -> None:
        """Another decision."""
        self.made.append(one)
        if one.undoes is not None:
            self.undos.setdefault(one.undoes, []).append(one)

    def holds(self, one: Decision) -> bool:
        """A decision holds unless a decision that holds undoes it."""
        return not any(self.holds(other) for other in self.undos.get(one.id, ()))

    def verdicts(self) -> dict[str, Decision]:
        """The last judgement that holds, of each change."""
        judging = {Action.ACCEPT, Action.REJECT, Action.CORRECT, Action.MERGE}
        return {one.change: one for one in self.made if one.change and one.action in judging and self.holds(one)}

    def shown(self) -> dict[str, tuple[State, int | None, Value | None, str | None, list[str | None]]]:
        """Of each change: state, deciding decision, corrected value, what it is merged into, and notes."""
        verdicts = self.verdicts()
        edges: dict[str, str] = {}
        for one in sorted(verdicts.values(), key=lambda d: -d.id):
            if one.action is Action.MERGE and one.change and one.into and one.change not in path(edges, one.into):
                edges[one.change] = one.into
        found = {}
        for key in CHANGES:
            verdict = verdicts.get(key)
            if verdict is not None and verdict.action is Action.MERGE and key not in edges:
                verdict = None
            into = path(edges, key)[-1] if key in edges else None
            notes = [d.note for d in self.made if d.change == key and d.action is Action.NOTE and self.holds(d)]
            decided = (OF[verdict.action], verdict.id, verdict.value) if verdict else (State.PENDING, None, None)
            found[key] = (*decided, into, notes)
        return found


OF = {
    Action.ACCEPT: State.ACCEPTED,
    Action.REJECT: State.REJECTED,
    Action.CORRECT: State.CORRECTED,
    Action.MERGE: State.MERGED,
}


def path(edges: dict[str, str], start: str) -> list[str]:
    """From a change along the merges to the end."""
    return [start, *path(edges, edges[start])] if start in edges else [start]


def shown(found: Review) -> dict[str, tuple[State, int | None, Value | None, str | None, list[str | None]]]:
    return {
        key: (one.state, one.decision.id if one.decision else None, one.value, one.into, [n.note for n in one.notes])
        for key, one in found.items.items()
    }


def decide_at_random(ledger: Connection, chance: random.Random, made: list[Decision]) -> Decision:
    change, into = chance.sample(CHANGES, 2)
    action = chance.choices([*list(Action)[:5], Action.UNDO], weights=[3, 3, 2, 3, 1, 5])[0]
    undone = {one.undoes for one in made}
    open_ones = [one for one in made[-40:] if one.id not in undone]
    if action is Action.UNDO and open_ones:
        return decide(ledger, story=STORY, action=action, reviewer="anna", at=NOON, undoes=chance.choice(open_ones).id)
    value = dollars(str(chance.randint(1, 9)))
    more = {
        Action.CORRECT: {"value": value},
        Action.MERGE: {"into": into},
        Action.NOTE: {"note": f"note {len(made)}"},
    }.get(action, {})
    action = Action.ACCEPT if action is Action.UNDO else action
    return decide(ledger, story=STORY, action=action, reviewer="anna", at=NOON, change=change, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize("seed", SEEDS)
def test_the_state_is_the_replay_of_the_decisions(ledger: Connection, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a test
    derived = changes(ledger, STORY)
    definition = Definition()
    seen_states: set[State] = set()
    for count in range(1, DECISIONS + 1):
        definition.add(decide_at_random(ledger, chance, definition.made))
        if count % 500 == 0 or count == 40:
            kept = decisions(ledger, STORY)
            assert kept == definition.made
            found = review(derived, kept)
            assert shown(found) == definition.shown()
            assert found == review(derived, chance.sample(kept, len(kept))), "the order they are given in is nothing"
            for key, one in found.items.items():
                assert all(found.items[other].into == key for other in one.merged)
                assert one.into is None or key in found.items[one.into].merged
            seen_states |= set(found.counts)
    assert seen_states == set(State)


def test_taking_a_decision_back_at_once_is_as_if_it_had_not_been_made(ledger: Connection) -> None:
    chance = random.Random(5)  # noqa: S311 - a test
    derived = changes(ledger, STORY)
    made: list[Decision] = []
    for _ in range(150):
        before = review(derived, made)
        one = decide_at_random(ledger, chance, made)
        undo = decide(ledger, story=STORY, action=Action.UNDO, reviewer="ben", at=NOON, undoes=one.id)
        assert review(derived, [*made, one, undo]) == before
        made += [one, undo] if chance.random() < 0.3 else [one, undo, redo(ledger, undo)]


def redo(ledger: Connection, undo: Decision) -> Decision:
    return decide(ledger, story=STORY, action=Action.UNDO, reviewer="ben", at=NOON, undoes=undo.id)
