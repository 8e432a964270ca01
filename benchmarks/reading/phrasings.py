"""How much of a language is known: many phrasings of each kind of fact, written before the reader was run on them.

Usage: python benchmarks/reading/phrasings.py [LANGUAGE ...] [--kind KIND] [--file FILE] [--errors] [--explain]

``phrasings/LANGUAGE.toml`` holds the stories of a language, and what is said about them::

    [stories.company]                      # a story as in docs/stories.md, without its facts
    subject = { name = "Norvane", people = ["Ida Falk"] }
    others = { organisations = ["Castrel"] }

    [[about]]
    kind = "revenue"                       # one that ships, or one that the story describes under [stories.X.kinds]
    story = "company"
    narrow = { near = ["group"] }          # optional: further keys of the fact
    with = ["profit"]                      # optional: further kinds that the story follows; only `kind` is scored
    texts = [
      ["Norvane turned over 3.4 billion euros last year.", "3.4bn EUR"],
      ["Norvane hopes for sales of $5bn in 2027, up from $4bn.", "targeted 5bn USD", "former 4bn USD"],
      ["Sales at rival Castrel came to $2bn, Norvane said."],
    ]

What a text says is ``MODALITY VALUE``, and ``confirmed`` where no modality stands; ``planned/targeted`` allows both. A
text that is followed by nothing says nothing of that kind: it is a trap. Values: ``1.2bn EUR``, ``3k`` or ``3000``,
``12.5`` (percent), ``2027-03`` (EDTF), a name. A text was published on 16 November 2026 unless the block says
``published``.

A value counts as in ``gold/score.py``: numbers within 3 percent, dates within one step of precision.
"""

from __future__ import annotations

import argparse
import re
import sys
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE.parents[1]), str(HERE / "gold")]

from score import MERGED, same  # type: ignore[import-not-found]  # noqa: E402

from benchmarks.reading.run import claims_of  # noqa: E402
from facts.kinds import kinds_of  # noqa: E402
from facts.model import Modality  # noqa: E402
from facts.reader import explain, read  # noqa: E402
from facts.story import Story  # noqa: E402

PUBLISHED = date(2026, 11, 16)
SCALES = {"": 1, "k": 1e3, "m": 1e6, "bn": 1e9, "tn": 1e12}


@dataclass(frozen=True)
class Phrasing:
    """A text, the story it is read for, and what it says of the fact ``kind``: allowed modalities, and the value."""

    language: str
    kind: str
    text: str
    story: Story
    published: date
    expected: tuple[tuple[frozenset[str], dict[str, Any]], ...]


@dataclass(frozen=True)
class Score:
    """What was expected and not found, what was found and not expected, and how many values and modalities agree."""

    missed: tuple[dict[str, Any], ...]
    false: tuple[dict[str, Any], ...]
    hits: int
    modalities: int


def load(language: str, file: Path | None = None) -> Iterator[Phrasing]:
    """The phrasings of a language; those of ``file`` instead, which may use the stories of the language."""
    bodies = [tomllib.loads(path.read_text(encoding="utf-8")) for path in _files(language)]
    stories = {name: story for body in bodies for name, story in body.get("stories", {}).items()}
    if file is not None:
        bodies = [tomllib.loads(file.read_text(encoding="utf-8"))]
        stories |= bodies[0].get("stories", {})
    for block in (block for body in bodies for block in body.get("about", ())):
        story = _story(language, block, stories[block["story"]])
        kind = kinds_of(story)[block["kind"]].type
        for text, *expected in block["texts"]:
            said = tuple(_expected(printed, kind) for printed in expected)
            yield Phrasing(language, block["kind"], text, story, block.get("published", PUBLISHED), said)


def score(phrasing: Phrasing) -> Score:
    """Reads one phrasing. A value found twice counts once; the one with an allowed modality is preferred."""
    reading = read(phrasing.text, phrasing.story, language=phrasing.language, published=phrasing.published)
    claims = [claim for claim in claims_of(reading) if claim["fact"] == phrasing.kind]
    missed, modalities = [], 0
    for allowed, value in phrasing.expected:
        found = [claim for claim in claims if same(value, claim["value"], [])]
        modalities += any(MERGED[claim["modality"]] in {MERGED[modality] for modality in allowed} for claim in found)
        if not found:
            missed.append(value)
    false = [claim for claim in claims if not any(same(value, claim["value"], []) for _, value in phrasing.expected)]
    return Score(tuple(missed), tuple(false), len(phrasing.expected) - len(missed), modalities)


