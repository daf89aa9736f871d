"""An applicant's year: rotations, mid-rotation signals, asks, letters, due dates. The same for applicant and advisor."""

from collections.abc import Sequence

from blueprints.words import kind_name
from portal.guidance.timeline import rotation_moments
from portal.queries.applicant_frame import Frame
from portal.queries.applicant_letters import PlannedLetter
from portal.queries.applicant_plan import RotationRow
from portal.shown import Rotation, Timeline, timeline
from portal.translating import gettext


def year_of(letters: Sequence[PlannedLetter], rotations: Sequence[RotationRow], who: Frame) -> Timeline | None:
    """Each rotation with its letter; those without a writer as well; and the season's clocks."""
    alive = [letter for letter in letters if not letter.has_ended]
    with_writer = {letter.rotation_id for letter in alive}
    rows = [_happened(letter) for letter in alive if letter.starts_on and letter.ends_on]
    rows += [
        Rotation(place.place, kind_name(place.kind), place.starts_on, place.ends_on)
        for place in rotations
        if place.id not in with_writer
    ]
    due = sorted(letter.due_on for letter in alive if letter.is_out and letter.due_on)
    ordered = sorted(rows, key=lambda row: row.begins_on)
    clocks = [
        (day, name)
        for day, name in (
            (who.first_submit, gettext("First day to submit")),
            (who.review_starts, gettext("Programs start to review")),
        )
        if day
    ]
    return timeline(ordered, today=who.today, due_on=due[0] if due else None, clocks=clocks) if rows else None


def _happened(letter: PlannedLetter) -> Rotation:
    assert letter.starts_on
    assert letter.ends_on
    moments = rotation_moments(letter.starts_on, letter.ends_on)
    asked = bool(letter.asked_at) or letter.is_in
    return Rotation(
        writer=letter.writer_name,
        what=kind_name(letter.rotation_kind or "hands_on_elective"),
        begins_on=letter.starts_on,
        ends_on=letter.ends_on,
        asked_on=letter.asked_at.date() if letter.asked_at else None,
        uploaded_on=letter.uploaded_on,
        waiting=letter.is_out and bool(letter.asked_at),
        signal_on=None if asked else moments.signal_on,
        ask_on=None if asked else moments.ask.from_on,
        due_on=letter.due_on if letter.is_out else None,
    )
