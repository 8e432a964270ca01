"""What a sentence says in passing, between two commas or in brackets, and which words of modality belong only there."""

from __future__ import annotations

from itertools import pairwise

from facts.names.clauses import preceded_by
from facts.names.subject_words import SubjectWords
from facts.words.cues import Hit
from facts.words.sentence import OTHERS, OWN, Entity, Found, Sentence, Who
from facts.words.small_words import small_words, word_edges

_STOPS = frozenset({",", "(", ")", ";", ":", "–", "—"})
_MARKS = _STOPS | {"-", "|"}
_PLANNING = frozenset({"planned", "targeted"})
_PHRASE = 3  # words in the shortest phrase that opens a sentence
_SHORT = 4  # words from the comma to the name in what is said of another


def in_an_aside(sentence: Sentence, hit: Hit, found: Found, cue: Hit | None = None) -> bool:
    """``Ryanair, which could soon buy new jets, employs 27,000 people``: a word of an aside before the value.

    Inside the two commas stand a relative clause or a participle with what belongs to it.
    """
    low = found.first if cue is None else min(found.first, cue.first)
    if hit.last >= low:
        return False
    words, start = sentence.words, _segment(sentence, hit.first)
    if start == 0 or words[start - 1].word not in {",", "("}:
        return False
    if not _opens_an_aside(sentence, start):
        return False
    return any(word.word in {",", ")"} for word in words[hit.last + 1 : low])


def before_the_aside(sentence: Sentence, hit: Hit, found: Found, cue: Hit) -> bool:
    """``wants a memorial on the site, closed since November``: a word before the aside in which value and cue stand."""
    start = _segment(sentence, min(found.first, cue.first))
    return start > 0 and hit.last < start and sentence.words[start - 1].word == "," and _opens_an_aside(sentence, start)


def said_in_passing(sentence: Sentence, found: Found) -> bool:
    """``selon X, il lève 500 millions avant son lancement, attendu en mai``: whether a value stands in an aside."""
    start = _segment(sentence, found.first)
    return start > 0 and sentence.words[start - 1].word == "," and _opens_an_aside(sentence, start)


def opening_phrase_end(sentence: Sentence, found: Found, cue: Hit) -> int | None:
    """``Valued at $3bn last year, Calderon may list``: the end of the phrase that a sentence opens with, if any.

    The value and its cue stand in it, and it begins with a participle or with a word for what comes with what.
    """
    words, low, high = sentence.words, min(found.first, cue.first), max(found.last, cue.last)
    if any(words[i].mark for i in range(low)):
        return None
    opening = words[0].word
    if opening in small_words("given") and any(hit.first == high + 1 for hit in sentence.stances):
        return high  # "Bei einem Umsatz von 2 Milliarden dürfte": the verb ends the phrase
    if not (opening in small_words("with") or opening.endswith(word_edges("participle_ends"))):
        return None
    return next((i for i in range(high + 1, len(words)) if words[i].word == ","), None)


def in_the_opening(sentence: Sentence, hit: Hit, found: Found) -> bool:
    """``Due to take off in 2022, the probe left in May``: a plan in the phrase before the comma that opens a sentence.

    It begins, or in German ends, with a participle of planning; the value stands behind the comma.
    """
    words = sentence.words
    comma = next((i for i, word in enumerate(words) if word.mark), len(words))
    if hit.cue.label not in _PLANNING or not hit.last < comma < found.first:
        return False
    if words[comma].word != "," or comma < _PHRASE:
        return False
    ends = word_edges("participle_ends")
    opens = hit.first <= 1 and (
        words[hit.first].word in small_words("opens_plan") or words[hit.first].word.endswith(ends)
    )
    return opens or (hit.last == comma - 1 and words[hit.last].word in small_words("ends_plan"))


def in_a_clause_of_reason(sentence: Sentence, hit: Hit, found: Found, cue: Hit) -> bool:
    """``Because investors want growth, Norvent cut 400 jobs``: a word of the clause that says why or when.

    It opens the sentence, and the value and its cue stand behind its comma.
    """
    words, low = sentence.words, min(found.first, cue.first)
    if hit.last >= low or words[0].word not in small_words("subordinates"):
        return False
    comma = next((i for i in range(hit.last + 1, low) if words[i].word == ","), None)
    return comma is not None and not any(word.mark for word in words[: hit.first])


def of_another_clause(sentence: Sentence, hit: Hit, found: Found, cue: Hit) -> bool:
    """``will go back to work after 59% voted for it``: a word and a value with the opening of a clause between."""
    low, high = min(found.first, cue.first), max(found.last, cue.last)
    if hit.last < low:
        between = sentence.words[hit.last + 1 : low - (found.type == "date")]
    elif hit.first > high:
        between = sentence.words[high + 1 : hit.first]
    else:
        return False
    opens = small_words("clause_opens")
    return any(word.word in opens for word in between)


def passed_over(sentence: Sentence, first: int, last: int) -> int:
    """How many words strictly between two others stand in asides: ``a rise to 51%, mooted by X, is off the table``."""
    stops = [i for i in range(first + 1, last) if sentence.words[i].word in {",", "(", ")"}]
    return sum(close - start for start, close in pairwise(stops) if _opens_an_aside(sentence, start + 1))


