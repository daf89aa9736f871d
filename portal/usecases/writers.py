"""Writers as the office knows them: whose address is confirmed, and by whom."""

import sqlalchemy as sa

from portal.access import actor_of
from portal.audit import PLANNING, record
from portal.clock import now
from portal.errors import Wrong
from portal.extensions import db
from portal.models import LetterRequest, Writer
from portal.translating import gettext
from portal.usecases.links import revoke_links


def confirm_address(writer: Writer, request: LetterRequest) -> None:
    """The office has made sure that this address is this person's; the history says who did."""
    writer.confirmed_at, writer.confirmed_by = now(), actor_of(db.session()).own_id
    record(
        "confirm_address",
        office_id=writer.office_id,
        request=request,
        shown_to=PLANNING,
        writer=writer.name,
        email=writer.email,
    )


def correct_address(writer: Writer, *, email: str) -> None:
    """Another address: it has to be confirmed again, and links that went to the old one die."""
    email = email.strip()
    taken = db.session.scalar(
        sa.select(Writer.name).where(sa.func.lower(Writer.email) == email.lower(), Writer.id != writer.id)
    )
    if taken:
        raise Wrong("email", gettext("This is already the address of %(name)s.", name=taken))
    before, writer.email = writer.email, email
    writer.account_id = db.session.scalars(
        sa.text("SELECT portal.account_of(:email, :name)"), {"email": email, "name": writer.name}
    ).one()
    writer.confirmed_at = writer.confirmed_by = writer.address_fails_since = None
    writer.address_fails_as = ""
    for request in db.session.scalars(sa.select(LetterRequest).where(LetterRequest.writer_id == writer.id)):
        _readdress(request, writer)
        record(
            "correct_address",
            office_id=writer.office_id,
            request=request,
            writer=writer.name,
            before=before,
            email=email,
        )


def _readdress(request: LetterRequest, writer: Writer) -> None:
    revoke_links(request, "writer")
    request.writer_account_id = writer.account_id
    for table in ("packet", "waiver"):
        db.session.execute(
            sa.text(f"UPDATE {table} SET writer_account_id = :account WHERE request_id = :request"),  # noqa: S608 - two fixed names
            {"account": writer.account_id, "request": request.id},
        )
    db.session.execute(
        sa.text(
            "UPDATE packet_file SET writer_account_id = :account WHERE packet_id IN (SELECT id FROM packet WHERE request_id = :request)"
        ),
        {"account": writer.account_id, "request": request.id},
    )


def set_time_zone(time_zone: str) -> None:
    """Where the writer lives: due dates end with their day, and reminders keep to their hours, for every office."""
    db.session.execute(
        sa.update(Writer)
        .where(Writer.account_id == actor_of(db.session()).id)
        .values(time_zone=time_zone)
        .execution_options(synchronize_session=False)
    )
