"""Take pictures of pages: at 390 and 1280 px, light and dark; or check them.

    python tools/shoot.py OUT PAGE…             PAGE is a file or an address
    python tools/shoot.py OUT --check PAGE…     no pictures: axe, and no sideways scrolling at 320 px
    python tools/shoot.py OUT --print PAGE…     PDFs as they would print
    python tools/shoot.py OUT --contrast PAGE…  pictures with forced colours

Needs Chromium and `make env-browser`.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

FLAGS = [
    "--headless",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = {1280: 900, 390: 844}
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast"]}}


@contextmanager
def chromium() -> Iterator[Browser]:
    """The machine's Chromium, without a sandbox for root, who cannot have one."""
    path = next((found for name in ("chromium", "google-chrome") if (found := shutil.which(name))), None)
    flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else FLAGS
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=flags)
        yield browser
        browser.close()


def shoot(browser: Browser, address: str, name: str, out: Path, *, contrast: bool = False) -> None:
    """A whole-page picture for each width and each theme."""
    for width, height in WIDTHS.items():
        for theme in ("light", "dark"):
            context = browser.new_context(
                viewport={"width": width, "height": height},
                color_scheme=theme,
                forced_colors="active" if contrast else "none",
            )
            page = context.new_page()
            page.goto(address)
            page.screenshot(path=out / f"{name}-{width}-{theme}.png", full_page=True)
            context.close()


def print_out(browser: Browser, address: str, name: str, out: Path) -> None:
    """The page as it prints."""
    page = browser.new_page()
    page.goto(address)
    page.pdf(path=out / f"{name}.pdf", prefer_css_page_size=True)
    page.close()


def complaints(page: Page, address: str) -> Iterator[str]:
    """What axe finds, in both themes, and whether the page scrolls sideways at 320 px."""
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(address)
    for theme, rules in (("light", RULES), ("dark", CONTRAST)):
        page.emulate_media(color_scheme=theme)
        for violation in Axe().run(page, options=rules).response["violations"]:
            for node in violation["nodes"]:
                yield f"{theme}: {violation['id']}: {node['html'][:160]} ({node['failureSummary'][:300]})"
    page.set_viewport_size({"width": 320, "height": 640})
    wide = page.evaluate("document.documentElement.scrollWidth")
    if wide > 320:
        yield f"at 320 px the page is {wide} px wide: {page.evaluate(WIDEST)}"


WIDEST = """[...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > 321)
    .slice(0, 5).map(e => e.tagName + '.' + e.className).join(', ')"""


def main() -> int:
    """Do what the command line says; 1 if a check found something."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("out", type=Path)
    arguments.add_argument("pages", nargs="+")
    arguments.add_argument("--check", action="store_true")
    arguments.add_argument("--print", action="store_true", dest="printed")
    arguments.add_argument("--contrast", action="store_true")
    wanted = arguments.parse_args()
    wanted.out.mkdir(parents=True, exist_ok=True)
    found = 0
    with chromium() as browser:
        checked = browser.new_page()
        for page in wanted.pages:
            address = page if "://" in page else Path(page).resolve().as_uri()
            name = Path(page).stem
            if wanted.check:
                for complaint in complaints(checked, address):
                    print(f"{name}: {complaint}")
                    found += 1
            elif wanted.printed:
                print_out(browser, address, name, wanted.out)
            else:
                shoot(browser, address, name, wanted.out, contrast=wanted.contrast)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
