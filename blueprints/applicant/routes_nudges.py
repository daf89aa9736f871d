"""Mails that the portal writes to the applicant by itself: wanted, or not."""

from functools import partial

from flask import g
from flask.typing import ResponseReturnValue

from blueprints.applicant import area
from blueprints.mails_form import ask_about_mails
from portal.models import Applicant
from portal.queries.find import find
from portal.translating import gettext
from portal.usecases.nudges import want_nudges


@area.route("/nudges", methods=["GET", "POST"])
def nudges() -> ResponseReturnValue:
    """One choice: a word when something is to be done, or none."""
    applicant = find(Applicant, g.actor.applicant_id)
    return ask_about_mails(
        "applicant/nudges.html",
        stopped=applicant.nudges_stopped_at is not None,
        want=partial(want_nudges, applicant),
        said_yes=gettext("We write when something is to be done."),
        said_no=gettext("We write no more nudges."),
    )
