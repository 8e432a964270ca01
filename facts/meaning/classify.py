"""Which kind of fact a value is. All kinds compete, so that a figure of revenue is not taken for one of funding."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from facts.dates.datelines import is_dateline
from facts.kinds import Kind
from facts.meaning.amounting import estimates_another
from facts.meaning.cue_scores import denied_by, score_of
from facts.meaning.cue_weights import WEAK
from facts.meaning.cues_of_others import (
    is_word_of_another,
    of_another_date,
    of_another_value,
    said_of_another,
    speaks_of_another,
    unit_of_another,
)
from facts.meaning.kind_cues import KindWords, widened
from facts.meaning.things_counted import begins_with_its_noun, counts_another, is_noun_of_another, noun_fits, wrong_noun
from facts.values import Count, Money, Percent
from facts.words.cues import Cue, Hit
from facts.words.sentence import DEMONYM, OF_A_SITE, Found, Sentence, Who, amount_of
from facts.words.small_words import small_words

_FOLLOWED = 2.0
_OWN = 1.5  # more for a kind that the story describes: kinds that only compete have many more words
_BOUND = 7.5
_GENERIC = 4.0
_COUNTED = 2.0  # what a cue of a story's own gains by the thing that the story says it counts
_COSTS = frozenset({"project_cost", "price"})
PERIODS = frozenset({"year", "month", "week", "day", "hour"})
_PAY, _PAYDAYS, _LEAST_PAY = "pay", frozenset({"month", "week"}), 1_000
_STAFF, _MOVES = "headcount", ("hires", "job_cuts")
_ENOUGH = 4.0
_BOUGHT, _PRICED_AT = "acquisition_price", 1_000_000  # beyond it "at" is no word for what a firm costs
_VALUES = frozenset({"money", "date"})
_GOVERNS = 0.4  # "demands 8.5 percent more pay": the verb right before it says what it is
_GOVERNED = frozenset({"money", "percent"})
_SIDES = {"for": "votes_for", "against": "votes_against"}
_BUSY = 0.4  # what a cue loses for a value when it stands right behind another one


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a value is taken for, by which cue, and how well it fits."""

    kind: Kind
    cue: Hit
    score: float


def meanings(sentence: Sentence, found: Found, words: KindWords) -> list[Meaning]:
    """All kinds that a value may be, the best first; empty when no cue is near enough."""
    of_side = _by_side(found, words)
    if is_dateline(sentence, found) or found.mention.side == "against":
        return list(of_side.values())
    best: dict[str, Meaning] = _by_itself(found, words) | _by_its_first_words(sentence, found, words) | of_side
    own = _by_own_noun(found, words)
    best |= own | _before_its_thing(sentence, found, words)
    best |= (paid := _paid_regularly(found, words)) | _paid_for_its_period(found, words)
    for said in sentence.kinds:
        relation, _, kind_id = said.cue.label.partition(" ")
        if relation != "cue" or words.kinds[kind_id].type != found.type or is_word_of_another(sentence, said, words):
            continue
        hit = _as_far_as(sentence, said, found, words) if kind_id in words.own else said
        if (
            hit is None
            or (kind_id in words.own and _is_the_subject(sentence, found))
            or of_another_date(sentence, hit, found)
            or of_another_date(sentence, said, found)
            or unit_of_another(sentence, said, found)
            or (words.kinds[kind_id].hidden and of_another_value(sentence, hit, found))
        ):
            continue
        if estimates_another(sentence, hit, found, words) or speaks_of_another(sentence, hit, found):
            continue
        denied = denied_by(sentence, kind_id, hit, found)
        score = score_of(sentence, hit, found, words.stops.get(kind_id)) - denied
        kind = words.kinds[kind_id]
        if (kind_id == "growth" and _is_level(sentence, found)) or implausible(found, kind):
            continue
        if _too_weak(hit, found, kind, words) or (paid and kind_id in words.own and not kind.means(_PAY)):
            continue
        score -= _BUSY * said_of_another(sentence, hit, found)
        if score > 0 and not (denied and found.type == "date") and (kind_id in words.followed or kind.hidden):
            score += _FOLLOWED + (_OWN if kind_id in words.own else 0.0)
            score += _GOVERNS if hit.last == found.first - 1 and found.type in _GOVERNED else 0.0
        if found.type == "count":
            says = begins_with_its_noun(said, found)
            score -= 0.0 if says else wrong_noun(found, kind_id, words)
            score += _COUNTED if kind_id in own and score > 0 else 0.0
            if counts_another(sentence, hit, found, kind_id, words) or is_noun_of_another(sentence, said, found):
                continue
            if own and kind_id not in words.followed and (kind.vague or kind_id not in words.nouns):
                score -= _GENERIC
        if score >= _ENOUGH and (kind_id not in best or score > best[kind_id].score):
            best[kind_id] = Meaning(kind, hit, score)
    _leave_to_moves_of_staff(sentence, best, found, words)
    ranked = _without_vague(best.values(), words) if words.own else best.values()
    return sorted(ranked, key=lambda meaning: _rank(meaning, found, words))


