"""The packet as its writer has it: its published versions and their files."""

from datetime import datetime
from functools import lru_cache
from typing import Any, NamedTuple
from uuid import UUID

import sqlalchemy as sa

from portal.errors import NotThere
from portal.lifecycle import Status
from portal.models import File, Packet, PacketFile
from portal.queries.asking import ask

MOST_VERSIONS = 12
#: The order in which a writer reads them.
FILE_KINDS = ("cv", "statement", "photo", "request_form")


class PacketFileRow(NamedTuple):
    """A file of a packet."""

    id: UUID
    kind: str
    name: str
    media_type: str
    bytes: int
    pages: int | None
    change_note: str
    uploaded_at: datetime


class PacketVersionRow(NamedTuple):
    """A published version with its files, in the order in which they are read."""

    id: UUID
    version: int
    published_at: datetime
    facts: dict[str, Any]
    files: tuple[PacketFileRow, ...]


def published_versions(request_id: UUID) -> list[PacketVersionRow]:
    """The published versions, the latest first; of very many the last ones."""
    versions: dict[UUID, PacketVersionRow] = {}
    for row in ask(_published(), {"request_id": request_id}):
        seen = versions.get(row.id)
        files = (seen.files if seen else ()) + ((PacketFileRow(*row[4:]),) if row.file_id else ())
        versions[row.id] = PacketVersionRow(
            row.id, row.version, row.published_at, row.facts, tuple(sorted(files, key=_reading_order))
        )
    return list(versions.values())


@lru_cache
def _published() -> sa.Select[*tuple[Any, ...]]:
    """The statement, built once: a row for each file of each version."""
    latest = (
        sa.select(Packet.id, Packet.office_id, Packet.version, Packet.published_at, Packet.facts)
        .where(Packet.request_id == sa.bindparam("request_id"), Packet.status == Status.PUBLISHED)
        .order_by(Packet.version.desc())
        .limit(MOST_VERSIONS)
        .subquery()
    )
    return (
        sa.select(
            latest.c.id, latest.c.version, latest.c.published_at, latest.c.facts,
            *(getattr(File, name).label(f"file_{name}") for name in PacketFileRow._fields),
        )
        .outerjoin(PacketFile, sa.and_(PacketFile.office_id == latest.c.office_id, PacketFile.packet_id == latest.c.id))
        .outerjoin(File, sa.and_(File.office_id == PacketFile.office_id, File.id == PacketFile.file_id))
        .order_by(latest.c.version.desc())
    )  # fmt: skip


def packet_now(request_id: UUID) -> PacketVersionRow:
    """The version that the writer has. Raises NotThere."""
    versions = published_versions(request_id)
    if not versions:
        raise NotThere
    return versions[0]


def _reading_order(file: PacketFileRow) -> int:
    return FILE_KINDS.index(file.kind)
