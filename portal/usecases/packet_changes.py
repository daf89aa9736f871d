"""What the writer will be told of a new version of a packet: the version they have, held against the one that waits."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from portal.clock import today
from portal.documents.changes import FileVersion, PacketVersion, packet_changes
from portal.extensions import db
from portal.models import File, LetterRequest, Packet, PacketFile
from portal.shown import shown_date
from portal.translating import gettext
from portal.usecases.packets import current_files, facts_for, latest_published


def changes_since_published(packet: Packet, request: LetterRequest) -> list[str]:
    """The changes in sentences, the most useful first; empty where the writer has no version yet, or nothing changed."""
    before = latest_published(request)
    if before is None or before.facts is None or before.id == packet.id:
        return []
    sent = db.session.scalars(sa.select(PacketFile.file_id).where(PacketFile.packet_id == before.id)).all()
    now = current_files(request)
    files = _files({*sent, *now})
    old = _version(before.facts, (files[one] for one in sent), today())
    new = _version(facts_for(packet, request), (files[one] for one in now), today())
    return [sentence.said(gettext) for sentence in packet_changes(old, new)]


def _files(wanted: Iterable[UUID]) -> dict[UUID, Any]:
    rows = db.session.execute(
        sa.select(File.id, File.kind, File.uploaded_at, File.change_note).where(File.id.in_(list(wanted)))
    )
    return {row.id: row for row in rows}


def _version(facts: Mapping[str, Any], files: Iterable[Any], day: date) -> PacketVersion:
    due = facts["due_on"]
    return PacketVersion(
        applicant=facts["name"],
        school=facts["school"],
        status=facts["position"],
        aim=facts["aim"],
        aspects=facts["aspects"],
        bullets=tuple(facts["bullets"]),
        due=shown_date(date.fromisoformat(due), day).words if due else "",
        files={file.kind: _file(file, day) for file in files},
    )


def _file(file: Any, day: date) -> FileVersion:
    on = gettext("on %(day)s", day=shown_date(file.uploaded_at.date(), day).words)
    return FileVersion(file_name(file.kind), str(file.id), on, file.change_note)


def file_name(kind: str) -> str:
    """What a file of the packet is to its writer."""
    names: dict[str, str] = {
        "cv": gettext("CV"),
        "statement": gettext("Personal statement"),
        "photo": gettext("Photo"),
        "request_form": gettext("Letter request form"),
    }
    return names[kind]
