"""The daily digest: wanted, or not."""

from flask import flash, g, redirect, url_for
from flask.typing import ResponseReturnValue

from blueprints.advisor import area
from blueprints.mails_form import MailsForm
from blueprints.pages import page
from portal.models import Advisor
from portal.queries.find import find
from portal.translating import gettext
from portal.usecases.digests import want_digest


@area.route("/digest", methods=["GET", "POST"])
def digest() -> ResponseReturnValue:
    """One choice: a digest in the morning when something needs the advisor, or none."""
    advisor = find(Advisor, g.actor.own_id)
    form = MailsForm(data={"wanted": "" if advisor.digest_stopped_at else "y"})
    if form.validate_on_submit():
        want_digest(advisor, wanted=form.wanted.data == "y")
        flash(
            gettext("You get a digest when something needs you.")
            if form.wanted.data
            else gettext("You get no more digests.")
        )
        return redirect(url_for("account.settings"))
    return page("advisor/digest.html", form=form)
