"""The daily digest: wanted, or not."""

from functools import partial

from flask import g
from flask.typing import ResponseReturnValue

from blueprints.advisor import area
from blueprints.mails_form import ask_about_mails
from portal.models import Advisor
from portal.queries.find import find
from portal.translating import gettext
from portal.usecases.digests import want_digest


@area.route("/digest", methods=["GET", "POST"])
def digest() -> ResponseReturnValue:
    """One choice: a digest in the morning when something needs the advisor, or none."""
    advisor = find(Advisor, g.actor.own_id)
    return ask_about_mails(
        "advisor/digest.html",
        stopped=advisor.digest_stopped_at is not None,
        want=partial(want_digest, advisor),
        said_yes=gettext("You get a digest when something needs you."),
        said_no=gettext("You get no more digests."),
    )
