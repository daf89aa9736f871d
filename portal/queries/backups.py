"""Whom to ask instead: the back-up for a writer who is silent, hesitated or declined (rule backup_writer). Pure: rows in, rows out.

From the applicant's own plan alone: choices that wait, then rotations from which nobody was chosen.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from portal.guidance import Answer, Finding, Tier
from portal.guidance.timeline import OpenLetter, advise_on_open_letter
from portal.lifecycle import OUT, Status
from portal.queries.advice import advise_on, settings_of, texts
from portal.queries.applicant_frame import Frame
from portal.queries.applicant_letters import PlannedLetter
from portal.queries.applicant_plan import RotationRow

_WAITING = (Status.DRAFT, Status.RETURNED, Status.PROPOSED)
_ANSWERS = {Status.HESITANT: Answer.HESITANT, Status.DECLINED: Answer.DECLINED}
_TIERS: tuple[Tier, ...] = (1, 2, 3, 4, "supplemental")


class Backups(NamedTuple):
    """Choices of the plan with their tiers, the best first; then rotations, where somebody saw the applicant work."""

    choices: list[tuple[PlannedLetter, Tier]]
    rotations: list[RotationRow]


def backups(
    missing: PlannedLetter, letters: Sequence[PlannedLetter], places: Sequence[RotationRow], who: Frame
) -> Backups:
    """Who could take the place of this letter's writer."""
    waiting = [
        (letter, advise_on(letter, who.target(letter.target_id), who.today, who.settings).tier)
        for letter in letters
        if letter.status in _WAITING and letter.choice_id != missing.choice_id
    ]
    return Backups(
        sorted(waiting, key=lambda pair: (_TIERS.index(pair[1]), pair[0].writer_name)),
        free_rotations(letters, places, like=missing.writer_specialty),
    )


def free_rotations(
    letters: Sequence[PlannedLetter], places: Sequence[RotationRow], *, like: str = ""
) -> list[RotationRow]:
    """Rotations from which nobody was chosen: hands-on first, then of this specialty, then the latest."""
    chosen = {letter.rotation_id for letter in letters if not letter.has_ended}
    same = like.strip().casefold()
    return sorted(
        (place for place in places if place.id not in chosen),
        key=lambda place: (
            not place.hands_on,
            not same or place.specialty.strip().casefold() != same,
            -place.ends_on.toordinal(),
        ),
    )


def open_letter_advice(letter: PlannedLetter, today: date, office: dict[str, Any]) -> tuple[Finding, ...]:
    """`backup_writer`, and which reminder is due; nothing for a letter that is in or was never asked for."""
    waits = letter.status in OUT and letter.asked_at is not None
    if not waits and letter.status not in _ANSWERS:
        return ()
    told = OpenLetter(
        due_on=letter.due_on or date.max,
        writer=letter.writer_name or None,
        answer=Answer.STRONG_YES if letter.promised_at else _ANSWERS.get(Status(letter.status)),
        seen_or_answered=letter.status in (Status.AGREED, Status.SEEN) or letter.seen_at is not None,
        asked_for_no_reminders=letter.paused_at is not None,
    )
    return advise_on_open_letter(told, today, settings_of(office), texts(office))
