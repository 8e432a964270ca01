"""OPML: what feed readers write, broken and hostile files."""

# ruff: noqa: E501 - sample pages and sentences stay on one line

import time
from pathlib import Path

import pytest

from scraper.opml import MOST_OUTLINES, OpmlError, read_opml, write_opml
from scraper.sources import Discover, Source

GOOD = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0"><head><title>Mine</title></head><body>
<outline text="Papers">
  <outline type="rss" text="The Daily - Economy" xmlUrl="https://daily.example/economy.xml" htmlUrl="https://www.daily.example/"/>
  <outline type="rss" text="The Daily - Sport" xmlUrl="https://feeds.example/daily" htmlUrl="https://daily.example/sport" language="en-GB"/>
</outline>
<outline type="rss" title="Gazette &amp; Co" text="x" xmlUrl="https://gazette.example.fr/rss"/>
</body></opml>"""


def test_feeds_of_one_web_page_are_one_source_and_folders_are_none() -> None:
    found = read_opml(GOOD)
    assert found.problems == ()
    assert list(found.sources) == ["the-daily", "gazette-co"]
    daily, gazette = found.sources.values()
    assert (daily.name, daily.home, daily.language) == ("The Daily", "https://www.daily.example/", "en")
    assert daily.discover.feeds == ("https://daily.example/economy.xml", "https://feeds.example/daily")
    assert (gazette.name, gazette.home, gazette.country) == ("Gazette & Co", "https://gazette.example.fr/", "FR")
    assert not daily.enabled


def test_what_is_exported_is_imported_again() -> None:
    sources = [
        Source(id="a", name='A "<&>" \x07', home="https://a.example/", language="fr", discover=Discover(feeds=("https://a.example/1?x=1&y=2", "https://a.example/2"))),
        Source(id="b", name="B", home="https://b.example/", discover=Discover(sitemaps=("https://b.example/s",))),
    ]  # fmt: skip
    body, left = write_opml(sources, "mine")
    assert left == ["b"]
    (again,) = read_opml(body).sources.values()
    assert (again.name, again.home, again.language) == ('A "<&>"', "https://a.example/", "fr")
    assert again.discover.feeds == sources[0].discover.feeds


def test_a_bad_entry_is_told_with_its_line_and_costs_only_itself() -> None:
    body = GOOD.replace(
        b"</outline>\n<outline type",
        b'</outline>\n<outline type="rss" text="No address"/>\n'
        b'<outline text="Script" xmlUrl="javascript:alert(1)"/>\n<outline text="File" xmlUrl="file:///etc/passwd"/>\n'
        b"<outline type",
    )
    found = read_opml(body)
    assert list(found.sources) == ["the-daily", "gazette-co"]
    assert [(problem.line, problem.key) for problem in found.problems] == [
        (7, "No address"),
        (8, "Script"),
        (9, "File"),
    ]


@pytest.mark.parametrize(
    "body",
    [
        GOOD[: GOOD.index(b"</body>")],
        GOOD.replace(b"</outline>\n", b"\n"),
        GOOD.replace(b"Gazette &amp; Co", b"Gazette & Co"),
        GOOD.replace(b"Papers", b"Pap\x00ers"),
        GOOD.replace(b"Papers", b"Pap\xffers"),
    ],
)
def test_of_a_broken_file_all_that_can_be_read_is_taken(body: bytes) -> None:
    found = read_opml(body)
    assert next(iter(found.sources)) == "the-daily"
    assert len(found.sources) == 2
    assert found.problems
    assert all(problem.line for problem in found.problems)


def laughs(place: str) -> bytes:
    """A billion laughs in an attribute or in text."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    body = '<outline text="&l11;" xmlUrl="https://a.example/x"/>' if place == "attribute" else "<x>&l11;</x>"
    return f'<?xml version="1.0"?><!DOCTYPE o [<!ENTITY l0 "lol">{entities}]><opml><body>{body}</body></opml>'.encode()


@pytest.mark.parametrize("place", ["attribute", "text"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_billion_laughs_is_refused_at_once(place: str, encoding: str) -> None:
    began = time.process_time()
    with pytest.raises(OpmlError, match="declares entities"):
        read_opml(laughs(place).decode().encode(encoding))
    assert time.process_time() - began < 1


def test_no_entity_reads_a_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("planted")
    for declared in (f'<!ENTITY x SYSTEM "{secret.as_uri()}">', f'<!ENTITY % x SYSTEM "{secret.as_uri()}"> %x;'):
        body = f'<!DOCTYPE o [{declared}]><opml><body><outline text="&x;" xmlUrl="https://a.example/"/></body></opml>'
        with pytest.raises(OpmlError) as caught:
            read_opml(body.encode())
        assert "planted" not in str(caught.value)


@pytest.mark.parametrize("body", [b"", b"nonsense", b"<html><body/></html>", b"\x89PNG", b'{"opml": 1}'])
def test_what_is_no_opml_says_so(body: bytes) -> None:
    with pytest.raises(OpmlError):
        read_opml(body)


def test_a_file_without_feeds_says_so() -> None:
    (problem,) = read_opml(b"<opml><body><outline text='x'/></body></opml>").problems
    assert "no entry has a feed" in problem.problem


def test_a_huge_file_is_bounded() -> None:
    many = b"".join(b'<outline xmlUrl="https://a%d.example/f"/>\n' % n for n in range(MOST_OUTLINES + 5))
    found = read_opml(b"<opml><body>" + many + b"</body></opml>")
    assert len(found.sources) == MOST_OUTLINES
    assert [problem.line for problem in found.problems] == [MOST_OUTLINES + 1]