def in_apposition(sentence: Sentence, entity: Entity, low: int, language: SubjectWords) -> bool:
    """``Norvent, a unit of Backhaus, employs``: a name that only says, between commas, whose a thing is.

    ``low`` is the first word of a value or its cue, which stand behind the second comma.
    """
    words, start = sentence.words, entity.first
    if entity.who is Who.PRONOUN:
        return False
    while start > 0 and words[start - 1].word not in _MARKS:
        start -= 1
    end = next((i for i in range(entity.last + 1, min(low, len(words))) if words[i].word in _MARKS), None)
    if start < 2 or end is None or words[start - 1].word != "," or words[end].word != ",":
        return False
    if end + 1 < len(words) and (words[end + 1].capital or words[end + 1].word in small_words("and")):
        return False
    of_a_place = start > 3 and words[start - 3].word in language.belongs  # "Backhaus of Riga, which ..."
    led = [
        lead
        for lead in sentence.entities
        if not lead.human and (lead.last == start - 2 or (of_a_place and lead.last == start - 4))
    ]
    of_another = any(lead.who in OTHERS for lead in led)
    if led and not of_another and _says_by_whom(sentence, start, entity, language):
        return True
    if (
        entity.who is Who.GENERIC
    ):  # "Backhaus, the owner of Norvent, employs", not "Backhaus, the company says, employs"
        return of_another and not any(word.word in language.verbs for word in words[entity.last + 1 : end])
    if entity.genitive and entity.first == start:
        return of_another  # "Backhaus, Norvent's biggest rival, cut"
    if led and words[start].word in small_words("relative") and (of_another or entity.who not in OWN):
        return True  # "Backhaus, where Hart once worked, employs"
    if of_another and 1 < entity.first - start <= _SHORT and words[entity.first - 1].word in language.belongs:
        return True  # "Backhaus, propriétaire de Norvent, emploie"
    if words[start].word not in small_words("articles") | small_words("apposed") and not words[start].word.endswith(
        word_edges("participle_ends")
    ):
        return False
    if any(word.word in language.verbs for word in words[start + 1 : entity.first]):
        return False
    return start < entity.first and preceded_by(sentence, entity, language.belongs | small_words("buyers"))


def _says_by_whom(sentence: Sentence, start: int, entity: Entity, language: SubjectWords) -> bool:
    """``The group, founded by former Backhaus bakers, employs``: a participle, and by whom, right behind a comma.

    Or a word for whose it is: ``The group, half-owner of Backhaus``, ``Le groupe, propriété de Backhaus``.
    """
    words = sentence.words
    behind = [word.word for word in words[start + 1 : entity.first]]
    if words[start].word.endswith(word_edges("participle_ends")) and behind[:1] and behind[0] in small_words("buyers"):
        return True
    plain = language.verbs.isdisjoint(behind) and entity.first > start
    of = not language.belongs.isdisjoint(behind[-_SHORT:])
    return plain and of and words[start].word not in language.verbs | language.leading


def of_its_name(sentence: Sentence, entity: Entity | Found, found: Found) -> bool:
    """``led by Brotmann, the firm of Backhaus founder Otto Krahl``: what stands behind a name only says who that is."""
    words, comma = sentence.words, found.last + 1
    if found.type != "organisation" or entity.first <= comma or comma + 1 >= len(words) or words[comma].word != ",":
        return False
    opens = words[comma + 1].word in small_words("articles") | small_words("apposed")
    whose = isinstance(entity, Entity) and entity.genitive and entity.first == comma + 1  # "Brotmann, Krahl's vehicle"
    return (opens or whose) and not any(word.mark for word in words[comma + 1 : entity.first])


def aside_of_the_cue(sentence: Sentence, found: Found, cue: Hit) -> int | None:
    """``Li Wei, who is its chief executive, may sell``: the comma that ends an aside behind a name with its role.

    So does ``Li Wei, the chief executive, said sales would``.
    """
    start = _segment(sentence, cue.first)
    if start != found.last + 2:
        return None
    words = [word.word for word in sentence.words]
    post = cue.first == start + 1 and words[start] in small_words("articles") and words[cue.last + 1 :][:1] == [","]
    if not (post and found.type == "person") and not _opens_an_aside(sentence, start):
        return None
    return next((i for i in range(cue.last + 1, len(sentence.words)) if sentence.words[i].word == ","), None)


def _segment(sentence: Sentence, at: int) -> int:
    """The first word of what stands between two marks around a word."""
    while at > 0 and sentence.words[at - 1].word not in _STOPS:
        at -= 1
    return at


def _opens_an_aside(sentence: Sentence, start: int) -> bool:
    """Whether a relative word, a preposition before one, "as" or a participle stands behind a comma."""
    words, relative = sentence.words, small_words("relative")
    opening = words[start].word
    if opening in relative | small_words("as_said") or opening.endswith(word_edges("participle_ends")):
        return True
    return start + 1 < len(words) and len(opening) <= 4 and words[start + 1].word in relative
