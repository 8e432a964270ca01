"""Where a name stands in a sentence, and what that says of it: first in its clause, behind "of", beside a role."""

from __future__ import annotations

from collections.abc import Sequence

from facts.names.subject_words import SubjectWords
from facts.words.cues import Hit, Token
from facts.words.sentence import OTHERS, OWN, Entity, Found, Sentence, Who
from facts.words.small_words import small_words, word_pairs

_HARD = {";": 3.0, ":": 2.0, "–": 2.0, "-": 2.0, "—": 2.0, "(": 1.5, ")": 1.5, ",": 0.8, "|": 6.0}
_ASIDE = 0.4  # what stands between two commas or brackets
_NEAR = 4  # words
_DESCRIBED = 4  # words from a study to who made it
_OPENING = 5  # words that can stand before the noun of a sentence's subject


def succeeded(sentence: Sentence, entity: Entity, language: SubjectWords) -> bool:
    """``the Switch's successor``: names the one that comes after, which the text is about."""
    following = sentence.words[entity.last + 1 : entity.last + 6]
    return entity.genitive and any(word.word in language.successors for word in following)


def pointed_at(sentence: Sentence, entity: Entity) -> bool:
    """``that firm``, ``dieses Unternehmen``: the one named just before."""
    return (
        entity.who is Who.GENERIC
        and entity.first > 0
        and sentence.words[entity.first - 1].word in small_words("pointing")
    )


def opens_clause(sentence: Sentence, entity: Entity, language: SubjectWords) -> bool:
    """Whether a name stands first in its clause, where the one who acts stands."""
    at = entity.first - 1
    while at >= 0 and not sentence.words[at].mark and len(sentence.words[at].word) <= 3:
        at -= 1
    return at < 0 or sentence.words[at].mark or sentence.words[at].word in language.openers


