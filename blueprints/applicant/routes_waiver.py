"""The waiver: for each letter, either answer, signed before the packet goes out."""

from uuid import UUID

from flask import flash, redirect, url_for
from flask.typing import ResponseReturnValue

from blueprints.applicant import area
from blueprints.applicant.forms_letter import WaiverRevokeForm
from blueprints.applicant.forms_packet import WaiverForm
from blueprints.pages import page, put_beside_field
from portal.errors import Wrong
from portal.models import LetterRequest
from portal.queries.applicant_frame import frame
from portal.queries.applicant_packet import waivers_of
from portal.queries.find import find
from portal.shown import shown_date
from portal.translating import gettext
from portal.usecases import waivers
from portal.waiver_text import CURRENT


@area.route("/letters/<uuid:id>/waiver", methods=["GET", "POST"])
def packet_waiver(id: UUID) -> ResponseReturnValue:
    """Read both answers, take one, sign it."""
    letter = find(LetterRequest, id)
    form = WaiverForm()
    if form.validate_on_submit():
        try:
            waivers.sign_waiver(letter, waived=form.answer.data == "waive", typed_name=form.typed_name.data or "")
            flash(gettext("Signed. Choose the same in the application service."))
            return redirect(url_for("applicant.packet_letter", id=id), 303)
        except Wrong as wrong:
            put_beside_field(form, wrong)
    return _waiver_page(letter, form, WaiverRevokeForm(formdata=None))


@area.post("/letters/<uuid:id>/waiver/revoke")
def revoke_waiver(id: UUID) -> ResponseReturnValue:
    """Revoke the answer in writing; it acts on later events only."""
    letter = find(LetterRequest, id)
    form = WaiverRevokeForm()
    if form.validate_on_submit():
        try:
            waivers.revoke_waiver(letter, words=form.words.data or "")
            flash(gettext("Revoked. %(writer)s is told on their page. You can sign again.", writer=letter.writer_name))
            return redirect(url_for("applicant.packet_waiver", id=id), 303)
        except Wrong as wrong:
            put_beside_field(form, wrong)
    return _waiver_page(letter, WaiverForm(formdata=None), form)


def _waiver_page(letter: LetterRequest, form: WaiverForm, revoke: WaiverRevokeForm) -> ResponseReturnValue:
    who, signed = frame(), waivers_of(letter.id)
    now = next((one for one in signed if one.revoked_at is None), None)
    return page(
        "applicant/waiver.html",
        form=form,
        status=422 if revoke.errors else None,
        revoke=revoke,
        letter=letter,
        text=CURRENT,
        signed=now,
        signed_on=shown_date(now.signed_at.date(), who.today) if now else None,
    )
