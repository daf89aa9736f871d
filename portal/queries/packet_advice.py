"""What the guide says to a packet: to each bullet, and to the packet as a whole (`guidance-rules.md`, "The packet")."""

from collections.abc import Collection, Sequence
from typing import Any, NamedTuple

from portal.guidance import Catalogue, Finding, Part, advise_on_packet, check_bullet, in_order
from portal.queries.advice import settings_of, texts

#: Of what stands beside the bullets, this much is looked for: the rest is said of bullets alone.
_ANYWHERE = frozenset({"visa_in_packet", "saviour_wording"})
#: Services whose letters are found by the applicant's AAMC ID.
_BY_AAMC_ID = frozenset({"eras"})
_OF_FILES = {"cv": Part.CV, "statement": Part.PERSONAL_STATEMENT, "request_form": Part.LETTER_REQUEST}


class PacketWords(NamedTuple):
    """What the applicant wrote for one writer; an empty bullet keeps its place."""

    aim: str
    position: str
    bullets: Sequence[str]
    aspects: str


class PacketFactsKnown(NamedTuple):
    """What else goes with the page: kinds of files, and what the portal knows of the request."""

    files: Collection[str]
    service: str
    has_due_date: bool
    has_letter_id: bool
    aamc_id: str
    fits_one_page: bool = True


class PacketAdvice(NamedTuple):
    """Findings beside each bullet, in the bullets' order, and those on the whole."""

    bullets: tuple[tuple[Finding, ...], ...]
    whole: tuple[Finding, ...]


def advise_on(words: PacketWords, known: PacketFactsKnown, applicant: str, office: dict[str, Any]) -> PacketAdvice:
    """Severe first; nothing is said of an empty bullet but that it is missing."""
    said = texts(office)
    beside = tuple(_beside(bullet, applicant, said) for bullet in words.bullets)
    number = sum(bool(bullet.strip()) for bullet in words.bullets)
    whole = advise_on_packet(
        _parts(known, number),
        bullets=number,
        pages=1 if known.fits_one_page else 2,
        needs_aamc_id=known.service in _BY_AAMC_ID,
        settings=settings_of(office),
        texts=said,
    )
    return PacketAdvice(beside, in_order((*whole, *_elsewhere(words, applicant, said))))


def _beside(bullet: str, applicant: str, said: Catalogue) -> tuple[Finding, ...]:
    """What to do about one bullet; that nothing was seen is said where nothing weightier is."""
    found = check_bullet(bullet, applicant, said) if bullet.strip() else ()
    return tuple(one for one in found if one.code != "bullet_observed" or len(found) == 1)


def _parts(known: PacketFactsKnown, bullets: int) -> frozenset[Part]:
    """The instructions and the service are the portal's own part of every packet."""
    told = {
        Part.INSTRUCTIONS: True,
        Part.SERVICE: bool(known.service),
        Part.DUE_DATE: known.has_due_date,
        Part.AAMC_ID: bool(known.aamc_id),
        Part.HELPER_DOCUMENT: bullets > 0,
        Part.LETTER_REQUEST: known.has_letter_id,
    }
    there = {part for part, is_there in told.items() if is_there}
    return frozenset(there | {part for kind, part in _OF_FILES.items() if kind in known.files})


def _elsewhere(words: PacketWords, applicant: str, said: Catalogue) -> list[Finding]:
    """What must stand nowhere in a packet, looked for beside the bullets too; each code once."""
    found = {
        finding.code: finding
        for text in (words.aim, words.position, words.aspects)
        if text.strip()
        for finding in check_bullet(text, applicant, said)
        if finding.code in _ANYWHERE
    }
    return list(found.values())
