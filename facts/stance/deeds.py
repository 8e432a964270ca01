"""Words that say that something has come to pass: "has paid", "sind geflossen"."""

from __future__ import annotations

from facts.kinds import Kind
from facts.stance.stance_scores import distance_to
from facts.words.cues import Hit
from facts.words.sentence import Found, Sentence
from facts.words.small_words import small_words

_DONE, _BESIDE = 10, 2  # words


def done_by_kind(sentence: Sentence, found: Found, kind: Kind, near: tuple[int, int]) -> str | None:
    """The words of a kind that say it has come to pass."""
    for hit in sentence.kinds:
        # "it cost 5 million", but not "the cost of it, at 5 million"
        reach = _BESIDE if hit.cue.side == "before" else _DONE
        if found.first < hit.first <= hit.last <= found.last and kind.to_come:
            continue  # "rechnet mit 900.000 verkauften Geräten"
        if hit.cue.label != f"done {kind.id}" or not near[0] <= hit.first <= near[1]:
            continue
        if distance_to(hit, found) <= reach or _ends_its_clause(sentence, hit, found):
            return hit.cue.phrase
    return None


def _ends_its_clause(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``40 Millionen sind in den letzten Monaten schon geflossen``: the verb at the end of the clause of a value."""
    words, end = sentence.words, hit.last + 1
    if hit.first <= found.last or not (end == len(words) or words[end].mark):
        return False
    between = words[found.last + 1 : hit.first]
    return not any(word.mark or word.word in small_words("and") for word in between)


def is_the_verb(done: Hit, cue: Hit) -> bool:
    """``a supprimé 600 postes``: the word of what is done is that which says what the figure is."""
    return done.first < cue.first <= done.last


def tells_of_a_deed(done: Hit) -> bool:
    """``has secured``, not ``is agreed`` or ``announced``, which tell of what is still to come as well."""
    return done.cue.phrase not in small_words("no_deed")
