"""One letter, for the office: where it stands, who said so, and what an advisor may set right."""

from uuid import UUID

from flask import Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.advisor import area
from blueprints.advisor.forms import AddressForm, CorrectForm, DueForm
from blueprints.advisor.shown_letter import shown_letter
from blueprints.calendar_days import send_due_day
from blueprints.due_shown import shown_due, warnings_of
from blueprints.pages import page, put_beside_field
from portal.clock import today
from portal.errors import Wrong
from portal.lifecycle import Status
from portal.models import LetterRequest, Writer
from portal.queries.advisor_letter import address_proposed, letter_facts, letter_history
from portal.queries.find import find
from portal.queries.mails import mails_about
from portal.rate_limits import limiter, mailed_by
from portal.roles import Role
from portal.translating import gettext
from portal.usecases import letters, packets, writers


@area.get("/letters/<uuid:id>")
def letter(id: UUID) -> ResponseReturnValue:
    """Where the letter stands."""
    shown = shown_letter(letter_facts(id), letter_history(id), mails_about(id), today())
    return page("advisor/letter.html", shown=shown)


@area.get("/letters/<uuid:id>/due.ics")
def due_day(id: UUID) -> Response:
    """The due date, for the advisor's own calendar."""
    return send_due_day(id, Role.ADVISOR)


@area.post("/letters/<uuid:id>/confirm-address")
def confirm_address(id: UUID) -> ResponseReturnValue:
    """The office is sure that the address is the writer's."""
    request = find(LetterRequest, id)
    writer = find(Writer, request.writer_id)
    writers.confirm_address(writer, request)
    flash(gettext("%(email)s is confirmed as the address of %(name)s.", email=writer.email, name=writer.name))
    return redirect(url_for(".letter", id=id))


@area.route("/letters/<uuid:id>/address", methods=["GET", "POST"])
def correct_address(id: UUID) -> ResponseReturnValue:
    """Another address of the writer."""
    request = find(LetterRequest, id)
    writer = find(Writer, request.writer_id)
    form = AddressForm(data={"email": address_proposed(id) or writer.email})
    if form.validate_on_submit():
        try:
            writers.correct_address(writer, email=form.email.data or "")
        except Wrong as wrong:
            put_beside_field(form, wrong)
        else:
            flash(
                gettext(
                    "The address is changed. Confirm it before the next mail goes out; links sent to the old one are dead."
                )
            )
            return redirect(url_for(".letter", id=id))
    return page("advisor/address.html", form=form, letter=letter_facts(id))


@area.route("/letters/<uuid:id>/due", methods=["GET", "POST"])
def move_due(id: UUID) -> ResponseReturnValue:
    """Another due date."""
    letter = find(LetterRequest, id)
    form = DueForm(due_on=letter.proposed_due_on or letter.due_on, note=letter.due_note)
    shown = shown_due(letter.applicant_id, letter.season_id, letter.due_on, today(), moved=letter.due_moved)
    warnings: list[str] = []
    if form.validate_on_submit():
        warnings = [] if "sure" in request.form else warnings_of(shown.plan, form.due_on.data, today())
        try:
            if not warnings:
                letters.move_due(letter, on=form.due_on.data, note=form.note.data or "")
                flash(gettext("The due date is moved."))
                return redirect(url_for(".letter", id=id))
        except Wrong as wrong:
            put_beside_field(form, Wrong("due_on", str(wrong)))
    kept = {name: value for name, value in request.form.items() if name != "csrf_token"}
    return page("advisor/due.html", form=form, letter=letter_facts(id), shown=shown, warnings=warnings, kept=kept)


@area.route("/letters/<uuid:id>/correct", methods=["GET", "POST"])
def correct(id: UUID) -> ResponseReturnValue:
    """Set right what was recorded wrongly."""
    request = find(LetterRequest, id)
    form = CorrectForm(to=request.status)
    if form.validate_on_submit():
        letters.correct(request, to=Status(form.to.data), reason=form.reason.data or "")
        flash(gettext("Corrected. The history keeps what stood before."))
        return redirect(url_for(".letter", id=id))
    return page("advisor/correct.html", form=form, letter=letter_facts(id))


@area.post("/letters/<uuid:id>/send-link-again")
@limiter.limit("6 per day", key_func=mailed_by)
def send_link_again(id: UUID) -> ResponseReturnValue:
    """Mail the writer a new link."""
    request = find(LetterRequest, id)
    packets.send_link_again(request)
    flash(gettext("A new link is on its way to %(writer)s. The old one is dead.", writer=request.writer_name))
    return redirect(url_for(".letter", id=id))
