"""The request on paper, as both portals send it."""

from uuid import UUID

from flask import Response

from blueprints.sending import send_file_safely
from portal.clock import today
from portal.documents.handover import HandoverFacts, handover_pdf
from portal.queries.mails import handover
from portal.shown import shown_date
from portal.shown.words import language


def send_handover(request_id: UUID) -> Response:
    """The sheet of a letter. Raises NotThere."""
    told = handover(request_id)
    facts = HandoverFacts(
        applicant=told.applicant,
        writer=told.writer,
        specialty=told.specialty,
        service=told.service,
        due=shown_date(told.due_on, today()).words if told.due_on else "",
        office=told.office,
        office_email=told.office_email,
        language=language(),
    )
    return send_file_safely(handover_pdf(facts), name="request.pdf", media_type="application/pdf")
