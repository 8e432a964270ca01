"""How strongly the words of each modality speak of a value: by their distance, and by what stands between."""

from __future__ import annotations

from math import inf

from facts.stance.asides import (
    aside_of_the_cue,
    before_the_aside,
    in_a_clause_of_reason,
    in_an_aside,
    in_the_opening,
    of_another_clause,
    opening_phrase_end,
)
from facts.stance.attribution import SPEAKS, told_by_planner
from facts.stance.offers import makes_an_offer
from facts.stance.recall import of_the_rest
from facts.stance.scope import (
    QUANTITIES,
    governs_clause,
    insertion_end,
    is_a_thing,
    of_another_noun,
    of_its_tail,
    presupposed,
    told_as_now,
)
from facts.stance.told_plans import PLANNERS, own_plan
from facts.words.cues import Hit
from facts.words.sentence import Found, Sentence, Who
from facts.words.small_words import small_words, word_edges

_STRENGTH = {"rumoured": 3.0, "quoted": 3.0, "in_talks": 3.2, "targeted": 2.7, "planned": 2.3, "done": 1.6}
_FADE = 0.15
_TO_COME = frozenset({"rumoured", "in_talks", "targeted", "planned"})
_TAIL = 4  # how far the end of a clause is from its verb
_COMMA = 0.4
_JOINED = 3  # words between "and" and a word of modality that begins to say something else
_FAINT = 0.9  # below this a cue is too far away to speak of the value
_TALKED_OF = frozenset({"money", "percent", "organisation", "choice"})
_TO_WHOM = 5  # words from talks to somebody who may come
_TITLE = 5  # words between a role and the name behind it
SOUGHT = ("rumoured", "in_talks", "targeted")


def scores_of(sentence: Sentence, found: Found, cue: Hit, near: tuple[int, int]) -> dict[str, tuple[float, Hit]]:
    """Modality → how strongly the nearest of its cues speaks of the value, and that cue."""
    scores: dict[str, tuple[float, Hit]] = {}
    idle = [
        hit
        for hit in sentence.stances
        if hit.cue.label == ("idle" if found.type == "person" else "passive")
        or (hit.cue.label == "former" and hit.last > hit.first and not told_as_now(sentence, hit))
    ]  # the "planned" in "had planned" speaks of what is recalled
    closed = insertion_end(sentence, found, cue)
    if closed is None:
        closed = opening_phrase_end(sentence, found, cue) or aside_of_the_cue(sentence, found, cue)
    for hit in sentence.stances:
        label = _label(sentence, hit, found)
        strength = _STRENGTH.get(label)
        if strength is None or not near[0] <= hit.first <= near[1]:
            continue
        if closed is not None and hit.first > closed:
            continue
        if any(o.first <= hit.first and hit.last <= o.last for o in idle) and hit.cue.label != "done":
            continue
        if hit.cue.label == "rumoured" and _joined_on(sentence, hit):
            continue
        if hit.cue.label == "done" and (_still_to_be(sentence, hit) or makes_an_offer(sentence, hit, found)):
            continue
        if label == "planned" and _only_passive(sentence, hit):
            continue
        if in_a_clause_of_reason(sentence, hit, found, cue):
            continue
        if _of_another_part(sentence, hit, found, cue) or _of_another_type(sentence, hit, found, cue):
            continue
        score = _score(sentence, hit, found, cue, strength)
        if score >= _FAINT and (label not in scores or score > scores[label][0]):
            scores[label] = score, hit
    return scores


def _label(sentence: Sentence, hit: Hit, found: Found) -> str:
    """The modality that a word speaks of here. A day that somebody expects is one to come, and no aim."""
    if own_plan(sentence, hit, found):
        return "planned"
    if found.type == "date" and hit.cue.label == "targeted" and hit.cue.phrase in small_words("awaits"):
        return "planned"
    return _follows_from(sentence, hit) or hit.cue.label


