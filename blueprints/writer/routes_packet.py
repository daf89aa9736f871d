"""The packet's versions: what was there before, and that the writer has looked at what is new."""

from uuid import UUID

from flask import redirect, url_for
from flask.typing import ResponseReturnValue

from blueprints.pages import page
from blueprints.writer import area
from blueprints.writer.forms import ButtonForm
from blueprints.writer.packet_shown import changes_since, packet_files_shown, sheet_as_was
from portal.area import by_link
from portal.clock import today
from portal.errors import NotThere
from portal.queries.writer_letter import letter_held, writer_letter
from portal.queries.writer_packet import packet_now, published_versions
from portal.shown import shown_date
from portal.usecases import letters


@area.get("/letters/<uuid:id>/packet/<int:version>")
@by_link
def packet_version(id: UUID, version: int) -> ResponseReturnValue:
    """A published version as it was."""
    letter_held(id)
    letter, versions = writer_letter(id), published_versions(id)
    wanted = next((one for one in versions if one.version == version), None)
    if wanted is None:
        raise NotThere
    return page(
        "writer/packet_version.html",
        letter=letter,
        version=version,
        published=shown_date(wanted.published_at.date(), today(letter.time_zone)),
        sheet=sheet_as_was(letter, wanted),
        files=packet_files_shown(letter, wanted),
        changes=changes_since(wanted, versions[0]),
    )


@area.post("/letters/<uuid:id>/packet/see")
@by_link
def see_packet(id: UUID) -> ResponseReturnValue:
    """The writer has looked at what is new: it is not marked as new any more."""
    letter = letter_held(id)
    if ButtonForm().validate_on_submit():
        letters.see_packet(letter, version=packet_now(id).version)
    return redirect(url_for(".letter", id=id), 303)
