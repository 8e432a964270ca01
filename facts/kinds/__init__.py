"""Kinds of fact as data: what each is, and the words that announce it in each language.

A kind has a value type, ``cues`` (words that announce it), ``weak`` cues (that suffice when they stand close by),
``wide`` ones (that announce other kinds as well, and so count only where a story follows this one),
``nouns`` for counts (what is counted), ``values`` for choices (of all languages, or of one in its table), and the
modality that a plain statement has.
``facts/words/cues.py`` explains how cues are written.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from facts.datafiles import load_data
from facts.kinds.compounds import taken_apart
from facts.kinds.descriptions import is_a_level, is_demanded, is_in_force, is_of_a_share, is_to_come, period_of
from facts.kinds.inflecting import contracted, inflected, with_reported, within_longer_words
from facts.kinds.phrase_parts import parts_of
from facts.kinds.synonyms import kinds_meant, synonyms
from facts.kinds.verbs import verb_forms
from facts.model import Modality, Trend
from facts.story import OwnKind, Story, ValueType

_SHARE = "share_price"
_DEEDS = ("acquisition_price", "investment", "subsidy")
_SHORTEST = 4
"""Letters of a word of an id that announces a kind."""

Words = Mapping[str, tuple[str, ...]]
"""Phrases by language code."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a fact is. ``stated`` is the modality of a plain statement, ``future`` that of one about the future.

    ``parts`` count less than the cues: single words of the phrases that a story gave.
    ``done`` are the words beside a value that make a plain statement *confirmed* whatever ``stated`` says: a price that
    was paid.
    Of a ``family`` of like kinds a story mostly follows one; the words of the others then announce that one as well.
    ``whose`` is ``person`` where the owner is the person of the fact, wherever that person works, and ``matter`` where
    authorities and unions set the date of the subject's matter.
    ``done_only`` kinds count what has happened; a figure still to come is uncertain.
    ``to_come`` kinds count what is expected; a figure of what has happened is none.
    ``demonym`` kinds are stated by a word for the inhabitants ("Pariser Start-up"), ``site`` kinds by a town right
    before a word for a plant ("the Riga plant").
    ``hidden`` kinds are no facts to follow: they claim figures and days that must not pass for one.
    ``least`` and ``most`` bound the figures that can be meant: no share costs a billion.
    Beyond ``weak_most`` a weak cue is not enough: what "stood at 58 million" is hardly a price.
    ``past`` kinds are days gone by: a day to come is none unless the words say that it is awaited.
    ``once`` kinds happen on a day: "since 2011" is none, unless something is "no longer" so; no amount "a year" is.
    ``vague`` kinds have words such as "target", which announce figures of other kinds as well.
    ``nearest`` is the kind whose words these are where a story follows that one and no or several ones of the family.
    ``never`` are kinds of its family that its words do not announce: what a firm is worth is not what it listed at.
    ``among`` is a family beside whose kinds its ``wide`` words count as well: the total of all rounds beside a round.
    ``bound`` names the bound of a date that is a cue by itself ("by 2030").
    ``lacks`` kinds count what has not come about: "have not been located" denies none of the missing.
    ``still`` are words between a figure and its cue that say how many of them are left: those still in hospital are not
    the injured.
    ``trend`` is how the figure moves while the event goes on: ``rises`` for a tally that only grows.
    ``of_person`` are cues in a story about a person: a club that signs a player is who buys him.
    ``of_event`` are cues in a story about an event: where its final or its opening ceremony takes place, it does.
    ``of_name`` are cues with the subject's name in them, written NAME: "staff at NAME in #".
    ``beside_name`` are words that are cues beside the name of such an event: "the Harrow Fair returns on 3 May".
    ``stops`` are words beyond which a cue does not reach ("announced that ..."); the cues of such a kind reach
    further otherwise.
    """

    id: str
    type: ValueType
    description: str
    cues: Words
    weak: Words = field(default_factory=dict)
    wide: Words = field(default_factory=dict)
    parts: Words = field(default_factory=dict)
    not_cues: Words = field(default_factory=dict)
    done: Words = field(default_factory=dict)
    nouns: Words = field(default_factory=dict)
    values: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    examples: tuple[str, ...] = ()
    stated: Modality = Modality.CONFIRMED
    future: Modality = Modality.PLANNED
    narrowed_by: tuple[str, ...] = ()
    bound: str | None = None
    family: str | None = None
    whose: str = "subject"
    done_only: bool = False
    to_come: bool = False
    demonym: bool = False
    site: bool = False
    hidden: bool = False
    least: float | None = None
    most: float | None = None
    weak_most: float | None = None
    past: bool = False
    once: bool = False
    nearest: str | None = None
    never: tuple[str, ...] = ()
    among: str | None = None
    vague: bool = False
    lacks: bool = False
    still: Words = field(default_factory=dict)
    trend: Trend | None = None
    stops: Words = field(default_factory=dict)
    of_person: Words = field(default_factory=dict)
    of_event: Words = field(default_factory=dict)
    level: bool = False
    """Whether it is a share of something: by how many points that rose is none."""
    per: str | None = None
    """The time for which an amount is paid: "monthly rent"."""
    of_name: Words = field(default_factory=dict)
    beside_name: Words = field(default_factory=dict)
    cue_synonyms: Words = field(default_factory=dict)
    """Other words for those of the cues of a story's own kind."""
    noun_synonyms: Words = field(default_factory=dict)
    """Other words for what it counts, which do not say by themselves that it is counted."""
    meant_kinds: Words = field(default_factory=dict)
    """The kinds we ship whose cues announce a story's own kind as well."""

    def means(self, kind: str) -> bool:
        """Whether the cues of a kind that we ship announce this one, a story's own, as well."""
        return any(kind in several for several in self.meant_kinds.values())


