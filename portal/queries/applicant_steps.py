"""What the applicant does next, and by when, worked out from the plan. Pure: rows in, steps out, soonest first."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from portal.attention import attention_of
from portal.guidance import Settings
from portal.guidance.timeline import rotation_moments
from portal.lifecycle import Status
from portal.queries.advice import settings_of
from portal.queries.applicant_frame import Frame
from portal.queries.applicant_letters import PlannedLetter


class StepKind(StrEnum):
    """Everything that a home page may ask for."""

    ADD_TARGET = "add_target"
    PLAN_FIRST = "plan_first"
    LOOK_AT_SUGGESTION = "look_at_suggestion"
    FINISH_CHOICE = "finish_choice"
    CHANGE_CHOICE = "change_choice"
    FEEDBACK = "feedback"
    ASK = "ask"
    RECORD_ANSWER = "record_answer"
    REPLACE_HESITANT = "replace_hesitant"
    REPLACE_DECLINED = "replace_declined"
    SIGN_WAIVER = "sign_waiver"
    PREPARE_PACKET = "prepare_packet"
    CHANGE_PACKET = "change_packet"
    ANSWER_NEW_DATE = "answer_new_date"
    CALL = "call"
    LOOK_IN_SERVICE = "look_in_service"
    ASSIGN = "assign"
    THANK = "thank"


class NextStep(NamedTuple):
    """One thing to do; `letter` is what it is about."""

    kind: StepKind
    on: date
    letter: PlannedLetter | None = None


#: Days after an ask on which an answer can be expected.
ANSWER_AFTER = timedelta(days=7)
#: ECFMG takes up to five business days, which is a week (rule due_date).
PROCESSING = timedelta(days=7)
#: For so long after a no the home page asks for a back-up writer (rule backup_writer).
BACKUP_DAYS = 30


def next_steps(frame: Frame, letters: Sequence[PlannedLetter]) -> list[NextStep]:
    """Soonest first; never before today, because the past cannot be done any more."""
    numbers = settings_of(frame.settings)
    found = [*_of_plan(frame, letters), *(step for letter in letters for step in _of(letter, frame.today, numbers))]
    moved = [step._replace(on=max(step.on, frame.today)) for step in found]
    return sorted(moved, key=lambda step: (step.on, _URGENCY.index(step.kind)))


def _of_plan(frame: Frame, letters: Sequence[PlannedLetter]) -> Iterator[NextStep]:
    if not frame.targets:
        yield NextStep(StepKind.ADD_TARGET, frame.today)
    elif not letters:
        yield NextStep(StepKind.PLAN_FIRST, frame.today)


def _of(letter: PlannedLetter, today: date, numbers: Settings) -> Iterable[NextStep]:
    match letter.status:
        case Status.DRAFT | Status.RETURNED:
            return _of_choice(letter, today, numbers)
        case Status.APPROVED | Status.ASKED:
            return _of_ask(letter, today, numbers)
        case Status.HESITANT:
            return [NextStep(StepKind.REPLACE_HESITANT, today, letter)]
        case Status.DECLINED:
            recent = letter.declined_at and (today - letter.declined_at.date()).days <= BACKUP_DAYS
            return [NextStep(StepKind.REPLACE_DECLINED, today, letter)] if recent else []
        case Status.AGREED:
            return _of_packet(letter, today, numbers)
        case Status.SENT | Status.SEEN:
            return _of_writing(letter, today)
        case Status.UPLOADED:
            return [NextStep(StepKind.LOOK_IN_SERVICE, (letter.uploaded_on or today) + PROCESSING, letter)]
        case Status.AVAILABLE:
            return [NextStep(StepKind.ASSIGN, today, letter), *_thanks(letter, today)]
        case Status.ASSIGNED:
            return _thanks(letter, today)
    return []


def _of_choice(letter: PlannedLetter, today: date, numbers: Settings) -> Iterator[NextStep]:
    if letter.status == Status.RETURNED:
        yield NextStep(StepKind.CHANGE_CHOICE, today, letter)
    elif letter.suggested_by:
        yield NextStep(StepKind.LOOK_AT_SUGGESTION, today, letter)
    else:
        yield NextStep(StepKind.FINISH_CHOICE, ask_on(letter, today, numbers), letter)


def _of_ask(letter: PlannedLetter, today: date, numbers: Settings) -> Iterator[NextStep]:
    if letter.status == Status.ASKED:
        asked_on = letter.asked_at.date() if letter.asked_at else today
        yield NextStep(StepKind.RECORD_ANSWER, asked_on + ANSWER_AFTER, letter)
        return
    if letter.starts_on and letter.ends_on:
        moments = rotation_moments(letter.starts_on, letter.ends_on, numbers)
        if letter.starts_on <= today < moments.ask.from_on:
            yield NextStep(StepKind.FEEDBACK, moments.signal_on, letter)
    yield NextStep(StepKind.ASK, ask_on(letter, today, numbers), letter)


def _of_packet(letter: PlannedLetter, today: date, numbers: Settings) -> Iterator[NextStep]:
    by = letter.due_on - timedelta(weeks=numbers.notice_weeks) if letter.due_on else today
    if letter.waived is None:
        yield NextStep(StepKind.SIGN_WAIVER, by, letter)
    if letter.packet_status == Status.RETURNED:
        yield NextStep(StepKind.CHANGE_PACKET, today, letter)
    elif letter.packet_status in (None, Status.DRAFT):
        yield NextStep(StepKind.PREPARE_PACKET, by, letter)


def _of_writing(letter: PlannedLetter, today: date) -> Iterator[NextStep]:
    if letter.proposed_due_on:
        yield NextStep(StepKind.ANSWER_NEW_DATE, today, letter)
    elif letter_attention(letter, today):
        yield NextStep(StepKind.CALL, today, letter)
    if letter.packet_status == Status.RETURNED:
        yield NextStep(StepKind.CHANGE_PACKET, today, letter)


def _thanks(letter: PlannedLetter, today: date) -> list[NextStep]:
    return [] if letter.thanked_at else [NextStep(StepKind.THANK, today + timedelta(days=3), letter)]


def letter_attention(letter: PlannedLetter, today: date) -> str | None:
    """Late, at risk, silent or nothing."""
    return attention_of(
        letter.status,
        due_on=letter.due_on,
        status_on=letter.status_at.date() if letter.status_at else None,
        today=today,
        promised=bool(letter.promised_at),
    )


def ask_on(letter: PlannedLetter, today: date, numbers: Settings) -> date:
    """Near the end of the rotation (rule ask_at_end); today where none is known."""
    if letter.starts_on is None or letter.ends_on is None:
        return today
    return rotation_moments(letter.starts_on, letter.ends_on, numbers).ask.from_on


#: Of two steps on one day, the one further up comes first.
_URGENCY = (
    StepKind.CALL,
    StepKind.ANSWER_NEW_DATE,
    StepKind.REPLACE_HESITANT,
    StepKind.REPLACE_DECLINED,
    StepKind.CHANGE_PACKET,
    StepKind.CHANGE_CHOICE,
    StepKind.SIGN_WAIVER,
    StepKind.PREPARE_PACKET,
    StepKind.ASK,
    StepKind.RECORD_ANSWER,
    StepKind.LOOK_IN_SERVICE,
    StepKind.ASSIGN,
    StepKind.LOOK_AT_SUGGESTION,
    StepKind.FINISH_CHOICE,
    StepKind.ADD_TARGET,
    StepKind.PLAN_FIRST,
    StepKind.FEEDBACK,
    StepKind.THANK,
)
