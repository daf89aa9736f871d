"""Files of a packet: kept once for every writer; the letter request form for one."""

import sqlalchemy as sa
from flask import current_app

from portal import files
from portal.access import actor_of
from portal.audit import record
from portal.clock import now
from portal.errors import Refused, Wrong
from portal.extensions import db
from portal.files import FileStore
from portal.lifecycle import ENDED, Status
from portal.models import File, LetterRequest
from portal.translating import gettext
from portal.uploads.check import Accepted
from portal.uploads.limits import Kind


def upload_file(kind: Kind, accepted: Accepted, *, request: LetterRequest | None = None, change_note: str = "") -> File:
    """Keep a checked file; the one it replaces stays with the packets that were published with it.

    The bytes are sealed and stored under the row's id in the same request: should the transaction fail after that, the
    store holds a file that no row names, and the sweep removes it.
    """
    if request is not None and Status(request.status) in ENDED:
        raise Refused(gettext("This letter has ended, so its packet stays as it is."))
    actor = actor_of(db.session())
    _supersede(kind, request)
    file = File(
        office_id=actor.office_id,
        applicant_id=actor.applicant_id,
        request_id=request.id if request else None,
        kind=kind.value,
        name=accepted.clean_name,
        media_type=accepted.media_type,
        bytes=accepted.size,
        pages=accepted.pages,
        change_note=change_note.strip(),
    )
    db.session.add(file)
    db.session.flush()
    try:
        files.put(file_store(), file.id, accepted.data)
    except files.StoreUnreachable as away:
        raise Wrong(kind.value, gettext("The file could not be kept just now. Try again in a minute.")) from away
    record(
        "upload_file",
        office_id=file.office_id,
        applicant_id=file.applicant_id,
        request=request,
        file=kind.value,
        name=file.name,
    )
    return file


def open_file(file: File) -> bytes:
    """The bytes of a file that the actor may see."""
    return files.get(file_store(), file.id)


def file_store() -> FileStore:
    """Where this portal keeps files."""
    store: FileStore = current_app.extensions["file_store"]
    return store


def _supersede(kind: Kind, request: LetterRequest | None) -> None:
    """One file of a kind is current, for all letters or for the one it belongs to."""
    actor = actor_of(db.session())
    belongs = File.request_id == request.id if request else File.request_id.is_(None)
    db.session.execute(
        sa.update(File)
        .where(File.applicant_id == actor.applicant_id, File.kind == kind.value, File.superseded_at.is_(None), belongs)
        .values(superseded_at=now())
        .execution_options(synchronize_session=False)
    )
