"""What the programs page says: the list, the slots, the letters that nobody reads yet."""

from datetime import date
from typing import NamedTuple
from uuid import UUID

from blueprints.words import number_word, shown_finding
from portal.queries.advice import advise_on_slots
from portal.queries.applicant_frame import Frame, frame
from portal.queries.applicant_letters import PlannedLetter, planned_letters
from portal.queries.applicant_programs import ApplicationRow, applications
from portal.queries.program_lists import Proposal, proposals
from portal.shown import Finding, ShownDate, shown_date
from portal.translating import gettext, ngettext


class Assigned(NamedTuple):
    """A letter at a program."""

    id: UUID | None
    writer: str


class ProgramShown(NamedTuple):
    """A program of the list."""

    id: UUID
    name: str
    about: str
    deadline: ShownDate | None
    applied: ShownDate | None
    letters: list[Assigned]
    could: list[Assigned]
    slots: str
    may_unassign: bool
    findings: list[Finding]


class ProposalShown(NamedTuple):
    """A program that the office proposes."""

    id: UUID
    program_id: UUID
    program: str
    about: str
    reason: str
    said: str


class ProgramsShown(NamedTuple):
    """Everything that applicant/programs.html prints."""

    sentence: str
    programs: list[ProgramShown]
    unassigned: list[Assigned]
    proposals: list[ProposalShown]


def programs_shown() -> ProgramsShown:
    """Four queries, whatever the length of the list."""
    who, letters, rows = frame(), planned_letters(), applications()
    there = [letter for letter in letters if letter.letter_status in ("available", "assigned")]
    unassigned = [Assigned(one.request_id, one.writer_name) for one in letters if one.is_in and not one.programs]
    return ProgramsShown(
        _sentence(rows, unassigned),
        [_program(row, there, who) for row in rows],
        unassigned,
        [_proposal(one, who.today) for one in proposals(open_only=True)],
    )


def _proposal(one: Proposal, today: date) -> ProposalShown:
    when = shown_date(one.proposed_at.date(), today).distance
    said = gettext("%(advisor)s, %(when)s", advisor=one.advisor, when=when)
    return ProposalShown(one.id, one.program_id, one.program, one.about, one.reason, said)


def _sentence(rows: list[ApplicationRow], unassigned: list[Assigned]) -> str:
    if not rows:
        return gettext("Which programs will read your letters?")
    if unassigned:
        return ngettext(
            "One letter is assigned to no program",
            "%(many)s letters are assigned to no program",
            len(unassigned),
            many=number_word(len(unassigned)),
        )
    return ngettext(
        "One program on your list", "%(many)s programs on your list", len(rows), many=number_word(len(rows))
    )


def _program(row: ApplicationRow, there: list[PlannedLetter], who: Frame) -> ProgramShown:
    today = who.today
    here = [Assigned(one.request_id, one.writer_name) for one in there if one.request_id in row.letters]
    # Where a letter is never taken off again, that is said before: on the page of the program's letters.
    is_open = row.applied_on is None and len(here) < row.slots and row.service != "residencycas"
    could = [
        Assigned(one.request_id, one.writer_name)
        for one in there
        if is_open and one.request_id not in row.letters and one.service == row.service
    ]
    about = [row.place, row.specialty, row.service_name]
    if row.global_health_track:
        about.append(gettext("global health track"))
    return ProgramShown(
        id=row.id,
        name=row.program,
        about=", ".join(part for part in about if part),
        deadline=shown_date(row.deadline_on, today) if row.deadline_on else None,
        applied=shown_date(row.applied_on, today) if row.applied_on else None,
        letters=here,
        could=could,
        slots=gettext("%(count)s of %(slots)s letters", count=len(here), slots=row.slots),
        may_unassign=row.applied_on is None and row.service != "residencycas",
        findings=[shown_finding(one) for one in advise_on_slots(len(here), row.slots, who.settings)],
    )
