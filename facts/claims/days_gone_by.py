"""Which days gone by are in doubt: those before a story began, and those beside a day that is still to come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from facts.claims.rivals import Judged, of_now
from facts.claims.verdicts import Verdict
from facts.kinds import kinds_of
from facts.model import Modality
from facts.stance.date_stance import lies_before, tense
from facts.story import Story
from facts.words.sentence import OWN, Found, Sentence
from facts.words.small_words import small_words

_PERSON = "person"
_TOLLS = frozenset({"deaths", "injured", "missing"})
_LONG_AGO = timedelta(days=183)
_OPENING = 3  # words before the day with which a sentence opens
_OF_OLD = "it is told of a day long gone by, and the subject is not named there"
_AHEAD = "the text says that the day is still to come"
_BEFORE = "it is before {}, when the story began"


def doubt_days_gone_by(judged: Sequence[Judged], story: Story, published: date | None) -> list[Judged]:
    """``The bridge reopens in 2028. ... The channel was reopened on Monday``: what is to come has not been yet.

    Such a day is in doubt where another sentence before it, or in stronger words, says a day to come; and so is one
    before the story began: "a plant opened in 1990" is another one.
    """
    to_come = defaultdict[str, list[Judged]](list)
    for one in judged:
        if (fact := _dated(one[1])) is not None and _is_to_come(one[1], published):
            to_come[fact].append(one)
    reasons = (_why(one, to_come, story, published) for one in judged)
    return [(one[0], one[1].doubted(why) if why else one[1]) for one, why in zip(judged, reasons, strict=True)]


def _why(one: Judged, to_come: dict[str, list[Judged]], story: Story, published: date | None) -> str | None:
    fact = _dated(one[1])
    if fact is None or not _is_done(one[1], published):
        return None
    if (
        story.since is not None
        and lies_before(one[1].found.mention.value, story.since)
        and not _old_by_nature(one, story)
    ):
        return _BEFORE.format(story.since)
    return _AHEAD if any(_outweighs(other, one) for other in to_come.get(fact, ())) else None


def doubt_tolls_of_old(judged: Sequence[Judged], story: Story, published: date | None) -> list[Judged]:
    """``Il y a quinze ans, une collision avait tué 12 personnes``: who was hurt on a day long gone by, and elsewhere.

    A toll is in doubt where its clause opens with a day before the story began, or half a year or more before the
    text where the story does not say when, and does not name the subject. So it is behind such a day that a clause
    about it follows: ``the worst since 1997, when a ferry sank, killing 228``.
    """
    began = story.since or (published - _LONG_AGO if published is not None else None)
    return [(one[0], one[1].doubted(_OF_OLD) if began and _of_old(one, began) else one[1]) for one in judged]


def _of_old(one: Judged, began: date) -> bool:
    sentence, found = one[0].sentence, one[1].found
    if one[1].fact is None or one[1].fact.kind not in _TOLLS:
        return False
    days = [day for day in sentence.found if day.type == "date" and day.last < found.first]
    gone = [day for day in days if lies_before(day.mention.value, began)]
    opening = next((day.first for day in gone if day.first <= _OPENING), None)
    start = next((day.first for day in reversed(gone) if _is_told_of(sentence, day)), None) if opening is None else 0
    if start is None or any(start < day.first for day in days if day not in gone):
        return False
    end = sentence.part_ends(found.last + 1)
    return not any(entity.who in OWN and start <= entity.first < end for entity in sentence.entities)


def _is_told_of(sentence: Sentence, day: Found) -> bool:
    """``since 1997, when a ferry sank``, ``since in 2002 a ferry sank``: what was on a day."""
    behind = [word.word for word in sentence.words[day.last + 1 : day.last + 3]]
    if behind[:1] == [","] and behind[-1] in small_words("when_it_was"):
        return True
    before = [word.word for word in sentence.words[max(0, day.first - 1) : day.first + 1]]
    return not small_words("since").isdisjoint(before) and behind[:1] != [","]


def _dated(verdict: Verdict) -> str | None:
    """The fact that a date is taken for, if it holds."""
    if verdict.fact is None or verdict.found.type != "date" or not of_now(verdict.stance):
        return None
    return verdict.fact.id


def _is_done(verdict: Verdict, published: date | None) -> bool:
    done = verdict.stance is not None and verdict.stance.modality is Modality.CONFIRMED
    return done and tense(verdict.found, published) == "past"


def _is_to_come(verdict: Verdict, published: date | None) -> bool:
    ahead = verdict.stance is not None and verdict.stance.modality is not Modality.CONFIRMED
    return ahead and verdict.doubt is None and tense(verdict.found, published) == "future"


def _outweighs(ahead: Judged, gone: Judged) -> bool:
    """Whether a day to come stands in another sentence before a day gone by, or has stronger words."""
    (there, coming), (here, past) = ahead, gone
    if there.sentence.start == here.sentence.start:
        return False
    first = there.sentence.start < here.sentence.start and coming.strength >= past.strength
    return first or coming.strength > past.strength


def _old_by_nature(one: Judged, story: Story) -> bool:
    """What an event's story describes may have led to it ("the last inspection was in 2019"), as may a career."""
    fact = one[1].fact
    if fact is None or kinds_of(story)[fact.kind].whose == _PERSON:
        return True
    return story.subject.type == "event" and fact.kind in story.kinds
