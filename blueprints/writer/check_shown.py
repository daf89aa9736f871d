"""What the file check found, in words a physician understands. Made for one answer and kept nowhere."""

from base64 import b64encode
from dataclasses import dataclass
from typing import NamedTuple

from blueprints.writer.packet_shown import size_in_words
from portal.letterfile import Finding, Report
from portal.shown import Fate, Tone
from portal.translating import gettext, ngettext

MOST_TO_GIVE_BACK = 4_000_000


class PictureShown(NamedTuple):
    """A page, small."""

    url: str
    alt: str


class RepairedShown(NamedTuple):
    """The repaired copy inside the answer itself: nothing is kept to fetch it from."""

    url: str
    name: str
    done: list[str]


@dataclass(frozen=True)
class CheckShown:
    """The verdict first, then each line; the pages as pictures; the repaired copy, where one can be made."""

    verdict: str
    tone: str
    about: str
    fates: list[Fate]
    pictures: list[PictureShown]
    repaired: RepairedShown | None = None


def check_shown(report: Report, name: str, pictures: list[bytes], repaired: RepairedShown | None) -> CheckShown:
    """The report for its writer."""
    to_fix, to_know = len(report.reasons), len(report.warnings)
    fates = [_fate("severe", finding) for finding in report.reasons]
    fates += [_fate("caution", finding) for finding in report.warnings]
    fates += [Fate("good", sentence.said(gettext)) for sentence in report.good]
    fates += [Fate("good", look.sentence.said(gettext)) for look in report.looks if look.seen]
    if to_fix:
        verdict, tone = ngettext("One thing to fix", "%(num)s things to fix", to_fix), "severe"
    elif to_know:
        verdict = ngettext(
            "It would be accepted. One thing to look at", "It would be accepted. %(num)s things to look at", to_know
        )
        tone = "caution"
    else:
        verdict, tone = gettext("Nothing to fix"), "good"
    return CheckShown(
        verdict, tone, _about(report, name), fates, [_picture(*one) for one in enumerate(pictures, 1)], repaired
    )


def as_address(media_type: str, data: bytes) -> str:
    """Bytes as an address that carries them."""
    return f"data:{media_type};base64,{b64encode(data).decode()}"


def _fate(tone: Tone, finding: Finding) -> Fate:
    fixes = (finding.fix, *finding.fixes.values())
    return Fate(tone, finding.why.said(gettext), "", " ".join(fix.said(gettext) for fix in fixes))


def _about(report: Report, name: str) -> str:
    size, seconds = size_in_words(report.bytes), f"{report.seconds:.1f}"
    if report.pages is None:
        return gettext(
            "%(name)s, %(size)s, checked in %(seconds)s seconds and forgotten", name=name, size=size, seconds=seconds
        )
    pages = ngettext("%(num)s page", "%(num)s pages", report.pages)
    return gettext(
        "%(name)s, %(pages)s, %(size)s, checked in %(seconds)s seconds and forgotten",
        name=name, pages=pages, size=size, seconds=seconds,
    )  # fmt: skip


def _picture(number: int, data: bytes) -> PictureShown:
    return PictureShown(as_address("image/png", data), gettext("Page %(number)s of your letter, small", number=number))
