"""What reviewers decided stays with what they judged, whatever happens to the ids of changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection

from facts.model import Change, Claim, Modality, Report, Sighting, Verb
from facts.values import Value
from storage.changes import changes, rebuild
from storage.decisions import Action, Decision, decide, decisions
from storage.extractions import add_extraction
from storage.judged import judged, judged_from_json, judged_to_json
from storage.reviews import Review, State, review
from storage.rules import WithVerb
from tests.storage.ledger_samples import HOUR, NOON, article_at, claim_in, dollars, reading_of, seen

STORY = "ami-labs"
OLD_TEXT = "The startup is valued at $2 billion, it was said."
NEW_TEXT = "The startup is valued at $3 billion, it was said."


def sighting(text: str, value: Value, *, words: str = "billion", article: int = 1, revision: int = 1) -> Sighting:
    """A value whose words stand in a text that is one sentence."""
    claim = claim_in(text, words, value, modality=Modality.PLANNED)
    at = NOON + article * HOUR
    report = Report(
        article, revision, f"Outlet {article}", f"https://outlet.example/{article}", "Title", at, at, at, f"o{article}",
        None, "1", (claim,),
    )  # fmt: skip
    return Sighting(claim, report)


OLD, NEW = sighting(OLD_TEXT, dollars("2")), sighting(NEW_TEXT, dollars("3"), article=2)


def change(key: str = "aa", *, verb: Verb = Verb.SUPERSEDED, old: Sighting | None = OLD, **more: Any) -> Change:
    given: dict[str, Any] = {"new": NEW, "flags": ()} | more
    return Change(key, "valuation", verb, old, at=NOON, rule="r", because="b", **given)


def decided(number: int, action: Action, on: Change | None = None, **more: Any) -> Decision:
    seen_then: dict[str, Any] = {"change": on.id, "judged": judged(on)} if on else {}
    into = more.pop("into", None)
    seen_then |= {"into": into.id, "judged_into": judged(into)} if into else {}
    return Decision(number, STORY, action, "anna", NOON + timedelta(minutes=number), **seen_then, **more)


def only(found: Review) -> Any:
    (one,) = found.items.values()
    return one


def test_a_change_is_pending_until_somebody_decides() -> None:
    one = only(review([change()], []))
    assert (one.state, one.by, one.at, one.value, one.notes) == (State.PENDING, None, None, None, ())
    assert one.asks
    assert one.listed


def test_the_last_judgement_counts_and_an_undo_brings_the_one_before() -> None:
    rejected = decided(1, Action.REJECT, change())
    corrected = decided(2, Action.CORRECT, change(), value=dollars("3.5"))
    one = only(review([change()], [rejected, corrected]))
    assert (one.state, one.value, one.by, one.at) == (State.CORRECTED, dollars("3.5"), "anna", corrected.at)
    undone = decided(3, Action.UNDO, undoes=2)
    assert only(review([change()], [rejected, corrected, undone])).state is State.REJECTED


def test_notes_decide_nothing() -> None:
    note = decided(1, Action.NOTE, change(), note="ask the press office")
    one = only(review([change()], [note]))
    assert (one.state, one.notes, one.asks) == (State.PENDING, (note,), True)


def test_what_is_no_news_asks_for_nobody_unless_it_is_uncertain() -> None:
    assert not only(review([change(verb=Verb.RESTATED)], [])).asks
    assert only(review([change(verb=Verb.RESTATED, flags=("uncertain",))], [])).asks


def test_merged_changes_are_folded_into_the_last_of_the_chain() -> None:
    a, b, c = (change(key) for key in ("aa", "bb", "cc"))
    made = [decided(1, Action.MERGE, a, into=b), decided(2, Action.MERGE, b, into=c), decided(3, Action.ACCEPT, c)]
    found = review([a, b, c], made).items
    assert (found["aa"].into, found["bb"].into) == ("cc", "cc")
    assert (found["cc"].merged, found["cc"].state) == (("aa", "bb"), State.ACCEPTED)
    assert not found["aa"].listed


def test_of_merges_in_a_circle_the_oldest_is_void() -> None:
    a, b = change("aa"), change("bb")
    first, second = decided(1, Action.MERGE, a, into=b), decided(2, Action.MERGE, b, into=a)
    found = review([a, b], [first, second]).items
    assert (found["aa"].state, found["aa"].reopened, found["aa"].merged) == (State.PENDING, first, ("bb",))
    assert (found["bb"].state, found["bb"].into) == (State.MERGED, "aa")


# What a rebuild can do to a change that was judged. The id differs whenever verb, old or new sighting do.
SAME_PLACE = replace(NEW, claim=replace(NEW.claim, value=dollars("4")))
REWORDED = sighting(NEW_TEXT.replace("it was said", "they say"), dollars("3"), article=2)
REWORDED_AND_OTHER = sighting(NEW_TEXT.replace("it was said", "they say"), dollars("4"), article=2)
ELSEWHERE = sighting(OLD_TEXT.replace("startup", "company"), dollars("2"), article=3)


@pytest.mark.parametrize(
    ("name", "after", "accepted_holds", "rejected_holds"),
    [
        ("nothing but the id", change("bb"), True, True),
        ("the value is read differently in the same sentence", change("bb", new=SAME_PLACE), True, False),
        ("the sentence is cut differently and read the same", change("bb", new=REWORDED), True, True),
        ("sentence and value differ", change("bb", new=REWORDED_AND_OTHER), False, False),
        ("another article said the old value first", change("bb", old=ELSEWHERE), True, True),
        ("the verb differs, the sentences do not", change("bb", verb=Verb.DISPUTED), True, True),
        ("an older report was found late", change("bb", verb=Verb.REFINED, old=ELSEWHERE), False, True),
        ("there is no older value any more", change("bb", verb=Verb.FIRST_REPORTED, old=None), False, True),
    ],
)
def test_a_judgement_is_found_again_and_reopened_only_when_it_must_be(
    name: str, after: Change, accepted_holds: bool, rejected_holds: bool
) -> None:
    """Acceptances: when sentences and reading differ. Rejections: when the value that was rejected is not read."""
    for action, holds in ((Action.ACCEPT, accepted_holds), (Action.REJECT, rejected_holds)):
        made = decided(1, action, change())
        one = only(review([after], [made]))
        assert (one.decision == made, one.reopened == made) == (holds, not holds), f"{action} when {name}"
        assert one.asks is not holds


def test_an_accepted_value_is_the_persons_where_the_machine_reads_another_now() -> None:
    one = only(review([change("bb", new=SAME_PLACE)], [decided(1, Action.ACCEPT, change())]))
    assert (one.state, one.value) == (State.ACCEPTED, dollars("3"))
    assert one.change.new.claim.value == dollars("4")
    assert only(review([change()], [decided(1, Action.ACCEPT, change())])).value is None


def test_a_later_judgement_of_the_new_change_replaces_the_one_found_again() -> None:
    after = change("bb", new=SAME_PLACE)
    made = [decided(1, Action.REJECT, change()), decided(2, Action.ACCEPT, after)]
    assert only(review([after], made)).state is State.ACCEPTED


def test_decisions_on_a_change_that_is_gone_are_kept_and_told() -> None:
    gone, other = change("gg", new=ELSEWHERE), change()
    made = [decided(1, Action.REJECT, gone), decided(2, Action.NOTE, gone, note="?"), decided(3, Action.ACCEPT, other)]
    assert review([other], made).dangling == (made[0], made[1])
    assert review([other], [*made, decided(4, Action.UNDO, undoes=1)]).dangling == (made[1],)
    assert review([other, gone], made).dangling == ()


def test_a_merge_into_what_is_gone_is_open_again() -> None:
    merged = decided(1, Action.MERGE, change(), into=change("gg", new=ELSEWHERE))
    one = only(review([change()], [merged]))
    assert (one.state, one.reopened) == (State.PENDING, merged)


def test_a_rule_hides_pending_changes_and_no_judged_ones() -> None:
    a, b = change("aa"), change("bb")
    rule = decided(1, Action.RULE, rule=WithVerb("valuation", Verb.SUPERSEDED))
    found = review([a, b], [rule, decided(2, Action.ACCEPT, b)])
    assert (found.items["aa"].rule, found.items["aa"].listed, found.queue) == (rule, False, ())
    assert (found.items["bb"].rule, found.items["bb"].listed) == (None, True)
    withdrawn = review([a, b], [rule, decided(2, Action.UNDO, undoes=1)])
    assert (withdrawn.rules, [one.change.id for one in withdrawn.queue]) == ((), ["aa", "bb"])


def test_what_was_judged_comes_back_from_json() -> None:
    for one in (change(), change(old=None), change(new=None)):
        assert judged_from_json(judged_to_json(judged(one))) == judged(one)


# In a real ledger, with a better reader.

TEXT = "Title\n\nThe startup aims at about $3 billion.\nIts rival is worth $9 billion."


def read_by(connection: Connection, revision: int, reader: str, *claims: Claim) -> list[Change]:
    """Another version of the reader reads the text; the changes as they are derived then."""
    add_extraction(
        connection, revision=revision, story=STORY, reader=reader, reading=reading_of(*claims), at=NOON + HOUR
    )
    rebuild(connection, STORY)
    return changes(connection, STORY)


def test_after_rereading_with_a_better_reader_judgements_are_where_they_belong(connection: Connection) -> None:
    revision = seen(connection, article_at(connection, "https://daily.example/1"), TEXT, NOON).id
    right, wrong = claim_in(TEXT, "$3 billion", dollars("3")), claim_in(TEXT, "$9 billion", dollars("9"))
    first, second = read_by(connection, revision, "1", right, wrong)
    assert first.new is not None
    assert first.new.claim == right
    for action, one in ((Action.ACCEPT, first), (Action.REJECT, second)):
        decide(connection, story=STORY, action=action, reviewer="anna", at=NOON, change=one.id)
    wider = claim_in(TEXT, "about $3 billion", dollars("3"))
    read_by(connection, revision, "2", wider)
    now = changes(connection, STORY)
    assert not {first.id, second.id} & {one.id for one in now if one.verb.news}
    found = review(now, decisions(connection, STORY))
    told = [one for one in found.items.values() if one.change.verb.news]
    assert [(one.state, one.change.new and one.change.new.claim) for one in told] == [(State.ACCEPTED, wider)]
    assert [one.change for one in found.dangling] == [second.id], "nothing like it is read any more"
