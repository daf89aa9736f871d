"""Programs an applicant applies to, and the letters assigned to each in the service."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from portal.access import actor_of
from portal.audit import record
from portal.clock import now
from portal.errors import Refused, Wrong
from portal.extensions import db
from portal.lifecycle import Move, Status
from portal.models import Application, Assignment, LetterRequest, Program, ServiceFact
from portal.programs.letter_checks import Standings, Weight, check_change
from portal.programs.letter_sentences import PROBLEM_SENTENCES
from portal.programs.letters import Letter, SlotRules
from portal.translating import gettext
from portal.usecases.move import make

#: Rule slots, where the office's data do not say (ERAS and ResidencyCAS 4, SF Match 3: data, per service and season).
SLOTS_IF_UNKNOWN = 4


def add_program(program: Program, *, target_id: UUID) -> Application:
    """Put a program on the applicant's list; once, however often it is pressed."""
    actor = actor_of(db.session())
    if there := db.session.scalar(sa.select(Application).where(Application.program_id == program.id)):
        return there
    application = Application(
        office_id=program.office_id, applicant_id=actor.applicant_id, target_id=target_id, program_id=program.id
    )
    db.session.add(application)
    db.session.flush()
    return application


def remove_program(application: Application) -> None:
    """Take it off the list, unless letters are assigned or the application is in."""
    if application.applied_on:
        raise Refused(gettext("You have applied to this program, so it stays on your list."))
    if _assigned(application):
        raise Refused(gettext("Letters are assigned to this program. Take them off first."))
    db.session.delete(application)


def apply(application: Application, *, on: date) -> None:
    """The applicant applied in the service: from now on the service locks this program's letters."""
    application.applied_on = on
    record("apply", office_id=application.office_id, applicant_id=application.applicant_id, on=on.isoformat())


def assign(application: Application, request: LetterRequest) -> None:
    """The applicant assigned the letter to the program in the service. Raises Refused past the service's slots (rule slots)."""
    program = db.session.scalars(sa.select(Program).where(Program.id == application.program_id)).one()
    if program.service != request.service:
        raise Refused(gettext("This letter goes to another service than the program reads."))
    if application.applied_on:
        raise Refused(
            gettext("You have applied to %(program)s: the service has locked its letters.", program=program.name)
        )
    already = _assigned(application)
    if request.id in already:
        return
    slots = slots_of(program.service)
    if len(already) >= slots:
        raise Refused(
            gettext(
                "%(program)s takes %(slots)s letters, and it has them. Take one off first.",
                program=program.name,
                slots=slots,
            )
        )
    make(request, Move.ASSIGN)
    request.assigned_at = request.assigned_at or now()
    db.session.add(
        Assignment(
            office_id=application.office_id,
            application_id=application.id,
            request_id=request.id,
            applicant_id=application.applicant_id,
        )
    )
    record("assign", office_id=request.office_id, request=request, program=program.name)


def unassign(application: Application, request: LetterRequest) -> None:
    """Take the letter off the program, where the service allows it (ResidencyCAS does not; nobody after applying)."""
    program = db.session.scalars(sa.select(Program).where(Program.id == application.program_id)).one()
    if application.applied_on:
        raise Refused(
            gettext("You have applied to %(program)s: the service has locked its letters.", program=program.name)
        )
    if program.service == "residencycas":
        raise Refused(gettext("ResidencyCAS does not let anybody remove a completed letter."))
    db.session.execute(
        sa.delete(Assignment).where(Assignment.application_id == application.id, Assignment.request_id == request.id)
    )
    still = db.session.scalar(sa.select(Assignment.request_id).where(Assignment.request_id == request.id).limit(1))
    if still is None and request.status == Status.ASSIGNED:
        make(request, Move.UNASSIGN)
    record("unassign", office_id=request.office_id, request=request, program=program.name)


def assign_set(
    application: Application,
    now_there: Standings,
    after: frozenset[str],
    letters: Mapping[str, Letter],
    rules: SlotRules,
    *,
    understood: bool,
) -> int:
    """Make `after` the letters of one program, as the applicant does in the service; how many changed.

    Raises Wrong where something stands against it, and where a letter could never be taken off again and the applicant
    has not said that they know (domain.md 1.8): said before, not after.
    """
    problems = check_change(now_there, after, letters, rules)
    for problem in problems:
        if problem.weight is Weight.STOPS:
            raise Wrong("letters", gettext(PROBLEM_SENTENCES[problem.code]) % problem.values)
    lasting = [problem for problem in problems if problem.code == "never_removed"]
    if lasting and not understood:
        raise Wrong("understood", gettext(PROBLEM_SENTENCES["never_removed"]) % lasting[0].values)
    removed, added = now_there.assigned - after, after - now_there.assigned
    for key in sorted(removed):
        unassign(application, _letter(key))
    for key in sorted(added):
        assign(application, _letter(key))
    return len(removed) + len(added)


def _letter(key: str) -> LetterRequest:
    return db.session.scalars(sa.select(LetterRequest).where(LetterRequest.id == UUID(key)).with_for_update()).one()


def slots_of(service: str) -> int:
    """Letters a program of this service takes."""
    value = db.session.scalar(
        sa.select(ServiceFact.value).where(ServiceFact.service == service, ServiceFact.key == "program_letter_slots")
    )
    return int(value) if isinstance(value, int) else SLOTS_IF_UNKNOWN


def _assigned(application: Application) -> list[UUID]:
    return list(db.session.scalars(sa.select(Assignment.request_id).where(Assignment.application_id == application.id)))
