"""Search over the sentences, the values in their own words, and the titles of articles."""

from __future__ import annotations

import re

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from reports.text import plain
from reports.web.pages import chosen_of, facet, number_of, page, site_of
from storage import browse
from storage.database import reading

PER_PAGE = 25
LONGEST = 200
MOST_WORDS = 8
_WORDS = re.compile(r'"([^"]+)"|(\S+)')


def results(request: Request) -> Response:
    """What has all the words; a phrase stands in "quotes"."""
    site = site_of(request)
    said = request.query_params.get("q", "").strip()
    if len(said) > LONGEST:
        raise HTTPException(400, f"A search takes at most {LONGEST} characters; these are {len(said):,}.")
    words = words_of(said)
    stories = {name: story.title for name, story in site.stories.items()}
    story = chosen_of(request, "story", stories)
    facts = {one.id: one.title for one in site.stories[story].facts} if story else _facts(site.stories.values())
    fact = chosen_of(request, "fact", facts)
    before = number_of(request, "before")
    with reading(site.engine) as connection:
        names = {name: name for name in browse.outlets(connection)}
        outlet = chosen_of(request, "outlet", names)
        found = (
            browse.search(connection, words, story=story, fact=fact, outlet=outlet, before=before, limit=PER_PAGE + 1)
            if words
            else []
        )
    return page(
        request,
        "search.html",
        said=said,
        words=words,
        found=found[:PER_PAGE],
        more=found[PER_PAGE - 1].id if len(found) > PER_PAGE else None,
        facets=[
            facet("story", "Story", stories, story, "all stories"),
            facet("fact", "Fact", facts, fact, "all facts"),
            facet("outlet", "Outlet", names, outlet, "all outlets"),
        ],
        query={"q": said, "story": story, "fact": fact, "outlet": outlet},
        stories=stories,
        facts=_facts(site.stories.values()),
    )


def words_of(said: str) -> list[str]:
    """The words and quoted phrases of a search, at most eight."""
    return [plain(phrase or word) for phrase, word in _WORDS.findall(said)][:MOST_WORDS]


def _facts(stories: object) -> dict[str, str]:
    return {one.id: one.title for story in stories for one in story.facts}  # type: ignore[attr-defined]
