"""Who follows whom in a role: ``Ida Brandt succeeds Li Wei as chief executive``, ``Li Wei makes way for Ida Brandt``.

Both persons have the role that the sentence, or the one before it, speaks of; the one who is followed had it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from facts.meaning.classify import Meaning
from facts.meaning.cue_weights import WEAK
from facts.meaning.going_on import CARRIED, Topics
from facts.meaning.kind_cues import KindWords
from facts.model import Modality
from facts.names.lists_of_names import list_with
from facts.stance.date_stance import tense
from facts.words.cues import Cue, Hit
from facts.words.sentence import OTHERS, Found, Sentence, Who
from facts.words.small_words import small_words

_LABELS = frozenset({"succeeds", "succeeded_by", "new_holder"})
_RECALL = frozenset({"former", "former_person", "recalled"})
_AHEAD = frozenset({"rumoured", "in_talks", "targeted", "planned", "denied"})
_LINKS = frozenset({"role_links", "rumoured", "in_talks"})
_OPEN = frozenset({"rumoured", "in_talks", "denied"})
_NONE = frozenset({"founder"})  # what nobody takes over from another
_NEAR = 6  # words between the word of succession and one that says that it is to come
_BEFORE, _BEHIND = 7, 8  # words between a person and the word of succession
_DAY = 10  # words from the word of succession to its day
_RELATIVE, _BEHIND_RELATIVE = 2, 16  # the same behind "Name, who"


class Change(NamedTuple):
    """A change of hands: its word, and the places of the new and the old holder among the values of a sentence."""

    hit: Hit
    new: int | None
    old: int | None


def changes_of(sentence: Sentence) -> list[Change]:
    """The changes of hands that a sentence tells."""
    told = [hit for hit in sentence.stances if hit.cue.label in _LABELS]
    if not told:
        return []
    pairs = [hit for hit in told if hit.cue.label != "new_holder"]
    hits = [hit for hit in pairs if not any(_covers(other, hit) for other in pairs)]
    persons = [(at, found) for at, found in enumerate(sentence.found) if found.type == "person"]
    changes = [change for hit in hits if (change := _change(sentence, hit, persons)) is not None]
    if changes:
        return changes
    alone = [hit for hit in told if hit.cue.label == "new_holder"]
    return [change for hit in alone if (change := _change(sentence, hit, persons)) is not None]


def with_former_holders(sentence: Sentence, changes: Sequence[Change], published: date | None) -> Sentence:
    """The sentence with those who are followed marked as former, and without the words that could make others so."""
    old = {change.old for change in changes if not _still_holds(sentence, change, published)}
    spans = [(change.hit.first, change.hit.last) for change in changes]
    stances = [
        hit
        for hit in sentence.stances
        if hit.cue.label not in _RECALL or not any(hit.first <= last and first <= hit.last for first, last in spans)
    ]
    found = [
        item._replace(mention=item.mention._replace(former=True)) if at in old else item
        for at, item in enumerate(sentence.found)
    ]
    return sentence._replace(found=found, stances=stances)


def roles_given(
    sentence: Sentence,
    changes: Sequence[Change],
    ranked: dict[int, list[Meaning]],
    kinds: KindWords,
    topics: Topics,
) -> dict[int, Meaning]:
    """The role of each person whom a change of hands gives one, by the id of the value."""
    given: dict[int, Meaning] = {}
    for change in changes:
        named = [sentence.found[at] for at in (change.new, change.old) if at is not None]
        roles = [option for found in named for option in ranked[id(found)]]
        role = next((role for role in roles if role.kind.id in kinds.followed), roles[0] if roles else None)
        spoken_of = _office_said(sentence, change, kinds, topics)
        if spoken_of is not None and not _elsewhere(sentence) and all(_of_the_change(role, change) for role in roles):
            role = None  # "She succeeds Li Wei" only says that an office changes hands, and not which one
        if role is None and spoken_of is not None:
            hit = Hit(Cue("carried", "the role spoken of before", CARRIED), named[0].first, named[0].first)
            role = Meaning(kinds.kinds[spoken_of], hit, CARRIED)
        if role is not None:
            given |= {id(found): role for found in _with_others(sentence, named)}
    return given


def _office_said(sentence: Sentence, change: Change, kinds: KindWords, topics: Topics) -> str | None:
    """The followed office that changes hands: the last one named before the change, there or in the sentence before."""
    offices = [
        kind
        for hit in sentence.kinds
        if hit.last < change.hit.first and hit.cue.weight > WEAK
        for relation, _, kind in [hit.cue.label.partition(" ")]
        if relation == "cue" and kinds.kinds[kind].type == "person" and kind not in _NONE
    ]
    if offices:
        return next((kind for kind in reversed(offices) if kind in kinds.followed), None)
    return topics["person"][0] if "person" in topics else _only_office(change, kinds)


def _elsewhere(sentence: Sentence) -> bool:
    """``succeeded Li Wei at the head of Castella``: whether another firm is named, whose office it can be."""
    return any(entity.who in OTHERS and not entity.human for entity in sentence.entities)


def _of_the_change(role: Meaning, change: Change) -> bool:
    """Whether a role is told by a word of changing hands only."""
    return role.cue.cue.weight <= WEAK or change.hit.first <= role.cue.first <= role.cue.last <= change.hit.last


def _only_office(change: Change, kinds: KindWords) -> str | None:
    """The one office that a story follows, for a pair: ``Ida Brandt steps into Li Wei's shoes``."""
    offices = [kind for kind in kinds.followed - kinds.own if kinds.kinds[kind].type == "person" and kind not in _NONE]
    return offices[0] if len(offices) == 1 and change.new is not None and change.old is not None else None


