"""The applicant's files and the helper document that go with a packet, for the advisor who reviews it."""

from uuid import UUID

from flask import Response, current_app
from flask.typing import ResponseReturnValue

from blueprints.advisor import area
from blueprints.helper_sheet import helper_facts
from blueprints.sending import send_file_safely
from portal import files
from portal.clock import today
from portal.documents.helper import helper_document
from portal.errors import NotThere
from portal.models import File, LetterRequest, Packet
from portal.queries.advisor_letter import packet_facts
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


@area.get("/letters/<uuid:id>/packet/helper.pdf")
def helper(id: UUID) -> ResponseReturnValue:
    """The helper document of the latest version, as the writer will print it."""
    letter, facts = find(LetterRequest, id), packet_facts(id)
    if facts is None:
        raise NotThere
    made = helper_document(helper_facts(find(Packet, facts.id, lock=False), letter, today()))
    return Response(
        made.pdf, mimetype="application/pdf", headers={"Content-Disposition": 'inline; filename="helper-document.pdf"'}
    )
