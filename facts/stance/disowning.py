"""Which value of a sentence a word of denial or recall speaks of: ``denied``, ``was previously``, ``has resigned``."""

from __future__ import annotations

from collections.abc import Sequence

from facts.stance.asides import in_an_aside, passed_over
from facts.stance.other_posts import overlap
from facts.stance.other_senses import in_a_clause_of_its_own, in_another_sense
from facts.stance.recall import around_another, before_a_new_clause, of_the_rest, of_the_value_before
from facts.stance.scope import QUANTITIES, called_false, governs_clause, in_opening_clause, told_as_now
from facts.stance.stance_scores import distance_to, distance_to_cue, has_title
from facts.story import FIGURES
from facts.words.cues import Hit
from facts.words.sentence import Found, Sentence, Who
from facts.words.small_words import small_words, word_edges

_PLAN = 4  # words between a plan and its figure
_OLD = frozenset({"former", "earlier"})
_NOT_DONE = frozenset({"rumoured", "planned", "targeted", "negation"})
_AHEAD = frozenset({"planned", "targeted"})
_FAR, _CLOSE = 14, 4  # words from such a word to a figure or a day, and to a name


def disowned(
    sentence: Sentence, label: str, found: Found, cue: Hit, near: tuple[int, int], peers: Sequence[Found]
) -> str | None:
    """The word of a label that speaks of this value and not of another one nearer to it; None where there is none."""
    for hit in sentence.stances:
        if hit.cue.label != label or not near[0] <= hit.first <= near[1] or _on_the_other_side(hit, found, cue):
            continue
        if label == "denied" and (governed := _denies_the_clause(sentence, hit, found, cue)) is not None:
            if governed:
                return f"{label}: {hit.cue.phrase!r}"
            continue
        if _of_something_else(sentence, hit, found, cue) or not _reaches(sentence, hit, found, cue, peers):
            continue
        return f"{label}: {hit.cue.phrase!r}"
    return None


def _on_the_other_side(hit: Hit, found: Found, cue: Hit) -> bool:
    """Whether a word that stands before or behind what it speaks of stands on the other side of the value."""
    if found.type == "choice" and hit.first <= found.last and found.first <= hit.last:
        return True  # "has been shelved" is what is told, and no recall
    if hit.cue.side == "before" and hit.last >= found.first:
        return True  # also where it is a part of the value: "keine Filialen" is how many there are
    behind = found.type in {"date", "organisation"} or (
        found.type in QUANTITIES and hit.cue.label in {"former", "earlier"}
    )
    if behind and hit.cue.side == "after" and hit.first < found.first:
        return True  # "leaves 4 dead" recalls none of them
    if found.type != "date":
        return False
    if hit.cue.label == "former" and hit.cue.side == "after" and found.first - hit.last > _CLOSE:
        return True  # "the strike against the plan will begin on Monday" recalls no Monday
    # "will succeed Lena Marsh on 1 July" recalls her, not the day
    return hit.cue.side == "before" and cue.first <= hit.last and hit.first <= cue.last


def _denies_the_clause(sentence: Sentence, hit: Hit, found: Found, cue: Hit) -> bool | None:
    """Whether a word denies the clause in which the value stands; False where the clause only mentions it."""
    if any(word.word == ":" for word in sentence.words[hit.last + 1 : found.first]):
        return False  # "denies it: we start in October" gives what is true
    if in_opening_clause(sentence, hit, found):
        return True
    if governs_clause(sentence, hit, found, cue) or called_false(sentence, hit, found):
        # "denied that chief executive Li Wei would leave" denies what she would do
        title = found.type == "choice" and any(e.human and e.first == found.last + 1 for e in sentence.entities)
        return not (title or (found.type == "person" and has_title(sentence, found, cue)))
    return None


def _of_something_else(sentence: Sentence, hit: Hit, found: Found, cue: Hit) -> bool:
    """Whether what stands around a word makes it speak of something else, or say nothing of the kind."""
    label = hit.cue.label
    if in_an_aside(sentence, hit, found):
        return True
    if label == "former_person" and _not_done_yet(sentence, hit):
        return True
    if label == "former" and (
        _opens_a_clause_of_another(sentence, hit, found) or _told_behind_a_colon(sentence, hit, found)
    ):
        return True
    if label in _OLD | {"recalled"} and before_a_new_clause(sentence, hit, found):
        return True
    if label == "denied" and (_of_a_verb_of_its_own(sentence, hit, found, cue) or _of_moving(hit, found, cue)):
        return True
    if label == "former" and (_is_what_is_told(hit, found, cue) or of_the_value_before(sentence, hit, found)):
        return True
    if in_another_sense(sentence, hit, found) or (label in _OLD and in_a_clause_of_its_own(sentence, hit, found)):
        return True
    if label == "former" and (_of_a_noun_behind(sentence, hit, found) or _of_the_next_thing(sentence, hit, found)):
        return True
    if cue.first <= hit.first and hit.last <= cue.last and sentence.words[hit.last].word in small_words("no_longer"):
        return True  # "no longer in office" is how a departure is told
    words = sentence.words
    if words[found.first].word in small_words("before") and (
        words[hit.last].word in small_words("no_longer")
        or any(n.cue.label == "negation" and hit.first <= n.first <= hit.last for n in sentence.stances)
    ):
        return True  # "no longer expected before 2028", "will not be launched before 2028" set a bound
    if label == "former" and (_at_first(sentence, hit, found) or told_as_now(sentence, hit)):
        return True
    if label != "denied" and (of_the_rest(sentence, hit, found) or around_another(sentence, hit, found)):
        return True
    return label == "former" and (_only(sentence, hit) or _set_against(sentence, hit, found))


