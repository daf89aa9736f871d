"""Files: CV, statement and photo once for every writer; the letter request form for one."""

from uuid import UUID

from flask import Response, flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from blueprints.applicant import area
from blueprints.applicant.forms_packet import FileForm, file_form
from blueprints.applicant.packet import kind_name, packets_shown
from blueprints.applicant.packet_page import packet_page
from blueprints.pages import page, put_beside_field
from portal.errors import NotThere, Wrong
from portal.filenames import safe_file_name
from portal.models import File, LetterRequest
from portal.queries.find import find
from portal.translating import gettext
from portal.uploads.check import Unfit, check_upload
from portal.uploads.limits import LIMITS, MB, Kind
from portal.usecases import uploads

#: More than any kind may be, so that the sentence about its size can be said, and not much more.
LARGEST_UPLOAD = max(limit.bytes_at_most for limit in LIMITS.values()) + 2 * MB
FOR_EVERY_WRITER = (Kind.CV, Kind.STATEMENT, Kind.PHOTO)


@area.post("/packet/files/<kind>")
def upload_file(kind: str) -> ResponseReturnValue:
    """Keep a file for every writer."""
    request.max_content_length = LARGEST_UPLOAD
    wanted = next((one for one in FOR_EVERY_WRITER if one == kind), None)
    if wanted is None:
        raise NotThere
    form = file_form(wanted)
    if _kept(form, wanted, None):
        flash(
            gettext("%(file)s: kept, and goes with every packet that is published from now on.", file=kind_name(wanted))
        )
        return redirect(url_for("applicant.packet"), 303)
    return page("applicant/packet.html", form=form, status=_status(form), packets=packets_shown(), upload=form)


@area.post("/letters/<uuid:id>/request-form")
def upload_request_form(id: UUID) -> ResponseReturnValue:
    """Keep the service's letter request form, for this writer alone."""
    request.max_content_length = LARGEST_UPLOAD
    letter_request = find(LetterRequest, id)
    form = file_form(Kind.REQUEST_FORM)
    if _kept(form, Kind.REQUEST_FORM, letter_request):
        flash(gettext("The letter request form is kept, for %(writer)s alone.", writer=letter_request.writer_name))
        return redirect(url_for("applicant.packet_letter", id=id), 303)
    return packet_page(letter_request, upload=form, status=_status(form))


@area.get("/files/<uuid:id>")
def open_file(id: UUID) -> ResponseReturnValue:
    """One of one's own files."""
    file = find(File, id, lock=False)
    answer = Response(uploads.open_file(file), mimetype=file.media_type)
    answer.headers.set("Content-Disposition", "attachment", filename=safe_file_name(file.name))
    return answer


def _kept(form: FileForm, kind: Kind, letter_request: LetterRequest | None) -> bool:
    """Check the file and keep it; else the form says why not."""
    if not form.validate_on_submit():
        return False
    given = form[kind.value].data
    checked = check_upload(kind, given.filename or "", given.read())
    try:
        if isinstance(checked, Unfit):
            form.too_large = checked.code == "too_large"
            raise Wrong(kind.value, checked.sentence.said(gettext))
        uploads.upload_file(kind, checked, request=letter_request)
    except Wrong as wrong:
        put_beside_field(form, wrong)
        return False
    return True


def _status(form: FileForm) -> int:
    """Too large is 413; everything else that is wrong with a file is 422."""
    return 413 if form.too_large else 422
