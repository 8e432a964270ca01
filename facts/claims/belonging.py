"""Whether a fact of a story asks for the values of an owner."""

from __future__ import annotations

from functools import lru_cache

from facts.claims.analysis import Analysis
from facts.claims.deals import ABOUT_DEALS, OBJECTS, acted_on, dealt_with, is_about_the_subject, joined_with
from facts.claims.narrowing import mentions
from facts.kinds import Kind
from facts.meaning.event_families import EVENT
from facts.meaning.kind_cues import shared_cues
from facts.names.clauses import opens_clause, speaks
from facts.names.story_names import name_in_full
from facts.names.strange_names import is_strange_name
from facts.owners.subject import STAGES, Owner
from facts.owners.targets import offers_it
from facts.story import FIGURES, Fact, Story
from facts.words.sentence import OWN, Entity, Found, Sentence, Who
from facts.words.small_words import small_words

NOT_NAMED_YET = "the text has not named the subject yet"
DEALS = frozenset({"acquisition_price", "closing_date", "stake", "status", "buyer", "job_cuts", "savings"})
"""Kinds of facts that are of both sides of a deal."""

_OF_BOTH = frozenset({"job_cuts", "savings"})
"""What a deal is to bring: whoever of the two sides expects it."""

_MATTERS = frozenset({"closing_date", "status"})


def subject_seen(analysis: Analysis, story: Story) -> bool:
    """Whether the text named the subject, its people or its makers before this sentence."""
    return not _names_of(story).isdisjoint(analysis.focus.seen)


def not_named_yet(analysis: Analysis, story: Story) -> bool:
    """``Harrow warns on profit. Harrow fell. It has 7,000 staff.``: before a text names the subject, it is of another.

    So it is where the title names another and nobody of the subject's, and the text went on with that one; not where
    every noun has a capital as names do.
    """
    if not analysis.titled_another or story.subject.type != "organisation" or not analysis.named:
        return False
    if analysis.language.nouns_have_capitals or subject_seen(analysis, story):
        return False
    return not any(entity.who in OWN for entity in analysis.sentence.entities)


@lru_cache(maxsize=64)
def _names_of(story: Story) -> frozenset[str]:
    """The subject, its people and its makers, in the story's spelling."""
    subject = story.subject
    return frozenset([subject.name, *(names[0] for names in (*subject.people, *subject.makers))])


def _only_of(fact: Fact, story: Story) -> bool:
    """Whether the story follows a kind of fact for one of its things only, not for the subject itself."""
    return all(other.of == fact.of for other in story.facts if other.kind == fact.kind)


def _spoken_of(name: str, analysis: Analysis) -> bool:
    return name in analysis.focus.seen or any(entity.name == name for entity in analysis.sentence.entities)


def belongs(analysis: Analysis, owner: Owner, fact: Fact, kind: Kind, story: Story, found: Found | None = None) -> bool:
    """Whether a fact of the story asks for the values of an owner."""
    if owner.held and owner.who is Who.OTHER and fact.of is None:
        return False
    if fact.holder is not None and _is_of_holder(analysis, owner, name_in_full(fact.holder, story), story):
        return True
    if fact.of is not None:
        wanted = next(
            (names[0] for names in (*story.others.products, *story.others.organisations) if fact.of in names), fact.of
        )
        return owner.name == wanted or (owner.who in OWN and _only_of(fact, story) and _spoken_of(wanted, analysis))
    if owner.apart:
        return False
    if owner.who is Who.UNKNOWN and any(mentions(word, owner.name) for word in fact.near):
        return True  # "the Arden Controller", where the story asks for the price of the controller
    if _of_a_deal(analysis, owner, kind, story, found):
        return True
    if kind.id in story.kinds and owner.who is Who.OTHER and _takes_part(analysis.sentence, owner, found):
        return True  # "Brighton pays 34 million for Adjei": the story says itself what it is about
    if owner.name in _parties_described(story, fact.kind, fact.label or "") and not _compares(analysis.sentence):
        return True
    unknown = owner.who is Who.UNKNOWN and kind.type != "person" and subject_seen(analysis, story)
    if unknown and story.subject.type in STAGES and kind.id in story.kinds:
        return True
    if unknown and (_hardly_named(analysis, owner, found) or _made_there(analysis, owner)):
        return True
    if owner.name in analysis.focus.parties and not _compares(analysis.sentence):
        named = any(entity.name == owner.name for entity in analysis.sentence.entities)
        named = named or (
            owner.meant
            and story.subject.type != "person"
            and kind.whose != "matter"
            and kind.id not in DEALS | set(story.kinds)
        )
        if kind.id in story.kinds or kind.id in _OF_BOTH or (not named and kind.type in {*FIGURES, "date"}):
            return True
    return kind.whose == "person" or owner.who in OWN


@lru_cache(maxsize=64)
def _all_holders(story: Story) -> frozenset[str]:
    """Whoever a fact of the story is about the holding of."""
    return frozenset(name_in_full(fact.holder, story) for fact in story.facts if fact.holder is not None)


def _is_of_holder(analysis: Analysis, owner: Owner, holder: str, story: Story) -> bool:
    return owner.name == holder or _leads_holder(analysis, owner, holder, story)


