"""One letter: where it stands, and what the applicant does with it."""

from uuid import UUID

from flask import Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.applicant import area
from blueprints.applicant.forms_letter import (
    AnswerForm,
    MessageForm,
    MoveDueForm,
    OutcomeForm,
    UploadedForm,
    WithdrawForm,
)
from blueprints.applicant.letter_page import letter_page
from blueprints.applicant.messages import kind_of_reminder, messages_for
from blueprints.calendar_days import send_due_day
from blueprints.due_shown import shown_due, warnings_of
from blueprints.pages import page, put_beside_field
from portal.clock import day_of
from portal.errors import NotThere, Wrong
from portal.guidance.messages import MessageKind
from portal.lifecycle import OUT, Status
from portal.models import LetterRequest
from portal.queries.applicant_frame import frame
from portal.queries.applicant_letters import planned_letter
from portal.queries.find import find
from portal.rate_limits import limiter, mailed_by
from portal.roles import Role
from portal.shown import shown_date
from portal.translating import gettext
from portal.usecases import letters


@area.get("/letters/<uuid:id>")
def letter(id: UUID) -> ResponseReturnValue:
    """Where it stands, who said so, what comes next."""
    return letter_page(find(LetterRequest, id))


@area.get("/letters/<uuid:id>/due.ics")
def due_day(id: UUID) -> Response:
    """The due date, for the applicant's own calendar."""
    return send_due_day(id, Role.APPLICANT)


@area.post("/letters/<uuid:id>/upload")
def upload(id: UUID) -> ResponseReturnValue:
    """The writer told the applicant that it is uploaded."""
    request = find(LetterRequest, id)
    form = UploadedForm()
    if form.validate_on_submit() and form.on.data:
        try:
            letters.upload(request, on=form.on.data)
            flash(gettext("Recorded. Letters take up to 5 business days to appear; tell us when you see it."))
            return redirect(url_for("applicant.letter", id=id), 303)
        except Wrong as wrong:
            put_beside_field(form, wrong)
    return letter_page(request, uploaded=form)


@area.post("/letters/<uuid:id>/receive")
def receive(id: UUID) -> ResponseReturnValue:
    """The applicant sees it in the service."""
    request = find(LetterRequest, id)
    if AnswerForm().validate_on_submit():
        letters.receive(request)
        flash(gettext("Available. Assign it to programs, or nobody reads it."))
    return redirect(url_for("applicant.letter", id=id), 303)


@area.route("/letters/<uuid:id>/due", methods=["GET", "POST"])
def move_due(id: UUID) -> ResponseReturnValue:
    """Why the letter is due on its day, and another day; a later one is set only by who has read what it means."""
    letter, who = find(LetterRequest, id), frame()
    form = MoveDueForm(data={"on": letter.proposed_due_on or letter.due_on, "note": letter.due_note})
    shown = shown_due(letter.applicant_id, letter.season_id, letter.due_on, who.today, moved=letter.due_moved)
    warnings: list[str] = []
    if form.validate_on_submit() and form.on.data:
        warnings = [] if "sure" in request.form else warnings_of(shown.plan, form.on.data, who.today)
        try:
            if not warnings:
                letters.move_due(letter, on=form.on.data, note=form.note.data or "")
                flash(gettext("The due date is moved. A writer who has the packet sees the new one at once."))
                return redirect(url_for("applicant.letter", id=id), 303)
        except Wrong as wrong:
            put_beside_field(form, wrong)
    kept = {name: value for name, value in request.form.items() if name != "csrf_token"}
    return page("applicant/due.html", form=form, letter=letter, shown=shown, warnings=warnings, kept=kept)


@area.route("/letters/<uuid:id>/withdraw", methods=["GET", "POST"])
def withdraw(id: UUID) -> ResponseReturnValue:
    """Give the letter up before it is uploaded."""
    request = find(LetterRequest, id)
    form = WithdrawForm()
    if form.validate_on_submit():
        letters.withdraw(request, reason=form.reason.data or "")
        flash(gettext("Withdrawn. Your advisor knows."))
        return redirect(url_for("applicant.letter", id=id), 303)
    return page("applicant/withdraw.html", form=form, letter=request)


@area.route("/letters/<uuid:id>/thank", methods=["GET", "POST"])
@limiter.limit("6 per day", key_func=mailed_by, methods=["POST"])
def thank(id: UUID) -> ResponseReturnValue:
    """Thanks, in the words as edited."""
    request = find(LetterRequest, id)
    row, who = planned_letter(id), frame()
    said_no = request.status in (Status.DECLINED, Status.HESITANT)
    kind = MessageKind.THANK_FOR_NO if said_no else MessageKind.THANK_YOU
    words = messages_for(row, who, (kind,))[kind]
    form = MessageForm(data={"subject": words.subject, "body": words.body})
    if form.validate_on_submit():
        letters.thank(request, subject=form.subject.data or "", body=form.body.data or "")
        flash(gettext("Your thanks are on their way to %(writer)s.", writer=request.writer_name))
        return redirect(url_for("applicant.letter", id=id), 303)
    thanked = shown_date(day_of(request.thanked_at, who.time_zone), who.today) if request.thanked_at else None
    return page("applicant/thank.html", form=form, letter=request, thanked=thanked)


@area.get("/letters/<uuid:id>/remind")
def remind(id: UUID) -> ResponseReturnValue:
    """The applicant's own reminder, to copy: we send ours by ourselves."""
    letter, who = planned_letter(id), frame()
    if letter.letter_status not in OUT:
        raise NotThere
    kind = kind_of_reminder(letter, who)
    due = shown_date(letter.due_on, who.today) if letter.due_on else None
    return page("applicant/remind.html", letter=letter, due=due, words=messages_for(letter, who, (kind,))[kind])


@area.post("/letters/<uuid:id>/outcome")
def tell_outcome(id: UUID) -> ResponseReturnValue:
    """How it went, on the writer's page."""
    request = find(LetterRequest, id)
    form = OutcomeForm()
    if form.validate_on_submit():
        letters.tell_outcome(request, outcome=form.outcome.data or "")
        flash(gettext("%(writer)s reads it on their page.", writer=request.writer_name))
        return redirect(url_for("applicant.letter", id=id), 303)
    return letter_page(request, outcome=form)