def _with_others(sentence: Sentence, named: Sequence[Found]) -> list[Found]:
    """``to succeed Li Wei are Ida Brandt and Tom Roy``: those named, and who stands in a list with them."""
    return [found for one in named for found in list_with(sentence, one)]


def _change(sentence: Sentence, hit: Hit, persons: Sequence[tuple[int, Found]]) -> Change | None:
    before = [
        at
        for at, found in persons
        if 0 < hit.first - found.last <= _reach(sentence, found.last, hit.first)
        and not _apart(sentence, found.last, hit.first)
    ]
    behind = [at for at, found in persons if hit.first < found.first <= hit.last + _BEHIND]
    if hit.cue.label == "succeeded_by" and sentence.words[hit.first].word in small_words("for_whom"):
        return _steps_in_for(sentence, hit, behind)
    match hit.cue.label:
        case "new_holder":
            within = [at for at, found in persons if hit.first < found.first <= hit.last]
            places = {"after": before[-1:], "before": behind[:1]}.get(hit.cue.side, within[:1])
            return Change(hit, places[0], None) if places else None
        case "succeeds":
            return _follows(sentence, hit, before, behind)
        case _ if before and behind:
            return Change(hit, behind[0], before[-1])
        case _ if len(behind) > 1:
            return Change(hit, behind[1], behind[0])  # "Nachfolgerin von Li Wei wird Ida Brandt"
    return None


def _steps_in_for(sentence: Sentence, hit: Hit, behind: Sequence[int]) -> Change | None:
    """``Für Li Wei kommt Ida Brandt``: who is followed stands inside the words, and nobody is in "für 3 Milliarden"."""
    if len(behind) < 2 or sentence.found[behind[0]].first != hit.first + 1:
        return None
    return Change(hit, behind[1], behind[0])


def _follows(sentence: Sentence, hit: Hit, before: Sequence[int], behind: Sequence[int]) -> Change | None:
    """``Ida Brandt succeeds Li Wei``, ``the engineer succeeds Li Wei``, ``in May folgt ihm Ida Brandt nach``."""
    if not behind:
        return None
    if before:
        return Change(hit, before[-1], behind[0])
    first = sentence.found[behind[0]]
    if len(behind) > 1 and _is_said_to_be(sentence, first, sentence.found[behind[1]]):
        return Change(hit, behind[1], behind[0])  # "to succeed Li Wei are Ida Brandt and Tom Roy"
    if len(behind) > 1 and sentence.words[hit.first].word in small_words("succeeds_first"):
        return Change(hit, behind[0], behind[1])  # "als Chef löst Ida Brandt Li Wei ab"
    if any(entity.last == first.first - 1 and entity.who is Who.PRONOUN for entity in sentence.entities):
        return Change(hit, behind[0], None)
    return Change(hit, None, behind[0])


