"""What was sent to whom about one letter, and what to do where the writer's address does not work."""

from uuid import UUID

from flask import Response, flash, redirect, url_for
from flask.typing import ResponseReturnValue
from flask_babel import lazy_gettext
from flask_wtf import FlaskForm
from wtforms import EmailField

from blueprints.applicant import area
from blueprints.applicant.fields import needed, short
from blueprints.handover_sheet import send_handover
from blueprints.mails_shown import address_fails, shown_mail
from blueprints.pages import page, put_beside_field
from portal.errors import Wrong
from portal.models import LetterRequest
from portal.queries.applicant_letters import planned_letter
from portal.queries.find import find
from portal.queries.mails import mails_about
from portal.rate_limits import limiter, mailed_by
from portal.translating import gettext
from portal.usecases import mails


class AddressForm(FlaskForm):
    """An address of the writer that works."""

    email = EmailField(
        lazy_gettext("An address that works"),
        [needed(lazy_gettext("Write the address.")), short()],
        description=lazy_gettext("Your advisor makes sure that it is the writer’s, and the packet goes there"),
    )


@area.get("/letters/<uuid:id>/mails")
def letter_mails(id: UUID) -> ResponseReturnValue:
    """The last first. Mails that carry the writer's link are not shown: they are the writer's."""
    letter = find(LetterRequest, id)
    return page("applicant/mails.html", letter=letter, mails=[shown_mail(mail) for mail in mails_about(id)])


@area.route("/letters/<uuid:id>/address", methods=["GET", "POST"])
@limiter.limit("10 per day", key_func=mailed_by, methods=["POST"])
def propose_address(id: UUID) -> ResponseReturnValue:
    """Another address for the office to confirm, or the request on paper."""
    letter, planned, form = find(LetterRequest, id), planned_letter(id), AddressForm()
    if form.validate_on_submit():
        try:
            mails.propose_address(letter, email=form.email.data or "")
        except Wrong as wrong:
            put_beside_field(form, wrong)
        else:
            flash(gettext("Your advisor has it, and confirms it before anything goes there."))
            return redirect(url_for("applicant.letter", id=id), 303)
    fails = address_fails(planned.address_fails_as) if planned.address_fails_as else ""
    return page("applicant/address.html", form=form, letter=letter, fails=fails)


@area.get("/letters/<uuid:id>/request.pdf")
def handover(id: UUID) -> Response:
    """The request on paper."""
    return send_handover(id)
