"""The applicant's files that go with a packet, for the advisor who reviews it."""

from uuid import UUID

from flask import current_app
from flask.typing import ResponseReturnValue

from blueprints.advisor import area
from blueprints.sending import send_file_safely
from portal import files
from portal.errors import NotThere
from portal.models import File, LetterRequest
from portal.queries.find import find


@area.get("/letters/<uuid:id>/files/<uuid:file_id>")
def file(id: UUID, file_id: UUID) -> ResponseReturnValue:
    """One file of the packet."""
    letter, kept = find(LetterRequest, id), find(File, file_id, lock=False)
    if kept.applicant_id != letter.applicant_id or kept.request_id not in (None, letter.id):
        raise NotThere
    return send_file_safely(
        files.get(current_app.extensions["file_store"], kept.id), name=kept.name, media_type=kept.media_type
    )
