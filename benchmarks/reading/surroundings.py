"""How well a figure keeps its owner in other surroundings: phrasings told of another firm, or amid other words.

Usage: python benchmarks/reading/surroundings.py [LANGUAGE ...] [--most 500] [--show CHANGE]

Each phrasing of a firm that is read right (``phrasings/``) is changed in one way and read again. Told of a firm that
the story lists, or of one that nobody knows, behind a sentence that names the subject, it must give no certain claim.
With a source, a reason or another firm's doings around it, it must give the claims that it gave before.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from benchmarks.reading.phrasings import Phrasing, load, score
from benchmarks.reading.run import claims_of
from facts.reader import read

STRANGER = "Zorbeck"
AMID: dict[str, dict[str, str]] = {
    "en": {
        "a source before": "The company said on Tuesday that {text}",
        "a source behind": "{bare}, the company said on Tuesday.",
        "a reason": "Because demand is weak, {text}",
        "another firm before": "{other} was founded in 1987. {text}",
        "another firm behind": "{bare}, while {other} is looking for a spokesman.",
        "a relative clause": "{name}, which was founded in 1987, {rest}",
        "a quotation": "“{bare},” a spokeswoman said.",
    },
    "de": {
        "a source behind": "{bare}, teilte das Unternehmen am Dienstag mit.",
        "another firm before": "{other} wurde 1987 gegründet. {text}",
        "another firm behind": "{bare}, während {other} einen Sprecher sucht.",
        "a relative clause": "{name}, das 1987 gegründet wurde, {rest}",
        "a quotation": "„{bare}“, sagte eine Sprecherin.",
    },
    "fr": {
        "a source before": "L'entreprise a indiqué mardi que {text}",
        "a source behind": "{bare}, a indiqué mardi l'entreprise.",
        "a reason": "Parce que la demande est faible, {text}",
        "another firm before": "{other} a été fondé en 1987. {text}",
        "another firm behind": "{bare}, tandis que {other} cherche un porte-parole.",
        "a relative clause": "{name}, qui a été fondé en 1987, {rest}",
        "a quotation": "« {bare} », a déclaré une porte-parole.",
    },
}
FIRST = {"en": "{name} is growing. ", "de": "{name} wächst. ", "fr": "{name} grandit. "}


def main() -> None:
    """Print for each language and change how many phrasings were tried and how many were read otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("languages", nargs="*", default=["en", "de", "fr"])
    parser.add_argument("--most", type=int, default=500, help="phrasings of each language, spread over all")
    parser.add_argument("--show", help="print what is read otherwise after this change")
    given = parser.parse_args()
    for language in given.languages:
        tried, wrong = Counter[str](), Counter[str]()
        for phrasing in _spread(list(_right(language)), given.most):
            said = _said(phrasing, phrasing.text)
            for name, text, expected in _changes(phrasing, said):
                tried[name] += 1
                if (now := _said(phrasing, text)) != expected:
                    wrong[name] += 1
                    if name == given.show:
                        print(f"{phrasing.kind}: {text}\n    {sorted(now)} instead of {sorted(expected)}")
        print(f"== {language:27} tried wrong share")
        for name, count in tried.items():
            print(f"{name:30} {count:5} {wrong[name]:5} {wrong[name] / count:.3f}")


def _right(language: str) -> Iterator[Phrasing]:
    """The phrasings of one sentence about a firm that are read right as they stand."""
    for phrasing in load(language):
        text, others = phrasing.text, phrasing.story.others.organisations
        one = text.endswith(".") and ". " not in text and not any(mark in text for mark in "?!:„“«")
        firm = phrasing.story.subject.type == "organisation" and others and others[0][0] not in text
        if one and firm and phrasing.kind != "founding_date":  # which a clause that is put in tells
            scored = score(phrasing)
            if not (scored.missed or scored.false):
                yield phrasing


def _spread(phrasings: list[Phrasing], most: int) -> Iterator[Phrasing]:
    return islice(phrasings, 0, None, max(1, len(phrasings) // most))


def _said(phrasing: Phrasing, text: str) -> set[tuple[str, str]]:
    """The values and modalities that a text certainly gives for the phrasing's kind."""
    reading = read(text, phrasing.story, language=phrasing.language, published=phrasing.published)
    of_kind = (claim for claim in claims_of(reading) if claim["fact"] == phrasing.kind)
    return {(str(claim["value"]), str(claim["modality"])) for claim in of_kind}


def _changes(phrasing: Phrasing, said: set[tuple[str, str]]) -> Iterator[tuple[str, str, set[tuple[str, str]]]]:
    """(change, changed text, what it must give) for each change that can be made."""
    text, story = phrasing.text, phrasing.story
    name, other = story.subject.name, story.others.organisations[0][0]
    if said:
        for told_of, by in (("told of a listed firm", other), ("told of a stranger", STRANGER)):
            if (changed := _told_of(phrasing, by)) is not None:
                yield told_of, FIRST[phrasing.language].format(name=name) + changed, set()
    parts = {"text": text, "bare": text[:-1], "name": name, "other": other, "rest": text.removeprefix(f"{name} ")}
    for change, form in AMID[phrasing.language].items():
        if "{rest}" not in form or text.startswith(f"{name} "):
            yield change, form.format(**parts), said


def _told_of(phrasing: Phrasing, by: str) -> str | None:
    """The text with another firm's name for the subject's; None where it names the subject's people, or not itself."""
    changed, subject = phrasing.text, phrasing.story.subject
    for spelling in sorted((subject.name, *subject.aliases), key=len, reverse=True):
        changed = changed.replace(spelling, by)
    people = [name.split()[-1] for names in subject.people for name in names]
    return None if changed == phrasing.text or any(name in changed for name in people) else changed


if __name__ == "__main__":
    main()
