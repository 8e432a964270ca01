"""A few requests outside a crawl: the same guard, the same manners, the same limits."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from scraper.session import Answer as Answered
from scraper.session import NoAnswerError, Session, run_session
from storage.settings import CrawlSettings, Settings
from tests.scraper.newsite import Answer, Site, processes
from tests.scraper.test_crawl_network import LOOPBACK


def asked_here(urls: list[str], crawl: dict[str, object]) -> list[tuple[str, str]]:
    """Runs in a process of its own: each address with its status, or the outcome of a request without an answer."""

    async def ask(session: Session) -> list[tuple[str, str]]:
        found = []
        for url in urls:
            try:
                answer: Answered = await session.get(url)
                found.append((url, str(answer.status)))
            except NoAnswerError as error:
                found.append((url, str(error.outcome)))
        return found

    return run_session(Settings(contact="https://factdrift.example/bot", crawl=CrawlSettings(**crawl)), ask)  # type: ignore[arg-type]


def ask(urls: list[str], **crawl: object) -> list[tuple[str, str]]:
    with ProcessPoolExecutor(1, mp_context=processes()) as pool:
        return pool.submit(asked_here, urls, {"delay": 0, "timeout": 2, **crawl}).result(timeout=150)


def test_no_spelling_of_this_machine_is_reached(site: Site) -> None:
    urls = [f"http://{host}:{site.port}/{path}" for host in LOOPBACK for path in ("", "feed.xml")]
    urls += ["file:///etc/passwd", "ftp://127.0.0.1/x", "data:text/plain,x", f"http://user:x@127.0.0.1:{site.port}/"]
    found = ask(urls)
    assert site.asked == []
    assert {outcome for _, outcome in found} <= {"refused address", "server error"}
    assert sum(outcome == "refused address" for _, outcome in found) >= 40


def test_limits_redirects_and_robots_hold_as_in_a_crawl(site: Site) -> None:
    site.put("/robots.txt", "User-agent: Factdrift\nDisallow: /private/\n")
    site.put("/moved", "", 302, Location="/private/x")
    site.put("/round", "", 302, Location="/round")
    site.put("/big", b"x" * 300_000)
    site.answers["/endless"] = Answer(b"", 200, {}, endless=True)
    site.answers["/slow"] = Answer(b"x", 200, {}, wait=5)
    site.put("/away", "", 302, Location=f"http://0.0.0.0:{site.port}/hidden")
    site.put("/fine", "fine")
    paths = ["/private/x", "/moved", "/round", "/big", "/endless", "/slow", "/away", "/fine", "/nothing"]
    found = ask([f"{site.url}{path}" for path in paths], allow_loopback=True, max_size=200_000)
    refused = [
        "robots disallowed",
        "robots disallowed",
        "moved",
        "too large",
        "too large",
        "timeout",
        "refused address",
    ]
    assert [outcome for _, outcome in found] == [*refused, "200", "404"]
    assert not {"/private/x", "/hidden"} & set(site.paths())
    assert {one.headers["user-agent"] for one in site.asked} == {"Factdrift/0.1 (+https://factdrift.example/bot)"}


def test_requests_to_one_site_keep_their_distance(site: Site) -> None:
    site.put("/a", "a")
    ask([f"{site.url}/a"] * 4, allow_loopback=True, delay=0.5)
    _, first, *between, last = [one.at for one in site.asked]
    assert len(between) == 2
    assert (last - first) / 3 >= 0.4  # a busy machine notes one request late, and the next one in time


def test_nothing_on_the_way_from_an_outlet_to_the_ledger_opens_connections_of_its_own() -> None:
    """Whoever wants to ask an outlet asks the session or the crawl."""
    folder = Path(__file__).parents[2]
    callers = ("requests.get", "urllib.request", "http.client", "socket.create_connection", "urlopen(", "httpx")
    files = [path for name in ("facts", "storage", "scraper") for path in (folder / name).rglob("*.py")]
    found = [(path.name, caller) for path in files for caller in callers if caller in path.read_text(encoding="utf-8")]
    assert len(files) > 50
    assert found == []
