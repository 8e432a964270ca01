"""How far a word of modality reaches: insertions, clauses that are denied or only supposed, adjectives, moves."""

from __future__ import annotations

from itertools import pairwise

from facts.story import FIGURES, ValueType
from facts.words.cues import Hit
from facts.words.sentence import Found, Sentence
from facts.words.small_words import small_words, word_edges, word_pairs

_PHRASE = 8  # words of a phrase that opens a clause, its comma included
_OPENS = 4  # words between a denial and the clause that it denies
_CALLS = 4  # words from a verb of calling to the report that it speaks of
_RIGHT = 3  # words at the beginning of a sentence that sets another right
_OPENING = 10  # words within which a sentence rejects the one before it
_GAP = 2  # words
_LONG = 24  # words from a verb to the end of its clause
_TOLD = 7  # words from a verb of saying to that of what is said
_NEXT = 4  # words from a comma to the figure that a word for today speaks of
_NEW_CLAUSE = frozenset({";", ":", "–", "—"})
_AHEAD = frozenset({"rumoured", "in_talks", "targeted", "planned", "hypothetical"})
_INDIRECT = frozenset({"quoted", "told"})
QUANTITIES = (*FIGURES, "date")


def governs_clause(sentence: Sentence, hit: Hit, found: Found, cue: Hit) -> bool:
    """``denied reports that it would move to Lyon``: what is denied stands in the clause behind the word."""
    low = min(found.first, cue.first)
    if _in_an_unopened_clause(sentence, hit, low):
        return True
    between = [word.word for word in sentence.words[hit.last + 1 : low]]
    opened = next((at for at, word in enumerate(between) if word in small_words("opens_reported")), None)
    if opened is None or opened > _OPENS:
        return False
    return not any(not word[0].isalnum() for word in _without_its_opening(between[opened + 1 :]))


def _without_its_opening(clause: list[str]) -> list[str]:
    """``denied that, since May, it had``, ``a démenti que depuis mai, il a``: a clause without its opening phrase."""
    if clause[:1] == [","]:
        clause = clause[1:]
    if clause and clause[0] in small_words("opening_phrase") and "," in clause[:_PHRASE]:
        return clause[clause.index(",") + 1 :]
    return clause


def _in_an_unopened_clause(sentence: Sentence, hit: Hit, low: int) -> bool:
    """``hat Berichten widersprochen, die Firma ziehe nach Ulm``: a report, a denial, and its clause without "dass".

    Where that opens like a relative clause a verb of indirect speech, or a noun behind the article, tells it.
    """
    words, comma = sentence.words, hit.last + 1
    while comma < low and words[comma].word in small_words("reports"):
        comma += 1
    if hit.cue.label != "denied" or comma >= low or words[comma].word != ",":
        return False
    start = max(sentence.part_begins(hit.first), hit.first - _CALLS)
    if not any(word.word in small_words("reports") for word in words[start:comma]):
        return False
    end = sentence.part_ends(comma + 1)
    if end <= low or words[comma + 1].word in small_words("but") | small_words("and"):
        return False
    if words[comma + 1].word not in small_words("relative"):
        return True
    article = words[comma + 1].word in small_words("articles") and words[comma + 2].capital
    return article or any(other.cue.label in _INDIRECT and comma < other.first < end for other in sentence.stances)


def of_its_tail(sentence: Sentence, hit: Hit, found: Found, cue: Hit) -> bool:
    """``would close a round of 2 billion, at a valuation of 12 billion``: what ends a clause has its verb's modality.

    A comma goes on with it where a preposition stands behind; a word that opens a clause ends it.
    """
    if found.type not in FIGURES or hit.last >= min(found.first, cue.first) or found.first - hit.last > _LONG:
        return False
    words = sentence.words[hit.last + 1 : found.first]
    closed = small_words("relative") | small_words("that") | small_words("but")
    if not _infinitive_closes(sentence, hit, found):
        closed |= small_words("and")
    return not any(
        word.word in closed or (word.mark and not (word.word == "," and following.word in small_words("adjoining")))
        for word, following in pairwise(words)
    )


