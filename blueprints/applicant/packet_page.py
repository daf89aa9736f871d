"""The page of one packet: form, live page, what goes with it."""

from flask.typing import ResponseReturnValue
from flask_babel import gettext

from blueprints.applicant.forms_letter import LetterIdForm
from blueprints.applicant.forms_packet import BULLETS, FileForm, PacketForm
from blueprints.applicant.packet import file_place
from blueprints.helper_sheet import helper_facts, sheet_shown
from blueprints.pages import page
from portal.clock import today
from portal.lifecycle import Move, Noun, Status, moves_open_to
from portal.models import LetterRequest, Packet
from portal.queries.applicant_packet import FileRow, PacketRow, current_files, packet_and_waiver
from portal.roles import Role
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
    (kept, waived, time_zone), files = packet_and_waiver(letter.id), current_files(letter.id)
    day = today(time_zone)
    form = form or filled(kept)
    wrong = any(one is not None and one.errors for one in (letter_id, upload))
    return page(
        "applicant/packet_letter.html",
        form=form,
        status=status or (422 if wrong else None),
        letter=letter,
        kept=kept,
        moves=moves_open_to(Noun.PACKET, Role.APPLICANT, kept.status if kept else Status.DRAFT),
        Move=Move,
        sheet=sheet_shown(helper_facts(packet_in(form), letter, day)),
        waived=waived,
        place=file_place(Kind.REQUEST_FORM, [file for file in files if file.request_id], day),
        missing=_missing(files),
        letter_id=letter_id or LetterIdForm(formdata=None),
        upload=upload,
    )


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


def _missing(files: list[FileRow]) -> list[str]:
    """What every writer gets and this applicant has not uploaded yet (rule packet_parts); the photo is a choice."""
    there = {file.kind for file in files}
    names = {"cv": gettext("your CV"), "statement": gettext("your personal statement")}
    return [name for kind, name in names.items() if kind not in there]
