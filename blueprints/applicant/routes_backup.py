"""Whom to ask instead of a writer who is silent, hesitated or declined."""

from uuid import UUID

from flask.typing import ResponseReturnValue

from blueprints.applicant import area
from blueprints.applicant.backup import backup_shown
from blueprints.pages import page


@area.get("/letters/<uuid:id>/backup")
def backup(id: UUID) -> ResponseReturnValue:
    """From the applicant's own plan: choices that wait, rotations from which nobody was chosen."""
    return page("applicant/backup.html", shown=backup_shown(id))