@cache
def known_kinds() -> Mapping[str, Kind]:
    """All kinds that Factdrift ships, by id; another name of a kind (``aliases``) leads to the same kind."""
    kinds: dict[str, Kind] = {}
    for name, body in _tables().items():
        kind = _kind(name, body)
        for spelling in (name, *body.get("aliases", ())):
            kinds[spelling] = kind
    return kinds


def types_of_kinds(story: Story) -> Mapping[str, ValueType]:
    """The types of the kinds a story can use, by id and other name. Their words, which take long, are left alone."""
    shipped = _tables().items()
    types = {spelling: body["type"] for name, body in shipped for spelling in (name, *body.get("aliases", ()))}
    return {**types, **{name: kind.type for name, kind in story.kinds.items()}}


@cache
def _tables() -> Mapping[str, dict[str, Any]]:
    """The kinds that Factdrift ships as they stand in their files, by id."""
    tables: dict[str, dict[str, Any]] = {}
    for entry in sorted(files("facts.kinds").iterdir(), key=lambda path: path.name):
        if entry.name.endswith(".toml"):
            tables.update(load_data("kinds", entry.name))
    return tables


@lru_cache(maxsize=256)
def kinds_of(story: Story) -> Mapping[str, Kind]:
    """The kinds a story can use: those we ship and its own, which come first."""
    return {**known_kinds(), **{name: _own(name, kind) for name, kind in story.kinds.items()}}


def _kind(name: str, body: dict[str, Any]) -> Kind:
    languages = {code: table for code, table in body.items() if isinstance(table, dict) and code != "values"}

    def words(key: str) -> Words:
        return {code: with_reported(table[key], code) for code, table in languages.items() if key in table}

    return Kind(
        id=name,
        type=body["type"],
        description=body["description"],
        cues={code: contracted(phrases, code) for code, phrases in words("cues").items()},
        weak={code: contracted(phrases, code) for code, phrases in words("weak").items()},
        wide={code: contracted(phrases, code) for code, phrases in words("wide").items()},
        not_cues=words("not"),
        done=words("done"),
        nouns=words("nouns"),
        values=_choices(body.get("values", {}), *(table.get("values", {}) for table in languages.values())),
        examples=tuple(body.get("examples", ())),
        stated=Modality(body.get("stated", "confirmed")),
        future=Modality(body.get("future", "planned")),
        narrowed_by=tuple(body.get("narrowed_by", ())),
        bound=body.get("bound"),
        family=body.get("family"),
        whose=body.get("whose", "subject"),
        done_only=body.get("done_only", False),
        to_come=body.get("to_come", False),
        demonym=body.get("demonym", False),
        site=body.get("site", False),
        hidden=body.get("hidden", False),
        least=body.get("least"),
        most=body.get("most"),
        weak_most=body.get("weak_most"),
        past=body.get("past", False),
        once=body.get("once", False),
        nearest=body.get("nearest"),
        never=tuple(body.get("never", ())),
        among=body.get("among"),
        vague=body.get("vague", False),
        lacks=body.get("lacks", False),
        still=words("still"),
        trend=Trend(body["trend"]) if "trend" in body else None,
        stops=words("stops"),
        of_person=words("of_person"),
        of_event=words("of_event"),
        of_name=words("of_name"),
        beside_name=words("beside_name"),
    )


