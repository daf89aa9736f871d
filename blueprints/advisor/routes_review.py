"""Review: choices that applicants propose, and packets they submit."""

from uuid import UUID

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.advisor import area
from blueprints.advisor.forms import ApproveForm, ReviewForm
from blueprints.advisor.shown_review import shown_choice, shown_packet
from blueprints.helper_sheet import helper_facts, sheet_shown
from blueprints.packet_hints import PacketHints, packet_hints
from blueprints.pages import page, put_beside_field
from portal.clock import today
from portal.errors import Wrong
from portal.guidance import ChoiceAdvice
from portal.guidance.knowledge import Reader
from portal.models import LetterRequest, Packet, WriterChoice
from portal.queries.advice import advise_on
from portal.queries.advisor_letter import (
    ChoiceFacts,
    address_remarks,
    choice_facts,
    files_of,
    letter_facts,
    packet_facts,
)
from portal.queries.applicant_frame import frame
from portal.queries.applicant_letters import planned_choice
from portal.queries.applicant_packet import packet_and_waiver
from portal.queries.due import planned_due
from portal.queries.find import find
from portal.translating import gettext
from portal.usecases import choices, packets
from portal.usecases.packet_changes import changes_since_published


@area.route("/choices/<uuid:id>", methods=["GET", "POST"])
def choice(id: UUID) -> ResponseReturnValue:
    """One writer choice: approve it, or return it with a comment."""
    row, form = find(WriterChoice, id), ApproveForm()
    facts = choice_facts(id)
    due = planned_due(facts.applicant_id, facts.season_id)
    if form.validate_on_submit():
        try:
            return _decide_choice(row, form, facts)
        except Wrong as wrong:
            put_beside_field(form, wrong)
    elif request.method == "GET":
        form.due_on.data = due.on
    shown = shown_choice(facts, _advice(facts), address_remarks(facts.writer_email, facts.applicant_id), due, today())
    return page("advisor/choice.html", form=form, shown=shown)


def _advice(facts: ChoiceFacts) -> ChoiceAdvice:
    """What the guide says of the choice, the same as the applicant reads."""
    row, who = planned_choice(facts.id), frame(facts.applicant_id)
    return advise_on(row, who.target(row.target_id), who.today, who.settings)


def _decide_choice(row: WriterChoice, form: ApproveForm, facts: ChoiceFacts) -> ResponseReturnValue:
    comment = form.comment.data or ""
    if "return" in request.form:
        choices.send_back(row, comment=comment)
        flash(gettext("Returned. The applicant reads your comment and may propose again."))
        return redirect(url_for(".applicant", id=row.applicant_id))
    tier = str(_advice(facts).tier)
    letter = choices.approve(row, due_on=form.due_on.data, tier=tier, comment=comment)
    flash(gettext("Approved. The applicant may ask %(writer)s now.", writer=row.writer_name))
    return redirect(url_for(".letter", id=letter.id))


@area.route("/letters/<uuid:id>/packet", methods=["GET", "POST"])
def packet(id: UUID) -> ResponseReturnValue:
    """The packet that waits: publish it to the writer, or return it with a comment."""
    letter, form = find(LetterRequest, id), ReviewForm()
    facts = packet_facts(id)
    if form.validate_on_submit() and facts:
        try:
            return _decide_packet(letter, find(Packet, facts.id), form)
        except Wrong as wrong:
            put_beside_field(form, wrong)
    told = letter_facts(id)
    row = find(Packet, facts.id, lock=False) if facts else None
    files = files_of(told.applicant_id, id)
    shown = shown_packet(told, facts, files, address_remarks(told.writer_email, told.applicant_id), today())
    sheet = sheet_shown(helper_facts(row, letter, today())) if row else None
    return page(
        "advisor/packet.html",
        form=form,
        shown=shown,
        sheet=sheet,
        hints=_hints(row, letter, {file.kind for file in files}, fits=sheet.fits) if row and sheet else None,
        changes=changes_since_published(row, letter) if row else [],
    )


def _hints(row: Packet, letter: LetterRequest, files: set[str], *, fits: bool) -> PacketHints:
    """What the guide says to the packet, the same as the applicant reads."""
    known = packet_and_waiver(letter.id)
    return packet_hints(
        row,
        letter,
        files,
        aamc_id=known.aamc_id,
        has_letter_id=known.has_letter_id,
        fits=fits,
        office=known.office,
        reader=Reader.ADVISOR,
    )


def _decide_packet(letter: LetterRequest, row: Packet, form: ReviewForm) -> ResponseReturnValue:
    if "return" in request.form:
        packets.send_back_packet(row, letter, comment=form.comment.data or "")
        flash(gettext("Returned. The applicant reads your comment and may submit again."))
        return redirect(url_for(".applicant", id=letter.applicant_id))
    first = letter.sent_at is None
    packets.publish(row, letter, changes=changes_since_published(row, letter))
    if first:
        flash(
            gettext(
                "Sent. %(writer)s gets the packet by mail, with a link that nobody else sees.",
                writer=letter.writer_name,
            )
        )
    else:
        flash(gettext("The new version is published. %(writer)s is told what changed.", writer=letter.writer_name))
    return redirect(url_for(".letter", id=letter.id))
