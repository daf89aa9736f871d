"""One letter: its page, the first look, the ticks, where the writer lives."""

from uuid import UUID

from flask import Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.calendar_days import send_due_day
from blueprints.pages import is_partial, page
from blueprints.writer import area
from blueprints.writer.checklist_shown import groups_of, tally
from blueprints.writer.forms import ButtonForm, TimeZoneForm
from blueprints.writer.letter_page import letter_page
from portal.area import by_link
from portal.checklist import codes_of
from portal.queries.writer_letter import letter_held, writer_letter
from portal.roles import Role
from portal.translating import gettext
from portal.usecases import letters, ticks, writers


@area.get("/letters/<uuid:id>")
@by_link
def letter(id: UUID) -> ResponseReturnValue:
    """Everything for one letter. Looking changes nothing."""
    return letter_page(writer_letter(id))


@area.get("/letters/<uuid:id>/due.ics")
@by_link
def due_day(id: UUID) -> Response:
    """The due date, for the writer's own calendar."""
    letter_held(id)
    return send_due_day(id, Role.WRITER)


@area.post("/letters/<uuid:id>/see")
@by_link
def see(id: UUID) -> ResponseReturnValue:
    """Open it for the first time, from the list: the applicant hears that it was seen."""
    letter = letter_held(id)
    if ButtonForm().validate_on_submit():
        letters.see(letter)
    return redirect(url_for(".letter", id=id), 303)


@area.post("/letters/<uuid:id>/tick")
@by_link
def tick(id: UUID) -> ResponseReturnValue:
    """Keep the ticks as they stand. With a script each is kept as it is made, and the new tally is the answer."""
    letter, groups = letter_held(id, designee=True), groups_of(writer_letter(id))
    ticked = codes_of(groups) & frozenset(request.form)
    ticks.tick(letter, ticked=ticked, among=codes_of(groups))
    if is_partial():
        group = next((one for one in groups if one.code == request.args.get("group")), groups[0])
        return tally(group, ticked)
    flash(gettext("Your ticks are kept. Neither the applicant nor the office sees them."))
    return redirect(url_for(".letter", id=id, _anchor="write"), 303)


@area.route("/letters/<uuid:id>/time-zone", methods=["GET", "POST"])
@by_link
def time_zone(id: UUID) -> ResponseReturnValue:
    """Where the writer lives: due dates end with their day."""
    letter_held(id)
    shown = writer_letter(id)
    form = TimeZoneForm(data={"time_zone": shown.time_zone})
    if form.validate_on_submit():
        writers.set_time_zone(form.time_zone.data)
        flash(gettext("Dates and reminders keep to %(zone)s from now on.", zone=form.time_zone.data))
        return redirect(url_for(".letter", id=id), 303)
    return page("writer/time_zone.html", form=form, letter=shown)
