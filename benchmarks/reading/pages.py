"""What is read from pages that are about something else, and how fast: real pages as data.

Usage: python benchmarks/reading/pages.py [--pages FOLDER]

Prints the claims that a story makes of pages that are not about it (there must be none), the claims that every kind
of fact makes of them when pages that do not name the subject are read all the same (the fewer, the better) and when
every page is said to name it, so that all that is nobody else's is its, and the sentences read in a second on one
core: of the same pages, and of the labelled articles, which are dense with facts.
Machines differ by a factor of four, so each speed stands beside a floor that was measured in the same run: the words
of the same sentences cut out and looked up in a set, in plain Python.
``make fast`` compiles the reader, ``make plain`` undoes it.
"""

from __future__ import annotations

import argparse
import gc
import re
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from pathlib import Path
from unittest.mock import patch

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.reading.run import SETS, load, published  # noqa: E402
from facts import reader  # noqa: E402
from facts.kinds import known_kinds  # noqa: E402
from facts.rates import ecb_rates  # noqa: E402
from facts.reader import read  # noqa: E402
from facts.story import Story  # noqa: E402
from facts.words.text import sentences  # noqa: E402
from scraper.decoding import decode  # noqa: E402
from scraper.text import clean  # noqa: E402

DAY = date(2025, 12, 1)
_WORD = re.compile(r"\w+")
_LEAST = 100_000  # sentences of the floor: fewer would be over before the clock has moved far enough
COMPILED = not str(reader.__file__).endswith(".py")
Text = tuple[str, str, str]
"""Language, title, text."""


def texts(folder: Path) -> list[Text]:
    """The clean text of each page in a language that we read."""
    found = []
    for path in sorted(folder.glob("*.html")):
        cleaned = clean(decode(path.read_bytes(), None), f"https://{path.stem}.example/")
        if cleaned is not None and cleaned.language in {"de", "en", "fr"}:
            found.append((cleaned.language, cleaned.title or "", cleaned.text))
    return found


def story_of_every_kind() -> Story:
    """A story that follows every kind of fact about somebody whom no page names."""
    kinds = {kind.id: kind for kind in known_kinds().values() if not kind.hidden and kind.type != "choice"}
    facts = [
        {"id": name, "kind": name} | ({"person": "Xaver Qwertzuio"} if "person" in kind.narrowed_by else {})
        for name, kind in kinds.items()
    ]
    return Story.model_validate(
        {"title": "Every kind", "match": "Qwertzuio", "subject": {"name": "Qwertzuio"}, "facts": facts}
    )


def claims(found: Iterable[Text], story: Story) -> list[tuple[str, str]]:
    """(fact, words) for each certain claim of the texts."""
    return [
        (claim.fact, claim.evidence.words)
        for language, title, text in found
        for claim in read(text, story, language=language, title=title, published=DAY).claims
        if claim.uncertain is None
    ]


def speed(first: Sequence[Callable[[], int]], works: Sequence[Callable[[], int]]) -> float:
    """Sentences a second of processor time, each text read once.

    ``first`` warms up: it makes the word lists ready, which are then no garbage to look through, as in the workers of a
    crawl (``scraper.preload``).
    """
    for work in first:
        work()
    gc.freeze()
    start = time.process_time()
    return sum(work() for work in works) / (time.process_time() - start)


def floor(texts: Sequence[str]) -> float:
    """Sentences a second of processor time of which the words are only cut out and looked up."""
    known = frozenset(_WORD.findall(" ".join(texts[: len(texts) // 2]).lower()))
    cut = [text[span.start : span.end] for text in texts for span in sentences(text)]
    times = 1 + _LEAST // len(cut)
    start = time.process_time()
    for sentence in cut * times:
        _ = [word for word in _WORD.findall(sentence.lower()) if word in known]
    return times * len(cut) / (time.process_time() - start)


def tell(name: str, read_a_second: float, least: float, more: str = "") -> None:
    """A speed beside its floor."""
    print(f"{name}: {read_a_second:,.0f} sentences/s{more}, {least / read_a_second:,.0f} times as long as the floor")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=Path, default=ROOT.parent / "shared" / "pages")
    folder = parser.parse_args().pages
    found = texts(folder)
    if not found:
        sys.exit(f"no pages in {folder}; name a folder of HTML pages with --pages")
    own = Story.model_validate(tomllib.loads((ROOT / "storage" / "templates" / "ami-labs.toml").read_text("utf-8")))
    print(f"{len(found)} pages")
    print(f"claims of the story that `init` writes: {len(claims(found, own))}")
    if COMPILED:
        print("claims of every kind: counted by the plain reader alone (make plain)")
    else:
        with patch("facts.reader.speaks_of", _anybody):
            _tell_claims("of every kind, nobody named", found)
            with patch("facts.claims.analysis.speaks_of", _anybody):
                _tell_claims("of every kind, all taken for the subject's", found)
    ecb_rates().rate("USD", "EUR")  # loaded once, by the first text that has two currencies
    print(f"the reader is {'compiled' if COMPILED else 'plain Python'}")
    mixed = [partial(_page, page, own) for page in found]
    tell("mixed text", speed(mixed[:30], mixed[30:]), floor([text for _, _, text in found[30:]]))
    for name in ("gold", "every set that words were tuned on"):
        known = [load(*SETS[one]) for one in SETS if one == name or (name != "gold" and not one.startswith("heldout"))]
        first, dense = [], []
        for articles, stories in known:
            firsts = {(article["story"], article["language"]): article for article in reversed(articles)}
            first += [partial(_article, article, stories) for article in firsts.values()]
            dense += [partial(_article, article, stories) for article in articles if article not in firsts.values()]
        least = floor([article["text"] for articles, _ in known for article in articles])
        tell(f"dense text, {name}", speed(first, dense), least, f" of {len(dense)} articles")


def _tell_claims(name: str, found: Sequence[Text]) -> None:
    every = claims(found, story_of_every_kind())
    kinds = dict(Counter(fact for fact, _ in every).most_common(8))
    print(f"claims {name}: {len(every)}: {kinds}")


def _page(page: Text, story: Story) -> int:
    """Read a page as if its title named the story: else it would not be read at all."""
    language, title, text = page
    read(text, story, language=language, title=f"{story.subject.name}: {title}", published=DAY)
    return len(sentences(text))


def _anybody(_text: str, _story: Story) -> bool:
    return True


def _article(article: dict[str, str], stories: dict[str, Story]) -> int:
    day = published(article["published"])
    story = stories[article["story"]]
    read(article["text"], story, language=article["language"], title=article["title"], published=day)
    return len(sentences(article["text"]))


if __name__ == "__main__":
    main()
