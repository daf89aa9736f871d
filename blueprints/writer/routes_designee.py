"""Who uploads for the writer: named, mailed a link of their own, and ended again."""

from uuid import UUID

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from blueprints.pages import page, put_beside_field
from blueprints.writer import area
from blueprints.writer.forms import ButtonForm, DesigneeForm
from portal.area import by_link
from portal.errors import Wrong
from portal.queries.writer_letter import letter_held, writer_letter
from portal.rate_limits import limiter
from portal.translating import gettext
from portal.usecases import designees


@area.route("/letters/<uuid:id>/designee", methods=["GET", "POST"])
@by_link
@limiter.limit("12 per hour", methods=["POST"])
def designee(id: UUID) -> ResponseReturnValue:
    """Let someone upload for the writer."""
    letter, form = letter_held(id), DesigneeForm()
    if form.validate_on_submit():
        try:
            named = designees.name_designee(letter, name=form.name.data or "", email=form.email.data or "")
            flash(gettext("%(name)s gets a link of their own by mail.", name=named.name))
            return redirect(url_for(".letter", id=id), 303)
        except Wrong as wrong:
            put_beside_field(form, wrong)
    return page("writer/designee.html", form=form, letter=writer_letter(id))


@area.post("/letters/<uuid:id>/designee/end")
@by_link
def end_designee(id: UUID) -> ResponseReturnValue:
    """Nobody uploads for the writer any more."""
    letter = letter_held(id)
    if ButtonForm().validate_on_submit():
        designees.end_designee(letter)
        flash(gettext("Their link is closed."))
    return redirect(url_for(".letter", id=id), 303)
