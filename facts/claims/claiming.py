"""Which values of a sentence are claims: kind, owner, narrowing and stance, each with its reason."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from facts.claims.analysis import Analysis
from facts.claims.belonging import NOT_NAMED_YET, belongs, not_named_yet
from facts.claims.deals import offers
from facts.claims.forecasts import as_awaited, no_forecast
from facts.claims.heard_before import carried_on, told_before
from facts.claims.holders import other_holder
from facts.claims.likeliest import likeliest, of_its_part
from facts.claims.money_given import leave_to_givers
from facts.claims.narrowing import narrowed_out, qualifier_of, scope_of, stands_near
from facts.claims.own_verbs import leave_to_own_verbs
from facts.claims.owning import owner_of_meaning
from facts.claims.parties import party_without_us
from facts.claims.parts import leave_to_parts, part_of
from facts.claims.persons import only_named, roles_of, share_among_people, wrong_person
from facts.claims.sharing import (
    one_place_a_cue,
    one_reading_a_figure,
    peers_of,
    share_between_pairs,
    share_closeness,
    share_in_lists,
    share_rounds,
    share_wholes,
    share_with_elided,
)
from facts.claims.sharing_names import leave_to_the_named, share_among_names
from facts.claims.things_beside import THING_BESIDE, of_a_thing_beside
from facts.claims.told_around import AHEAD, stance_in_context
from facts.claims.verdicts import Verdict, alike_in_lists, of_a_change
from facts.dates.dates import INDEFINITE
from facts.kinds import kinds_of
from facts.meaning.classify import Meaning, meanings
from facts.meaning.dating import CARRIED, only_by_then, settle
from facts.meaning.demands import leave_to_demands
from facts.meaning.differences import no_level
from facts.meaning.going_on import answer_with_names, go_on
from facts.meaning.moves_of_shares import moves_shares
from facts.meaning.other_days import (
    beside_a_date,
    day_of_a_deed,
    day_of_moving,
    is_today,
    only_how_many,
    only_how_often,
)
from facts.meaning.other_things import before_the_event, of_an_earlier_time, of_things, only_asked_for, other_object
from facts.meaning.roles import fits, holder_of
from facts.names.lists_of_names import lists_of_organisations
from facts.names.names_in_passing import named_in_passing
from facts.owners.people import find_choices
from facts.owners.subject import Owner
from facts.owners.succession import changes_of, modalities_of, roles_given, to_come, with_former_holders
from facts.stance.attribution import attribution_of, counts_who_says_so
from facts.stance.stance import Stance, stance_of
from facts.story import Fact, Story
from facts.words.sentence import Found

_SURE = 9.2


def judge_values(analysis: Analysis, story: Story, published: date | None) -> Iterator[Verdict]:
    """A verdict on each value of a sentence for each fact it could be."""
    verdicts = list(_judged(analysis, story, published))
    yield from alike_in_lists(verdicts, lists_of_organisations(analysis.sentence))


def _judged(analysis: Analysis, story: Story, published: date | None) -> Iterator[Verdict]:
    changes = changes_of(analysis.sentence)
    if changes:
        analysis = replace(analysis, sentence=with_former_holders(analysis.sentence, changes, published))
    sentence = analysis.sentence
    ranked = {id(found): meanings(sentence, found, analysis.kinds) for found in sentence.found}
    settle(sentence, ranked, analysis.kinds, analysis.code, analysis.topic, published, analysis.asked)
    one_place_a_cue(sentence, ranked, analysis.kinds)
    leave_to_parts(sentence, ranked, analysis.code)
    share_between_pairs(sentence, ranked, analysis.kinds)
    share_with_elided(sentence, ranked)
    share_wholes(sentence, ranked, analysis.kinds)
    share_in_lists(sentence, ranked, analysis.kinds)
    leave_to_the_named(sentence, ranked)
    share_among_people(sentence, ranked)
    share_among_names(sentence, ranked)
    go_on(sentence, ranked, analysis.kinds, analysis.code, analysis.topics, analysis.asked)
    answer_with_names(sentence, ranked, analysis.kinds, analysis.topics if analysis.asked else {})
    leave_to_demands(sentence, ranked, analysis.kinds)
    leave_to_givers(sentence, ranked, analysis.kinds, analysis.code)
    leave_to_own_verbs(sentence, ranked, analysis.code, analysis.language)
    share_rounds(sentence, ranked, analysis.kinds)
    one_reading_a_figure(sentence, ranked, analysis.kinds)
    share_closeness(sentence, ranked)
    given = roles_given(sentence, changes, ranked, analysis.kinds, analysis.topics)
    open_changes = modalities_of(sentence, changes)
    fitting = fits(sentence, ranked)
    peers = peers_of(sentence, ranked)
    for found, options in [(one, ranked[id(one)]) for one in sentence.found]:
        if found.mention.value == INDEFINITE:
            yield Verdict(found, None, "it says that there is no date")
            continue
        if counts_who_says_so(sentence, found):
            yield Verdict(found, None, "it counts who says so")
            continue
        if not options and id(found) not in given:
            yield Verdict(found, None, "no words beside it say which fact it is")
            continue
        if found.type == "person":
            mine = roles_of(found, options, fitting, sentence)
            if id(found) in given and _gives_way(mine, given[id(found)], analysis):
                mine = [given[id(found)]]
            if not mine:
                yield Verdict(found, None, "another person stands nearer to the role")
            later, changed = to_come(sentence, changes, found, published), open_changes.get(id(found))
            for option in mine:
                for verdict in _of_kind(analysis, story, found, option, published, ()):
                    yield of_a_change(verdict, changed, later=later)
        else:
            part = of_its_part(sentence, likeliest(sentence, options, found, story), found, story)
            meaning = as_awaited(analysis, story, found, part, published, ranked, peers[id(found)])
            yield from _of_kind(analysis, story, found, meaning, published, peers[id(found)])
    for found, hit in find_choices(sentence.words, sentence.kinds, analysis.kinds):
        meaning = Meaning(analysis.kinds.kinds[hit.cue.label.split(" ")[1]], hit, hit.cue.weight)
        yield from _of_kind(analysis, story, found, meaning, published, (), holder_of(fitting, hit))


def _gives_way(roles: Sequence[Meaning], given: Meaning, analysis: Analysis) -> bool:
    """Whether what a sentence says of a person gives way to the office that changes hands there.

    It does where the story follows none of it, and where an office spoken of before is meant: "She succeeds Li Wei".
    """
    followed = [role for role in roles if role.kind.id in analysis.kinds.followed]
    return given.cue.cue.label == CARRIED or not followed


def _of_kind(
    analysis: Analysis,
    story: Story,
    found: Found,
    meaning: Meaning,
    published: date | None,
    peers: Sequence[Found],
    holder: str | None = None,
) -> Iterator[Verdict]:
    known = kinds_of(story)
    facts = [fact for fact in story.facts if known[fact.kind].id == meaning.kind.id]
    if not facts:
        yield Verdict(
            found, None, f"it is {meaning.kind.id} ({meaning.cue.cue.phrase!r}), which the story does not follow"
        )
        return
    owner = owner_of_meaning(analysis, found, meaning, story)
    verdicts = []
    for one in facts:
        meant = carried_on(analysis, found, one, meaning, story)
        ours = belongs(analysis, owner, meant, meaning.kind, story, found) or offers(
            analysis, owner, meant, found, meaning
        )
        told = None
        if ours or meant.kind in story.kinds:
            told = _for_fact(analysis, story, meant, found, meaning, published, peers, holder, owner)
            told = replace(told, partys=party_without_us(analysis, owner, found))
        verdicts.append(told if ours and told else _anothers(found, meant, owner, told))
    verdicts = _told_apart(analysis, found, meaning, verdicts)
    wanted = {word for verdict in verdicts if verdict.fact is not None for word in verdict.fact.near}
    for verdict in verdicts:
        fact = verdict.fact
        if fact is not None and not wanted.isdisjoint(fact.not_near):
            yield Verdict(found, None, f"{fact.id}: another fact wants {', '.join(fact.not_near)} near it")
        else:
            yield verdict


def _anothers(found: Found, fact: Fact, owner: Owner, told: Verdict | None) -> Verdict:
    """The verdict on what another owns, with what it would be otherwise."""
    otherwise = told if told is not None and told.fact is not None else None
    return Verdict(found, None, f"{fact.id}: it is {owner.name}'s ({owner.who})", if_the_subjects=otherwise)


def _told_apart(analysis: Analysis, found: Found, meaning: Meaning, verdicts: list[Verdict]) -> list[Verdict]:
    """What goes on with the sentence before is of the fact whose words stand near it, where a story has several."""
    fitting = [one.fact for one in verdicts if one.fact is not None]
    beside = [fact.id for fact in fitting if fact.near and stands_near(analysis.sentence, found, fact)]
    if meaning.cue.cue.label != CARRIED or not beside:
        return verdicts
    return [
        Verdict(found, None, f"{one.fact.id}: the words of {beside[0]} stand near it")
        if one.fact is not None and one.fact.near and one.fact.id not in beside
        else one
        for one in verdicts
    ]


def _for_fact(
    analysis: Analysis,
    story: Story,
    fact: Fact,
    found: Found,
    meaning: Meaning,
    published: date | None,
    peers: Sequence[Found],
    holder: str | None,
    owner: Owner,
) -> Verdict:
    """The verdict on a value of a fact, if it is its owner's."""
    sentence = analysis.sentence
    today = is_today(sentence, found, published, analysis.code)
    if today and (meaning.score < meaning.cue.cue.weight + 1.4 or beside_a_date(sentence, found)):
        return Verdict(found, None, f"{fact.id}: the day of the report may only mean nowadays")
    unnamed = owner.carried and (meaning.kind.type == "date" or not analysis.named)
    if unnamed and meaning.kind.bound is None and meaning.score < min(_SURE, meaning.cue.cue.weight + 0.5):
        return Verdict(found, None, f"{fact.id}: nobody is named, and its words do not stand close enough")
    if (wrong := wrong_person(analysis, story, fact, found, meaning, holder)) is not None:
        return Verdict(found, None, f"{fact.id}: {wrong}")
    if (why := other_holder(analysis, story, fact, found, owner)) is not None:
        return Verdict(found, None, f"{fact.id}: {why}")
    why = (
        day_of_moving(sentence, found, meaning.cue, published)
        or day_of_a_deed(sentence, found, meaning, published)
        or other_object(sentence, meaning)
        or only_how_often(sentence, found)
        or only_how_many(sentence, found, meaning, story)
        or named_in_passing(sentence, found, meaning.cue)
        or of_an_earlier_time(sentence, found, meaning, published)
    )
    if why is not None:
        return Verdict(found, None, f"{fact.id}: {why}")
    if (why := before_the_event(sentence, found, story, meaning.kind, published)) is not None:
        return Verdict(found, None, f"{fact.id}: {why}")
    if meaning.kind.id == "status" and (why := of_things(sentence, found)) is not None:
        return Verdict(found, None, f"{fact.id}: {why}")
    why = (
        no_level(sentence, found, meaning, analysis.topics, analysis.code)
        or moves_shares(sentence, found, meaning, fact, story)
        or narrowed_out(sentence, found, meaning, fact, analysis.code, told_before(analysis, fact, story))
        or _only_a_part(analysis, found, meaning, fact, peers)
    )
    if why is not None:
        return Verdict(found, None, f"{fact.id}: {why}")
    stance = only_asked_for(sentence, found, meaning) or stance_in_context(
        analysis, found, meaning, stance_of(sentence, found, meaning.cue, meaning.kind, published, peers), published
    )
    if isinstance(stance, str):
        return Verdict(found, None, f"{fact.id}: {stance}")
    why = (
        only_by_then(found, meaning, stance, published)
        or only_named(sentence, found, meaning, fact)
        or no_forecast(meaning, stance)
    )
    if why is not None:
        return Verdict(found, None, f"{fact.id}: {why}")
    doubt = _doubt(analysis, story, fact, found, meaning, owner, stance)
    reason = f"{_shown(meaning, analysis)!r} beside it, {owner.name}'s, {stance.modality} ({stance.why})" + (
        f"; uncertain: {doubt}" if doubt else ""
    )
    return Verdict(
        found,
        fact,
        reason,
        stance,
        qualifier_of(sentence, found, meaning, fact),
        attribution_of(sentence),
        doubt,
        meaning.cue.cue.weight,
    )


