"""What the applicant does next, and by when."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from portal.queries.applicant_frame import Frame, TargetRow
from portal.queries.applicant_letters import imagined
from portal.queries.applicant_steps import StepKind, next_steps

TODAY = date(2027, 8, 17)
NOON = datetime(2027, 8, 17, 12, tzinfo=UTC)
ONE = UUID(int=1)
TARGET = TargetRow(ONE, ONE, "internal medicine", "categorical", "eras", "ERAS", True, None, ())


def who(**given):
    told = {
        "id": ONE,
        "name": "Minh Anh",
        "time_zone": "UTC",
        "today": TODAY,
        "season_id": ONE,
        "season": "ERAS 2028",
        "advisor": "Anna",
        "settings": {},
        "targets": (TARGET,),
    }
    return Frame(**(told | given))


def letter(status, **given):
    told = {"request_id": ONE, "letter_status": status, "status_at": NOON, "due_on": TODAY + timedelta(days=40)}
    return imagined({"writer_name": "Dr. Park"} | told | given)


def choice(status, **given):
    return imagined({"writer_name": "Dr. Park", "choice_status": status} | given)


def kinds(*letters, **frame):
    return [step.kind for step in next_steps(who(**frame), letters)]


def test_a_plan_begins_with_the_target_then_the_first_writer():
    assert kinds(targets=()) == [StepKind.ADD_TARGET]
    assert kinds() == [StepKind.PLAN_FIRST]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (choice("draft"), [StepKind.FINISH_CHOICE]),
        (choice("draft", suggested_by=ONE), [StepKind.LOOK_AT_SUGGESTION]),
        (choice("returned"), [StepKind.CHANGE_CHOICE]),
        (choice("proposed"), []),
        (letter("approved"), [StepKind.ASK]),
        (letter("asked", asked_at=NOON), [StepKind.RECORD_ANSWER]),
        (letter("hesitant"), [StepKind.REPLACE_HESITANT]),
        (letter("declined", declined_at=NOON), [StepKind.REPLACE_DECLINED]),
        (letter("declined", declined_at=NOON - timedelta(days=31)), []),
        (letter("agreed"), [StepKind.SIGN_WAIVER, StepKind.PREPARE_PACKET]),
        (letter("agreed", waived=False), [StepKind.PREPARE_PACKET]),
        (letter("agreed", waived=True, packet_status="submitted"), []),
        (letter("agreed", waived=True, packet_status="returned"), [StepKind.CHANGE_PACKET]),
        (letter("sent"), []),
        (letter("sent", proposed_due_on=TODAY), [StepKind.ANSWER_NEW_DATE]),
        (letter("sent", due_on=TODAY), [StepKind.CALL]),
        (letter("uploaded", uploaded_on=TODAY), [StepKind.LOOK_IN_SERVICE]),
        (letter("available"), [StepKind.ASSIGN, StepKind.THANK]),
        (letter("assigned", thanked_at=NOON), []),
        (letter("withdrawn"), []),
    ],
)
def test_each_state_has_its_next_step(found, expected):
    assert kinds(found) == expected


def test_feedback_comes_midway_and_the_ask_near_the_end():
    running = letter("approved", starts_on=TODAY - timedelta(days=4), ends_on=TODAY + timedelta(days=24))
    steps = next_steps(who(), [running])
    assert [(step.kind, (step.on - TODAY).days) for step in steps] == [(StepKind.FEEDBACK, 10), (StepKind.ASK, 17)]


def test_no_step_lies_in_the_past_and_the_soonest_comes_first():
    late = letter("approved", starts_on=TODAY - timedelta(days=90), ends_on=TODAY - timedelta(days=60))
    steps = next_steps(who(), [letter("uploaded", uploaded_on=TODAY), late])
    assert [(step.kind, (step.on - TODAY).days) for step in steps] == [
        (StepKind.ASK, 0),
        (StepKind.LOOK_IN_SERVICE, 7),
    ]


def test_the_packet_is_asked_for_four_weeks_before_it_is_due():
    steps = next_steps(who(), [letter("agreed", waived=True)])
    assert [(step.on - TODAY).days for step in steps] == [12]
