"""Whatever reports there are, in whatever order: the changes are the same, and each explains itself."""

from hypothesis import given, settings
from hypothesis import strategies as st

from facts.changes.history import changes
from facts.model import Report
from tests.facts.changes.histories import histories


@settings(max_examples=150)
@given(histories(), st.randoms(use_true_random=False))
def test_the_order_of_the_input_changes_nothing(reports: list[Report], random: "object") -> None:
    shuffled = list(reports)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert changes(shuffled) == changes(reports)


@settings(max_examples=100)
@given(histories())
def test_rebuilding_gives_the_same_and_every_id_once(reports: list[Report]) -> None:
    first, second = changes(reports), changes(list(reports))
    assert first == second
    assert len({change.id for change in first}) == len(first)


@settings(max_examples=100)
@given(histories())
def test_every_change_explains_itself_and_is_known_no_sooner_than_its_reports(reports: list[Report]) -> None:
    for change in changes(reports):
        assert change.rule
        assert change.because
        assert change.old or change.new
        assert all(s.report.observed_at <= change.at for s in (change.old, change.new) if s)
