"""The three answers, and taking one back."""

from uuid import UUID

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from blueprints.pages import page, put_beside_field
from blueprints.writer import area
from blueprints.writer.forms import ButtonForm, DeclineForm, PostponeForm
from portal.area import by_link
from portal.clock import today
from portal.errors import Wrong
from portal.queries.writer_letter import letter_held, writer_letter
from portal.shown import shown_date
from portal.translating import gettext
from portal.usecases import letters
from portal.usecases.answers import undo as take_back


@area.post("/letters/<uuid:id>/promise")
@by_link
def promise(id: UUID) -> ResponseReturnValue:
    """I will write it."""
    letter = letter_held(id)
    if ButtonForm().validate_on_submit():
        letters.promise(letter)
        flash(
            {
                "text": gettext("Thank you. %(name)s is told today.", name=letter.applicant_name),
                "undo": url_for(".undo", id=id),
            }
        )
    return redirect(url_for(".letter", id=id), 303)


@area.route("/letters/<uuid:id>/postpone", methods=["GET", "POST"])
@by_link
def postpone(id: UUID) -> ResponseReturnValue:
    """I need another date."""
    letter, form = letter_held(id), PostponeForm()
    if form.validate_on_submit() and form.on.data:
        try:
            letters.postpone(letter, on=form.on.data, note=form.note.data or "")
            flash({
                "text": gettext("Thank you. %(name)s and the office see your date and answer.", name=letter.applicant_name),
                "undo": url_for(".undo", id=id),
            })  # fmt: skip
            return redirect(url_for(".letter", id=id), 303)
        except Wrong as wrong:
            put_beside_field(form, wrong)
    shown = writer_letter(id)
    due = shown_date(shown.due_on, today(shown.time_zone)) if shown.due_on else None
    return page("writer/postpone.html", form=form, letter=shown, due=due)


@area.route("/letters/<uuid:id>/decline", methods=["GET", "POST"])
@by_link
def decline(id: UUID) -> ResponseReturnValue:
    """I cannot."""
    letter, form = letter_held(id), DeclineForm()
    if form.validate_on_submit():
        letters.decline(letter, reason=form.reason.data or "")
        return redirect(url_for(".letter", id=id), 303)
    return page("writer/decline.html", form=form, letter=writer_letter(id))


@area.post("/letters/<uuid:id>/undo")
@by_link
def undo(id: UUID) -> ResponseReturnValue:
    """Take the last answer back."""
    letter = letter_held(id)
    if ButtonForm().validate_on_submit():
        take_back(letter)
        flash(gettext("Taken back. %(name)s is told of it.", name=letter.applicant_name))
    return redirect(url_for(".letter", id=id), 303)
