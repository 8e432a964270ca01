"""How strongly a cue says that a value is of its kind: by the words, boundaries and other values between them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from facts.meaning.amounting import only_amounts, words_between
from facts.meaning.cue_weights import WEAK
from facts.meaning.cues_of_others import ahead_of_another, leads_to_another, nearer_to_another, words_away
from facts.meaning.roles import apposition, without_insertion
from facts.meaning.set_ahead import set_ahead
from facts.story import FIGURES
from facts.words.cues import Hit
from facts.words.sentence import Found, Sentence, behind
from facts.words.small_words import small_words

_NAMED = frozenset({"person", "organisation"})
_VALUES = frozenset({"money", "date"})
_OF_ANOTHER = 4.0  # what a cue loses that stands right before another value of the type
_FADE = 0.3
_AND = 0.6
_INSIDE = 1.5  # what a cue loses that is a part of the value itself: "60-strong"
_OLD = 2  # words from "from" to what a figure was before
_UNIT = 0.5  # what it loses in an amount, whose unit it is: "37 apiece"
_AMOUNTS = 1.5  # what a cue loses that is nothing but a verb of amounting
_MARKS = {
    ",": 1.2,
    ";": 5.0,
    ":": 2.0,
    "–": 2.5,
    "-": 2.5,
    "—": 2.5,
    "(": 1.0,
    ")": 1.0,
    "|": 1.0,
    "!": 6.0,
    "?": 6.0,
}


def score_of(sentence: Sentence, hit: Hit, found: Found, stops: frozenset[str] | None) -> float:
    """The weight of a cue less its distance in words, the boundaries and the other values in between."""
    before = hit.last < found.first or (hit.first < found.first and hit.last <= found.last)
    unled = hit.cue.side == "before" and not before and not set_ahead(sentence, hit, found)
    if unled or (hit.cue.side == "after" and before) or _filled_by_another(sentence, hit, found):
        return 0.0
    if found.first <= hit.first and hit.last <= found.last:
        return hit.cue.weight - (_UNIT if found.type == "money" else _INSIDE)
    if before:
        low, high = hit.last + 1, found.first
    else:
        low, high = behind(sentence, found), hit.first
    between = without_insertion(sentence.words[low:high]) if low < high else ()
    inner = [
        other
        for other in sentence.found
        if other is not found
        and low <= other.first
        and other.last < high
        and (found.type not in _NAMED or sentence.words[other.first] in between)
    ]
    skipped = sum(other.last - other.first for other in inner)
    fade = _FADE if stops is None else _FADE / 3
    if stops is not None and any(word.word in stops for word in between):
        return 0.0
    apart = max(0, len(between) - skipped)
    score = hit.cue.weight - fade * (words_between(between, found, apart) if before else apart)
    boundaries = _boundaries()
    score -= sum(boundaries.get(word.word, 0.0) for word in between)
    if before and hit.first <= 2 and any(word.word == ":" for word in between):
        score += _MARKS[":"]  # "COST: ..." is a label
    commas = [place for place, word in enumerate(between) if word.word == ","]
    if found.type == "person":
        holder = any(other.type == "person" and other.first == hit.last + 1 for other in sentence.found)
        score += apposition(before, between, commas, titled=holder)
    elif not before and commas:
        score -= 2.0
    if not before and apart and found.type in _VALUES and leads_to_another(sentence, hit, found):
        score -= _OF_ANOTHER
    if before and found.mention.opens:
        score -= 4.0
    score -= sum(3.0 if other.type == found.type else 0.3 for other in inner if not _paired(other, found))
    if hit.cue.side != "either" or hit.last > hit.first:
        score += 0.6
    between_figures = any(other.type in FIGURES for other in inner)
    if found.type == "date" and hit.cue.weight <= WEAK and (between_figures or _of_a_figure(sentence, hit)):
        score -= 4.0
    return score + (0.3 if before else 0.0) - (_AMOUNTS if only_amounts(sentence, hit) else 0.0)


def _filled_by_another(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``puts eight tonnes into ovens worth 42 million``: words around a figure say nothing of another one beside them.

    Unless it is what that one was before, or is set against it.
    """
    if hit.last == hit.first or " # " not in hit.cue.phrase or hit.first <= found.first <= hit.last:
        return False
    before = {word.word for word in sentence.words[max(0, found.first - _OLD) : found.first]}
    if found.mention.former or not before.isdisjoint(small_words("set_against") | small_words("moved_from")):
        return False
    return any(hit.first < o.first and o.last < hit.last for o in sentence.found if o.type in FIGURES)


@cache
def _boundaries() -> Mapping[str, float]:
    """What a mark or an "and" between a cue and a value takes from its score."""
    return _MARKS | dict.fromkeys(small_words("and"), _AND)


def _of_a_figure(sentence: Sentence, hit: Hit) -> bool:
    """``the 400 million hoped for in autumn``: a weak word right behind an amount or a count speaks of that."""
    return any(other.last + 1 == hit.first for other in sentence.found if other.type in FIGURES)


def _paired(other: Found, found: Found) -> bool:
    """``from V1 to V2``: the two values share their cue."""
    return other.type == found.type and other.mention.former != found.mention.former


def denied_by(sentence: Sentence, kind_id: str, cue: Hit, found: Found) -> float:
    """What a cue loses by words that say it is something else.

    A role loses by its own word (finance chief), a figure also by those around it (share price).
    """
    near, loss = (0, 12.0) if found.type == "person" else (6, 8.0)
    beside = cue.last == found.first - 1 or found.first <= cue.first <= found.last + 1
    return sum(
        loss
        for hit in sentence.kinds
        if hit.cue.label == f"not {kind_id}"
        and not _on_its_other_side(sentence, hit, found)
        and not _says_more(cue, hit, found)
        and (
            (hit.first <= cue.last and cue.first <= hit.last)
            or (
                words_away(hit, found) < near
                and not nearer_to_another(sentence, hit, found)
                and not ahead_of_another(sentence, hit, found)
                and not (beside and _behind_a_comma(sentence, hit, found))
            )
        )
    )


def _on_its_other_side(sentence: Sentence, denial: Hit, found: Found) -> bool:
    """``Lost 40,000 users; it has 3 million``: words around one figure, or on a side of it, deny no other."""
    behind, before = denial.last < found.first, found.last < denial.first
    if (denial.cue.side == "after" and behind) or (denial.cue.side == "before" and before):
        return True
    return (behind or before) and any(
        other.type == found.type and denial.first <= other.first and other.last <= denial.last
        for other in sentence.found
    )


def _says_more(cue: Hit, denial: Hit, found: Found) -> bool:
    """``comes in May onto the market``: a cue around a date says more than ``comes in May onto`` does."""
    around = denial.first < found.first and found.last < denial.last
    if cue.first < denial.first and denial.last <= cue.last and found.type == "place":
        return True  # "its main offices in Riga"
    return around and cue.first <= denial.first and denial.last < cue.last


def _behind_a_comma(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``vaut 12 euros pièce, port compris``: what a comma parts from a value that has its own word."""
    return hit.first > found.last and any(word.word == "," for word in sentence.between(found.last, hit.first))
