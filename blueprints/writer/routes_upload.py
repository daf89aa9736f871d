"""The letter is in the service, in a new version, or taken back."""

from uuid import UUID

from flask import flash, g, redirect, url_for
from flask.typing import ResponseReturnValue

from blueprints.pages import page, put_beside_field
from blueprints.writer import area
from blueprints.writer.forms import ButtonForm, UploadForm, WithdrawForm
from blueprints.writer.letter_page import letter_page, with_uploaders
from portal.area import by_link
from portal.errors import Wrong
from portal.queries.writer_letter import letter_held, writer_letter
from portal.roles import Role
from portal.translating import gettext
from portal.usecases import letters


@area.post("/letters/<uuid:id>/upload")
@by_link
def upload(id: UUID) -> ResponseReturnValue:
    """I have uploaded it: the day, and whose hands did it."""
    letter, shown = letter_held(id, designee=True), writer_letter(id)
    form = with_uploaders(UploadForm(), shown)
    if form.validate_on_submit() and form.on.data:
        try:
            letters.upload(letter, on=form.on.data, by=form.by.data if form.by else None)
            flash(_thanks(letter.applicant_name, id))
            return redirect(url_for(".letter", id=id), 303)
        except Wrong as wrong:
            put_beside_field(form, wrong)
    return letter_page(shown, upload=form)


@area.post("/letters/<uuid:id>/replace")
@by_link
def replace(id: UUID) -> ResponseReturnValue:
    """A new version is in the service."""
    letter = letter_held(id)
    if ButtonForm().validate_on_submit():
        letters.replace(letter)
        flash(gettext("Thank you. %(name)s is told to look for the new version.", name=letter.applicant_name))
    return redirect(url_for(".letter", id=id), 303)


@area.route("/letters/<uuid:id>/withdraw", methods=["GET", "POST"])
@by_link
def withdraw(id: UUID) -> ResponseReturnValue:
    """Take the letter back after it was uploaded."""
    letter, form = letter_held(id), WithdrawForm()
    if form.validate_on_submit():
        letters.withdraw(letter, reason=form.reason.data or "")
        return letter_page(
            writer_letter(id)
        )  # no redirect: the link of a letter that is withdrawn opens no page any more
    return page("writer/withdraw.html", form=form, letter=writer_letter(id))


def _thanks(applicant: str, id: UUID) -> str | dict[str, str]:
    words = gettext("Thank you. %(name)s is told, and nobody reminds you again.", name=applicant)
    return words if g.actor.role is Role.DESIGNEE else {"text": words, "undo": url_for(".undo", id=id)}
