"""The words of a scan, read off the pages' pictures by Tesseract where it is installed."""

import json
import shutil
import time
from dataclasses import replace
from pathlib import Path

from portal import sandbox
from portal.letterfile.facts import ContentFacts, read_looks

LOOK_AT_WORDS = "portal.letterfile.jobs:look_at_words"
PICTURE_DPI = 150
PAGES_AT_MOST = 2  # the first and the last, at 1 to 2 seconds each
SECONDS_AT_LEAST = 1.5  # with less left, a page is not begun
ARGUMENTS = ("stdin", "stdout", "--dpi", str(PICTURE_DPI), "--psm", "3")


def tesseract() -> Path | None:
    """Where the program for text recognition is, if it is installed."""
    found = shutil.which("tesseract")
    return Path(found) if found else None


def read_scan(
    seen: ContentFacts,
    pictures: list[bytes],
    *,
    applicant: str | None,
    aamc_id: str | None,
    program: Path,
    deadline: float,
) -> ContentFacts:
    """What was seen, completed by the words on the pictures; unchanged if they could not be read by the deadline.

    `deadline` is in the seconds of `time.monotonic`. What a page does not show before it is not said to be missing.
    """
    try:
        pages = _recognised(pictures, program, deadline)
        told = {"applicant": applicant, "aamc_id": aamc_id, "logo": seen.logo}
        limits = sandbox.Limits(memory=256 * sandbox.MIB, cpu_seconds=1, wall_seconds=2.0, queue_seconds=0.5)
        answer = sandbox.run(LOOK_AT_WORDS, json.dumps(pages).encode(), told, limits=limits)
        looks = read_looks(answer.facts["looks"])
    except (sandbox.SandboxError, AttributeError, KeyError, TypeError, ValueError):
        return seen
    return replace(seen, ocr=True, looks=looks | {"signature": seen.looks["signature"]})


def _recognised(pictures: list[bytes], program: Path, deadline: float) -> list[str]:
    """The words of each page. Raises SandboxError where a page could not be read in time: half a letter says nothing
    about what is missing."""
    return [_words(picture, program, deadline - time.monotonic()) for picture in pictures]


def _words(picture: bytes, program: Path, seconds: float) -> str:
    if seconds < SECONDS_AT_LEAST:
        raise sandbox.SandboxError(sandbox.Trouble.TIME)
    limits = sandbox.Limits(
        memory=280 * sandbox.MIB,
        cpu_seconds=max(1, int(seconds)),
        wall_seconds=seconds,
        answer_bytes=sandbox.MIB,
        open_files=32,
        queue_seconds=0.5,
    )
    return sandbox.run_program(program, ARGUMENTS, picture, limits=limits).decode("utf-8", "replace")
