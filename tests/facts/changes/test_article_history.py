"""The verbs of change inside one article: what an edit tells, and what a value that is gone tells."""

from dataclasses import replace
from datetime import timedelta

from facts.changes.edits import unchanged_sentences
from facts.changes.history import changes
from facts.model import Verb
from tests.facts.reported import count, day, money, name, report, says, told, verbs

HOUR = timedelta(hours=1)


class TestOneArticle:
    """Revisions of one article."""

    def test_a_silent_edit_is_revised_in_place(self) -> None:
        found = told(report(1, 0, says(money(3e9))), report(1, 1, says(money(5e9)), revision=2))
        assert [change.verb for change in found] == [Verb.FIRST_REPORTED, Verb.REVISED_IN_PLACE]
        assert found[1].old is not None
        assert found[1].old.report.revision == 1

    def test_a_small_edit_is_told_too(self) -> None:
        assert verbs(report(1, 0, says(count(35127))), report(1, 1, says(count(35128)), revision=2))[1:] == [
            Verb.REVISED_IN_PLACE
        ]

    def test_a_plain_figure_that_became_rounder_is_told_but_left_out_cents_are_not(self) -> None:
        edit = [report(1, 0, says(money(310e6))), report(1, 1, says(money(300e6)), revision=2)]
        cents = [report(1, 0, says(money(449.99))), report(1, 1, says(money(449)), revision=2)]
        assert verbs(*edit)[1:] == [Verb.REVISED_IN_PLACE]
        assert verbs(*cents)[1:] == []

    def test_an_edit_of_the_body_under_its_old_headline_is_shown_for_review(self) -> None:
        headline = says(count(4), quote="Four dead in the valley.")
        body = says(count(5), quote="Five people were killed.", at=40)
        before = report(1, 0, headline)
        edited = report(1, 1, headline, body, revision=2, unchanged=(headline.evidence.quote,))
        again = report(1, 2, headline, body, revision=3, unchanged=(headline.evidence.quote, body.evidence.quote))
        doubtful = [one for one in changes([before, edited, again]) if "uncertain" in one.flags]
        assert [(one.rule, one.new and one.new.claim, one.verb.news) for one in doubtful] == [
            ("beside a value that stays", body, False)
        ]

    def test_an_edit_with_a_correction_note_is_corrected(self) -> None:
        edited = report(1, 1, says(money(5e9)), revision=2, correction="An earlier version said 3 billion.")
        assert verbs(report(1, 0, says(money(3e9))), edited)[1:] == [Verb.CORRECTED]

    def test_an_edit_under_a_correction_note_that_was_there_before_is_revised_in_place(self) -> None:
        note = "An earlier version misspelt a name."
        before = report(1, 0, says(money(3e9)), correction=note)
        assert verbs(before, report(1, 1, says(money(5e9)), revision=2, correction=note))[1:] == [Verb.REVISED_IN_PLACE]

    def test_an_edit_of_the_announced_head_is_told_beside_the_one_announced_before(self) -> None:
        present = says(name("Ann Lee"), "confirmed", quote="She leads it.")
        first, second = says(name("Bo Ek"), "planned", at=60), says(name("Cy Orr"), "planned", at=60)
        edit = [report(1, 0, present, first), report(1, 1, present, second, revision=2, unchanged=("She leads it.",))]
        for others in ([], [report(2, -1, first)], [report(2, -1, present)]):
            change = told(*others, *edit)[-1]
            assert (change.verb, change.old and change.old.claim.value) == (Verb.REVISED_IN_PLACE, name("Bo Ek"))
            assert change.new is not None
            assert change.new.claim.value == name("Cy Orr")

    def test_there_and_back_is_two_changes(self) -> None:
        a, b = says(money(3e9)), says(money(5e9))
        reports = [report(1, n, claim, revision=n + 1) for n, claim in enumerate([a, b, a])]
        assert verbs(*reports) == [Verb.FIRST_REPORTED, Verb.REVISED_IN_PLACE, Verb.REVISED_IN_PLACE]

    def test_a_value_that_flaps_is_told_once_and_marked(self) -> None:
        a, b = says(money(3e9)), says(money(5e9))
        found = told(*(report(1, n, claim, revision=n + 1) for n, claim in enumerate([a, b] * 4)))
        assert len(found) == 4
        assert found[3].flags == ("flapping",)

    def test_an_edit_of_the_status_alone_is_told_both_ways(self) -> None:
        firm, soft = says(money(3e9), "confirmed"), says(money(3e9), "rumoured")
        assert verbs(report(1, 0, firm), report(1, 1, soft, revision=2))[1:] == [Verb.STATUS_MOVED]
        assert verbs(report(1, 0, soft), report(1, 1, firm, revision=2))[1:] == [Verb.STATUS_MOVED]

    def test_an_unchanged_claim_in_a_changed_text_is_nothing_at_all(self) -> None:
        assert len(changes([report(1, 0, says(money(3e9))), report(1, 1, says(money(3e9), at=99), revision=2)])) == 1

    def test_an_edit_in_one_outlet_does_not_move_what_another_still_reports(self) -> None:
        reports = [
            report(1, 0, says(money(3e9))),
            report(2, 0.5, says(money(3e9))),
            report(1, 1, says(money(5e9)), revision=2),
            report(3, 2, says(money(3e9))),
        ]
        found = changes(reports)
        assert [change.verb for change in found][-2:] == [Verb.REVISED_IN_PLACE, Verb.RESTATED]

    def test_an_edit_that_also_names_the_quantity_is_an_edit(self) -> None:
        named = says(money(5e9), qualifier="pre-money")
        assert verbs(report(1, 0, says(money(3e9))), report(1, 1, named, revision=2))[1:] == [Verb.REVISED_IN_PLACE]

    def test_a_newer_reader_on_the_same_sentence_is_technical(self) -> None:
        before = report(1, 0, says(money(3e9), quote="It is worth a lot."))
        after = report(1, 1, says(money(5e9), quote="It is worth a lot."), revision=2, reader="2")
        assert [change.verb for change in changes([before, after])] == [Verb.FIRST_REPORTED, Verb.TECHNICAL]

    def test_one_text_read_by_two_readers_counts_once(self) -> None:
        old = report(1, 0, says(money(3e9)), reader="1.9")
        new = replace(old, claims=(says(money(5e9)),), reader="1.10")
        found = changes([new, old])
        assert [change.verb for change in found] == [Verb.TECHNICAL, Verb.FIRST_REPORTED]
        assert found[1].new is not None
        assert found[1].new.claim.value == money(5e9)


