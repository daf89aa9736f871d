"""The waiver: for each letter, signed before the packet goes out (rule waiver_first)."""

import unicodedata

import sqlalchemy as sa

from portal.audit import EVERYONE, record
from portal.clock import now
from portal.errors import Refused, Wrong
from portal.extensions import db
from portal.models import LetterRequest, Waiver
from portal.translating import gettext
from portal.waiver_text import CURRENT, text_for


def sign_waiver(request: LetterRequest, *, waived: bool, typed_name: str) -> Waiver:
    """The applicant signs either answer by typing their name. Neither answer costs a feature."""
    if in_force(request):
        raise Refused(gettext("You have signed for this letter. To change your answer, revoke it in writing first."))
    if _plain(typed_name) != _plain(request.applicant_name):
        raise Wrong(
            "typed_name", gettext("Type your name as it stands in your profile: %(name)s", name=request.applicant_name)
        )
    waiver = Waiver(
        office_id=request.office_id,
        request_id=request.id,
        applicant_id=request.applicant_id,
        writer_account_id=request.writer_account_id,
        waived=waived,
        typed_name=typed_name.strip(),
        text_version=CURRENT.version,
        exact_text=text_for(waived),
        signed_at=now(),
    )
    db.session.add(waiver)
    record(
        "sign_waiver",
        office_id=request.office_id,
        request=request,
        shown_to=EVERYONE,
        waived=waived,
        version=CURRENT.version,
    )
    return waiver


def revoke_waiver(request: LetterRequest, *, words: str) -> None:
    """A revocation in writing is accepted, acts on later events only, and the writer is told on their page."""
    waiver = in_force(request)
    if waiver is None:
        raise Refused(gettext("Nothing has been signed for this letter yet."))
    if not words.strip():
        raise Wrong("words", gettext("Write that you revoke your answer, in your own words."))
    waiver.revoked_at, waiver.revocation = now(), words.strip()
    record("revoke_waiver", office_id=request.office_id, request=request, shown_to=EVERYONE)


def in_force(request: LetterRequest) -> Waiver | None:
    """The answer that holds now, if one was signed."""
    return db.session.scalar(sa.select(Waiver).where(Waiver.request_id == request.id, Waiver.revoked_at.is_(None)))


def _plain(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).casefold().split())
