"""How a text states a value: its modality."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from facts.kinds import Kind
from facts.kinds.inflecting import told_forms
from facts.languages import load_language
from facts.model import Modality
from facts.stance.asides import aside_of_the_cue
from facts.stance.at_hand import clause_at_hand
from facts.stance.attribution import hearsay, told_by_others
from facts.stance.date_stance import from_then_on, held_until, held_until_then, tense
from facts.stance.deeds import done_by_kind, is_the_verb, tells_of_a_deed
from facts.stance.disowning import disowned
from facts.stance.negation import denial_of_figure, negation_of, without_open_questions
from facts.stance.offers import gives_up, is_wanted, only_offered
from facts.stance.other_posts import without_its_cue, without_other_posts
from facts.stance.recall import beside_what_was, headline_plan, old_by_form, raised_later
from facts.stance.scope import (
    QUANTITIES,
    awaited,
    is_an_attribute,
    is_there_now,
    motion_of,
    supposing,
    tells_when,
    wants_a_thing,
)
from facts.stance.stance_scores import SOUGHT, distance_to, distance_to_cue, has_title, scores_of
from facts.stance.window import window
from facts.story import FIGURES
from facts.words.cues import Cue, CueIndex, Hit, index_of, labelled
from facts.words.sentence import Found, Sentence
from facts.words.small_words import small_words, word_edges, word_pairs

_BUYER, _POLLED, _STAFF = "buyer", "vote_share", "headcount"
_SUPPOSED = 10  # words
_YEAR = 4  # digits
_TOLD = frozenset({"rumoured", "in_talks", "targeted", "planned"})


@dataclass(frozen=True, slots=True)
class Stance:
    """The modality of a value. ``explicit`` says that words in the text gave it, not the kind's default."""

    modality: Modality
    explicit: bool
    why: str
    earlier: bool = False
    """Whether it is told of a time gone by (``had spoken of 40 million``): old where the text has a newer value."""


