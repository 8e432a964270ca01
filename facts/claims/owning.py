"""Whose a value is, given what it is taken for: the subject's, a rival's, a builder's, a person's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from facts.claims.analysis import Analysis
from facts.claims.belonging import DEALS, subject_seen
from facts.claims.coming_back import passed_by, steps_back
from facts.claims.deals import OBJECTS, OFFERS
from facts.meaning.classify import Meaning
from facts.names.clauses import boundaries, is_bystander, is_source, speaks
from facts.names.comparisons import set_beside_another
from facts.names.lists_of_names import list_with
from facts.names.subject_words import SubjectWords
from facts.owners.described_owners import TOLD_BY_TOWN, described_owner, why_in_doubt
from facts.owners.fronted import owner_of_opening
from facts.owners.giving import gives, without_givers
from facts.owners.namesakes import is_namesake
from facts.owners.other_persons import another_person
from facts.owners.other_places import another_place
from facts.owners.parts_of_lists import named_in_its_part, without_later_parts
from facts.owners.posts import behind_a_titled_person, firm_before, firm_led, opened_by_another, post_of_a_town
from facts.owners.products import brought_out
from facts.owners.relative_clauses import of_its_clause
from facts.owners.rival_clauses import bought_in_clause, of_another_event, other_beside, rival_of_a_clause
from facts.owners.sayers import only_says
from facts.owners.strangers import stranger_beside
from facts.owners.subject import STAGES, STANDS_FOR, Owner, after_silence, owner_of
from facts.owners.targets import is_sold, target_of
from facts.stance.other_senses import of_an_opponent
from facts.story import FIGURES, Story
from facts.values import Name, Place
from facts.words.cues import Hit
from facts.words.sentence import OTHERS, OWN, Entity, Found, Sentence, Who, name_of
from facts.words.small_words import small_words

_HELD_KINDS = frozenset({"stake", "acquisition_price"})
_NEAR = 8  # words
_BESIDE = 5  # words
_POST = 3  # words from a post to whose it is
_OF_TWO = frozenset({"acquisition_price", "closing_date", "stake", "status"})
_ITS_OWN = 2  # words from a name to its figure
_RAISED = frozenset({"funding", "total_funding"})
_OF_WORKS = frozenset({"project_cost", "damage", "completion_date", "construction_start"})


def owner_of_meaning(analysis: Analysis, found: Found, meaning: Meaning, story: Story) -> Owner:
    """Whose a value is, given what it is taken for."""
    owner = _owner(analysis, found, meaning, story)
    if owner.who is Who.OTHER and owner.name in _people_followed(story):
        return replace(analysis.home, doubt=None)
    if is_namesake(owner.name, story):
        return replace(owner, apart=True)
    if _only_spoken_of_before(analysis, owner):
        return replace(analysis.home, doubt=None)
    if _is_a_post_of_ours(analysis, owner, found, meaning, story):
        return replace(analysis.home, doubt=None)
    if owner.who in OWN and owner.doubt is None and _of_a_firm(meaning, story):
        stranger = stranger_beside(analysis.sentence, found, meaning.cue, meaning.kind.id, analysis.language)
        owner = replace(owner, doubt=f"may be {stranger}'s or {owner.name}'s") if stranger else owner
    why = why_in_doubt(analysis.sentence, found, meaning, story, analysis.language)
    if why is not None and owner.who in OWN and not (why == TOLD_BY_TOWN and subject_seen(analysis, story)):
        return replace(owner, doubt=why)
    of_both = meaning.kind.id in DEALS or meaning.kind.id in story.kinds  # a deal, or what a story describes
    settled = owner.between and (of_both or len(_named_with(analysis.sentence, found)) > 1)
    return replace(owner, doubt=None) if settled else owner


def _only_spoken_of_before(analysis: Analysis, owner: Owner) -> bool:
    """``Backhaus is old. The state gives 60 million so that Norvent stays``: it names the subject alone.

    So its figure is not of the other firm that the sentence before spoke of.
    """
    if owner.who not in OTHERS or owner.apart or owner.name != analysis.focus.thing.name:
        return False
    firms = {entity.who for entity in analysis.sentence.entities if entity.who not in STANDS_FOR and not entity.human}
    return firms == {Who.SUBJECT}


def _of_a_firm(meaning: Meaning, story: Story) -> bool:
    """Whether a value is one that each firm has, and no matter of a deal with others."""
    return story.subject.type == "organisation" and meaning.kind.id not in _OF_TWO


def _owner(analysis: Analysis, found: Found, meaning: Meaning, story: Story) -> Owner:
    sentence, language = analysis.sentence, analysis.language
    if (other := _apart(analysis, found, meaning, story)) is not None:
        return other
    if story.subject.type != "person" and (target := _target(analysis, found, meaning)) is not None:
        return target
    if found.type == "person" and (firm := _whose_post(analysis, found, meaning.cue)) is not None:
        return Owner(firm.who, firm.name)
    here = without_givers(without_later_parts(sentence, found), meaning.kind.id)
    owner = owner_of(here, found, meaning.cue, analysis.focus, language)
    if (about := of_its_clause(sentence, found, meaning, story, language)) is not None:
        owner = Owner(about.who, about.name)
    carried = meaning.cue.cue.label == "carried"
    named = named_in_its_part(sentence, found, meaning, language) or (
        _named_before(analysis, found) if carried else None
    )
    if named is not None:
        return Owner(named.who, named.name)
    if story.subject.type == "organisation" and brought_out(sentence, owner, meaning):
        return replace(analysis.home, doubt=None)
    if story.subject.type == "person" and found.type in FIGURES:
        owner = _among_persons(analysis, owner, found, meaning, story)
    itself = (owner.who in OTHERS and owner.name in _named_with(sentence, found)) or (
        owner.who is Who.UNKNOWN and owner.name == _called(found)
    )
    if itself or (meaning.kind.type != "date" and passed_by(analysis, owner, meaning.kind, story)):
        doubt = None if itself else owner.doubt
        home = replace(owner, who=analysis.home.who, name=analysis.home.name, doubt=doubt)
        return after_silence(home, sentence, analysis.focus)
    lender = meaning.kind.id == "debt" and _lends(sentence, owner, found)
    source = story.subject.type in STAGES and owner.who is Who.UNKNOWN and only_says(sentence, owner.name, found)
    giver = meaning.kind.id in _RAISED and owner.who is Who.OTHER and gives(sentence, owner.name, found, analysis.code)
    works = meaning.kind.id in _OF_WORKS and _of_a_builder(owner, story, sentence, meaning.cue, language)
    if lender or source or giver or works:
        return replace(analysis.home, doubt=None)
    if meaning.kind.whose == "matter" and story.subject.type in STAGES and owner.who in {*OWN, Who.OTHER}:
        owner = replace(owner, doubt=None)
    if story.subject.type == "person" and found.type == "date" and owner.who is Who.OTHER:
        return _among_persons(analysis, owner, found, meaning, story)
    if (
        meaning.kind.type == "date"
        and not is_namesake(owner.name, story)
        and steps_back(analysis, found, meaning, owner, story)
    ):
        return after_silence(
            replace(owner, who=analysis.home.who, name=analysis.home.name), sentence, analysis.focus, 3
        )
    return owner


def _apart(analysis: Analysis, found: Found, meaning: Meaning, story: Story) -> Owner | None:
    """Another that has a value for itself: one that a sentence names, or a place that its clause begins with."""
    if (rival := _rival(analysis, found, meaning, story)) is not None:
        return Owner(rival.who, rival.name, apart=True)
    if (town := post_of_a_town(analysis.sentence, meaning.cue, found, story, analysis.language)) is not None:
        return Owner(Who.UNKNOWN, town, apart=True)
    if of_an_opponent(analysis.sentence, found):
        return Owner(Who.UNKNOWN, "an opponent", apart=True)
    if (described := described_owner(analysis.sentence, found, story, analysis.code, analysis.language)) is not None:
        return described
    place = another_place(analysis.sentence, found, story, analysis.language)
    if place is not None:
        return Owner(Who.UNKNOWN, place, apart=True)
    opener = opened_by_another(analysis.sentence, meaning.cue, found, story)
    return Owner(opener.who, opener.name, apart=True) if opener is not None else None


def _whose_people_speak(sentence: Sentence, found: Found, meaning: Meaning, story: Story) -> Entity | None:
    """``Backhaus weighs a sale of Norvent, chief executive Li Wei said``: one of the others, behind a title.

    The post is with the other organisation that opens the sentence, unless the subject stands right beside it.
    """
    titled = found.type == "person" and meaning.cue.last == found.first - 1
    if not titled or not any(name_of(found) in names for names in story.others.people) or not sentence.entities:
        return None
    first = sentence.entities[0]
    if first.who is not Who.OTHER or first.human or first.last > meaning.cue.first:
        return None
    low, high = meaning.cue.first - _ITS_OWN, found.last + _ITS_OWN
    near = [e for e in sentence.entities if not e.human and low <= e.last and e.first <= high]
    return None if any(e.who in {*OWN, Who.GENERIC} and _beside(sentence, e, meaning.cue) for e in near) else first


def _target(analysis: Analysis, found: Found, meaning: Meaning) -> Owner | None:
    """Who is held, bought or sold where a sentence says so, for what is said of holdings and deals."""
    sentence = analysis.sentence
    if meaning.kind.id in _HELD_KINDS:
        return target_of(sentence, found, meaning.cue, meaning.kind.id, analysis.language)
    if meaning.kind.id != "buyer":
        return None
    named = (entity for entity in sentence.entities if entity.who not in STANDS_FOR)  # not "sells its shops to ..."
    sold = next((entity for entity in named if is_sold(sentence, entity)), None)
    return None if sold is None else Owner(sold.who, sold.name)


def _is_a_post_of_ours(analysis: Analysis, owner: Owner, found: Found, meaning: Meaning, story: Story) -> bool:
    """``Backhaus is angry. For Rosa Norvent, head of the Riga firm``: a post of the subject's own people is with it.

    Unless another's name stands beside the word for the post.
    """
    if found.type != "person" or owner.who not in OTHERS:
        return False
    if not any(name_of(found) in names for names in story.subject.people):
        return False
    post = meaning.cue
    named = [entity for entity in analysis.sentence.entities if entity.name == owner.name]
    return not any(
        _beside(analysis.sentence, entity, post)
        and not behind_a_titled_person(analysis.sentence, entity, post, found, analysis.language)
        for entity in named
    )


def _whose_post(analysis: Analysis, found: Found, post: Hit) -> Entity | None:
    """``chief executive of rival Backhaus``: the rival right behind a post and a word of belonging has it.

    So has the one behind whose name a clause names its head, and the one whose name leads the post and its holder.
    """
    sentence, language = analysis.sentence, analysis.language
    if (led := firm_led(sentence, post, found) or firm_before(sentence, post, found, language)) is not None:
        return led
    compared = [hit.last for hit in sentence.subjects if hit.cue.label == "comparison"]
    for entity in sentence.entities:
        between = sentence.words[post.last + 1 : entity.first]
        if (
            entity.who in OTHERS
            and not entity.human
            and 1 < len(between) <= _POST
            and between[0].word in language.belongs
            and entity.first - 1 in compared
            and not any(word.mark for word in between)
        ):
            return entity
    return None


def _beside(sentence: Sentence, entity: Entity, post: Hit) -> bool:
    """``Backhaus chief``, ``head of research at Backhaus``: whether a name stands at a word, in the same clause."""
    low, high = (post.last, entity.first) if entity.first > post.last else (entity.last, post.first)
    between = sentence.between(low, high)
    return len(between) <= _BESIDE and not any(word.mark for word in between)


def _rival(analysis: Analysis, found: Found, meaning: Meaning, story: Story) -> Entity | None:
    """Another of a sentence that has a value: by its own clause, by what is bought, by the phrase before its clause."""
    sentence, language, kind = analysis.sentence, analysis.language, meaning.kind
    if (beside := set_beside_another(sentence, found)) is not None:
        return beside
    priced = found.type == "money" and (kind.id == "acquisition_price" or kind.id in story.kinds)
    if priced and (bought := bought_in_clause(sentence, found)) is not None:
        return bought
    if (other := _whose_people_speak(sentence, found, meaning, story)) is not None:
        return other
    opened = owner_of_opening(sentence, found, meaning.cue, language)
    if opened is not None and opened.who in OTHERS:
        return opened
    if story.subject.type in STAGES and (event := of_another_event(sentence, found, meaning.cue, language)) is not None:
        return event
    rival = rival_of_a_clause(sentence, found, meaning.cue, language)
    deals = kind.whose == "matter" or kind.id in DEALS | OFFERS | OBJECTS
    if found.type in FIGURES and not deals and kind.id not in story.kinds:
        rival = rival or other_beside(sentence, found, meaning.cue, kind.id, language)
    if rival is not None and kind.id in _OF_WORKS:
        owner = Owner(rival.who, rival.name)
        if _of_a_builder(owner, story, sentence, meaning.cue, language):
            return None
    return rival if rival is not None and not deals and rival.name not in analysis.focus.parties else None


def _of_a_builder(owner: Owner, story: Story, sentence: Sentence, cue: Hit, language: SubjectWords) -> bool:
    """``Ponteva offers to do it for 79 million``: what works cost, and when they end, is of the place, not the builder.

    Unless the sentence names another thing of which it could be.
    """
    if story.subject.type not in STAGES or owner.who is not Who.OTHER:
        return False
    builders = {names[0] for names in story.others.organisations}
    things = {names[0] for names in story.others.products}
    other_thing = any(e.name in things or (e.who is Who.UNKNOWN and not e.human) for e in sentence.entities)
    return owner.name in builders and not other_thing and not _has_it(owner, sentence, cue, language)


def _has_it(owner: Owner, sentence: Sentence, cue: Hit, language: SubjectWords) -> bool:
    """``the budget of Backhaus is 79 million``: whether a name stands behind the cue and a word of belonging."""
    return any(
        e.name == owner.name
        and e.first - 2 in {cue.first, cue.last}
        and sentence.words[e.first - 1].word in language.belongs
        for e in sentence.entities
    )


def _lends(sentence: Sentence, owner: Owner, found: Found) -> bool:
    """``The state bank is lending 880 million for the line``: who lends owes nothing, and nobody else is named."""
    named = [e for e in sentence.entities if e.who in OTHERS and not e.human and e.name != owner.name]
    before = sentence.words[max(0, found.first - _BESIDE) : found.first]
    return owner.who is Who.OTHER and not named and any(word.word in small_words("lends") for word in before)


def _called(found: Found) -> str | None:
    """The name that a value is, or that of a place: neither has itself."""
    value = found.mention.value
    return value.name if isinstance(value, Name | Place) else None


def _named_with(sentence: Sentence, found: Found) -> Sequence[str]:
    """The names of a list of organisations that a value stands in, or its own: none of them owns another."""
    if found.type != "organisation":
        return ()
    return [name_of(one) for one in list_with(sentence, found)]


def _named_before(analysis: Analysis, found: Found) -> Entity | None:
    """``less than colleagues at Norvent, who got 5.1``: a figure that only goes on belongs to the last one named."""
    sentence, language = analysis.sentence, analysis.language
    named = [
        entity
        for entity in sentence.entities
        if entity.last < found.first
        and not entity.human
        and entity.who in {*OWN, Who.OTHER}
        and not is_bystander(sentence, entity, language)
        and not is_source(sentence, entity, language)
    ]
    return named[-1] if named and named[-1].who is Who.OTHER else None


def _among_persons(analysis: Analysis, owner: Owner, found: Found, meaning: Meaning, story: Story) -> Owner:
    """Whose figure it is in a story about a person: another person's who stands nearer, never an organisation's.

    What a club offers for the player of the story, or pays, is the player's fee or pay, unless it names somebody else.
    """
    sentence, language = analysis.sentence, analysis.language
    persons = [e for e in sentence.entities if e.human and not speaks(sentence, e) and e.who is not Who.GENERIC]
    named = [e for e in persons if e.who is not Who.PRONOUN]
    if named:
        low, high = min(found.first, meaning.cue.first), max(found.last, meaning.cue.last)
        nearest = min(named, key=lambda e: _away(e, found) + 4 * boundaries(sentence, e, low, high, language))
        apart = nearest.first > found.last and any(w.mark for w in sentence.between(found.last, nearest.first))
        if nearest.who in OTHERS and _away(nearest, found) <= _NEAR and not apart:
            return Owner(nearest.who, nearest.name, apart=True)
    if (acting := another_person(sentence, found, language)) is not None:
        return Owner(acting.who, acting.name, apart=True)
    about = bool(persons) or meaning.kind.id in story.kinds or meaning.kind.id == "acquisition_price"
    others = any(e.who in OTHERS for e in named)
    if about and not others and analysis.named and (owner.who is Who.OTHER or persons):
        settled = bool(named) and (owner.who is not Who.OTHER or owner.between)
        return replace(analysis.home, doubt=None if settled else owner.doubt)
    return owner


def _away(entity: Entity, found: Found) -> int:
    """The words between a name and a value."""
    return entity.first - found.last if entity.first > found.last else found.first - entity.last


@lru_cache(maxsize=64)
def _people_followed(story: Story) -> frozenset[str]:
    """Persons of whom the story asks something: they are no others of it, wherever they come from."""
    return frozenset(fact.person for fact in story.facts if fact.person is not None)