def _score(sentence: Sentence, hit: Hit, found: Found, cue: Hit, strength: float) -> float:
    """How strongly a word speaks of the value, by how far away it stands and by what it governs; 0 beyond its reach."""
    distance = min(distance_to(hit, found), distance_to_cue(hit, cue))
    governs = hit.cue.label == "rumoured" and (_opens(hit) or governs_clause(sentence, hit, found, cue))
    if governs:
        distance = 0
    elif hit.cue.label in _TO_COME and (of_its_tail(sentence, hit, found, cue) or _closes(sentence, hit, found, cue)):
        distance = min(distance, _TAIL)
    if distance > _reach(hit, found):
        return 0.0
    score = strength - _FADE * distance - _COMMA * _commas_after(sentence, hit, found, cue)
    overlaps = hit.first <= cue.last and cue.first <= hit.last and not _of_an_earlier_one(sentence, hit, found)
    beside = hit.cue.side != "either" and distance_to(hit, found) <= 2
    return score + 1.2 if governs or overlaps or beside else score


def _of_an_earlier_one(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``Sales have reached 30 million, and it aims at 35``: a verb says how the first of two values is meant."""
    return found.type in QUANTITIES and any(
        other.type == found.type and hit.last < other.first and other.last < found.first for other in sentence.found
    )


def _still_to_be(sentence: Sentence, hit: Hit) -> bool:
    """``could be launched``: a participle behind "be" tells of nothing done, but behind "has been" it does."""
    before = hit.first - 1
    return (
        before >= 0
        and sentence.words[before].word in small_words("be")
        and not any(other.cue.label == "done" and other.first <= before <= other.last for other in sentence.stances)
    )


def _joined_on(sentence: Sentence, hit: Hit) -> bool:
    """``would-be buyers``: a word that a hyphen makes a part of the next one."""
    return hit.first == hit.last and sentence.text[sentence.words[hit.last].end :][:1] == "-"


def _only_passive(sentence: Sentence, hit: Hit) -> bool:
    """``könnten geschlossen werden``: behind a word of rumour "werden" is a passive's infinitive and plans nothing.

    It ends its clause, which has no mark.
    """
    words, end = sentence.words, hit.last + 1
    if hit.first != hit.last or words[hit.first].word not in small_words("passive_infinitive"):
        return False
    if end < len(words) and not words[end].mark and words[end].word not in small_words("and"):
        return False
    return any(
        other.cue.label == "rumoured"
        and other.last < hit.first
        and not any(word.mark for word in sentence.between(other.last, hit.first))
        for other in sentence.stances
    )


def _opens(hit: Hit) -> bool:
    """``Dem Vernehmen nach ...``, ``Reportedly, ...``: words that open a sentence say how all of it is known."""
    return hit.first == 0 and hit.last > hit.first


def _closes(sentence: Sentence, hit: Hit, found: Found, cue: Hit) -> bool:
    """``..., according to reports in Spain.``: words behind the only comma after a value say how all of it is known."""
    words, high = sentence.words, max(found.last, cue.last)
    if hit.cue.label != "rumoured" or hit.last == hit.first or hit.first <= high or words[hit.first - 1].word != ",":
        return False
    marks = [at for at in range(high + 1, len(words)) if words[at].mark and words[at].word != "."]
    return marks == [hit.first - 1] and not any(other.first > high and other is not found for other in sentence.found)


def _of_another_part(sentence: Sentence, hit: Hit, found: Found, cue: Hit) -> bool:
    """Whether a word stands in a part of the sentence that says something else: an aside, another clause."""
    if hit.first > max(found.last, cue.last) and _of_what_follows(sentence, hit, found, cue):
        return True
    if in_an_aside(sentence, hit, found, cue) or of_another_clause(sentence, hit, found, cue):
        return True
    if in_the_opening(sentence, hit, found):
        return True
    if hit.cue.label != "done" and (of_the_rest(sentence, hit, found) or presupposed(sentence, hit, found)):
        return True
    return found.type not in QUANTITIES and before_the_aside(sentence, hit, found, cue)


def _of_another_type(sentence: Sentence, hit: Hit, found: Found, cue: Hit) -> bool:
    """Whether a word says nothing of a value of its type where it stands."""
    label = hit.cue.label
    if found.type in QUANTITIES and _on_the_other_side(hit, found):
        return True
    if label == "in_talks" and found.type not in _TALKED_OF and not _talks_to(sentence, hit, found, cue):
        return True
    if label in {"rumoured", "quoted"} and _reported(sentence, hit, found):
        return True
    if label == "planned" and (of_another_noun(sentence, hit, found, cue) or is_a_thing(sentence, hit, found)):
        return True
    named = found.type in {"person", "organisation"}
    return named and (_of_another_name(sentence, hit, found, cue) or _behind_a_title(sentence, hit, found, cue))


def _talks_to(sentence: Sentence, hit: Hit, found: Found, cue: Hit) -> bool:
    """``is in talks with Li Wei``, ``in talks to hire Li Wei as its head``: who may come stands behind the talks."""
    if found.type != "person" or not 0 <= found.first - hit.last <= _TO_WHOM or has_title(sentence, found, cue):
        return False
    return not any(word.mark for word in sentence.words[hit.last + 1 : found.first])


def _reach(hit: Hit, found: Found) -> float:
    """How many words a word of modality may stand from a value or its cue."""
    if found.type in {"person", "organisation"}:
        return 6
    return 9 if found.type == "date" and hit.cue.label in SOUGHT else inf


def _of_what_follows(sentence: Sentence, hit: Hit, found: Found, cue: Hit) -> bool:
    """``fell to 35 billion and may fall further``, ``12.9 billion beat what analysts expected``: of another thing."""
    high = max(found.last, cue.last)
    before = [word.word for word in sentence.words[max(high + 1, hit.first - _JOINED) : hit.first]]
    if not small_words("above_below").isdisjoint(before[-2:]):
        return True  # "lies below expectations"
    if hit.cue.label != "done" and not small_words("and").isdisjoint(before):
        return True
    if hit.cue.label in _TO_COME and _opens_the_next_clause(sentence, hit, found, high):
        return True
    measured = [other for other in sentence.stances if other.cue.label == "measured"]
    return hit.cue.label in SOUGHT and any(high < other.first < hit.first for other in measured)


def _opens_the_next_clause(sentence: Sentence, hit: Hit, found: Found, high: int) -> bool:
    """``halten 80 Prozent, wollen sie aber abgeben``: a verb right behind the comma that ends the clause of a value."""
    words = sentence.words
    commas = [i for i in range(high + 1, hit.first) if words[i].word == ","]
    apposed = found.first > 0 and words[found.first - 1].mark  # "Die Strafe, 40 Millionen Euro, soll"
    spread = ".." in hit.cue.phrase and hit.cue.label != "rumoured"  # "verhandelt aber über eine größere Runde"
    verb = (hit.first == hit.last or spread) and words[hit.first].word not in small_words("opens_condition")
    return verb and commas == [hit.first - 1] and not apposed


def _of_another_name(sentence: Sentence, hit: Hit, found: Found, cue: Hit) -> bool:
    """``Nvidia joined in, Apple dropped out of talks``: behind a comma somebody else is spoken of."""
    high = max(found.last, cue.last)
    commas = [i for i in range(high + 1, hit.first) if sentence.words[i].word == ","]
    return bool(commas) and any(
        commas[0] < entity.first and entity.last < hit.first and entity.who is not Who.PRONOUN
        for entity in sentence.entities
    )


def _on_the_other_side(hit: Hit, found: Found) -> bool:
    """``5 million currently``: a word for one side of a value says nothing of a value on the other."""
    return (hit.cue.side == "after" and hit.last < found.first) or (hit.cue.side == "before" and hit.first > found.last)


def _reported(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``said it would open in May``, ``werde ..., kündigte er an``: indirect speech of who plans is no rumour.

    Where the form of the verb does not tell it from a conditional, only the dates of plans are certain.
    """
    if found.type == "date" and (_said_behind(sentence, hit, found) or told_by_planner(sentence, hit, of_a_day=True)):
        return True
    labels = {"told", "told_plan"} if found.type == "date" else {"told"}
    return any(
        told.cue.label in labels and told.first <= hit.first and hit.last <= told.last for told in sentence.stances
    )


def _said_behind(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``would list its shares in June, the company said``: who plans, or deals with it, says so behind a comma."""
    behind = [other for other in sentence.stances if other.first > found.last]
    if hit.cue.phrase not in small_words("plans_told") or any(o.cue.label in {"rumoured", "hearsay"} for o in behind):
        return False
    return any(
        told.cue.label == "attribution"
        and entity.who in PLANNERS | {Who.OTHER}
        and entity.first > found.last
        and sentence.words[entity.first - 1 - (sentence.words[entity.first - 1].word in small_words("articles"))].word
        == ","
        and 0 < told.first - entity.last <= SPEAKS
        for told in behind
        for entity in sentence.entities
    )


def _follows_from(sentence: Sentence, hit: Hit) -> str | None:
    """``plans to cut 300 jobs, which would save 40 million``: what comes of a plan or an aim is as sure as that is."""
    opens = [word.word for word in sentence.words[max(0, hit.first - 2) : hit.first]]
    if hit.cue.phrase not in small_words("plans_told") or len(opens) < 2:
        return None
    if opens[0] != "," or opens[1] not in small_words("relative"):
        return None
    before = [other for other in sentence.stances if other.last < hit.first and other.cue.label in _TO_COME]
    sure = before and all(other.cue.label in {"planned", "targeted"} for other in before)
    return before[-1].cue.label if sure else None


def _behind_a_title(sentence: Sentence, hit: Hit, found: Found, cue: Hit) -> bool:
    """``CEO Li Wei said sales would ...``: a name with its role before it is said as a fact, whatever the others do."""
    within = cue.first <= hit.first and hit.last <= cue.last
    titled = found.type == "person" and (has_title(sentence, found, cue) or _apposed(sentence, found, cue))
    return titled and not within and not hit.cue.phrase.startswith(word_edges("to_come"))


def _apposed(sentence: Sentence, found: Found, cue: Hit) -> bool:
    """``said Li Wei, the chief executive of Kornblum``: a role with its article right behind a name and its comma."""
    words, comma = sentence.words, found.last + 1
    return cue.first == comma + 2 and words[comma].word == "," and words[comma + 1].word in small_words("articles")


def has_title(sentence: Sentence, found: Found, cue: Hit) -> bool:
    """``CEO Li Wei``, ``the chief executive of Kornblum, Li Wei``: a name right behind its role."""
    between = sentence.between(cue.last, found.first)
    if (cue.cue.side != "either" and not _is_a_noun(sentence, found, cue)) or cue.last >= found.first:
        return False
    if len(between) > _TITLE or any(word.word in small_words("is_a") for word in between):
        return False  # "Als Chefin ist Li Wei im Gespräch"
    named = {i for entity in sentence.entities for i in range(entity.first, entity.last + 1)}
    plain = [word for i, word in enumerate(between, cue.last + 1) if i not in named and word.word != ","]
    return all(len(word.word) <= 3 for word in plain)


def _is_a_noun(sentence: Sentence, found: Found, cue: Hit) -> bool:
    """``Justice Ann Hale``, ``Richterin Ida Brandt``: a word with a capital right before a name, and no participle."""
    word = sentence.words[cue.last]
    return cue.last + 1 == found.first and word.capital and not word.word.endswith(word_edges("participle_ends"))


def _commas_after(sentence: Sentence, hit: Hit, found: Found, cue: Hit) -> int:
    """Commas, and twice each "and", between a value and a cue behind it: what follows speaks of something else."""
    high = max(found.last, cue.last)
    if hit.first <= high:
        return 0
    between = [word.word for word in sentence.words[high + 1 : hit.first]]
    return between.count(",") + 2 * sum(word in small_words("and") for word in between)


def distance_to(hit: Hit, found: Found) -> int:
    """The words from a cue to a value, twice as many from one behind it; 0 where the two overlap."""
    if hit.last < found.first:
        return found.first - hit.last
    if hit.first > found.last:
        return 2 * (hit.first - found.last)
    return 0


def distance_to_cue(hit: Hit, cue: Hit) -> int:
    """The same from a cue of modality to the cue of the kind."""
    if hit.last < cue.first:
        return cue.first - hit.last
    return 2 * (hit.first - cue.last) if hit.first > cue.last else 0
