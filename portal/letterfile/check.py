"""The file check: bytes in, report out, nothing kept. The parent never parses the file; a child in the sandbox does."""

import time

from portal import sandbox
from portal.letterfile import judge
from portal.letterfile.facts import ContentFacts, FileFacts, read_content_facts, read_file_facts
from portal.letterfile.limits import ERAS, Limits
from portal.letterfile.report import Report

# By name: the portal's own process never loads the libraries that read strangers' files.
LOOK_AT_EVERYTHING = "portal.letterfile.jobs:look_at_everything"
LOOK_AT_STRUCTURE = "portal.letterfile.jobs:look_at_structure"

MIB = 1024 * 1024
OPENED_AT_MOST = 16 * MIB  # a larger file is refused for its size and not opened

# Together with the wait for a seat these stay under the promised 10 seconds; memory counts addresses, so that what is
# really used stays under 300 MB.
CHILD = sandbox.Limits(memory=256 * MIB, cpu_seconds=4, wall_seconds=5.0, answer_bytes=8 * MIB)
SECOND_CHILD = sandbox.Limits(memory=256 * MIB, cpu_seconds=2, wall_seconds=2.5, answer_bytes=8 * MIB)


class Busy(Exception):
    """Too many files are being checked at this moment; the same file can be checked again in a minute."""


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
    facts, content, finished = _observe(data, applicant, aamc_id) if size <= OPENED_AT_MOST else (None, None, True)
    reasons = [*judge.judge_name(name, limits), *judge.judge_size(size, limits)]
    if facts is not None:
        reasons += judge.judge_facts(facts, data, limits)
    if not finished and "resource_limit" not in {reason.code for reason in reasons}:
        reasons.append(judge.stopped(limits))
    opened = facts is not None and facts.opened
    return Report(
        reasons=tuple(reasons),
        warnings=tuple(judge.warn(facts, content, size, limits, applicant)) if facts is not None and opened else (),
        good=tuple(judge.good_signs(facts, size, limits, tuple(reasons))) if facts is not None else (),
        looks=judge.looks_of(content),
        pages=facts.pages if facts is not None and facts.pages else None,
        bytes=size,
        seconds=time.monotonic() - started,
    )


def _observe(
    data: bytes, applicant: str | None, aamc_id: str | None
) -> tuple[FileFacts | None, ContentFacts | None, bool]:
    """What the child saw, and whether it came to its end.

    Where it did not, a second child looks at the structure alone: a file that breaks the reader of pages is still
    told what else is wrong with it.
    """
    whole = _ask(LOOK_AT_EVERYTHING, data, {"applicant": applicant, "aamc_id": aamc_id}, CHILD)
    if whole is not None:
        return *whole, True
    rest = _ask(LOOK_AT_STRUCTURE, data, {}, SECOND_CHILD)
    return rest[0] if rest else None, None, False


def _ask(
    job: str, data: bytes, facts: sandbox.Facts, limits: sandbox.Limits
) -> tuple[FileFacts, ContentFacts | None] | None:
    """The child's facts, or None if it did not come to its end or spoke nonsense."""
    try:
        answer = sandbox.run(job, data, facts, limits=limits)
        content = answer.facts.get("content")
        return read_file_facts(answer.facts["file"]), content and read_content_facts(content)
    except sandbox.SandboxError as error:
        if error.trouble is sandbox.Trouble.BUSY:
            raise Busy from error
    except (AttributeError, KeyError, TypeError, ValueError):
        pass  # a child that does not speak our language is a child that went wrong
    return None
