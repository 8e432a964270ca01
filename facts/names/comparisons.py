"""Figures that a sentence gives beside the subject's: of another version, a market, a rival, of whom it compares."""

from __future__ import annotations

from facts.names.geography import known_place
from facts.names.subject_words import SubjectWords
from facts.story import FIGURES
from facts.words.cues import Hit
from facts.words.sentence import OTHERS, OWN, Entity, Found, Sentence, Who
from facts.words.small_words import small_words

_OPENING = 5  # words that can stand before the noun of a sentence's subject
_ARTICLE = 2  # words from "than" to the figure behind an article
_SET_BESIDE = 4  # words from a word of comparison to the figure that another one is set beside
_OPENED = 2  # words from a name to what stands in brackets behind it
_RANKED = 2  # words of a rank and a name


def bundled(sentence: Sentence, found: Found) -> str | None:
    """``509 euros with Mario Kart``: a price of the thing together with another one."""
    if found.type != "money":
        return None
    for entity in sentence.entities:
        if entity.first == 0 or entity.who not in OTHERS or entity.human:
            continue
        if sentence.words[entity.first - 1].word not in small_words("with") or joins(sentence, entity):
            continue
        if entity.first > 1 and sentence.words[entity.first - 2].word in small_words("investors"):
            continue  # "investors including Backhaus"
        before = entity.last < found.first and not any(w.mark for w in sentence.between(entity.last, found.first))
        if entity.first == found.last + 2 or (before and found.first - entity.last < 5):
            return f"the price with {entity.name}"
    return None


def joins(sentence: Sentence, entity: Entity) -> bool:
    """``synergies from the merger with Vantor``: the other side of what joins two firms is nothing counted in."""
    return entity.first > 1 and sentence.words[entity.first - 2].word in small_words("joins")


def in_its_brackets(sentence: Sentence, found: Found) -> Entity | None:
    """``cheaper than the Orion 5 (900 euros)``: another right before the brackets in which a figure opens."""
    if found.type not in FIGURES or found.first < _OPENED or sentence.words[found.first - 1].word != "(":
        return None
    before = (e for e in sentence.entities if e.last == found.first - _OPENED and not e.human)
    other = next((e for e in before if e.who in OTHERS), None)
    return other if other is not None and known_place(other.name) is None else None


def of_the_market(sentence: Sentence, found: Found, cue: Hit, language: SubjectWords) -> str | None:
    """``The market as a whole is worth 40 billion``: a sentence whose subject is the market tells no one's figure."""
    if found.type == "date":
        return None
    for hit in sentence.subjects:
        if hit.cue.label != "market" or hit.last >= found.first or cue.first <= hit.last <= cue.last:
            continue
        if any(word.word in {":", ";"} for word in sentence.between(hit.last, found.first)):
            continue  # "The market is pleased: the share rose to 40 euros"
        before, following = sentence.words[: hit.first], sentence.words[hit.last + 1]
        led_in = len(before) > _OPENING or any(word.mark or word.word in language.places_at for word in before)
        named = any(e.first < found.first and e.who is not Who.PRONOUN for e in sentence.entities)
        compound = any(
            other.first == hit.last + 1 and other.cue.label in {"organisation", "person_words"}
            for other in sentence.subjects
        )
        compound = compound or following.word in small_words("insiders")  # "industry sources put it at 40 million"
        if not (led_in or named or compound or following.mark):
            return f"the {sentence.words[hit.last].word}"
    return None


def compared(sentence: Sentence, found: Found) -> str | None:
    """``By comparison, the viaduct cost 40 million``: a sentence that opens a comparison with somebody else."""
    for hit in sentence.subjects:
        if hit.cue.phrase not in small_words("comparing") or hit.first > 0 or hit.last + 1 >= found.first:
            continue
        if sentence.words[hit.last + 1].mark and not any(entity.who in OWN for entity in sentence.entities):
            return "what it is compared with"
    return None


def unlike(sentence: Sentence, found: Found) -> str | None:
    """``Anders als Velora beschäftigt Nordbeam 300 Menschen``: it is told of somebody else than who is named first."""
    hit = next((hit for hit in sentence.subjects if hit.first == 0 and hit.cue.phrase in small_words("unlike")), None)
    if hit is None:
        return None
    own = [entity for entity in sentence.entities if entity.who in OWN]
    named = len(own) == 1 and 0 < own[0].first - hit.last <= 2 and not own[0].genitive and own[0].last < found.first
    return "who is unlike it" if named else None


