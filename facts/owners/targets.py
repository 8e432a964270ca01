"""Who is bought and who buys, where a sentence names both."""

from __future__ import annotations

from collections.abc import Sequence

from facts.names.clauses import boundaries
from facts.names.comparisons import in_its_brackets
from facts.names.known_for import known_for
from facts.names.subject_words import SubjectWords
from facts.owners.subject import Owner, opens_another_clause
from facts.stance.asides import in_apposition
from facts.words.cues import Hit
from facts.words.sentence import OTHERS, OWN, Entity, Found, Sentence, Who
from facts.words.small_words import small_words, word_edges

_APART = 1.5  # boundaries between two parts of a sentence, such as two commas
_HELD = {"stake": "stake_in", "acquisition_price": "bought"}  # the words before whose shares or what it is
_OFFERED = 4  # words from an offer to its price
_INTO = 3  # words from "hands" to whose they are
_PART = 4  # words from what a firm owns to the firm
_NOUNS = 5  # words from "for" to the name of what is bought


def target_of(sentence: Sentence, found: Found, cue: Hit, kind: str, language: SubjectWords) -> Owner | None:
    """Whose stake or price it is when one part of a sentence names two organisations: the one held or bought.

    None when there are not two.
    """
    low, high = min(cue.first, found.first), max(cue.last, found.last)
    named = [
        entity
        for entity in sentence.entities
        if not entity.human
        and entity.who in OWN | OTHERS
        and boundaries(sentence, entity, low, high, language) < _APART
        and not opens_another_clause(sentence, entity, low, high, language)
        and not in_apposition(sentence, entity, low, language)
        and not known_for(sentence, entity, language)
        and not _of_whose(sentence, entity, language)
    ]
    if kind == "acquisition_price" and (other := _in_brackets_behind(sentence, found)) is not None:
        return Owner(other.who, other.name)
    if kind == "acquisition_price" and (other := _bought_instead(sentence, found, named)) is not None:
        return Owner(other.who, other.name)
    if kind == "stake" and (held := _held_behind(sentence, found, named)) is not None:
        return Owner(held.who, held.name, held=True)
    known = [entity for entity in named if entity.who is not Who.UNKNOWN]
    if len({entity.name for entity in known}) > 1:
        named = known
    if len({entity.name for entity in named}) < 2:
        return None
    bought = [
        entity
        for entity in named
        if _led_by(sentence, entity, small_words(_HELD[kind]))
        and not offers_it(sentence, entity)
        and not _into_hands(sentence, entity)
    ]
    if kind == "stake" and len(bought) > 1:  # "der Anteil von Backhaus an Norvent"
        whose = small_words("offered_by")
        bought = [entity for entity in bought if _behind(sentence, entity) not in whose] or bought
    if kind == "acquisition_price":
        bought = [e for e in named if is_sold(sentence, e) or _is_wanted(sentence, e)] or bought
    buyers = [
        entity
        for entity in named
        if (_behind(sentence, entity) in small_words("buyers") and not _is_offered(sentence, entity))
        or offers_it(sentence, entity)
        or _into_hands(sentence, entity)
    ]
    if kind == "acquisition_price":
        buyers += [entity for entity in named if entity not in buyers and _buys(sentence, entity)]
        if not bought and (buyer := next((e for e in named if _acts(sentence, e)), None)) is not None:
            named = [e for e in named if e is not buyer and e.first < found.first]
    others = [entity for entity in named if entity not in buyers]
    target = next(iter(bought or (others if buyers else others[-1:])), None)
    return Owner(target.who, target.name) if target is not None else None


def _in_brackets_behind(sentence: Sentence, found: Found) -> Entity | None:
    """``six times as much as for Backhaus (5.4 billion)``: another that was bought, right before the brackets."""
    other = in_its_brackets(sentence, found)
    return other if other is not None and _led_by(sentence, other, small_words("bought")) else None


