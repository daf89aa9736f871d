"""Programs that an advisor proposes to an applicant, who takes them or not."""

from uuid import UUID

import sqlalchemy as sa

from portal.access import actor_of
from portal.audit import record
from portal.clock import now
from portal.errors import Refused, Wrong
from portal.extensions import db
from portal.mail import Address, post
from portal.models import Advisor, Applicant, Application, Program, ProgramProposal
from portal.translating import gettext
from portal.usecases.programs import add_program


def propose_program(applicant: Applicant, program: Program, *, reason: str) -> ProgramProposal:
    """The office proposes a program, with the reason; the applicant is told. Raises Wrong without one, Refused twice."""
    if not reason.strip():
        raise Wrong("reason", gettext("Say why, so that the applicant can decide."))
    if db.session.scalar(
        sa.select(Application.id).where(Application.applicant_id == applicant.id, Application.program_id == program.id)
    ):
        raise Refused(gettext("%(program)s is on the applicant’s programs already.", program=program.name))
    if db.session.scalar(
        sa.select(ProgramProposal.id).where(
            ProgramProposal.applicant_id == applicant.id,
            ProgramProposal.program_id == program.id,
            ProgramProposal.status == "proposed",
        )
    ):
        raise Refused(gettext("%(program)s is proposed already, and not answered yet.", program=program.name))
    actor = actor_of(db.session())
    proposal = ProgramProposal(
        office_id=applicant.office_id,
        applicant_id=applicant.id,
        program_id=program.id,
        advisor_id=actor.own_id,
        advisor_name=actor.name,
        reason=reason.strip(),
        status="proposed",
    )
    db.session.add(proposal)
    record(
        "propose_program",
        office_id=applicant.office_id,
        applicant_id=applicant.id,
        program=program.name,
        reason=reason.strip(),
    )
    post(
        "program_proposed",
        Address(applicant.email, f"{applicant.first_name} {applicant.last_name}".strip(), applicant.account_id),
        office_id=applicant.office_id,
        applicant_id=applicant.id,
        program=program.name,
        advisor=actor.name,
        reason=reason.strip(),
    )
    return proposal


def accept_proposal(proposal: ProgramProposal, program: Program, *, target_id: UUID) -> None:
    """The applicant takes the program onto their list. Raises Refused where it was answered before."""
    _answered(proposal, "accepted", "")
    add_program(program, target_id=target_id)
    _tell(proposal, program, accepted=True)


def decline_proposal(proposal: ProgramProposal, program: Program, *, answer: str) -> None:
    """The applicant would rather not, and may say why. Raises Refused where it was answered before."""
    _answered(proposal, "declined", answer.strip())
    _tell(proposal, program, accepted=False)


def _answered(proposal: ProgramProposal, status: str, answer: str) -> None:
    """One statement, so that of two presses one answers and the other is told."""
    answered = db.session.execute(
        sa.update(ProgramProposal)
        .where(ProgramProposal.id == proposal.id, ProgramProposal.status == "proposed")
        .values(status=status, answer=answer, answered_at=now())
        .returning(ProgramProposal.id)
    )
    if answered.one_or_none() is None:
        raise Refused(gettext("You have answered this proposal already."))


def _tell(proposal: ProgramProposal, program: Program, *, accepted: bool) -> None:
    record(
        "accept_proposal" if accepted else "decline_proposal",
        office_id=proposal.office_id,
        applicant_id=proposal.applicant_id,
        program=program.name,
        answer=proposal.answer,
    )
    hearer = _hearer(proposal)
    if hearer is None:
        return
    post(
        "proposal_answered",
        hearer,
        office_id=proposal.office_id,
        applicant_id=proposal.applicant_id,
        applicant=actor_of(db.session()).name,
        program=program.name,
        accepted=accepted,
        answer=proposal.answer,
    )


def _hearer(proposal: ProgramProposal) -> Address | None:
    """Who proposed it; once they have left the office, who advises the applicant now. Nobody, where there is none."""
    wanted = sa.select(Advisor.email, Advisor.name).where(Advisor.left_at.is_(None))
    successor = sa.select(Applicant.advisor_id).where(Applicant.id == proposal.applicant_id).scalar_subquery()
    found = db.session.execute(wanted.where(Advisor.id == proposal.advisor_id)).one_or_none()
    found = found or db.session.execute(wanted.where(Advisor.id == successor)).one_or_none()
    return Address(found.email, found.name) if found else None
