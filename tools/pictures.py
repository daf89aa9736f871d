"""Take the pictures of the README from a running demo: 1280 px, light, a palette of 128 colours.

    make env-browser
    make run &
    .venv/bin/python -m tools.pictures docs/pictures

PORT chooses the portal's port, as it does for `make run`. Needs Chromium.
"""

import io
import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin

from PIL import Image
from playwright.sync_api import Browser

from tools.shoot import chromium

ROOT = Path(__file__).parent.parent
SIZE = {"width": 1280, "height": 960}
COLOURS = 128
#: Who looks (one of the demo's people), and the pages they see: a picture's name, and its path where it is not the first page.
PICTURES = {
    "applicant_minh": {"applicant": ""},
    "advisor_anna": {"advisor": "", "letters": "/advisor/letters"},
    "writer_oyelaran": {"writer": ""},
}


def addresses_of_demo_people() -> dict[str, str]:
    """A one-time sign-in address for each person; a writer's first mailed link."""
    command = [sys.executable, "-m", "flask", "--app", "wsgi", "demo", "links", "--json"]
    told = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    people: dict[str, str] = {}
    for line in map(json.loads, told.splitlines()):
        people.setdefault(line["person"], line["url"])
    return people


def pictures(browser: Browser, people: dict[str, str]) -> Iterator[tuple[str, bytes]]:
    """Each picture's name and its PNG. The mailed link is opened as a person opens it: with its button."""
    for person, pages in PICTURES.items():
        page = browser.new_page(viewport=SIZE, color_scheme="light", reduced_motion="reduce")
        page.goto(people[person])
        page.locator("main form button").first.click()
        for name, path in pages.items():
            if path:
                page.goto(urljoin(people[person], path))
            page.wait_for_load_state("networkidle")
            yield name, page.screenshot()
        page.close()


def small(png: bytes) -> Image.Image:
    """The picture with few colours: type on paper needs no more."""
    return (
        Image.open(io.BytesIO(png))
        .convert("RGB")
        .quantize(COLOURS, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    )


def main() -> None:
    """Write them all into the folder named on the command line."""
    out = Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    with chromium() as browser:
        for name, png in pictures(browser, addresses_of_demo_people()):
            path = out / f"{name}.png"
            small(png).save(path, optimize=True)
            print(f"{path}: {path.stat().st_size // 1024} KB")


if __name__ == "__main__":
    main()
