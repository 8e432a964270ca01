"""A story as its owner writes it down: what to match, whose facts they are, and which facts to follow.

This is the model behind ``stories/*.toml``; ``json_schema()`` gives editors the same rules.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from functools import cached_property
from typing import Annotated, Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from facts.words.cues import cues_of, index_of

NameAndAliases = Annotated[
    tuple[str, ...], Field(min_length=1, description='A name, then other spellings: ["Meta", "Meta Platforms"]')
]
ValueType = Literal["money", "count", "percent", "date", "person", "organisation", "place", "choice"]
FIGURES: tuple[ValueType, ...] = ("money", "count", "percent")
"""Types of value that are figures: they can rise, and be more or less than another."""


class Strict(BaseModel):
    """Unknown keys are errors, so that a misspelt key is never silently without effect."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Subject(Strict):
    """Whose facts these are."""

    name: str = Field(description="The name as you would write it in a headline")
    aliases: tuple[str, ...] = Field(default=(), description="Other names and spellings")
    type: Literal["organisation", "person", "product", "event", "place"] = "organisation"
    people: tuple[NameAndAliases, ...] = Field(
        default=(), description="Founders, heads, owners: what they raise, found or lead is the subject's"
    )
    makers: tuple[NameAndAliases, ...] = Field(
        default=(), description="For a product or an event: the organisations that make or hold it"
    )

    @field_validator("people", "makers", mode="before")
    @classmethod
    def _plain_names(cls, names: Any) -> Any:
        return _listed(names)


class Others(Strict):
    """Names that occur in the coverage and are not the subject: their figures are not the story's."""

    organisations: tuple[NameAndAliases, ...] = ()
    people: tuple[NameAndAliases, ...] = ()
    products: tuple[NameAndAliases, ...] = ()

    @field_validator("organisations", "people", "products", mode="before")
    @classmethod
    def _plain_names(cls, names: Any) -> Any:
        return _listed(names)


class Fact(Strict):
    """One fact to follow: a kind, narrowed where the kind alone is too wide."""

    id: str = Field(pattern=r"^[a-z][a-z0-9_]*$", description="Short name, used in reports and commands")
    kind: str = Field(description="One of `factdrift kinds`, or a kind of your own from [kinds] in this file")
    label: str | None = Field(default=None, description="How reports name it; the id otherwise")
    of: str | None = Field(default=None, description="Whose figure, if not the subject's: a name from [others]")
    person: str | None = Field(default=None, description="For roles and departures: who")
    holder: str | None = Field(default=None, description="For stakes and investments: who holds or pays")
    market: str | None = Field(default=None, description="For prices and launches: US, EU, JP ... (ISO 3166 or EU)")
    scope: tuple[str, ...] = Field(default=(), description="Words that say which part is meant, such as group or brand")
    near: tuple[str, ...] = Field(default=(), description="One of these words must stand in the same sentence")
    not_near: tuple[str, ...] = Field(default=(), description="None of these words may stand beside the value")
    values: dict[str, tuple[str, ...]] = Field(
        default_factory=dict, description='For kinds of type choice: {postponed = ["postponed", "verschoben"]}'
    )
    trend: Literal["rises"] | None = Field(
        default=None,
        description='"rises" for a tally that only grows, where the kind does not say so (units sold)',
    )
    min: float | None = Field(default=None, description="Smaller figures are not this fact")
    max: float | None = Field(default=None, description="Larger figures are not this fact")
    not_before: str | None = Field(default=None, description="Earlier dates are not this fact (2025, 2025-06 ...)")
    not_after: str | None = Field(default=None, description="Later dates are not this fact")

    @property
    def title(self) -> str:
        """How reports name the fact."""
        return self.label or self.id.replace("_", " ").capitalize()


class OwnKind(Strict):
    """A kind of fact of the user's own: its value type and the words that announce it, by language."""

    type: ValueType
    cues: dict[str, tuple[str, ...]] = Field(
        default_factory=dict,
        description='Words or phrases by language: {en = ["recalled", "recall of"], de = ["Rückruf"]}. A choice needs '
        "none: the values in its fact announce it",
    )
    not_cues: dict[str, tuple[str, ...]] = Field(default_factory=dict, description="Words of another figure")
    nouns: dict[str, tuple[str, ...]] = Field(
        default_factory=dict, description="For counts: what is counted, one of which must follow the number"
    )
    trend: Literal["rises"] | None = Field(
        default=None,
        description='"rises" for a tally that only grows while the event goes on, such as a death toll: a later report '
        "with a higher figure then follows the one before. For money, counts and percents",
    )
    description: str = ""
    examples: tuple[str, ...] = ()

    @field_validator("cues", "not_cues", "nouns")
    @classmethod
    def _phrases_can_be_found(cls, phrases: dict[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        for several in phrases.values():
            index_of(cues_of("own", several))
        return phrases

    @model_validator(mode="after")
    def _only_a_choice_needs_no_cues(self) -> Self:
        if self.type != "choice" and "cues" not in self.model_fields_set:
            msg = f'cues are missing: add words that announce this {self.type}, such as cues = {{ en = ["recalled"] }}'
            raise ValueError(msg)
        return self

    @model_validator(mode="after")
    def _only_figures_rise(self) -> Self:
        if self.trend is not None and self.type not in FIGURES:
            msg = f"trend is for kinds of type {', '.join(FIGURES)}; a {self.type} does not rise: remove the key"
            raise ValueError(msg)
        return self


class Story(Strict):
    """A followed story."""

    title: str
    languages: tuple[Literal["de", "en", "fr"], ...] = ("de", "en", "fr")
    match: str = Field(description='Which articles belong: names and "phrases" with AND, OR, NOT and brackets')
    since: dt.date | None = Field(default=None, description="Articles published earlier say nothing about this story")
    subject: Subject
    others: Others = Others()
    facts: tuple[Fact, ...] = Field(min_length=1)
    kinds: dict[str, OwnKind] = Field(default_factory=dict)

    @cached_property
    def _written(self) -> str:
        return self.model_dump_json()

    @property
    def digest(self) -> str:
        """Eight hex digits of what the story file says: another when its facts, names or words change."""
        return hashlib.sha256(self._written.encode()).hexdigest()[:8]

    def __hash__(self) -> int:
        return hash(self._written)

    @model_validator(mode="after")
    def _facts_are_distinct(self) -> Self:
        seen: set[str] = set()
        for fact in self.facts:
            if fact.id in seen:
                msg = f"two facts have the id {fact.id!r}; give one of them another id"
                raise ValueError(msg)
            seen.add(fact.id)
        return self

    @model_validator(mode="after")
    def _subject_is_not_another(self) -> Self:
        own = {self.subject.name.casefold(), *(a.casefold() for a in self.subject.aliases)}
        for group in (self.others.organisations, self.others.people, self.others.products):
            for names in group:
                if both := own & {name.casefold() for name in names}:
                    msg = f"{min(both)!r} is both the subject and one of [others]; remove it from one of them"
                    raise ValueError(msg)
        return self


def json_schema() -> dict[str, Any]:
    """JSON schema (2020-12) of a story file, for editors."""
    return Story.model_json_schema()


def _listed(names: Any) -> Any:
    """``["Meta", ["Nabla", "Nabla SAS"]]`` → every entry a list."""
    return [[name] if isinstance(name, str) else name for name in names] if isinstance(names, list | tuple) else names
