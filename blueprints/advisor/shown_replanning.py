"""What a change of a season's calendar does, before it is done."""

from dataclasses import dataclass
from datetime import date

from portal.shown import ShownDate, shown_date
from portal.translating import ngettext
from portal.usecases.replanning import MovedLetter, Replanning


@dataclass(frozen=True)
class ShownMove:
    """A letter, the day before and the day after."""

    applicant: str
    writer: str
    before: ShownDate | None
    after: ShownDate | None
    writer_told: bool


@dataclass(frozen=True)
class ShownReplanning:
    """The sentences and the letters."""

    title: str
    day: ShownDate
    told: list[str]
    moved: list[ShownMove]
    stuck: list[ShownMove]


def shown_replanning(found: Replanning, on: date, today: date) -> ShownReplanning:
    """Whom it touches, who is told, and what stays."""
    return ShownReplanning(
        ngettext("%(num)s due date moves", "%(num)s due dates move", len(found.moved)),
        shown_date(on, today),
        _told(found),
        [_shown(one, today) for one in found.moved],
        [_shown(one, today) for one in found.stuck],
    )


def _told(found: Replanning) -> list[str]:
    told = []
    if found.moved:
        told.append(
            ngettext("%(num)s applicant is told by mail.", "%(num)s applicants are told by mail.", found.applicants)
        )
    if found.writers:
        told.append(
            ngettext(
                "%(num)s writer who has the packet is told by mail.",
                "%(num)s writers who have the packet are told by mail.",
                found.writers,
            )
        )
    if found.by_hand:
        told.append(
            ngettext(
                "%(num)s date that was moved by hand stays.",
                "%(num)s dates that were moved by hand stay.",
                found.by_hand,
            )
        )
    return told


def _shown(one: MovedLetter, today: date) -> ShownMove:
    return ShownMove(
        one.letter.applicant_name,
        one.letter.writer_name,
        shown_date(one.before, today) if one.before else None,
        shown_date(one.on, today) if one.on else None,
        bool(one.letter.sent_at),
    )