class TestSentencesThatStand:
    """A sentence that stands in both texts word for word was not edited, however it is read now."""

    def test_a_value_whose_sentence_still_stands_was_not_taken_out(self) -> None:
        lost, kept = says(money(3e9)), says(name("Ann Lee"), fact="head")
        gone = report(1, 1, kept, revision=2, unchanged=(lost.evidence.quote,))
        gone = replace(gone, confirmed_at=gone.observed_at + HOUR)
        assert verbs(report(1, 0, lost, kept), gone)[2:] == []
        assert verbs(report(1, 0, lost, kept), replace(gone, unchanged=()))[2:] == [Verb.NO_LONGER_STATED]

    def test_a_value_first_read_in_an_old_sentence_is_technical(self) -> None:
        old, late = says(name("Ann Lee"), fact="head"), says(money(3e9))
        after = report(1, 1, old, late, revision=2, unchanged=(late.evidence.quote,))
        found = changes([report(1, 0, old), after])
        assert [(change.verb, change.rule) for change in found][-1] == (Verb.TECHNICAL, "same sentence")

    def test_a_status_read_otherwise_in_an_old_sentence_is_technical(self) -> None:
        plan, done = says(money(3e9), quote="As planned."), says(money(3e9), "confirmed", quote="As planned.")
        after = report(1, 1, done, revision=2, unchanged=("As planned.",))
        assert [change.verb for change in changes([report(1, 0, plan), after])][-1] is Verb.TECHNICAL

    def test_a_new_sentence_beside_an_old_one_is_an_edit(self) -> None:
        old = says(money(3e9))
        after = report(1, 1, says(money(5e9)), revision=2, unchanged=(old.evidence.quote,))
        assert verbs(report(1, 0, old), after)[1:] == [Verb.REVISED_IN_PLACE]

    def test_a_value_left_when_another_sentence_went_is_an_edit(self) -> None:
        """The firmer of two values was cut out: the other one leads now, though its sentence is an old one."""
        weak, firm = says(count(300), at=50), says(count(500), "confirmed")
        after = report(1, 1, weak, revision=2, unchanged=(weak.evidence.quote,))
        assert verbs(report(1, 0, weak, firm), after)[1:] == [Verb.REVISED_IN_PLACE]

    def test_sentences_are_compared_to_the_letter(self) -> None:
        claims = [says(money(3e9), quote="It is 3."), says(money(5e9), quote="It is 5.")]
        assert unchanged_sentences("It is 3. More.", "News. It is 3. It is 5.", claims) == ("It is 3.",)


