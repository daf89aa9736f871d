"""Mails that the portal writes to the applicant by itself: wanted, or not."""

from flask import flash, g, redirect, url_for
from flask.typing import ResponseReturnValue

from blueprints.applicant import area
from blueprints.mails_form import MailsForm
from blueprints.pages import page
from portal.models import Applicant
from portal.queries.find import find
from portal.translating import gettext
from portal.usecases.nudges import want_nudges


@area.route("/nudges", methods=["GET", "POST"])
def nudges() -> ResponseReturnValue:
    """One choice: a word when something is to be done, or none."""
    applicant = find(Applicant, g.actor.applicant_id)
    form = MailsForm(data={"wanted": "" if applicant.nudges_stopped_at else "y"})
    if form.validate_on_submit():
        want_nudges(applicant, wanted=form.wanted.data == "y")
        flash(
            gettext("We write when something is to be done.")
            if form.wanted.data
            else gettext("We write no more nudges.")
        )
        return redirect(url_for("account.settings"))
    return page("applicant/nudges.html", form=form)
