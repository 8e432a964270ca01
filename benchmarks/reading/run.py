"""How well facts are read: the labelled articles by their own scorer, for one set or all.

Usage: python benchmarks/reading/run.py [SET ...] [--errors N] [--explain ARTICLE]

The languages were tuned on ``gold`` and ``dev`` to ``dev37``. The held-out sets hold other stories, written and
labelled by people who had not seen the reader, and nobody reads their texts: only they say how well other stories are
read. Do not look at their errors; once a story of them has been looked at, it belongs to ``dev``. ``dev3`` and
``heldout3`` are in the style of ``gold``: short articles, three or four facts each. ``dev4`` and ``heldout4`` were
written and labelled together, before the reader was run on either, with traps in every article and many kinds that
the stories describe themselves; only the errors of ``dev4`` were looked at. ``dev5`` and ``heldout5`` are of real
stories of the last years, by two people; their sentences, and many of their rumours, are invented. ``dev6`` is like
``dev5``; its story files are as short as those of somebody who has only read the documents, and half of their facts
are kinds of their own. ``dev7`` to ``dev15`` and ``heldout6`` are of real stories, too, in every register of the
press. ``dev16`` to ``dev36`` and ``heldout7`` to ``heldout12`` are ordinary news of real stories: what agencies and
daily papers print. ``dev37`` and ``heldout13`` are news of invented firms, clubs and towns by one writer for each
language, in runs of five on one story: follow-ups, corrections, a rival's story. ``heldout9`` shares four stories with
``dev21``; ``dev26`` and ``dev27`` share two.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
sys.path.insert(0, str(HERE.parents[1]))

from facts.model import Reading  # noqa: E402
from facts.reader import explain, read  # noqa: E402
from facts.story import Story  # noqa: E402
from facts.values import to_json  # noqa: E402

NAMES = [f"dev{number or ''}" for number in (0, *range(2, 38))] + [
    f"heldout{number or ''}" for number in (0, *range(2, 14))
]
SETS = {"gold": (HERE / "gold", HERE / "stories")} | {name: (HERE / name, HERE / name / "stories") for name in NAMES}
"""The folders of each set: of its articles, and of its stories."""


def published(printed: str) -> date:
    """The day of an article; of a month or a year its middle, since the text was written somewhere in it."""
    parts = [int(part) for part in printed.split("-")]
    return date(*(parts + [7, 1][len(parts) - 1 :] if len(parts) == 1 else [*parts, 15][:3]))


def load(folder: Path, stories: Path) -> tuple[list[dict[str, Any]], dict[str, Story]]:
    """The labelled articles of a set and its stories."""
    lines = (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    loaded = {
        path.stem: Story.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
        for path in stories.glob("*.toml")
    }
    return [json.loads(line) for line in lines if line.strip()], loaded


def claims_of(reading: Reading) -> list[dict[str, Any]]:
    """The certain claims in the shape of the scorer."""
    return [
        {
            "fact": claim.fact,
            "value": to_json(claim.value),
            "modality": claim.modality.value,
            "words": claim.evidence.words,
        }
        for claim in reading.claims
        if claim.uncertain is None
    ]


def main() -> None:
    """Score the sets asked for, or explain one article."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("sets", nargs="*", metavar="SET", help=f"{', '.join(SETS)}; all of them if none is named")
    parser.add_argument("--errors", type=int, default=0)
    parser.add_argument("--explain", action="append", default=[])
    parser.add_argument("--claims", type=Path, help="where to keep the claims as JSON lines (one file a set is made)")
    args = parser.parse_args()
    for name in args.sets or [name for name, (folder, _) in SETS.items() if (folder / "articles.jsonl").exists()]:
        articles, stories = load(*SETS[name])
        if args.explain:
            _explain([article for article in articles if article["id"] in args.explain], stories)
            continue
        print(f"== {name}", flush=True)
        target = (args.claims or Path("build")) / f"claims-{name}.jsonl"
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("w", encoding="utf-8") as out:
            for article in articles:
                reading = read(article["text"], stories[article["story"]], **_context(article))
                out.write(json.dumps({"id": article["id"], "claims": claims_of(reading)}, ensure_ascii=False) + "\n")
        scorer = [sys.executable, str(HERE / "gold" / "score.py"), str(target), "--gold", str(SETS[name][0])]
        subprocess.run([*scorer, "--errors", str(args.errors)], check=True, stderr=subprocess.STDOUT)


def _context(article: dict[str, Any]) -> dict[str, Any]:
    return {"language": article["language"], "published": published(article["published"]), "title": article["title"]}


def _explain(articles: list[dict[str, Any]], stories: dict[str, Story]) -> None:
    for article in articles:
        print(f"## {article['id']} {article['published']} {article['title'] or ''}\n   {article['text']}")
        for label in article["observations"]:
            print(f"   = {label['fact']} {json.dumps(label['value'])} {label['modality']}")
        for row in explain(article["text"], stories[article["story"]], **_context(article)):
            print(f"     {row.fact or '-'} | {row.words} | {row.reason}")


if __name__ == "__main__":
    main()