def _leave_to_moves_of_staff(sentence: Sentence, best: dict[str, Meaning], found: Found, words: KindWords) -> None:
    """``hat 650 Mitarbeiter eingestellt``: the noun of people hired or laid off makes them no headcount.

    That a story follows the headcount and not those does not count.
    """
    staff = best.get(_STAFF)
    if (
        staff is None
        or _STAFF not in words.followed
        or not found.first <= staff.cue.first <= staff.cue.last <= found.last + 1
    ):
        return
    moves = [
        best[kind].score
        for kind in _MOVES
        if kind in best
        and kind not in words.followed
        and not any(word.mark for word in sentence.between(found.last, best[kind].cue.first))
    ]
    if any(score > staff.score - _FOLLOWED for score in moves):
        del best[_STAFF]


def _as_far_as(sentence: Sentence, said: Hit, found: Found, words: KindWords) -> Hit | None:
    """A cue of a story's own as far as it reaches, but ``shares at 37 apiece``: behind a value it is none before it."""
    hit = widened(sentence.kinds, said, words)
    return said if hit is not None and hit.first < found.first <= said.first else hit


def _rank(meaning: Meaning, found: Found, words: KindWords) -> tuple[float, bool, int, str]:
    """What comes first: what fits best, what counts for the story, then the longer cue of an amount or a date.

    ``its IPO raised`` says more than ``raised``, and ``presale .. starts`` around any value more than ``starts``.
    """
    counts = meaning.kind.id in words.followed or meaning.kind.hidden
    around = meaning.cue.first < found.first and found.last < meaning.cue.last
    longer = meaning.cue.last - meaning.cue.first if around or meaning.kind.type in _VALUES else 0
    return -meaning.score, not counts, -longer, meaning.kind.id


def _without_vague(best: Iterable[Meaning], words: KindWords) -> list[Meaning]:
    """``agreed on a rise of 5.4%``: where a kind of the story's own fits, vague ones not followed stand back."""
    ranked = list(best)
    if not any(meaning.kind.id in words.own for meaning in ranked):
        return ranked
    return [
        replace(one, score=one.score - _GENERIC) if one.kind.vague and one.kind.id not in words.followed else one
        for one in ranked
    ]


def implausible(found: Found, kind: Kind) -> bool:
    """Whether a figure is too small or too large for a kind, or one of each year for what happens once.

    Of ``400 of the 475 staff will go`` the first is no staff: that is all of them.
    """
    value = found.mention.value
    if not isinstance(value, Money | Count | Percent):
        return False
    if kind.id == _STAFF and found.mention.share:
        return True
    if kind.once and isinstance(value, Money) and value.per in PERIODS:
        return True
    return float(value.amount) < (kind.least or 0) or float(value.amount) > (kind.most or float("inf"))


def _too_weak(hit: Hit, found: Found, kind: Kind, words: KindWords) -> bool:
    """``orders peaked at 58 million``: a preposition alone makes no price of a figure as large as that, nor of a firm.

    Nor does one that stands apart from a value set it a bound, or make it one of a story's own kind.
    """
    weak, value = hit.cue.weight <= WEAK, found.mention.value
    if weak and kind.weak_most is not None and isinstance(value, Money) and float(value.amount) > kind.weak_most:
        return True
    if hit.cue.weight < WEAK and hit.cue.phrase in small_words("priced_at") and found.type == "money":
        return kind.id == _BOUGHT and amount_of(found) > _PRICED_AT
    return (kind.bound is not None or (weak and kind.id in words.own)) and _loose(hit, found)


def _loose(hit: Hit, found: Found) -> bool:
    """``selected by the council in 2021``: a preposition that does not stand at the date sets it no bound."""
    return hit.cue.side == "before" and hit.first == hit.last and found.first - hit.last > 2


def _is_level(sentence: Sentence, found: Found) -> bool:
    """``fell to 2.6 %``: where something stands, not by how much it moved."""
    return (
        not found.mention.delta and found.first > 0 and sentence.words[found.first - 1].word in small_words("at_level")
    )


