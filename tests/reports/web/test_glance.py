"""A story at a glance: what is looked up is what the folded report says."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from facts.model import Verb
from reports.web import glance
from reports.web.desk import desk_of, report_of
from reports.web.glance import Glance, glance_of
from reports.web.site import Site
from storage import changes
from storage.database import reading
from storage.decisions import Action, decide
from tests.reports.web.newsroom import BEGIN, NOW, STORY, newsroom, opened


def folded(site: Site, day: float | None) -> Glance:
    """The glance of the folded report."""
    as_of = None if day is None else BEGIN + timedelta(days=day)
    return glance._of_report(report_of(site, STORY, as_of).thing)


def comparable(found: Glance) -> object:
    """All but what only one of the two knows: texts that state nothing, and the person behind a value."""
    facts = [
        (one.id, [replace(line, lead=None) for line in sorted(one.lines, key=lambda line: line.qualifier or "")])
        for one in found.facts
    ]
    return facts, found.articles, found.outlets, found.origins, found.reviewed, found.newest_change_at


@pytest.mark.parametrize("day", [None, 0, 1.5, 10, 40, 89])
def test_what_is_looked_up_is_what_is_folded(tmp_path: Path, day: float | None) -> None:
    folder, _ = newsroom(tmp_path / "news")
    with opened(folder) as site:
        as_of = None if day is None else BEGIN + timedelta(days=day)
        assert comparable(glance_of(site, STORY, as_of).thing) == comparable(folded(site, day))
        assert ("glance", STORY, as_of) in site.shelf._entries


@pytest.mark.parametrize(("action", "looked_up"), [(Action.ACCEPT, True), (Action.REJECT, False), (Action.NOTE, True)])
def test_where_something_else_counts_than_what_is_read_the_report_is_folded(
    tmp_path: Path, action: Action, looked_up: bool
) -> None:
    folder, _ = newsroom(tmp_path / "news")
    with opened(folder) as site:
        with site.engine.begin() as connection:
            change = changes.changes(connection, STORY, verb=Verb.FIRST_REPORTED)[0]
            decide(
                connection, story=STORY, action=action, reviewer="anna", at=NOW, change=change.id, note="As I see it."
            )
        with reading(site.engine) as connection:
            assert glance._as_read(site, connection, desk_of(site, connection, STORY)) is looked_up
        assert comparable(glance_of(site, STORY, None).thing) == comparable(folded(site, None))
