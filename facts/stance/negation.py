"""What a negation beside a value does: a day is not the one, a figure is denied, a name is no claim."""

from __future__ import annotations

from facts.kinds import Kind
from facts.stance.scope import awaited
from facts.story import FIGURES
from facts.values import Hedge, Quantity
from facts.words.cues import Hit
from facts.words.sentence import Found, Sentence
from facts.words.small_words import small_words

_BOUNDS = frozenset({Hedge.UNDER, Hedge.OVER, Hedge.AT_LEAST, Hedge.UP_TO})
_DENIALS = frozenset({"negation", "denied", "former"})
_SHORT = " t"  # "isn't" is two words


def without_open_questions(sentence: Sentence) -> Sentence:
    """``a strike is not ruled out``: the "not" and the "ruled out" of what may well be deny nothing."""
    open_words = [hit for hit in sentence.stances if hit.cue.label == "rumoured" and hit.first < hit.last]
    if not open_words:
        return sentence
    stances = [
        hit
        for hit in sentence.stances
        if hit.cue.label not in _DENIALS
        or not any(
            hit is not other and other.first <= hit.last and hit.first <= other.last and _denies_within(sentence, other)
            for other in open_words
        )
    ]
    return sentence if len(stances) == len(sentence.stances) else sentence._replace(stances=stances)


def _denies_within(sentence: Sentence, open_word: Hit) -> bool:
    """Whether a word for what may be holds a negation: ``nicht ausgeschlossen``."""
    return any(
        hit.cue.label == "negation" and open_word.first <= hit.first and hit.last <= open_word.last
        for hit in sentence.stances
    )


def negation_of(sentence: Sentence, found: Found, cue: Hit) -> str | None:
    """A negation between a name, a choice or a day and its cue or right before them.

    None where it only sets a bound ("not before"), and for figures: see ``denial_of_figure``.
    """
    if found.type in FIGURES or found.mention.bound == "not before":
        return None
    if found.mention.bound == "by" and sentence.words[found.first].word in small_words("before"):
        return None
    low, high = min(cue.first, found.first) - 3, max(cue.last, found.last)
    labels = {"negation", "nobody"} if found.type == "choice" else {"negation"}
    for hit in sentence.stances:
        if hit.cue.label not in labels or not low <= hit.first <= high:
            continue
        if cue.first <= hit.first <= cue.last and hit.cue.phrase in cue.cue.phrase:
            continue  # "no longer in office" is how a departure is told; "führt das Tagesgeschäft nicht" is a negation
        if hit.first < low + 3 and any(word.mark for word in sentence.words[hit.last + 1 : low + 3]):
            continue
        pair = [word.word for word in sentence.words[hit.last : hit.last + 2]]
        if pair[-1] in small_words("not_of_that_sort"):
            continue  # "a non-binding offer"
        if pair[0] in small_words("no_longer") and pair[-1] in small_words("only_left"):
            continue  # "ne s'engage plus que pour la fin de 2030"
        if any(word.word in small_words("but") for word in sentence.words[hit.last + 1 : found.first]):
            continue  # "not in October but in January"
        return hit.cue.phrase
    return None


def denial_of_figure(sentence: Sentence, found: Found, cue: Hit, kind: Kind) -> str | None:
    """``is not worth 3 billion``, ``ne vaut pas 3 milliards``, ``ist nicht 3 Milliarden wert``: the negating word.

    It stands right before the figure, or right before the word that says what the figure is. "Not only" and "not less
    than" deny nothing. Nor does a negation of what is still awaited, of a bound ("will not cost more than ...") or of
    what is said of the missing ("have not been located").
    """
    value = found.mention.value
    if not isinstance(value, Quantity) or value.hedge in _BOUNDS or awaited(sentence, found):
        return None
    for hit in sentence.stances:
        if hit.cue.label != "negation" or not (hit.cue.phrase in small_words("not") or hit.cue.phrase.endswith(_SHORT)):
            continue
        if hit.first > 0 and sentence.words[hit.first - 1].word in small_words("open"):
            continue  # "if not 300", "may not raise"
        if any(word.word in small_words("but") for word in sentence.words[hit.last + 1 : found.first]):
            continue  # "was not sold for 9 billion but for 6.4"
        behind = hit.last + 1
        while behind < len(sentence.words) and sentence.words[behind].word in small_words("be"):
            behind += 1
        named = behind == cue.first and not found.first <= cue.first <= found.last
        bound = any(word.word in small_words("than") for word in sentence.between(cue.last, found.first))
        if behind == found.first or (named and not kind.lacks and not bound):
            return hit.cue.phrase
    return None
