"""Amounts that are only a part of the one before them: "takes $1.03 billion, of which $306 million at home"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from facts.kinds import known_kinds
from facts.languages import load_language
from facts.meaning.classify import Meaning
from facts.meaning.differences import by_nature
from facts.meaning.going_on import Topics
from facts.model import Trend
from facts.names.geography import known_place
from facts.names.subject_words import SubjectWords
from facts.words.cues import CueIndex, cues_of, index_of
from facts.words.sentence import OWN, Entity, Found, Sentence, Who, amount_of
from facts.words.small_words import small_words

_PARTED = frozenset({"money", "percent"})
_TOLLS = frozenset({"deaths", "injured", "missing"})
_SHARES = _TOLLS | {"votes"}
_NAMED = frozenset({*OWN, Who.GENERIC, Who.PRONOUN})
_GROUP = 6  # words that name a group
_REACH = 8  # words between the word for a part and its figure


def part_of(
    sentence: Sentence,
    found: Found,
    meaning: Meaning,
    peers: Sequence[Found],
    topics: Topics,
    code: str,
    language: SubjectWords,
) -> str | None:
    """Why a value is no level: a word for a part opens its clause or stands beside it, behind one of its kind.

    ``peers`` are the others of its kind, ``topics`` what the sentences before spoke of.

    What is a part of a figure of another kind is a figure of its own: "costs of 238, of which 196 for the damage".
    """
    if found.type == "count":
        if _at_the_subject(sentence, found):
            return None
        if any(peer.first > found.last and _at_the_subject(sentence, peer) for peer in peers):
            return "the number of which the subject's is a part"
        if meaning.kind.id in _TOLLS and (why := _of_a_toll(sentence, found, meaning, peers, language)) is not None:
            return why
        return _counted_part(sentence, found, meaning, peers, topics)
    if found.type == "percent" and _where_it_is_most(sentence, found, code):
        return "what it is in the part where it is most or least"
    if found.type == "percent" and _among_some(sentence, found, code):
        return "what it is among some of those who are counted"
    at = _parted(sentence, found, code)
    before = at or found.first  # "This includes 6 million and 2 million": the whole is told before it
    whole = any(peer.last < before for peer in peers) or _points_back(sentence, at, meaning, topics)
    return "a part of a larger amount" if at is not None and whole else None


def _points_back(sentence: Sentence, at: int | None, meaning: Meaning, topics: Topics) -> bool:
    """``Davon sind 4 Millionen``, "this includes 4 million": the sentence before told the whole, of the same kind."""
    if at is None or not (at == 0 or sentence.words[at].word in small_words("pointing")):
        return False
    return any(name == meaning.kind.id for name, _ in topics.values())


def _where_it_is_most(sentence: Sentence, found: Found, code: str) -> bool:
    """``Turnout was highest in Brest, at 71%``: a sentence that sets parts beside each other, and not the subject."""
    hits = _words(code, "extremes").find(sentence.words[: found.first])
    return any(
        not any(entity.who is Who.SUBJECT and hit.first < entity.first < found.first for entity in sentence.entities)
        for hit in hits
    )


def _among_some(sentence: Sentence, found: Found, code: str) -> bool:
    """``Among women the share is 61%``, ``in towns she took 54%``: a clause that opens with some of them, not all."""
    start = found.first
    while start > 0 and sentence.words[start - 1].word not in {",", ";", ":"}:
        start -= 1
    start += sentence.words[start].word in small_words("and")
    clause = sentence.words[start : found.first]
    opens = any(hit.first == 0 for hit in _words(code, "some_of_them").find(clause))
    return opens and not _words(code, "all_of_them").find(clause[:_GROUP])


def _at_the_subject(sentence: Sentence, found: Found) -> bool:
    """``killed 31 people, 19 of them in the Harrow fire``: a part that the story's own name closes.

    It is not named before, so that the whole is not its own.
    """
    inside = {word.word for word in sentence.words[found.first : found.last + 1]}
    if not (found.mention.part or found.mention.share or not inside.isdisjoint(small_words("of_the"))):
        return False
    if any(entity.who in _NAMED and entity.first < found.first for entity in sentence.entities):
        return False
    own = next((entity for entity in sentence.entities if entity.who is Who.SUBJECT), None)
    if own is None or own.first > found.last + _REACH or _is_a_place(sentence, own):
        return False
    following = own.last + 1
    closes = following == len(sentence.words) or sentence.words[following].mark
    closes = closes or sentence.words[following].word in small_words("and")
    return closes and not any(word.mark for word in sentence.between(found.last, own.first))


def _is_a_place(sentence: Sentence, entity: Entity) -> bool:
    """``flooding killed 237 people, 229 of them in Harrow``: a place that an event is called by."""
    first, last = sentence.words[entity.first], sentence.words[entity.last]
    return known_place(sentence.text[first.start : last.end]) is not None


def _counted_part(
    sentence: Sentence, found: Found, meaning: Meaning, peers: Sequence[Found], topics: Topics
) -> str | None:
    """``30 of them in Lyon``: a part of others of its kind; in ``seven million of them were hacked`` it is a level.

    Of ``112 of the 180 jobs are saved`` the first is meant where that is what the kind is about.
    """
    share = _is_share(meaning) or _told_of_a_share((found, *peers), meaning)
    if found.mention.share and (not share or _of_a_told_whole(found, meaning, peers)):
        return "a part of a larger number"
    all_of_it = meaning.kind.id in _TOLLS and _is_all(sentence, found, meaning)
    if found.mention.whole and share and not all_of_it and not said_of_the_whole(sentence, found, meaning):
        return "the number of which it is a part"
    told = meaning.kind.id in {kind for kind, _ in topics.values()} or meaning.cue.cue.label == "carried"
    behind = told or bool(peers) or any(other.type == "count" and other.last < found.first for other in sentence.found)
    part = found.mention.part or _goes_on_with_parts(sentence, found)
    return "a part of a larger number" if part and behind else None


def _of_a_told_whole(found: Found, meaning: Meaning, peers: Sequence[Found]) -> bool:
    """Whether what a part would be is only said of the whole before it: ``Of the 64 sacked, nine went to court``."""
    cue = meaning.cue
    return cue.last < found.first and any(peer.mention.whole and peer.last < cue.first for peer in peers)


def said_of_the_whole(sentence: Sentence, found: Found, meaning: Meaning) -> bool:
    """``Of the 64 employees sacked, nine went to court``: what stands before the part is said of the whole.

    So is what counts a toll: "Of the 16 dead, nine were children".
    """
    share = next((other for other in sentence.found if other.first > found.last and other.mention.share), None)
    behind = meaning.cue.last if meaning.kind.id in _TOLLS else meaning.cue.first - 1
    return share is not None and found.last <= behind and meaning.cue.last < share.first


def _goes_on_with_parts(sentence: Sentence, found: Found) -> bool:
    """``430 jobs, of which 120 in Brest and 310 in Nantes``: a bare number behind a part and an "and" is one."""
    if found.mention.noun is not None or sentence.words[found.first - 1].word not in small_words("and"):
        return False
    before = [other for other in sentence.found if other.type == "count" and other.last < found.first]
    return bool(before) and before[-1].mention.part and found.first - before[-1].last <= _REACH


def _of_a_toll(
    sentence: Sentence, found: Found, meaning: Meaning, peers: Sequence[Found], language: SubjectWords
) -> str | None:
    """``Five of the dead are French, two are Danes``: parts of a toll. ``rose to 19 after two died``: what it rose by.

    So is what stands behind ``Of the 22 dead,`` a part.
    """
    cue = meaning.cue
    if found.mention.share and any(peer.first > found.first and _is_all(sentence, peer, meaning) for peer in peers):
        return "a part of a larger number"
    for one in (found, *peers):
        if one.first < cue.first and cue.last <= one.last:
            behind = {word.word for word in sentence.words[one.first + 1 : cue.last]}
            if not behind.isdisjoint(small_words("of_the")):
                return "a part of a larger number"
    for peer in (peer for peer in peers if peer.last < found.first and amount_of(peer) > amount_of(found)):
        if _opens_with_of(sentence, peer, language) and not (
            peer.mention.whole and _is_told_behind(found, meaning, peer)
        ):
            return "a part of a larger number"
        between = {word.word for word in sentence.between(peer.last, found.first)}
        if not between.isdisjoint(small_words("clause_opens")):
            return "by how much the toll before it rose"
    return None


def _is_told_behind(found: Found, meaning: Meaning, whole: Found) -> bool:
    """``Of the 180 people aboard, 31 suffered injuries``: what is said behind the part is said of no more than that."""
    return found.mention.share and meaning.cue.last > found.first and meaning.cue.first > whole.last


def _is_all(sentence: Sentence, whole: Found, meaning: Meaning) -> bool:
    """``two of the six injured are badly hurt``: whether the noun of a whole says itself that it is the toll."""
    return whole.mention.whole and any(
        hit.cue.label == f"cue {meaning.kind.id}" and whole.first <= hit.first and hit.last <= whole.last
        for hit in sentence.kinds
    )


def _opens_with_of(sentence: Sentence, whole: Found, language: SubjectWords) -> bool:
    """``Of the 22 dead``: whether a clause begins with the whole of which it tells parts."""
    at = whole.first - 1
    while at > 0 and sentence.words[at].word in small_words("articles"):
        at -= 1
    return at >= 0 and sentence.words[at].word in language.belongs and (at == 0 or sentence.words[at - 1].mark)


def _is_share(meaning: Meaning) -> bool:
    """``43 of the 120 seats``, ``12 of 90 passengers were hurt``: what is counted is a part of others by nature.

    So are the jobs saved and the shops left that a story describes: the words of its id say so. A tally that rises
    counts those of a whole of which it is true by now: ``41 of the 90 wards are finished``.
    """
    own = meaning.kind.id not in known_kinds()
    if own and (meaning.kind.trend is Trend.RISES or not _of_wholes().isdisjoint(meaning.kind.id.split("_"))):
        return True
    return by_nature(meaning) or meaning.kind.id in _SHARES


def _told_of_a_share(counts: Sequence[Found], meaning: Meaning) -> bool:
    """``Von den 80 Betroffenen kommen neun infrage``: what is said behind both is said of the share."""
    ordered = sorted(counts, key=lambda found: found.first)
    return any(
        whole.mention.whole and share.mention.share and share.last < meaning.cue.last
        for whole, share in pairwise(ordered)
    )


@cache
def _of_wholes() -> frozenset[str]:
    """What is counted out of a whole: votes, survivors."""
    return frozenset(load_language("en").table("numbers")["ranges"]["of_wholes"])


def leave_to_parts(sentence: Sentence, ranked: dict[int, list[Meaning]], code: str) -> None:
    """``costs of 238, of which 196 relate to the fire``: what is said behind a part says nothing of the whole."""
    for whole, part in pairwise(found for found in sentence.found if found.type in _PARTED):
        if whole.type != part.type or not ranked[id(part)]:
            continue
        at = _parted(sentence, part, code)
        if at is None or whole.last >= at:
            continue
        ranked[id(whole)] = [option for option in ranked[id(whole)] if option.cue.first <= part.last]


def _parted(sentence: Sentence, found: Found, code: str) -> int | None:
    """Where the word for a part is that opens the clause of an amount or stands beside it; the whole is before it.

    Of ``the plan, of which the cost went from 33 to 38 million`` neither figure is a part.
    """
    if found.type not in _PARTED:
        return None
    start = found.first
    while start > 0 and not sentence.words[start - 1].mark and found.first - start < _REACH:
        start -= 1
    before, after = sentence.words[start : found.first], sentence.words[found.last + 1 : found.last + 4]
    opening = (*_words(code, "part_opens").find(before), *_words(code, "part_after").find(after))
    beside = _words(code, "part_before").find(before)
    if any(hit.first == 0 for hit in opening):
        return start
    return next((start + hit.first for hit in beside if start + hit.last == found.first - 1), None)


@cache
def _words(code: str, key: str) -> CueIndex:
    return index_of(cues_of("part", load_language(code).table("numbers")["ranges"][key]))
