"""People of an office: colleagues and applicants are invited by a mailed one-time sign-in; writers come through an approved choice."""

import uuid
from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa
from flask import current_app

from portal.access import actor_of
from portal.audit import OFFICE, PLANNING, record
from portal.clock import now
from portal.errors import Refused, Wrong
from portal.extensions import db
from portal.models import Advisor, Applicant, Office
from portal.tokens import Purpose, fingerprint, token_for
from portal.translating import gettext

#: An invitation waits this long in somebody's mail.
DAYS_TO_ACCEPT = 14


def account_of(email: str, name: str) -> UUID:
    """The account of this address; made without a password where there is none."""
    found: UUID = db.session.scalars(
        sa.text("SELECT portal.account_of(:email, :name)"), {"email": email, "name": name}
    ).one()
    return found


def add_advisor(*, name: str, email: str) -> Advisor:
    """A colleague for the office. Raises Wrong where the address is an advisor's already."""
    actor = actor_of(db.session())
    account_id = account_of(email, name)
    advisor = db.session.scalar(sa.select(Advisor).where(Advisor.account_id == account_id))
    if advisor and advisor.left_at is None:
        raise Wrong("email", gettext("%(name)s is an advisor here already.", name=advisor.name))
    if advisor:
        advisor.left_at, advisor.name = None, name
    else:
        advisor = Advisor(office_id=actor.office_id, account_id=account_id, name=name, email=email.strip())
        db.session.add(advisor)
    db.session.flush()
    record("invite_advisor", office_id=advisor.office_id, shown_to=OFFICE, name=name, email=advisor.email)
    invite_advisor(advisor, office=db.session.scalars(sa.select(Office)).one())
    return advisor


def invite_advisor(advisor: Advisor, *, office: Office) -> None:
    """Mail the advisor a sign-in, with the office's name on it."""
    _invite(advisor.account_id, "invite_advisor", "/advisor/", office, name=advisor.name)


def remove_advisor(advisor: Advisor) -> None:
    """A colleague leaves: their desk closes at once, and their applicants are now those of whoever closed it.

    Raises Refused for oneself, so that no office is left alone.
    """
    successor = actor_of(db.session()).own_id
    if advisor.id == successor:
        raise Refused(gettext("Ask a colleague to close your own place: an office is never left without an advisor."))
    advisor.left_at = now()
    db.session.execute(
        sa.update(Applicant)
        .where(Applicant.advisor_id == advisor.id)
        .values(advisor_id=successor)
        .execution_options(synchronize_session=False)
    )
    record("remove_advisor", office_id=advisor.office_id, shown_to=OFFICE, name=advisor.name)


def add_applicant(*, season_id: UUID, first_name: str, last_name: str, email: str, specialty: str) -> Applicant:
    """One more applicant of a season, not invited yet. Raises Wrong where the address is in the cohort already."""
    actor = actor_of(db.session())
    known = db.session.scalar(
        sa.select(Applicant.first_name).where(
            Applicant.season_id == season_id, sa.func.lower(Applicant.email) == email.strip().lower()
        )
    )
    if known:
        raise Wrong("email", gettext("%(name)s has this address and is in the cohort already.", name=known))
    applicant = Applicant(
        office_id=actor.office_id, season_id=season_id, advisor_id=actor.own_id, first_name=first_name.strip(), last_name=last_name.strip(),
        email=email.strip(), specialty=specialty.strip(),
    )  # fmt: skip
    db.session.add(applicant)
    db.session.flush()
    record("add_applicant", office_id=applicant.office_id, applicant_id=applicant.id, shown_to=OFFICE)
    return applicant


def invite_applicant(applicant: Applicant) -> None:
    """Mail the applicant a sign-in. Inviting again sends a new one."""
    name = f"{applicant.first_name} {applicant.last_name}".strip()
    if applicant.account_id is None:
        applicant.account_id = account_of(applicant.email, name)
    applicant.invited_at = now()
    db.session.flush()
    record("invite_applicant", office_id=applicant.office_id, applicant_id=applicant.id, shown_to=PLANNING)
    office = db.session.scalars(sa.select(Office).where(Office.id == applicant.office_id)).one()
    _invite(
        applicant.account_id,
        "invite_applicant",
        "/applicant/",
        office,
        applicant_id=applicant.id,
        name=applicant.first_name,
    )


def _invite(
    account_id: UUID, kind: str, next_page: str, office: Office, *, applicant_id: UUID | None = None, **facts: str
) -> None:
    link_id = uuid.uuid4()
    token = token_for(current_app.config["SETTINGS"].secret_key, Purpose.SIGN_IN, link_id)
    db.session.execute(
        sa.text(
            "SELECT portal.invite(:office, :account, :link, :hash, :until, :next_page, :kind, CAST(:facts AS jsonb), :applicant)"
        ).bindparams(sa.bindparam("facts", type_=sa.JSON)),
        {
            "office": office.id,
            "account": account_id,
            "link": link_id,
            "hash": fingerprint(token),
            "until": now() + timedelta(days=DAYS_TO_ACCEPT),
            "next_page": next_page,
            "kind": kind,
            "facts": {"office": office.name, "invited_by": actor_of(db.session()).name, **facts},
            "applicant": applicant_id,
        },
    )
