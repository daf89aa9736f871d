"""The letters of an applicant and the programs they could go to, as `portal.programs` assigns them."""

from collections.abc import Mapping
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.errors import NotThere
from portal.extensions import db
from portal.lifecycle import ENDED, OUT, Status
from portal.models import Application, Assignment, Program, ServiceFact
from portal.programs.letter_checks import Standings
from portal.programs.letters import Letter, LetterAsk, SlotRules, Standing, Suggestion, is_chair, slot_rules, suggest
from portal.programs.stored import program_of
from portal.queries.advice import advise_on, choice_of, is_about_global_health, tier_of
from portal.queries.applicant_frame import Frame
from portal.queries.applicant_letters import PlannedLetter, planned_letters
from portal.queries.programs import COLUMNS
from portal.seasons.services import SERVICES

_KEYS = ("program_letter_slots", "assignment_locks")


class ProgramLetters(NamedTuple):
    """A program on the applicant's list: what it asks, what its service does, what is assigned, what is suggested."""

    id: UUID
    now: Standings
    rules: SlotRules
    suggestion: Suggestion

    @property
    def ask(self) -> LetterAsk:
        """What the program asks of letters."""
        return self.now.program


class LettersForPrograms(NamedTuple):
    """All letters that are there or on their way, by key, and all programs on the list."""

    letters: Mapping[str, Letter]
    programs: tuple[ProgramLetters, ...]

    def program(self, application_id: UUID) -> ProgramLetters:
        """The one of that application. Raises NotThere."""
        found = next((each for each in self.programs if each.id == application_id), None)
        if found is None:
            raise NotThere
        return found


def letters_for_programs(who: Frame) -> LettersForPrograms:
    """Three queries, whatever the number of programs. A letter's key is its request's id."""
    letters = {letter.key: letter for row in planned_letters() if (letter := _letter(row, who)) is not None}
    rules = _rules()
    return LettersForPrograms(letters, tuple(_program(row, rules, letters) for row in _applications()))


def _applications() -> list[Any]:
    assigned = (
        sa.select(sa.func.array_agg(Assignment.request_id))
        .where(Assignment.office_id == Application.office_id, Assignment.application_id == Application.id)
        .correlate(Application)
        .scalar_subquery()
        .label("assigned")
    )
    wanted = (
        sa.select(Application.id.label("application_id"), Application.applied_on, assigned, *COLUMNS)
        .join(Program, sa.and_(Program.office_id == Application.office_id, Program.id == Application.program_id))
        .order_by(Program.deadline_on.nulls_last(), Program.name, Program.id)
    )
    return list(db.session.execute(wanted))


def _program(row: Any, rules: Mapping[str, SlotRules], letters: Mapping[str, Letter]) -> ProgramLetters:
    ask = program_of(row).letter_ask()
    now = Standings(ask, frozenset(str(key) for key in row.assigned or ()), row.applied_on is not None)
    slots = rules.get(ask.service, SlotRules(ask.service, None))
    return ProgramLetters(
        row.application_id, now, slots, suggest(ask, letters.values(), slots, now.assigned, now.applied)
    )


def _rules() -> dict[str, SlotRules]:
    """What each service does with assigned letters: as the office knows it, else as shipped."""
    shipped = {code: slot_rules(rules) for code, rules in SERVICES.items()}
    rows = db.session.execute(
        sa.select(ServiceFact.service, ServiceFact.key, ServiceFact.value).where(ServiceFact.key.in_(_KEYS))
    )
    for service, key, value in rows:
        rules = shipped.get(service, SlotRules(service, None))
        if key == "program_letter_slots":
            shipped[service] = rules._replace(slots=value if type(value) is int else None)
        else:
            shipped[service] = rules._replace(removable=value != "on_completion")
    return shipped


def _letter(row: PlannedLetter, who: Frame) -> Letter | None:
    """A choice as a letter that may be assigned; None where there is no word of it yet, or only a hesitant one."""
    standing = _standing(row)
    target = who.target(row.target_id)
    service = row.service or (target.service if target else None)
    if standing is None or service is None:
        return None
    tier = tier_of(row.tier) or advise_on(row, target, who.today, who.settings).tier
    return Letter(
        key=str(row.request_id or row.choice_id),
        writer=row.writer_name,
        service=service,
        standing=standing,
        specialty=row.writer_specialty or None,
        tier=tier if isinstance(tier, int) else None,
        structured=row.letter_type if row.letter_type == "standardized" else None,
        chair=is_chair(row.writer_role),
        global_health=row.relationship == "global_health" or is_about_global_health(choice_of(row, who.today)),
    )


def _standing(row: PlannedLetter) -> Standing | None:
    if row.letter_status is None:
        return Standing.EXPECTED if row.choice_status == Status.PROPOSED else None
    if row.letter_status in ENDED:
        return Standing.GONE
    if row.letter_status in (Status.AVAILABLE, Status.ASSIGNED):
        return Standing.AVAILABLE
    if row.letter_status == Status.UPLOADED:
        return Standing.UPLOADED
    return Standing.EXPECTED if row.letter_status in OUT and row.letter_status != Status.HESITANT else None
