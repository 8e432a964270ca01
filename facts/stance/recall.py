"""Which value of a sentence is the old one by its form, and which words of recall speak of another value."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from facts.stance.date_stance import moved_on, superseded
from facts.stance.other_senses import of_a_rival
from facts.stance.scope import is_there_now, left_behind
from facts.story import FIGURES
from facts.words.cues import Hit
from facts.words.sentence import Found, Sentence, Who
from facts.words.small_words import small_words, word_edges, word_pairs

_HEADED = 4  # words before the name of who acts in a headline
_SET_BESIDE = 5  # words from what a figure is set beside to that figure
_COMPARED = 5  # words from "than" to the word of recall behind what something is compared with
_YEAR = 4  # digits
_OPEN = frozenset({"rumoured", "in_talks", "targeted", "planned", "hypothetical", "denied"})
_OF_MANY = 6  # words from "than" behind a value to what is recalled


def old_by_form(sentence: Sentence, found: Found, published: date | None, peers: Sequence[Found]) -> str | None:
    """Why a value is the old one, where the wording alone says so: ``from V1 to V2``, ``V2, not V1``; else None.

    ``peers`` are the other values of the same kind in the sentence.
    """
    recalled = found.mention.former and not is_there_now(sentence, found, "now") and not of_a_rival(sentence, found)
    if recalled or moved_on(sentence, found):
        return "the wording gives it as the old value"
    if (why := superseded(sentence, found, published, peers)) is not None:
        return why
    if found.type == "place" and left_behind(sentence, found):
        return "where it moves from"
    if found.type in FIGURES and _became(sentence, found):
        return "another value came of it"
    if found.type in FIGURES and _set_against(sentence, found, peers):
        return "another value is set against it"
    if found.type in FIGURES and _of_a_year_before(sentence, found, published, peers):
        return "it is that of an earlier year"
    return None


def _set_against(sentence: Sentence, found: Found, peers: Sequence[Found]) -> bool:
    """``seven dead, and not four``: a value behind a "not" that joins it to one of the same kind before it."""
    before = [word.word for word in sentence.words[max(0, found.first - 3) : found.first]]
    led = len(before) == 3 and before[2] in small_words("deal_of") | small_words("at_level")  # "et non de 38"
    before = before[:2] if led else before[-2:]
    joined = (
        len(before) == 2
        and before[0] in {",", "-", "–"} | small_words("and")
        and before[1] in small_words("set_against")
    )
    return joined and any(other.last < found.first for other in peers)


def _of_a_year_before(sentence: Sentence, found: Found, published: date | None, peers: Sequence[Found]) -> bool:
    """``72.9 % (2021: 66.3 %)``: a figure that brackets behind one of its kind give for an earlier year."""
    at, words = found.first - 3, sentence.words
    if published is None or at < 0 or words[at].word != "(" or words[at + 2].word != ":":
        return False
    year = words[at + 1].word
    earlier = len(year) == _YEAR and year.isdecimal() and int(year) < published.year
    return earlier and any(other.last < at for other in peers)


def _became(sentence: Sentence, found: Found) -> bool:
    """``aus den 77 Millionen, die veranschlagt waren, wurden 866 Millionen``: of the first value came the second."""
    before = [word.word for word in sentence.words[max(0, found.first - 3) : found.first]]
    if small_words("came_of").isdisjoint(before):
        return False
    later = (other for other in sentence.found if other.type == found.type and other.first > found.last)
    other = next(later, None)
    around = sentence.words[found.last + 1 : other.last + 3] if other is not None else ()
    return any(word.word in small_words("became") for word in around)


def raised_later(sentence: Sentence, found: Found, peers: Sequence[Found]) -> str | None:
    """``a bid of 38 million, later sweetened to 47 million``: the word by which the next amount took a value's place.

    Between the two stand such a word and, right before the second, one for the level; none of them is still to come.
    """
    other = next((other for other in peers if other.type == found.type and other.first > found.last), None)
    if other is None or not other.first:
        return None
    between = sentence.between(found.last, other.first)
    if not small_words("at_level") & {word.word for word in (*between[-2:], sentence.words[other.first])}:
        return None
    if any(hit.cue.label in _OPEN and found.last < hit.first < other.first for hit in sentence.stances):
        return None  # "a bid of 38 million, which could be raised to 47 million"
    behind = sentence.words[other.last + 1 : other.last + 3]
    return next((word.word for word in (*between, *behind) if word.word in small_words("raised_to")), None)


def of_the_rest(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``by the end of 2029, sooner than first promised``: what was promised is not this value but another one.

    So it is in ``more than the 850 it first announced, and expects to save 80 million``, before a comma.
    """
    if hit.first > found.last:
        return _compared_before(sentence, hit, found)
    if hit.last < found.first and any(word.word == "," for word in sentence.between(hit.last, found.first)):
        before = sentence.words[max(0, hit.first - _COMPARED) : hit.first]
        return any(word.word in small_words("than") for word in before)
    return False


