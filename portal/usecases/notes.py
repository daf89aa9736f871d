"""Private notes of the office."""

from portal.access import actor_of
from portal.extensions import db
from portal.models import AdvisorNote, Applicant


def add_note(applicant: Applicant, *, text: str) -> None:
    """Kept for the office's advisors alone (rule office_only)."""
    actor = actor_of(db.session())
    db.session.add(
        AdvisorNote(
            office_id=applicant.office_id,
            applicant_id=applicant.id,
            advisor_id=actor.own_id,
            advisor_name=actor.name,
            text=text.strip(),
        )
    )
