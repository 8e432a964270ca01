"""Take the pictures in docs/screens/ from the demo's workspace, with the Chromium of the machine.

Usage: factdrift demo --dir demo-workspace; python docs/screenshots.py demo-workspace
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

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
            _take(browser, found[0])
        finally:
            browser.close()
            server.terminate()


def _take(browser: Browser, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}{STORY}/review?fact=funding&verb=superseded")
    card = re.findall(r"/changes/(\w+)/decide", page.content())[0]
    for name, path, size, scheme in (
        ("queue", f"{STORY}/review?change={card}", DESK, "light"),
        ("queue-dark", f"{STORY}/review?change={card}", DESK, "dark"),
        ("queue-phone", f"{STORY}/review?change={card}", PHONE, "light"),
        ("story", STORY, DESK, "light"),
        ("story-phone", STORY, PHONE, "dark"),
        ("fact", f"{STORY}/facts/funding", DESK, "light"),
        ("edits", "/articles/1/2?view=edits", DESK, "light"),
        ("sources", "/sources", DESK, "light"),
    ):
        context = browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            color_scheme=scheme,  # type: ignore[arg-type]
        )
        shot = context.new_page()
        shot.goto(address + path)
        taken = Image.open(BytesIO(shot.screenshot()))
        taken.quantize(160, dither=Image.Dither.NONE).save(SCREENS / f"{name}.png", optimize=True)
        context.close()


if __name__ == "__main__":
    main()