def _told_behind_a_colon(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``Ein Neubau war ohnehin geplant: Er soll 190 Millionen kosten``: behind a colon a verb tells how it stands."""
    colon = next((i for i in range(found.first - 1, hit.last, -1) if sentence.words[i].word == ":"), None)
    return colon is not None and any(
        other.cue.label in _AHEAD and colon < other.first <= found.first for other in sentence.stances
    )


def _not_done_yet(sentence: Sentence, hit: Hit) -> bool:
    """``will part ways``, ``do not part ways``: a word for what is to come, or a "not", right before one of leaving."""
    return any(
        other.cue.label in _NOT_DONE and other.last == hit.first - 1 and other.first < hit.first
        for other in sentence.stances
    )


def _opens_a_clause_of_another(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``are put at 299, at first 235 had been counted``: a word that opens a clause speaks of the figure in it."""
    words = sentence.words
    if found.type not in QUANTITIES or hit.first <= found.last or not words[hit.first - 1].mark:
        return False
    end = next((at for at in range(hit.last + 1, len(words)) if words[at].mark), len(words))
    return any(other.type == found.type and hit.last < other.first < end for other in sentence.found)


def _of_a_verb_of_its_own(sentence: Sentence, hit: Hit, found: Found, cue: Hit) -> bool:
    """``holds 28% of it and denies plans to sell``, ``X, which holds 28%, rules out a sale``: another thing is denied.

    The figure stands in a clause that is over: before an "and" with the denial right behind it, or in a relative clause
    about a name.
    """
    if hit.first <= max(found.last, cue.last):
        return False
    words = sentence.words
    if _has_no_plans_besides(sentence, hit):
        return True
    if found.type not in QUANTITIES:
        return False
    if words[hit.first - 1].word in small_words("and"):
        return True
    if found.type not in FIGURES:
        return False
    if hit.first == found.last + 3 and words[hit.first - 2].word == "," and _relative(words[hit.first - 1].word):
        return True  # "by the 400 bakers, who rejected the last one"
    start = next((i for i in range(found.first, 0, -1) if words[i - 1].word in {",", "("}), 0)
    opens = small_words("relative") | small_words("articles") | small_words("apposed") | small_words("with")
    if not start or words[start].word not in opens:
        return False
    named = any(entity.last == start - 2 and entity.who is not Who.GENERIC for entity in sentence.entities)
    return named and any(word.word in {",", ")"} for word in words[found.last + 1 : hit.first])


def _has_no_plans_besides(sentence: Sentence, hit: Hit) -> bool:
    """``will cut 400 jobs and has no plans to leave``: what is not planned stands behind, not before the "and"."""
    words, at = sentence.words, hit.first - 1
    if not any(words[i].word in small_words("not_planned") for i in range(hit.first, hit.last + 1)):
        return False
    at -= words[at].word in small_words("has_none")
    return at > 0 and words[at].word in small_words("and") | small_words("but")


def _relative(word: str) -> bool:
    return word in small_words("relative")


def _is_what_is_told(hit: Hit, found: Found, cue: Hit) -> bool:
    """``400 vols ont été annulés``: where a story counts what was cancelled, the word for it recalls nothing."""
    return found.type == "count" and found.last < hit.first < cue.first <= hit.last


def _of_moving(hit: Hit, found: Found, cue: Hit) -> bool:
    """``a repoussé au 28 décembre``: a word of rejecting that is one of postponing as well."""
    return found.type == "date" and overlap(hit, cue)


def _of_a_noun_behind(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``paid 40 million to the previous owners``: an adjective behind a value speaks of its own noun."""
    return hit.first > found.last and sentence.words[hit.last].word.startswith(word_edges("gone_by"))


def _of_the_next_thing(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``sold 31 million, and the break-even, which was hoped for this year``: a clause speaks of the noun before it."""
    words, start = sentence.words, hit.first
    while start > found.last and words[start - 1].word != ",":
        start -= 1
    if found.type not in FIGURES or start <= found.last + 2 or words[start].word not in small_words("relative"):
        return False
    return any(word.word in small_words("and") for word in words[found.last + 1 : start - 1])


def _at_first(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``is to house 18,000 chips at first``: behind a plan, a word for the beginning tells what comes first."""
    if hit.first < found.last or hit.cue.phrase not in small_words("at_first"):
        return False
    return any(plan.cue.label == "planned" and 0 < found.first - plan.last <= _PLAN for plan in sentence.stances)


def _reaches(sentence: Sentence, hit: Hit, found: Found, cue: Hit, peers: Sequence[Found]) -> bool:
    """Whether a word stands near enough to the value, and nearer than to any other that it could speak of."""
    of_title = hit.cue.label == "former_person" and has_title(sentence, found, cue)
    distance = min(distance_to(hit, found), distance_to_cue(hit, cue) or 1) if of_title else distance_to(hit, found)
    if hit.first > found.last and found.type in QUANTITIES:
        distance -= 2 * passed_over(sentence, found.last, hit.first)
    far = found.type in QUANTITIES or (found.type == "place" and hit.cue.label == "denied")
    if distance > (_FAR if far else _CLOSE) and not _alone(sentence, hit, found):
        return False
    if found.type not in QUANTITIES and not of_title and _outside(sentence, hit, found, cue):
        return False
    if hit.cue.label == "former" and hit.first <= cue.last and cue.first <= hit.last and not peers:
        return True  # "the previous offer, rejected in October, was 35%"
    rivals = (
        other
        for other in sentence.found
        if other is not found
        and _competes(sentence, hit, other, found, peers)
        and not in_an_aside(sentence, hit, other)
    )
    return not any(
        (distance_to(hit, other) < distance or _closer_after(hit, other, found)) and not _listed(sentence, found, other)
        for other in rivals
    )


def _listed(sentence: Sentence, found: Found, other: Found) -> bool:
    """``Offers of 40 million and 42 million were turned down``: what is said of the second value is said of both."""
    between = sentence.between(found.last, other.first)
    return found.last < other.first and len(between) == 1 and between[0].word in small_words("and")


def _set_against(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``80 percent, and not, as first reported, 75``: a word of recall behind a "not" speaks of what is not meant."""
    between = sentence.words[found.last + 1 : hit.first]
    return any(word.word in small_words("set_against") for word in between)


def _alone(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``Ines Barth ist als Chefin der Bank zurückgetreten``: the one person before a word of leaving, and no comma."""
    persons = [other for other in sentence.found if other.type == "person"]
    return (
        hit.cue.label in {"former_person", "declined"}
        and hit.cue.side == "after"
        and persons == [found]
        and hit.first > found.last
    )


def _only(sentence: Sentence, hit: Hit) -> bool:
    """``ne détient plus que 12 %``, ``nur noch``: a word beside one of recall makes it say how little is left."""
    if hit.first > 0 and sentence.words[hit.first - 1].word in small_words("only_before"):
        return True
    pair = [word.word for word in sentence.words[hit.last : hit.last + 2]]
    return len(pair) > 1 and pair[0] in small_words("no_longer") and pair[1] in small_words("only_left")


def _outside(sentence: Sentence, hit: Hit, found: Found, cue: Hit) -> bool:
    """Whether a word speaks of something else than a name: behind a comma, or a denial behind a titled name."""
    titled = found.type == "person" and has_title(sentence, found, cue)
    apart = _comma_between(sentence, hit, found) and not _told_of_the_name(sentence, hit, found)
    return apart or (titled and hit.cue.label == "denied")


def _told_of_the_name(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``Li Wei, who stepped down as chief executive in May, joins Norvent``: a clause right behind a person's name."""
    words, opens = sentence.words, found.last + 2
    if found.type != "person" or hit.first <= opens or words[opens - 1].word != ",":
        return False
    clause = hit.cue.label == "former_person" and words[opens].word in small_words("relative")
    return clause and not any(word.mark for word in words[opens : hit.first])


def _competes(sentence: Sentence, hit: Hit, other: Found, found: Found, peers: Sequence[Found]) -> bool:
    """Whether another value can have a cue instead: one of the same kind, or one that the cue reaches first."""
    if other in peers:
        return True
    between = hit.last < other.first and other.last < found.first
    return (
        other.type in QUANTITIES
        and between
        and any(word.word == "," for word in sentence.words[other.last + 1 : found.first])
    )


def _comma_between(sentence: Sentence, hit: Hit, found: Found) -> bool:
    low, high = (hit.last, found.first) if hit.last < found.first else (found.last, hit.first)
    return any(word.word == "," for word in sentence.words[low + 1 : high])


def _closer_after(hit: Hit, other: Found, found: Found) -> bool:
    """At equal distance the value that follows the cue has it."""
    return distance_to(hit, other) == distance_to(hit, found) and other.first > hit.last > found.first
