"""The page of one packet: form, live page, what goes with it."""

from flask import url_for
from flask.typing import ResponseReturnValue

from blueprints.applicant.forms_letter import LetterIdForm
from blueprints.applicant.forms_packet import BULLETS, FileForm, PacketForm
from blueprints.applicant.packet import file_place
from blueprints.helper_sheet import SheetShown, helper_facts, sheet_shown
from blueprints.packet_hints import PacketHints, packet_hints
from blueprints.pages import page
from portal.clock import today
from portal.lifecycle import Move, Noun, Status, moves_open_to
from portal.models import LetterRequest, Packet
from portal.queries.applicant_packet import FileRow, KeptPacket, PacketRow, current_files, packet_and_waiver
from portal.roles import Role
from portal.shown import Action
from portal.translating import gettext
from portal.uploads.limits import Kind


def packet_page(
    letter: LetterRequest,
    form: PacketForm | None = None,
    *,
    letter_id: LetterIdForm | None = None,
    upload: FileForm | None = None,
    status: int | None = None,
) -> ResponseReturnValue:
    """Show it, with the packet as it was kept where no form is given; a form with errors makes it a 422."""
    known, files = packet_and_waiver(letter.id), current_files(letter.id)
    kept, day = known.packet, today(known.time_zone)
    form = form or filled(kept)
    sheet, hints = sheet_and_hints(form, letter, known, files)
    wrong = any(one is not None and one.errors for one in (letter_id, upload))
    return page(
        "applicant/packet_letter.html",
        form=form,
        status=status or (422 if wrong else None),
        letter=letter,
        kept=kept,
        moves=moves_open_to(Noun.PACKET, Role.APPLICANT, kept.status if kept else Status.DRAFT),
        Move=Move,
        sheet=sheet,
        hints=hints,
        waived=known.waived,
        place=file_place(Kind.REQUEST_FORM, [file for file in files if file.request_id], day),
        letter_id=letter_id or LetterIdForm(formdata=None),
        upload=upload,
    )


def packet_preview_page(letter: LetterRequest, form: PacketForm) -> ResponseReturnValue:
    """The page as the form has it, and the hints beside its bullets."""
    sheet, hints = sheet_and_hints(form, letter, packet_and_waiver(letter.id), current_files(letter.id))
    return page("applicant/packet_preview.html", sheet=sheet, hints=hints, live=True)


def sheet_and_hints(
    form: PacketForm, letter: LetterRequest, known: KeptPacket, files: list[FileRow]
) -> tuple[SheetShown, PacketHints]:
    """The one page as it would print, and what the guide says to it."""
    packet = packet_in(form)
    sheet = sheet_shown(helper_facts(packet, letter, today(known.time_zone)))
    kinds = {file.kind for file in files}
    upload = Action(gettext("Upload what every writer gets"), url_for("applicant.packet"))
    hints = packet_hints(
        packet,
        letter,
        kinds,
        aamc_id=known.aamc_id,
        has_letter_id=known.has_letter_id,
        fits=sheet.fits,
        office=known.office,
        actions={"packet_parts": upload} if not {Kind.CV, Kind.STATEMENT} <= kinds else {},
    )
    return sheet, hints


def filled(kept: PacketRow | None) -> PacketForm:
    """The form as the packet was kept."""
    if kept is None:
        return PacketForm(formdata=None)
    bullets = [*kept.bullets, *[""] * BULLETS][:BULLETS]
    told = {"aim": kept.aim, "position": kept.position, "bullets": bullets, "aspects": kept.aspects}
    return PacketForm(formdata=None, data=told)


def packet_in(form: PacketForm) -> Packet:
    """A packet that is not kept: what stands in the form."""
    return Packet(
        aim=form.aim.data or "",
        position=form.position.data or "",
        bullets=bullets_in(form),
        aspects=form.aspects.data or "",
    )


def bullets_in(form: PacketForm) -> list[str]:
    """What the writer saw, line by line."""
    return [entry.data or "" for entry in form.bullets]