def before_a_new_clause(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``said that it had planned for delays, and that the oven would still come in May``: recall ends at its clause.

    An "and" opens the next one where "that" stands behind it as it does before the recall, or where a word there says
    that something is as it was. So does a colon behind a verb: "Das hatte niemand erwartet: Der Umsatz stieg auf 4".
    """
    words = sentence.words
    if words[hit.first].word in small_words("had_done") and any(
        word.word == ":" for word in words[hit.last + 1 : found.first]
    ):
        return True
    opens = next((at for at in range(found.first - 1, hit.last, -1) if words[at].word in small_words("and")), None)
    if opens is None:
        return False
    if any(word.word in small_words("as_before") for word in words[opens + 1 : found.first]):
        return True
    if words[opens + 1].word not in small_words("that"):
        return False
    told = any(word.word in small_words("that") for word in words[: hit.first]) or any(
        other.cue.label == "attribution" and other.last < hit.first for other in sentence.stances
    )
    return told and not any(word.word in small_words("that") for word in words[hit.last + 1 : opens])


def _compared_before(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``A profit of 40 million is more than many in Riga had expected``: "than" between a value and the recall."""
    words = sentence.words
    if any(word.word in small_words("than") for word in words[max(0, hit.first - 2) : hit.first]):
        return True
    for at in range(hit.first - 1, max(found.last + 1, hit.first - 1 - _OF_MANY), -1):
        if words[at].mark:
            return False
        if words[at].word in small_words("than"):
            return words[at - 1].word.endswith(word_edges("comparative_ends"))
    return False


def around_another(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``had reckoned with 350 million, puts costs of 150 million``: a phrase with a value inside speaks of that one."""
    inside = [other for other in sentence.found if hit.first < other.first and other.last < hit.last]
    spoken_of = inside if found.type == "date" else [other for other in inside if other.type == found.type]
    return bool(spoken_of) and found not in inside


def of_the_value_before(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``from 41 euros previously, which makes it 350 million``: between a value and a mark, it is that one's."""
    end = hit.last + 1
    if hit.last >= found.first or end >= len(sentence.words) or not sentence.words[end].mark:
        return False
    return any(other.type == found.type and other.last == hit.first - 1 for other in sentence.found)


def headline_plan(sentence: Sentence, cue: Hit, found: Found) -> bool:
    """``Kornblum to invest $5bn``: a name at the beginning, "to" and the verb, as headlines tell what is to come.

    So is what the same clause tells of that: ``Kornblum to raise $5bn at $40bn valuation``.
    """
    if _to_do(sentence, cue):
        return True
    begins = min(found.first, cue.first)  # not "ordered Kornblum to pay $5bn", whose cue is about the verb
    verb = next((hit for hit in sentence.kinds if hit.last < begins and _to_do(sentence, hit)), None)
    if verb is None or found.type not in FIGURES:
        return False
    closed = small_words("and") | small_words("relative") | small_words("clause_opens")
    return not any(word.mark or word.word in closed for word in sentence.between(verb.last, found.first))


def _to_do(sentence: Sentence, cue: Hit) -> bool:
    before = cue.first - 1
    return (
        before > 0
        and sentence.words[before].word in small_words("infinitive")
        and any(
            entity.last == before - 1 and entity.first <= _HEADED and entity.who is not Who.PRONOUN
            for entity in sentence.entities
        )
    )


def beside_what_was(sentence: Sentence, found: Found) -> bool:
    """``more than the 25% announced``, ``above the marketed range of $35``: a figure that another one is set beside."""
    words = sentence.words
    if found.type not in FIGURES or found.first < _SET_BESIDE:
        return False
    reach = _SET_BESIDE if words[found.first - 1].word in small_words("deal_of") else 3
    before = words[found.first - reach : found.first]
    pairs = ((one.word, following.word) for one, following in pairwise(before))
    if words[found.first - 3].word in small_words("and"):
        return False  # "over and above the 40 million"
    return not any(word.mark for word in before) and any(pair in word_pairs("beside_what_was") for pair in pairs)