class TestAbsence:
    """No longer stated needs two good fetches, an hour apart."""

    both = (says(money(3e9)), says(name("Ann Lee"), fact="head"))

    def test_a_value_gone_for_an_hour_is_no_longer_stated(self) -> None:
        gone = report(1, 1, self.both[1], revision=2)
        gone = replace(gone, confirmed_at=gone.observed_at + HOUR)
        (change,) = told(report(1, 0, *self.both), gone)[2:]
        assert (change.verb, change.new) == (Verb.NO_LONGER_STATED, None)
        assert change.at == gone.observed_at + HOUR

    def test_a_single_fetch_without_it_is_not_enough(self) -> None:
        gone = report(1, 1, self.both[1], revision=2)
        gone = replace(gone, confirmed_at=gone.observed_at + HOUR - timedelta(seconds=1))
        assert len(told(report(1, 0, *self.both), gone)) == 2

    def test_a_further_revision_without_it_confirms(self) -> None:
        reports = [report(1, 0, *self.both), report(1, 1, self.both[1], revision=2)]
        assert verbs(*reports, report(1, 1.01, self.both[1], revision=3))[2:] == []
        assert verbs(*reports, report(1, 1.05, self.both[1], revision=3))[2:] == [Verb.NO_LONGER_STATED]

    def test_a_value_that_comes_back_was_never_gone(self) -> None:
        reports = [report(1, 0, *self.both), report(1, 1, self.both[1], revision=2)]
        assert verbs(*reports, report(1, 2, *self.both, revision=3))[2:] == []

    def test_a_text_that_lost_most_of_its_facts_was_cut(self) -> None:
        full = report(1, 0, *self.both, says(day("2026-09"), fact="date"), says(count(5), fact="jobs"))
        cut = report(1, 1, self.both[0], revision=2)
        assert len(told(full, replace(cut, confirmed_at=cut.observed_at + 5 * HOUR))) == 4

    def test_a_text_that_lost_every_fact_was_not_observed(self) -> None:
        full = report(1, 0, *self.both, says(day("2026"), fact="date"))
        wall = report(1, 1, revision=2)
        assert len(told(full, replace(wall, confirmed_at=wall.observed_at + 5 * HOUR))) == 3

    def test_an_article_that_its_outlet_takes_back_states_nothing_any_more_at_once(self) -> None:
        full = report(1, 0, *self.both, says(day("2026"), fact="date"))
        note = "Editor's note: This article has been retracted."
        found = told(full, report(1, 1, revision=2, correction=note))[3:]
        assert [(one.verb, one.rule) for one in found] == [(Verb.NO_LONGER_STATED, "article taken back")] * 3
        assert all(note in one.because for one in found)

    def test_what_another_outlet_reports_as_well_still_stands(self) -> None:
        note = "This article has been retracted."
        other = report(2, 0.5, says(money(3e9)))
        back = report(1, 1, revision=2, correction=note)
        found = changes([report(1, 0, says(money(3e9))), other, back, report(3, 2, says(money(3e9)))])
        assert [change.verb for change in found][-2:] == [Verb.NO_LONGER_STATED, Verb.RESTATED]

    def test_what_left_the_page_of_a_ticker_was_not_taken_back(self) -> None:
        full = report(1, 0, *self.both, partial=True)
        later = report(1, 1, self.both[1], revision=2, partial=True)
        later = replace(later, confirmed_at=later.observed_at + 5 * HOUR)
        assert len(told(full, later)) == 2

    def test_an_edit_in_a_ticker_is_told(self) -> None:
        edited = report(1, 1, says(money(5e9)), revision=2, partial=True)
        assert verbs(report(1, 0, says(money(3e9)), partial=True), edited)[1:] == [Verb.REVISED_IN_PLACE]

    def test_absence_from_the_whole_article_that_follows_a_part_is_told(self) -> None:
        part = report(1, 1, self.both[1], revision=2, partial=True)
        whole = report(1, 2, self.both[1], revision=3)
        whole = replace(whole, confirmed_at=whole.observed_at + HOUR)
        (change,) = told(report(1, 0, *self.both), part, whole)[2:]
        assert change.verb is Verb.NO_LONGER_STATED
        assert change.at == whole.observed_at + HOUR

    def test_absence_for_another_reader_is_technical(self) -> None:
        gone = report(1, 1, self.both[1], revision=2, reader="2")
        found = changes([report(1, 0, *self.both), replace(gone, confirmed_at=gone.observed_at + HOUR)])
        assert found[-1].verb is Verb.TECHNICAL
