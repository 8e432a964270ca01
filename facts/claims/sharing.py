"""Values of a sentence that mean what another one means: pairs, lists, wholes and their parts, elided units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, combinations, groupby, pairwise

from facts.claims.parts import said_of_the_whole
from facts.meaning.classify import Meaning
from facts.meaning.cues_of_others import far_larger
from facts.meaning.kind_cues import KindWords
from facts.meaning.things_counted import counts_another, is_another_thing, wrong_noun
from facts.names.geography import is_continent
from facts.stance.scope import QUANTITIES, left_behind
from facts.story import FIGURES
from facts.words.cues import Hit, Token
from facts.words.sentence import DEMONYM, Found, Sentence, amount_of
from facts.words.small_words import small_words, word_pairs

_CUTS = frozenset({"job_cuts", "exits_agreed"})
_BY_ITSELF = 11.5  # a cue of a kind that the story follows, right beside the figure
_HEADCOUNT = "headcount"
_SEAT = "headquarters"
_BACK = 5  # words
_PART = 7  # words between two dates of which the second has no verb
_WEAKEST = 6  # the weight of cues that do not part the values of a list
_ROUND, _WORTH = "funding", "valuation"
_AT, _TIMES = 3, 2  # words between the two amounts of a round, and how many times larger the second is


def share_between_pairs(sentence: Sentence, ranked: dict[int, list[Meaning]], kinds: KindWords) -> None:
    """``from V1 to V2``: the old value means what the new one means, unless that is what somebody announced."""
    for found in sentence.found:
        if not (found.mention.former or _recalled_alone(sentence, found, ranked) or _contrasted(sentence, found)):
            continue
        partners = [
            other
            for other in sentence.found
            if other.type == found.type
            and not other.mention.former
            and not (found.type == "count" and other.first == found.last + 1)  # "against 5,200 twelve months earlier"
            and ranked[id(other)]
            and not (found.type == "date" and ranked[id(other)][0].kind.past)
            and not _measures(found, ranked[id(other)][0].kind.id, kinds)
        ]
        if partners:
            nearest = min(partners, key=lambda other: abs(other.first - found.first))
            ranked[id(found)] = ranked[id(nearest)]


def _measures(found: Found, kind_id: str, kinds: KindWords) -> bool:
    """``The 300 villagers had been led out nine days before``: a figure that counts another thing, and no old value."""
    noun = found.mention.noun
    return found.type == "count" and noun is not None and is_another_thing(noun, kind_id, kinds)


def share_with_elided(sentence: Sentence, ranked: dict[int, list[Meaning]]) -> None:
    """``58 planes, 71 by 2029``: a figure without a unit means what the value it goes on with means."""
    for found in sentence.found:
        options = ranked[id(found)]
        again = found.type in QUANTITIES and _told_again(sentence, found)
        if not (found.mention.elided or again) or (options and options[0].score >= _BY_ITSELF):
            continue
        others = [
            other
            for other in sentence.found
            if other.type == found.type and not (other.mention.elided or _in_a_date(sentence, other))
        ]
        before = [other for other in others if other.last < found.first]
        if before or (others and not again):
            ranked[id(found)] = ranked[id(before[-1] if before else others[0])]


def _told_again(sentence: Sentence, found: Found) -> bool:
    """``bislang waren es noch 1,28 Milliarden``: a pronoun and its verb before a figure repeat what was counted."""
    before: list[str] = []
    for word in reversed(sentence.words[max(0, found.first - _BACK) : found.first]):
        if word.mark:
            break
        before.insert(0, word.word)
    return any(pair in word_pairs("it_was") for pair in pairwise(before))


def _in_a_date(sentence: Sentence, found: Found) -> bool:
    """``two years ago``: the figure of a date counts nothing."""
    return any(day.type == "date" and day.first <= found.first and found.last <= day.last for day in sentence.found)


def share_wholes(sentence: Sentence, ranked: dict[int, list[Meaning]], kinds: KindWords) -> None:
    """``to cut 7,500 of 26,400 jobs``: of what cuts are a part is the headcount, and so is what is left behind them.

    ``The workforce shrinks by 400 to 4,800``; ``400 of the 5,200 employees must go``.
    """
    if _HEADCOUNT not in kinds.followed:
        return
    for found in sentence.found:
        options = ranked[id(found)]
        if not options:
            continue
        if _struck(sentence, found):
            ranked[id(found)] = [one for one in options if one.kind.id != _HEADCOUNT]
            continue
        whole = found.mention.whole and not said_of_the_whole(sentence, found, options[0])
        level = options[0].kind.id in _CUTS and (whole or _is_left(sentence, found))
        if level:
            ranked[id(found)] = [replace(options[0], kind=kinds.kinds[_HEADCOUNT])]
        elif found.mention.share and options[0].kind.id == _HEADCOUNT:
            ranked[id(found)] = [*(one for one in options if one.kind.id in _CUTS), *options]


def _struck(sentence: Sentence, found: Found) -> bool:
    """``212 of the 290 employees affected``: those whom a programme is about are not the workforce."""
    return any(word.word in small_words("struck") for word in sentence.words[found.first : found.last + 2])


def _is_left(sentence: Sentence, found: Found) -> bool:
    """Whether a count is how many are left: behind a word for a level, where the sentence speaks of the workforce."""
    before = sentence.words[found.first - 1].word if found.first else ""
    pair = found.mention.former and any(
        other.first - found.last == 2 and sentence.words[other.first - 1].word in small_words("at_level")
        for other in sentence.found
    )
    workforce = any(hit.cue.label == f"cue {_HEADCOUNT}" for hit in sentence.kinds)
    return workforce and not found.mention.delta and (pair or before in small_words("at_level"))


def _contrasted(sentence: Sentence, found: Found) -> bool:
    """``34.9%, and not 30%``: what a figure is set against."""
    return (
        found.type != "date" and found.first > 0 and sentence.words[found.first - 1].word in small_words("set_against")
    )


def _recalled_alone(sentence: Sentence, found: Found, ranked: dict[int, list[Meaning]]) -> bool:
    """A value that no kind claims, behind a word of recall: the old one of what the sentence is about."""
    return found.type in QUANTITIES and not ranked[id(found)] and _recalled(sentence, found)


def share_closeness(sentence: Sentence, ranked: dict[int, list[Meaning]]) -> None:
    """``chips will come in late 2028; originally 2027 was given``: of an old date and its new one the nearer speaks."""
    dates = [found for found in sentence.found if found.type == "date" and ranked[id(found)]]
    for one, two in pairwise(dates):
        first, second = ranked[id(one)][0], ranked[id(two)][0]
        if first.kind.id != second.kind.id or not (_recalled(sentence, one) or _recalled(sentence, two)):
            continue
        best = max(first.score, second.score)
        for found in (one, two):
            ranked[id(found)] = [replace(ranked[id(found)][0], score=best), *ranked[id(found)][1:]]


def _recalled(sentence: Sentence, found: Found) -> bool:
    return found.mention.former or any(
        hit.cue.label == "former" and 0 < found.first - hit.last <= 6 for hit in sentence.stances
    )


def share_in_lists(sentence: Sentence, ranked: dict[int, list[Meaning]], kinds: KindWords) -> None:
    """``$449 in the US, 395 pounds in Britain and 469 euros in France``: a list goes on meaning the same.

    A count goes on only with what its kind counts: "hit are 300 workers and 40 creditors".
    """
    for found, following in pairwise(sentence.found):
        route = found.type == following.type == "place" and following.first - found.last == 2
        if route and left_behind(sentence, found) and not ranked[id(found)]:
            ranked[id(found)] = ranked[id(following)]
        between = sentence.between(found.last, following.first)
        listed = any(word.word in {","} | small_words("and") | small_words("or") for word in between)
        same = found.type == following.type in FIGURES
        moved = found.type == following.type == "date" and not between and following.mention.start > found.mention.end
        if (moved or _left_out(sentence, found, following, kinds)) and ranked[id(found)] and not ranked[id(following)]:
            ranked[id(following)] = ranked[id(found)]
        if (
            same
            and listed
            and len(_outside_brackets(between)) <= 6
            and not ranked[id(following)]
            and not _cue_between(sentence, found, following, kinds)
            and not far_larger(following, found)
            and not (found.type == "count" and _counts_others(sentence, following, ranked[id(found)], kinds))
        ):
            ranked[id(following)] = ranked[id(found)]


def _outside_brackets(between: Sequence[Token]) -> list[Token]:
    """The words between two values without what stands in brackets: ``899 euros (without tax), the long version``."""
    depth, outside = 0, []
    for word in between:
        depth += word.word == "("
        if not depth:
            outside.append(word)
        depth = max(0, depth - (word.word == ")"))
    return outside


def _left_out(sentence: Sentence, found: Found, following: Found, kinds: KindWords) -> bool:
    """``The first part opens in May and the whole line in 2028``: the verb of the first date is left out at the second.

    Between them stand an "and", an article and a few words, none of which says what a date is of or how it is said.
    """
    between = [word.word for word in sentence.between(found.last, following.first)]
    if not (found.type == following.type == "date" and 2 < len(between) <= _PART):
        return False
    if between[0] not in small_words("and") or between[1] not in small_words("articles"):
        return False
    of_dates = [hit for hit in sentence.kinds if _type_of(hit, kinds) == "date"]
    return not any(found.last < hit.first and hit.last < following.first for hit in [*of_dates, *sentence.stances])


def _counts_others(sentence: Sentence, found: Found, meant: list[Meaning], kinds: KindWords) -> bool:
    return found.mention.noun is not None and any(
        wrong_noun(found, one.kind.id, kinds) > 0 or counts_another(sentence, one.cue, found, one.kind.id, kinds)
        for one in meant[:1]
    )


def share_rounds(sentence: Sentence, ranked: dict[int, list[Meaning]], kinds: KindWords) -> None:
    """``raised 2 billion at 10 billion``: of the two amounts of a round the second is what the company is worth."""
    amounts = [found for found in sentence.found if found.type == "money"]
    for found, following in pairwise(amounts):
        _leave_worth_to_the_next(sentence, found, following, ranked, kinds)
        between = [word.word for word in sentence.between(found.last, following.first)]
        if not (
            ranked[id(found)]
            and ranked[id(found)][0].kind.id == _ROUND
            and _WORTH in kinds.followed
            and all(meaning.kind.id == _ROUND for meaning in ranked[id(following)][:1])
            and 0 < len(between) <= _AT
            and between[-1] in small_words("priced_at")
            and amount_of(following) >= _TIMES * amount_of(found)
        ):
            continue
        ranked[id(following)] = [replace(ranked[id(found)][0], kind=kinds.kinds[_WORTH])]


def _leave_worth_to_the_next(
    sentence: Sentence, found: Found, following: Found, ranked: dict[int, list[Meaning]], kinds: KindWords
) -> None:
    """``looked for 1 billion at a 9 billion valuation``: of the two the first is the round."""
    between = [word.word for word in sentence.between(found.last, following.first)]
    joined = 0 < len(between) <= _AT and between[0] in small_words("priced_at")
    own = ranked[id(following)][:1]
    if not (joined and own and own[0].kind.id == _WORTH and own[0].cue.first > following.last):
        return
    if _ROUND in kinds.followed and [one.cue for one in ranked[id(found)][:1]] in ([], [own[0].cue]):
        ranked[id(found)] = [replace(own[0], kind=kinds.kinds[_ROUND])]


def one_reading_a_figure(sentence: Sentence, ranked: dict[int, list[Meaning]], kinds: KindWords) -> None:
    """``owes its creditors 6.4 billion``: what is an amount of money and a count by its form is what fits better."""
    figures = [found for found in sentence.found if found.type in FIGURES]
    beside = [list(found) for _, found in groupby(figures, key=lambda found: found.first)]
    for one, two in chain.from_iterable(combinations(found, 2) for found in beside):
        if one.type == two.type:
            continue
        if all(ranked[id(found)] and ranked[id(found)][0].kind.id in kinds.followed for found in (one, two)):
            worse = min(one, two, key=lambda found: ranked[id(found)][0].score)
            ranked[id(worse)] = []


def one_place_a_cue(sentence: Sentence, ranked: dict[int, list[Meaning]], kinds: KindWords) -> None:
    """``the final is in Corvil, said the club in Marston``: of several places a cue means the nearest.

    Unless a word of recall stands before one: "in Corvil and not in Marston".
    """
    best: dict[tuple[int, int], float] = {}
    places = [found for found in sentence.found if found.type == "place" and ranked[id(found)]]
    for found in places:
        for option in ranked[id(found)]:
            span = option.cue.first, option.cue.last
            best[span] = max(best.get(span, 0.0), option.score)
    for found in places:
        if found.mention.noun == DEMONYM or _recalled(sentence, found) or _contrasted(sentence, found):
            continue
        ranked[id(found)] = [
            option
            for option in ranked[id(found)]
            if not (
                (option.kind.id in kinds.own and option.score < best[option.cue.first, option.cue.last])
                or _governs_another(sentence, option, found, places)
            )
        ]


def _governs_another(sentence: Sentence, option: Meaning, found: Found, places: Sequence[Found]) -> bool:
    """``headquartered in Bristol, also has labs in Delft``: a seat is the place right behind its word only.

    Nor is one before it the seat. What a list or a move joins is one as well.
    """
    cue = option.cue
    if (
        option.kind.id != _SEAT
        or cue.cue.side != "before"
        or not small_words("leaves_a_place").isdisjoint(cue.cue.phrase.split())
    ):
        return False
    held = next((one.last for one in places if one.first == cue.last + 1), _continent(sentence, cue.last + 1))
    if held is None or held == found.last or not (found.first > held or found.last < cue.first):
        return False
    if found.first > 0 and sentence.words[found.first - 1].word in small_words("moves_to"):
        return False
    between = [word.word for word in sentence.between(held, found.first)] if found.first > held else [""]
    joins = small_words("and") | small_words("or") | small_words("to_places") | small_words("to") | {","}
    return not joins.issuperset(between)


def _continent(sentence: Sentence, first: int) -> int | None:
    """The last word of the continent that begins with a word; none is a place that is found ("back to Europe")."""
    for last in range(first, min(first + 2, len(sentence.words))):
        if is_continent(sentence.text[sentence.words[first].start : sentence.words[last].end]):
            return last
    return None


def _cue_between(sentence: Sentence, found: Found, following: Found, kinds: KindWords) -> bool:
    """Whether a strong word of a kind that has such values stands between two of them."""
    return any(
        found.last < hit.first
        and hit.last < following.first
        and hit.cue.weight > _WEAKEST
        and (hit.cue.label.partition(" ")[0] != "cue" or _type_of(hit, kinds) == found.type)
        for hit in sentence.kinds
    )


def _type_of(hit: Hit, kinds: KindWords) -> str | None:
    """The type of the kind that a cue announces."""
    relation, _, name = hit.cue.label.partition(" ")
    return kinds.kinds[name].type if relation == "cue" else None


def peers_of(sentence: Sentence, ranked: dict[int, list[Meaning]]) -> dict[int, list[Found]]:
    """For each value the other ones of the same kind."""
    alike: dict[str, list[Found]] = {}
    for found in sentence.found:
        if options := ranked[id(found)]:
            alike.setdefault(options[0].kind.id, []).append(found)
    peers: dict[int, list[Found]] = {id(found): [] for found in sentence.found}
    for group in alike.values():
        peers |= {id(found): [other for other in group if other is not found] for found in group}
    return peers