def _choices(*tables: Mapping[str, Sequence[str]]) -> dict[str, tuple[str, ...]]:
    """The phrases of each value: those that languages share and those of each language."""
    choices: dict[str, tuple[str, ...]] = {}
    for table in tables:
        for value, phrases in table.items():
            choices[value] = (*choices.get(value, ()), *phrases)
    return choices


def _stated(name: str, kind: OwnKind) -> Modality:
    """The modality of a plain statement for a story's own kind, by its id, which is English, and its description."""
    told = f"{name.replace('_', ' ')}: {kind.description}"
    if kind.type in {"money", "percent"} and is_demanded(told):
        return Modality.TARGETED
    return Modality.PLANNED if kind.type == "money" and is_to_come(told) else Modality.CONFIRMED


def _told_ahead(name: str, kind: OwnKind) -> Modality:
    """The modality of a plain statement about what is to come: a contract that runs until then is in force."""
    in_force = kind.type == "date" and is_in_force(f"{name.replace('_', ' ')}: {kind.description}")
    return Modality.CONFIRMED if in_force else Modality.PLANNED


def _own(name: str, kind: OwnKind) -> Kind:
    stated = _stated(name, kind)
    return Kind(
        id=name,
        type=kind.type,
        description=kind.description,
        cues={
            code: (*inflected(phrases, code), *within_longer_words(phrases, code), *taken_apart(phrases, code))
            for code, phrases in kind.cues.items()
        },
        weak={code: tuple(_told_by(name, kind, code)) for code in kind.cues},
        parts={code: tuple(parts_of(phrases, code, kind.nouns.get(code, ()))) for code, phrases in kind.cues.items()},
        not_cues=dict(kind.not_cues),
        nouns={code: tuple(inflected(phrases, code)) for code, phrases in kind.nouns.items()},
        noun_synonyms={code: tuple(synonyms(phrases, "nouns", code)) for code, phrases in kind.nouns.items()},
        cue_synonyms={
            code: (*synonyms(phrases, kind.type, code), *verb_forms(phrases, code))
            for code, phrases in kind.cues.items()
        },
        meant_kinds={
            code: (*kinds_meant(phrases, code), *_named_after(name, kind)) for code, phrases in kind.cues.items()
        },
        examples=kind.examples,
        trend=Trend(kind.trend) if kind.trend else None,
        whose="matter" if kind.type == "date" else "subject",
        stated=stated,
        future=_told_ahead(name, kind),
        done=_paid() if stated is not Modality.CONFIRMED and kind.type == "money" else {},
        level=kind.type == "percent" and is_a_level(kind.description),
        per=period_of(kind.description) if kind.type == "money" else None,
        most=known_kinds()[_SHARE].most if kind.type == "money" and is_of_a_share(kind.description) else None,
    )


@cache
def _paid() -> Words:
    """What says that money which was to come has been paid: the words of purchases, investments and aid."""
    known = [known_kinds()[name].done for name in _DEEDS]
    codes = dict.fromkeys(code for done in known for code in done)
    return {code: tuple(dict.fromkeys(phrase for done in known for phrase in done.get(code, ()))) for code in codes}


def _named_after(name: str, kind: OwnKind) -> Sequence[str]:
    """``sale_deadline``: the kind that we ship whose id ends that of a story's own; its words announce that as well."""
    known = known_kinds()
    ends = ["_".join(name.split("_")[at:]) for at in range(1, name.count("_") + 1)]
    return [known[end].id for end in ends if end in known and known[end].type == kind.type][:1]


def _told_by(name: str, kind: OwnKind, code: str) -> Sequence[str]:
    """The words of the id of a story's own kind, which is English: a kind "loot" is announced by "loot" as well.

    That a kind is a "date" says nothing: "dates from the thirties". Nor does a part of a role: a "technology_chief".
    """
    if code != "en" or kind.nouns.get(code) or name in known_kinds() or (kind.type == "person" and "_" in name):
        return ()
    return inflected((word for word in name.split("_") if len(word) >= _SHORTEST and word != kind.type), code)
