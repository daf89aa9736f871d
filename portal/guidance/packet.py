"""The packet as a whole (`guidance-rules.md`, "The packet"): its parts and the length of the helper document.

The wording of the bullets is in `bullets.py`.
"""

from collections.abc import Set as AbstractSet
from enum import StrEnum

from portal.guidance.catalogue import DEFAULT_CATALOGUE, Catalogue
from portal.guidance.finding import Finding
from portal.guidance.settings import DEFAULTS, Settings
from portal.guidance.texts import units


class Part(StrEnum):
    """What a packet holds. The photo is the applicant's choice, and so never missing."""

    CV = "cv"
    PERSONAL_STATEMENT = "personal_statement"
    HELPER_DOCUMENT = "helper_document"
    INSTRUCTIONS = "instructions"
    DUE_DATE = "due_date"
    SERVICE = "service"
    AAMC_ID = "aamc_id"
    LETTER_REQUEST = "letter_request"


def missing_parts(parts: AbstractSet[Part], *, needs_aamc_id: bool = True) -> tuple[Part, ...]:
    """The parts still missing, in the order in which they are listed. Services without an AAMC ID do not ask for one."""
    return tuple(part for part in Part if part not in parts and (needs_aamc_id or part is not Part.AAMC_ID))


def advise_on_packet(
    parts: AbstractSet[Part],
    *,
    bullets: int,
    pages: int = 1,
    needs_aamc_id: bool = True,
    settings: Settings = DEFAULTS,
    texts: Catalogue = DEFAULT_CATALOGUE,
) -> tuple[Finding, ...]:
    """`packet_parts` and `helper_one_page`: what is missing, and whether the helper document has 4 to 6 bullets on one page."""
    found = []
    missing = missing_parts(parts, needs_aamc_id=needs_aamc_id)
    if missing:
        names = ", ".join(texts.word(units.PACKET_PARTS[part]) for part in missing)
        found.append(texts.finding("packet_parts", parts=names))
    least, most = settings.helper_bullets_least, settings.helper_bullets_most
    if not least <= bullets <= most or pages != 1:
        amount = texts.amount(bullets, "bullet")
        found.append(texts.finding("helper_one_page", least=least, most=most, bullets=amount, pages=pages))
    return tuple(found)
