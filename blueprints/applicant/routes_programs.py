"""Programs: the list, and the letters assigned to each in the service."""

from uuid import UUID

from flask import flash, g, redirect, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.applicant import area
from blueprints.applicant.forms_letter import AnswerForm, AppliedForm
from blueprints.applicant.programs import programs_shown
from blueprints.pages import page
from portal.clock import today
from portal.errors import NotThere, Refused
from portal.models import Application, LetterRequest, Program
from portal.queries.applicant_frame import frame
from portal.queries.applicant_programs import catalogue
from portal.queries.find import find
from portal.shown import shown_date
from portal.translating import gettext
from portal.usecases import programs as lists


@area.get("/programs")
def programs() -> ResponseReturnValue:
    """The list with its slots, and letters that nobody reads yet."""
    return page("applicant/programs.html", programs=programs_shown())


@area.get("/programs/add")
def programs_catalogue() -> ResponseReturnValue:
    """The office's catalogue, to choose from."""
    words = request.args.get("q", "").strip()
    who = frame()
    found = [(row, shown_date(row.deadline_on, who.today) if row.deadline_on else None) for row in catalogue(words)]
    return page("applicant/programs_add.html", words=words, found=found, targets=who.targets)


@area.post("/programs/add/<uuid:id>")
def add_program(id: UUID) -> ResponseReturnValue:
    """Put a program on the list."""
    program, who = find(Program, id, lock=False), frame()
    if who.first_target is None:
        raise Refused(gettext("Add a target to your plan first: programs are listed for it."))
    target = next((one for one in who.targets if str(one.id) == request.form.get("target")), who.first_target)
    if AnswerForm().validate_on_submit():
        lists.add_program(program, target_id=target.id)
        flash(gettext("%(program)s is on your list.", program=program.name))
    return redirect(url_for("applicant.programs"), 303)


@area.post("/programs/<uuid:id>/remove")
def remove_program(id: UUID) -> ResponseReturnValue:
    """Take a program off the list."""
    application = find(Application, id)
    if AnswerForm().validate_on_submit():
        lists.remove_program(application)
        flash(gettext("The program is off your list."))
    return redirect(url_for("applicant.programs"), 303)


@area.post("/programs/<uuid:id>/assign")
def assign(id: UUID) -> ResponseReturnValue:
    """A letter was assigned to the program in the service."""
    application, letter = find(Application, id), _letter()
    if AnswerForm().validate_on_submit():
        lists.assign(application, letter)
        flash(gettext("%(writer)s’s letter is assigned. Do the same in the service.", writer=letter.writer_name))
    return redirect(url_for("applicant.programs"), 303)


@area.post("/programs/<uuid:id>/unassign")
def unassign(id: UUID) -> ResponseReturnValue:
    """A letter was taken off the program in the service."""
    application, letter = find(Application, id), _letter()
    if AnswerForm().validate_on_submit():
        lists.unassign(application, letter)
        flash(gettext("%(writer)s’s letter is taken off.", writer=letter.writer_name))
    return redirect(url_for("applicant.programs"), 303)


@area.route("/programs/<uuid:id>/apply", methods=["GET", "POST"])
def apply(id: UUID) -> ResponseReturnValue:
    """The application is in: from now on the service locks the letters."""
    application = find(Application, id)
    program = find(Program, application.program_id, lock=False)
    day = today(g.actor.time_zone)
    form = AppliedForm(data={"on": day})
    if form.validate_on_submit():
        if application.applied_on:
            raise Refused(gettext("You have applied to %(program)s already.", program=program.name))
        lists.apply(application, on=form.on.data or day)
        flash(gettext("Applied. The letters of %(program)s are locked now.", program=program.name))
        return redirect(url_for("applicant.programs"), 303)
    return page("applicant/program_apply.html", form=form, application=application, program=program)


def _letter() -> LetterRequest:
    """The letter that the form names."""
    try:
        return find(LetterRequest, UUID(request.form.get("letter", "")))
    except ValueError:
        raise NotThere from None
