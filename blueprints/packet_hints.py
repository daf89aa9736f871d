"""What stands beside the bullets of a packet: what to do about each, and what is missing from the whole."""

from collections.abc import Collection, Mapping
from typing import Any, NamedTuple

from blueprints.words import shown_finding
from portal.guidance.knowledge import Reader
from portal.models import LetterRequest, Packet
from portal.queries.packet_advice import PacketFactsKnown, PacketWords, advise_on
from portal.shown import Action, Finding


class BulletHints(NamedTuple):
    """One bullet's hints; `good` where the writer can work from it as it is."""

    number: int
    text: str
    findings: list[Finding]
    good: bool

    @property
    def place(self) -> str:
        """The element that holds them; their field is described by it."""
        return f"bullets-{self.number - 1}-hints"


class PacketHints(NamedTuple):
    """Beside each bullet, and below the page."""

    bullets: list[BulletHints]
    whole: list[Finding]

    @property
    def to_do(self) -> list[BulletHints]:
        """The bullets that something is to be done about."""
        return [bullet for bullet in self.bullets if bullet.findings]


def packet_hints(
    packet: Packet,
    letter: LetterRequest,
    files: Collection[str],
    *,
    aamc_id: str,
    has_letter_id: bool,
    fits: bool,
    office: dict[str, Any],
    reader: Reader = Reader.APPLICANT,
    actions: Mapping[str, Action] | None = None,
) -> PacketHints:
    """`packet` as it stands in its form or was kept; `actions` by the code of the finding that they are for."""
    words = PacketWords(packet.aim or "", packet.position or "", list(packet.bullets or ()), packet.aspects or "")
    known = PacketFactsKnown(files, letter.service, letter.due_on is not None, has_letter_id, aamc_id, fits)
    advice = advise_on(words, known, letter.applicant_name, office)
    beside = [
        BulletHints(number, text, [shown_finding(one, reader) for one in found], bool(text.strip()) and not found)
        for number, (text, found) in enumerate(zip(words.bullets, advice.bullets, strict=True), start=1)
    ]
    return PacketHints(beside, [shown_finding(one, reader, (actions or {}).get(one.code)) for one in advice.whole])