def boundaries(sentence: Sentence, entity: Entity, low: int, high: int, language: SubjectWords) -> float:
    """The price of the clause boundaries between a name and the value's words."""
    if entity.last < low:
        between = sentence.words[entity.last + 1 : low]
    elif entity.first > high:
        between = sentence.words[high + 1 : entity.first]
    else:
        return 0.0
    cost, commas = 0.0, 0
    if entity.last < low:
        between, cost = _without_brackets(between)
    for word in between:
        if word.word == ",":
            commas += 1
        else:
            cost += _HARD.get(word.word, 0.0)
        if word.word in language.contrast:
            cost += 2.5
    if entity.last < low:  # each two commas set something apart
        return cost + _ASIDE * (commas // 2) + 0.8 * (commas % 2)
    return cost + 0.8 * commas


def _without_brackets(words: Sequence[Token]) -> tuple[Sequence[Token], float]:
    """What is left of the words between a name and a value without what is set in brackets, and the price of that."""
    marks = [word.word for word in words]
    cost = 0.0
    while "(" in marks and ")" in marks[(opened := marks.index("(")) :]:
        closed = marks.index(")", opened) + 1
        words = [*words[:opened], *words[closed:]]
        del marks[opened:closed]
        cost += _ASIDE
    return words, cost


def preceded_by(sentence: Sentence, entity: Entity, words: frozenset[str]) -> bool:
    """Whether one of the words stands right before a name, with at most a short one ("the") between."""
    at = entity.first
    if at >= 2 and sentence.words[at - 1].word in small_words("genitive_articles") and sentence.words[at - 2].capital:
        return True
    before = [word.word for word in sentence.words[max(0, at - 2) : at]]
    return bool(before) and (before[-1] in words or (len(before) == 2 and before[0] in words and len(before[1]) <= 3))


def overlaps(entity: Entity, cue: Hit) -> bool:
    """Whether a name and a cue share a word."""
    return entity.first <= cue.last and entity.last >= cue.first


def speaks(sentence: Sentence, entity: Entity) -> bool:
    """``said Daniela Cavallo``: a person beside a word of saying is the source.

    So is a name that the story does not know before "said that".
    """
    if not entity.human:
        return entity.who is Who.UNKNOWN and _reports(sentence, entity)
    return any(
        hit.cue.label == "attribution" and -2 <= entity.first - hit.last <= 1 and -1 <= hit.first - entity.last <= 2
        for hit in sentence.stances
        if hit.last < entity.first or hit.first > entity.last
    )


def _reports(sentence: Sentence, entity: Entity) -> bool:
    """``Der Anzeiger will erfahren haben, dass``: a word of saying right behind a name, then what is said."""
    for hit in sentence.stances:
        following = [word.word for word in sentence.words[hit.last + 1 : hit.last + 3] if word.word != ","]
        if (
            hit.cue.label == "attribution"
            and 0 < hit.first - entity.last <= 2
            and not small_words("that").isdisjoint(following[:1])
        ):
            return True
    return False


def quoted(sentence: Sentence) -> Entity | None:
    """Who of the story says the sentence: the person of it within three words of a word of saying."""
    sayings = [hit for hit in sentence.stances if hit.cue.label == "attribution"]
    own = [entity for entity in sentence.entities if entity.human and entity.who in OWN]
    return next(
        (e for e in own if any(-3 <= hit.first - e.last <= 3 or 0 < e.first - hit.last <= 3 for hit in sayings)), None
    )


def apposed(sentence: Sentence, entity: Entity) -> Entity | None:
    """``Sirane, la filiale ..., pourrait``: the name that a word for an organisation stands for between two commas."""
    closed = any(word.word == "," for word in sentence.words[entity.last + 1 : entity.last + 9])
    if entity.who is not Who.GENERIC or entity.human or not closed:
        return None
    for named in sentence.entities:
        between = [word.word for word in sentence.words[named.last + 1 : entity.first]]
        opens = small_words("articles") | small_words("apposed")
        if len(between) == 2 and between[0] == "," and between[1] in opens:
            return named if named.who in OWN | OTHERS and not named.human else None
    return None


def modifies_person(sentence: Sentence, entity: Entity, cue: Hit | None) -> bool:
    """``Meta's former chief AI scientist``, ``KI-Chef von Meta``: the name only says who a person is."""
    if entity.human or entity.who in {Who.SUBJECT, Who.PRONOUN, Who.GENERIC}:
        return False
    people = {i for hit in sentence.subjects if hit.cue.label == "person_words" for i in range(hit.first, hit.last + 1)}
    if cue is not None:
        people -= set(range(cue.first, cue.last + 1))
    after = range(entity.last + 1, entity.last + (5 if entity.genitive else 2))
    if any(i in people for i in after if i < len(sentence.words)):
        return True
    return any(i in people for i in range(max(0, entity.first - 2), entity.first))


def is_affiliation(sentence: Sentence, entity: Entity, cue: Hit, language: SubjectWords) -> bool:
    """``Alexandre LeBrun, founder of Nabla``: belongs to the person or to another role, not to the cue."""
    if not entity.human and _in_brackets_of_a_person(sentence, entity):
        return True
    if entity.human or not preceded_by(sentence, entity, language.belongs):
        return False
    at = entity.first - 1
    while (
        at >= 0
        and not cue.first <= at <= cue.last  # "Li Wei, CEO of Nabla": Nabla's, although it is a short word
        and (sentence.words[at].word in language.belongs or len(sentence.words[at].word) <= 3)
    ):
        at -= 1
    return any(person.human and person.last == at for person in sentence.entities) and not cue.first <= at <= cue.last


def _in_brackets_of_a_person(sentence: Sentence, entity: Entity) -> bool:
    """``Jörg Staudinger (CDU)``: brackets with a name and nothing else say whose member or employee somebody is."""
    around = [word.word for word in sentence.words[max(0, entity.first - 1) : entity.last + 2]]
    return (around[0], around[-1]) == ("(", ")") and any(
        person.human and person.last == entity.first - 2 for person in sentence.entities
    )


def acts(sentence: Sentence, entity: Entity, low: int, high: int, language: SubjectWords) -> bool:
    """Whether an unknown name can own the words from ``low`` to ``high``.

    It stands among them, in the genitive before them, behind a word of belonging after them, or opens its clause with
    a verb behind it.
    """
    if low <= entity.first <= high:
        return entity.genitive or not preceded_by(sentence, entity, language.places_at)
    if entity.last < low:
        if entity.genitive and low - entity.last <= _NEAR:
            return True
        if _is_rival(sentence, entity):
            return True
        following = _behind_insertion(sentence, entity.last + 1)
        opens = opens_clause(sentence, entity, language) or _opens_with_its_noun(sentence, entity, language)
        return opens and any(word.word in language.verbs for word in following)
    return entity.first - high <= _NEAR and preceded_by(sentence, entity, language.belongs)


def _opens_with_its_noun(sentence: Sentence, entity: Entity, language: SubjectWords) -> bool:
    """``The chip designer Backhaus``: a clause that begins with an article and what a name is, and then the name."""
    for at in range(entity.first - 1, max(-1, entity.first - _OPENING), -1):
        word = sentence.words[at]
        if word.mark or word.word in language.verbs or word.word in language.leading:
            return False
        if word.word in small_words("articles"):
            return at == 0 or sentence.words[at - 1].mark
    return False


def _is_rival(sentence: Sentence, entity: Entity) -> bool:
    """``Backhaus, a competitor``, ``der Wettbewerber Backhaus``: the text says that it is another."""
    return any(
        hit.cue.label == "comparison" and -3 <= hit.first - entity.last <= 3 and hit.first != entity.first
        for hit in sentence.subjects
        if hit.last < entity.first or hit.first > entity.last
    )


def _behind_insertion(sentence: Sentence, first: int) -> Sequence[Token]:
    """Three words from a place on, or behind the second comma where one stands there: ``X, a rival, was sold``."""
    words = sentence.words
    if first < len(words) and words[first].word == ",":
        closed = next((i for i in range(first + 1, min(first + 9, len(words))) if words[i].word == ","), first)
        first = closed + 1
    return words[first : first + 3]


def attached(sentence: Sentence, entity: Entity, cue: Hit, language: SubjectWords) -> bool:
    """``Nvidia's chief executive``, ``Nvidia chief``, ``chief executive of Nvidia``: a name that belongs to a role."""
    if entity.last < cue.first:
        return cue.first - entity.last <= (3 if entity.genitive else 1)
    between = sentence.between(cue.last, entity.first)
    near = entity.first > cue.last and len(between) <= 5 and not any(word.mark for word in between)
    return near and preceded_by(sentence, entity, language.belongs)


def is_bystander(sentence: Sentence, entity: Entity, language: SubjectWords) -> bool:
    """Whether a name is that of an authority, a court or a union, who rule on figures and own none of them."""
    words = {word.word for word in sentence.words[entity.first : entity.last + 1]}
    words.update(entity.name.casefold().split())  # "the state", where a story says "government"
    return entity.who in OTHERS and not language.bystanders.isdisjoint(words)


def is_source(sentence: Sentence, entity: Entity, language: SubjectWords) -> bool:
    """Whether a report or money only comes from a name: ``the daily Bugle``, ``auprès de Backhaus``."""
    if entity.who not in OTHERS or entity.human or entity.first == 0:
        return False
    if sentence.words[entity.first - 1].word in language.outlets or preceded_by(sentence, entity, language.sources):
        return True
    return _made_a_study(sentence, entity, language)


def _made_a_study(sentence: Sentence, entity: Entity, language: SubjectWords) -> bool:
    """``nach einer Studie von Nordbeam``, ``a survey by the consultancy Nordbeam``: who counts others."""
    joins = language.belongs | small_words("articles") | small_words("genitive_articles")
    for at in range(entity.first - 2, max(-1, entity.first - 2 - _DESCRIBED), -1):
        if sentence.words[at + 1].word in joins and sentence.words[at].word in small_words("studies"):
            return True
    return False


def demands(sentence: Sentence, entity: Entity, language: SubjectWords) -> bool:
    """``le syndicat Verdi``: a word for a union or an authority before a name says that it speaks of others."""
    before = sentence.words[entity.first - 1].word if entity.first else ""
    return entity.who in OTHERS and not entity.human and before in language.bystanders


def is_inserted(sentence: Sentence, entity: Entity) -> bool:
    """``two plants, Harwick and Colmar, will close``: what two commas set apart names parts of the thing before."""
    before, after = entity.first - 1, entity.last + 1
    joins = small_words("and") | {"&"}
    while before >= 0 and (sentence.words[before].capital or sentence.words[before].word in joins):
        before -= 1
    while after < len(sentence.words) and (sentence.words[after].capital or sentence.words[after].word in joins):
        after += 1
    if before < 0 or after >= len(sentence.words) or entity.who is not Who.UNKNOWN:
        return False
    return sentence.words[before].word == sentence.words[after].word == ","


def is_place(sentence: Sentence, entity: Entity) -> bool:
    """Whether an unknown name is where and not who: behind "in", "at", "on", in "from A to B", or listed with such."""
    before = sentence.words[entity.first - 1].word if entity.first else ""
    after = sentence.words[entity.last + 1].word if entity.last + 1 < len(sentence.words) else ""
    if before in small_words("places") or (before, after) in word_pairs("routes") | word_pairs("between"):
        return True
    listed = (e for e in sentence.entities if e.who is Who.UNKNOWN and e.last == entity.first - 2)
    return before in {",", "&"} | small_words("and") and any(is_place(sentence, earlier) for earlier in listed)


def holder_in_clause(sentence: Sentence, found: Found, holder: str, language: SubjectWords) -> str | None:
    """Who but the ``holder`` holds a value by its own clause: ``..., the family, which keeps 18%``; None if nobody."""
    first, last = found.first, found.last
    while first > 0 and not sentence.words[first - 1].mark and sentence.words[first - 1].word not in language.contrast:
        first -= 1
    while last + 1 < len(sentence.words) and not sentence.words[last + 1].mark:
        last += 1
    inside = [entity for entity in sentence.entities if first <= entity.first and entity.last <= last]
    if held := [entity for entity in inside if entity.name == holder]:
        return _before_the_holder(sentence, found, inside, held[0])
    for entity in inside:
        another = entity.who is Who.PERSON or (entity.who in OTHERS and not entity.human)
        if another and (entity.who is Who.OTHER or not is_bystander(sentence, entity, language)):
            return entity.name
        before = [e for e in sentence.entities if e.last < entity.first and e.who not in {Who.PRONOUN, Who.GENERIC}]
        if entity.name in language.relatives and before and before[-1].name != holder:
            return before[-1].name
    return None


def _before_the_holder(sentence: Sentence, found: Found, inside: Sequence[Entity], holder: Entity) -> str | None:
    """``Backhaus owns 65% of it and Castella the remaining 35%``: who else of the two has a figure in such a clause."""
    others = [e for e in inside if e.who in OTHERS and not e.human and e.name != holder.name]
    if holder.last < found.first:
        figures = [other for other in sentence.found if other.type == found.type]
        apart = [other for other in figures if holder.last < other.first and other.last < found.first]
        own = [e for e in others if apart and apart[-1].last < e.first and e.last < found.first]
        linked = [e for e in own if sentence.words[e.first - 1].word in small_words("and")]
        return linked[0].name if linked else None
    between = {word.word for word in sentence.words[found.last + 1 : holder.first]}
    before = [e for e in others if e.last < found.first]
    return before[0].name if before and not between.isdisjoint(small_words("and")) else None


def inside_value(entity: Entity, found: Found) -> bool:
    """Whether a name is part of the value itself."""
    return entity.first <= found.last and entity.last >= found.first


def counted_by_name(sentence: Sentence, found: Found) -> Entity | None:
    """``Brant Air buys 40 Norvent jets``: the story's own name before the thing that a count is of."""
    if found.type != "count":
        return None
    return next((e for e in sentence.entities if e.who in OWN and not e.human and inside_value(e, found)), None)
