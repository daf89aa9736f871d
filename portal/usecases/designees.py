"""The person a writer names to upload (rule designee_not_advising): a link of their own, and nothing but what uploading needs."""

import sqlalchemy as sa

from portal.audit import WRITER_ALONE, record
from portal.clock import now
from portal.errors import Refused, Wrong
from portal.extensions import db
from portal.lifecycle import WITH_WRITER
from portal.mail import Address, post
from portal.models import Designee, LetterRequest
from portal.translating import gettext
from portal.usecases.links import issue_link, revoke_links

_MAY = sa.text("SELECT portal.may_be_designee(:office, :request, :address)")
_ACCOUNT_OF = sa.text("SELECT portal.account_of(:email, :name)")


def name_designee(request: LetterRequest, *, name: str, email: str) -> Designee:
    """Somebody else uploads for the writer, and is mailed a link of their own; an earlier one loses theirs.

    Raises Wrong for an advisor of the office or the applicant: they must not hold the letter.
    """
    name, email = name.strip(), email.strip()
    if request.status not in WITH_WRITER:
        raise Refused(gettext("This letter does not wait to be uploaded, so nobody is needed for it."))
    if not db.session.scalar(_MAY, {"office": request.office_id, "request": request.id, "address": email}):
        raise Wrong(
            "email",
            gettext(
                "This is the address of the applicant or of somebody who advises them. Services refuse them as uploaders:"
                " name somebody of your own."
            ),
        )
    _end_standing(request)
    designee = Designee(
        office_id=request.office_id,
        request_id=request.id,
        writer_account_id=request.writer_account_id,
        account_id=db.session.scalars(_ACCOUNT_OF, {"email": email, "name": name}).one(),
        name=name,
        email=email,
    )
    db.session.add(designee)
    db.session.flush()
    link = issue_link(request, "designee", designee.account_id)
    record("name_designee", office_id=request.office_id, request=request, shown_to=WRITER_ALONE, name=name)
    post(
        "designee", Address(email, name, designee.account_id), office_id=request.office_id, request=request, link_id=link.id,
        writer=request.writer_name, applicant=request.applicant_name,
        due_on=request.due_on.isoformat() if request.due_on else "",
    )  # fmt: skip
    return designee


def end_designee(request: LetterRequest) -> None:
    """Nobody uploads for the writer any more; the designee's link dies."""
    if _end_standing(request):
        record("end_designee", office_id=request.office_id, request=request, shown_to=WRITER_ALONE)


def _end_standing(request: LetterRequest) -> bool:
    ended = db.session.execute(
        sa.update(Designee)
        .where(Designee.office_id == request.office_id, Designee.request_id == request.id, Designee.ended_at.is_(None))
        .values(ended_at=now())
        .execution_options(synchronize_session=False)
    )
    revoke_links(request, "designee")
    return bool(ended.rowcount)  # type: ignore[attr-defined]
