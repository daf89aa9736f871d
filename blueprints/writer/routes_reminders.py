"""Reminders of one letter: stopped and sent again as the writer likes."""

from uuid import UUID

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from blueprints.pages import page
from blueprints.writer import area
from blueprints.writer.forms import ButtonForm
from portal.area import by_link
from portal.queries.writer_letter import letter_held, writer_letter
from portal.translating import gettext
from portal.usecases import letters


@area.route("/letters/<uuid:id>/pause", methods=["GET", "POST"])
@by_link
def pause(id: UUID) -> ResponseReturnValue:
    """No more reminders of this letter."""
    letter, form = letter_held(id), ButtonForm()
    if form.validate_on_submit():
        letters.pause(letter)
        flash({"text": gettext("You get no more reminders of this letter."), "undo": url_for(".resume", id=id)})
        return redirect(url_for(".letter", id=id), 303)
    return page("writer/pause.html", form=form, letter=writer_letter(id))


@area.route("/letters/<uuid:id>/resume", methods=["GET", "POST"])
@by_link
def resume(id: UUID) -> ResponseReturnValue:
    """Reminders again."""
    letter, form = letter_held(id), ButtonForm()
    if form.validate_on_submit():
        letters.resume(letter)
        flash(gettext("We remind you again: 10 and 3 days before the due date, if the letter is still out."))
        return redirect(url_for(".letter", id=id), 303)
    return page("writer/resume.html", form=form, letter=writer_letter(id))
