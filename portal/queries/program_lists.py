"""What lists of programs are made from, and the lists that are kept."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.errors import NotThere
from portal.extensions import db
from portal.models import ListComment, Program, ProgramList, ProgramProposal, SeasonDate, Service, ServiceFact
from portal.programs.as_json import limits_from_json
from portal.programs.fees import FEE_TABLES, BadFees, FeeTable, read_fees
from portal.programs.found import Found, found_from_json
from portal.programs.limits import Limits
from portal.programs.weighed import Person, Weighed, weigh
from portal.queries.applicant_frame import Frame
from portal.queries.profile import Profile, profile_of
from portal.queries.programs import office_programs
from portal.seasons import DateKind


class Ground(NamedTuple):
    """The whole catalogue, weighed for one applicant. `ids`: the rows' ids by the program's key.

    `on`: the day of the application, to which years since graduation are counted.
    """

    weighed: tuple[Weighed, ...]
    ids: Mapping[str, UUID]
    profile: Profile
    on: date
    today: date

    def program(self, program_id: UUID) -> Weighed:
        """The one of that row. Raises NotThere."""
        found = next((each for each in self.weighed if self.ids[each.program.key] == program_id), None)
        if found is None:
            raise NotThere
        return found


class KeptList(NamedTuple):
    """A list as it is kept."""

    id: UUID
    applicant_id: UUID
    name: str
    asked: Limits
    found: Found
    made_at: datetime
    solved_at: datetime
    comments: int


class Comment(NamedTuple):
    """What somebody said to a list."""

    text: str
    author: str
    role: str
    written_at: datetime


class Proposal(NamedTuple):
    """A program that an advisor proposed."""

    id: UUID
    program_id: UUID
    program: str
    about: str
    advisor: str
    reason: str
    status: str
    answer: str
    proposed_at: datetime
    answered_at: datetime | None


def ground(who: Frame) -> Ground:
    """The office's catalogue for this applicant; three queries, whatever its size. Raises NotThere."""
    profile = profile_of(who.id)
    programs = office_programs()
    on = _application_day(who)
    catalogued = [each.program for each in programs]
    person = Person(
        profile.applicant,
        profile.preferences.wishes_among(catalogued),
        profile.preferences.weights,
        tuple(target.specialty for target in who.targets),
    )
    weighed = weigh(person, catalogued, on, who.today)
    return Ground(weighed, {each.program.key: each.id for each in programs}, profile, on, who.today)


def fee_tables() -> tuple[FeeTable, ...]:
    """What applying costs, as the office's services say it; what they do not say, as shipped."""
    rows = db.session.execute(
        sa.select(ServiceFact.service, ServiceFact.value, ServiceFact.source, ServiceFact.checked_on)
        .where(ServiceFact.key == "application_fees")
        .order_by(ServiceFact.service)
    )
    known = {row.service: _table(*row) for row in rows}
    shipped = {table.service: table for table in FEE_TABLES if table.service not in known}
    return tuple(table for _, table in sorted((shipped | known).items()) if table is not None)


def kept_lists(applicant_id: UUID | None = None) -> list[KeptList]:
    """All lists of the applicant who acts, or for an advisor those of this one, the last solved first; one query."""
    wanted = _kept().order_by(ProgramList.solved_at.desc(), ProgramList.id)
    if applicant_id is not None:
        wanted = wanted.where(ProgramList.applicant_id == applicant_id)
    return [_kept_list(row) for row in db.session.execute(wanted)]


def kept_list(list_id: UUID) -> KeptList:
    """One of them. Raises NotThere."""
    row = db.session.execute(_kept().where(ProgramList.id == list_id)).one_or_none()
    if row is None:
        raise NotThere
    return _kept_list(row)


def comments_on(list_id: UUID) -> list[Comment]:
    """What was said to a list, the first first."""
    rows = db.session.execute(
        sa.select(ListComment.text, ListComment.author_name, ListComment.author_role, ListComment.written_at)
        .where(ListComment.list_id == list_id)
        .order_by(ListComment.written_at, ListComment.id)
    )
    return [Comment(*row) for row in rows]


def proposals(applicant_id: UUID | None = None, *, open_only: bool = False) -> list[Proposal]:
    """Programs that an advisor proposed to the applicant who acts, or to this one; the last first."""
    wanted = (
        sa.select(
            ProgramProposal.id,
            ProgramProposal.program_id,
            Program.name,
            sa.func.concat_ws(", ", sa.func.nullif(Program.place, ""), Program.specialty, Service.name),
            ProgramProposal.advisor_name,
            ProgramProposal.reason,
            ProgramProposal.status,
            ProgramProposal.answer,
            ProgramProposal.proposed_at,
            ProgramProposal.answered_at,
        )
        .join(
            Program, sa.and_(Program.office_id == ProgramProposal.office_id, Program.id == ProgramProposal.program_id)
        )
        .join(Service, sa.and_(Service.office_id == Program.office_id, Service.code == Program.service))
        .order_by(ProgramProposal.proposed_at.desc(), ProgramProposal.id)
    )
    if applicant_id is not None:
        wanted = wanted.where(ProgramProposal.applicant_id == applicant_id)
    if open_only:
        wanted = wanted.where(ProgramProposal.status == "proposed")
    return [Proposal(*row) for row in db.session.execute(wanted)]


def _kept() -> sa.Select[Any]:
    comments = (
        sa.select(sa.func.count())
        .select_from(ListComment)
        .where(ListComment.office_id == ProgramList.office_id, ListComment.list_id == ProgramList.id)
        .correlate(ProgramList)
        .scalar_subquery()
        .label("comments")
    )
    return sa.select(
        ProgramList.id,
        ProgramList.applicant_id,
        ProgramList.name,
        ProgramList.asked,
        ProgramList.found,
        ProgramList.made_at,
        ProgramList.solved_at,
        comments,
    )


def _kept_list(row: Any) -> KeptList:
    return KeptList(
        row.id,
        row.applicant_id,
        row.name,
        limits_from_json(row.asked),
        found_from_json(row.found),
        row.made_at,
        row.solved_at,
        row.comments,
    )


def _application_day(who: Frame) -> date:
    """The first day to submit in the season aimed at; today where it is over or not known."""
    season = who.first_target.season_id if who.first_target else who.season_id
    day = db.session.scalar(
        sa.select(SeasonDate.on_date).where(
            SeasonDate.season_id == season, SeasonDate.kind == DateKind.FIRST_SUBMIT.value
        )
    )
    return max(day, who.today) if day else who.today


def _table(service: str, written: object, source: str, checked_on: date) -> FeeTable | None:
    """The table an office wrote; None where it says that nobody knows, or what it wrote cannot be counted with."""
    if not isinstance(written, str):
        return None
    try:
        return read_fees(service, written, source, checked_on)
    except BadFees:
        return None
