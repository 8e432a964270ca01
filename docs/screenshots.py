"""Take docs/report.png and the pictures in docs/screens/ from the demo's workspace, with the Chromium of the machine.

Usage: factdrift demo --dir demo-workspace; python docs/screenshots.py demo-workspace
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
SCREENS = ROOT / "docs" / "screens"
STORY = "/stories/ami-labs"
DESK, PHONE = (1180, 860), (390, 780)


def main() -> None:
    """Serve the workspace, and take one picture after the other."""
    command = [sys.executable, str(ROOT / "cli.py"), "serve", "--port", "0", "--reviewer", "anna", "-w", sys.argv[1]]
    SCREENS.mkdir(exist_ok=True)
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as server, sync_playwright() as play:
        line = server.stderr.readline() if server.stderr else ""
        found = re.search(r"http://\S+(?=/)", line)
        if found is None:
            raise SystemExit(f"the server did not start: {line}")
        browser = play.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        try:
            report = Path(sys.argv[1], "reports", "ami-labs.html").resolve()
            _shoot(browser, report.as_uri(), ROOT / "docs" / "report.png", (900, 1330))
            _take(browser, found[0])
        finally:
            browser.close()
            server.terminate()


def _take(browser: Browser, address: str) -> None:
    for name, path in _pages(browser, address).items():
        for suffix, size in (("", DESK), ("-phone", PHONE)):
            _shoot(browser, address + path, SCREENS / f"{name}{suffix}.png", size)
    _shoot(browser, f"{address}{STORY}", SCREENS / "story-dark.png", DESK, "dark")


def _pages(browser: Browser, address: str) -> dict[str, str]:
    """The pages by name, with a change and a note on each that has something to show."""
    page = browser.new_page()
    page.goto(f"{address}{STORY}/review?fact=funding&verb=superseded")
    change = re.findall(r"/changes/(\w+)/decide", page.content())[0]
    page.close()
    return {
        "stories": "/",
        "story": STORY,
        "story-as-of": f"{STORY}?as_of=2025-12-21",
        "fact": f"{STORY}/facts/funding",
        "queue": f"{STORY}/review?change={change}",
        "change": f"{STORY}/changes/{change}",
        "decisions": f"{STORY}/decisions",
        "rule": f"{STORY}/rules/new?change={change}",
        "article": "/articles/1/2",
        "edits": "/articles/1/2?view=edits",
        "sources": "/sources",
        "search": "/search?q=valuation",
    }


def _shoot(
    browser: Browser, address: str, target: Path, size: tuple[int, int], scheme: Literal["light", "dark"] = "light"
) -> None:
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, color_scheme=scheme)
    shot = context.new_page()
    answer = shot.goto(address)
    if address.startswith("http") and (answer is None or not answer.ok):
        raise SystemExit(f"{address} did not answer with a page")
    taken = Image.open(BytesIO(shot.screenshot()))
    taken.quantize(96, dither=Image.Dither.NONE).save(target, optimize=True)
    context.close()


if __name__ == "__main__":
    main()
