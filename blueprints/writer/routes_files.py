"""The packet's files for its writer: each alone, and all in one."""

from uuid import UUID

from flask import Response, current_app

from blueprints.sending import send_file_safely
from blueprints.writer import area
from blueprints.writer.packet_shown import file_names, helper_facts
from portal import files
from portal.area import by_link
from portal.documents import packet as packets
from portal.documents.helper import helper_document
from portal.documents.outline import OutlineFacts, letter_outline_docx
from portal.documents.packet import PacketPart
from portal.errors import NotThere
from portal.queries.writer_letter import WriterLetter, letter_held, writer_letter
from portal.queries.writer_packet import PacketVersionRow, packet_now, published_versions
from portal.translating import gettext

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@area.get("/letters/<uuid:id>/files/<uuid:file_id>")
@by_link
def file(id: UUID, file_id: UUID) -> Response:
    """One file of the packet, as it is now or as it was in an earlier version."""
    letter_held(id)
    published = {one.id: one for version in published_versions(id) for one in version.files}
    wanted = published.get(file_id)
    if wanted is None:
        raise NotThere
    name = file_names((wanted,))[wanted.id]
    return send_file_safely(_bytes(wanted.id), name=name, media_type=wanted.media_type)


@area.get("/letters/<uuid:id>/helper.pdf")
@by_link
def helper(id: UUID) -> Response:
    """The helper document, one page."""
    packet = _packet(id)
    made = helper_document(helper_facts(writer_letter(id), packet))
    return send_file_safely(made.pdf, name=f"{gettext('What you saw')}.pdf", media_type="application/pdf")


@area.get("/letters/<uuid:id>/outline.docx")
@by_link
def outline(id: UUID) -> Response:
    """Headings and facts to write the letter in; never a sentence to sign."""
    packet = _packet(id)
    return send_file_safely(
        _outline(writer_letter(id), packet), name=f"{gettext('Outline')}.docx", media_type=WORD, save=True
    )


@area.get("/letters/<uuid:id>/packet.zip")
@by_link
def packet_zip(id: UUID) -> Response:
    """Everything in one file."""
    packet, letter = _packet(id), writer_letter(id)
    names = file_names(packet.files)
    parts = [
        PacketPart(f"{gettext('What you saw')}.pdf", helper_document(helper_facts(letter, packet)).pdf),
        *(PacketPart(names[one.id], _bytes(one.id)) for one in packet.files),
        PacketPart(f"{gettext('Outline')}.docx", _outline(letter, packet)),
    ]
    name = packets.packet_name(letter.applicant_name, packet.version)
    return send_file_safely(packets.packet_zip(parts), name=name, media_type="application/zip", save=True)


def _packet(id: UUID) -> PacketVersionRow:
    letter_held(id)
    return packet_now(id)


def _bytes(file_id: UUID) -> bytes:
    return files.get(current_app.extensions["file_store"], file_id)


def _outline(letter: WriterLetter, packet: PacketVersionRow) -> bytes:
    facts, worked = packet.facts, packet.facts.get("worked") or {}
    return letter_outline_docx(
        OutlineFacts(
            applicant=letter.applicant_name,
            writer=letter.writer_name,
            aamc_id=letter.aamc_id,
            applying=f"{letter.specialty}, {letter.season}",
            rotation=(f"{worked['place']}, {worked['starts_on']} – {worked['ends_on']}",) if worked else (),
            bullets=tuple(facts["bullets"]),
            aspects=(facts["aspects"],) if facts["aspects"] else (),
        )
    )
