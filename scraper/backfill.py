"""A list of article addresses, as a person gives it to have older articles fetched."""

from __future__ import annotations

from scraper.addresses import canonical, is_front_page, same_site
from scraper.sources import Source
from storage.errors import Problem

MOST_LINES = 200_000


def read_addresses(body: bytes, source: Source) -> tuple[list[str], list[Problem]]:
    """The addresses of a file, each once, and the lines that hold none of this outlet's.

    An outlet's own are those on the site of its front page, its feeds or its other listings.
    """
    own = (source.home, *source.discover.addresses())
    found: dict[str, None] = {}
    problems: list[Problem] = []
    for number, line in enumerate(body.decode("utf-8-sig", "replace").splitlines(), start=1):
        text = line.strip()
        if not text or text.startswith("#"):
            continue
        if number > MOST_LINES:
            problems.append(Problem(None, f"more than {MOST_LINES} lines", "Split the file.", number))
            break
        url = canonical(text) if "://" in text else None
        if url is None:
            remedy = "Write it with http:// or https://."
            problems.append(Problem(None, f"{text[:100]!r} is not a web address", remedy, number))
        elif is_front_page(url) or not any(same_site(url, one) for one in own):
            remedy = "Leave it out, or give it to the source it belongs to."
            problems.append(Problem(None, f"{url[:100]} is no article of {source.name}", remedy, number))
        else:
            found[url] = None
    return list(found), problems
