"""Packet: what the writer gets. Files once for every writer, and one page for each."""

from uuid import UUID

from flask import Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.applicant import area
from blueprints.applicant.forms_letter import LetterIdForm
from blueprints.applicant.forms_packet import PacketForm
from blueprints.applicant.packet import packets_shown
from blueprints.applicant.packet_page import bullets_in, filled, packet_in, packet_page, packet_preview_page
from blueprints.helper_sheet import helper_facts
from blueprints.pages import page, put_beside_field
from portal.documents.helper import helper_document
from portal.errors import Wrong
from portal.models import LetterRequest
from portal.queries.applicant_frame import frame
from portal.queries.applicant_packet import packet_and_waiver
from portal.queries.find import find
from portal.translating import gettext
from portal.usecases import letters, packets


@area.get("/packet")
def packet() -> ResponseReturnValue:
    """The files for every writer, and where each packet stands."""
    return page("applicant/packet.html", packets=packets_shown(), upload=None)


@area.route("/letters/<uuid:id>/packet", methods=["GET", "POST"])
def packet_letter(id: UUID) -> ResponseReturnValue:
    """One page of what this writer saw."""
    letter_request = find(LetterRequest, id)
    if request.method == "GET":
        return packet_page(letter_request)
    form = PacketForm()
    if request.form.get("act") != "check" and form.validate_on_submit():
        try:
            return _keep(letter_request, form, submit=request.form.get("act") == "submit")
        except Wrong as wrong:
            put_beside_field(form, wrong)
    return packet_page(letter_request, form)


@area.post("/letters/<uuid:id>/packet/preview")
def packet_preview(id: UUID) -> ResponseReturnValue:
    """The page as the form has it, with the hints beside its bullets. Reads only."""
    return packet_preview_page(find(LetterRequest, id, lock=False), PacketForm())


@area.get("/letters/<uuid:id>/packet/helper.pdf")
def packet_helper(id: UUID) -> ResponseReturnValue:
    """The helper document as it was last kept, to print or to send by oneself."""
    letter_request, who = find(LetterRequest, id), frame()
    kept = packet_and_waiver(id).packet
    made = helper_document(helper_facts(packet_in(filled(kept)), letter_request, who.today))
    return Response(
        made.pdf, mimetype="application/pdf", headers={"Content-Disposition": 'inline; filename="helper-document.pdf"'}
    )


@area.post("/letters/<uuid:id>/packet/recall")
def packet_recall(id: UUID) -> ResponseReturnValue:
    """Take the packet back from the advisor, to change it."""
    letter_request = find(LetterRequest, id)
    packets.recall_packet(packets.packet_of(letter_request), letter_request)
    flash(gettext("The packet is back with you."))
    return redirect(url_for("applicant.packet_letter", id=id), 303)


@area.post("/letters/<uuid:id>/letter-id")
def keep_letter_id(id: UUID) -> ResponseReturnValue:
    """The service's own id of this letter, for its writer alone."""
    letter_request = find(LetterRequest, id)
    form = LetterIdForm()
    if form.validate_on_submit():
        try:
            letters.keep_letter_id(letter_request, letter_id=form.letter_id.data or "")
            flash(
                gettext(
                    "The id is kept. %(writer)s sees it on their page, and nobody else.",
                    writer=letter_request.writer_name,
                )
            )
            return redirect(url_for("applicant.packet_letter", id=id), 303)
        except Wrong as wrong:
            put_beside_field(form, wrong)
    return packet_page(letter_request, letter_id=form)


def _keep(letter_request: LetterRequest, form: PacketForm, *, submit: bool) -> ResponseReturnValue:
    kept = packets.packet_of(letter_request)
    packets.save_packet(
        kept,
        aim=form.aim.data or "",
        position=form.position.data or "",
        bullets=bullets_in(form),
        aspects=form.aspects.data or "",
    )
    if submit:
        packets.submit_packet(kept, letter_request)
        flash(
            gettext("The packet is with your advisor, who sends it to %(writer)s.", writer=letter_request.writer_name)
        )
    else:
        flash(gettext("The packet is kept. Nobody but you sees it yet."))
    return redirect(url_for("applicant.packet_letter", id=letter_request.id), 303)
