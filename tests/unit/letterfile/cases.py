"""How a file and what the check must say about it are written down: one line a file."""

from collections.abc import Callable
from dataclasses import dataclass

APPLICANT = "Ama Boateng"
BLANK = ("no_text_layer", "no_signature_seen", "no_letterhead_seen", "no_date_seen")


@dataclass(frozen=True)
class Case:
    """A file's name for the reader of the test, its bytes, and the expected answer. `named` is its file name."""

    name: str
    make: Callable[[], bytes]
    verdict: str
    reasons: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    named: str = "letter.pdf"
    applicant: str | None = None


def accepted(name: str, make: Callable[[], bytes], **more: object) -> Case:
    return Case(name, make, "accept", **more)


def warned(name: str, make: Callable[[], bytes], *warnings: str, **more: object) -> Case:
    return Case(name, make, "accept_with_warning", warnings=warnings, **more)


def rejected(
    name: str, make: Callable[[], bytes], *reasons: str, warnings: tuple[str, ...] = (), **more: object
) -> Case:
    return Case(name, make, "reject", reasons=reasons, warnings=warnings, **more)