def _by_itself(found: Found, words: KindWords) -> dict[str, Meaning]:
    """What a value says without a cue: ``by 2030`` is a deadline, ``Pariser Start-up`` a seat, if nothing else fits.

    So does a town right before a word for a plant.
    """
    bound, noun = found.mention.bound, found.mention.noun
    place = found.type == "place" and noun is not None
    hit = Hit(Cue("itself", bound or noun or DEMONYM, _BOUND), found.first, found.first)
    return {
        kind.id: Meaning(kind, hit, _BOUND)
        for kind in words.kinds.values()
        if (bound is not None and kind.bound == bound)
        or (place and noun == DEMONYM and kind.demonym)
        or (place and noun == OF_A_SITE and kind.site)
    }


def _by_side(found: Found, words: KindWords) -> dict[str, Meaning]:
    """``by 210 votes to 180``: what a story's own kinds of votes for and votes against ask for.

    Those of the other side are nothing else; those in favour can be what any kind counts.
    """
    side = found.mention.side
    if side is None:
        return {}
    hit = Hit(Cue("itself", side, _BOUND), found.first, found.first)
    return {
        name: Meaning(words.kinds[name], hit, _BOUND + _FOLLOWED)
        for name in sorted(words.own)
        if words.kinds[name].type == "count" and not small_words(_SIDES[side]).isdisjoint(name.split("_"))
    }


def _paid_regularly(found: Found, words: KindWords) -> dict[str, Meaning]:
    """``90,000 pounds a week``: where a story follows somebody's pay, what is paid each week is no fee of its own."""
    value = found.mention.value
    if _PAY not in words.followed or not isinstance(value, Money) or value.per not in _PAYDAYS:
        return {}
    if value.amount < _LEAST_PAY:
        return {}
    hit = Hit(Cue("itself", f"a {value.per}", _BOUND), found.first, found.first)
    return {_PAY: Meaning(words.kinds[_PAY], hit, _BOUND + _FOLLOWED)}


def _paid_for_its_period(found: Found, words: KindWords) -> dict[str, Meaning]:
    """``£185 a month``: an amount of a story's own that it describes as monthly, where it follows but one such."""
    value = found.mention.value
    if not isinstance(value, Money) or value.per is None:
        return {}
    paid = [name for name in sorted(words.own) if words.kinds[name].per == value.per]
    hit = Hit(Cue("itself", f"a {value.per}", _BOUND), found.first, found.first)
    return {name: Meaning(words.kinds[name], hit, _BOUND + _FOLLOWED) for name in paid if len(paid) == 1}


def _is_the_subject(sentence: Sentence, found: Found) -> bool:
    """``the judge told Martin Hale``: the person that a story is about is none of those it describes."""
    return found.type == "person" and any(
        entity.who is Who.SUBJECT and entity.first <= found.last and found.first <= entity.last
        for entity in sentence.entities
    )


def _by_its_first_words(sentence: Sentence, found: Found, words: KindWords) -> dict[str, Meaning]:
    """``until July 2027``: what a story's own kind wants before a date can be the first words of the date itself."""
    return {
        kind_id: Meaning(words.kinds[kind_id], hit, _BOUND + _FOLLOWED)
        for hit in sentence.kinds
        if hit.cue.side == "before"
        and hit.first == found.first
        and hit.last < found.last
        and hit.cue.weight > _BOUND + _FOLLOWED
        for relation, _, kind_id in [hit.cue.label.partition(" ")]
        if relation == "cue" and kind_id in words.own and words.kinds[kind_id].type == found.type == "date"
    }


def _before_its_thing(sentence: Sentence, found: Found, words: KindWords) -> dict[str, Meaning]:
    """``the 800-million-euro Harrow Tunnel``: an amount right before the name of the thing is what it costs."""
    if found.type != "money" or not any(
        entity.first == found.last + 1 and entity.who is Who.SUBJECT for entity in sentence.entities
    ):
        return {}
    hit = Hit(Cue("itself", "its name", _BOUND), found.first, found.first)
    return {name: Meaning(kind, hit, _BOUND) for name in words.followed if _is_a_cost(kind := words.kinds[name])}


def _is_a_cost(kind: Kind) -> bool:
    """Whether a kind is what something costs, or one of a story's own that means as much."""
    return kind.id in _COSTS or (kind.type == "money" and any(kind.means(cost) for cost in _COSTS))


def _by_own_noun(found: Found, words: KindWords) -> dict[str, Meaning]:
    """What a count says by its noun alone where the story itself names what it counts: ``64 jets`` of a fleet."""
    noun = found.mention.noun
    if found.type != "count" or noun is None:
        return {}
    hit = Hit(Cue("itself", noun, _BOUND), found.first, found.first)
    return {
        name: Meaning(words.kinds[name], hit, _BOUND + _FOLLOWED)
        for name, index in words.own_nouns.items()
        if noun_fits(index, noun)
    }
