"""The file check: bytes in, report out, nothing kept. The parent never parses the file; a child in the sandbox does."""

import time
from contextlib import suppress

from portal import sandbox
from portal.letterfile import judge
from portal.letterfile.facts import ContentFacts, FileFacts, read_content_facts, read_file_facts
from portal.letterfile.limits import ERAS, Limits
from portal.letterfile.report import Report
from portal.letterfile.scans import read_scan, tesseract

# By name: the portal's own process never loads the libraries that read strangers' files.
LOOK_AT_EVERYTHING = "portal.letterfile.jobs:look_at_everything"
LOOK_AT_STRUCTURE = "portal.letterfile.jobs:look_at_structure"

MIB = 1024 * 1024
OPENED_AT_MOST = 16 * MIB  # a larger file is refused for its size and not opened

# Together with the wait for a seat these stay under the promised 10 seconds; memory counts addresses, so that what is
# really used stays under 300 MB.
READING_SECONDS = 7.0
CHILD = sandbox.Limits(memory=256 * MIB, cpu_seconds=3, wall_seconds=6.0, answer_bytes=8 * MIB, queue_seconds=1.0)
SECOND_CHILD = sandbox.Limits(
    memory=256 * MIB, cpu_seconds=1, wall_seconds=2.0, answer_bytes=8 * MIB, queue_seconds=0.5
)


class Busy(Exception):
    """Too many files are being checked at this moment; the same file can be checked again in a minute."""


class _Stopped(Exception):
    """The child was ended, or went wrong."""


def check(
    data: bytes,
    name: str = "",
    *,
    applicant: str | None = None,
    aamc_id: str | None = None,
    limits: Limits = ERAS,
    size: int | None = None,
) -> Report:
    """Check the letter `data` with the file name `name` against the rules of a service.

    `size` is the size of the whole file in bytes where `data` is only its beginning. Raises Busy.
    """
    started = time.monotonic()
    size = len(data) if size is None else size
    seen = _look(data, applicant, aamc_id) if size <= OPENED_AT_MOST else judge.Seen()
    seconds = time.monotonic() - started
    return judge.report(seen, data, name, size=size, seconds=seconds, limits=limits, applicant=applicant)


def _look(data: bytes, applicant: str | None, aamc_id: str | None) -> judge.Seen:
    """What a child sees. Where the first does not come to its end, a second looks at the structure alone: a file that
    breaks the reader of its pages is still told what else is wrong with it."""
    deadline, program = time.monotonic() + READING_SECONDS, tesseract()
    asked = {"applicant": applicant, "aamc_id": aamc_id, "pictures": program is not None}
    with suppress(_Stopped):
        file, content, pictures = _ask(LOOK_AT_EVERYTHING, data, asked, CHILD)
        if content and pictures and program:
            content = read_scan(
                content, pictures, applicant=applicant, aamc_id=aamc_id, program=program, deadline=deadline
            )
        return judge.Seen(file, content)
    with suppress(_Stopped, Busy):
        file, _, _ = _ask(LOOK_AT_STRUCTURE, data, {}, SECOND_CHILD)
        return judge.Seen(file, finished=False)
    return judge.Seen(finished=False)


def _ask(
    job: str, data: bytes, facts: sandbox.Facts, limits: sandbox.Limits
) -> tuple[FileFacts, ContentFacts | None, list[bytes]]:
    """The child's facts and pictures. Raises _Stopped if it did not come to its end or spoke nonsense, and Busy."""
    try:
        answer = sandbox.run(job, data, facts, limits=limits)
        content = answer.facts.get("content")
        pictures = cut(answer.data, answer.facts.get("lengths", []))
        return read_file_facts(answer.facts["file"]), content and read_content_facts(content), pictures
    except sandbox.SandboxError as error:
        raise (Busy if error.trouble is sandbox.Trouble.BUSY else _Stopped) from error
    except (AttributeError, KeyError, TypeError, ValueError) as error:
        raise _Stopped from error  # a child that does not speak our language is a child that went wrong


def cut(data: bytes, lengths: list[int]) -> list[bytes]:
    """Pictures that came one after the other. ValueError if the lengths do not fit the data."""
    if any(length < 0 for length in lengths) or sum(lengths) != len(data):
        raise ValueError("the lengths do not fit the data")
    pictures, start = [], 0
    for length in lengths:
        pictures.append(data[start : start + length])
        start += length
    return pictures