def _behind_condition(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``if it cannot, a break-up fee of 3 billion falls due``: what stands behind the clause is stated."""
    return any(word.word == "," for word in sentence.between(hit.last, found.first))


@cache
def stance_cues(code: str) -> Sequence[Cue]:
    """The cues of the [stance] table of a language, those of plans and hearsay in indirect speech as well."""
    table = load_language(code).table("stance")
    return labelled({key: told_forms(table[key], code) if key in _TOLD else table[key] for key in table})


@cache
def stance_index(code: str) -> CueIndex:
    """An index over them alone."""
    return index_of(stance_cues(code))


def stance_of(
    sentence: Sentence, found: Found, cue: Hit, kind: Kind, published: date | None, peers: Sequence[Found] = ()
) -> Stance | str:
    """The modality of a value, or the reason why the sentence states nothing.

    ``peers`` are the other values of the same kind in the sentence: a word of recall or denial speaks of the nearest.
    """
    if sentence.question:
        return "a question states nothing"
    sentence = without_open_questions(without_other_posts(without_its_cue(sentence, found, cue, kind), cue))
    near = clause_at_hand(sentence, found, cue, kind) or window(sentence, found, cue)
    if (word := _supposed(sentence, found, cue, near)) is not None:
        return f"hypothetical ({word!r})"
    if (old := _given_up(sentence, found, cue, kind, published, near, peers)) is not None:
        return old
    if (negation := denial_of_figure(sentence, found, cue, kind)) is not None:
        return Stance(Modality.DENIED, explicit=True, why=f"negated: {negation!r}")
    if (negation := negation_of(sentence, found, cue)) is not None:
        if found.type == "date":
            return Stance(Modality.FORMER, explicit=True, why=f"negated: {negation!r}")
        if found.type in {"person", "place"} or (found.type == "choice" and not awaited(sentence, found)):
            return Stance(Modality.DENIED, explicit=True, why=f"negated: {negation!r}")
        return f"negated ({negation!r})"
    stance = _on_the_axis(sentence, found, cue, kind, published, near)
    if found.type in QUANTITIES and (
        disowned(sentence, "earlier", found, cue, near, peers) is not None
        or beside_what_was(sentence, found)
        or (found.type in FIGURES and held_until(sentence, cue, published) is not None)
    ):
        return replace(stance, earlier=True)
    if not stance.explicit and stance.modality is Modality.CONFIRMED and headline_plan(sentence, cue, found):
        return Stance(kind.future, explicit=True, why="a headline's infinitive")
    return stance


def _supposed(sentence: Sentence, found: Found, cue: Hit, near: tuple[int, int]) -> str | None:
    """The word that makes the clause of a value a condition; None where it is none."""
    for hit in sentence.stances:
        if hit.cue.label != "hypothetical" or not near[0] <= hit.first < found.first:
            continue
        if found.first - hit.first > _SUPPOSED or _behind_condition(sentence, hit, found):
            continue
        if found.type == "date" and tells_when(sentence, hit, found, cue):
            continue
        if any(told.cue.label == "told_plan" and told.first <= hit.first <= told.last for told in sentence.stances):
            continue  # "said it would pay 40 million"
        if sentence.words[hit.last + 1].word not in small_words("no_condition"):  # "si bien que": so that
            return hit.cue.phrase
    return supposing(sentence, found)


def _given_up(
    sentence: Sentence,
    found: Found,
    cue: Hit,
    kind: Kind,
    published: date | None,
    near: tuple[int, int],
    peers: Sequence[Found],
) -> Stance | None:
    """The stance of a value that is recalled or rejected; None for all others."""
    if (why := old_by_form(sentence, found, published, peers)) is not None:
        return Stance(Modality.FORMER, explicit=True, why=why)
    offered = found.type == "money" and kind.stated is Modality.PLANNED
    if offered and (raised := raised_later(sentence, found, peers)) is not None:
        return Stance(Modality.FORMER, explicit=True, why=f"raised later: {raised!r}")
    of_type = ("declined", "former_person") if found.type == "person" else ("recalled",)
    there_now = is_there_now(sentence, found, "now")  # "up from 9 billion now" recalls nothing
    for label in (
        *(() if _is_there(sentence, found, kind) else ("denied",)),
        *(() if there_now else ("former", *of_type)),
    ):
        modality = Modality.DENIED if label in {"denied", "declined"} else Modality.FORMER
        if (why := disowned(sentence, label, found, cue, near, peers)) is not None:
            if label == "denied" and offered:
                recalled = disowned(sentence, "former", found, cue, near, peers)
                if recalled is not None:  # "an earlier bid of 40 million was turned down"
                    return Stance(Modality.FORMER, explicit=True, why=recalled)
            return Stance(modality, explicit=True, why=why)
    if kind.lacks and _come_about(sentence, found, kind):
        return Stance(Modality.FORMER, explicit=True, why="they have been found")
    if kind.id == _BUYER and (why := gives_up(sentence, cue)) is not None:
        return Stance(Modality.FORMER, explicit=True, why=why)
    if found.type == "person" and (day := held_until(sentence, cue, published, spans=True)) is not None:
        return Stance(Modality.FORMER, explicit=True, why=f"held {day!r}")
    return None


def _is_there(sentence: Sentence, found: Found, kind: Kind) -> bool:
    """``had no plans for cuts among its 9,200 staff``: an article or a possessive gives a workforce as known."""
    if kind.id != _STAFF or not found.first:
        return False
    return sentence.words[found.first - 1].word in small_words("presupposing")


def _come_about(sentence: Sentence, found: Found, kind: Kind) -> bool:
    """``Nine who had been missing were found alive``: what a kind says has not come about has, by words behind it."""
    others = (other for other in sentence.found if other.type == found.type and other.first > found.last)
    end = next((other.first for other in others), len(sentence.words))
    return any(hit.cue.label == f"not {kind.id}" and found.last < hit.first < end for hit in sentence.kinds)


def _on_the_axis(
    sentence: Sentence, found: Found, cue: Hit, kind: Kind, published: date | None, near: tuple[int, int]
) -> Stance:
    scores = _scores(sentence, found, cue, kind, near)
    label, why = _label(sentence, found, near, scores)
    if label in {"", "done"} and found.type == "person" and _hands_over(sentence, found, cue, published, near):
        return Stance(Modality.PLANNED, explicit=True, why="a change on a day to come")
    if found.type in {"person", "place"} and label in {"", "done"} and from_then_on(sentence, found, cue, published):
        return Stance(Modality.PLANNED, explicit=True, why="from a day to come on")
    if (
        found.type == "place"
        and label in {"", "done"}
        and (moves := motion_of(sentence, cue, found, label)) is not None
    ):
        return Stance(Modality.PLANNED, explicit=True, why=f"a move: {moves!r}")
    if label in {"", "done"} and kind.id == _BUYER and (offer := only_offered(sentence, cue)) is not None:
        return Stance(Modality.TARGETED, explicit=True, why=f"an offer: {offer!r}")
    when = tense(found, published)
    if not label and when == "future" and kind.bound is None and (source := hearsay(sentence, found, near)) is not None:
        label, why = "rumoured", f"rumoured: {source!r}"
    if label in SOUGHT and not (label == "targeted" and when == "past"):
        return Stance(Modality(label), explicit=True, why=why)
    if when == "past" and (label != "planned" or _far_from_plan(sentence, found, cue, scores["planned"][1])):
        return Stance(Modality.CONFIRMED, explicit=bool(label), why=f"{why}; the date has passed")
    if found.type in FIGURES and label in {"", "done", "planned"} and from_then_on(sentence, found, cue, published):
        return Stance(Modality.PLANNED, explicit=True, why="from a day to come on")
    if label == "planned" or when == "future":
        return _ahead(sentence, found, kind, why, scores["planned"][1] if label == "planned" else None)
    if not label and found.type in FIGURES and _on_a_day_to_come(sentence, found, published):
        return Stance(Modality.PLANNED, explicit=True, why="on a day to come")
    if (done := done_by_kind(sentence, found, kind, near)) is not None:
        return Stance(Modality.CONFIRMED, explicit=True, why=f"done: {done!r}")
    if label == "done" and (is_the_verb(scores["done"][1], cue) or tells_of_a_deed(scores["done"][1])):
        return Stance(Modality.CONFIRMED, explicit=True, why=why)
    return _plainly(sentence, found, kind, why, explicit=label == "done")


def _plainly(sentence: Sentence, found: Found, kind: Kind, why: str, *, explicit: bool) -> Stance:
    """The stance of a plain statement; money that is still to be paid and that one side only asks for is sought."""
    if found.type == "money" and kind.stated is Modality.PLANNED and is_wanted(sentence, found):
        return Stance(Modality.TARGETED, explicit=True, why="only asked for")
    if found.type == "money" and kind.stated is Modality.PLANNED and is_an_attribute(sentence, found):
        return Stance(Modality.CONFIRMED, explicit=False, why="an attribute of what is known")
    return Stance(kind.stated, explicit=explicit, why=why)


def _ahead(sentence: Sentence, found: Found, kind: Kind, why: str, plan: Hit | None) -> Stance:
    """The stance of what a word tells as a ``plan``, and of a day to come without one.

    What something "will cost" is its price already; what it "should cost" is none yet.
    """
    if plan is not None:
        unsure = found.type == "money" and plan.cue.phrase in small_words("only_meant")
        modality = Modality.PLANNED if found.type == "date" or unsure else kind.future
        return Stance(modality, explicit=True, why=why)
    if (verb := held_until_then(sentence, found, kind)) is not None:
        return Stance(Modality.FORMER, explicit=True, why=f"a date to come, and {verb!r}")
    return Stance(kind.future, explicit=False, why="a date to come")


def _scores(
    sentence: Sentence, found: Found, cue: Hit, kind: Kind, near: tuple[int, int]
) -> dict[str, tuple[float, Hit]]:
    """The scores of each modality that the kind and the value leave open."""
    scores = scores_of(sentence, found, cue, near)
    there = is_there_now(sentence, found) or (_set_beside(sentence, found) and is_there_now(sentence, found, "now"))
    if found.mention.whole or there:
        scores = {name: scored for name, scored in scores.items() if name == "done"}  # what is cut from is there
    if (quoted := scores.pop("quoted", None)) is not None and told_by_others(sentence) is not None:
        scores["rumoured"] = max(quoted, scores.get("rumoured", quoted), key=lambda scored: scored[0])
    if kind.id == _POLLED:
        scores = {name: one for name, one in scores.items() if not _is_polled(sentence, one[1])}
    if kind.type == "count" and kind.future is Modality.CONFIRMED:
        scores.pop("targeted", None)  # rescuers "look for" the missing: nobody aims at what has befallen them
    return scores


def _set_beside(sentence: Sentence, found: Found) -> bool:
    """``against 60 million today``, ``heute sind es 18``: whether a figure only says what another is set beside."""
    before = [word.word for word in sentence.words[max(0, found.first - 2) : found.first]]
    compared = found.mention.former or (bool(before) and before[-1] in small_words("compared_to"))
    return compared or tuple(before) in word_pairs("it_was")


def _is_polled(sentence: Sentence, hit: Hit) -> bool:
    """``24 percent would vote for it``, ``elle obtiendrait 24 %``: what people told a pollster is no rumour."""
    word = sentence.words[hit.first].word
    return hit.cue.label == "rumoured" and hit.first == hit.last and word.endswith(word_edges("conditional_ends"))


def _label(
    sentence: Sentence, found: Found, near: tuple[int, int], scores: dict[str, tuple[float, Hit]]
) -> tuple[str, str]:
    """The modality that the words speak of most strongly, empty where there is none, and why."""
    label, why = "", "a plain statement"
    if scores:
        label = max(scores, key=lambda name: scores[name][0])
        why = f"{label}: {scores[label][1].cue.phrase!r}"
        sought = [name for name in SOUGHT if name in scores]
        rumour = scores.get("rumoured")
        if label in {"targeted", "planned"} and (
            _governs(rumour, scores[label][1], found) or _closes(sentence, rumour, scores[label][1], found)
        ):
            label, why = "rumoured", f"rumoured: {scores['rumoured'][1].cue.phrase!r}"
        if label == "planned" and wants_a_thing(sentence, scores[label][1]):
            label, why = "targeted", f"targeted: {scores[label][1].cue.phrase!r} and a thing"
        if label == "planned" and found.type == "money" and sought:
            label = max(sought, key=lambda name: scores[name][0])
        if label == "planned" and (source := hearsay(sentence, found, near)) is not None:
            label, why = "rumoured", f"{why}, {source!r}"
    return label, why


def _hands_over(sentence: Sentence, found: Found, cue: Hit, published: date | None, near: tuple[int, int]) -> bool:
    """``hands over to Petr Kolář on July 1``: a change in the present tense on a day to come."""
    titled = has_title(sentence, found, cue) or aside_of_the_cue(sentence, found, cue) is not None
    if cue.cue.side == "either" or titled or _called(sentence, found, cue):
        return False
    return any(
        near[0] <= other.first <= near[1] and tense(other, published) == "future"
        for other in sentence.found
        if other.type == "date"
    )


def _called(sentence: Sentence, found: Found, cue: Hit) -> bool:
    """``group chief Li Wei said``: a word for a person right before a name only says who that is."""
    return cue.first == found.first - 1 and any(
        hit.cue.label == "person_words" and hit.last == cue.first for hit in sentence.subjects
    )


def _governs(rumour: tuple[float, Hit] | None, wish: Hit, found: Found) -> bool:
    """``is said to want to raise``: who only hears of a wish right before it reports no wish but a rumour."""
    return rumour is not None and rumour[1].last < wish.first <= rumour[1].last + 2 and wish.last < found.first


def _closes(sentence: Sentence, rumour: tuple[float, Hit] | None, verb: Hit, found: Found) -> bool:
    """``könnte im Oktober starten``: a verb behind the value that ends the clause of a modal verb before it."""
    if rumour is None or verb.first < found.last:
        return False
    low, end = rumour[1].last + 1, verb.last + 1
    closes = end == len(sentence.words) or sentence.words[end].mark
    return low <= found.first and closes and not any(word.mark for word in sentence.words[low : verb.first])


def _on_a_day_to_come(sentence: Sentence, found: Found, published: date | None) -> bool:
    """``60 aircraft in 2028``: a figure right before a day to come, with its year."""
    return any(
        other.type == "date"
        and found.last < other.first <= found.last + 2
        and len(sentence.words[other.last].word) == _YEAR
        and sentence.words[other.last].word.isdecimal()
        and tense(other, published) == "future"
        for other in sentence.found
    )


def _far_from_plan(sentence: Sentence, found: Found, cue: Hit, plan: Hit) -> bool:
    """Whether a word of planning in a sentence speaks of something else than a day gone by: "its future plant"."""
    if not small_words("since").isdisjoint(sentence.words[at].word for at in (found.first, max(0, cue.first - 1))):
        return True
    if plan.last < cue.first and any(word.word == "," for word in sentence.between(plan.last, cue.first)):
        return True
    return min(distance_to(plan, found), distance_to_cue(plan, cue)) > 2
