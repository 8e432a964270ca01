"""Deals about the subject: who makes an offer, or takes a thing over, is not who is bought."""

from __future__ import annotations

from facts.claims.analysis import Analysis
from facts.kinds.descriptions import is_of_an_offer
from facts.meaning.classify import Meaning
from facts.names.comparisons import joins
from facts.owners.subject import Owner
from facts.owners.targets import is_bought, is_bought_by_ours, is_target, is_target_at, target_of
from facts.story import FIGURES, Fact
from facts.words.sentence import OTHERS, OWN, Found, Sentence, Who
from facts.words.small_words import small_words

OFFERS = frozenset({"acquisition_price", "closing_date", "buyer"})
"""What an offer says, or its outcome."""

OBJECTS = frozenset({"acquisition_price", "closing_date", "status", "buyer"})
"""What others can do to the subject."""

ABOUT_DEALS = frozenset({"closing_date", "deadline", "status"})
"""What is said of a deal as a whole, whoever makes it."""

_BESIDE, _OBJECT = 1, 8  # words between a value and the subject that it speaks of


def offers(analysis: Analysis, owner: Owner, fact: Fact, found: Found, meaning: Meaning) -> bool:
    """Whether a deal is one about the subject: who makes the offer is not who is bought."""
    kind, sentence = meaning.kind.id, analysis.sentence
    if owner.apart or fact.of is not None or fact.holder is not None:
        return False
    described = kind in analysis.kinds.own and meaning.kind.type in FIGURES
    if kind not in OFFERS and not (described and is_of_an_offer(meaning.kind.description)):
        return False
    if owner.who is Who.UNKNOWN:
        return analysis.named and (_buys(sentence, owner) or (described and _is_a_word(sentence, owner)))
    if owner.who is not Who.OTHER:
        return False
    named = target_of(sentence, found, meaning.cue, "acquisition_price", analysis.language)
    elsewhere = any(e.who in OTHERS and is_bought(sentence, e) for e in sentence.entities)
    return analysis.named and named is None and not is_target(sentence, owner) and not elsewhere


def is_about_the_subject(sentence: Sentence, found: Found, kind: str) -> bool:
    """``Backhaus's takeover of Norvent should be over by May``: a word for a deal, and of whom it is, before a value.

    Who has until a day "to make an offer for Norvent" has it for that offer.
    """
    for entity in sentence.entities:
        if entity.who is not Who.SUBJECT or (kind != "deadline" and entity.first > found.first):
            continue
        at = entity.first - 1
        while at > 0 and sentence.words[at].word in small_words("articles"):
            at -= 1
        if (
            at > 0
            and sentence.words[at].word in small_words("deal_of")
            and sentence.words[at - 1].word in small_words("deals")
        ):
            return True
    return False


def _is_a_word(sentence: Sentence, owner: Owner) -> bool:
    """``against 8.80 from its rival``: what stands for another bidder, and is no name."""
    return not owner.apart and all(entity.name != owner.name for entity in sentence.entities)


def _buys(sentence: Sentence, owner: Owner) -> bool:
    """Whether a name that the story does not know buys the subject: nobody else is named whom it could buy."""
    if is_target(sentence, owner) or is_bought_by_ours(sentence, owner):
        return False
    named = [entity for entity in sentence.entities if entity.who in OTHERS and not entity.human]
    meant = owner.carried or any(entity.who is Who.SUBJECT for entity in sentence.entities)
    return meant and bool(named) and all(entity.name == owner.name for entity in named)


def acted_on(analysis: Analysis, owner: Owner, found: Found) -> bool:
    """``Brussels blocks Norvent's purchase of Castella``: what another does to the subject is the subject's matter.

    The subject stands behind a word of belonging, or right behind the value, in the same part of the sentence.
    """
    sentence, language = analysis.sentence, analysis.language
    if owner.who not in OTHERS:
        return False
    for entity in sentence.entities:
        if entity.who is not Who.SUBJECT or entity.first < found.last or entity.genitive:
            continue
        between = sentence.words[found.last + 1 : entity.first]
        plain = not any(word.mark or word.word in language.contrast for word in between)
        if plain and (len(between) <= _BESIDE or (is_target_at(sentence, entity) and len(between) <= _OBJECT)):
            return True
    return False


def joined_with(analysis: Analysis, owner: Owner) -> bool:
    """``synergies from the merger with Vantor``: what it brings is not of the other side alone."""
    sentence = analysis.sentence
    ours = analysis.focus.thing.who in OWN or any(entity.who in OWN for entity in sentence.entities)
    return ours and any(entity.name == owner.name and joins(sentence, entity) for entity in sentence.entities)


def dealt_with(analysis: Analysis, owner: Owner) -> bool:
    """``Norvent closes the purchase of Castella``: the deal is also that of the story's own name in the sentence."""
    sentence = analysis.sentence
    if owner.who is not Who.OTHER or not any(entity.who in OWN for entity in sentence.entities):
        return False
    return any(
        entity.name == owner.name
        and entity.first
        and sentence.words[entity.first - 1].word in small_words("dealt_with")
        for entity in sentence.entities
    )
