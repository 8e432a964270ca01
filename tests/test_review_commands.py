"""Judging changes on the command line: what is decided is told everywhere, and can be taken back."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.command_line import BODY, Done, factdrift, workspace


def article(root: Path, key: str, outlet: str, published: str, text: str) -> None:
    file = root / f"{key}.jsonl"
    file.write_text(json.dumps({"id": key, "outlet": outlet, "published": published, "text": f"Talks\n\n{text}"}))
    assert factdrift("import", file, "-w", root).code == 0


@pytest.fixture
def filled(tmp_path: Path) -> Path:
    """Two outlets, who report two valuations and two sums of funding."""
    root = workspace(tmp_path / "ws")
    article(root, "a", "The Daily", "2026-01-09", BODY)
    again = BODY.replace("in talks to raise 200", "to raise 300").replace("about 2 billion", "5 billion")
    article(root, "b", "The Weekly", "2026-01-12", again)
    return root


def changes(root: Path, *options: str) -> dict[tuple[str, str], Any]:
    """The changes by fact and outlet."""
    listed = factdrift("changes", "--json", *options, folder=root).json()["changes"]
    return {(one["fact"], one["new"]["outlet"]): one for one in listed}


def standing(root: Path) -> set[str]:
    """The current values of the fact sheet."""
    facts = factdrift("report", "--format", "json", folder=root).json()["facts"]
    return {line["text"] for fact in facts for line in fact["now"]}


def judge(root: Path, *arguments: str, by: str = "anna") -> Done:
    return factdrift("review", *arguments, "--reviewer", by, folder=root)


def test_the_queue_lists_what_waits_with_its_sentences_until_it_is_decided(filled: Path) -> None:
    waiting = factdrift("review", "list", "--json", folder=filled).json()
    assert waiting["schema"] == "factdrift-review/1"
    assert len(waiting["changes"]) == len(changes(filled)) == 4
    assert "“The maker of warehouse robots would be valued at about 2 billion euros" in factdrift(
        "review", "list", "--fact", "valuation", folder=filled
    ).out.replace("\n  ", " ")
    for one in waiting["changes"]:
        assert judge(filled, "accept", one["id"]).code == 0
    assert factdrift("review", "list", folder=filled).out.strip() == "Nothing waits."
    assert len(factdrift("review", "list", "--state", "accepted", "--json", folder=filled).json()["changes"]) == 4


def test_a_rejected_change_leaves_list_and_sheet_and_an_undo_brings_it_back(filled: Path) -> None:
    wrong = changes(filled)["valuation", "The Weekly"]["id"]
    before = factdrift("report", folder=filled).out
    assert "€5 billion" in before
    told = judge(filled, "reject", wrong[:6], "--note", "another company")
    assert "rejected by anna" in told.out
    listed = factdrift("changes", folder=filled)
    assert wrong not in listed.out
    assert "Left out: 1 rejected by reviewers." in listed.err
    report = factdrift("report", folder=filled).out
    assert "€5 billion" not in report
    assert "Left out: 1 rejected by reviewers." in report
    shown = factdrift("changes", "--rejected", folder=filled)
    assert f"{wrong}" in shown.out
    assert "another company" in shown.out
    assert shown.err == ""
    assert judge(filled, "undo").code == 0
    assert factdrift("report", folder=filled).out.count("€5 billion") == before.count("€5 billion")


def test_a_corrected_value_stands_beside_what_was_read(filled: Path) -> None:
    wrong = changes(filled)["valuation", "The Weekly"]["id"]
    assert judge(filled, "correct", wrong, "2.5 billion euros", by="ben").code == 0
    item = changes(filled)["valuation", "The Weekly"]
    assert (item["review"]["state"], item["review"]["by"]) == ("corrected", "ben")
    assert (item["new"]["text"], item["new"]["correction"]["text"]) == ("€2.5 billion", "€5 billion")
    for form in ("terminal", "markdown", "html"):
        page = " ".join(factdrift("report", "--format", form, folder=filled).out.split())
        assert "corrected by ben; read as €5 billion" in page
    rows = factdrift("report", "--format", "csv", folder=filled).out
    assert ",ben,€5 billion," in rows
    compared = factdrift("compare", "--outlet", "The Daily", "--with", "The Weekly", "--json", folder=filled).json()
    assert "€2.5 billion" in json.dumps(compared, ensure_ascii=False)


def test_merged_changes_are_folded_and_notes_shown(filled: Path) -> None:
    found = changes(filled)
    one, into = found["funding", "The Weekly"]["id"], found["funding", "The Daily"]["id"]
    assert judge(filled, "merge", one, into).code == 0
    assert judge(filled, "note", into, "ask the press office").code == 0
    listed = factdrift("changes", folder=filled)
    assert f"The same as {one} (The Weekly), folded into it." in listed.out
    assert "ask the press office" in listed.out
    assert "1 folded into another change" in listed.err
    assert "ask the press office" in factdrift("explain", into, folder=filled).out


def test_the_log_keeps_everything_and_undo_takes_a_number(filled: Path) -> None:
    one = changes(filled)["funding", "The Daily"]["id"]
    judge(filled, "accept", one)
    judge(filled, "reject", one, by="ben")
    made = judge(filled, "undo", "1", "--json").json()
    assert (made["action"], made["undoes"]) == ("undo", 1)
    log = factdrift("review", "log", "--json", folder=filled).json()
    assert [(row["decision"], row["action"], row["holds"]) for row in log] == [
        (3, "undo", True), (2, "reject", True), (1, "accept", False),
    ]  # fmt: skip
    assert "(taken back)" in factdrift("review", "log", "--change", one, folder=filled).out
    assert "decision 1 is undone already" in judge(filled, "undo", "1").err


def test_a_corrected_count_is_of_what_the_fact_counts(tmp_path: Path) -> None:
    root = workspace(tmp_path / "ws")
    file = root / "stories" / "nimbus.toml"
    file.write_text(file.read_text() + '\n[[facts]]\nid = "cuts"\nkind = "job_cuts"\n')
    article(root, "a", "The Daily", "2026-01-09", BODY + " Nimbus Robotics will cut 12 jobs.")
    cuts = changes(root)["cuts", "The Daily"]["id"]
    refused = judge(root, "correct", cuts, "twenty days")
    assert refused.code == 2
    assert "'twenty days' counts 'days', but cuts is: Jobs to go" in refused.err
    assert judge(root, "correct", cuts, "twenty jobs").code == 0
    assert "20" in standing(root)


def test_what_makes_no_sense_is_told_with_its_remedy(filled: Path) -> None:
    one = changes(filled)["funding", "The Daily"]["id"]
    for arguments, code, says in (
        (("accept", "zzz"), 1, "no change has an id that begins with 'zzz'"),
        (("accept", ""), 2, "Give the beginning of a change's id"),
        (("correct", one, "a lot"), 2, "is not understood. Write for example: €3.5 billion"),
        (("merge", one, one), 1, "cannot be merged into itself"),
        (("undo",), 1, "anna has no decision on nimbus to take back"),
        (("undo", "7"), 1, "has no decision 7"),
    ):
        done = judge(filled, *arguments)
        assert (done.code, done.out) == (code, "")
        assert says in done.err
    assert factdrift("review", "accept", one, "--reviewer", " ", folder=filled).code == 2


def test_a_rule_shows_its_effect_first_hides_and_can_be_withdrawn(filled: Path) -> None:
    about = ("--fact", "valuation", "--least", "3 billion euros")
    preview = factdrift("rules", "preview", *about, "--json", folder=filled).json()
    kept = changes(filled)["valuation", "The Daily"]["id"]
    least = {"amount": 3000000000, "currency": "EUR", "unit": 1000000000}
    rule = {"form": "range", "fact": "valuation", "least": least, "most": None}
    assert preview == {"rule": rule, "hidden": [kept], "rejected": [], "kept": []}
    asked = factdrift("rules", "add", *about, folder=filled)
    assert asked.code == 2
    assert "It would have hidden 1 change; none that it is about was accepted." in asked.out
    assert "--yes" in asked.err
    added = factdrift("rules", "add", *about, "--yes", "--json", folder=filled).json()
    again = factdrift("rules", "add", *about, "--yes", folder=filled)
    assert "holds already" in again.err
    assert kept not in factdrift("changes", folder=filled).out
    assert "1 hidden by rules" in factdrift("changes", folder=filled).err
    assert standing(filled) == {"€5 billion", "€200 million"}
    assert factdrift("rules", "list", "--json", folder=filled).json()[0]["hidden"] == 1
    assert factdrift("rules", "withdraw", added["decision"], folder=filled).code == 0
    assert factdrift("rules", "list", folder=filled).out.strip() == "No rules."
    assert kept in factdrift("changes", folder=filled).out
    assert standing(filled) == {"about €2 billion", "€200 million"}
    assert "no rule" in factdrift("rules", "withdraw", added["decision"], folder=filled).err


@pytest.mark.parametrize(
    ("options", "code", "says"),
    [
        (("--fact", "price", "--verb", "refined"), 1, "it follows valuation, funding"),
        (("--fact", "funding"), 2, "A rule has one condition"),
        (("--fact", "funding", "--verb", "refined", "--outlet", "The Daily"), 2, "A rule has one condition"),
        (("--fact", "funding", "--outlet", "The Dayly"), 1, "There are: The Daily, The Weekly"),
        (("--fact", "funding", "--least", "much"), 2, "Write for example"),
        (("--fact", "funding", "--least", "€2 million", "--most", "€1 million"), 2, "ends before it begins"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(filled: Path, options: tuple[str, ...], code: int, says: str) -> None:
    done = factdrift("rules", "preview", *options, folder=filled)
    assert done.code == code
    assert says in done.err


def test_since_last_shows_what_came_after_the_marked_look(filled: Path) -> None:
    first = factdrift("report", "--since", "last", "--mark", "--reviewer", "anna", folder=filled)
    assert "all is new" in first.err
    assert "€5 billion" in first.out
    assert "Nothing changed since" in factdrift("report", "--since", "last", "--reviewer", "anna", folder=filled).out
    article(filled, "c", "The Monthly", "2026-02-20", BODY.replace("in talks to raise 200", "to raise 700"))
    news = factdrift("changes", "--since", "last", "--reviewer", "anna", "--json", folder=filled).json()["changes"]
    assert [(one["fact"], one["new"]["outlet"]) for one in news] == [("funding", "The Monthly")]
    assert len(changes(filled, "--since", "last", "--reviewer", "ben")) == 5
    digest = factdrift("report", "--since", "last", "--reviewer", "anna", "--format", "markdown", folder=filled).out
    assert digest.index("€700 million") < digest.index("## What is reported now")
    assert "1 change since" in digest
    assert factdrift("report", "--mark", "--fact", "funding", folder=filled).code == 2


def test_decisions_on_a_change_that_is_gone_are_told(filled: Path) -> None:
    """As after reading again, when nothing is found any more where the value was."""
    wrong = changes(filled)["valuation", "The Weekly"]["id"]
    judge(filled, "reject", wrong)
    with sqlite3.connect(filled / "factdrift.db") as ledger:
        ledger.execute("delete from change where id = ?", (wrong,))
    ledger.close()
    assert "1 decision on changes that are not there any more" in factdrift("report", folder=filled).out
    waiting = factdrift("review", "list", folder=filled)
    assert "The change is not there any more (decision 1)" in waiting.err


def test_a_change_that_two_stories_have_is_judged_for_the_one_named(filled: Path) -> None:
    (filled / "stories" / "again.toml").write_text((filled / "stories" / "nimbus.toml").read_text())
    assert factdrift("reread", folder=filled).code == 0
    one = changes(filled, "nimbus")["funding", "The Daily"]["id"]
    assert one == changes(filled, "again")["funding", "The Daily"]["id"]
    for done in (judge(filled, "accept", one), factdrift("explain", one, folder=filled)):
        assert done.code == 1
        assert "say which story: --story" in done.err
    assert judge(filled, "accept", one, "--story", "again").code == 0
    assert (
        factdrift("explain", one, "--story", "again", "--json", folder=filled).json()["review"]["state"] == "accepted"
    )
    assert changes(filled, "nimbus")["funding", "The Daily"]["review"]["state"] == "pending"
