"""Mail that did not arrive: send it once more, or say which address does work."""

from uuid import UUID

import sqlalchemy as sa
from email_validator import EmailNotValidError, validate_email

from portal.audit import record
from portal.errors import NotThere, Wrong
from portal.extensions import db
from portal.models import LetterRequest, Message, WriterChoice
from portal.roles import Role
from portal.translating import gettext
from portal.usecases.letters import tell


def send_again(message_id: UUID) -> None:
    """The office sends once more what was given up: the same mail under the same Message-ID. Raises NotThere for any other."""
    if not db.session.scalar(sa.text("SELECT portal.send_again(:id)"), {"id": message_id}):
        raise NotThere
    kept = db.session.execute(
        sa.select(Message.office_id, Message.kind, Message.applicant_id, Message.to_address).where(
            Message.id == message_id
        )
    ).one()
    record(
        "send_again", office_id=kept.office_id, applicant_id=kept.applicant_id, shown_to=(Role.ADVISOR,), mail=kept.kind,
        email=kept.to_address,
    )  # fmt: skip


def propose_address(request: LetterRequest, *, email: str) -> None:
    """The applicant says which address of the writer works. The office is told, and decides: the packet would go there.

    Raises Wrong for no address, and for the one that does not work.
    """
    try:
        address = validate_email(email, check_deliverability=False).normalized
    except EmailNotValidError as wrong:
        raise Wrong("email", gettext("This is not an address: it needs a name, an @ and a place.")) from wrong
    now = db.session.scalars(sa.select(WriterChoice.writer_email).where(WriterChoice.id == request.choice_id)).one()
    if address.lower() == now.strip().lower():
        raise Wrong("email", gettext("This is the address that does not work. Ask the writer for another one."))
    record("propose_address", office_id=request.office_id, request=request, writer=request.writer_name, email=address)
    tell("address_proposed", request, email=address)