def is_of_a_part(sentence: Sentence, found: Found) -> bool:
    """``bought the grocery unit of Norvent for 8 billion``: whether a price is that of what a firm owns, not of it all.

    So it is where the part of the sentence names the story's own only behind such a word, or as its genitive.
    """
    start, end = sentence.part_begins(found.first), sentence.part_ends(found.last + 1)
    own = [e for e in sentence.entities if e.who in OWN and not e.human and start <= e.first < end]
    ends = tuple(small_words("subsidiaries"))
    for entity in own:
        of_it = sentence.words[max(start, entity.first - _PART) : entity.first]
        behind = sentence.words[entity.last + 1 : min(end, entity.last + _PART)]
        owned = any(word.word.endswith(ends) for word in of_it[:-1]) and of_it[-1].word in small_words("offered_by")
        if not owned and not (entity.genitive and any(word.word.endswith(ends) for word in behind)):
            return False
    return bool(own)


def _held_behind(sentence: Sentence, found: Found, named: Sequence[Entity]) -> Entity | None:
    """``holds 10% of Backhaus and 20% of Norvent``: one of the story right behind a share and "of" is held."""
    behind = found.last + 1
    if behind >= len(sentence.words) or sentence.words[behind].word not in small_words("stake_in"):
        return None
    known = (entity for entity in named if entity.who in {*OWN, Who.OTHER} and not entity.genitive)
    return next((entity for entity in known if entity.first == behind + 1), None)


def _of_whose(sentence: Sentence, entity: Entity, language: SubjectWords) -> bool:
    """``Backhaus's logistics arm Norvent``: another's name that only says whose the story's own is."""
    if not entity.genitive or entity.who in OWN:
        return False
    behind = next((own for own in sentence.entities if own.first > entity.last), None)
    between = sentence.between(entity.last, behind.first) if behind is not None else ()
    plain = len(between) <= _NOUNS and not any(word.mark or word.word in language.leading for word in between)
    return behind is not None and behind.who is Who.SUBJECT and plain


def _bought_instead(sentence: Sentence, found: Found, named: Sequence[Entity]) -> Entity | None:
    """``paid 2 billion for the Dutch operator Backhaus``: a name behind its noun, where none of the story is named.

    Behind an offer the name alone: ``its bid of 2 billion for Backhaus``.
    """
    if any(entity.who in OWN for entity in sentence.entities):
        return None
    before = sentence.words[max(0, found.first - _OFFERED) : found.first]
    offered = any(word.word in small_words("offers") for word in before)
    for entity in named:
        between = [word.word for word in sentence.words[found.last + 1 : entity.first]]
        if (
            1 <= len(between) <= _NOUNS
            and between[0] in (small_words("deal_of") if offered else small_words("for"))
            and all(word[0].isalnum() for word in between)
        ):
            return entity
    return None


def _is_offered(sentence: Sentence, entity: Entity) -> bool:
    """``Backhaus has submitted to Norvent an offer``: who of the story is told of an offer buys nothing."""
    spoken = (word.word for word in sentence.words[sentence.part_begins(entity.first) :])
    return entity.who in OWN and any(word in small_words("offers") for word in spoken)


def _buys(sentence: Sentence, entity: Entity) -> bool:
    """``to be acquired by Backhaus, Kymi and Castella``: a name in the list behind "by", behind a participle."""
    at = next((i for i in range(entity.first - 1, 0, -1) if sentence.words[i].word in small_words("buyers")), None)
    if at is None or sentence.words[at - 1].word not in small_words("buying") | small_words("selling"):
        return False
    return all(word.word in {",", *small_words("and")} or not word.mark for word in sentence.words[at : entity.first])


def _acts(sentence: Sentence, entity: Entity) -> bool:
    """``Backhaus bought it for 40 million and hired advisers at Kymi``: a buyer; nobody behind the price is sold."""
    return entity.last + 1 < len(sentence.words) and sentence.words[entity.last + 1].word in small_words("buying")


def is_target(sentence: Sentence, owner: Owner) -> bool:
    """Whether a name stands where a sentence says who is bought: ``the takeover of X``, ``for X``."""
    held = small_words("bought")
    return any(
        entity.name == owner.name and _behind(sentence, entity) in held and not offers_it(sentence, entity)
        for entity in sentence.entities
    )


def is_target_at(sentence: Sentence, entity: Entity) -> bool:
    """Whether this very name stands where a sentence says who is bought."""
    return _behind(sentence, entity) in small_words("bought")


def is_bought(sentence: Sentence, entity: Entity) -> bool:
    """``not buying Holmgren``: whether a name stands right behind a verb of buying."""
    return _behind(sentence, entity) in small_words("buying")