def main() -> None:
    """Score the languages, kind by kind, and print what is missed or false where it is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*", default=["en", "de", "fr"])
    parser.add_argument("--kind", action="append", help="only this kind")
    parser.add_argument("--file", type=Path, help="phrasings of this file instead, with the stories of the language")
    parser.add_argument("--errors", action="store_true", help="print what is missed and what is false")
    parser.add_argument("--explain", action="store_true", help="print also what became of each value of such a text")
    args = parser.parse_args()
    for language in args.languages:
        tallies: dict[str, Counter[str]] = defaultdict(Counter)
        for phrasing in load(language, args.file):
            if args.kind and phrasing.kind not in args.kind:
                continue
            scored = score(phrasing)
            for key in ("all", phrasing.kind):
                tallies[key].update(texts=1, said=len(phrasing.expected), hits=scored.hits, false=len(scored.false))
                tallies[key].update(modalities=scored.modalities, right=not scored.missed and not scored.false)
            if (args.errors or args.explain) and (scored.missed or scored.false):
                _print_errors(phrasing, scored, explained=args.explain)
        _print(language, tallies)


def _files(language: str) -> list[Path]:
    folder = HERE / "phrasings"
    return sorted([*folder.glob(f"{language}.toml"), *folder.glob(f"{language}-*.toml")])


def _story(language: str, block: dict[str, Any], body: dict[str, Any]) -> Story:
    kinds = dict.fromkeys([block["kind"], *block.get("with", ())])
    facts = [{"id": kind, "kind": kind} | (block.get("narrow", {}) if kind == block["kind"] else {}) for kind in kinds]
    name = body["subject"]["name"]
    head = {"title": name, "match": f'"{name}"', "languages": [language]}
    return Story.model_validate(head | body | {"facts": facts})


def _expected(printed: str, kind: str) -> tuple[frozenset[str], dict[str, Any]]:
    modalities, _, value = printed.partition(" ")
    if not value or not set(modalities.split("/")) <= set(Modality):
        modalities, value = "confirmed", printed
    return frozenset(modalities.split("/")), _value(value, kind)


def _value(printed: str, kind: str) -> dict[str, Any]:
    if kind == "date":
        return {"edtf": printed}
    if kind not in ("money", "count", "percent"):
        return {"text" if kind == "choice" else "name": printed}
    number, _, currency = printed.partition(" ")
    if not (figure := re.fullmatch(r"(-?[\d.]+)([a-z]*)", number)) or figure[2] not in SCALES:
        msg = f"{printed!r} is no value of type {kind}; write 1.2bn EUR, 3k, 12.5 ..."
        raise ValueError(msg)
    amount = float(figure[1]) * SCALES[figure[2]]
    return {"amount": amount, "currency": currency} if kind == "money" else {kind: amount}


def _print_errors(phrasing: Phrasing, scored: Score, *, explained: bool) -> None:
    print(f"{phrasing.kind}: {phrasing.text}")
    for value in scored.missed:
        print(f"    missed {' '.join(str(part) for part in value.values())}")
    for claim in scored.false:
        print(f"    false  {claim['words']!r}")
    if explained:
        rows = explain(phrasing.text, phrasing.story, language=phrasing.language, published=phrasing.published)
        for row in rows:
            print(f"      {row.fact or '-'} | {row.words} | {row.reason}")


def _print(language: str, tallies: dict[str, Counter[str]]) -> None:
    print(f"== {language:19} texts right  said     P     R    F1  modality")
    for kind, tally in sorted(tallies.items(), key=lambda row: (row[0] != "all", row[0])):
        found = tally["hits"] + tally["false"]
        precision = tally["hits"] / found if found else 1.0
        recall = tally["hits"] / tally["said"] if tally["said"] else 1.0
        f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        modality = tally["modalities"] / tally["hits"] if tally["hits"] else 1.0
        counts = f"{tally['texts']:5} {tally['right']:5} {tally['said']:5}"
        print(f"{kind:22} {counts}  {precision:.3f} {recall:.3f} {f1:.3f}  {modality:.3f}")


if __name__ == "__main__":
    main()
