"""Whether a text has come back to its subject, though the name that stands nearest is another's."""

from __future__ import annotations

from functools import lru_cache

from facts.claims.analysis import Analysis
from facts.claims.belonging import subject_seen
from facts.kinds import Kind, kinds_of
from facts.meaning.classify import Meaning
from facts.meaning.dating import decides
from facts.meaning.event_families import EVENT, families_of
from facts.owners.calling_out import calls_out, is_voted_on
from facts.owners.subject import STAGES, STANDS_FOR, Owner
from facts.story import Story
from facts.words.sentence import OWN, Found, Sentence, Who
from facts.words.small_words import small_words


def passed_by(analysis: Analysis, owner: Owner, kind: Kind, story: Story) -> bool:
    """Whether a name of the sentence before was only passed by: this one goes on with the text's own subject.

    It names nobody and has no word that stands for a name. Names whose own figures the story follows are spoken of.
    """
    spoken_of = subject_seen(analysis, story) and not _heads(analysis, owner)
    staged = story.subject.type in STAGES
    carried = owner.carried or (staged and (_said_by_others(analysis.sentence, owner) or _is_a_model(analysis, owner)))
    return carried and owner.who not in OWN and spoken_of and owner.name not in _followed_others(story, kind.id)


def _is_a_model(analysis: Analysis, owner: Owner) -> bool:
    """``The Backhaus 787 had 242 people on board``: an article, a maker and a number name the thing, not its maker."""
    words = analysis.sentence.words
    return any(
        entity.name == owner.name
        and entity.first > 0
        and words[entity.first - 1].word in small_words("articles") | small_words("apposed")
        and entity.last + 1 < len(words)
        and words[entity.last + 1].word[-1].isdecimal()
        for entity in analysis.sentence.entities
    )


def _said_by_others(sentence: Sentence, owner: Owner) -> bool:
    """``"We have found six bodies", the officer said``: who speaks of an event as "we" is not whom it named before."""
    first = next((entity for entity in sentence.entities if entity.who in STANDS_FOR), None)
    said = first is not None and first.name in small_words("first_person")
    return said and all(entity.name != owner.name for entity in sentence.entities)


def steps_back(analysis: Analysis, found: Found, meaning: Meaning, owner: Owner, story: Story) -> bool:
    """Whether a date is the story's though the nearest name is not.

    The text may have gone on from that name since, or it is who decides on a matter: "the Commission has until May".
    The date of an event is not that of those who take part in it: a party owns no election. Nor is the date of a matter
    that of a party to it who was named in the sentence before.
    """
    if owner.who in OWN or not analysis.named:
        return False
    kind, headed = meaning.kind, _heads(analysis, owner)
    party = kind.whose == "matter" and owner.who is Who.OTHER
    staged = story.subject.type in STAGES and not _among_others(analysis.sentence)
    if party and not headed and (owner.carried or staged or _dealt_with_behind(analysis.sentence, found)):
        return True
    names = [entity.name for entity in analysis.sentence.entities]
    if not headed and analysis.unsaid > 0 and owner.name == analysis.focus.thing.name and owner.name not in names:
        return True
    if party and kind.id == EVENT and not headed and _held_at_the_subject(analysis, owner, meaning):
        return True
    deciding = [owner.name] if owner.name in names else [owner.name, *names]
    return kind.whose == "matter" and any(decides(name, analysis.code) for name in deciding)


def _among_others(sentence: Sentence) -> bool:
    """``Verdi calls its members at Lufthansa out``: two others and nobody of the story have an event of their own."""
    others = {entity.name for entity in sentence.entities if entity.who is Who.OTHER and not entity.human}
    return len(others) > 1 and not any(entity.who in OWN for entity in sentence.entities)


def _heads(analysis: Analysis, owner: Owner) -> bool:
    """Whether the text is about another by its title, who does not deal with the subject."""
    return owner.name == analysis.headed and owner.name not in analysis.focus.parties


def _dealt_with_behind(sentence: Sentence, found: Found) -> bool:
    """``Castella has until 30 April to sell its shares in Norvent``: what another is to do by then is the subject's."""
    own = [entity for entity in sentence.entities if entity.who in OWN and entity.first > found.last]
    return bool(own) and not any(word.mark for word in sentence.between(found.last, own[0].first))


def _held_at_the_subject(analysis: Analysis, owner: Owner, meaning: Meaning) -> bool:
    """``Castella calls a strike for May``, ``vote on Castella's offer``: who only brings about an event has none."""
    families = families_of([meaning.cue.cue.phrase], analysis.code)
    called = "strike" in families and calls_out(analysis.sentence, owner.name)
    return called or ("vote" in families and is_voted_on(analysis.sentence, owner.name))


@lru_cache(maxsize=1024)
def _followed_others(story: Story, kind: str) -> frozenset[str]:
    """The names other than the subject's whose figures of a kind the story follows, in the story's spelling."""
    known = kinds_of(story)
    listed = (*story.others.products, *story.others.organisations)
    wanted = {fact.of for fact in story.facts if fact.of is not None and known[fact.kind].id == kind}
    return frozenset(names[0] for names in listed if not wanted.isdisjoint(names)) | wanted