def _is_said_to_be(sentence: Sentence, old: Found, new: Found) -> bool:
    """Whether a verb, or a word for talks, stands between who is followed and the next one named, in one clause."""
    linked = any(hit.cue.label in _LINKS and old.last < hit.first < new.first for hit in sentence.stances)
    verb = any(word.word in small_words("are") for word in sentence.between(old.last, new.first))
    return (linked or verb) and not _apart(sentence, old.last, new.first)


def _still_holds(sentence: Sentence, change: Change, published: date | None) -> bool:
    """``Governor Li Wei, who hands over to Ida Brandt on 1 July``: who has the title until a change that is to come."""
    if change.old is None:
        return False
    old, hit = sentence.found[change.old], change.hit
    if _open(sentence, change) is not None:
        return True
    titled = any(
        (role.last == old.first - 1 or old.last < role.first <= role.last < hit.first)
        and role.cue.label.startswith("cue ")
        and not hit.first <= role.last <= hit.last
        for role in sentence.kinds
    )
    ahead = any(
        other.cue.label in _AHEAD and hit.first - _NEAR <= other.first <= hit.last + _NEAR for other in sentence.stances
    )
    return titled and (ahead or any(tense(found, published) == "future" for found in sentence.found))


def modalities_of(sentence: Sentence, changes: Sequence[Change]) -> dict[int, Modality]:
    """What an open change of hands makes of those who are named in it, by the id of the value.

    ``Ida Brandt is tipped to succeed Li Wei``, ``denies that Ida Brandt is to replace Li Wei``: he still has the role.
    So do words for candidates.
    """
    given: dict[int, Modality] = {}
    for change in changes:
        label = _open(sentence, change) if change.old is not None else _said_of_candidates(sentence, change.hit)
        if label is None:
            continue
        if change.old is not None:
            given[id(sentence.found[change.old])] = Modality.CONFIRMED
        if change.new is not None:
            for found in list_with(sentence, sentence.found[change.new]):
                given[id(found)] = Modality(label)
    return given


def _said_of_candidates(sentence: Sentence, hit: Hit) -> str | None:
    """``Among the favourites are Ida Brandt and Tom Roy``: a word for candidates makes all of them a rumour."""
    labels = (other.cue.label for other in sentence.stances if other.first <= hit.last and hit.first <= other.last)
    return next((label for label in labels if label == "rumoured"), None)


def _open(sentence: Sentence, change: Change) -> str | None:
    """The label of a word by which a change is only talked of or denied: one close by, or before it in its clause."""
    hit = change.hit
    return next(
        (
            other.cue.label
            for other in sentence.stances
            if other.cue.label in _OPEN
            and (
                0 <= hit.last - other.first <= _NEAR
                or (other.last < hit.first and not any(word.mark for word in sentence.between(other.last, hit.first)))
            )
        ),
        None,
    )


def _covers(other: Hit, hit: Hit) -> bool:
    """``succeeded by`` says the opposite of the ``succeeded`` in it."""
    return other.first <= hit.first and hit.last <= other.last and other.last - other.first > hit.last - hit.first


def to_come(sentence: Sentence, changes: Sequence[Change], found: Found, published: date | None) -> bool:
    """``who has led it since 2023 and hands over to Ida Brandt next month``: whether somebody has a role later only."""
    hits = [change.hit for change in changes if change.new is not None and sentence.found[change.new] is found]
    return any(
        tense(other, published) == "future" and 0 < other.first - hit.last <= _DAY
        for hit in hits
        for other in sentence.found
    )


def _reach(sentence: Sentence, low: int, high: int) -> int:
    """How far before its word the old holder can stand: ``Li Wei, who has led it since 2023 and hands over to``."""
    relative = any(word.word in small_words("relative") for word in sentence.between(low, high)[:_RELATIVE])
    return _BEHIND_RELATIVE if relative else _BEFORE


def _apart(sentence: Sentence, low: int, high: int) -> bool:
    return any(word.word in {";", ":"} for word in sentence.between(low, high))