def _doubt(
    analysis: Analysis, story: Story, fact: Fact, found: Found, meaning: Meaning, owner: Owner, stance: Stance
) -> str | None:
    """Why a claim is in doubt, if it is."""
    if meaning.kind.done_only and stance.modality in AHEAD:
        return "may be a forecast"
    if meaning.kind.whose != "person" and fact.holder is None and owner.doubt is not None:
        return owner.doubt
    if not_named_yet(analysis, story):
        return NOT_NAMED_YET
    return THING_BESIDE if of_a_thing_beside(analysis.sentence, found, meaning, story) else None


def _only_a_part(analysis: Analysis, found: Found, meaning: Meaning, fact: Fact, peers: Sequence[Found]) -> str | None:
    """Why a value is a part of another; None where the story tells its parts apart and names this one."""
    if scope_of(analysis.sentence, found, fact) is not None:
        return None
    return part_of(analysis.sentence, found, meaning, peers, analysis.topics, analysis.code, analysis.language)


def _shown(meaning: Meaning, analysis: Analysis) -> str:
    """The phrase of a cue as it was written; those of a story's own kinds were given all their forms."""
    phrase = meaning.cue.cue.phrase
    if meaning.kind.id not in analysis.kinds.own:
        return phrase
    return " ".join(word.split("|")[0] for word in phrase.split())