def _leads_holder(analysis: Analysis, owner: Owner, holder: str, story: Story) -> bool:
    """``Nordbeam-Chef Reyes legt nach. Die Schweden halten nun 21 Prozent``: one of the others, behind the holder."""
    people = {names[0] for names in story.others.people}
    return owner.who is Who.OTHER and owner.name in people and holder in analysis.focus.seen


def _of_a_deal(analysis: Analysis, owner: Owner, kind: Kind, story: Story, found: Found | None) -> bool:
    """Whether a value is of a deal about the subject, whoever makes it."""
    if kind.id in _MATTERS and dealt_with(analysis, owner):
        return True
    if kind.id in _OF_BOTH and joined_with(analysis, owner):
        return True
    if kind.id in DEALS | {EVENT} and owner.name in _all_holders(story):
        return True
    if found is None:
        return False
    if kind.id in ABOUT_DEALS and is_about_the_subject(analysis.sentence, found, kind.id):
        return True
    return kind.id in OBJECTS and acted_on(analysis, owner, found)


def _is_an_offer_set_apart(sentence: Sentence, found: Found) -> bool:
    """``Backhaus's offer - 640 million - was too low for Norvent``: between two marks, behind whose offer it is."""
    words, before, after = sentence.words, found.first - 1, found.last + 1
    alone = before > 0 and after < len(words) and words[before].mark and words[after].mark
    return alone and (
        words[before - 1].word in small_words("offers")
        or any(entity.last == before - 1 and offers_it(sentence, entity) for entity in sentence.entities)
    )


@lru_cache(maxsize=1024)
def _parties_described(story: Story, name: str, label: str) -> frozenset[str]:
    """Whose figures of a kind are the story's by its own words: "what Norvent pays if it walks away"."""
    kind = story.kinds.get(name)
    if kind is None:
        return frozenset()
    described = f"{kind.description} {label}"
    return frozenset(names[0] for names in story.others.organisations if any(name in described for name in names))


def _hardly_named(analysis: Analysis, owner: Owner, found: Found | None) -> bool:
    """Whether a name that the story does not know can be none, or is not said in this sentence.

    ``two jewels of the Crown``, ``das Seefahrer-Epos``, ``Guards could have ...``: one word behind an article, or one
    that is an ordinary word.
    """
    named = next((entity for entity in analysis.sentence.entities if entity.name == owner.name), None)
    if named is None:
        return owner.name == analysis.focus.thing.name
    if found is not None and named.last < found.first and _in_relative(analysis, named, found):
        return True
    compound = "-" in owner.name and " " not in owner.name
    if (named.first < named.last and not compound) or named.genitive or any(map(str.isdigit, owner.name)):
        return False
    end = analysis.sentence.words[named.last].end
    if analysis.sentence.text[end : end + 1] == "-" and is_strange_name(owner.name, analysis.language):
        return False  # "die Zorbeck-Aktie"
    before = analysis.sentence.words[named.first - 1].word if named.first else ""
    articles = small_words("articles" if compound else "definite")
    return before in articles or shared_cues(analysis.code).knows(named.name.lower())


def _made_there(analysis: Analysis, owner: Owner) -> bool:
    """``the end of production of the K7``, ``4,000 drones of type HX-2``: a thing with a code for a name is no rival.

    It does not act, and the text was speaking of the subject.
    """
    sentence = analysis.sentence
    named = next((entity for entity in sentence.entities if entity.name == owner.name), None)
    if named is None or analysis.focus.thing.who not in OWN:
        return False
    if any(entity.who is Who.OTHER and not entity.human for entity in sentence.entities):
        return False
    end = sentence.words[named.last].end
    coded = any(map(str.isdigit, owner.name)) or sentence.text[end : end + 2].lstrip("-").isdigit()
    return coded and not named.genitive and not opens_clause(sentence, named, analysis.language)


def _in_relative(analysis: Analysis, named: Entity, found: Found) -> bool:
    """``the Board traced the fire, in which six men died``: a clause behind a preposition is about what it names."""
    words = analysis.sentence.words[named.last + 1 : found.first]
    return any(
        one.word == "," and two.word in analysis.language.places_at and three.word in small_words("relative")
        for one, two, three in zip(words, words[1:], words[2:], strict=False)
    )


def _compares(sentence: Sentence) -> bool:
    return any(hit.cue.label == "comparison" for hit in sentence.subjects)


def _takes_part(sentence: Sentence, owner: Owner, found: Found | None) -> bool:
    """Whether the story's own name stands in the clause of a value: not "Aurelis has 120 planes, Nordwing fewer".

    Its people may stand in any clause: who deals with them speaks of them. Not so who only says it, nor of two people
    the one who stands in another clause: "Tom Brandt, who worked with Ida Falk, was fined".
    """
    people = {entity.name for entity in sentence.entities if entity.human}
    for entity in sentence.entities:
        if entity.who not in OWN or speaks(sentence, entity):
            continue
        if found is None or (entity.human and not (entity.who is Who.SUBJECT and owner.name in people)):
            return True
        low, high = sorted(((entity.first, entity.last), (found.first, found.last)))
        between = sentence.words[low[1] + 1 : high[0]]
        beside = 0 if low[0] == found.first else -1
        if _is_an_offer_set_apart(sentence, found) and between[beside].mark:
            between = between[1:] if beside == 0 else between[:-1]
        if not any(word.mark for word in between):
            return True
    return False
