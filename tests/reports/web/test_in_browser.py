"""The pages in a real browser: by keyboard alone, without JavaScript, for screen readers, and with hostile texts."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Browser, BrowserContext, Dialog, Page, sync_playwright

from reports.web.desk import desk_of
from reports.web.site import Site
from storage.database import reading
from storage.reviews import State
from tests.reports.web.newsroom import STORY, newsroom, opened, pages, running

CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]  # fmt: skip
PAYLOAD = (
    "\"'><img src=x onerror=alert(1)><script>alert(2)</script></textarea></title><svg onload=alert(3)>"
    "{{7*7}}javascript:alert(4)//"
)
BASE = f"/stories/{STORY}"

pytestmark = [
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium on this machine"),
    pytest.mark.xdist_group("browser"),
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with opened(newsroom(tmp_path_factory.mktemp("browser") / "news")[0]) as made:
        yield made


def page_of(context: BrowserContext) -> tuple[Page, list[str]]:
    """A page, and what went wrong on it: dialogs, breaches of the policy, errors of scripts."""
    context.set_default_timeout(20_000)
    page, wrong = context.new_page(), list[str]()

    def dismiss(dialog: Dialog) -> None:
        wrong.append(f"dialog {dialog.message}")
        dialog.dismiss()

    page.on("dialog", dismiss)
    page.on("pageerror", lambda error: wrong.append(f"error {error}"))
    page.on("console", lambda said: wrong.append(said.text) if "Content Security Policy" in said.text else None)
    return page, wrong


def test_twenty_changes_are_reviewed_by_keyboard_alone(chromium: Browser, tmp_path: Path) -> None:
    folder, news = newsroom(tmp_path / "news")
    assert news >= 20
    with opened(folder) as site, running(site) as address, chromium.new_context() as context:
        page, wrong = page_of(context)
        page.goto(address + BASE + "/review")
        for number in range(20):
            page.keyboard.press("ax"[number % 2])
            page.wait_for_url(f"**done={number + 1}*")
        page.keyboard.press("Backspace")
        page.wait_for_url("**done=21*")
        page.keyboard.press("Space")
        page.wait_for_function("!location.search.includes('done')")
        page.keyboard.press("k")
        page.wait_for_function("document.title.includes(' 1 of ')")
        page.keyboard.press("j")
        page.wait_for_function("document.title.includes(' 2 of ')")
        with reading(site.engine) as connection:
            counts = desk_of(site, connection, STORY).review.counts
        assert (counts[State.ACCEPTED], counts[State.REJECTED]) == (10, 9)
        assert wrong == []


def test_a_value_is_corrected_and_a_change_merged_by_keyboard(chromium: Browser, tmp_path: Path) -> None:
    folder, _ = newsroom(tmp_path / "news")
    with opened(folder) as site, running(site) as address, chromium.new_context() as context:
        page, _ = page_of(context)
        page.goto(address + BASE + "/review?fact=cost")
        page.keyboard.press("?")
        page.wait_for_selector(".keys[open]")
        page.keyboard.press("e")
        page.wait_for_selector(".evidence[open] mark")
        page.keyboard.press("c")
        page.keyboard.type("€219 million")
        page.keyboard.press("Enter")
        page.wait_for_url("**done=1*")
        page.keyboard.press("m")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        page.wait_for_url("**done=2*")
        with reading(site.engine) as connection:
            counts = desk_of(site, connection, STORY).review.counts
        assert (counts[State.CORRECTED], counts[State.MERGED]) == (1, 1)


def test_keys_leave_fields_and_the_browser_alone(chromium: Browser, site: Site) -> None:
    with running(site) as address, chromium.new_context() as context:
        page, _ = page_of(context)
        page.goto(address + BASE + "/review")
        page.fill("#find", "")
        page.focus("#find")
        page.keyboard.type("ax c?")
        page.keyboard.press("Backspace")
        assert page.input_value("#find") == "ax c"
        page.keyboard.press("Escape")
        page.keyboard.press("Control+a")
        page.wait_for_timeout(200)
        assert page.url.endswith("/review")
        with reading(site.engine) as connection:
            assert desk_of(site, connection, STORY).made == ()


def test_everything_is_done_without_javascript(chromium: Browser, tmp_path: Path) -> None:
    folder, _ = newsroom(tmp_path / "news")
    with opened(folder) as site, running(site) as address, chromium.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for one in pages(site):
            answer = page.goto(address + one)
            assert answer is not None
            assert answer.ok or one == "/nowhere"
            assert page.locator("main h1").count() == 1
        page.goto(address)
        page.click("text=to review")
        page.click("text=Accept")
        page.click("summary:has-text('Correct the value')")
        page.fill("#value", page.input_value("#value"))
        page.click("button:text-is('Correct')")
        page.click("a.button")
        page.click("button:has-text('Reject')")
        page.click("summary:has-text('Merge with')")
        page.click("button:text-is('Merge')")
        page.click("form.done button")
        page.click("nav >> text=Decisions")
        assert page.locator(".log li").count() == 5
        page.click("nav >> text=Facts")
        page.click("text=I have seen these")
        assert page.locator("text=Nothing changed since your last look").count() == 1


@pytest.mark.timeout(300)
@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 390)])
def test_axe_finds_nothing(chromium: Browser, site: Site, scheme: str, width: int) -> None:
    found = {}
    size = {"width": width, "height": 900}
    with running(site) as address, chromium.new_context(color_scheme=scheme, viewport=size) as context:  # type: ignore[arg-type]
        page = context.new_page()
        for one in pages(site):
            page.goto(address + one)
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            result = Axe().run(page)
            if result.violations_count:
                found[one] = [
                    (rule["id"], node["html"][:200])
                    for rule in result.response["violations"]
                    for node in rule["nodes"][:3]
                ]
    assert found == {}


@pytest.mark.timeout(300)
@pytest.mark.parametrize("width", [390, 320])
def test_no_page_is_wider_than_the_screen(chromium: Browser, site: Site, width: int) -> None:
    with running(site) as address, chromium.new_context(viewport={"width": width, "height": 844}) as context:
        page = context.new_page()
        wide = {}
        for one in pages(site):
            page.goto(address + one)
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            if (across := page.evaluate("document.documentElement.scrollWidth")) > width:
                wide[one] = across
        assert wide == {}


def test_hostile_texts_run_nothing_and_lead_nowhere(chromium: Browser, tmp_path: Path) -> None:
    """The payload stands in every text that comes from outside, from the story file and from other reviewers."""
    folder, _ = newsroom(
        tmp_path / "news", lambda text: f"{text} {PAYLOAD}"[:400], url=lambda text: f"javascript:alert(5)//{text}"
    )
    with opened(folder, reviewer=PAYLOAD[:80]) as site, running(site) as address, chromium.new_context() as context:
        page, wrong = page_of(context)
        page.goto(address + BASE + "/review")
        page.click("summary:has-text('Leave a note')")
        page.fill("#note", PAYLOAD)
        page.click("text=Keep the note")
        page.click("button:has-text('Accept')")
        shown = 0
        for one in [*pages(site), f"/search?q={PAYLOAD[:60]}"]:
            page.goto(address + one)
            shown += "alert(2)" in page.content()
            page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
            links = page.eval_on_selector_all(
                "[href], [src], [action]",
                "all => all.map((a) => new URL(a.href?.baseVal ?? a.href ?? a.src ?? a.action, location).href)",
            )
            assert [link for link in links if not str(link).startswith(("http://", "https://"))] == [], one
            assert "49" not in page.title()
            assert page.locator("main img, main script").count() == 0
        page.goto(address + "/fetches/1/raw")
        page.wait_for_timeout(100)
        assert shown >= 15
        assert wrong == []