def of_a_rival(sentence: Sentence, entity: Entity) -> bool:
    """``Le concurrent de Velora, Nordbeam, emploie``: a name that only says whose rival the one behind its comma is."""
    rival = any(hit.cue.label == "comparison" and 0 < entity.first - hit.last <= 2 for hit in sentence.subjects)
    comma = entity.last + 1
    if not rival or comma >= len(sentence.words) or sentence.words[comma].word != ",":
        return False
    return any(e.first == comma + 1 and e.who in OTHERS for e in sentence.entities)


def of_those_compared(sentence: Sentence, found: Found) -> str | None:
    """``5.4%, more than the 3.6% for nurses``: what stands behind "than the" is the figure of whom it is compared with.

    So it is where whose it is follows, and is nobody of the story: "than the 51 million of the estimate" is its own.
    """
    before = [word.word for word in sentence.words[max(0, found.first - 2) : found.first]]
    behind = found.last + 1
    if found.type == "date" or len(before) < 2 or behind >= len(sentence.words):
        return None
    if before[0] not in small_words("compared_with") or before[1] not in small_words("definite_before_figures"):
        return None
    if sentence.words[behind].word not in small_words("figure_for"):
        return None
    own = any(behind < entity.first <= behind + _OPENING and entity.who in OWN for entity in sentence.entities)
    dated = any(other.type == "date" and other.first in {behind, behind + 1} for other in sentence.found)
    return None if own or dated else "whom it is compared with"


def set_beside_another(sentence: Sentence, found: Found) -> Entity | None:
    """``costs 95 million, against 86 million for the Castella``: whose a figure is beside which another one is set."""
    before, behind = sentence.words[max(0, found.first - _SET_BESIDE) : found.first], found.last + 1
    led = [at for at, word in enumerate(before) if word.word in small_words("sets_beside")]
    if found.type not in FIGURES or not led or any(word.mark for word in before[led[-1] :]):
        return None
    if behind >= len(sentence.words) or sentence.words[behind].word not in small_words("figure_for"):
        return None
    others = (e for e in sentence.entities if e.who is Who.OTHER or (e.human and e.who not in OWN))
    return next((e for e in others if 0 < e.first - behind <= _ARTICLE), None)


def ranked_beside(sentence: Sentence, found: Found) -> str | None:
    """``made 2.3 billion, behind only the first part with 2.9 billion``: a figure of whom a clause ranks it beside."""
    at = found.first - 1
    if found.type == "date" or at < 1 or sentence.words[at].word not in small_words("ranked_with"):
        return None
    start = sentence.part_begins(at)
    opening = {word.word for word in sentence.words[start : start + 2]}
    if start == 0 or at - start < _RANKED or small_words("ranks").isdisjoint(opening):
        return None
    own = any(start < entity.first < at and entity.who in OWN for entity in sentence.entities)
    return None if own or sentence.words[start - 1].word != "," else "whom it is ranked beside"


def other_version(sentence: Sentence, found: Found, language: SubjectWords) -> str | None:
    """Words close to the value that say it is another version's: the predecessor, the premium edition, a rival.

    Before a person's name they say who that is: ``her predecessor Ida Brandt``.
    """
    for hit in sentence.subjects:
        if hit.cue.label != "other_version" or any(e.human and e.first == hit.last + 1 for e in sentence.entities):
            continue
        if found.type == "count" and found.first < hit.first <= found.last:
            continue  # "seventy others were hurt": who is counted
        if found.last < hit.first <= found.last + 3 and sentence.words[found.last + 1].word in small_words("handed_to"):
            continue  # "sold 40 shops to its rivals"
        if _of_a_plan_or_text(sentence, hit.last + 1, language):
            continue
        if sentence.words[hit.last].word in small_words("that") and found.first - hit.last <= _ARTICLE:
            continue  # "30 % de plus que les 51 millions annoncés": the old value itself
        between = (
            sentence.between(hit.last, found.first)
            if hit.last < found.first
            else sentence.between(found.last, hit.first)
        )
        if hit.first > found.last and any(word.word in small_words("compared_with") for word in between):
            continue  # "with 22 million larger than that of its rival"
        if [word.mark or word.word in small_words("relative") for word in between[:2]] == [True, True]:
            between = between[2:] if hit.last < found.first else between  # "dearer than its predecessor, which cost"
        if len(between) <= 6 and not any(word.mark or word.word in language.joint for word in between):
            return sentence.text[sentence.words[hit.first].start : sentence.words[hit.last].end]
    return None


def _of_a_plan_or_text(sentence: Sentence, behind: int, language: SubjectWords) -> bool:
    """``the original launch date``, ``an earlier version of this article said``: no other version of the thing."""
    following = [word.word for word in sentence.words[behind : behind + 2]]
    if not small_words("planned_or_told").isdisjoint(following):
        return True
    return len(following) > 1 and following[0] in language.belongs and following[1] in small_words("pointing")
