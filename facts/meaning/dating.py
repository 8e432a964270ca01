"""What a date is the date of where its cue alone does not say: days to come, and dates that go on with what was said.

A day to come is not the day on which something was announced. "Others think 2038 more likely" names no event: it
speaks of the one that the date before, or the sentence before, spoke of.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from facts.dates.calendar_words import calendar_words
from facts.dates.dates import INDEFINITE
from facts.edtf import parse
from facts.meaning.classify import Meaning
from facts.meaning.cue_weights import WEAK
from facts.meaning.going_on import opens_with_pronoun
from facts.meaning.kind_cues import KindWords
from facts.model import Modality
from facts.stance.date_stance import tense
from facts.stance.stance import Stance
from facts.story import FIGURES
from facts.values import DateSpan
from facts.words.cues import Cue, Hit, tokens
from facts.words.sentence import Found, Sentence, Who
from facts.words.small_words import small_words

_REACH = 7  # words between a date and the word that says that it is a date of what was spoken of
_PREPOSITION = 4  # letters
_RANKED = 8  # words from "first" or "13th" to the "since" from which it counts
_ROUGH = 80  # days of a season
_FIGURES_OF = "reporting_date"
CARRIED = "carried"
_CARRIED = 9.3
_DIRECT = 0.7  # what an announcement gains by its object: "announced his departure last month"


def topic_of(sentence: Sentence, kinds: KindWords, before: str | None) -> str | None:
    """The followed kind of date that a sentence speaks of, by the last of its strongest cues.

    A sentence that has none goes on with the one ``before`` it only if it is as short as an interjection.
    """
    hits = [hit for hit in sentence.kinds if _topical(hit, kinds)]
    if not hits:
        return before if len(sentence.words) <= _REACH else None
    best = max(hits, key=lambda hit: (hit.cue.weight, hit.last))
    return best.cue.label.partition(" ")[2]


def _topical(hit: Hit, kinds: KindWords) -> bool:
    relation, _, name = hit.cue.label.partition(" ")
    return relation == "cue" and name in kinds.followed and kinds.kinds[name].type == "date"


def settle(
    sentence: Sentence,
    ranked: dict[int, list[Meaning]],
    kinds: KindWords,
    code: str,
    topic: str | None,
    published: date | None,
    asked: bool = False,
) -> None:
    """Take announcements from days to come, and give dates without a cue what the date or sentence before meant.

    The first date of an answer is that of what was ``asked`` for.
    """
    dates = [found for found in sentence.found if found.type == "date" and found.mention.value != INDEFINITE]
    peopled = any(
        e.human or e.who is Who.PERSON or (e.who is Who.PRONOUN and e.name not in small_words("no_person"))
        for e in sentence.entities
    )
    for found in dates:
        options = [] if _ranks_since(sentence, found, code) else _once(sentence, found, ranked[id(found)])
        options = [option for option in options if _fits(sentence, found, option, published)]
        if not peopled:
            options = [
                option for option in options if option.kind.whose != "person" or option.kind.id in kinds.followed
            ]
        options = _moved(sentence, _told(sentence, found, options, published))
        ranked[id(found)] = _begun(sentence, found, options, kinds, code, published)
    for place, found in enumerate(dates):
        if place and _takes_over(sentence, found) and ranked[id(dates[place - 1])]:
            ranked[id(found)] = ranked[id(dates[place - 1])]
        if _settled(ranked[id(found)], topic, kinds) or not (
            _goes_on(sentence, found, code) or (not place and (asked or _set(sentence, found, code)))
        ):
            continue
        earlier = [option for other in reversed(dates[:place]) for option in ranked[id(other)][:1]]
        kind = next((option.kind for option in earlier if not option.kind.hidden), None)
        if kind is None and topic is not None:
            kind = kinds.kinds[topic]
        if kind is not None and kind.id in kinds.followed:
            hit = Hit(Cue(CARRIED, "what was spoken of before", _CARRIED), found.first, found.first)
            ranked[id(found)] = [Meaning(kind, hit, _CARRIED)]


def _settled(options: Sequence[Meaning], topic: str | None, kinds: KindWords) -> bool:
    """Whether a date has a cue, and no weak one where the text spoke of another date: "now aims at autumn"."""
    if not options:
        return False
    weak = options[0].cue.cue.weight <= WEAK and options[0].kind.id != topic
    return not (weak and topic is not None and topic in kinds.followed)


def _moved(sentence: Sentence, options: list[Meaning]) -> list[Meaning]:
    """``moved the listing to September``: what was moved says what date it is, else the verb does."""
    moving = [hit for hit in sentence.stances if hit.cue.label == "moving"]
    if not options or not _only_moves(options[0].cue, moving):
        return options
    named = [
        option
        for option in options
        if not (option.kind.hidden or option.cue.cue.label == "itself" or _only_moves(option.cue, moving))
    ]
    return [*named, *(option for option in options if option not in named)]


def _only_moves(cue: Hit, moving: Sequence[Hit]) -> bool:
    """Whether a cue is a verb of moving with nothing but its preposition: "moved .. to"."""
    small = all(len(word) <= _PREPOSITION for word in cue.cue.phrase.replace("|", " ").split()[1:])
    return small and any(cue.first <= hit.last and hit.first <= cue.last for hit in moving)


def _begun(
    sentence: Sentence, found: Found, options: list[Meaning], kinds: KindWords, code: str, published: date | None
) -> list[Meaning]:
    """``Construction of the line is scheduled to start in May``: what begins says what date it is.

    So does what is to be done by a day to come, where the story follows no deadlines.
    """
    if not options:
        return options
    bound = _sets_a_bound(options[0], kinds) and tense(found, published) == "future"
    if not (bound or _only_begins(sentence, found, options[0].cue, code)):
        return options
    named = [
        option
        for option in options[1:]
        if option.kind.id in kinds.followed
        and option.kind.bound is None
        and option.cue.cue.weight > WEAK
        and not _only_begins(sentence, found, option.cue, code)
        and not _parted(sentence, option.cue, options[0].cue)
    ]
    return [*named, *(option for option in options if option not in named)]


def _only_begins(sentence: Sentence, found: Found, cue: Hit, code: str) -> bool:
    """Whether a cue says no more than that something begins, or is to: "scheduled to start", "gets under way"."""
    beginning = calendar_words(code).sets["beginning"]
    places = [at for at in range(cue.first, cue.last + 1) if not found.first <= at <= found.last]
    words = [sentence.words[at].word for at in places]
    return (
        cue.cue.label != "itself"
        and not beginning.isdisjoint(words)
        and all(word in beginning or word in calendar_words(code).lead_ends for word in words)
    )


def _sets_a_bound(option: Meaning, kinds: KindWords) -> bool:
    """``will finish the tunnel by 2029``: a bound that no fact asks for is one of what the sentence speaks of."""
    return option.kind.bound is not None and option.kind.id not in kinds.followed


def _parted(sentence: Sentence, one: Hit, two: Hit) -> bool:
    """Whether a mark or another date stands between two cues."""
    low, high = sorted(((one.first, one.last), (two.first, two.last)))
    between = range(low[1] + 1, high[0])
    dates = (found for found in sentence.found if found.type == "date")
    return any(sentence.words[at].mark for at in between) or any(found.first in between for found in dates)


def _takes_over(sentence: Sentence, found: Found) -> bool:
    """``due in May, has been delayed until 2028``: right behind a word of shifting stands the new date of the same.

    So does it behind "but" where another date is negated before it: "not in 2031, he said, but in 2033".
    """
    if sentence.words[found.first - 1].word in small_words("but") and found.first:
        return any(hit.cue.label == "negation" and hit.last < found.first for hit in sentence.stances)
    return any(hit.cue.label == "shift" and 0 <= found.first - hit.last <= 1 for hit in sentence.stances)


def _told(sentence: Sentence, found: Found, options: list[Meaning], published: date | None) -> list[Meaning]:
    """Without the announcement when the date is one of a plan; with it first when it is past and has an object."""
    value = found.mention.value
    if published is None or not isinstance(value, DateSpan):
        return options
    span = parse(value.edtf)
    if span.yearly:
        return options
    if found.mention.former:
        return [option for option in options if not option.kind.past]
    if span.first > published:
        return [option for option in options if not option.kind.past or _awaited(sentence, found, option.cue)]
    if span.last >= published or len(options) < 2:
        return options
    return sorted(options, key=lambda option: -option.score - (_DIRECT if _has_object(option, options, found) else 0.0))


def only_by_then(found: Found, meaning: Meaning, stance: Stance, published: date | None) -> str | None:
    """``1.1 billion had been paid by June``: a day gone by sets no bound unless words beside it say that it did."""
    alone = meaning.cue.cue.label == "itself" and meaning.kind.bound is not None
    if alone and stance.modality is Modality.CONFIRMED and tense(found, published) == "past":
        return "by then something had come about"
    return None


def _once(sentence: Sentence, found: Found, options: list[Meaning]) -> list[Meaning]:
    """Without the kinds that happen on one day when the date is when a state began: "head of research since 2011"."""
    if sentence.words[found.first].word not in small_words("since"):
        return options
    ended = any(
        hit.cue.label in {"negation", "former"} and -2 <= hit.first - found.last <= 4 for hit in sentence.stances
    )
    return options if ended else [option for option in options if not option.kind.once]


def _ranks_since(sentence: Sentence, found: Found, code: str) -> bool:
    """``the first strike since 1985``, ``their 13th walkout since March``: the day counts what came after it."""
    if sentence.words[found.first].word not in small_words("since"):
        return False
    before = [word.word for word in sentence.words[max(0, found.first - _RANKED) : found.first]]
    nearest = next((at for at in range(len(before) - 1, -1, -1) if _ranks(before[at], code)), None)
    if nearest is None:
        return False
    told = calendar_words(code).sets["past"] | calendar_words(code).sets["future"]
    return all(word.isalnum() and word not in told for word in before[nearest + 1 :])


def _ranks(word: str, code: str) -> bool:
    return word in calendar_words(code).sets["ranks"] or (word[0].isdigit() and word[-1].isalpha())


def _fits(sentence: Sentence, found: Found, option: Meaning, published: date | None) -> bool:
    """Whether a cue can be that of a date by where both lie.

    Without figures a day to come is none of theirs by its own words ("due in the third quarter"). A year or season
    gone by that prints no year ("ten years ago") is that of the word right before it only: "opened last autumn".
    """
    value, cue = found.mention.value, option.cue
    if published is None or not isinstance(value, DateSpan):
        return True
    span = parse(value.edtf)
    if option.kind.id == _FIGURES_OF and span.first > published:
        figures = any(other.type in FIGURES for other in sentence.found)
        return figures or not (found.first <= cue.first and cue.last <= found.last)
    if option.kind.hidden or (span.last - span.first).days < _ROUGH or span.last >= published:
        return True
    printed = sentence.text[sentence.words[found.first].start : sentence.words[found.last].end]
    return value.edtf[:4] in printed or (0 <= found.first - cue.last <= 2) or cue.last >= found.first >= cue.first


def _awaited(sentence: Sentence, found: Found, cue: Hit) -> bool:
    """``will be announced on Thursday``: an announcement that is itself to come."""
    framed = found.last < cue.first and not any(word.mark for word in sentence.between(found.last, cue.first))
    return any(
        hit.cue.label == "planned"
        and hit.first <= cue.last
        and (0 <= cue.first - hit.last <= 3 or (framed and 0 < found.first - hit.last <= 3))
        for hit in sentence.stances
    )


def _has_object(option: Meaning, options: Sequence[Meaning], found: Found) -> bool:
    """``announced his departure last month``: between the verb and the date stands only what was announced."""
    return (
        option.kind.past
        and bool(option.kind.stops)
        and any(
            other.kind.id != option.kind.id
            and 0 < other.cue.first - option.cue.last <= 2
            and other.cue.last < found.first
            for other in options
        )
    )


def _goes_on(sentence: Sentence, found: Found, code: str) -> bool:
    """Whether a word near the date says that it is a date of what was spoken of: "likely", "instead", "bleibt"."""
    dating = calendar_words(code).sets["dating"]
    low, high = max(0, found.first - _REACH), found.last + _REACH + 1
    before = [word.word for word in sentence.words[low : found.first]]
    after = [word.word for word in sentence.words[found.last + 1 : high]]
    after = after[: next((at for at, word in enumerate(after) if word in small_words("and")), len(after))]
    for mark in (";", "|"):
        if mark in before:
            before = before[len(before) - before[::-1].index(mark) :]
        if mark in after:
            after = after[: after.index(mark)]
    return not dating.isdisjoint([*before, *after])


def _set(sentence: Sentence, found: Found, code: str) -> bool:
    """``It begins on Friday``, behind "they agreed on a truce": a pronoun with a verb of what is to come."""
    verb = sentence.words[1].word if len(sentence.words) > 1 else ""
    return opens_with_pronoun(sentence, found, code) and verb in calendar_words(code).sets["future"]


def decides(name: str, code: str) -> bool:
    """Whether a name is one of those who set dates for others: a commission, a court, a regulator, a union."""
    words = {word.word for word in tokens(name)}
    return not words.isdisjoint(calendar_words(code).sets["deciders"])
