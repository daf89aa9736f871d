"""The office's own words for messages, where they differ from ours; and what the applicant said they need."""

import sqlalchemy as sa

from portal.extensions import db
from portal.models import ApplicantPrivate, Wording


def own_messages() -> dict[str, tuple[str, str]]:
    """Subject and body, by kind of message (`portal.guidance.messages.MessageKind`)."""
    rows = db.session.execute(sa.select(Wording.key, Wording.subject, Wording.body).where(Wording.kind == "message"))
    return {key: (subject, body) for key, subject, body in rows}


def visa_need() -> str | None:
    """The visa that the applicant who acts needs, as they told their office: "j1", "h1b", "j1_or_h1b", "none", or unknown."""
    return db.session.scalars(sa.select(ApplicantPrivate.visa_need)).one_or_none()