def is_bought_by_ours(sentence: Sentence, owner: Owner) -> bool:
    """``Norvent snapped up the Dutch snack maker Kymi``: a name behind a verb of buying, whose subject is the story's.

    In German the verb can close the clause: ``Norvent hat den Zulieferer Kymi für 40 Millionen erworben``.
    """
    words = sentence.words
    for entity in sentence.entities:
        buyer = next((e for e in sentence.entities if e.who is Who.SUBJECT and e.last < entity.first), None)
        if entity.name != owner.name or buyer is None or buyer.genitive:
            continue
        between = [word.word for word in words[buyer.last + 1 : entity.first]]
        verb = next((i for i, word in enumerate(between) if word in small_words("buying")), None)
        of_it = between if verb is None else between[verb + 1 :]
        plain = all(word[0].isalnum() and word not in _joining() for word in of_it)
        if verb is not None and plain and len(of_it) <= _NOUNS:
            return True
        end = sentence.part_ends(entity.last + 1)
        closes = any(word.word in small_words("bought_at_end") for word in words[entity.last + 1 : end])
        article = any(word in small_words("articles") for word in between[1:])
        if verb is None and closes and article and plain and len(between) <= _NOUNS + 1:
            return True
    return False


def _joining() -> frozenset[str]:
    return small_words("buyers") | small_words("bought") | small_words("with") | small_words("and")


def is_sold(sentence: Sentence, entity: Entity) -> bool:
    """``Backhaus sells Norvent to Holmgren``: whether a name stands right behind a verb of selling."""
    return _behind(sentence, entity) in small_words("selling")


def offers_it(sentence: Sentence, entity: Entity) -> bool:
    """``the offer of Norvent``, ``a bid from its larger rival Norvent``: who makes an offer is not who is bought."""
    words, names = sentence.words, {e.last for e in sentence.entities if e.who not in {Who.PRONOUN, Who.GENERIC}}
    for at in range(entity.first - 1, max(0, entity.first - _NOUNS), -1):
        if words[at].word in small_words("offered_by"):
            return words[_offer_before(sentence, _before_its_price(sentence, at))].word in small_words("offers")
        if words[at].mark or at in names or words[at].word in small_words("bought"):
            return False
    return False


def _before_its_price(sentence: Sentence, at: int) -> int:
    """``an approach worth 3 billion from Backhaus``: where the words for a price begin that end right before a word."""
    priced = next((found.first for found in sentence.found if found.type == "money" and found.last == at - 1), None)
    if priced is None:
        return at
    led = small_words("worth_of") | small_words("offered_by")
    return priced - 1 if priced > 0 and sentence.words[priced - 1].word in led else priced


def _offer_before(sentence: Sentence, at: int) -> int:
    """``une offre de rachat de 3 milliards``: the word for an offer, which may have another behind it of what sort."""
    words = sentence.words
    sort = at > 2 and words[at - 1].word in small_words("deals") and words[at - 2].word in small_words("deal_of")
    return at - 3 if sort else at - 1


def _into_hands(sentence: Sentence, entity: Entity) -> bool:
    """``passe dans le giron de Backhaus``, ``into the arms of Backhaus``: who gets a thing into its hands buys it."""
    words = sentence.words[max(0, entity.first - _INTO) : entity.first]
    return any(word.word in small_words("hands") for word in words[:-1]) and words[-1].word in small_words("offered_by")


def _is_wanted(sentence: Sentence, entity: Entity) -> bool:
    """``an Norvent interessiert``, ``interested in Norvent``: what somebody has an interest in."""
    at, behind = entity.first - 1, entity.last + 1
    if at < 1 or sentence.words[at].word not in small_words("interest_in"):
        return False
    after = sentence.words[behind].word if behind < len(sentence.words) else ""
    return not small_words("interested").isdisjoint({after, sentence.words[at - 1].word})


def _led_by(sentence: Sentence, entity: Entity, words: frozenset[str]) -> bool:
    """``für den finnischen Rivalen Kymi``: a word before a name, with only what it is between the two."""
    for word in reversed(sentence.words[max(0, entity.first - _NOUNS + 1) : entity.first]):
        if word.word in words:
            return True
        plain = word.capital or word.word in small_words("articles") or word.word.endswith(word_edges("adjective_ends"))
        if word.mark or not plain:
            return False
    return False


def _behind(sentence: Sentence, entity: Entity) -> str:
    return sentence.words[entity.first - 1].word if entity.first else ""
