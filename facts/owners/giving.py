"""Who gives money to whom: an investor, or the state, beside a verb of giving."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from facts.names.clauses import is_place
from facts.names.geography import known_place
from facts.words.sentence import OTHERS, OWN, Entity, Found, Sentence, Who
from facts.words.small_words import small_words, small_words_of

_TO_ITS_VERB = 4  # words from who gives to the verb
_AT_THE_END = 4  # words from an amount to a verb that closes the clause
_TO_WHOM = 4  # words from "into" to who is given
_BESIDE = 2  # words from a verb of giving to a public giver behind it


def gives(sentence: Sentence, name: str, found: Found, code: str) -> bool:
    """``Backhaus is putting 40 million into the chain``: whether a name gives an amount, which is then another's.

    Not where it goes to another, or to what is the giver's own.
    """
    giving = [entity for entity in sentence.entities if entity.name == name and not entity.genitive]
    return any(_acts(sentence, entity, found, code) for entity in giving) and not _goes_elsewhere(sentence, found, code)


def goes_to_the_subject(sentence: Sentence, found: Found, code: str) -> bool:
    """``puts 40 million into the chain``: whether it is said that the subject, or a word for it, is given an amount."""
    return _receiver(sentence, found, code) in {*OWN, Who.GENERIC}


def without_givers(sentence: Sentence, kind: str) -> Sentence:
    """``a loan from Backhaus Bank``, ``a grant of the Land Nordmark``: a bank has no debt there, and a state no grant.

    So it is where a sentence names the story's own as well.
    """
    words = {"debt": small_words("bank_names"), "subsidy": small_words("public_givers")}.get(kind)
    if words is None or not any(entity.who in OWN for entity in sentence.entities):
        return sentence
    kept = [entity for entity in sentence.entities if not _is_named_after(entity, words, kind)]
    return sentence._replace(entities=kept) if len(kept) < len(sentence.entities) else sentence


def _is_named_after(entity: Entity, words: Collection[str], kind: str) -> bool:
    if entity.who not in OTHERS or entity.human or entity.genitive:
        return False
    parts = entity.name.lower().split()
    if kind == "debt":
        return any(part.startswith(tuple(words)) or part.endswith(tuple(words)) for part in parts)
    return any(part in words or part.removesuffix("es").removesuffix("s") in words for part in parts)


def is_public(sentence: Sentence, found: Found, code: str) -> bool:
    """``the state has put 40 million into it``, ``London pledged``: whether a state, a region or a town gives."""
    words = sentence.words
    givers = small_words_of(code, "public_givers")
    start, end = sentence.part_begins(found.first), sentence.part_ends(found.last + 1)
    places = {entity.last for entity in sentence.entities if _is_a_capital(sentence, entity)}
    for at in range(start, end):
        if not (words[at].word in givers or at in places):
            continue
        led = at - 1
        while led > 0 and words[led].word in small_words_of(code, "articles"):
            led -= 1
        before = words[led].word if led >= 0 else ""
        if before in small_words_of(code, "given_by"):
            return True
        if before not in small_words_of(code, "led_away") and _gives_from(sentence, at, found, (start, end), code):
            return True
    return False


def _gives_from(sentence: Sentence, at: int, found: Found, clause: tuple[int, int], code: str) -> bool:
    """``Ministers have used a speech to pledge``: a verb of giving behind a giver, right before it, or at the end."""
    words, (start, end) = sentence.words, clause
    ahead = words[at + 1 : max(found.first, min(end, at + 1 + _TO_ITS_VERB))]
    closing = words[found.last + 1 : min(end, found.last + 1 + _AT_THE_END)] if at < found.first else ()
    verbs = [*ahead, *words[max(start, at - _BESIDE) : at], *closing]
    return any(word.word in small_words_of(code, "gives_money") for word in verbs)


def _is_a_capital(sentence: Sentence, entity: Entity) -> bool:
    """``London pledged``: the name of a place that stands for its government."""
    return entity.who in OTHERS and known_place(entity.name) is not None and not is_place(sentence, entity)


def _acts(sentence: Sentence, entity: Entity, found: Found, code: str) -> bool:
    """Whether a verb of giving stands behind a name, right before it, or at the end of the clause."""
    words, verbs = sentence.words, small_words_of(code, "gives_money")
    at = _behind_insertion(sentence, entity.last + 1, found)
    if at is None:
        return False
    if entity.first and words[entity.first - 1].word in verbs | small_words_of(code, "given_by"):
        return True
    behind: Sequence[str] = [word.word for word in words[at : at + _TO_ITS_VERB]]
    closing = [word.word for word in words[found.last + 1 : found.last + 1 + _AT_THE_END]]
    return not verbs.isdisjoint(behind) or (entity.last < found.first and not verbs.isdisjoint(closing))


def _behind_insertion(sentence: Sentence, first: int, found: Found) -> int | None:
    """``Backhaus, which holds 5%, joined``: a place, or the one behind the second comma where one stands there.

    None where the amount stands within: of ``led by Backhaus, which put in 20 million`` that is but a part.
    """
    words = sentence.words
    if first >= len(words) or words[first].word != ",":
        return first
    closing = next((at for at in range(first + 1, len(words)) if words[at].word == ","), None)
    return None if closing is None or first < found.first < closing else closing + 1


def _goes_elsewhere(sentence: Sentence, found: Found, code: str) -> bool:
    """``into its own plant``, ``into Castella``: whether an amount goes to another, or to what is the giver's own."""
    words = sentence.words
    at = found.last + 1
    if at >= len(words) or words[at].word not in small_words_of(code, "given_to"):
        return False
    return _receiver(sentence, found, code) not in {*OWN, Who.GENERIC}


def _receiver(sentence: Sentence, found: Found, code: str) -> Who | None:
    """What the name is to the story that stands behind "into" or "to" next to an amount; None for no name."""
    words = sentence.words
    for at in range(max(0, found.first - _TO_WHOM - 1), min(len(words), found.last + 2)):
        if found.first <= at <= found.last or words[at].word not in small_words_of(code, "given_to"):
            continue
        near = [e for e in sentence.entities if at < e.first <= at + _TO_WHOM and not e.human]
        own = any(word.word in small_words_of(code, "possessive") for word in words[at + 1 : at + 3])
        named = next((e for e in near if e.who is not Who.PRONOUN), None)
        if named is not None and not own:
            return named.who
        if at > found.last:
            return next((Who.GENERIC for e in near if e.who is Who.PRONOUN and not own), None)
    return None
