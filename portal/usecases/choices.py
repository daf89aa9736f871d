"""Writer choices: the applicant plans them, the office decides."""

from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from portal.access import actor_of
from portal.audit import record
from portal.clock import now, today
from portal.due_plans import planner
from portal.errors import Refused, Wrong
from portal.extensions import db
from portal.lifecycle import Move
from portal.mail import Address, post
from portal.models import Applicant, LetterRequest, Target, Writer, WriterChoice
from portal.translating import gettext
from portal.usecases.move import make

#: What an applicant may say about a choice.
FIELDS = (
    "target_id",
    "rotation_id",
    "writer_name",
    "writer_email",
    "writer_role",
    "writer_specialty",
    "writer_institution",
    "writer_country",
    "relationship",
    "physician",
    "supervised_directly",
    "hands_on",
    "knows_applicant_well",
    "famous",
    "clinical_setting",
    "global_health_role",
    "weeks",
    "letter_type",
    "themes",
    "note",
)


def draft(**facts: Any) -> WriterChoice:
    """The applicant begins a choice. `facts`: FIELDS."""
    actor = actor_of(db.session())
    choice = WriterChoice(office_id=actor.office_id, applicant_id=actor.applicant_id, **_known(facts))
    db.session.add(choice)
    db.session.flush()
    record("draft", office_id=choice.office_id, applicant_id=choice.applicant_id, writer=choice.writer_name)
    return choice


def change(choice: WriterChoice, **facts: Any) -> None:
    """The applicant changes a choice that the office has not decided. Raises Refused once it has."""
    if choice.status not in ("draft", "proposed", "returned"):
        raise Refused(
            gettext("Your advisor has approved this choice, so it stays as it is. To change it, write to your advisor.")
        )
    for name, value in _known(facts).items():
        setattr(choice, name, value)


def propose(choice: WriterChoice) -> None:
    """The applicant asks the office for its opinion. Raises Wrong where something that the office needs is missing."""
    if not choice.writer_email:
        raise Wrong(
            "writer_email", gettext("Add the writer’s address: your advisor confirms it before anything is sent.")
        )
    applicant = _applicant(choice)
    if choice.writer_email.strip().lower() in (applicant.email.lower(), applicant.reply_email.lower()):
        raise Wrong("writer_email", gettext("This is your own address. Give the writer’s: the packet is sent there."))
    if choice.target_id is None:
        raise Wrong("target_id", gettext("Say which target this letter is for."))
    make(choice, Move.PROPOSE)
    choice.proposed_at = now()
    record("propose", office_id=choice.office_id, applicant_id=choice.applicant_id, writer=choice.writer_name)


def recall(choice: WriterChoice) -> None:
    """The applicant takes a proposal back, to change it."""
    make(choice, Move.RECALL)
    record("recall", office_id=choice.office_id, applicant_id=choice.applicant_id, writer=choice.writer_name)


def drop(choice: WriterChoice) -> None:
    """The applicant gives up a choice that was never approved."""
    make(choice, Move.DROP)
    record("drop", office_id=choice.office_id, applicant_id=choice.applicant_id, writer=choice.writer_name)


def suggest(applicant: Applicant, *, writer_name: str, comment: str, **facts: Any) -> WriterChoice:
    """The office suggests a writer: a draft in the applicant's plan, with the reason."""
    actor = actor_of(db.session())
    choice = WriterChoice(
        office_id=applicant.office_id,
        applicant_id=applicant.id,
        writer_name=writer_name,
        comment=comment,
        suggested_by=actor.own_id,
        **_known(facts),
    )
    db.session.add(choice)
    record("suggest", office_id=applicant.office_id, applicant_id=applicant.id, writer=writer_name, comment=comment)
    _tell_applicant("suggested", choice, applicant)
    return choice


def send_back(choice: WriterChoice, *, comment: str) -> None:
    """The office returns a proposal with a comment; the applicant is told and may propose again."""
    if not comment.strip():
        raise Wrong("comment", gettext("Say what to change, so that the next proposal can be approved."))
    make(choice, Move.RETURN)
    choice.comment, choice.decided_at, choice.decided_by = comment.strip(), now(), actor_of(db.session()).own_id
    applicant = _applicant(choice)
    record(
        "return",
        office_id=choice.office_id,
        applicant_id=choice.applicant_id,
        writer=choice.writer_name,
        comment=choice.comment,
    )
    _tell_applicant("returned", choice, applicant)


def approve(choice: WriterChoice, *, due_on: date | None, tier: str, comment: str = "") -> LetterRequest:
    """The office approves: the choice becomes a letter request, and the writer one whom the office knows.

    `due_on` is the back-planned date (rule due_date) or the office's own; `tier` as portal.guidance gives it.
    """
    make(choice, Move.APPROVE)
    choice.comment, choice.decided_at, choice.decided_by = comment.strip(), now(), actor_of(db.session()).own_id
    applicant = _applicant(choice)
    target = db.session.scalars(sa.select(Target).where(Target.id == choice.target_id)).one()
    writer = known_writer(choice)
    request = LetterRequest(
        office_id=choice.office_id,
        applicant_id=choice.applicant_id,
        choice_id=choice.id,
        writer_id=writer.id,
        writer_account_id=writer.account_id,
        season_id=target.season_id,
        service=target.service,
        specialty=target.specialty,
        letter_type=choice.letter_type,
        applicant_name=f"{applicant.first_name} {applicant.last_name}".strip(),
        writer_name=choice.writer_name,
        status="approved",
        status_said_by=actor_of(db.session()).name,
        tier=tier,
        due_on=due_on,
        due_moved=bool(due_on)
        and due_on != planner(target.season_id, applicant.id).plan(applicant.id, on=today()).due_on,
    )
    db.session.add(request)
    db.session.flush()
    record("approve", office_id=choice.office_id, request=request, writer=choice.writer_name, comment=choice.comment)
    _tell_applicant("approved", choice, applicant)
    return request


def known_writer(choice: WriterChoice) -> Writer:
    """The office's writer with this address: the one it knows already, or a new one whose address is still to be confirmed."""
    email = choice.writer_email.strip()
    writer = db.session.scalar(sa.select(Writer).where(sa.func.lower(Writer.email) == email.lower()).with_for_update())
    if writer:
        return writer
    account_id: UUID = db.session.scalars(
        sa.text("SELECT portal.account_of(:email, :name)"), {"email": email, "name": choice.writer_name}
    ).one()
    writer = Writer(
        office_id=choice.office_id,
        account_id=account_id,
        name=choice.writer_name,
        email=email,
        role=choice.writer_role,
        specialty=choice.writer_specialty,
        institution=choice.writer_institution,
        country=choice.writer_country,
    )
    db.session.add(writer)
    db.session.flush()
    return writer


def _known(facts: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in facts.items() if name in FIELDS}


def _applicant(choice: WriterChoice) -> Applicant:
    return db.session.scalars(sa.select(Applicant).where(Applicant.id == choice.applicant_id)).one()


def _tell_applicant(kind: str, choice: WriterChoice, applicant: Applicant) -> None:
    to = Address(applicant.email, f"{applicant.first_name} {applicant.last_name}".strip(), applicant.account_id)
    post(
        kind,
        to,
        office_id=applicant.office_id,
        applicant_id=applicant.id,
        writer=choice.writer_name,
        comment=choice.comment,
    )
