"""Whether a person wants what the portal writes by itself: the form, and the page that asks."""

from typing import Protocol

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext as _
from flask_wtf import FlaskForm
from wtforms import RadioField
from wtforms.fields.choices import SelectChoice

from blueprints.pages import page


class MailsForm(FlaskForm):
    """One choice of two."""

    wanted = RadioField(_("Mails"), choices=[SelectChoice("y", _("Write to me")), SelectChoice("", _("Do not write"))])


class Want(Protocol):
    """The use case that keeps the answer."""

    def __call__(self, *, wanted: bool) -> None:
        """Keep it."""


def ask_about_mails(template: str, *, stopped: bool, want: Want, said_yes: str, said_no: str) -> ResponseReturnValue:
    """One choice, shown as it stands; once made, it is kept, and `said_yes` or `said_no` is what the person reads."""
    form = MailsForm(data={"wanted": "" if stopped else "y"})
    if form.validate_on_submit():
        want(wanted=form.wanted.data == "y")
        flash(said_yes if form.wanted.data else said_no)
        return redirect(url_for("account.settings"))
    return page(template, form=form)