def _infinitive_closes(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``soll einen Vertrag erhalten und 4 Millionen verdienen``: behind "und" a verb goes on with one more infinitive.

    That ends the clause, and no other verb stands in it.
    """
    words, ends = sentence.words, word_edges("infinitive_ends")
    end = next((i for i in range(found.last + 1, len(words)) if _ends_clause(sentence, i)), len(words))
    start = next((i for i in range(found.first, hit.last, -1) if words[i].word in small_words("and")), found.first)
    last = words[end - 1]
    if end - 1 <= found.last or last.capital or not ends or not last.word.endswith(ends):
        return False
    return not any(other.cue.label == "done" and start < other.first < end for other in sentence.stances)


def in_opening_clause(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``That it has 2,500 employees, as a blog claims, is wrong``: the clause that opens the sentence is denied."""
    words = [word.word for word in sentence.words]
    return (
        words[0] in small_words("opens_reported")
        and "," not in words[: found.first]
        and "," in words[found.last + 1 : hit.first]
    )


def called_false(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``Kornblum called a report that it would move to Lyon wrong``: what it is called stands behind the report.

    So it is in ``Gerüchte, Li Wei gehe, nannte Kornblum haltlos``: a verb of calling, and a report before the value.
    """
    words = sentence.words
    report = next((i for i in range(found.first - 1, -1, -1) if words[i].word in small_words("reports")), None)
    if report is None or hit.first <= found.last or any(words[i].word in _NEW_CLAUSE for i in range(report, hit.first)):
        return False
    return any(word.word in small_words("calling") for word in words[max(0, report - _CALLS) : hit.last + 1])


def insertion_end(sentence: Sentence, found: Found, cue: Hit) -> int | None:
    """``The group, which employs 14,200 people, will``: the comma behind which the sentence goes on, if any.

    Inside two commas stand a relative clause, a participle with what belongs to it, or an amount in apposition.
    """
    words, low, high = sentence.words, min(found.first, cue.first), max(found.last, cue.last)
    start = found.first
    while start > 0 and words[start - 1].word not in {",", "(", ";", ":"}:
        start -= 1
    if found.type in FIGURES and words[start].word in small_words("relative"):
        high = found.last  # "Castella, which has 35%, would keep a small stake"
    close = next((i for i in range(high + 1, len(words)) if words[i].word in {",", ")"}), None)
    if close is None or start == 0:
        return None
    opening = words[start].word
    if start > low:  # the words that say what it is stand before the comma: "Inflation, 2.9% in August, could"
        return close if start == found.first and words[start - 1].word in {",", "("} and cue.last < start else None
    return close if opening in small_words("relative") or opening.endswith(word_edges("participle_ends")) else None


def of_another_noun(sentence: Sentence, hit: Hit, found: Found, cue: Hit) -> bool:
    """``the main lots of the future tunnel go to X``, ``project director``: an adjective speaks of its own noun."""
    if found.type in QUANTITIES:
        return False
    if found.type == "choice" and found.first <= hit.first and hit.last <= found.last:
        return (hit.first, hit.last) != (found.first, found.last)
    following = sentence.words[hit.last + 1] if hit.last + 1 < len(sentence.words) else None
    if following is None or following.mark or not hit.cue.phrase.startswith(word_edges("to_come")):
        return False
    if cue.first <= hit.last and hit.first <= cue.last:
        return False  # "as its next chief executive"
    noun = following.capital or not hit.cue.phrase.startswith(word_edges("inflected_to_come"))
    at = hit.last + 1
    return noun and not (cue.first <= at <= cue.last or found.first <= at <= found.last)


def is_a_thing(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``has approved the project``, ``à qui il doit 6,4 milliards``: a word for a plan that tells of none here.

    A plan that is decided on makes the decision none that is to come; a verb of duty right before an amount, without a
    verb behind, is one of debt.
    """
    if found.type == "choice":
        return hit.first > found.last and sentence.words[hit.first - 1].word in small_words("articles")
    return (
        found.type == "money" and hit.last == found.first - 1 and sentence.words[hit.last].word in small_words("owes")
    )


def refutation(sentence: Sentence, start: int = 0) -> str | None:
    """``The company denies this.``: the word by which a sentence rejects what the one before it reports, if it does.

    The word stands in the first words, from ``start`` on, and nothing that it could reject instead stands behind it.
    """
    for hit in sentence.stances:
        if hit.cue.label != "denied" or hit.first < start or hit.last - start > _OPENING:
            continue
        behind = [word.word for word in sentence.words[hit.last + 1 :]]
        end = next((at for at, word in enumerate(behind) if not word[0].isalnum()), len(behind))
        if end <= 2 and small_words("opens_reported").isdisjoint(behind[: end + 2]):
            return hit.cue.phrase
    return None


def sets_right(sentence: Sentence) -> frozenset[ValueType]:
    """``The correct figure is 3,600.``: the types of the values that a sentence gives in place of those before it."""
    for hit in sentence.stances:
        if hit.cue.label == "set_right" and hit.first <= _RIGHT:
            return frozenset(found.type for found in sentence.found if found.first > hit.first)
    return frozenset()


def refuted_behind(sentence: Sentence, found: Found) -> str | None:
    """``von fünf Toten berichtet; das stimmt nicht``: the word by which a part behind a semicolon rejects this one."""
    stop = next((i for i in range(found.last + 1, len(sentence.words)) if sentence.words[i].word == ";"), None)
    return refutation(sentence, stop + 1) if stop is not None and points_back(sentence, stop + 1) else None


def points_back(sentence: Sentence, start: int = 0) -> bool:
    """``Das stimmt nicht``: whether words open with one for all that was said before them."""
    return start < len(sentence.words) and sentence.words[start].word in small_words("points_back")


def motion_of(sentence: Sentence, cue: Hit, found: Found, label: str) -> str | None:
    """``moves its seat to Zurich``: a move told in the present tense is one to come."""
    for hit in sentence.stances:
        if hit.cue.label == "motion" and hit.first <= cue.last and cue.first <= hit.last + _GAP:
            perfect = any(other.cue.label == "done" and other.first < found.first for other in sentence.stances)
            return None if perfect and label == "done" else hit.cue.phrase
    return None


def left_behind(sentence: Sentence, found: Found) -> bool:
    """``from Lyon to Zurich``: the first of two places, of which the second is the new one."""
    before = sentence.words[found.first - 1].word if found.first else ""
    following = sentence.words[found.last + 1].word if found.last + 1 < len(sentence.words) else ""
    return (before, following) in word_pairs("routes")


def awaited(sentence: Sentence, found: Found) -> bool:
    """``has not been approved yet``: what is still awaited is not rejected."""
    around = sentence.words[max(0, found.first - 5) : found.last + 4]
    return any(word.word in small_words("still") for word in around)


def tells_when(sentence: Sentence, hit: Hit, found: Found, cue: Hit) -> bool:
    """``Wenn der Tunnel 2032 aufgeht``: a word for "if" that is one for "when" too, and what happens on that day."""
    clause = sentence.words[hit.last + 1 : max(found.last, cue.last) + 1]
    return (
        sentence.words[hit.last].word in small_words("when_or_if")
        and hit.last < cue.first
        and not any(word.mark for word in clause)
    )


def wants_a_thing(sentence: Sentence, hit: Hit) -> bool:
    """``Die Gewerkschaft will 500 Euro mehr``: a word of will with a thing and no verb is a wish and no plan."""
    if hit.cue.phrase not in small_words("wants"):
        return False
    end = next((i for i in range(hit.last + 1, len(sentence.words)) if _ends_clause(sentence, i)), len(sentence.words))
    last = sentence.words[end - 1 if end - 1 > hit.last else hit.first - 1]
    ends = word_edges("infinitive_ends")
    fronted = hit.first == 1 and sentence.words[0].word.endswith(ends)  # "Einsparen will man jährlich 3 Milliarden"
    return not fronted and (last.capital or not last.word.endswith(ends))


def _ends_clause(sentence: Sentence, at: int) -> bool:
    word = sentence.words[at]
    return word.mark or word.word in small_words("and")


def supposing(sentence: Sentence, found: Found) -> str | None:
    """``Wäre es eine Milliarde, ...``, ``Had it been a billion, ...``: the verb that opens a clause without "if"."""
    words = [word.word for word in sentence.words]
    start = next((i + 1 for i in range(found.first - 1, -1, -1) if words[i] in _NEW_CLAUSE), 0)
    opens = words[start] in small_words("opens_condition") and "," not in words[start : found.first]
    return words[start] if opens and "," in words[found.last + 1 :] else None


def told_as_now(sentence: Sentence, hit: Hit) -> bool:
    """``said on Monday it was targeting 16 billion``: behind a verb of saying the past tense tells of now."""
    if sentence.words[hit.first].word not in small_words("shifted_back"):
        return False
    for at in range(hit.first - 1, max(-1, hit.first - 1 - _TOLD), -1):
        if sentence.words[at].mark:
            return False
        if sentence.words[at].word in small_words("saying"):
            return True
    return False


def presupposed(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``could sell its 80%``, ``soll die angekündigten 300 Stellen``: what is known already is none that a verb plans.

    An article or a possessive, and at most one adjective, stand between the verb and the figure.
    """
    if found.type in FIGURES and hit.first > found.last:
        return _has_it(sentence, hit, found)
    if found.type not in FIGURES or hit.last >= found.first or hit.cue.label in {"targeted", "in_talks"}:
        return False
    at = found.first - 1
    reaching = word_edges("reaching")
    if reaching and hit.last == at - 1 and sentence.words[hit.last].word.startswith(reaching):
        return False  # "dépasseraient les 500 millions": the article of what is reached
    if at > hit.last and not sentence.words[at].capital and sentence.words[at].word not in small_words("presupposing"):
        at -= 1
    return at > hit.last and sentence.words[at].word in small_words("presupposing")


def _has_it(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``Kornblum and its 40 million customers could be split``: what a name joined by "and" has already."""
    words, at = sentence.words, found.first - 1
    owned = at > 0 and words[at].word in small_words("possessive") and words[at - 1].word in small_words("and")
    return owned and not any(word.mark for word in words[found.last + 1 : hit.first])


def is_an_attribute(sentence: Sentence, found: Found) -> bool:
    """``the $5bn probe is the largest yet``, ``die 40 Millionen Euro teure Halle``: what a known thing is or was worth.

    An article stands before the amount and a noun behind it, and no word of what is to come in the sentence.
    """
    words, behind = sentence.words, found.last + 1
    if not found.first or behind >= len(words) or words[behind].mark:
        return False
    if words[found.first - 1].word not in small_words("presupposing") | small_words("articles"):
        return False
    following = words[behind]
    noun = following.capital or following.word.startswith(word_edges("worth"))
    if not noun and (
        following.word in small_words("no_noun") or following.word.endswith(word_edges("participle_ends"))
    ):
        return False
    return not any(hit.cue.label in _AHEAD for hit in sentence.stances)


def is_there_now(sentence: Sentence, found: Found, table: str = "at_present") -> bool:
    """``would keep 370 of its jobs, from 700 at present``, ``derzeit 700``: what is there already nobody plans.

    Nor is it old, though it will change: of that ``now`` says as much ("from 350 now to 700"; the table of that name).
    """
    words = sentence.words
    told = tuple(word.word for word in words[max(0, found.first - 2) : found.first]) in word_pairs("it_was")
    beside = [*words[max(0, found.first - (3 if told else 1)) : found.first]]
    if not _another_behind(sentence, found):
        beside += words[found.last + 1 : found.last + 3]
    return found.type in FIGURES and any(word.word in small_words(table) for word in beside)


def _another_behind(sentence: Sentence, found: Found) -> bool:
    """``at first 9,000 jobs, now it is 13,000``: right behind a comma a word for today speaks of the next figure."""
    behind = found.last + 1
    return (
        behind < len(sentence.words)
        and sentence.words[behind].mark
        and any(other.type == found.type and 0 < other.first - behind <= _NEXT for other in sentence.found)
    )
