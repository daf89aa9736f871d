"""Lists of programs: solved, kept, said something to, taken over."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.access import actor_of
from portal.audit import record
from portal.clock import now
from portal.errors import Wrong
from portal.extensions import db
from portal.mail import Address, post
from portal.models import Advisor, Applicant, Application, ListComment, ProgramList
from portal.programs.as_json import limits_as_json
from portal.programs.best import Impossible
from portal.programs.fees import FeeTable
from portal.programs.found import Found, found, found_as_json, found_from_json
from portal.programs.limits import BadLimits, Limits
from portal.programs.list_sentences import impossible_sentence
from portal.programs.solving import Unsolved, best_list_apart
from portal.programs.weighed import Weighed
from portal.roles import Role
from portal.translating import gettext

#: More lists than anybody compares.
MOST_LISTS = 30


class Choosing(NamedTuple):
    """From what a list is chosen, and under which limits. `on`: the day whose facts it rests on."""

    weighed: tuple[Weighed, ...]
    fees: tuple[FeeTable, ...]
    limits: Limits
    on: date


def keep_list(choosing: Choosing, *, name: str) -> ProgramList:
    """Solve the list and keep it. Raises Wrong where no list holds to the limits, naming the few that contradict."""
    actor = actor_of(db.session())
    count = db.session.scalar(sa.select(sa.func.count()).select_from(ProgramList)) or 0
    if count >= MOST_LISTS:
        raise Wrong("name", gettext("You keep %(count)s lists. Remove one of them first.", count=count))
    solved = solve(choosing)
    kept = ProgramList(
        office_id=actor.office_id,
        applicant_id=actor.applicant_id,
        name=_free_name(name, None),
        asked=limits_as_json(choosing.limits),
        found=found_as_json(solved),
    )
    db.session.add(kept)
    _told("keep_list", kept, solved)
    return kept


def solve_again(kept: ProgramList, choosing: Choosing, *, name: str) -> None:
    """Solve it under other limits, or with what the catalogue says by now. Raises Wrong as `keep_list` does."""
    solved = solve(choosing)
    kept.name = _free_name(name, kept.id)
    kept.asked, kept.found, kept.solved_at = limits_as_json(choosing.limits), found_as_json(solved), now()
    _told("solve_again", kept, solved)


def remove_list(kept: ProgramList) -> None:
    """Give it up; programs that were taken over from it stay."""
    record("remove_list", office_id=kept.office_id, applicant_id=kept.applicant_id, list=kept.name)
    db.session.delete(kept)


def take_over(kept: ProgramList, *, ids: Mapping[str, UUID], targets: Mapping[str, UUID], otherwise: UUID) -> int:
    """Put the list's programs on the applicant's programs; how many came new.

    `ids`: the programs' rows by key; `targets`: the target for each specialty, `otherwise` for any other.
    """
    there = set(db.session.scalars(sa.select(Application.program_id)))
    fresh = [
        Application(
            office_id=kept.office_id,
            applicant_id=kept.applicant_id,
            target_id=targets.get(listed.specialty, otherwise),
            program_id=ids[listed.key],
        )
        for listed in found_from_json(kept.found).choices
        if listed.key in ids and ids[listed.key] not in there
    ]
    db.session.add_all(fresh)
    record("take_over", office_id=kept.office_id, applicant_id=kept.applicant_id, list=kept.name, programs=len(fresh))
    return len(fresh)


def comment(kept: ProgramList, *, text: str) -> None:
    """Say something to a list. Whoever did not say it is told: the applicant, or the applicant's advisor."""
    if not text.strip():
        raise Wrong("text", gettext("Write what you think of the list."))
    actor = actor_of(db.session())
    db.session.add(
        ListComment(
            office_id=kept.office_id,
            list_id=kept.id,
            applicant_id=kept.applicant_id,
            author_role=str(actor.role),
            author_name=actor.name,
            text=text.strip(),
        )
    )
    record("comment_list", office_id=kept.office_id, applicant_id=kept.applicant_id, list=kept.name)
    applicant = db.session.execute(
        sa.select(
            Applicant.email, Applicant.first_name, Applicant.last_name, Applicant.account_id, Applicant.advisor_id
        ).where(Applicant.id == kept.applicant_id)
    ).one()
    by_advisor = actor.role is Role.ADVISOR
    name = f"{applicant.first_name} {applicant.last_name}".strip()
    hearer = Address(applicant.email, name, applicant.account_id) if by_advisor else _advisor(applicant.advisor_id)
    if hearer is not None:
        post(
            "list_commented",
            hearer,
            office_id=kept.office_id,
            applicant_id=kept.applicant_id,
            list_id=str(kept.id),
            to_advisor=not by_advisor,
            author=actor.name,
            list=kept.name,
            comment=text.strip(),
        )


def solve(choosing: Choosing) -> Found:
    """The best list, with the programs it is about. Raises Wrong with a sentence for a person."""
    weighed = considered(choosing.weighed, choosing.limits.locked)
    fees = {table.service: table for table in choosing.fees}
    try:
        answer = best_list_apart((each.candidate() for each in weighed), choosing.limits, fees)
    except (BadLimits, Unsolved) as why:
        raise Wrong("", str(why)) from None
    if isinstance(answer, Impossible):
        raise Wrong("", impossible_sentence(answer, gettext))
    return found(answer, weighed, choosing.fees, choosing.on)


def considered(weighed: Iterable[Weighed], locked: frozenset[str]) -> tuple[Weighed, ...]:
    """The programs a list is chosen from: those of the specialties applied for, and whatever the applicant locked."""
    return tuple(
        each
        for each in weighed
        if each.program.key in locked or not any(gate.criterion == "specialty" for gate in each.judgement.failed)
    )


def _free_name(name: str, own: UUID | None) -> str:
    """The name, unless another list has it. Raises Wrong."""
    wanted = " ".join(name.split())
    if not wanted:
        raise Wrong("name", gettext("Give the list a name, so that you find it again."))
    same = sa.select(ProgramList.id).where(sa.func.lower(ProgramList.name) == wanted.lower())
    if own is not None:
        same = same.where(ProgramList.id != own)
    if db.session.scalar(same.limit(1)):
        raise Wrong("name", gettext("Another list of yours has this name. Choose another."))
    return wanted


def _told(kind: str, kept: ProgramList, solved: Found) -> None:
    record(
        kind,
        office_id=kept.office_id,
        applicant_id=kept.applicant_id,
        list=kept.name,
        programs=len(solved.choices),
        dollars=solved.dollars,
    )


def _advisor(advisor_id: UUID | None) -> Address | None:
    if advisor_id is None:
        return None
    row = db.session.execute(sa.select(Advisor.email, Advisor.name).where(Advisor.id == advisor_id)).one_or_none()
    return Address(row.email, row.name) if row else None
