"""The page of one letter: where it stands, who said so, and what the applicant may do."""

from dataclasses import replace
from datetime import datetime

from flask import url_for
from flask.typing import ResponseReturnValue

from blueprints.applicant.forms_letter import OutcomeForm, UploadedForm
from blueprints.applicant.history import changes
from blueprints.applicant.letter_advice import letter_findings
from blueprints.applicant.letters_shown import status_of
from blueprints.applicant.steps import shown_step
from blueprints.pages import page
from portal.lifecycle import DELIVERED, ENDED, Move, Noun, moves_open_to
from portal.models import LetterRequest
from portal.queries.applicant_frame import frame
from portal.queries.applicant_letter import history_of
from portal.queries.applicant_letters import planned_letter
from portal.queries.applicant_steps import letter_attention, next_steps
from portal.roles import Role
from portal.shown import Line, Step, line_for, shown_date
from portal.shown.dates import day_and_month


def letter_page(
    letter: LetterRequest,
    *,
    uploaded: UploadedForm | None = None,
    outcome: OutcomeForm | None = None,
) -> ResponseReturnValue:
    """Show it; a form with errors makes it a 422. Four queries."""
    who, row = frame(), planned_letter(letter.id)
    wrong = next((form for form in (uploaded, outcome) if form is not None and form.errors), None)
    steps = next_steps(who, [row])
    return page(
        "applicant/letter.html",
        status=422 if wrong else None,
        wrong=wrong,
        letter=letter,
        row=row,
        shown=status_of(row, who),
        line=_line(letter, row.programs, letter_attention(row, who.today)),
        findings=letter_findings(row, who),
        steps=[_without_itself(shown_step(step, who), letter) for step in steps],
        due=shown_date(letter.due_on, who.today) if letter.due_on else None,
        wished=shown_date(letter.proposed_due_on, who.today) if letter.proposed_due_on else None,
        history=changes(history_of(letter.id), who),
        moves=moves_open_to(Noun.REQUEST, Role.APPLICANT, letter.status),
        Move=Move,
        is_in=letter.status in DELIVERED,
        has_ended=letter.status in ENDED,
        uploaded_form=uploaded or UploadedForm(formdata=None, data={"on": who.today}),
        outcome_form=outcome or OutcomeForm(formdata=None, data={"outcome": letter.outcome}),
    )


def _without_itself(step: Step, letter: LetterRequest) -> Step:
    """A button that leads to the page one is on leads nowhere."""
    here = url_for("applicant.letter", id=letter.id)
    return replace(step, action=None) if step.action and step.action.url == here else step


def _line(letter: LetterRequest, programs: int, attention: str | None) -> Line:
    """The letter's way, each station with its day."""
    days: dict[str, datetime | None] = {
        "proposed": None,
        "approved": letter.approved_at,
        "asked": letter.asked_at,
        "agreed": letter.answered_at,
        "sent": letter.sent_at,
        "seen": letter.seen_at,
        "uploaded": letter.uploaded_at,
        "available": letter.available_at,
        "assigned": letter.assigned_at if programs else None,
    }
    reached = [station for station, at in days.items() if at]
    at = reached[-1] if letter.status in ENDED and reached else None
    skipped = [station for station, day in days.items() if day is None and station != "proposed"]
    return line_for(
        letter.status,
        at=at,
        skipped=skipped,
        notes={station: day_and_month(day.date()) for station, day in days.items() if day},
        attention=attention,
    )
